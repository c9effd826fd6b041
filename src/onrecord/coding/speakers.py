"""The source of a statement as a reader would name it: fullest name, position, body."""

import re

from onrecord.records import Findings, Name, Report, Span, Speaker
from onrecord.tables.people import documents

_ARTICLE = re.compile(r"\A(?:the|a|an|some)\s+", re.IGNORECASE)


def name_at(findings: Findings, span: Span) -> Name | None:
    """The name that a source's words hold: the first of them that heads it."""
    inside = [name for name in findings.names if span.covers(name.span) or name.span.covers(span)]
    if not inside:
        return None
    people = [name for name in inside if name.kind in {"person", "pronoun"}]
    return people[0] if people and people[0].span.end == span.end else inside[0]


def speaker_of(report: Report, findings: Findings, span: Span, last: Speaker | None) -> Speaker:
    """The speaker whom ``span`` names; ``last`` is the one before, for letters and statements that speak."""
    words = " ".join(span.of(report.text).split())
    head = words.lower().split()[-1] if words else ""
    if (
        head in documents()
        and last is not None
        and words.lower().startswith(("the ", "it", "in ", "their ", "its "))
    ):
        return last
    name = name_at(findings, span)
    if name is None:
        return Speaker(words)
    if name.kind == "pronoun" and name.full.lower() in {"he", "she", "they", "it"} and last is not None:
        return last
    if name.kind in {"person", "organisation", "pronoun", "office"}:
        longer = name.span.end < span.end and name.kind != "pronoun" and " and " in words
        return Speaker(words if longer else name.full, name.role, name.organisation, name.kind)
    return Speaker(words, name.role, name.organisation, name.kind)


def bare(name: str) -> str:
    """A name without its article, in small letters, to compare with others."""
    return _ARTICLE.sub("", name).casefold()
