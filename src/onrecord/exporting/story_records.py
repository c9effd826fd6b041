"""What a story is made of, before it is text, Markdown or HTML."""

from collections.abc import Callable
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Literal, TypeVar

LineKind = Literal["event", "report", "figure", "measure", "tied"]
Refs = tuple[int, ...]
"""Numbers of sources, each as it stands in :attr:`Story.sources`."""


@dataclass(frozen=True, slots=True)
class Source:
    """One report. ``copy_of`` is the number of the source whose text it repeats."""

    number: int
    outlet: str
    day: str | None
    title: str | None
    report: str
    url: str | None = None
    copy_of: int | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One entry of the timeline. ``at`` is ISO 8601, a day or a local time; ``quote`` is what a report says."""

    at: str | None
    kind: LineKind
    words: str
    sources: Refs
    quote: str = ""
    until: str | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """One thing said, however many reports print it. ``words`` is empty where nothing was answered."""

    at: str | None
    speaker: str
    act: str
    words: str
    quoted: bool
    sources: Refs


@dataclass(frozen=True, slots=True)
class Side:
    """What one side said, in order."""

    name: str
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One figure of a voice, and when it was told."""

    at: str | None
    words: str
    low: int | None
    high: int | None
    sources: Refs


@dataclass(frozen=True, slots=True)
class Track:
    """What one voice gave for one variable, in the order of time."""

    variable: str
    voice: str
    steps: tuple[Step, ...]
    ahead: bool = False


@dataclass(frozen=True, slots=True)
class Position:
    """One of the things told of what is disputed, and by whom."""

    who: str
    words: str
    sources: Refs


@dataclass(frozen=True, slots=True)
class Dispute:
    """Something on which the reports, or the voices in them, differ."""

    what: str
    positions: tuple[Position, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """Another event that a report ties this one to: how, which, and the words that tell it."""

    how: str
    title: str
    quote: str
    sources: Refs
    event: str = ""


@dataclass(frozen=True, slots=True)
class Chapter:
    """One event: what is told of it by all, figures by voice, what is disputed, and what it is tied to."""

    event: str
    kind: str
    title: str
    start: str | None
    end: str | None
    facts: tuple[tuple[str, str], ...]
    tracks: tuple[Track, ...]
    disputes: tuple[Dispute, ...]
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """The whole story. ``lines`` and ``sides`` run over all chapters; ``notes`` say what a reader must know."""

    title: str
    about: str
    chapters: tuple[Chapter, ...]
    lines: tuple[Line, ...]
    sides: tuple[Side, ...]
    sources: tuple[Source, ...]
    notes: tuple[str, ...] = ()

    @property
    def is_of_one(self) -> bool:
        """Whether it is the story of one event, whose title it bears."""
        return len(self.chapters) == 1 and self.chapters[0].title == self.title


T = TypeVar("T")
# Days, ids and words of the program's own: somebody may be called May.
_OURS = frozenset(("at", "until", "day", "start", "end", "kind", "event", "report", "variable", "what", "how"))


def hidden(record: T, hide: Callable[[str], str]) -> T:
    """``record`` with every text in it that a report may have given put through ``hide``; our own words stay."""
    if isinstance(record, str):
        return hide(record)  # type: ignore[return-value]
    if isinstance(record, tuple):
        return tuple(hidden(one, hide) for one in record)  # type: ignore[return-value]
    if is_dataclass(record) and not isinstance(record, type):
        own = {one.name: getattr(record, one.name) for one in fields(record) if one.name not in _OURS}
        return replace(record, **{name: hidden(value, hide) for name, value in own.items()})
    return record
