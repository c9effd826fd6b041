"""How many people live in a town: where many do, two protests on one day are no rarity."""

from functools import lru_cache

from onrecord.tables.places import capital_of, places_named

_REMEMBERED = 1 << 16
_MILLION, _LARGE, _MIDDLE = 1_000_000, 250_000, 50_000


@lru_cache(_REMEMBERED)
def rank(locality: str, country: str | None) -> int:
    """3 for a country's capital and for a million people or more, 2 from 250,000, 1 from 50,000, else 0.

    Of towns of one name the largest counts, in ``country`` if that is told. Towns that the gazetteer does not
    know are small.
    """
    towns = [
        place
        for place in places_named(locality)
        if place.kind == "locality" and country in (None, place.country)
    ]
    if not towns:
        return 0
    largest = max(towns, key=lambda place: place.population)
    capital = capital_of(largest.country)
    if largest.population >= _MILLION or (capital is not None and capital.id == largest.id):
        return 3
    return sum(largest.population >= bound for bound in (_LARGE, _MIDDLE))
