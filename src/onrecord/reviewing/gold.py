"""Gold: what a careful person coded of some reports, in YAML, with words in place of offsets."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from onrecord.reviewing.comparisons import Side
from onrecord.reviewing.likeness import occurrences

CODES = ("form", "status", "police_measure", "participant_measure")
NAMES = ("organiser", "actor", "target")
TEXTS = ("demand", "slogan", "series")
PLACE_PARTS = ("locality", "site", "district", "country")
_FINEST = ("site", "district", "locality", "region", "country")


@dataclass(frozen=True, slots=True)
class GoldPlace:
    """A place by the names of its parts; ``route`` are the places that it leads over."""

    parts: Mapping[str, str]
    route: tuple[str, ...] = ()

    @property
    def names(self) -> list[str]:
        """Every name from site to locality, and those of the route."""
        named = [self.parts[part] for part in ("site", "district", "locality") if part in self.parts]
        return [*named, *self.route]

    @property
    def finest(self) -> str:
        """The name of the finest part; "" where none has one."""
        return finest(self.parts, self.route)


@dataclass(frozen=True, slots=True)
class GoldFigure:
    """A number of people: ``words`` as the report prints them, ``role`` of the voice that vouches for it."""

    variable: str
    low: int | None
    high: int | None
    words: str
    role: str
    optional: bool = False

    @property
    def side(self) -> Side:
        """It as one side of a difference."""
        return Side(f"{numbers(self.low, self.high)} ({self.role})", self.words)


@dataclass(frozen=True, slots=True)
class GoldMention:
    """One event of one report. ``values`` are codes, names and words by variable; ``anchor`` tells of the event.

    ``start`` and ``end`` are ISO dates; an open ``end`` asks for the start alone.
    """

    key: str
    kind: str
    anchor: tuple[str, ...]
    values: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    start: str | None = None
    end: str | None = None
    dated: bool = False
    place: GoldPlace | None = None
    figures: tuple[GoldFigure, ...] = ()
    optional: bool = False

    def of(self, variable: str) -> tuple[str, ...]:
        """The values of one variable."""
        return self.values.get(variable, ())


@dataclass(frozen=True, slots=True)
class GoldStatement:
    """One thing said. ``speakers`` are all names that count as right, the one a reader would use first."""

    speakers: tuple[str, ...]
    content: tuple[str, ...]
    quotation: str | None = None
    act: str | None = None
    medium: str | None = None
    role: str | None = None
    optional: bool = False


@dataclass(frozen=True, slots=True)
class GoldReport:
    """One report's gold. ``report`` is the name of its file."""

    report: str
    published: date | None
    mentions: tuple[GoldMention, ...]
    statements: tuple[GoldStatement, ...]

    def lost(self, text: str) -> list[str]:
        """The quoted words that do not stand in ``text``."""
        quoted = [part for one in self.statements for part in one.content]
        for mention in self.mentions:
            quoted += [*mention.anchor, *mention.of("demand"), *mention.of("slogan")]
            quoted += [figure.words for figure in mention.figures if figure.words]
        return [words for words in dict.fromkeys(quoted) if not occurrences(text, words)]


def finest(parts: Mapping[str, str], route: tuple[str, ...]) -> str:
    """The name of the finest part of a place: a site before the first of a route, and so on to the country."""
    if "site" not in parts and route:
        return route[0]
    return next((parts[part] for part in _FINEST if parts.get(part)), "")


def numbers(low: int | float | None, high: int | float | None) -> str:
    """A figure in words: "60–70", "up to 50", "no number"."""
    if low is None:
        return "no number" if high is None else f"up to {high:,}"
    return f"{low:,}" if high in (None, low) else f"{low:,}–{high:,}"
