"""Words between quotation marks."""

from onrecord.records import Quotation, Report


def find_quotations(report: Report) -> tuple[Quotation, ...]:
    """Words between quotation marks."""
    return ()
