"""Number words to numbers, and what a number of people counts."""
