"""Date, place, form and status of an event: the value that most reports bear out, and its rivals."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from onrecord.exporting.accounts import Account, Telling
from onrecord.exporting.units import is_known
from onrecord.records import Code, Value, When, Where
from onrecord.records.labels import label

V = TypeVar("V", When, Where)
_GRAINS = ("minute", "hour", "day", "week", "month", "year")
_PLACES = ("site", "route", "district", "locality", "region", "country")
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
    return _borne(account, "date", When, _dates_agree, lambda when: -_GRAINS.index(when.grain))


def place_of(account: Account) -> Borne:
    """The place that fits the most independent reports; of those, the finest, then the surest.

    Another country, region, town or district is a rival; another site of the same town is not: marches move.
    """
    return _borne(account, "place", Where, _places_agree, _detail)


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
    told = list(by_report.values())
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


def _borne(
    account: Account,
    variable: str,
    kind: type[V],
    agree: Callable[[V, V], bool],
    fineness: Callable[[V], int],
) -> Borne:
    told = [
        (value, confidence, one)
        for one in account.tellings
        for value, confidence in [_surest(one, variable, kind)]
        if value is not None
    ]
    if not told:
        return Borne(None)

    def borne_by(value: V) -> tuple[Telling, ...]:
        return tuple(one for other, _, one in told if agree(value, other))

    best = max(told, key=lambda one: (_independent(borne_by(one[0])), fineness(one[0]), one[1]))[0]
    rivals: dict[str, list[Telling]] = {}
    for value, _, one in told:
        if not agree(best, value):
            rivals.setdefault(label(value), []).append(one)
    return Borne(best, borne_by(best), tuple((words, tuple(tellings)) for words, tellings in rivals.items()))


def _surest(telling: Telling, variable: str, kind: type[V]) -> tuple[V | None, float]:
    coding = max(telling.mention.of(variable), key=lambda one: (is_known(one), one.confidence), default=None)
    value: Value | None = coding.value if coding else None
    usable = isinstance(value, kind) and not (isinstance(value, When) and not (value.start or value.end))
    return (value, coding.confidence) if coding and usable and isinstance(value, kind) else (None, 0)


def _dates_agree(one: When, other: When) -> bool:
    first, last = days_of(one)
    start, end = days_of(other)
    return first <= end and start <= last


def days_of(when: When) -> tuple[str, str]:
    """First and last day, ISO 8601; an open end is the last that there is, an open start the first."""
    return (when.start or "0001-01-01")[:10], (when.end or "9999-12-31")[:10]


def _places_agree(one: Where, other: Where) -> bool:
    parts = ("country", "region", "locality", "district")
    told = [(getattr(one, part), getattr(other, part)) for part in parts]
    return all(not a or not b or a.casefold() == b.casefold() for a, b in told)


def _detail(where: Where) -> int:
    """How much a place tells: the finer its grain, then the more of its parts are filled."""
    filled = sum(bool(getattr(where, part)) for part in ("region", "country", "latitude", "route"))
    return filled - 10 * _PLACES.index(where.grain)


def _independent(tellings: Iterable[Telling] | Sequence[Telling]) -> int:
    return len({one.witness for one in tellings})
