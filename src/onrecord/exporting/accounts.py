"""What all reports together tell of one event, and which of these reports only repeat another."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from onrecord.records import CodedReport, Copy, Event, Mention, Report
from onrecord.records.findings import EventKind

UNNAMED = "source not named"
Mentions = Mapping[str, tuple[Mention, CodedReport]]
"""Mentions by id, each with the coded report that it stands in."""


@dataclass(frozen=True)
class Telling:
    """One mention of the event. ``copy`` says of which report its own is a copy.

    ``witness`` is the id of the report that it goes back to: its own, or the one at the end of all copies.
    """

    mention: Mention
    coded: CodedReport
    witness: str
    copy: Copy | None = None

    @property
    def report(self) -> Report:
        """The report that tells it."""
        return self.coded.report

    @property
    def outlet(self) -> str:
        """Whose report it is, as a reader would name it."""
        return outlet_of(self.report)

    @property
    def day(self) -> str:
        """The day on which it was told, ISO 8601; "" where the report is not dated."""
        return self.report.published.isoformat() if self.report.published else ""


@dataclass(frozen=True)
class Account:
    """One event with its tellings, in the order of publication; undated reports last.

    ``missing`` are mentions whose report is not there (withdrawn, or not coded now): they are told, not hidden.
    """

    event: Event
    tellings: tuple[Telling, ...]
    missing: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """The id of the event."""
        return self.event.id

    @property
    def kind(self) -> EventKind:
        """The kind of event."""
        return self.event.kind

    @cached_property
    def reports(self) -> tuple[CodedReport, ...]:
        """The reports, each once, in the order of publication."""
        return tuple({one.report.id: one.coded for one in self.tellings}.values())

    @cached_property
    def witnesses(self) -> tuple[str, ...]:
        """The ids of the independent reports: a copy counts as the report that it copies."""
        return tuple(dict.fromkeys(one.witness for one in self.tellings))

    @cached_property
    def outlets(self) -> tuple[str, ...]:
        """The outlets that tell of it, in the order of publication; unnamed ones aside."""
        return tuple(dict.fromkeys(one.report.source for one in self.tellings if one.report.source))

    @cached_property
    def copied(self) -> tuple[str, ...]:
        """The ids of the reports that are copies."""
        return tuple(dict.fromkeys(one.report.id for one in self.tellings if one.copy))


def outlet_of(report: Report) -> str:
    """The name of the report's outlet, or words that say that it has none."""
    return report.source or UNNAMED


def accounts(events: Iterable[Event], mentions: Mentions, copies: Sequence[Copy] = ()) -> tuple[Account, ...]:
    """The account of each of ``events`` that has at least one of ``mentions``, in the order given."""
    first = first_of_copies(copies)
    by_report = {one.report: one for one in sorted(copies, key=_likest, reverse=True)}
    found = []
    for event in events:
        told = [mentions[one] for one in event.mentions if one in mentions]
        tellings = [
            Telling(mention, coded, first.get(coded.report.id, coded.report.id), by_report.get(coded.report.id))
            for mention, coded in told
        ]
        missing = tuple(one for one in event.mentions if one not in mentions)
        if tellings:
            found.append(Account(event, tuple(sorted(tellings, key=_in_time)), missing))
    return tuple(found)


def mentions_of(coded: Iterable[CodedReport]) -> dict[str, tuple[Mention, CodedReport]]:
    """All mentions of ``coded`` by id, each with its report."""
    return {mention.id: (mention, one) for one in coded for mention in one.mentions}


def first_of_copies(copies: Iterable[Copy]) -> dict[str, str]:
    """By the id of each copy the id of the report that it goes back to, through copies of copies.

    Where copies go round in a circle, the first id of the alphabet is taken for the first report.
    """
    of = {one.report: one.of for one in sorted(copies, key=_likest)}
    return {report: _root(report, of) for report in of}


def _root(report: str, of: Mapping[str, str]) -> str:
    seen = [report]
    while seen[-1] in of:
        following = of[seen[-1]]
        if following in seen:
            return min(seen[seen.index(following) :])
        seen.append(following)
    return seen[-1]


def _likest(copy: Copy) -> tuple[float, str]:
    return copy.share, copy.of


def _in_time(one: Telling) -> tuple[str, bool, str, int]:
    return one.day or "9999", one.copy is not None, one.report.id, one.mention.anchor.start
