"""Attributions to statements: speaker, act, medium, addressee."""

from onrecord.records import Findings, Report, Statement


def code_statements(report: Report, findings: Findings) -> tuple[Statement, ...]:
    """Every statement of the report, in the order of the text."""
    return ()
