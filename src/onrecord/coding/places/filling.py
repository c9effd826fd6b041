"""Chosen places to values: the grains that the text tells, and those that follow from them."""

from dataclasses import replace
from unicodedata import combining, normalize

from onrecord.coding.places.context import CITY_STATES
from onrecord.records import PlacePhrase, Where
from onrecord.tables.added import added_region
from onrecord.tables.gazetteer import fold
from onrecord.tables.places import Place, places_named, region_name

BORROWED = "report's place"
"""The rule of a site that lies where the report was, for want of better."""
_ALTERNATIVES = 5
_INITIALS = 4  # capitals: longer names are those of a dateline


def from_known(phrase: PlacePhrase, words: str, ranked: tuple[Place, ...]) -> Where:
    """The value of a known place, under the name that the text gives it."""
    place = ranked[0]
    name = _as_named(words, place)
    area = place.kind in {"region", "country"}  # a point would say more than is known
    where = Where(
        grain=place.kind,
        country=place.country,
        latitude=None if area else place.latitude,
        longitude=None if area else place.longitude,
        id=place.id,
        alternatives=tuple(other.id for other in ranked[1:] if other.id)[:_ALTERNATIVES],
        rule="added name" if place.feature else "known name",
    )
    if phrase.rule == "district":
        return Where(grain="region", region=name, country=place.country, rule="known name")
    if phrase.rule == "direction":
        return _turned(where, name, place)
    match place.kind:
        case "country":
            return _of_country(where, place)
        case "region":
            return replace(where, region=name)
        case "locality":
            return _of_town(where, name, place)
    return _of_site(where, name, place)


def _of_site(where: Where, name: str, place: Place) -> Where:
    """A known site or district, with the town that it lies in."""
    town = _town_of(place)
    told = replace(
        where,
        locality=place.locality,
        region=_region(town) if town else None,
        rule="implied" if place.locality else where.rule,
    )
    if place.kind == "district":
        return replace(told, district=name)
    return replace(told, site=name, district=place.district)


def _of_town(where: Where, name: str, place: Place) -> Where:
    """A town; in a city state, a district of the city."""
    if place.country in CITY_STATES and not _is_city_state(place):
        city = _city_of(place.country)
        return replace(where, grain="district", district=name, locality=city.name, rule="implied")
    return replace(where, locality=name, region=_region(place))


def _turned(where: Where, name: str, place: Place) -> Where:
    """A part of a known place: "North London" is a district of the town, "Northern Nigeria" a region."""
    part = replace(where, id=None, alternatives=(), rule="part of a known place")
    if place.kind in {"country", "region"}:
        return replace(part, grain="region", region=name)
    town = place.name if place.kind == "locality" else place.locality
    return replace(part, grain="district", district=name, locality=town, region=_region(place))


def from_unknown(phrase: PlacePhrase, words: str) -> Where:
    """The value of a name that no table knows: its words at its grain, and nothing else."""
    name = " ".join(words.split())
    match phrase.label:
        case "site":
            return Where(grain="site", site=name, rule="as named")
        case "district":
            return Where(grain="district", district=name, rule="as named")
        case "region":
            return Where(grain="region", region=name, rule="as named")
    if name.isupper() and len(name) > _INITIALS:
        name = name.title()
    return Where(
        grain="locality", locality=name, rule=phrase.rule if phrase.rule == "report's own" else "as named"
    )


def inside(inner: Where, outer: Where, rule: str) -> Where:
    """``inner`` with the coarser grains of ``outer`` where it has none; a town in a town is its district."""
    if inner.grain == "locality" and outer.locality and fold(outer.locality) != fold(inner.locality or ""):
        inner = replace(inner, grain="district", district=inner.locality, locality=None, region=None)
    if inner.grain == "site" and inner.district is None:
        inner = replace(inner, district=outer.district)
    told_region = outer.region if outer.grain == "region" else None
    placed = replace(
        inner,
        locality=inner.locality or outer.locality,
        region=told_region or inner.region or outer.region,
        country=inner.country or outer.country,
        rule=rule,
    )
    if placed.latitude is None and outer.latitude is not None:
        placed = replace(placed, latitude=outer.latitude, longitude=outer.longitude)
    return placed


def _as_named(words: str, place: Place) -> str:
    """The name as printed; a dateline's capitals become the table's, its letters stay ("ASUNCION": Asuncion)."""
    name = " ".join(words.split())
    if not name.isupper() or fold(name) != fold(place.name):
        return name
    plain = "".join(mark for mark in normalize("NFD", place.name) if not combining(mark))
    return plain if plain.upper() == name else place.name


def _of_country(where: Where, place: Place) -> Where:
    if place.country not in CITY_STATES:
        return where
    city = _city_of(place.country)
    return replace(
        where,
        grain="locality",
        locality=place.name,
        latitude=city.latitude,
        longitude=city.longitude,
        id=city.id,
    )


def _is_city_state(place: Place) -> bool:
    return fold(_city_of(place.country).name) == fold(place.name)


def _city_of(country: str) -> Place:
    """The city of a city state; its largest place."""
    names = {
        "HK": "Hong Kong",
        "SG": "Singapore",
        "MO": "Macau",
        "MC": "Monaco",
        "GI": "Gibraltar",
        "VA": "Vatican City",
    }
    found = [place for place in places_named(names[country]) if place.country == country]
    return max(found, key=lambda place: (place.kind == "locality", place.population))


def _town_of(place: Place) -> Place | None:
    """The town that a known site or district lies in."""
    towns = places_named(place.locality or "")
    return next((town for town in towns if town.kind == "locality" and town.country == place.country), None)


def _region(place: Place) -> str | None:
    return region_name(place.country, place.code) or added_region(place.country, place.code)
