"""Places that a user added to the tables' own: looked up through a port, because tables know no database.

A run says where to look (``looking_in``); inside of it ``added_named`` answers, and outside nothing is added.
The tables' own names, their ranks and caches never depend on it: ``places_named`` does not ask here.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Protocol

from onrecord.tables.gazetteer import fold
from onrecord.tables.places import Place


class PlaceLookup(Protocol):
    """Places by folded name. The same name always gives the same places.

    ``digest`` changes whenever any answer may: reports coded with another one are coded anew.
    """

    @property
    def digest(self) -> str: ...

    def named(self, key: str, countries: frozenset[str] = frozenset()) -> tuple[Place, ...]:
        """The places of that folded name in ``countries`` (ISO codes; all where it is empty), largest first."""

    def region(self, country: str, code: str) -> str | None:
        """The name of a first-level division by GeoNames' code, or None where no added file has it."""


_lookup: ContextVar[PlaceLookup | None] = ContextVar("added places", default=None)


@contextmanager
def looking_in(lookup: PlaceLookup | None) -> Iterator[None]:
    """Look also in ``lookup`` while this lasts; None looks nowhere. Holds for this thread or task only."""
    before = _lookup.set(lookup)
    try:
        yield
    finally:
        _lookup.reset(before)


def is_looking() -> bool:
    """Whether any places are added: where none are, nothing need be weighed."""
    return _lookup.get() is not None


def added_named(name: str, countries: frozenset[str] = frozenset()) -> tuple[Place, ...]:
    """The added places of that name in ``countries`` (all where it is empty), the largest first."""
    lookup = _lookup.get()
    return lookup.named(fold(name), countries) if lookup else ()


def added_region(country: str, code: str) -> str | None:
    """The name of a first-level division, where an added file has it."""
    lookup = _lookup.get()
    return lookup.region(country, code) if lookup else None
