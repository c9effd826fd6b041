"""Who said what, as it stands in the text."""

from onrecord.records import Attribution, Name, Quotation, Report


def find_attributions(
    report: Report, quotations: tuple[Quotation, ...], names: tuple[Name, ...]
) -> tuple[Attribution, ...]:
    """Every attribution in the order of the text."""
    return ()
