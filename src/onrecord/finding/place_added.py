"""What it counts in a report that a name is in the user's added gazetteer.

Nearly every surname and many a common word is a hamlet somewhere. So an added name proves nothing by itself: it
only adds to what the report's own words say of it (``place_evidence.py``), and only where it lies in a country
that the report or its source speaks for. A name of two words counts more than one, a name that ends as a street
or square does counts little, and a doubtful one (a common word, a first name) nothing.
"""

from collections import Counter
from collections.abc import Iterable, Sequence

from onrecord.finding.place_context import Reader, adjacent, is_name_word
from onrecord.finding.place_names import run_end
from onrecord.finding.tokens import Token
from onrecord.tables.added import added_named, is_looking
from onrecord.tables.gazetteer import fold
from onrecord.tables.people import given_names
from onrecord.tables.places import Kind, country_of_people, doubtful_names, place_words, places_named
from onrecord.tables.zones import zone_country

_SINGLE, _LONG = 1.0, 2.0  # against 3 that a name needs (place_evidence.py)
_FAIR = 0.15  # of what a report says of countries: a country with less is only mentioned
_LONGEST_LIST = 12  # names
# Last words of names that streets and squares have, and towns too: "in Sallow Bridge", "in Sallow Green".
_ALSO_TOWNS = frozenset({"bridge", "market", "gate", "castle", "harbour", "cross"})


def countries_told(text: str, passages: Iterable[Sequence[Token]], timezone: str | None) -> frozenset[str]:
    """The countries for which a report speaks, by names that lie in one country only, and that of its source."""
    votes: Counter[str] = Counter()
    for tokens in passages:
        for name in _runs(text, list(tokens)):
            people = country_of_people().get(fold(name))
            lands = {people} if people else {place.country for place in places_named(name)}
            if len(lands) == 1:
                votes[lands.pop()] += 1
    fair = {country for country, count in votes.items() if count >= _FAIR * votes.total()}
    source = zone_country(timezone)
    return frozenset(fair | {source} if source else fair)


def _runs(text: str, tokens: list[Token]) -> Iterable[str]:
    index = 0
    while index < len(tokens):
        end = run_end(text, tokens, index) if is_name_word(tokens[index]) else index + 1
        if is_name_word(tokens[index]):
            yield text[tokens[index].start : tokens[end - 1].end]
        index = end


def added_kind(name: str, countries: frozenset[str]) -> Kind | None:
    """The grain of the likeliest added town, district or region of that name; None where there is none."""
    kinds = [place.kind for place in added_named(name, countries)]
    return next((kind for kind in ("locality", "district", "region") if kind in kinds), None)


def added_weight(name: str, countries: frozenset[str]) -> float:
    """What it adds to the evidence for a town that the added gazetteer has this name."""
    words = fold(name).split() if is_looking() else []
    if not words or fold(name) in doubtful_names() or words[0].title() in given_names():
        return 0.0
    if fold(name) in place_words("never") or added_kind(name, countries) is None or _is_way(words):
        return 0.0
    return _LONG if len(words) > 1 and words[-1] not in _site_heads() else _SINGLE


def is_added_town(name: str, countries: frozenset[str]) -> bool:
    """Whether a name of several words is an added town's and no site's: "the Nether Sallow bypass"."""
    return added_weight(name, countries) == _LONG


def may_be_added_town(name: str, countries: frozenset[str]) -> bool:
    """Whether a name that ends as a site's does may be a town's all the same: "in Sallow Bridge"."""
    return added_weight(name, countries) > 0


def _is_way(words: list[str]) -> bool:
    """Whether the last word is one of streets and squares, and hardly ever of towns."""
    return len(words) > 1 and words[-1] in place_words("heads") - _ALSO_TOWNS


def _site_heads() -> frozenset[str]:
    return place_words("heads") | place_words("weak_heads")


def division_after(reader: Reader, end: int) -> str | None:
    """The added division named after a comma at token ``end`` ("in X, Flumshire"), or None."""
    tokens, text = reader.tokens, reader.text
    if end + 1 >= len(tokens) or tokens[end].text != "," or not is_name_word(tokens[end + 1]):
        return None
    stop = run_end(text, tokens, end + 1)
    name = text[tokens[end + 1].start : tokens[stop - 1].end]
    divisions = {"A.ADM1", "A.ADM2"}
    known = any(place.feature in divisions for place in added_named(name, reader.countries))
    return name if known and added_weight(name, reader.countries) else None


def listed_after(reader: Reader, end: int) -> tuple[str, ...]:
    """The names that go on from one that ends at token ``end``: Y and Z of "X, Y and Z"; none without "and"."""
    tokens, text = reader.tokens, reader.text
    names: list[str] = []
    while len(names) < _LONGEST_LIST:
        last = end < len(tokens) and tokens[end].lower == "and"
        comma = end < len(tokens) and tokens[end].text == ","
        start = end + 1 + (comma and end + 1 < len(tokens) and tokens[end + 1].lower == "and")
        last = last or start == end + 2
        if not (last or comma) or start >= len(tokens) or not is_name_word(tokens[start]):
            return ()
        if not adjacent(text, tokens[start - 1], tokens[start]):
            return ()
        end = run_end(text, tokens, start)
        names.append(text[tokens[start].start : tokens[end - 1].end])
        if last:
            return tuple(names)
    return ()
