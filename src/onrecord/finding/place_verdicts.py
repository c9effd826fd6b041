"""Whether words that could be a place's name are one: by the words around them, the name itself, its size."""

from typing import Literal

from onrecord.finding.place_context import Lead, Reader, adjacent, is_name_word, starts_sentence
from onrecord.finding.place_names import Candidate
from onrecord.finding.tokens import Token
from onrecord.tables.crowd import crowd_words
from onrecord.tables.gazetteer import fold
from onrecord.tables.people import given_names, titles
from onrecord.tables.places import doubtful_names, place_deeds, place_words

# yes; only if the same name is believed elsewhere in the report; no
Verdict = Literal["yes", "maybe", "no"]

_LARGE = 200_000  # people: towns above are believed without a preposition
_MIDDLING = 40_000  # after a doubtful preposition, or with a doubtful name after a good one
_ABBREVIATION = 5
_SITES = place_words("heads") | place_words("openings")
_OF_TOWNS = place_words("town_has") | place_words("known_town_has")
_AHEAD = 2  # words of a headline behind a town
_SITE_RELATIONS = frozenset({"to", "dateline"})


def is_other_name(
    text: str, tokens: list[Token], candidate: Candidate, surnames: frozenset[str], lead: Lead
) -> bool:
    """Whether the words belong to a longer name or to a person: "Hong Kong Police", "Bank of England"."""
    first, stop = candidate.first, candidate.stop
    if stop < len(tokens) and adjacent(text, tokens[stop - 1], tokens[stop]) and is_name_word(tokens[stop]):
        return True
    if first and adjacent(text, tokens[first - 1], tokens[first]) and is_name_word(tokens[first - 1]):
        word = tokens[first - 1].lower
        titled = word.rstrip(".") in titles()
        if titled or word not in place_words("directions") | place_words("between") | place_words(
            "grains_before"
        ):
            return True
    if _is_of_a_name(text, tokens, first):
        return True
    if stop - first == 1 and tokens[first].lower in surnames:
        return lead.relation not in {"in", "near", "outside", "across", "throughout", "dateline"}
    if candidate.rule == "form" and stop - first == 2:
        personal = tokens[first].text in given_names() or tokens[first].lower.rstrip(".") in titles()
        return personal and not lead.is_strong
    return False


def _is_of_a_name(text: str, tokens: list[Token], first: int) -> bool:
    """Whether the name ends another one: "University of Lagos", but not "people of Lagos"."""
    index = first - 1
    if index > 0 and tokens[index].lower == "the":
        index -= 1
    if index < 1 or tokens[index].lower != "of":
        return False
    head = tokens[index - 1]
    return (
        is_name_word(head)
        and head.lower not in place_words("heads")
        and head.lower not in place_words("open_of")
        and not starts_sentence(tokens, index - 1)
        and adjacent(text, head, tokens[index])
    )


def verdict(candidate: Candidate, name: str, lead: Lead, linked: bool) -> Verdict:
    """Whether the candidate, called ``name`` in the text, is believed to be a place."""
    if candidate.rule != "known name":
        near = lead.is_strong or lead.relation in _SITE_RELATIONS or linked or _is_deed(lead)
        return "yes" if near or not candidate.weak or candidate.rule == "common noun" else "maybe"
    good = lead.is_strong or linked or lead.relation == "dateline" or bool(lead.grain)
    key = fold(name)
    if key in place_words("never") or _is_no_abbreviation(candidate, name, linked):
        return "no"
    if candidate.kind in {"site", "district"}:
        return _of_site(candidate, key, lead, good)
    doubtful = key in doubtful_names() or name in given_names()
    if candidate.kind in {"region", "country"}:
        return "maybe" if doubtful and not good and candidate.kind == "region" else "yes"
    return _of_town(max(place.population for place in candidate.places), doubtful, good, linked, lead)


def has_what_towns_have(tokens: list[Token], candidate: Candidate) -> bool:
    """Whether a town's own follows a name: "Peoria mayor", "Trenton's city council", "Lausanne's Place"."""
    if candidate.rule != "known name" or candidate.kind != "locality":
        return False
    after = tokens[candidate.stop : candidate.stop + 3]
    words = [token.lower for token in after]
    if words[:1] in (["'s"], ["’s"]):
        head = after[1:2] and after[1].is_capital and words[1] in _SITES
        return bool(head) or bool({words[1] if len(words) > 1 else "", " ".join(words[1:])} & _OF_TOWNS)
    return bool({*words[:1], " ".join(words[:2])} & _OF_TOWNS)


def is_of_home(reader: Reader, candidate: Candidate, lead: Lead) -> bool:
    """Whether a small town lies in the source's country, and people go or protest there.

    "Walked from Penygroes to Caernarfon"; of a headline "Caernarfon school protest".
    """
    words = reader.words(candidate.first, candidate.stop)
    if candidate.rule != "known name" or candidate.kind != "locality" or words in given_names():
        return False
    if fold(words) in doubtful_names():
        return False
    if reader.home and all(place.country != reader.home for place in candidate.places):
        return False
    ahead = [token.lower for token in reader.tokens[candidate.stop : candidate.stop + _AHEAD]]
    acts = any(word in crowd_words(group) for word in ahead for group in ("protest", "groups"))
    begins = reader.passage.kind == "headline" and (reader.home or not candidate.first)
    return (lead.relation == "to" and bool(reader.home)) or (not lead.relation and bool(begins) and acts)


def _is_deed(lead: Lead) -> bool:
    return lead.relation in place_deeds().values()


def _is_no_abbreviation(candidate: Candidate, name: str, linked: bool) -> bool:
    """Whether letters are another word ("Act", "Us"), or a state's ("Ill.", "OH") without a town before them."""
    if len(name) > _ABBREVIATION:
        return False
    known = candidate.places[0]
    if candidate.kind != "country" and (name.endswith(".") or (name.isupper() and len(name) == 2)):
        return not linked
    return known.kind in {"region", "country"} and name != known.name and "." not in name and not name.isupper()


def _of_site(candidate: Candidate, key: str, lead: Lead, good: bool) -> Verdict:
    """A site that stands for a body, or whose one word has other meanings, needs a preposition or "the"."""
    if key in place_words("bodies"):
        return "yes" if good or lead.relation in _SITE_RELATIONS | {"from"} else "no"
    generic = candidate.stop - candidate.first == 1 and key in place_words("generic")
    return "no" if generic and not (good or lead.determiner) else "yes"


def _of_town(people: int, doubtful: bool, good: bool, linked: bool, lead: Lead) -> Verdict:
    if linked or lead.relation == "dateline" or lead.grain:
        return "yes"
    if doubtful:
        return ("yes" if people >= _MIDDLING else "no") if good else "maybe"
    if good or people >= _LARGE or (lead.relation and people >= _MIDDLING):
        return "yes"
    return "maybe"


def confidence(candidate: Candidate, lead: Lead, linked: bool) -> float:
    """How sure the rule is: known names after a preposition of place most, common nouns least."""
    base = {"known name": 0.7, "form": 0.7, "within": 0.6, "grain noun": 0.7, "direction": 0.7}.get(
        candidate.rule, 0.45
    )
    return round(
        base + (0.15 if lead.is_strong or lead.relation == "dateline" else 0) + (0.1 if linked else 0), 2
    )
