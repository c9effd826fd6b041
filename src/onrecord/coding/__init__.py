"""Gather findings into mentions and statements; turn words into values."""

from dataclasses import replace

from onrecord.codebook import Codebook, shipped
from onrecord.coding.confidence import calibrated
from onrecord.coding.mentions import code_mentions
from onrecord.coding.questions import questions
from onrecord.coding.saying.about import about_statements
from onrecord.coding.saying.statements import code_statements
from onrecord.records import CodedReport, Coding, Findings, Report, Settings


def code(
    report: Report, findings: Findings, settings: Settings, codebook: Codebook | None = None
) -> CodedReport:
    """Code one report by ``codebook`` (the built-in one where none is given), which every coding names.

    Confidences are measured ones: the rules' own, set right by what codings of their kind proved to be.
    """
    return calibrated(code_by_rules(report, findings, settings, codebook))


def code_by_rules(
    report: Report, findings: Findings, settings: Settings, codebook: Codebook | None = None
) -> CodedReport:
    """As :func:`code`, but with the confidences that the rules themselves give.

    Statements come first: they tell whose figure a figure is.
    """
    book = codebook or shipped()
    statements = about_statements(report, code_statements(report, findings), book)
    mentions = code_mentions(report, findings, statements, settings, book)
    return CodedReport(
        report,
        tuple(replace(one, codings=_named(one.codings, book)) for one in mentions),
        tuple(replace(one, codebook=book.label, codings=_named(one.codings, book)) for one in statements),
        questions(book, parsed=bool(findings.parser)),
    )


def _named(codings: tuple[Coding, ...], codebook: Codebook) -> tuple[Coding, ...]:
    return tuple(replace(coding, codebook=codebook.label) for coding in codings)


__all__ = ["code", "code_by_rules"]
