"""Which of the user's added places a name means, where no place of the tables' own is likely.

Added places are many and mostly small, so more is asked of them: they lie in what the text says they lie in,
else in a country that the report or its source speaks for. Of several there, the one near the report's other
places is meant, then the largest. Where two come out alike, none is taken: a wrong point is worse than none.
"""

import math
from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

from onrecord.coding.places.choice import Context, choose
from onrecord.coding.places.context import distance, is_away, is_topic, lies_in
from onrecord.coding.places.filling import from_known
from onrecord.records import PlacePhrase, Report, Span, Where
from onrecord.tables.added import added_named, is_looking
from onrecord.tables.features import FORMER
from onrecord.tables.gazetteer import fold
from onrecord.tables.places import Kind, Place, doubtful_names, place_words, region_name

_CLASS = {"P": 2.0, "A": 1.0}  # settlements before the divisions of their name, and both before all else
_FORMER = -3.0
_ALTERNATE = -0.5  # found under another name than its main one
_LABELLED = 1.0
_VOTED, _SOURCE = 3.0, 1.0  # as in where_choice.py
_NEARBY, _SAME_PARTS = 3.0, 1.5
_OUTLET = 2.0  # in the name of the paper
_CLEAR = 0.5  # by which the first must be ahead of the next
_ONE_PLACE, _NEAR, _PARTS = 10.0, 30.0, 100.0  # kilometres
_LONGEST = 3  # words of a town's name in that of an outlet
_GRAINS: dict[str, frozenset[Kind]] = {
    "site": frozenset({"site"}),
    "region": frozenset({"region"}),
    "district": frozenset({"district", "locality"}),
    "locality": frozenset({"locality", "district", "region"}),
}


def with_surroundings(context: Context, report: Report, places: Sequence[PlacePhrase]) -> Context:
    """The context with the known places that the report and the name of its source tell.

    The same context where no places are added: nothing else asks for them.
    """
    if not is_looking():
        return context
    outlet = tuple(fold(report.source or "").split())
    told = [
        (p, p.span.of(report.text)) for p in places if p.rule == "known name" and not _is_aside(report.text, p)
    ]
    parts = [" ".join(outlet[i:j]) for i, j in combinations(range(len(outlet) + 1), 2) if j - i <= _LONGEST]
    names = [*told, *((PlacePhrase(Span(0, 0), "locality"), part) for part in parts)]
    chosen = [place for phrase, name in names for place in choose(phrase, name, (), context)[:1]]
    points = (place for place in chosen if place.latitude is not None)
    return replace(context, points=tuple(dict.fromkeys(points)), outlet=outlet)


def _is_aside(text: str, phrase: PlacePhrase) -> bool:
    return is_away(text, phrase) or is_topic(text, phrase)


def choose_added(
    phrase: PlacePhrase, name: str, outer: tuple[Place, ...], context: Context
) -> tuple[Place, ...]:
    """The added places that ``name`` may stand for, the likeliest first; none where it is not settled.

    ``outer`` are the places that the text says it lies in.
    """
    if phrase.rule in {"common noun", "road", "direction", "district"}:
        return ()
    countries = _countries(outer, context)
    places = [place for place in added_named(name, countries) if _fits(phrase, place)]
    if outer:
        places = [place for place in places if any(_is_in(place, large) for large in outer)]
    elif not countries and len({place.country for place in places}) > 1:
        return ()
    scores = {place: _score(phrase, name, place, context) for place in places}
    ranked = sorted(places, key=lambda place: -scores[place])
    if not ranked:
        return ()
    best = ranked[0]
    rivals = [place for place in ranked[1:] if scores[best] - scores[place] < _CLEAR]
    if any(distance(best, rival) > _ONE_PLACE for rival in rivals):
        return ()
    if best.kind == "site" and not outer and context.points and _nearest(best, context) > _NEAR:
        return ()
    return tuple(ranked)


def added_town(name: str, context: Context) -> Where | None:
    """The added town of that name: the one that a site is called after, "Sallow Magistrates' Court"."""
    if fold(name) in doubtful_names() | place_words("generic") | place_words("no_towns"):
        return None  # "Parliament Road" is not of a hamlet of that name
    phrase = PlacePhrase(Span(0, 0), "locality")
    towns = tuple(place for place in choose_added(phrase, name, (), context) if place.kind == "locality")
    return from_known(phrase, name, towns) if towns else None


def in_nearest_town(where: Where, site: Place, context: Context) -> Where:
    """An added site with the nearest town of the report, where one is near: its file does not tell its town."""
    towns = [place for place in context.points if place.kind == "locality" and place.country == site.country]
    town = min(towns, key=lambda place: distance(site, place), default=None)
    if town is None or distance(site, town) > _NEAR:
        return where
    return replace(where, locality=town.name, region=region_name(town.country, town.code))


def _countries(outer: tuple[Place, ...], context: Context) -> frozenset[str]:
    """The countries in which it may lie; empty where nothing tells."""
    if outer:
        return frozenset(place.country for place in outer)
    known = {country for country in context.votes if context.is_about(country)}
    return frozenset(known | {context.source} if context.source else known)


def _fits(phrase: PlacePhrase, place: Place) -> bool:
    """Whether the place is of the grain that the words tell."""
    if phrase.rule == "grain noun":
        return place.kind == phrase.label
    return place.kind in _GRAINS.get(phrase.label, frozenset())


def _is_in(place: Place, large: Place) -> bool:
    """Whether an added place lies in another: by GeoNames' codes of its divisions, or close to a town."""
    if large.kind == "region":
        divisions = [
            one
            for one in (large, *added_named(large.name, frozenset({large.country})))
            if one.feature in {"A.ADM1", "A.ADM2"}
        ]
        if divisions:
            return any(_is_part(place, division) for division in divisions)
    if large.kind in {"locality", "district"} and large.latitude is not None:
        return distance(place, large) <= _NEAR
    return lies_in(place, large)


def _is_part(place: Place, division: Place) -> bool:
    same = (place.country, place.code) == (division.country, division.code)
    return same and (division.feature == "A.ADM1" or place.division == division.division)


def _score(phrase: PlacePhrase, name: str, place: Place, context: Context) -> float:
    score = math.log10(place.population + 1) + _CLASS.get(place.feature[:1], 0.0)
    score += _FORMER if place.feature in FORMER else 0.0
    score += _ALTERNATE if fold(place.name) != fold(name) else 0.0
    score += _LABELLED if place.kind == phrase.label else 0.0
    score += _VOTED * context.weight(place.country)
    score += _SOURCE if place.country == context.source else 0.0
    score += _OUTLET if f" {fold(place.name)} " in f" {' '.join(context.outlet)} " else 0.0
    away = _nearest(place, context)
    return score + (_NEARBY if away <= _NEAR else _SAME_PARTS if away <= _PARTS else 0.0)


def _nearest(place: Place, context: Context) -> float:
    return min((distance(place, point) for point in context.points), default=math.inf)
