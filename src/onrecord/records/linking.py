"""Events over reports: what linking knows of a mention, why two may be one, events, decisions, copies, ties."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from onrecord.records.findings import EventKind
from onrecord.records.ids import digest
from onrecord.records.spans import Span

Verdict = Literal["yes", "no", "unsure"]
TieKind = Literal[
    "answers",
    "follows",
    "against",
    "supports",
    "occasion",
    "ended_by",
    "commemorates",
    "counter_to",
    "part_of",
]
PerDay = Literal["day", "event"]
PerPlace = Literal["site", "city"]


@dataclass(frozen=True, slots=True)
class Outline:
    """What linking knows of a mention: keys to compare, not values to publish. Empty means not told.

    ``first_day`` and ``last_day`` are proleptic Gregorian ordinals (``date.toordinal``), None where the date is
    not told or open; ``published`` is the report's day. ``country`` is ISO 3166-1 alpha-2; names of places are
    folded (lower case, no accents). ``actors``, ``forms``, ``statuses`` and ``words`` (of demands, slogans,
    issue, reason) are sets of folded keys. ``sizes`` are the figures of participants, by any voice.
    ``opposes`` and ``part_of`` are ids of other mentions of the report.
    """

    id: str
    report: str
    kind: EventKind
    anchor: Span
    published: int | None = None
    first_day: int | None = None
    last_day: int | None = None
    country: str | None = None
    region: str | None = None
    locality: str | None = None
    site: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    actors: frozenset[str] = frozenset()
    forms: frozenset[str] = frozenset()
    statuses: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    sizes: tuple[int, ...] = ()
    arrests: tuple[int, ...] = ()
    series: str | None = None
    source: str | None = None
    opposes: str | None = None
    part_of: str | None = None


@dataclass(frozen=True, slots=True)
class Named:
    """A name that one report gives an actor.

    ``country`` (ISO 3166-1 alpha-2) is where the report's events are, None where it tells none or several.
    ``short_for`` is the name for which the report itself says that this one is short.
    """

    name: str
    kind: str | None = None
    country: str | None = None
    report: str = ""
    short_for: str = ""

    @property
    def private(self) -> bool:
        """Whether this is a person's name. Those are never joined (codebook section 5)."""
        return self.kind == "person"


@dataclass(frozen=True, slots=True)
class Policy:
    """What counts as one event (codebook section 1). ``per_day`` day: a row for each day; event: one over days.

    ``per_place`` site: other sites of a city are other events; city: they are not. ``counter_apart``: a
    counter-protest is an event of its own.
    """

    per_day: PerDay = "event"
    per_place: PerPlace = "city"
    counter_apart: bool = True

    @property
    def name(self) -> str:
        """The policy in words, as it is stored beside the events made under it."""
        counter = "apart" if self.counter_apart else "in"
        return f"per {self.per_day}, per {self.per_place}, counter-protest {counter}"


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason why two mentions may be one event (``weight`` above 0) or may not (below), in log-odds.

    ``words`` are what a reviewer reads: "same square, one day apart".
    """

    feature: str
    words: str
    weight: float


@dataclass(frozen=True, slots=True)
class Pair:
    """Two mentions, ``a`` before ``b`` by id, and all the reasons for and against their being one event."""

    a: str
    b: str
    reasons: tuple[Reason, ...]

    @property
    def score(self) -> float:
        """Log-odds that the two are one event."""
        return sum(reason.weight for reason in self.reasons)


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided of two mentions, or of two names; only ever added, the last one on a pair holds.

    ``at`` is ISO 8601, ``by`` whoever the person says to be. ``unsure`` takes back what was decided before.
    """

    a: str
    b: str
    verdict: Verdict
    by: str
    at: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class NameKeys:
    """What people decided of names, as outlines take it. ``decisions`` are those that hold, on ids of names.

    ``ids`` gives the keys of all an actor's names by the id of one, ``bodies`` by the name of a known body.
    """

    decisions: tuple[Decision, ...] = ()
    ids: Mapping[str, frozenset[str]] = field(default_factory=dict)
    bodies: Mapping[str, frozenset[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Event:
    """One happening: its id outlives changes of membership. ``mentions`` are ids, in alphabetical order."""

    id: str
    kind: EventKind
    mentions: tuple[str, ...]

    @staticmethod
    def id_of(mention: str) -> str:
        """The id of an event that begins with ``mention``."""
        return digest("event", mention)


@dataclass(frozen=True, slots=True)
class Copy:
    """Report ``report`` gives the text of report ``of`` again: no independent witness.

    ``share`` is the part of the shorter text that stands in the other, 0 to 1. ``only_here`` and ``only_there``
    are what differs: spans of ``report`` and of ``of``.
    """

    report: str
    of: str
    share: float
    only_here: tuple[Span, ...] = ()
    only_there: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Tie:
    """One event's tie to another, as mention ``mention`` tells it; ``evidence`` are spans of its report.

    ``answers``: a ban, arrest or charge answers a protest. ``follows``: a hearing follows a charge, a ruling
    a ban, a protest an earlier one. ``against``, ``supports``: a protest is against a doing, for one or for
    those held. ``occasion``: it is held at a doing, whatever its side. ``ended_by``: a doing ended it.
    ``commemorates``: it is in memory of an earlier event. See docs/settling.md.
    """

    kind: TieKind
    event: str
    to: str
    mention: str
    evidence: tuple[Span, ...]
    rule: str
