"""The story of ``story.yml`` as records: reports, events over them, copies and ties."""

from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, get_args

import yaml
from tests.exporting.told import voice

from onrecord.cleaning import clean
from onrecord.exporting.accounts import accounts, mentions_of
from onrecord.exporting.story_links import Known
from onrecord.linking.ties import ties
from onrecord.records import (
    Actor,
    Code,
    CodedReport,
    Coding,
    Copy,
    Event,
    Mention,
    Page,
    Report,
    Size,
    Span,
    Speaker,
    Statement,
    Text,
    Value,
    When,
    Where,
)
from onrecord.records.findings import EventKind

TABLE: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("story.yml").read_text("utf-8"))
_KINDS: dict[str, EventKind] = {kind: kind for kind in get_args(EventKind)}
_CODES = ("form", "status", "police_measure")


@cache
def known() -> Known:
    """All that is on record of the four days."""
    made = {row["name"]: _coded(row) for row in TABLE["reports"]}
    names = {
        f"{row['name']} {name}": mention
        for row in TABLE["reports"]
        for name, mention in made[row["name"]][1].items()
    }
    coded = {name: one for name, (one, _) in made.items()}
    copies = [
        Copy(coded[row["name"]].report.id, coded[row["copy_of"]].report.id, 0.9, _added(row, coded[row["name"]]))
        for row in TABLE["reports"]
        if "copy_of" in row
    ]
    groups = [[names[one] for one in group] for group in TABLE["events"]]
    events = [Event(Event.id_of(one[0].id), one[0].kind, tuple(sorted(m.id for m in one))) for one in groups]
    mentions = mentions_of(coded.values())
    return Known(accounts(events, mentions, copies), ties(events, mentions))


def coded_reports() -> list[CodedReport]:
    """The coded reports, each once."""
    return list({one.report.id: one for account in known().accounts for one in account.reports}.values())


def event(number: int) -> str:
    """The id of one of the events, in the order of the table."""
    return known().accounts[number].id


def _coded(row: dict[str, Any]) -> tuple[CodedReport, dict[str, Mention]]:
    report = clean(Page(text=row["text"], source=row["outlet"], published=date.fromisoformat(str(row["day"]))))
    anchors = {name: _span(report, told["anchor"]) for name, told in row["mentions"].items()}
    ids = {
        name: Mention(report.id, _KINDS[row["mentions"][name]["kind"]], span, ()).id
        for name, span in anchors.items()
    }
    mentions = {
        name: Mention(
            report.id,
            _KINDS[told["kind"]],
            anchors[name],
            tuple(_coding(report, ids, *coding) for coding in told["codings"]),
        )
        for name, told in row["mentions"].items()
    }
    said = tuple(_statement(report, *told) for told in row["statements"])
    return CodedReport(report, tuple(mentions.values()), said), mentions


def _coding(report: Report, ids: dict[str, str], variable: str, told: Any, words: str, *more: str) -> Coding:
    by, basis, qualifier = (*more, *[""] * (3 - len(more)))
    value: Value
    if variable in _CODES:
        value = Code(told)
    elif variable == "date":
        value = When(str(told), str(told), "day", "by hand")
    elif variable == "place":
        site, town, country = ([None] * 3 + [part.strip() for part in told.split(";")])[-3:]
        value = Where("site" if site else "locality", site, locality=town, country=country)
    elif variable in ("organiser", "actor"):
        value = Actor(told, "organisation")
    elif isinstance(told, int):
        value = Size(told, told, words, qualifier or "exact", basis or None)  # type: ignore[arg-type]
    else:
        value = Text(ids.get(told, told))
    return Coding(variable, value, (_span(report, words),), "hand@1", 0.9, voice(by) if by else None)


def _statement(report: Report, role: str, *told: str) -> Statement:
    name, position, body, act, cue, content, quotation = told
    kind = "organisation" if role in ("police", "authority") and not position else "person"
    speaker = Speaker(name, position or None, body or None, kind)
    spans = (_span(report, name),), (_span(report, cue),), (_span(report, content),)
    return Statement(
        report.id, speaker, *spans, quotation, act, None, "hand@1", 0.9, voice=role  # type: ignore[arg-type]
    )  # fmt: skip


def _span(report: Report, words: str) -> Span:
    start = report.text.index(words)
    return Span(start, start + len(words))


def _added(row: dict[str, Any], coded: CodedReport) -> tuple[Span, ...]:
    return tuple(_span(coded.report, words) for words in row["added"])
