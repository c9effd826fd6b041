"""Ties between events, from what single reports tell: a table of cases."""

import re
from datetime import date
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml

from onrecord.cleaning import clean
from onrecord.linking.ties import ties
from onrecord.records import Code, CodedReport, Coding, Event, Mention, Page, Size, Span, Text, Value, When
from onrecord.records.findings import EventKind

CASES: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("ties.yml").read_text("utf-8"))
_MARK = re.compile(r"\{(\w) (\w+) (\w+): ([^}]*)\}")
_KINDS: dict[str, EventKind] = {kind: kind for kind in get_args(EventKind)}


def _coded(case: dict[str, Any]) -> tuple[CodedReport, dict[str, Mention]]:
    """The report of a case, and its mentions by name."""
    text, marks, at = "", [], 0
    for mark in _MARK.finditer(case["text"]):
        text += case["text"][at : mark.start()]
        marks.append((mark[1], _KINDS[mark[2]], mark[3], Span(len(text), len(text) + len(mark[4]))))
        text += mark[4]
        at = mark.end()
    report = clean(
        Page(
            text=f"It rained all day.\n\n{text + case['text'][at:]}\n\nThe shops shut.",
            published=date(2025, 6, 1),
        )
    )
    moved = len("It rained all day.\n\n")
    made: dict[str, Mention] = {}
    for name, kind, form, span in marks:
        here = Span(span.start + moved, span.end + moved)
        anchor = made[name].anchor if name in made else here
        codings = (*(made[name].codings if name in made else ()), _coding("form", Code(form), here))
        made[name] = Mention(report.id, kind, anchor, codings)
    ids = {name: mention.id for name, mention in made.items()}
    for name, values in case.get("with", {}).items():
        made[name] = _valued(made[name], values, report.text, ids)
    return CodedReport(report, tuple(made.values()), ()), made


def _coding(variable: str, value: Value, span: Span, rule: str = "") -> Coding:
    return Coding(variable, value, (span,), "hand@1", 0.9, rule=rule)


def _valued(mention: Mention, values: dict[str, Any], text: str, ids: dict[str, str]) -> Mention:
    codings = list(mention.codings)
    for name, value in values.items():
        span = mention.anchor
        if name in ("arrests", "deaths"):
            codings += [_coding(name, Size(n, n, str(n)), span) for n in value]
        elif name == "held":
            codings.append(_coding("arrests", Size(None, None, value), _span(text, value)))
        elif name == "status":
            codings += [_coding(name, Code(code), _span(text, words)) for code, words in value.items()]
        elif name == "side":
            codings.append(_coding(name, Code(value), span))
        elif name == "demand":
            codings.append(_coding(name, Text(value), _span(text, value), "near: against"))
        elif name == "reason":
            codings.append(_coding(name, Text(value), _span(text, value)))
        elif name == "day":
            codings.append(_coding("date", When(str(value), str(value), "day", ""), span))
        else:
            codings.append(_coding(name, Text(ids[value]), span))
    return Mention(mention.report, mention.kind, mention.anchor, tuple(codings))


def _span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:60])
def test_ties(case: dict[str, Any]) -> None:
    coded, made = _coded(case)
    events = {name: Event(Event.id_of(one.id), one.kind, (one.id,)) for name, one in made.items()}
    found = ties(events.values(), {one.id: (one, coded) for one in made.values()})
    names = {event.id: name for name, event in events.items()}
    assert sorted([names[one.event], one.kind, names[one.to]] for one in found) == sorted(case["ties"])
    for one in found:
        assert one.mention == made[names[one.event]].id
        assert one.evidence
        assert all(span.of(coded.report.text).strip() for span in one.evidence)


def test_mentions_of_one_event_are_not_tied() -> None:
    coded, made = _coded(CASES[0])
    event = Event("e", "protest", tuple(one.id for one in made.values()))
    assert ties([event], {one.id: (one, coded) for one in made.values()}) == ()


def test_events_whose_reports_are_not_there_have_no_ties() -> None:
    assert ties([Event("e", "protest", ("gone",))], {}) == ()


def _joined(reports: list[tuple[CodedReport, dict[str, Mention]]], name: str) -> Event:
    """One event of the mentions of a name in several reports."""
    ids = tuple(made[name].id for _, made in reports if name in made)
    return Event(name, reports[0][1][name].kind, ids)


@pytest.mark.parametrize(
    ("days", "told"),
    [
        (("2025-05-01", "2025-05-20"), [("n", "follows", "m")]),
        (("2025-05-20", "2025-05-01"), []),  # another report gives a day that rules it out
        ((None, None), [("n", "follows", "m")]),
    ],
)
def test_days_of_other_reports_count(days: tuple[str | None, str | None], told: list[tuple[str, ...]]) -> None:
    one = _coded(
        {"text": "{m protest march: The march} was loud. Dozens {n protest sit_in: sat down} after the march."}
    )
    dated = {name: {"day": day} for name, day in zip("mn", days, strict=True) if day}
    other = _coded(
        {"text": "{m protest march: A march}. Elsewhere {n protest sit_in: a sit-in}.", "with": dated}
    )
    reports = [one, other]
    mentions = {each.id: (each, coded) for coded, made in reports for each in made.values()}
    found = ties([_joined(reports, "m"), _joined(reports, "n")], mentions)
    assert [(tie.event, tie.kind, tie.to) for tie in found] == told
