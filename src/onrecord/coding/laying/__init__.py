"""A report laid out for coding: its sentences with what was found in them, its names, and who speaks how."""
