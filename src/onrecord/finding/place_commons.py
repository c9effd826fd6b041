"""Sites without a name of their own: common nouns ("outside the town hall"), and numbered roads."""

import re
from dataclasses import replace
from functools import cache
from itertools import pairwise

from onrecord.finding.place_context import (
    Lead,
    Reader,
    adjacent,
    deed_before,
    is_function_word,
    is_name_word,
    lead_of,
)
from onrecord.finding.place_names import Candidate, known_at, run_end
from onrecord.finding.tokens import Token
from onrecord.tables.gazetteer import fold
from onrecord.tables.places import country_of_people, place_words, places_named

_RELATIONS = frozenset({"to", "from"})
_BARE = frozenset({"parliament", "statehouse", "city hall", "town hall", "capitol", "congress"})
_INDOORS = frozenset(
    {"court", "hospital", "prison", "jail", "parliament", "church", "university", "port", "senate", "congress"}
)
_POSSESSIVE = frozenset({"'s", "’s"})
_LONGEST_CAPITAL = 6  # words of "Papua New Guinea's capital", the mark of possession counted
_LONGEST_OWNER = 5  # words in "the main gate of X"
_STANDING = frozenset({"outside", "in front of", "outside of", "opposite"})
_BEFORE_SITE = frozenset({"the", "its", "their", "'s", "’s", "a", "an", "two", "three"})
_APART = 5  # words of "the provincial electricity department" at most
_MOVED = 8  # tokens before a goal in which the march to it is told
_ROAD = re.compile(r"[ABMNR]\d{1,4}|(?:I|NH|SH|US)-\d{1,3}|NH\d{1,3}")
_ROAD_WORDS = frozenset({"highway", "route", "interstate", "motorway"})
_NO_ROADS = frozenset(
    {"rebels", "rebel", "group", "militia", "fighters", "insurgents", "masks", "mask", "movement"}
)


def road_at(reader: Reader, first: int) -> Candidate | None:
    """A numbered road: "the M25", "I-95", "Highway 401"; not the M23 rebels."""
    tokens = reader.tokens
    word, following = tokens[first], tokens[first + 1 : first + 2]
    if following and word.lower in _ROAD_WORDS and following[0].text.isdigit():
        return Candidate(first, first + 2, "site", "road")
    if not _ROAD.fullmatch(word.text) or (following and following[0].lower in _NO_ROADS):
        return None
    if "-" in word.text or (first and tokens[first - 1].lower == "the"):
        return Candidate(first, first + 1, "site", "road")
    return None


def capital_at(reader: Reader, first: int) -> Candidate | None:
    """A capital told without its name: "the Danish capital", "Chile's capital", "in the capital"."""
    text, tokens = reader.text, reader.tokens
    if all(token.text != "capital" for token in tokens[first : first + _LONGEST_CAPITAL]):
        return None
    at = first
    if is_name_word(tokens[first]):
        at = run_end(text, tokens, first)
        name = text[tokens[first].start : tokens[at - 1].end]
        owned = at < len(tokens) and tokens[at].lower in _POSSESSIVE
        if not (_country_named(name) if owned else fold(name) in country_of_people()):
            return None
        at += owned
    elif not (first and tokens[first - 1].lower == "the" and lead_of(tokens, first).is_strong):
        return None
    stop = at + 1
    if at >= len(tokens) or tokens[at].text != "capital":
        return None
    stop += stop < len(tokens) and tokens[stop].lower == "city"
    following = tokens[stop : stop + 1]
    if following and adjacent(text, tokens[stop - 1], following[0]):
        told = following[0]
        if is_name_word(told) or told.lower == "of" or told.lower in place_words("capital_goods"):
            return None
    return Candidate(first, stop, "locality", "capital")


def _country_named(name: str) -> bool:
    return any(place.kind == "country" for place in places_named(name))


def common_site(reader: Reader, first: int) -> Candidate | None:
    """A common noun as a site, with what tells it apart, where a preposition of place or a deed leads to it."""
    tokens = reader.tokens
    found = _office_at(tokens, first) or _front_at(tokens, first) or _listed_at(tokens, first)
    found = _longer(found, _told_apart_at(tokens, first))
    if found is None:
        return None
    words = " ".join(token.lower for token in tokens[found.first : found.stop])
    lead = lead_of(tokens, first)
    near = (
        lead.is_strong
        or lead.relation in _RELATIONS
        or _is_deed(tokens, first, lead)
        or deed_before(tokens, first)
    )
    if not near or not (lead.determiner or words in _BARE):
        return None
    if found.stop < len(tokens) and tokens[found.stop].lower in place_words("no_site_before"):
        return None
    if lead.relation in {"in", "on"} and words in _INDOORS:
        return None
    if lead.relation in _RELATIONS and words == "congress" and not _is_moved(tokens, first):
        return None  # bills and letters go to Congress too
    start = found.first
    while start and tokens[start - 1].lower in place_words("sides"):
        start -= 1
    return _with_owner(reader, replace(found, first=start))


@cache
def _openings(group: str) -> frozenset[str]:
    """The first words of a group of common nouns: most words of a report begin none of them."""
    return frozenset(words.split(maxsplit=1)[0] for words in place_words(group) if words)


def _listed_at(tokens: list[Token], first: int) -> Candidate | None:
    if first >= len(tokens) or tokens[first].lower not in _openings("commons"):
        return None
    for size in (3, 2, 1):
        part = tokens[first : first + size]
        if len(part) == size and " ".join(token.lower for token in part) in place_words("commons"):
            return Candidate(first, first + size, "site", "common noun", weak=True)
    return None


def _front_at(tokens: list[Token], first: int) -> Candidate | None:
    """Two nouns of which the second is a front of the first: "dock gate", "town hall steps"."""
    if first >= len(tokens) or tokens[first].lower not in _openings("buildings"):
        return None
    for size, more in ((2, 2), (2, 1), (1, 2), (1, 1)):
        building = " ".join(token.lower for token in tokens[first : first + size])
        front = " ".join(token.lower for token in tokens[first + size : first + size + more])
        whole = first + size + more <= len(tokens)
        if whole and building in place_words("buildings") and front in place_words("fronts"):
            return Candidate(first, first + size + more, "site", "common noun", weak=True)
    return None


def _longer(found: Candidate | None, other: Candidate | None) -> Candidate | None:
    return other if other and (found is None or other.stop > found.stop) else found


def _told_apart_at(tokens: list[Token], first: int) -> Candidate | None:
    """A building by the nouns that tell it apart, where its preposition leaves nothing but a place to be meant.

    "Outside the provincial electricity department": one marches to, and meets at, much that is no site.
    """
    if not 0 < first < len(tokens) or tokens[first - 1].lower not in _BEFORE_SITE:
        return None
    heads, stop = place_words("stood_before"), first
    for index in range(first, min(first + _APART, len(tokens))):
        word = tokens[index]
        if not word.text[0].islower() or is_function_word(word.lower):
            break
        stop = index + 1 if word.lower in heads else stop
    if stop == first:
        return None
    alone = tokens[first - 1].lower in {"a", "an"} and stop - first == 1
    there = lead_of(tokens, first).relation in _STANDING or (stop - first > 1 and deed_before(tokens, first))
    return Candidate(first, stop, "site", "common noun", weak=True) if there and not alone else None


def _is_moved(tokens: list[Token], first: int) -> bool:
    """Whether a march is told right before: "marched to", "the procession from"."""
    return any(token.lower in place_words("moves") for token in tokens[max(0, first - _MOVED) : first])


def _office_at(tokens: list[Token], first: int) -> Candidate | None:
    """An office known by who sits there: "the county commissioner's office"."""
    index = first
    while index < min(first + 3, len(tokens)) and tokens[index].lower in place_words("office_grades"):
        index += 1
    if index > first and (index >= len(tokens) or tokens[index].lower not in place_words("office_holders")):
        index -= 1
    if index >= len(tokens) or tokens[index].lower not in place_words("office_holders"):
        return None
    index += 1
    if index < len(tokens) and tokens[index].lower in _POSSESSIVE | {"'", "’"}:
        index += 1
    if index < len(tokens) and tokens[index].lower in {
        "office",
        "offices",
        "residence",
        "mansion",
        "headquarters",
    }:
        return Candidate(first, index + 1, "site", "common noun", weak=True)
    return None


def _with_owner(reader: Reader, found: Candidate) -> Candidate:
    """With whose it is: "the main gate of Kelmar University", "the steps of the town hall"."""
    text, tokens = reader.text, reader.tokens
    index = found.stop
    if index + 1 >= len(tokens) or tokens[index].lower != "of":
        return found
    start = index + 1 + (tokens[index + 1].lower == "the")
    if start >= len(tokens) or not adjacent(text, tokens[index], tokens[index + 1]):
        return found
    if not is_name_word(tokens[start]):
        inner = _listed_at(tokens, start) or _front_at(tokens, start)
        front = tokens[found.stop - 1].lower in place_words("fronts")
        return replace(found, stop=inner.stop) if inner and front else found
    end = run_end(text, tokens, start)
    known = known_at(text, tokens, start)
    told = text[tokens[start].start : tokens[end - 1].end].casefold() in reader.told
    if end - start > _LONGEST_OWNER or told or (known and known.stop >= end):
        return found
    return replace(found, stop=end)


def _is_deed(tokens: list[Token], first: int, lead: Lead) -> bool:
    """Whether the words before are such as "the blockade of the company's"."""
    before = [token.lower for token in tokens[max(0, first - 7) : first]]
    return lead.relation == "of" and any(
        word in place_words("deeds") and after == "of" for word, after in pairwise(before)
    )
