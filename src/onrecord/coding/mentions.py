"""Triggers gathered into mentions, one per event, with their codings."""

from onrecord.records import Findings, Mention, Report, Settings, Statement


def code_mentions(
    report: Report, findings: Findings, statements: tuple[Statement, ...], settings: Settings
) -> tuple[Mention, ...]:
    """Every mention of the report, in the order of their anchors."""
    return ()
