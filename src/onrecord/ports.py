"""The shapes that the parts of On Record must have to fit together. Adding a part means fitting one of these."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import Literal, Protocol

from onrecord.records import (
    CodedReport,
    Copy,
    Decision,
    Event,
    Findings,
    Named,
    NameKeys,
    Outline,
    Page,
    Pair,
    Parse,
    Policy,
    Report,
    Settings,
    Unread,
)
from onrecord.records.changes import Change, Done, EventRow, Kept, KeptName, Step
from onrecord.tables.added import PlaceLookup

__all__ = [
    "Cleaner",
    "Coder",
    "EventShelf",
    "Finder",
    "LinkedEvents",
    "Linker",
    "LinkingShelf",
    "Parser",
    "PlaceLookup",
    "Reader",
    "Shelf",
]


Progress = Callable[[str, int, int | None], None]
"""Told what goes on ("reading", "coding"), how many are done, and of how many where that is known."""


class Reader(Protocol):
    """Bytes in: what can be read comes out as pages, what cannot as a reason. Never raises for bad input."""

    def __call__(self, paths: Iterable[str]) -> Iterator[Page | Unread]: ...


class Cleaner(Protocol):
    """A page in, a report of passages out, its text untouched."""

    def __call__(self, page: Page) -> Report: ...


class Parser(Protocol):
    """A text in, what its words mark out. The same text always gives the same parse. ``name`` is the coder's."""

    @property
    def name(self) -> str: ...

    def __call__(self, text: str) -> Parse: ...


class Finder(Protocol):
    """A report in, with its parse where there is one; things pointed at out."""

    def __call__(self, report: Report, parse: Parse | None = None) -> Findings: ...


class Coder(Protocol):
    """Findings in, mentions and statements out."""

    def __call__(self, report: Report, findings: Findings, settings: Settings) -> CodedReport: ...


class Shelf(Protocol):
    """Where reports and their codings are kept. Each method is done wholly or not at all."""

    def add(self, page: Page) -> Literal["new", "updated", "known"]:
        """Keep a report, once however often it is added; what is told of it later is taken over."""

    def undated(self, page: Page) -> tuple[CodedReport, str] | None:
        """A report's coding and what made it, where ``page`` brings its date and nothing else that is new."""

    def set_aside(self, item: Unread, stage: Literal["reading", "coding"] = "reading") -> None:
        """Keep the reason why something could not be read (or coded), until it can be."""

    def ids(self) -> Sequence[str]:
        """The ids of all reports, in the order in which they were added."""

    def uncoded(self, program: str) -> Sequence[str]:
        """The ids of the reports that ``program`` has not coded, or not with what is known of them now."""

    def page(self, report_id: str) -> Page:
        """The report as it was read."""

    def keep(self, coded: CodedReport, program: str) -> bool:
        """Keep what ``program`` coded beside all that was coded before; False where it says nothing new."""


class LinkedEvents(Protocol):
    """What linking comes to."""

    @property
    def events(self) -> tuple[Event, ...]: ...


class Linker(Protocol):
    """Mentions in, events out. Pure: the same mentions and decisions always give the same events."""

    def outlines(self, coded: CodedReport, decided: NameKeys | None = None, /) -> Sequence[Outline]:
        """What is to be known of each mention of a report, under what people decided of names."""

    def block_keys(self, outline: Outline, /) -> Sequence[str]:
        """Two mentions are compared only where they share one of these."""

    def link(
        self,
        outlines: Iterable[Outline],
        decisions: Sequence[Decision] = (),
        policy: Policy | None = None,
        before: Sequence[Event] = (),
    ) -> LinkedEvents:
        """Every mention into one event; *yes* and *no* hold; events keep the ids of those ``before``."""

    def explain(self, a: Outline, b: Outline, policy: Policy | None = None, /) -> Pair:
        """Why two mentions may be one event, or not."""


class EventShelf(Protocol):
    """Where events are kept with all that was done to them. Each method is done wholly or not at all."""

    def stale(self, maker: str) -> Sequence[tuple[str, int | None]]:
        """Reports whose outlines ``maker`` has not made of the coding shown; and that coding, if any is."""

    def uncompared(self, maker: str) -> Sequence[str]:
        """Reports shown whose text ``maker`` has not compared with the others."""

    def sharing_text(self, keys: Collection[int], most: int) -> frozenset[str]:
        """Compared reports that share one of ``keys``; keys of more than ``most`` reports left out."""

    def put_copies(
        self,
        copies: Iterable[Copy],
        compared_now: Mapping[str, Iterable[int]] | None = None,
        maker: str = "",
        instead_of: Iterable[Copy] | None = None,
    ) -> None:
        """Keep which reports are copies, in place of some or all kept before; and which were compared."""

    def copies(self, near: Collection[str] | None = None) -> Sequence[Copy]:
        """Which reports are copies of which: all, or what a search among some reports may change."""

    def put_outlines(
        self,
        made: Sequence[tuple[str, int | None, Sequence[tuple[Outline, Sequence[str]]]]],
        maker: str,
        names: Mapping[str, Sequence[tuple[Named, str]]] | None = None,
    ) -> int:
        """Keep outlines of reports with their block keys, and names with their keys. How many are due for it."""

    def names(self, keys: Collection[str] | None = None) -> Iterator[Named]:
        """The names that reports give actors, persons left out: those with one of ``keys``, or all."""

    def naming(self, keys: Collection[str]) -> Sequence[tuple[str, int]]:
        """Reports shown that give a name with one of ``keys``, and the number of the coding shown."""

    def outline_again(self, reports: Collection[str]) -> None:
        """Let the outlines of ``reports`` be made afresh when they are next asked for."""

    def kept_names(self) -> Sequence[KeptName]:
        """All decisions on names that were not taken back, in the order of their making."""

    def outlines(self, mentions: Collection[str] | None = None) -> Iterator[Outline]:
        """Those of ``mentions`` that are there, or all; in alphabetical order of the id."""

    def outlines_of(self, reports: Collection[str]) -> Mapping[str, Sequence[Outline]]:
        """Those of whole reports, by report."""

    def due(self) -> tuple[Sequence[str], int]:
        """The mentions that are new, gone or told otherwise since they were linked, and up to which number."""

    def clear_due(self, until: int) -> None:
        """Take what was due up to a number as linked, where nothing had to be changed for it."""

    def near(self, mentions: Collection[str]) -> Collection[str]:
        """``mentions``, all that may be compared with them, and all others of the events of these."""

    def no_longer_shown(self, words: str) -> tuple[str, str, str | None] | None:
        """A mention that was ever coded, by the beginning of its id; its report, and who withdrew that."""

    def find_mentions(self, words: str) -> Sequence[str]:
        """Mentions by the beginning of their ids; not all of them, where there are many."""

    def find_events(self, words: str) -> Sequence[str]:
        """Events, ended ones too, by the beginning of their ids; not all of them, where there are many."""

    def policy(self) -> Policy | None:
        """The policy under which the events were made; None where nothing is linked."""

    def steps(self) -> Sequence[Step]:
        """All that was ever done, in order."""

    def events(self, ids: Collection[str] | None = None) -> tuple[Event, ...]:
        """Those of the events that have not ended, or all."""

    def events_with(self, mentions: Collection[str]) -> tuple[Event, ...]:
        """The events of which any of ``mentions`` is a member, with all their members."""

    def event_of(self, mentions: Collection[str]) -> Mapping[str, str]:
        """The event of each of ``mentions`` that is in one."""

    def kept(self) -> Sequence[Kept]:
        """All decisions that were not taken back, in the order of their making."""

    def changes(self, event: str | None = None, step: int | None = None) -> Sequence[tuple[int, Change]]:
        """The changes of an event or a step, or all, each with the number of its step."""

    def apply(self, step: Step, done: Done) -> Step:
        """Do one step and keep it."""

    def undo(self, by: str, why: str = "") -> tuple[Step, tuple[Change, ...]] | None:
        """Take back the last step that stands; None where there is none."""

    def rows(self, ids: Collection[str] | None = None) -> Iterator[EventRow]:
        """The events as a list shows them."""

    def actors_in_events(self, variables: Collection[str]) -> Iterator[tuple[str, str, str]]:
        """Who is coded under ``variables``: event, report, name."""

    def words_in_events(self, variables: Collection[str]) -> Iterator[tuple[str, str, str]]:
        """What is coded under ``variables``: event, category or text, words of the report."""

    def unlinked(self) -> int:
        """How many mentions are on the shelf and in no event."""

    def ahead_of_time(self) -> Sequence[tuple[str, str]]:
        """Reports dated after today: id and date."""


class LinkingShelf(Protocol):
    """Where coded reports and the events over them are kept."""

    @property
    def events(self) -> EventShelf:
        """The events."""

    def page(self, report_id: str) -> Page:
        """The report as it was read."""

    def coded(self, report_id: str | None = None) -> Iterator[CodedReport]:
        """The coded reports (or the one asked for) as they are shown."""

    def coded_among(self, reports: Sequence[str], /) -> Iterator[CodedReport]:
        """The coded reports of these ids as they are shown."""
