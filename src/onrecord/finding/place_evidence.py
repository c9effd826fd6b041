"""Towns that no table knows, believed for what the report itself says of them.

Every run of name words is weighed by what stands around it: a dateline, "the mayor of X", "X residents", "X,
seven miles away" are proof; "in X" must be met more than once, or beside other signs; "X said" tells against it.
"""

from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from onrecord.finding.place_added import (
    added_weight,
    division_after,
    is_added_town,
    listed_after,
    may_be_added_town,
)
from onrecord.finding.place_context import Lead, Reader, is_dateline, is_name_word, lead_of, starts_sentence
from onrecord.finding.place_names import run_end
from onrecord.finding.tokens import Token
from onrecord.records import PassageKind, Span
from onrecord.tables.added import is_looking
from onrecord.tables.bodies import heads, known_bodies
from onrecord.tables.calendar import months, weekdays
from onrecord.tables.crowd import crowd_words
from onrecord.tables.gazetteer import fold
from onrecord.tables.people import given_names, titles
from onrecord.tables.places import country_of_people, place_grains, place_words, places_named
from onrecord.tables.sides import side_words

_PROOF = 3.0  # believed from here on
LOCATED, _LED, _ASIDE = 2.0, 1.0, 1.0
_AGAINST = -5.0
LONGEST = 3  # words
_ACRONYM = 5  # capitals: at most that many are the initials of a body
DATELINES = 4  # passages from the top in which a dateline may stand
_EARLY = 2  # passages: the headline and first paragraph
_AFTER_DATELINE = 25  # code points: less text than that makes a heading, no dateline
_AHEAD = 7
_FRONTS = frozenset({"at", "in", "near", "outside"})
_PROSE: frozenset[PassageKind] = frozenset({"paragraph"})


def told_towns(passages: Sequence[Reader], surnames: frozenset[str], source: str | None) -> frozenset[str]:
    """Folded names that the report's own words make towns; known ones are among them.

    That a name is in the added gazetteer counts beside the report's words, never without them.
    """
    countries = next((reader.countries for reader in passages), frozenset[str]())
    weights: defaultdict[str, float] = defaultdict(float)
    parts: set[str] = set(fold(source or "").split())
    lower = {token.lower for reader in passages for token in reader.tokens if not token.is_capital}
    for place, reader in enumerate(passages):
        if not reader.title_case:
            _weigh(reader, place, weights, parts)
    return frozenset(
        name
        for name, weight in weights.items()
        if weight + (_ASIDE if name in parts else 0) + _added(name, weight, countries) >= _PROOF
        and not is_other(name, surnames, lower)
    )


def _added(name: str, weight: float, countries: frozenset[str]) -> float:
    """What the added gazetteer makes of a name for which the report's words say something, but not enough."""
    return added_weight(name, countries) if 0 < weight < _PROOF else 0.0


def _weigh(reader: Reader, place: int, weights: defaultdict[str, float], parts: set[str]) -> None:
    """Add what a passage says of its names to ``weights``, and the words of longer names to ``parts``."""
    index = 0
    while index < len(reader.tokens):
        token = reader.tokens[index]
        if token.lower.endswith("-based") and token.is_capital:
            weights[fold(token.text[: -len("-based")])] += _PROOF
        if not is_name_word(token):
            index += 1
            continue
        end = run_end(reader.text, reader.tokens, index)
        for stop in range(index + 1, min(end, index + LONGEST) + 1):
            weight = standing(reader, index, stop, place) if stop == end else 0.0
            is_month = token.lower in months()
            if not is_month and _has(reader.tokens, stop) and not _is_site(reader.tokens, index, stop):
                weight += _PROOF
            if weight >= LOCATED:
                _list(reader, index, stop, weights)
            if weight > 0 and is_looking():
                _follow(reader, stop, weight, weights)
            if weight:
                weights[fold(reader.words(index, stop))] += weight
        if end - index > 1:
            parts.update(fold(part.text) for part in reader.tokens[index:end])
            parts.add(fold(reader.words(index, min(index + 2, end - 1))))
        index = end


def _list(reader: Reader, first: int, end: int, weights: defaultdict[str, float]) -> None:
    """Names in a list with known towns: Y of "in X, Y and Z" is one where X or Z is."""
    listed = listed_after(reader, end)
    heads = (reader.words(first, end), *listed) if listed else ()
    known = sum(any(place.kind == "locality" for place in places_named(name)) for name in heads)
    for name in listed:
        weights[fold(name)] += _PROOF if known > 1 else LOCATED if known else 0.0


def _follow(reader: Reader, stop: int, weight: float, weights: defaultdict[str, float]) -> None:
    """Added names that go on from a place: the rest of a list, and the division that it lies in."""
    if division := division_after(reader, stop):
        weights[fold(division)] += _PROOF
    for name in listed_after(reader, stop) if weight >= LOCATED else ():
        weights[fold(name)] += LOCATED if added_weight(name, reader.countries) else 0.0


def standing(reader: Reader, first: int, end: int, place: int) -> float:
    """What tells for (above 0) or against a town where the name stands by itself."""
    tokens = reader.tokens
    if _heads_report(reader, Span(tokens[first].start, tokens[end - 1].end), place, first):
        return _PROOF
    following = tokens[end].lower if end < len(tokens) else ""
    if tokens[first].lower in months() or following in {"'s", "’s"} or following in place_words("districts"):
        return 0.0
    if _is_person_or_body(tokens, first, end, following):
        return _AGAINST
    lead = lead_of(tokens, first)
    return _PROOF if _is_proven(reader, first, end, lead) else _led(reader, first, end, place, lead)


def _led(reader: Reader, first: int, end: int, place: int, lead: Lead) -> float:
    """What the words before a name tell: a preposition for a town, "the" against it."""
    tokens = reader.tokens
    name = reader.words(first, end)
    if lead.determiner and not is_added_town(name, reader.countries):
        return 0.0 if _is_head(tokens, end) else _AGAINST
    if lead.determiner or (_is_site(tokens, first, end) and not may_be_added_town(name, reader.countries)):
        return 0.0
    return _located(tokens, first, end, lead) + _early(place, lead)


def _is_person_or_body(tokens: list[Token], first: int, end: int, following: str) -> bool:
    initials = end - first == 1 and tokens[first].text.isupper() and len(tokens[first].text) <= _ACRONYM
    titled = bool(first) and tokens[first - 1].lower.rstrip(".") in titles()
    return initials or titled or following in place_words("speaks")


def _is_proven(reader: Reader, first: int, end: int, lead: Lead) -> bool:
    tokens = reader.tokens
    near = bool(first) and not lead.determiner and tokens[first - 1].lower in place_words("town_near")
    told = _is_of(tokens, first) or _is_told_after(tokens, end) or _brought_to_halt(tokens, first, end)
    return near or told or lead.grain in {"locality", "district"}


def _located(tokens: list[Token], first: int, end: int, lead: Lead) -> float:
    """What the preposition before a name is worth."""
    if _follows_site(tokens, first, end, lead.relation):
        return _PROOF
    opens = first > 0 and end < len(tokens) and tokens[first - 1].is_capital and tokens[end].text == ","
    if opens and lead.relation in _FRONTS and _crowd_follows(tokens, end + 1):
        return _PROOF
    if lead.relation in place_words("locates"):
        opens = opens and end - first == 1
        return LOCATED + (_ASIDE if opens or _day_follows(tokens, end) else 0.0)
    return {"by": -_LED}.get(lead.relation, _LED if lead.relation in place_words("leads") else 0.0)


def _crowd_follows(tokens: list[Token], start: int) -> bool:
    """Whether a crowd or police are what is told of: "At X, about 400 growers"."""
    after = tokens[start : start + 2]
    return bool(after) and (
        after[0].text[:1].isdigit()
        or after[0].lower in place_words("counting")
        or any(
            one.lower in crowd_words(group)
            for one in after
            for group in ("protest", "groups", "police", "numbers")
        )
    )


def _early(place: int, lead: Lead) -> float:
    """The headline and first paragraph tell where the story is."""
    return _ASIDE if place < _EARLY and lead.relation in {"in", "near", "outside"} else 0.0


def _heads_report(reader: Reader, span: Span, place: int, first: int) -> bool:
    """Whether the name is the report's dateline: in capitals, or with a known place after it."""
    if place >= DATELINES or reader.passage.kind not in _PROSE or first:
        return False
    name = span.of(reader.text)
    long = reader.passage.span.end - span.end > _AFTER_DATELINE
    capitals = name.isupper() and len(name) > 2
    return (
        long
        and (capitals or added_weight(name, reader.countries) > 0)
        and is_dateline(reader.text, reader.passage.span, span)
    )


def _has(tokens: list[Token], stop: int) -> bool:
    """Whether what only a town has follows the name: "X residents", "X Magistrates' Court"."""
    return any(
        " ".join(token.lower for token in tokens[stop : stop + size]) in place_words("town_has")
        for size in (2, 1)
    )


def _is_of(tokens: list[Token], first: int) -> bool:
    return (
        first > 1
        and tokens[first - 1].lower in {"of", "for"}
        and tokens[first - 2].lower in place_words("town_of")
        and (not tokens[first - 2].is_capital or starts_sentence(tokens, first - 2))
        and (tokens[first - 1].lower == "of" or tokens[first - 2].lower in {"mp", "mla", "mep"})
    )


def _is_told_after(tokens: list[Token], end: int) -> bool:
    """Whether words after a comma tell of a town: ", a village near", ", seven miles away"."""
    if end + 1 >= len(tokens) or tokens[end].text != ",":
        return False
    ahead = [token.lower for token in tokens[end + 1 : end + _AHEAD]]
    if ahead[0] in {"a", "an"}:
        return any(
            word in place_words("settlements") and after in place_words("after_settlement")
            for word, after in pairwise(ahead[1:])
        )
    if any(word in place_words("lengths") or (word[:1].isdigit() and word.endswith("km")) for word in ahead[:4]):
        return bool({"away", "from", "of", "north", "south", "east", "west"} & set(ahead)) or len(ahead) > 4
    return False


def _brought_to_halt(tokens: list[Token], first: int, end: int) -> bool:
    after = " ".join(token.lower for token in tokens[end : end + 3])
    return bool(first) and tokens[first - 1].lower in {"brought", "bring", "brings", "bringing"} and after in {
        "to a halt",
        "to a standstill",
    }  # fmt: skip


def _follows_site(tokens: list[Token], first: int, end: int, relation: str) -> bool:
    """Whether a site is told to be there: "in Harlow Road, X", "blocked the highway at X"."""
    if first < 2:
        return False
    head = tokens[first - 2]
    if tokens[first - 1].text == ",":
        closed = end >= len(tokens) or tokens[end].text in {",", ".", ";", ")"}
        return closed and head.is_capital and head.lower in place_words("heads")
    return relation in {"at", "in", "near"} and not head.is_capital and head.lower in place_words("heads")


def _is_site(tokens: list[Token], first: int, end: int) -> bool:
    return end - first > 1 and tokens[end - 1].lower in place_words("heads") | place_words("weak_heads")


def _is_head(tokens: list[Token], index: int) -> bool:
    """Whether a common noun for a site follows a name: "the Kelm hospital", "the Ashford depot"."""
    following = tokens[index].lower if index < len(tokens) and not tokens[index].is_capital else ""
    return following in place_words("heads") or following in place_words("weak_heads")


def _day_follows(tokens: list[Token], end: int) -> bool:
    ahead = [token.lower for token in tokens[end : end + 3]]
    return bool(ahead) and (
        ahead[0] in weekdays() or (ahead[0] in {"on", "last"} and bool(set(ahead) & set(weekdays())))
    )


def is_other(name: str, surnames: frozenset[str], lower: set[str]) -> bool:
    """Whether the name is a person's, a body's, a people's or a common word."""
    words = name.split()
    if not words or len(name) < 3 or not name[0].isalpha():
        return True
    if words[0].title() in given_names() or (len(words) == 1 and (name in surnames or name in lower)):
        return True
    if words[0].split("-")[0] in side_words() or words[0] in side_words():
        return True
    if any(word in place_words("no_towns") or word in country_of_people() for word in (words[0], words[-1])):
        return True
    if words[-1] in heads() or words[-1] in place_grains() or words[0].rstrip(".") in titles():
        return True
    return name in _bodies()


@cache
def _bodies() -> frozenset[str]:
    return frozenset(map(fold, known_bodies()))


def town_at(reader: Reader, first: int, end: int) -> int | None:
    """Where a told town's name that begins at token ``first`` stops; None where it is no such name."""
    for stop in range(min(end, first + LONGEST), first, -1):
        if fold(reader.words(first, stop)) in reader.told:
            return stop if stop == end or reader.title_case else None
        if not reader.title_case:
            return None
    return None
