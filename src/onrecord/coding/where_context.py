"""What a report tells about its places as a whole: which lies in which, and which countries it is about."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

from babel.core import get_global

from onrecord.records import PlacePhrase, Report
from onrecord.tables.gazetteer import fold
from onrecord.tables.places import Place, country_of_people, places_named

_GAP = re.compile(
    r"(?P<comma>\s?,|\s\()?\s?(?P<word>in|on|of|at)?\s?(?:the\s)?"
    r"(?:(?:\w+ern|\w+-\w+ern|central|north|south|east|west|city|town|suburb|district|area|state|province|county|of)\s){0,3}",
    re.IGNORECASE,
)
_FAR = 48  # code points between two names of which one lies in the other
_CAPITAL = re.compile(r"\b[A-Z][^\W\d_]+")
_NAME_VOTE = 4  # against 1 for a word such as "Kenyans"
_FAR_LARGER = 10
_LIKE_A_TOWN = 500_000
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
    step = _RANK[outer.label] - _RANK[inner.label]
    if found["word"] in {"of", "at"}:
        return inner.label in {"site", "district"} and step > 0
    if found["word"]:
        return step > 0 or (step == 0 and inner.label in {"locality", "district"})
    # "Okpo, South Gyeongsang" tells of a town that no table knows; "London, Georgia and Ohio" is a list.
    told = inner.rule == "within" or (outer.label == "region" and bool(inner.relation))
    return step > 0 and (told or _fits_any(text, inner, outer))


def _fits_any(text: str, inner: PlacePhrase, outer: PlacePhrase) -> bool:
    """Whether some place of the inner name lies in some place of the outer one; so an unknown one may."""
    inside, around = places_named(inner.span.of(text)), places_named(outer.span.of(text))
    return not inside or any(lies_in(small, large) for small in inside for large in around)


def lies_in(small: Place, large: Place) -> bool:
    """Whether one known place may lie in another, by country, region code and town."""
    if small.country != large.country or small == large:
        return False
    if large.kind == "region":
        return not (small.code and large.code) or small.code == large.code
    if large.kind == "locality" and small.kind in {"site", "district"}:
        return small.locality is None or fold(small.locality) == fold(large.name)
    return True


def source_country(report: Report) -> str | None:
    """The country of the source's time zone (CLDR), or None where it has none."""
    zones: Mapping[str, str] = get_global("zone_territories")
    return zones.get(report.timezone or "")


def country_votes(report: Report, places: Sequence[PlacePhrase]) -> Counter[str]:
    """How much the report speaks of each country: by names that lie in one country only, and by its peoples."""
    votes: Counter[str] = Counter()
    for phrase in places:
        if country := _plain_country(places_named(phrase.span.of(report.text))):
            votes[country] += _NAME_VOTE
    people = country_of_people()
    for word in _CAPITAL.findall(report.text):
        if country := people.get(word.lower()):
            votes[country] += 1
    return votes


def _plain_country(places: tuple[Place, ...]) -> str | None:
    """The country that a name speaks for: its only one, or that of a place far larger than all its namesakes."""
    if not places:
        return None
    if len({place.country for place in places}) == 1:
        return places[0].country
    largest = max(places, key=_people)
    rest = max(_people(place) for place in places if place.country != largest.country)
    return largest.country if _people(largest) > _FAR_LARGER * rest else None


def _people(place: Place) -> int:
    """Regions, districts and sites count as large towns: their names are known beyond their country."""
    return place.population or _LIKE_A_TOWN
