"""Attributions to statements: speaker, act, medium, and what they are about."""
