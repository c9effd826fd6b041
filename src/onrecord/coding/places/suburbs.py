"""Towns of the tables that are parts of a city which the report names too: Quilicura of Santiago."""

from collections.abc import Mapping
from dataclasses import replace

from onrecord.coding.places.context import distance
from onrecord.records import PlacePhrase, Where
from onrecord.tables.places import Place

_CITY = 300_000  # people
_TIMES = 3  # as many people as its part has
_NEAR = 10.5  # kilometres between the middles of a city and of its part; towns of their own lie farther off


def suburbs(
    found: Mapping[PlacePhrase, Where], chosen: Mapping[PlacePhrase, tuple[Place, ...]]
) -> dict[PlacePhrase, Where]:
    """The towns that are districts of a far larger one that the report names, by phrase, as such."""
    towns = {phrase: places[0] for phrase, places in chosen.items() if places and places[0].kind == "locality"}
    cities = {place for place in towns.values() if place.population >= _CITY}
    return {
        phrase: _part(found[phrase], city)
        for phrase, place in towns.items()
        if found[phrase].grain == "locality" and (city := _city_of(place, cities))
    }


def _city_of(place: Place, cities: set[Place]) -> Place | None:
    near = [
        city
        for city in cities
        if city.country == place.country
        and city.population > _TIMES * place.population
        and distance(city, place) < _NEAR
    ]
    return max(near, key=lambda city: city.population, default=None)


def _part(where: Where, city: Place) -> Where:
    return replace(
        where, grain="district", district=where.locality, locality=city.name, rule="part of a city told"
    )
