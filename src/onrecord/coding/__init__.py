"""Gather findings into mentions and statements; turn words into values."""

from onrecord.coding.mentions import code_mentions
from onrecord.coding.statements import code_statements
from onrecord.records import CodedReport, Findings, Report, Settings


def code(report: Report, findings: Findings, settings: Settings) -> CodedReport:
    """Code one report. Statements come first: they tell whose figure a figure is."""
    statements = code_statements(report, findings)
    mentions = code_mentions(report, findings, statements, settings)
    return CodedReport(report, mentions, statements)


__all__ = ["code"]
