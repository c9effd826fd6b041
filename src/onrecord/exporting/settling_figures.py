"""Every figure of an event, with its voice and time; updates of one voice as a series, rival voices apart."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.exporting.accounts import Account, Telling
from onrecord.exporting.settling_voices import voices_of
from onrecord.exporting.times import in_order, told_at
from onrecord.records import Coding, Size, Span, Voice
from onrecord.records.values import Basis

# Figures of what is to come, or could: never settled with what was seen.
AHEAD: frozenset[Basis | None] = frozenset({"expected", "registered", "capacity"})
# What is added up while it goes on: told at one and the same time, the higher count is the later one.
GROWING = frozenset(
    {"arrests", "detained", "charged", "injured_participants", "injured_police", "injured_other", "deaths"}
)


@dataclass(frozen=True)
class Given:
    """A figure as one report gives it, by a voice that is one over all the event's reports.

    ``at`` is the as-of time, else when it was told: ISO 8601 local time, or a day. ``copy_of`` is the id of the
    report whose figure this only repeats; then ``at`` is that of the first.
    """

    variable: str
    voice: Voice
    size: Size
    at: str | None
    telling: Telling
    coding: Coding
    copy_of: str | None = None

    @property
    def ends(self) -> tuple[int | None, int | None]:
        """Low and high."""
        return self.size.low, self.size.high

    @property
    def witness(self) -> str:
        """The id of the report that vouches for it: a figure added to a copy is the copy's own."""
        return self.copy_of or self.telling.report.id

    @property
    def is_ahead(self) -> bool:
        """Whether it is of what is expected, registered or possible, not of what was seen."""
        return self.size.basis in AHEAD


@dataclass(frozen=True)
class Point:
    """One step of a series: the same figure, by the same voice, as often as it was told before the next.

    ``given`` is never empty and in the order of time; copies are among them, for they say who printed it.
    """

    given: tuple[Given, ...]

    @property
    def at(self) -> str | None:
        """When it was first so told."""
        return self.given[0].at

    @property
    def size(self) -> Size:
        """The figure."""
        return self.given[0].size

    @property
    def witnesses(self) -> tuple[str, ...]:
        """The independent reports that give it."""
        return tuple(dict.fromkeys(one.witness for one in self.given))


@dataclass(frozen=True)
class Series:
    """What one voice gave for one variable, from the first figure to the last. ``points`` is never empty."""

    variable: str
    voice: Voice
    points: tuple[Point, ...]
    is_ahead: bool = False

    @property
    def last(self) -> Point:
        """What this voice gave last."""
        return self.points[-1]


def figures_of(account: Account) -> tuple[Given, ...]:
    """All figures of an event in the order of time; within one time in that of the text."""
    voice_of = voices_of(account)
    found = [
        Given(
            coding.variable,
            voice_of(telling, coding.voice),
            coding.value,
            coding.value.as_of or told_at(telling.report, coding.spans),
            telling,
            coding,
        )
        for telling in account.tellings
        for coding in telling.mention.codings
        if isinstance(coding.value, Size) and coding.value.mean is not None
    ]
    firsts = {(one.variable, one.ends, one.telling.report.id): one for one in reversed(found)}
    marked = [_marked(one, firsts) for one in found]
    return tuple(sorted(marked, key=_in_time))


def series_of(figures: Iterable[Given]) -> tuple[Series, ...]:
    """The series of each variable and voice, in the order of the first figure of each.

    Figures of what is expected make a series of their own.
    """
    groups: dict[tuple[str, Voice, bool], list[Given]] = {}
    for one in figures:
        groups.setdefault((one.variable, one.voice, one.is_ahead), []).append(one)
    return tuple(
        Series(variable, voice, _points(given), ahead) for (variable, voice, ahead), given in groups.items()
    )


def _points(given: Sequence[Given]) -> tuple[Point, ...]:
    points: list[list[Given]] = []
    for one in given:
        if points and points[-1][-1].ends == one.ends:
            points[-1].append(one)
        else:
            points.append([one])
    return tuple(Point(tuple(point)) for point in points)


def _marked(one: Given, firsts: Mapping[tuple[str, tuple[int | None, int | None], str], Given]) -> Given:
    """``one`` as a repeat, where its report is a copy, the first report has it too, and it is no added part.

    What the reporter of the first report counted is not counted again by the paper that reprints it; and a paper
    that reprints an old figure next day does not tell it anew.
    """
    copy = one.telling.copy
    if copy is None or any(_inside(span, copy.only_here) for span in one.coding.spans):
        return one
    first = firsts.get((one.variable, one.ends, one.telling.witness))
    if first is None:
        return one
    voice = first.voice if one.voice.role == "reporter" else one.voice
    return replace(one, voice=voice, at=first.at, copy_of=one.telling.witness)


def _inside(span: Span, parts: Sequence[Span]) -> bool:
    return any(part.covers(span) for part in parts)


def _in_time(one: Given) -> tuple[str, float, bool, str, int]:
    growing = (one.size.mean or 0) if one.variable in GROWING else 0
    start = one.coding.spans[0].start if one.coding.spans else 0
    return in_order(one.at), growing, one.copy_of is not None, one.telling.report.id, start
