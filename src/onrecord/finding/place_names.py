"""Names of places at one point of the text: known ones, and unknown ones by their form ("X Square")."""

import re
from dataclasses import dataclass, replace
from functools import cache

from onrecord.finding.place_context import adjacent, is_function_word, is_name_word
from onrecord.finding.tokens import Token
from onrecord.tables.places import Kind, Place, place_grains, place_words, places_named

_LONGEST = 7  # words of the longest name in the tables
_RUN = 10
_INSIDE = frozenset(
    {"of", "de", "la", "le", "du", "des", "del", "della", "di", "do", "da", "dos", "el", "al", "the"}
)
_FOREIGN = frozenset({"du", "des", "della", "dos", "del"})
_ARTICLED = re.compile(r"[a-z]{1,3}[-‐‑][A-Z][\w’'-]+")  # "Mahalla al-Kubra", "Deir ez-Zor"
_POSSESSIVE = frozenset({"'s", "’s"})
_APOSTROPHES = frozenset({"'", "’"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """Tokens ``[first, stop)`` that may name a place, by a rule; ``places`` are the known ones of that name.

    ``weak`` is a name that organisations bear too, so that it needs a preposition of place.
    """

    first: int
    stop: int
    kind: Kind
    rule: str
    places: tuple[Place, ...] = ()
    weak: bool = False


def run_end(text: str, tokens: list[Token], first: int) -> int:
    """Where the run of name words that begins at ``first`` ends: "Place de la Paix" is one run."""
    index = first + 1
    while index < len(tokens) and index - first < _RUN and adjacent(text, tokens[index - 1], tokens[index]):
        before = tokens[index - 1].lower
        if tokens[index].lower in _INSIDE and before in _open_words():
            break  # "X Square of Y" is a square and a town, "People of Y" are not a place
        ahead = index
        while ahead < min(index + 2, len(tokens) - 1) and tokens[ahead].lower in _INSIDE:
            ahead += 1
        foreign = ahead > index and tokens[ahead - 1].lower in _FOREIGN  # "Palais des congrès"
        foreign = foreign and tokens[ahead].is_word and not is_function_word(tokens[ahead].lower)
        goes_on = foreign or is_name_word(tokens[ahead]) or _ARTICLED.fullmatch(tokens[ahead].text)
        if not goes_on or not _in_one_line(text, tokens, index, ahead):
            break
        index = ahead + 1
    return index


@cache
def _open_words() -> frozenset[str]:
    return place_words("heads") | place_words("open_of") | frozenset(place_grains())


def _in_one_line(text: str, tokens: list[Token], index: int, ahead: int) -> bool:
    return all(adjacent(text, tokens[i - 1], tokens[i]) for i in range(index, ahead + 1))


def known_at(text: str, tokens: list[Token], first: int) -> Candidate | None:
    """The longest known name that begins at token ``first``."""
    last = first
    while last + 1 < len(tokens) and last - first < _LONGEST - 1 and _runs_on(text, tokens, last + 1):
        last += 1
    for stop in range(last + 1, first, -1):
        if tokens[stop - 1].is_word and not is_function_word(tokens[stop - 1].lower):
            end = tokens[stop - 1].end
            name = text[tokens[first].start : end]
            dotted = text[end : end + 1] == "."
            if dotted and (places := places_named(name + ".")):
                return Candidate(first, min(stop + 1, len(tokens)), likely_kind(places), "known name", places)
            if places := places_named(name):
                return Candidate(first, stop, likely_kind(places), "known name", places)
    return None


def _runs_on(text: str, tokens: list[Token], index: int) -> bool:
    """Whether a name may run on over token ``index``: "King's Cross", "Washington, D.C."."""
    token = tokens[index]
    gap = text[tokens[index - 1].end : token.start]
    return (
        len(gap) <= 2
        and "\n" not in gap
        and (token.is_word or token.text in {"'s", "’s", ",", ".", "&", "'", "’"})
    )


def likely_kind(places: tuple[Place, ...]) -> Kind:
    """What a known name most likely means, before the rest of the report is asked."""
    first = places[0]
    if first.kind == "region":
        # Lagos, Kano and New York are both: the city, unless "State" or "Province" follows.
        town = next((place for place in places if place.kind == "locality"), None)
        if town and town.country == first.country and town.code == first.code and town.population > 100_000:
            return "locality"
    return first.kind


def site_at(text: str, tokens: list[Token], first: int, end: int) -> Candidate | None:
    """A site by its form in the run ``[first, end)``, or with a lower-case head after it ("Okpo shipyard")."""
    if (strong := _opening(tokens, first, end)) is not None:
        return Candidate(first, end, "site", "form", weak=not strong)
    word = tokens[first].lower
    if end == first + 1 and len(word) > 7 and word.endswith(tuple(place_words("endings"))):
        return Candidate(first, end, "site", "form")
    for stop in range(min(end + 2, len(tokens)), end - 1, -1):
        if not all(adjacent(text, tokens[i - 1], tokens[i]) for i in range(end, stop)):
            continue
        for size in (2, 1):
            head = " ".join(token.lower for token in tokens[stop - size : stop])
            if stop - size == end and head in place_words("plain_heads") and known_at(text, tokens, first):
                continue  # "the London square" is some square there
            heads = place_words("heads") | place_words("weak_heads")
            if first < stop - size <= end and head in heads:
                return Candidate(first, stop, "site", "form", weak=head in place_words("weak_heads"))
    return None


def possessive_site_at(text: str, tokens: list[Token], first: int, end: int) -> Candidate | None:
    """A site whose name holds a possessive: "Queen's Park", "St Peter's Square"."""
    if end + 1 >= len(tokens) or not _is_possessive(tokens, end) or tokens[end].start != tokens[end - 1].end:
        return None
    if not is_name_word(tokens[end + 1]) or not adjacent(text, tokens[end], tokens[end + 1]):
        return None
    stop = run_end(text, tokens, end + 1)
    head = tokens[stop - 1].lower
    if stop - end > 3 or head not in place_words("heads") | place_words("weak_heads"):
        return None
    named = is_bench(tokens[end - 1])  # no court is called so but after its town
    return Candidate(first, stop, "site", "form", weak=not named and head in place_words("weak_heads"))


def is_bench(token: Token) -> bool:
    """Whether a word is that of a magistrates' court."""
    return token.lower in {"magistrate", "magistrates"}


def _is_possessive(tokens: list[Token], index: int) -> bool:
    before = tokens[index - 1].lower
    return tokens[index].lower in _POSSESSIVE or (tokens[index].text in _APOSTROPHES and before.endswith("s"))


def _opening(tokens: list[Token], first: int, end: int) -> bool | None:
    """Whether the run opens as a site's name does, and if so, whether only sites' names do."""
    for size in (2, 1):
        words = " ".join(token.lower for token in tokens[first : first + size])
        if end - first > size and words in place_words("openings"):
            return not words.endswith((" of", "mount", "camp", "fort"))
    return None


def with_grain_noun(text: str, tokens: list[Token], found: Candidate) -> Candidate:
    """The name together with "State" or "Province" after it; a noun in lower case only tells the grain."""
    stop = found.stop
    if stop >= len(tokens) or not adjacent(text, tokens[stop - 1], tokens[stop]):
        return found
    grain = place_grains().get(tokens[stop].lower)
    if tokens[stop].lower in place_words("districts") and _is_seat(found):
        return replace(found, stop=stop + 1, kind="region", rule="district")
    if grain is None or tokens[stop].lower == "capital" or found.kind in {"site", "country"}:
        return found
    places = tuple(place for place in found.places if place.kind == grain)
    longer = stop + tokens[stop].is_capital
    if grain == "locality" and found.places[:1] and found.places[0].kind == "region":
        the = found.first and tokens[found.first - 1].lower == "the"
        if the and not places and not tokens[stop].is_capital:
            return found  # "the Northamptonshire town" is some town of the county
        return replace(found, stop=longer, kind=grain, rule="grain noun", places=places)
    return replace(found, stop=longer, kind=grain, places=places or found.places)


def _is_seat(found: Candidate) -> bool:
    """Whether the name is of a town in a country whose districts are named after their chief towns."""
    return found.kind == "locality" and any(
        place.country in place_words("district_countries") for place in found.places[:1]
    )
