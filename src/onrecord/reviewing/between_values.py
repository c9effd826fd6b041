"""The values of one event, or of one statement, as two coders have them; any variable of any codebook."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.reviewing.coded import UNKNOWN, CodedValue, place_finest, place_parts, place_route, surest
from onrecord.reviewing.comparisons import Comparison
from onrecord.reviewing.gold import PLACE_PARTS, TEXTS
from onrecord.reviewing.likeness import (
    characters,
    evenly_paired,
    same_code,
    same_name,
    same_words,
    shared,
)
from onrecord.reviewing.values import mean

Values = Sequence[CodedValue]
Same = Callable[[str, str], bool]

_TOUCHING = 1e-9


@dataclass(frozen=True, slots=True)
class Unit:
    """What is compared, and where it is counted. ``prefix`` stands before the names of its variables."""

    name: str
    text: str | None
    comparison: Comparison
    prefix: str = ""

    def differ(self, variable: str, ours: CodedValue | None, theirs: CodedValue | None) -> None:
        """Note that the coders differ."""
        sides = (one.side(self.text) if one else None for one in (ours, theirs))
        self.comparison.differ(self.prefix + variable, self.name, *sides)


def compare_values(ours: Iterable[CodedValue], theirs: Iterable[CodedValue], unit: Unit) -> None:
    """Every variable that either of two coders gave a value; the kind of the value tells how to compare it."""
    sides = [[one for one in side if one.value not in (None, UNKNOWN)] for side in (ours, theirs)]
    for variable in sorted({one.variable for side in sides for one in side}):
        first, second = ([one for one in side if one.variable == variable] for side in sides)
        for kind in sorted({_kind(one) for one in (*first, *second)}):
            pair = [[one for one in side if _kind(one) == kind] for side in (first, second)]
            _COMPARERS[kind](variable, pair[0], pair[1], unit)


def _kind(coding: CodedValue) -> str:
    """The kind of a value: mappings tell it by their parts."""
    if not isinstance(coding.value, Mapping):
        return "text" if coding.variable in TEXTS else "code"
    telling = ("low", "start", "name")
    return next((part for part in telling if part in coding.value), "place")


def _codes(variable: str, ours: Values, theirs: Values, unit: Unit) -> None:
    _strings(variable, (ours, theirs), same_code, unit)


def _names(variable: str, ours: Values, theirs: Values, unit: Unit) -> None:
    _strings(variable, (ours, theirs), same_name, unit)


def _texts(variable: str, ours: Values, theirs: Values, unit: Unit) -> None:
    _strings(variable, (ours, theirs), same_words, unit)


def _strings(variable: str, sides: tuple[Values, Values], same: Same, unit: Unit) -> None:
    """Sets of strings. A value that is told twice is one."""
    ours, theirs = (list({one.words: one for one in reversed(side)}.values()) for side in sides)
    found = _same_strings([one.words for one in ours], [one.words for one in theirs], same)
    name = unit.prefix + variable
    unit.comparison.count(name, len(ours), len(theirs), len(found))
    unit.comparison.unit(name, "masi", *_sets(ours, theirs, found))
    left = [one for i, one in enumerate(ours) if i not in found]
    over = [one for j, one in enumerate(theirs) if j not in found.values()]
    for n in range(max(len(left), len(over))):
        unit.differ(variable, left[n] if n < len(left) else None, over[n] if n < len(over) else None)


def _same_strings(ours: Sequence[str], theirs: Sequence[str], same: Same) -> dict[int, int]:
    """Which of ours is which of theirs: the very same first, then what counts as the same."""
    return evenly_paired(ours, theirs, lambda one, other: float(same(one, other)) + (one == other), 1.0)


def _sets(ours: Values, theirs: Values, found: Mapping[int, int]) -> tuple[frozenset[str], frozenset[str]]:
    """Both as sets in which what is the same has one name."""
    shared_names = {(i, j): min(ours[i].words, theirs[j].words) for i, j in found.items()}
    names = {i: name for (i, _), name in shared_names.items()}
    others = {j: name for (_, j), name in shared_names.items()}
    return (
        frozenset(names.get(i, one.words) for i, one in enumerate(ours)),
        frozenset(others.get(j, one.words) for j, one in enumerate(theirs)),
    )


def _dates(variable: str, ours: Values, theirs: Values, unit: Unit) -> None:
    """The same start and end; agreement is by day, of what each coder is surest of.

    Words that no day could be found for are no date yet.
    """
    ours, theirs = ([one for one in side if one.value["start"]] for side in (ours, theirs))
    if not ours and not theirs:
        return
    starts = [{_days(one) for one in side} for side in (ours, theirs)]
    first, second = surest(ours), surest(theirs)
    _single(variable, (first, second), bool(starts[0] & starts[1]), unit)
    days = (str(one.value["start"])[:10] if one else None for one in (first, second))
    unit.comparison.unit(unit.prefix + variable, "nominal", *days)


def _days(one: CodedValue) -> tuple[str, str]:
    start = str(one.value["start"])
    return start, str(one.value.get("end") or start)


def _single(variable: str, sides: tuple[CodedValue | None, CodedValue | None], same: bool, unit: Unit) -> None:
    """A variable that has one value, or none."""
    first, second = sides
    told = int(first is not None), int(second is not None)
    unit.comparison.count(unit.prefix + variable, *told, int(same))
    if not same:
        unit.differ(variable, first, second)


def _places(variable: str, ours: Values, theirs: Values, unit: Unit) -> None:
    """The finest name, each part by itself, and the route."""
    first, second = surest(ours), surest(theirs)
    finest = [[place_finest(one.value) for one in side] for side in (ours, theirs)]
    same = any(same_name(one, other) for one in finest[0] for other in finest[1])
    _single(variable, (first, second), same, unit)
    best = (place_finest(one.value) if one else None for one in (first, second))
    unit.comparison.unit(unit.prefix + variable, "name", *best)
    for part in PLACE_PARTS:
        _place_part(variable, part, (ours, theirs), unit)
    routes = [[name for one in side for name in place_route(one.value)] for side in (ours, theirs)]
    if routes[0] or routes[1]:
        sides = tuple([CodedValue("", name) for name in side] for side in routes)
        found = _same_strings(routes[0], routes[1], same_name)
        name = f"{unit.prefix}{variable} route"
        unit.comparison.count(name, len(routes[0]), len(routes[1]), len(found))
        unit.comparison.unit(name, "masi", *_sets(sides[0], sides[1], found))
        if not len(routes[0]) == len(routes[1]) == len(found):
            unit.differ(f"{variable} route", first, second)


def _place_part(variable: str, part: str, sides: tuple[Values, Values], unit: Unit) -> None:
    told = [[one for one in side if place_parts(one.value).get(part)] for side in sides]
    if not told[0] and not told[1]:
        return
    best = surest(told[0]), surest(told[1])
    same = any(same_name(str(one.value[part]), str(other.value[part])) for one in told[0] for other in told[1])
    _single(f"{variable} {part}", best, same, unit)
    names = (str(one.value[part]) if one else None for one in best)
    unit.comparison.unit(f"{unit.prefix}{variable} {part}", "name", *names)


def _figures(variable: str, ours: Values, theirs: Values, unit: Unit) -> None:
    """Figures are one where they were read from the same words; failing that, where they are the same number."""

    def alike(one: CodedValue, other: CodedValue) -> float:
        return 2 * shared(characters(one.spans), characters(other.spans)) + (one.ends == other.ends)

    found = evenly_paired(ours, theirs, alike, _TOUCHING)
    count = unit.comparison.count
    for name in ("figure", f"figure {variable}", "figure+voice"):
        count(name, len(ours), len(theirs), 0)
    for i, j in found.items():
        one, other = ours[i], theirs[j]
        same, voiced = one.ends == other.ends, one.role == other.role
        count("figure", 0, 0, int(same))
        count(f"figure {variable}", 0, 0, int(same))
        count("figure+voice", 0, 0, int(same and voiced))
        unit.comparison.unit(f"figure {variable}", "ratio", mean(*one.ends or ()), mean(*other.ends or ()))
        unit.comparison.unit("figure+voice", "nominal", one.role, other.role)
        if not (same and voiced):
            unit.differ("figure+voice" if same else f"figure {variable}", one, other)
    for one in (one for i, one in enumerate(ours) if i not in found):
        unit.differ(f"figure {variable}", one, None)
    for other in (other for j, other in enumerate(theirs) if j not in found.values()):
        unit.differ(f"figure {variable}", None, other)


_COMPARERS: dict[str, Callable[[str, Values, Values, Unit], None]] = {
    "code": _codes,
    "text": _texts,
    "name": _names,
    "start": _dates,
    "place": _places,
    "low": _figures,
}
