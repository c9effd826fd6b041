"""Figures to variables of their events."""
