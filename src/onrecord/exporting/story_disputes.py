"""What is disputed about an event: figures that differ by voice, dates, places, forms, statuses, and denials."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby

from onrecord.exporting.accounts import Account, Telling, outlet_of
from onrecord.exporting.settling import is_vague
from onrecord.exporting.settling_figures import GROWING, Given, Point, Series
from onrecord.exporting.settling_values import (
    HELD,
    NOT_HELD,
    Borne,
    date_of,
    forms_differ,
    forms_of,
    place_of,
    statuses_differ,
    statuses_of,
)
from onrecord.exporting.story_records import Dispute, Position, Refs, Side
from onrecord.exporting.story_words import act_words, code_words, size_words, variable_words, voice_words
from onrecord.exporting.times import in_order
from onrecord.records import CodedReport, Size
from onrecord.records.labels import label

OfReport = Callable[[CodedReport], Refs]
_UP = frozenset({"more_than", "at_least"})
_DOWN = frozenset({"fewer_than", "up_to", "nearly"})
_ABOUT = 0.1  # by how much "about" may be off on either side
_DENYING = act_words("deny")


def disputes_of(account: Account, series: Sequence[Series], refs: OfReport) -> Iterator[Dispute]:
    """What reports and voices differ on; denials are told by :func:`denials`."""
    yield from _figures(series, refs)
    yield from _value("Date", date_of(account), refs)
    yield from _value("Place", place_of(account), refs)
    if forms_differ(account):
        yield Dispute("Form", _by_code(forms_of(account), refs))
    if statuses_differ(account):
        told = [one for one in statuses_of(account) if one[0] in HELD | NOT_HELD]
        yield Dispute("Whether it took place", _by_code(told, refs))


def denials(sides: Iterable[Side]) -> Iterator[Dispute]:
    """What is denied, in the words of those who deny it."""
    told = tuple(
        Position(said.speaker, said.words, said.sources)
        for side in sides
        for said in side.said
        if said.act.split(",")[0] == _DENYING and said.words
    )
    if told:
        yield Dispute("Denied", told)


def sources_of(tellings: Iterable[Telling], refs: OfReport) -> Refs:
    """The numbers of the sources of some tellings, each once, in order."""
    return tuple(sorted({ref for one in tellings for ref in refs(one.coded)}))


def _figures(series: Sequence[Series], refs: OfReport) -> Iterator[Dispute]:
    told: dict[str, list[Series]] = {}
    for one in series:
        if not one.is_ahead and one.variable not in ("money", "other_figure"):
            told.setdefault(one.variable, []).append(one)
    for variable, voices in told.items():
        differ = _fall_behind if variable in GROWING else _rule_out
        if differ([one.last for one in voices]):
            positions = tuple(
                Position(voice_words(one.voice), size_words(one.last.size), of_figures(one.last.given, refs))
                for one in voices
            )
            yield Dispute(variable_words(variable), positions)


def _rule_out(points: Sequence[Point]) -> bool:
    return not can_all_be_true(one.size for one in points)


def _fall_behind(points: Sequence[Point]) -> bool:
    """Whether counts that only grow cannot all be true: a fewer told later, or others told at one time.

    Fewer told earlier is no dispute: the others heard of more by then.
    """
    least = 0.0
    for _, own in groupby(sorted(points, key=_told), key=_told):
        reaches = [_reach(one.size) for one in own]
        if max(low for low, _ in reaches) > min(high for _, high in reaches):
            return True
        if min(high for _, high in reaches) < least:
            return True
        least = max(least, *(low for low, _ in reaches))
    return False


def _told(point: Point) -> str:
    """When a voice gave its last figure for the last time, so that it stood by it then."""
    return max(in_order(one.at) for one in point.given)


def of_figures(given: Sequence[Given], refs: OfReport) -> Refs:
    """The numbers of the sources of some figures."""
    return sources_of((one.telling for one in given), refs)


def can_all_be_true(sizes: Iterable[Size]) -> bool:
    """Whether one number fits all the figures: 6,200 fits "more than 6,000", 70 fits "dozens"."""
    reaches = [_reach(size) for size in sizes]
    return max((low for low, _ in reaches), default=0) <= min((high for _, high in reaches), default=0)


def _reach(size: Size) -> tuple[float, float]:
    """What a figure leaves open: above "more than" and fuzzy plurals, below "nearly", around "about"."""
    known = [n for n in (size.low, size.high) if n is not None]
    low, high = float(min(known)), float(max(known))
    if size.low is None or size.qualifier in _DOWN:
        low = 0
    if size.qualifier in _UP or is_vague(size):
        high = float("inf")
    if size.qualifier == "about":
        low, high = low * (1 - _ABOUT), high * (1 + _ABOUT)
    return low, high


def _value(what: str, told: Borne, refs: OfReport) -> Iterator[Dispute]:
    if told.rivals and told.value:
        values = [(label(told.value), told.tellings), *told.rivals]
        yield Dispute(
            what,
            tuple(Position(_outlets(tellings), words, sources_of(tellings, refs)) for words, tellings in values),
        )


def _by_code(told: Iterable[tuple[str, tuple[Telling, ...]]], refs: OfReport) -> tuple[Position, ...]:
    return tuple(
        Position(_outlets(tellings), code_words(code), sources_of(tellings, refs)) for code, tellings in told
    )


def _outlets(tellings: Iterable[Telling]) -> str:
    return ", ".join(dict.fromkeys(outlet_of(one.report) for one in tellings))
