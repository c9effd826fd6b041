"""Date, place, form and status of an event: the value that most reports bear out, and its rivals."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from onrecord.exporting.accounts import Account, Telling
from onrecord.exporting.units import is_known
from onrecord.records import Code, Value, When, Where
from onrecord.records.labels import label

V = TypeVar("V", When, Where)
_GRAINS = ("minute", "hour", "day", "week", "month", "year")
_PLACES = ("site", "route", "district", "locality", "region", "country")
_COMPARED = ("country", "region", "locality", "district")
HELD = frozenset({"occurred", "under_way"})
NOT_HELD = frozenset({"called_off", "denied"})
_STILL_TO_COME = frozenset({"planned", "threatened"})


@dataclass(frozen=True)
class Borne:
    """A value with the tellings that bear it out, and the values that cannot be true beside it, with theirs."""

    value: When | Where | None
    tellings: tuple[Telling, ...] = ()
    rivals: tuple[tuple[str, tuple[Telling, ...]], ...] = ()

    @property
    def independent(self) -> int:
        """How many independent reports bear it out."""
        return len({one.witness for one in self.tellings})


def date_of(account: Account) -> Borne:
    """The date that fits the most independent reports; of those, the finest, then the surest.

    Dates that share no day with it are its rivals.
    """
    return _borne(account, "date", When, _Rule(days_of, _days_agree, lambda when: -_GRAINS.index(when.grain)))


def place_of(account: Account) -> Borne:
    """The place that fits the most independent reports; of those, the finest, then the surest.

    Another country, region, town or district is a rival; another site of the same town is not: marches move.
    """
    return _borne(account, "place", Where, _Rule(_parts_of, _parts_agree, _detail))


def forms_of(account: Account) -> tuple[tuple[str, tuple[Telling, ...]], ...]:
    """Each form with the tellings that have it, the most told first; ``unspecified`` only if alone."""
    found = _codes(account, "form")
    named = {form: tellings for form, tellings in found.items() if form != "unspecified"}
    return tuple(sorted((named or found).items(), key=lambda one: -_independent(one[1])))


def forms_differ(account: Account) -> bool:
    """Whether two independent reports name forms and have none in common."""
    by_report: dict[str, set[str]] = {}
    for form, tellings in forms_of(account):
        for one in tellings:
            by_report.setdefault(one.witness, set()).add(form)
    told = list({frozenset(forms) for forms in by_report.values()})
    return any(not one & other for at, one in enumerate(told) for other in told[at + 1 :])


def statuses_of(account: Account) -> tuple[tuple[str, tuple[Telling, ...]], ...]:
    """Each status with the tellings that have it, in the order in which they were first told."""
    return tuple(_codes(account, "status").items())


def last_status(account: Account) -> tuple[str, ...]:
    """The status in the last report that gives one; that it was planned does not undo that it took place."""
    told = [
        (one.day, {coding.value.name for coding in one.mention.of("status") if isinstance(coding.value, Code)})
        for one in account.tellings
    ]
    known = [(day, codes) for day, codes in told if codes]
    past = [(day, codes) for day, codes in known if codes - _STILL_TO_COME]
    counted = past or known
    latest = max((day for day, _ in counted), default="")
    return tuple(sorted({code for day, codes in counted if day == latest for code in codes}))


def statuses_differ(account: Account) -> bool:
    """Whether it is told both that it took place and that it did not."""
    told = {status for status, _ in statuses_of(account)}
    return bool(told & HELD and told & NOT_HELD)


def _codes(account: Account, variable: str) -> dict[str, tuple[Telling, ...]]:
    found: dict[str, dict[str, Telling]] = {}
    for one in account.tellings:
        for coding in one.mention.of(variable):
            if isinstance(coding.value, Code):
                found.setdefault(coding.value.name, {})[one.mention.id] = one
    return {code: tuple(tellings.values()) for code, tellings in found.items()}


@dataclass(frozen=True)
class _Rule(Generic[V]):
    """How values of one kind are compared: by their extent, in which few differ, and by their fineness."""

    extent: Callable[[V], tuple[str, ...]]
    agree: Callable[[tuple[str, ...], tuple[str, ...]], bool]
    fineness: Callable[[V], int]


def _borne(account: Account, variable: str, kind: type[V], rule: _Rule[V]) -> Borne:
    told = [
        (value, confidence, one, rule.extent(value))
        for one in account.tellings
        for value, confidence in [_surest(one, variable, kind)]
        if value is not None
    ]
    if not told:
        return Borne(None)
    witnesses: dict[tuple[str, ...], set[str]] = {}
    for _, _, one, extent in told:
        witnesses.setdefault(extent, set()).add(one.witness)
    fitting = {extent: {other for other in witnesses if rule.agree(extent, other)} for extent in witnesses}
    counts = {
        extent: len(set[str]().union(*(witnesses[other] for other in others)))
        for extent, others in fitting.items()
    }
    best, _, _, own = max(told, key=lambda one: (counts[one[3]], rule.fineness(one[0]), one[1]))
    rivals: dict[str, list[Telling]] = {}
    for value, _, one, extent in told:
        if extent not in fitting[own]:
            rivals.setdefault(label(value), []).append(one)
    bearing = tuple(one for _, _, one, extent in told if extent in fitting[own])
    return Borne(best, bearing, tuple((words, tuple(tellings)) for words, tellings in rivals.items()))


def _surest(telling: Telling, variable: str, kind: type[V]) -> tuple[V | None, float]:
    coding = max(telling.mention.of(variable), key=lambda one: (is_known(one), one.confidence), default=None)
    value: Value | None = coding.value if coding else None
    usable = isinstance(value, kind) and not (isinstance(value, When) and not (value.start or value.end))
    return (value, coding.confidence) if coding and usable and isinstance(value, kind) else (None, 0)


def _days_agree(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def days_of(when: When) -> tuple[str, str]:
    """First and last day, ISO 8601; an open end is the last that there is, an open start the first."""
    return (when.start or "0001-01-01")[:10], (when.end or "9999-12-31")[:10]


def _parts_of(where: Where) -> tuple[str, ...]:
    return tuple((getattr(where, part) or "").casefold() for part in _COMPARED)


def _parts_agree(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return all(not a or not b or a == b for a, b in zip(one, other, strict=True))


def _detail(where: Where) -> int:
    """How much a place tells: the finer its grain, then the more of its parts are filled."""
    filled = sum(bool(getattr(where, part)) for part in ("region", "country", "latitude", "route"))
    return filled - 10 * _PLACES.index(where.grain)


def _independent(tellings: Iterable[Telling] | Sequence[Telling]) -> int:
    return len({one.witness for one in tellings})
