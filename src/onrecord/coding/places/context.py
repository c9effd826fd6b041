"""What a report tells about its places as a whole: which lies in which, and which countries it is about."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise

from onrecord.records import PlacePhrase, Report
from onrecord.tables.added import added_named
from onrecord.tables.crowd import crowd_pattern
from onrecord.tables.gazetteer import fold
from onrecord.tables.nearby import nearby
from onrecord.tables.places import Place, country_of_people, place_words, places_named
from onrecord.tables.zones import zone_country

_GAP = re.compile(
    r"(?P<comma>\s?,|\s\()?\s?(?P<word>in|on|of|at|outside|near)?\s?(?:the\s)?(?:"
    rf"(?:{nearby('events', 'between_names')})\s){{0,3}}",
    re.IGNORECASE,
)
_FAR = 48  # code points between two names of which one lies in the other
_CAPITAL = re.compile(r"(?<![-‐‑])\b[A-Z][^\W\d_]+")
_SIDE = re.compile(rf"\s(?:[a-z]+\s)?{crowd_pattern('protest', 'groups').regex.pattern}", re.IGNORECASE)
_NAME_VOTE = 4  # against 1 for a word such as "Kenyans"
_ABROAD = 300_000  # people: a smaller town does not speak for a country that is not the source's
_HERE = frozenset({"in", "at", "outside", "across", "through", "near", "dateline", "into", "inside", "around"})
_AWAY = re.compile(
    r",? (?:about |some |around |roughly |almost |nearly )?[\w.-]{1,12} ?(?:miles|km|kilomet(?:re|er)s) away\b"
)
_TOPIC_BEFORE = 40  # code points
_DATELINE_VOTE = 4
_SMALL = 50_000  # people: a namesake of a town so small may well be the one that is meant
_OF_SMALL, _OF_AREA = 0.4, 0.3  # of the vote of a town where things are: a small one's, and one of an area named
_FAR_LARGER = 10
_LIKE_A_TOWN = 500_000
_DIVISION = 100.0  # kilometres from the middle of an added second-level division to its edge, at most
_HEADING = 25  # code points
_EARTH = 6371.0  # kilometres: the earth's radius
_RANK = {"site": 0, "district": 1, "locality": 2, "region": 3, "country": 4}
# Countries that are one city: a town in them is a district, and the country's name is the city's too.
CITY_STATES = frozenset({"HK", "SG", "MO", "MC", "GI", "VA"})


def links_of(text: str, places: Sequence[PlacePhrase]) -> dict[PlacePhrase, PlacePhrase]:
    """By phrase, the phrase after it that it lies in: "Okpo, South Gyeongsang Province", "Jos in Plateau"."""
    return {inner: outer for inner, outer in pairwise(places) if _is_inside(text, inner, outer)}


def _is_inside(text: str, inner: PlacePhrase, outer: PlacePhrase) -> bool:
    gap = text[inner.span.end : outer.span.start]
    if not gap or len(gap) > _FAR:
        return False
    found = _GAP.fullmatch(gap)
    if found is None or not (found["comma"] or found["word"]):
        return False
    if outer.is_told_once and inner.label == "locality":
        return False  # "Ommen in Overijssel": a region, or a part of a town
    step = _RANK[outer.label] - _RANK[inner.label]
    if found["word"] in {"of", "at", "outside", "near"}:
        return inner.label in {"site", "district"} and step > 0
    if found["word"]:
        return step > 0 or (step == 0 and inner.label in {"locality", "district"})
    # "Okpo, South Gyeongsang" tells of a town that no table knows; "London, Georgia and Ohio" is a list.
    told = inner.rule == "within" or (outer.label == "region" and bool(inner.relation))
    generic = inner.label == "site" and is_generic(inner.span.of(text))
    return step > 0 and (told or generic or _fits_any(text, inner, outer))


def _fits_any(text: str, inner: PlacePhrase, outer: PlacePhrase) -> bool:
    """Whether some place of the inner name lies in some place of the outer one; so an unknown one may."""
    name = inner.span.of(text)
    inside, around = places_named(name), places_named(outer.span.of(text))
    if not inside or any(lies_in(small, large) for small in inside for large in around):
        return True
    # "Newport, Shropshire" is a namesake of towns elsewhere; a city known everywhere begins a list.
    added = added_named(name, frozenset(large.country for large in around)) if around else ()
    small = max(map(_people, inside)) < _ABROAD
    return small and any(lies_in(one, large) for one in added for large in around)


def lies_in(small: Place, large: Place) -> bool:
    """Whether one known place may lie in another, by country, region code and town."""
    if small.country != large.country or small == large:
        return False
    if large.feature == "A.ADM2" and distance(small, large) > _DIVISION and small.latitude is not None:
        return False
    if large.kind == "region":
        return not (small.code and large.code) or small.code == large.code
    if large.kind == "locality" and small.kind in {"site", "district"}:
        return small.locality is None or fold(small.locality) == fold(large.name)
    return True


def distance(one: Place, other: Place) -> float:
    """Kilometres between two places, along a great circle; infinite where one has no coordinates."""
    if one.latitude is None or one.longitude is None or other.latitude is None or other.longitude is None:
        return math.inf
    north, south = math.radians(one.latitude), math.radians(other.latitude)
    east = math.radians(one.longitude - other.longitude)
    half = math.sin((north - south) / 2) ** 2 + math.cos(north) * math.cos(south) * math.sin(east / 2) ** 2
    return 2 * _EARTH * math.asin(min(1.0, math.sqrt(half)))


def is_heading(report: Report, number: int) -> bool:
    """Whether a passage heads what follows: a subhead, or a word or two in a line of their own."""
    if not number:
        return False
    passage = report.passages[number]
    if passage.kind == "headline":
        return True
    words = passage.span.of(report.text)
    return passage.kind == "paragraph" and len(words) <= _HEADING and words[-1:].isalnum()


def source_country(report: Report) -> str | None:
    """The country of the source's time zone (CLDR), or None where it has none."""
    return zone_country(report.timezone)


def country_votes(report: Report, places: Sequence[PlacePhrase]) -> Counter[str]:
    """How much the report speaks of each country: by names that lie in one country only, and by its peoples."""
    votes: Counter[str] = Counter()
    source = source_country(report)
    for phrase in places:
        named = places_named(phrase.span.of(report.text))
        country = _plain_country(named)
        if country and (country == source or not source or max(map(_people, named)) >= _ABROAD):
            votes[country] += _NAME_VOTE
    people = country_of_people()
    for word in _CAPITAL.finditer(report.text):
        country = people.get(word[0].lower())
        # Who protests says nothing of where: "Turkish protesters" march in Cologne too.
        if country and not _SIDE.match(report.text, word.end()):
            votes[country] += 1
    return votes


def home_of(report: Report, places: Sequence[PlacePhrase]) -> str | None:
    """The country where the story plays: by names told as where things are, the source's before others."""
    source = source_country(report)
    weights: defaultdict[str, float] = defaultdict(float)
    for phrase in places:
        named = places_named(phrase.span.of(report.text))
        country = _plain_country(named)
        if not country or is_topic(report.text, phrase):
            continue
        if country == source or phrase.relation in _HERE:
            small = not source and max(map(_people, named)) < _SMALL
            weights[country] += _DATELINE_VOTE if phrase.relation == "dateline" else _OF_SMALL if small else 1
        elif phrase.label in ("region", "country") and not source:
            weights[country] += _OF_AREA
    if source:
        weights[source] += _DATELINE_VOTE
    return max(weights, key=lambda country: weights[country], default=None)


def is_topic(text: str, phrase: PlacePhrase) -> bool:
    """Whether a place is only spoken of: "for Gaza", "the war in Gaza"."""
    before = text[max(0, phrase.span.start - _TOPIC_BEFORE) : phrase.span.start].lower().split()
    if before and before[-1] in place_words("about"):
        return True
    return any(word.strip(",;:") in place_words("topics") for word in before[-3:])


def is_away(text: str, phrase: PlacePhrase) -> bool:
    """Whether a place is only what a distance is told from: "30 miles from X", "X, 31 miles away"."""
    return phrase.relation == "away from" or bool(_AWAY.match(text, phrase.span.end))


def _plain_country(places: tuple[Place, ...]) -> str | None:
    """The country that a name speaks for: its only one, or that of a place far larger than all its namesakes."""
    places = tuple(place for place in places if place.kind != "site" or not is_generic(place.name))
    if not places:
        return None
    if len({place.country for place in places}) == 1:
        return places[0].country
    largest = max(places, key=_people)
    rest = max(_people(place) for place in places if place.country != largest.country)
    return largest.country if _people(largest) > _FAR_LARGER * rest else None


def is_generic(name: str) -> bool:
    """Whether a site's name is one that squares and parks of many cities bear."""
    return all(word in place_words("generic") for word in fold(name).split())


def _people(place: Place) -> int:
    """Regions, districts and sites count as large towns: their names are known beyond their country."""
    return place.population or _LIKE_A_TOWN
