"""Sources and actors named in the text."""

from onrecord.records import Name, Report


def find_names(report: Report) -> tuple[Name, ...]:
    """Sources and actors named in the text."""
    return ()
