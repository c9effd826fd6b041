"""Places told apart from the words for an event: at the head of its sentence, or with its crowd.

"In Cottbus, some 200 tractors …" turns the report to another place.
"""

import re
from collections.abc import Mapping
from dataclasses import replace

from onrecord.coding.laying.view import Sentence, View
from onrecord.coding.places.context import is_heading
from onrecord.coding.places.filling import BORROWED
from onrecord.coding.referring.references import Reference
from onrecord.records import PlacePhrase, Span, Where
from onrecord.tables.nearby import nearby

_OPENING = 26  # code points before the name: "Meanwhile, in", "Further east, in", "And in the city of"
_RELATIONS = frozenset({"in", "at", "outside", "near", "across"})
_COMMA = re.compile(r"[^.;:!?\n]{0,45}?,")
# "In Berlin, the minister said": where somebody speaks is not where the report turns.
_SPOKE = re.compile(rf",\s(?:[\w’'.-]+\s){{0,6}}(?:{nearby('statements', 'spoke')})\b")

# "Sylhet, Bangladesh. A gathering was …": nothing but a town and where it lies heads its paragraph.
_LINE_OF_TOWN = re.compile(r"(?:,\s[A-Z][\w.’'-]+(?:\s[A-Z][\w.’'-]+){0,2})?\.")

_ALL_OVER = re.compile(rf"\b(?:{nearby('events', 'all_over')})\s(?:the\s)?\Z", re.IGNORECASE)
_SET_FOR = re.compile(
    rf"\s(?:\w+\s){{0,4}}?(?:{nearby('events', 'set_for_town')})\s(?:in\s)?for\s(?:the\s)?\Z", re.IGNORECASE
)
_FOR_A = re.compile(r"\bfor (?:a|an|the|their)\s(?:[\w’'-]+\s){0,3}\Z", re.IGNORECASE)

Resolved = Mapping[PlacePhrase, Where]


def front_of(view: View, sentence: Sentence, resolved: Resolved) -> tuple[PlacePhrase, Where] | None:
    """The place, with a town, that stands at the head of a sentence before a comma; None where there is none."""
    for phrase in sentence.places:
        where = resolved.get(phrase)
        opens = phrase.span.start - sentence.span.start <= _OPENING and phrase.relation.lower() in _RELATIONS
        if not opens or where is None or not where.locality:
            continue
        if phrase.span.start == sentence.span.start and phrase.relation == "in":
            return phrase, where  # a heading, or a town of which the sentence is told
        after = view.words(phrase.span.end, sentence.span.end)
        if (comma := _COMMA.match(after)) and not _SPOKE.match(after, comma.end() - 1):
            return phrase, where
    return None


def headings(view: View, resolved: Resolved) -> dict[int, tuple[PlacePhrase, Where]]:
    """By the index of a passage, the town that heads it: "BATUMI. On Friday …"; the whole passage is of that.

    So are the passages below a heading that is nothing but a town.
    """
    found: dict[int, tuple[PlacePhrase, Where]] = {}
    last, section = -1, None
    for sentence in view.sentences:
        opens, last = sentence.passage != last, sentence.passage
        if opens and is_heading(view.report, sentence.passage):
            town = next((one for one in sentence.places if one.span == sentence.span), None)
            where = resolved.get(town) if town else None
            section = (town, where) if town and where and where.grain == "locality" else None
        if section:
            found[sentence.passage] = section
        if not opens or not sentence.places:
            continue
        phrase = sentence.places[0]
        where = resolved.get(phrase)
        mark = view.words(phrase.span.end, phrase.span.end + 1)
        heads = phrase.span.start == sentence.span.start and phrase.relation == "in" and mark in (".", ":")
        heads = heads or (
            phrase.span.start == sentence.span.start
            and bool(_LINE_OF_TOWN.fullmatch(view.words(phrase.span.end, sentence.span.end)))
        )
        if heads and where and where.locality:
            found[sentence.passage] = phrase, where
    return _of_posts(view, resolved) | found


def _of_posts(view: View, resolved: Resolved) -> dict[int, tuple[PlacePhrase, Where]]:
    """By the index of a passage, the one town in the heading of its post in a live blog."""
    heads: dict[int, tuple[PlacePhrase, Where]] = {}
    for sentence in view.sentences:
        if sentence.post is None or sentence.kind != "headline":
            continue
        towns = [
            (one, where) for one in sentence.places if (where := resolved.get(one)) and where.grain == "locality"
        ]
        if len({where.locality for _, where in towns}) == 1:
            heads[sentence.post] = towns[0]
    return {one.passage: heads[one.post] for one in view.sentences if one.post is not None and one.post in heads}


def moved(tied: tuple[PlacePhrase, Where], town: Where) -> tuple[PlacePhrase, Where]:
    """A place whose town was borrowed from what is told before, in the town that heads its sentence."""
    phrase, where = tied
    if where.rule != BORROWED or where.locality == town.locality:
        return tied
    there = replace(
        where,
        locality=town.locality,
        region=town.region,
        country=town.country,
        latitude=town.latitude,
        longitude=town.longitude,
    )
    return phrase, there


def set_for(view: View, reference: Reference, tied: tuple[PlacePhrase, Where]) -> tuple[PlacePhrase, Where]:
    """A town for which it was announced is where it was to be: "the rally announced for Antalya"."""
    phrase, where = tied
    if phrase.relation.lower() != "for" or not where.locality or phrase.span.start < reference.span.end:
        return tied
    if not _SET_FOR.fullmatch(view.words(reference.span.end, phrase.span.start)):
        return tied
    return replace(phrase, relation="in"), where


def fronts(view: View, resolved: Resolved) -> dict[int, str]:
    """By the index of a sentence, the town (lower case) that stands at its head."""
    found = ((sentence.index, front_of(view, sentence, resolved)) for sentence in view.sentences)
    return {index: (front[1].locality or "").lower() for index, front in found if front}


def towns_of(resolved: Resolved) -> dict[Span, str]:
    """By the words of each place that is a town, its name in lower case."""
    return {
        phrase.span: (where.locality or "").lower()
        for phrase, where in resolved.items()
        if where.grain == "locality" and where.locality
    }


def is_all_over(view: View, reference: Reference, places: tuple[tuple[PlacePhrase, Where], ...]) -> bool:
    """Whether it is told to be all over a country: "across Chile", "took to the streets of Slovenia"."""
    if reference.trigger.kind != "protest" or any(where.locality for _, where in places):
        return False
    countries = [phrase for phrase, where in places if where.grain == "country"]
    return any(_ALL_OVER.search(view.words(one.span.start - _OPENING, one.span.start)) for one in countries)


def places_of_crowd(
    view: View,
    references: list[Reference],
    places: dict[int, list[tuple[PlacePhrase, Where]]],
    index: int,
) -> tuple[tuple[PlacePhrase, Where], ...]:
    """The places of the crowd that comes together for it: "gathered at the docks for a rally"."""
    told = references[index]
    for number, other in enumerate(references[:index]):
        crowd = other.trigger.rule in ("crowd", "group") and number in places
        if crowd and _FOR_A.search(view.words(other.span.end, told.span.start)):
            return tuple(places[number])
    return ()
