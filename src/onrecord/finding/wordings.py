"""Words kept as text for a variable of a mention: demands, slogans, series, reasons for arrest."""

from onrecord.records import Quotation, Report, Wording


def find_wordings(report: Report, quotations: tuple[Quotation, ...]) -> tuple[Wording, ...]:
    """Every wording in the order of the text."""
    return ()
