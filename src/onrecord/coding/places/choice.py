"""Which of the places of one name is meant: by what it lies in, the report's countries, and size."""

import math
from collections import Counter
from dataclasses import dataclass

from onrecord.coding.places.context import is_generic, lies_in
from onrecord.records import PlacePhrase
from onrecord.tables.places import Place, places_named

_BASE = {"site": 6.0, "district": 5.5, "region": 6.0, "country": 7.0}  # as a town of ten to that power
_LINKED = 6.0
_UNLINKED = -6.0
_VOTED = 3.0
_SOURCE = 1.0
_SOURCE_REGION = 2.5  # "Georgia" is the state in a paper of that country
_LABELLED = 1.0
_ALIEN = -4.0
_FAIR = 0.15
_LARGE = 100_000  # people: such a town is as well known as the region called after it
_TOWN = 30_000  # people: where something happens in its streets, the town is meant
_AMONG_HOUSES = frozenset({"in", "through", "at", "outside", "into", "around", "streets of"})
_SURE = 300_000  # people: a town above is meant even where nothing else tells of its country


@dataclass(frozen=True, slots=True)
class Context:
    """The report's countries by weight, the country of its source, and the one where the story plays.

    ``points`` are its known places with coordinates and ``outlet`` the folded words of its source; they are told
    only where places are added (``added.py``).
    """

    votes: Counter[str]
    source: str | None
    home: str | None = None
    points: tuple[Place, ...] = ()
    outlet: tuple[str, ...] = ()

    @property
    def main(self) -> str | None:
        """The country where the story plays, else the one that it speaks of most, else that of its source."""
        if self.home:
            return self.home
        return max(self.votes, key=lambda country: self.votes[country]) if self.votes else self.source

    def weight(self, country: str) -> float:
        """0 to 1: the share of what the report says of countries that is about this one."""
        total = sum(self.votes.values())
        return self.votes[country] / total if total else 0.0

    def is_about(self, country: str) -> bool:
        """Whether the country is the source's, or a fair part of what the report says of countries."""
        return country == self.source or self.weight(country) >= _FAIR

    def knows(self, country: str) -> bool:
        """Whether anything in the report or its source speaks for this country."""
        return country == self.source or self.votes[country] > 0


def choose(phrase: PlacePhrase, name: str, outer: tuple[Place, ...], context: Context) -> tuple[Place, ...]:
    """The places that ``name`` may stand for, the likeliest first; none where no known one is likely.

    ``outer`` are the places that the text says it lies in.
    """
    places = () if phrase.rule == "common noun" else places_named(name)
    if phrase.rule == "grain noun":
        places = tuple(place for place in places if place.kind == phrase.label)
    ranked = sorted(places, key=lambda place: -_score(phrase, place, outer, context))
    if not ranked:
        return ()
    best = ranked[0]
    inside = any(lies_in(best, large) for large in outer)
    if outer and not inside and best.kind in {"locality", "district", "site"} and not _is_same_town(best, outer):
        return ()
    about = context.is_about(best.country) if best.kind == "locality" else context.knows(best.country)
    if inside or about or not (context.votes or context.source):
        return tuple(ranked)
    if best.kind == "site" and is_generic(best.name):
        return ()
    return tuple(ranked) if best.kind != "locality" or best.population >= _SURE else ()


def town_first(phrase: PlacePhrase, ranked: tuple[Place, ...]) -> tuple[Place, ...]:
    """Of a region and the large town it is called after, the town: "in Mombasa", where no county is told."""
    if not ranked or ranked[0].kind != "region" or phrase.rule != "known name":
        return ranked
    region = ranked[0]
    inside = [one for one in ranked if one.kind == "locality" and lies_in(one, region)]
    least = _TOWN if phrase.relation in _AMONG_HOUSES else _LARGE
    towns = [one for one in inside if one.population >= least]
    return (towns[0], *(one for one in ranked if one is not towns[0])) if towns else ranked


def _is_same_town(place: Place, outer: tuple[Place, ...]) -> bool:
    return any(place.country == large.country and large.kind == "locality" for large in outer)


def _score(phrase: PlacePhrase, place: Place, outer: tuple[Place, ...], context: Context) -> float:
    score = _BASE.get(place.kind, math.log10(place.population + 1))
    if outer:
        score += _LINKED if any(lies_in(place, large) for large in outer) else _UNLINKED
    score += _VOTED * context.weight(place.country)
    if place.country == context.source:
        score += _SOURCE_REGION if place.kind == "region" else _SOURCE
    score += _LABELLED if place.kind == phrase.label else 0.0
    if place.kind == "site" and not context.knows(place.country) and is_generic(place.name):
        score += _ALIEN
    return score
