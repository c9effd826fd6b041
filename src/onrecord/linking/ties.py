"""The chain: which events a report ties to which, and by what words. Precision goes before recall.

Ties are found within single reports, between mentions of two events, and lifted to the events: a ban answers
a protest, a charge follows arrests, a hearing a charge, a protest is against a law.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from onrecord.linking.ties_rules import RULES
from onrecord.linking.ties_view import Told, days_of, scene_of
from onrecord.records import CodedReport, Event, Mention, Span, Text, Tie, TieKind
from onrecord.tables.ties import forms

_CODED: tuple[TieKind, ...] = ("counter_to", "part_of")


@dataclass(frozen=True, slots=True)
class _Found:
    """A tie between two mentions of one report."""

    kind: TieKind
    one: str
    to: str
    evidence: tuple[Span, ...]
    rule: str


def ties(events: Iterable[Event], mentions: Mapping[str, tuple[Mention, CodedReport]]) -> tuple[Tie, ...]:
    """The ties between ``events``, each once for every mention that tells it, in the order of events and text.

    ``mentions`` are those of the events by id, each with its coded report; events without them have no ties.
    A tie that a report tells between two mentions of one event is none; nor is one that others rule out.
    """
    all_of = tuple(events)
    event_of = {one: event.id for event in all_of for one in event.mentions}
    reports = {coded.report.id: coded for one, (_, coded) in mentions.items() if one in event_of}
    lifted = {
        (one.kind, event_of[one.one], event_of[one.to], one.one): one
        for coded in reports.values()
        for one in reversed([*_coded(coded), *_told(coded)])
        if one.one in event_of and one.to in event_of and event_of[one.one] != event_of[one.to]
    }
    found = [
        Tie(kind, event, to, mention, one.evidence, one.rule)
        for (kind, event, to, mention), one in lifted.items()
    ]
    days = {one.id: _days(mentions[id_][0] for id_ in one.mentions if id_ in mentions) for one in all_of}
    ways = Counter((one.event, one.to) for one in found if one.kind == "follows")
    held = [one for one in found if not _is_turned(one, ways, days)]
    return tuple(sorted(held, key=lambda one: (one.event, one.kind, one.to, one.mention)))


_Days = tuple[str, str]


def _days(mentions: Iterable[Mention]) -> _Days:
    """The first and the last day on which any mention of an event begins; "" where none is dated."""
    begun = sorted(start for start, _ in map(days_of, mentions) if start)
    return (begun[0], begun[-1]) if begun else ("", "")


def _is_turned(tie: Tie, ways: Mapping[tuple[str, str], int], days: Mapping[str, _Days]) -> bool:
    """Whether an event cannot follow the other, or more reports tell the two the other way round.

    One report may leave a day untold that others give: no event follows one of which all mentions begin later.
    """
    if tie.kind != "follows":
        return False
    last, first = days[tie.event][1], days[tie.to][0]
    if last and first and last < first:
        return True
    there, back = ways[tie.event, tie.to], ways.get((tie.to, tie.event), 0)
    return back > there or (back == there and (days[tie.event], tie.event) < (days[tie.to], tie.to))


def _coded(coded: CodedReport) -> Iterator[_Found]:
    """What the mentions are coded as: counter to another, part of another."""
    for mention in coded.mentions:
        for kind in _CODED:
            for coding in mention.of(kind):
                if isinstance(coding.value, Text):
                    yield _Found(kind, mention.id, coding.value.words, coding.spans, f"coded as {kind}")


def _told(coded: CodedReport) -> Iterator[_Found]:
    """What the words between two mentions tell; a protest against a decision is not also held at it."""
    scene = scene_of(coded)
    tied: set[tuple[str, str]] = set()
    for rule in RULES:
        ones = [one for one in scene if one.kind in rule.ones]
        others = [one for one in scene if one.kind in rule.others] if ones else []
        for one in ones:
            for other in others:
                if one is other or not _may_tie(one, other):
                    continue
                ids = (one.mention.id, other.mention.id)
                if rule.kind == "occasion" and (ids in tied or ids[::-1] in tied):
                    continue
                if evidence := rule.words(one, other, scene):
                    tied.add(ids)
                    spans = (evidence,) if isinstance(evidence, Span) else evidence
                    yield _Found(rule.kind, *ids, spans, rule.name)


def _may_tie(one: Told, other: Told) -> bool:
    """Whether their days allow it: what answers or follows begins no earlier, unless it lies ahead of a protest.

    Orders and deployments may come before the protest that they answer, and so may what a court orders.
    """
    if one.kind == "protest" or one.first_day is None or other.first_day is None:
        return True
    if other.kind == "protest" and (one.kind != "court" or one.forms & forms("of_orders")):
        return True
    return other.first_day <= (one.last_day or one.first_day)
