"""Triggers in their context: what a sentence tells of the event that a trigger refers to."""
