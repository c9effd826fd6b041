"""The added places, looked up by folded name: what ``tables/added.py`` asks for, out of SQLite."""

import sqlite3
import weakref
from functools import lru_cache
from pathlib import Path

from onrecord.store.faults import StoreError
from onrecord.store.gazetteer.home import default_store
from onrecord.store.gazetteer.schema import SOURCE_SHIFT, check, digest_of, open_to_read, sources_in, told
from onrecord.tables.features import kind_of
from onrecord.tables.places import Place

_REMEMBERED = 10_000  # names looked up last; most have few places
_MOST = 500  # places of one name; those with the most people, and of the highest class, are kept
_DIGITS = 12  # of the digest
_WANTED = """
SELECT place.number, name, feature, place.country, admin1, admin2, latitude, longitude, population
FROM (SELECT place AS wanted FROM name WHERE key = :key {inside}) JOIN place ON place.number = wanted
ORDER BY population DESC, feature LIKE 'P.%' DESC, number % :ids, number DESC LIMIT :most
"""
_INSIDE = "AND country IN (SELECT value FROM json_each(:countries))"


class AddedPlaces:
    """One store of places, open to be read. Fits the port :class:`~onrecord.tables.added.PlaceLookup`.

    Methods raise StoreError where the file turns out to be damaged.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._connection = open_to_read(path)
        weakref.finalize(self, self._connection.close)
        self.sources = sources_in(self._connection, path)
        self._digest = digest_of(self.sources)[:_DIGITS]
        self._named = lru_cache(_REMEMBERED)(_Asked(self._connection, path).named)

    @property
    def digest(self) -> str:
        """Changes with what is added, in which order, and with the rules by which names are folded."""
        return self._digest

    def named(self, key: str, countries: frozenset[str] = frozenset()) -> tuple[Place, ...]:
        """The places of that folded name in ``countries`` (all where it is empty), the largest first."""
        return self._named(key, countries)

    def region(self, country: str, code: str) -> str | None:
        """The name of a first-level division by GeoNames' code; of the file that was added last."""
        wanted = "SELECT name FROM region WHERE country = ? AND code = ? ORDER BY source DESC"
        with told(self._path):
            row = self._connection.execute(wanted, (country, code)).fetchone()
        return row[0] if row else None


class _Asked:
    """The questions to the database themselves, apart from what remembers the answers."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection, self._path = connection, path

    def named(self, key: str, countries: frozenset[str]) -> tuple[Place, ...]:
        """The places of one key; of a GeoNames id in several files, the row of the file that was added last."""
        listed = "[" + ",".join(f'"{country}"' for country in sorted(countries)) + "]"
        asked = {"key": key, "countries": listed, "ids": 1 << SOURCE_SHIFT, "most": _MOST}
        with told(self._path):
            rows = self._connection.execute(
                _WANTED.format(inside=_INSIDE if countries else ""), asked
            ).fetchall()
        latest: dict[int, tuple[int, Place]] = {}
        for row in rows:
            source, number = divmod(row[0], 1 << SOURCE_SHIFT)
            if number not in latest or source > latest[number][0]:
                latest[number] = source, _place(number, row)
        return tuple(place for _, place in sorted(latest.values(), key=lambda one: -one[1].population))


def _place(number: int, row: tuple[int, str, str, str, str, str, float, float, int]) -> Place:
    _, name, feature, country, admin1, admin2, latitude, longitude, population = row
    return Place(
        name=name,
        kind=kind_of(feature),
        country=country,
        id=str(number),
        code=admin1,
        latitude=latitude,
        longitude=longitude,
        population=population,
        division=admin2,
        feature=feature,
    )


def added_places(store: str | Path = "") -> AddedPlaces | None:
    """The places of a store; without one, of the user's own, and None where there is none. Raises StoreError.

    A store that was replaced since is opened anew.
    """
    path = Path(store) if store else default_store()
    if not store and not path.exists():
        return None
    check(path)
    try:
        state = path.stat()
    except OSError as error:
        raise StoreError(path, "has just gone away", "Run the same command again") from error
    return _opened(path.absolute(), (state.st_ino, state.st_mtime_ns, state.st_size))


@lru_cache(maxsize=4)
def _opened(path: Path, state: tuple[int, int, int]) -> AddedPlaces:
    return AddedPlaces(path)
