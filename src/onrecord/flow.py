"""The story, top to bottom: bytes are read, cleaned, searched and coded. Start reading here."""

from onrecord.cleaning import clean
from onrecord.coding import code as code_findings
from onrecord.finding import find
from onrecord.records import CodedReport, Page, Settings


def code_page(page: Page, settings: Settings | None = None) -> CodedReport:
    """One page to one coded report. Pure: the same page and settings always give the same codings."""
    report = clean(page)
    return code_findings(report, find(report), settings or Settings())
