"""Events made by hand from tables of cases: reports with figures, as if they had been linked."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from onrecord.exporting.accounts import Account, accounts, mentions_of
from onrecord.records import (
    CodedReport,
    Coding,
    Copy,
    Event,
    Mention,
    Passage,
    Post,
    Report,
    Size,
    Span,
    Voice,
)


def account_of(variable: str, reports: list[dict[str, Any]]) -> Account:
    """One event told by ``reports``, each with figures of ``variable``."""
    made = {row["outlet"] + str(row.get("day")): report(variable, row) for row in reports}
    by_outlet = {coded.report.source: coded for coded in made.values()}
    copies = [
        Copy(
            by_outlet[row["outlet"]].report.id, by_outlet[row["copy_of"]].report.id, 0.9, _added(row, by_outlet)
        )
        for row in reports
        if row.get("copy_of")
    ]
    mentions = mentions_of(made.values())
    event = Event(Event.id_of(min(mentions)), "protest", tuple(sorted(mentions)))
    [account] = accounts([event], mentions, copies)
    return account


def report(variable: str, row: Mapping[str, Any]) -> CodedReport:
    """A report with one mention with the figures of ``row``, each in a sentence or live-blog post of its own."""
    text, posts, codings = "A protest took place.\n", [], []
    for told in row["figures"]:
        start = len(text)
        head = f"{told['time']}\n" if row.get("posts") else ""
        at = start + len(head) + len("It was said: ")
        text += f"{head}It was said: {told['words']}.\n"
        if head:
            posts.append(Post(Span(start, len(text) - 1), time=Span(start, start + len(head) - 1)))
        codings.append(figure(variable, told, Span(at, at + len(told["words"]))))
    day = row.get("day")
    report = Report(
        text=text,
        source=row["outlet"],
        published=date.fromisoformat(str(day)) if day else None,
        passages=(Passage("paragraph", Span(0, len(text) - 1)),),
        posts=tuple(posts),
    )
    return CodedReport(report, (Mention(report.id, "protest", Span(2, 9), tuple(codings)),), ())


def figure(variable: str, told: Mapping[str, Any], span: Span) -> Coding:
    """The coding of one figure."""
    low, high = told.get("low"), told.get("high", told.get("low"))
    size = Size(
        low, high, told["words"], told.get("qualifier", "exact"), told.get("basis"), as_of=told.get("as_of")
    )
    return Coding(variable, size, (span,), "hand@1", 0.9, voice(told["by"]))


def voice(words: str) -> Voice:
    """A voice from "role" or "role/name"."""
    role, _, name = words.partition("/")
    return Voice(role, name or None)  # type: ignore[arg-type]


def _added(row: Mapping[str, Any], by_outlet: Mapping[str | None, CodedReport]) -> tuple[Span, ...]:
    [mention] = by_outlet[row["outlet"]].mentions
    told = zip(row["figures"], mention.codings, strict=True)
    return tuple(coding.spans[0] for figure, coding in told if figure.get("added"))
