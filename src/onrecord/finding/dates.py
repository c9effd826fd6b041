"""Words that tell when."""

from onrecord.records import DatePhrase, Report


def find_dates(report: Report) -> tuple[DatePhrase, ...]:
    """Words that tell when."""
    return ()
