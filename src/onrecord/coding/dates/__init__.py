"""Date phrases to dates, by the calendar, the tense and the day of the report."""
