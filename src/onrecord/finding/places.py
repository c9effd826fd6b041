"""Place names: known ones, and sites by their form.

Rules: ``known name``, ``form`` ("X Square"), ``common noun`` ("outside the town hall"), ``within`` (an unknown
name in "in X, KNOWN"), ``direction`` ("North London"), ``grain noun`` ("the village of X", "X Province"),
``capital`` ("the Danish capital"), ``told once`` ("in X", and no more is told of X).
``relation`` is the preposition before the name, or ``dateline``.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from onrecord.finding.place_added import added_kind, countries_told
from onrecord.finding.place_commons import capital_at, common_site, road_at
from onrecord.finding.place_context import (
    Lead,
    Reader,
    adjacent,
    deed_before,
    is_dateline,
    is_far,
    is_heading,
    is_name_word,
    is_set_for,
    is_title_case,
    lead_of,
    starts_sentence,
)
from onrecord.finding.place_evidence import told_towns, town_at
from onrecord.finding.place_grounds import ground_at, is_of_march, named_ground, stands_before
from onrecord.finding.place_names import (
    Candidate,
    is_bench,
    known_at,
    possessive_site_at,
    run_end,
    site_at,
    with_grain_noun,
)
from onrecord.finding.place_once import is_told_once, towns_told_once
from onrecord.finding.place_verdicts import (
    Verdict,
    confidence,
    has_what_towns_have,
    is_of_home,
    is_other_name,
    verdict,
)
from onrecord.finding.tokens import Token, tokens_of
from onrecord.records import PlacePhrase, Report, Span
from onrecord.tables.added import is_looking
from onrecord.tables.calendar import months
from onrecord.tables.gazetteer import fold
from onrecord.tables.grounds import ground_words
from onrecord.tables.people import given_names, titles
from onrecord.tables.places import Kind, country_of_people, place_grains, place_words
from onrecord.tables.sides import side_words
from onrecord.tables.zones import zone_country

_LINKS = ((",", "in", "the"), (",", "in"), (",",), ("in", "the"), ("on", "the"), ("in",))
_LONGEST_UNKNOWN = 3  # words
_SELDOM = 250  # words: a report with fewer words for protest than one in so many tells of something else


@dataclass(frozen=True, slots=True)
class _Seen:
    """A phrase, its folded name, and whether it is believed."""

    phrase: PlacePhrase
    name: str
    verdict: Verdict


def find_places(report: Report) -> tuple[PlacePhrase, ...]:
    """All place names of the report's own words, in the order of the text."""
    passages = [passage for passage in report.passages if passage.tells]
    tokens = [tokens_of(report.text, passage.span) for passage in passages]
    surnames = _surnames(report.text, tokens)
    countries = countries_told(report.text, tokens, report.timezone) if is_looking() else frozenset[str]()
    home = zone_country(report.timezone)
    spoken = sum(token.lower in ground_words("tells_of_protest") for words in tokens for token in words)
    protest = spoken * _SELDOM >= sum(map(len, tokens))
    readers = [
        Reader(
            text=report.text,
            passage=passage,
            tokens=words,
            title_case=is_title_case(passage.kind, words),
            surnames=surnames,
            countries=countries,
            home=home,
            tells_protest=protest,
        )
        for passage, words in zip(passages, tokens, strict=True)
    ]
    told = told_towns(readers, surnames, report.source)
    once = towns_told_once(readers, surnames) - told
    seen = [found for reader in readers for found in _in_passage(replace(reader, told=told, once=once))]
    believed = told | {found.name for found in seen if found.verdict == "yes"}
    return tuple(found.phrase for found in seen if found.verdict == "yes" or found.name in believed)


def _surnames(text: str, passages: list[list[Token]]) -> frozenset[str]:
    """Last names of the people in the report, so that "Cooper" alone is not taken for a town."""
    return frozenset(
        second.lower
        for tokens in passages
        for first, second in pairwise(tokens)
        if second.is_capital
        and (first.text in given_names() or (first.is_capital and first.lower.rstrip(".") in titles()))
        and adjacent(text, first, second)
    )


def _in_passage(reader: Reader) -> Iterator[_Seen]:
    index, previous = 0, -2
    while index < len(reader.tokens):
        candidate, after = _candidate(reader, index)
        if candidate and (
            found := _judged(reader, candidate, _is_linked(reader.tokens, candidate.first, previous))
        ):
            yield found
            previous = after
        index = after


def _candidate(reader: Reader, first: int) -> tuple[Candidate | None, int]:
    """What may be a place at token ``first``, and the token to go on from."""
    text, tokens = reader.text, reader.tokens
    if capital := capital_at(reader, first):
        return capital, capital.stop
    if not is_name_word(tokens[first]):
        common = _longer(common_site(reader, first), ground_at(reader, first))
        return common, common.stop if common else first + 1
    if road := road_at(reader, first):
        return road, road.stop
    end = first + 1 if reader.title_case else run_end(text, tokens, first)
    known = known_at(text, tokens, first)
    own = town_at(reader, first, end) if known is None or known.stop < end else None
    if own and not (own < len(tokens) and tokens[own].lower in place_words("districts")):
        name = reader.words(first, own)
        kind = added_kind(name, reader.countries) or "locality"
        return Candidate(first, own, kind, "report's own"), max(own, end)
    site = None if reader.title_case else site_at(text, tokens, first, end)
    if site is None and not reader.title_case and (known is None or is_bench(tokens[end - 1])):
        site = possessive_site_at(text, tokens, first, end)
    best = site if site and (known is None or site.stop > known.stop) else known
    if best is None or (best is known and best.stop < end and not reader.title_case):
        best = (
            _turned(reader, first, end)
            or _longer(common_site(reader, first), ground_at(reader, first))
            or _unknown(reader, first, end)
            or named_ground(reader, first, end)
        )
    return best, max(best.stop if best else end, end)


def _longer(one: Candidate | None, other: Candidate | None) -> Candidate | None:
    return other if other and (one is None or other.stop > one.stop) else one


def _turned(reader: Reader, first: int, end: int) -> Candidate | None:
    """A known place with a direction before it: "North London", "Downtown Los Angeles"."""
    if reader.tokens[first].lower not in place_words("directions") or end == first + 1:
        return None
    known = known_at(reader.text, reader.tokens, first + 1)
    if known is None or known.stop < end:
        return None
    kind: Kind = "district" if known.kind in {"locality", "district"} else "region"
    return Candidate(first, known.stop, kind, "direction", known.places)


def _is_side(word: str) -> bool:
    """Whether a word names a people or a side: "the Kurdish quarter"."""
    return word in country_of_people() or word in side_words()


def _unknown(reader: Reader, first: int, end: int) -> Candidate | None:
    """An unknown name that its surroundings make a place: "the village of X", "in X, Kenya"."""
    tokens = reader.tokens
    lead = lead_of(tokens, first)
    if end - first > _LONGEST_UNKNOWN or _is_side(tokens[end - 1].lower):
        return None
    if lead.grain:
        return Candidate(first, end, lead.grain, "grain noun")
    if end < len(tokens) and lead.is_strong and adjacent(reader.text, tokens[end - 1], tokens[end]):
        grain = place_grains().get(tokens[end].lower)
        if tokens[end].lower in place_words("districts"):
            grain = "district" if lead.determiner else "region"
        if grain and tokens[end].lower != "department":
            return Candidate(first, end, grain, "grain noun")
    last = place_grains().get(tokens[end - 1].lower)
    if last and end - first > 1 and tokens[end - 1].lower not in {"department", "republic", "capital"}:
        return Candidate(first, end, last, "grain noun")
    if lead.relation == "along" and not reader.title_case:
        return Candidate(first, end, "site", "form")
    return None if lead.determiner else _led_to(reader, first, end, lead.relation)


def _led_to(reader: Reader, first: int, end: int, relation: str) -> Candidate | None:
    """An unknown name that the preposition before it makes a town: "in X, Kenya", and "in X" by itself."""
    within = relation in {"in", "at", "near", "from", "outside"}
    if within and _outer(reader, end):
        return Candidate(first, end, "locality", "within")
    once = relation in place_words("locates") and is_told_once(reader, first, end)
    return Candidate(first, end, "locality", "told once") if once else None


def _outer(reader: Reader, index: int) -> bool:
    """Whether a known place follows that a place before it would lie in: ", in the KNOWN", " in KNOWN"."""
    words = tuple(token.lower for token in reader.tokens[index : index + 3])
    for link in _LINKS:
        start = index + len(link)
        if words[: len(link)] == link and start < len(reader.tokens) and is_name_word(reader.tokens[start]):
            end = run_end(reader.text, reader.tokens, start)
            if link == ("on", "the"):
                return True
            known = known_at(reader.text, reader.tokens, start)
            return known is not None and known.stop >= end and known.kind != "site"
    return False


def _is_linked(tokens: list[Token], first: int, previous: int) -> bool:
    """Whether only a comma, "in" or the like stands between the place before and this one."""
    words = tuple(token.lower for token in tokens[previous:first]) if previous >= 0 else ()
    return words in _LINKS or words in {(",", "the"), ("(",)}


def _judged(reader: Reader, candidate: Candidate, linked: bool) -> _Seen | None:
    """The candidate as a phrase, or None where its words belong to another name."""
    text, tokens = reader.text, reader.tokens
    candidate = with_grain_noun(text, tokens, candidate)
    lead = lead_of(tokens, candidate.first)
    span = Span(tokens[candidate.first].start, tokens[candidate.stop - 1].end)
    name = span.of(text)
    if is_dateline(text, reader.passage.span, span):
        lead = replace(lead, relation="dateline")
    elif not lead.relation and candidate.rule == "known name" and _tells_of(reader, candidate, span):
        lead = replace(lead, relation="in")
    if lead.relation == "for" and is_set_for(tokens, candidate.first):
        lead = replace(lead, relation="in")
    if not lead.relation and (candidate.rule in {"form", "common noun", "road"} or candidate.kind == "site"):
        lead = replace(lead, relation=deed_before(tokens, candidate.first))
    if candidate.kind == "site" and lead.relation in {"", "by", "for"}:
        lead = replace(lead, relation=stands_before(tokens, candidate) or lead.relation)
    if name.lower() in months() and lead.relation not in {"at", "outside", "near", "to"}:
        return None  # "in March" is seldom the town
    named = not reader.title_case and candidate.rule != "common noun"
    if named and is_other_name(text, tokens, candidate, reader.surnames, lead):
        return None
    judged: Verdict = verdict(candidate, name, lead, linked)
    if judged == "maybe" and (
        is_of_home(reader, candidate, lead)
        or is_of_march(tokens, candidate, lead)
        or has_what_towns_have(tokens, candidate)
    ):
        judged = "yes"
    if judged == "no" or (reader.title_case and judged == "maybe"):
        return None
    kind = _kind(candidate, lead)
    if is_far(tokens, candidate.first):
        lead = replace(lead, relation="away from")
    phrase = PlacePhrase(span, kind, lead.relation, candidate.rule, confidence(candidate, lead, linked))
    return _Seen(phrase, fold(name), judged)


def _tells_of(reader: Reader, candidate: Candidate, span: Span) -> bool:
    """Whether a town or region heads its paragraph, or does what towns do: "Mandya observed a shutdown"."""
    if candidate.kind not in {"locality", "region"}:
        return False
    if is_heading(reader.text, reader.passage.span, span):
        return True
    after = [token.lower for token in reader.tokens[candidate.stop : candidate.stop + 2]]
    begins = starts_sentence(reader.tokens, candidate.first)
    return begins and bool({after[0], " ".join(after)} & place_words("town_does") if after else False)


def _kind(candidate: Candidate, lead: Lead) -> Kind:
    """The grain: of a known name what it is known for, unless "the state of" says otherwise."""
    if lead.grain and candidate.kind not in {"site", "country"}:
        told = lead.grain
        return (
            told
            if candidate.rule != "known name" or any(p.kind == told for p in candidate.places)
            else candidate.kind
        )
    return candidate.kind
