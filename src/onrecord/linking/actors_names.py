"""Names of organisations and offices as reports give them: folded, with initials, and what is short for what."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files
from itertools import chain
from typing import Any

import yaml

from onrecord.records import Actor, CodedReport, Named, Where
from onrecord.tables.gazetteer import fold

_WORD = re.compile(r"[^\W_]+|&")
_LETTERS = r"[A-Z](?:[A-Za-z&]|\.(?=[A-Za-z])|-(?=[A-Z])){1,9}\.?"
_IN_BRACKETS = re.compile(rf"\(\s*(?:the\s+|or\s+)?(?P<short>{_LETTERS})\s*\)")
_LONG_IN_BRACKETS = re.compile(
    rf"(?<![\w.])(?P<short>{_LETTERS})\s*\(\s*(?:the\s+)?(?P<long>[A-Z][^()\d]{{5,80}}?)\s*[);,]"
)
_TOKEN = re.compile(r"[^\W_]+(?:['’][^\W\d_]+)?|&")
_BACK = 120  # code points looked back for the long form
_PERSON = "person"
_NOBODY = frozenset({"pronoun", "anonymous", "group"})  # kinds of source that are no names
_BODIES = frozenset({"organisation", "office"})


@cache
def table() -> dict[str, Any]:
    """The weights and word lists of ``actors.yml``."""
    loaded: dict[str, Any] = yaml.safe_load((files(__package__) / "actors.yml").read_text("utf-8"))
    return loaded


def names_in(coded: CodedReport) -> tuple[Named, ...]:
    """The names of the actors of a coded report's mentions and statements, each once, and those it explains."""
    kinds: dict[str, set[str | None]] = defaultdict(set)
    for name, kind in _told(coded):
        kinds[name].add(kind)
    told = expansions(coded.report.text)
    for name in chain.from_iterable(told):
        kinds[name].add(None)
    longs = {name_key(short): long for short, long in told}
    country, report = _country(coded), coded.report.id
    return tuple(
        Named(name, _kind(some), country, report, longs.get(name_key(name), ""))
        for name, some in sorted(kinds.items())
        if not some <= _NOBODY
    )


def _kind(kinds: set[str | None]) -> str | None:
    """What a report takes a name for, where it does so twice: for a body rather than for a person."""
    telling = sorted(kind for kind in kinds if kind and kind not in _NOBODY and kind != _PERSON)
    return telling[0] if telling else _PERSON if _PERSON in kinds else None


def _told(coded: CodedReport) -> Iterator[tuple[str, str | None]]:
    """Names and kinds. Whoever has a role is a person, in office or not: it is their body that is joined."""
    for one in _actors(coded):
        holder = one.role and one.kind not in _BODIES and name_key(one.role) != name_key(one.name)
        yield one.name, _PERSON if holder else one.kind
        if one.organisation:
            yield one.organisation, None


def _actors(coded: CodedReport) -> Iterator[Actor]:
    for mention in coded.mentions:
        yield from (one.value for one in mention.codings if isinstance(one.value, Actor))
    for statement in coded.statements:
        if statement.addressee:
            yield statement.addressee
        if speaker := statement.speaker:
            yield Actor(speaker.name, speaker.kind, speaker.role, speaker.organisation)


def _country(coded: CodedReport) -> str | None:
    """The one country of which the report tells, or that of more than half of its places."""
    places = (one.value for mention in coded.mentions for one in mention.of("place"))
    counted = Counter(place.country for place in places if isinstance(place, Where) and place.country)
    if not counted:
        return None
    [(country, times)] = counted.most_common(1)
    return country if times * 2 > counted.total() else None


@lru_cache(1 << 16)
def name_key(name: str) -> str:
    """``name`` folded, without article, marks and dots: "The N.U.T." is "nut". "" if nothing is left."""
    words = _WORD.findall(fold(re.sub(r"(?<=\b\w)\.(?=\w\b)", "", name)))
    return " ".join(words[1:] if len(words) > 1 and words[0] in ("the", "a", "an") else words)


@lru_cache(1 << 16)
def plain(key: str) -> str:
    """A key in the spelling in which names are compared: "defense" is "defence"."""
    spellings = table()["spellings"]
    return " ".join(spellings.get(word, word) for word in key.split())


@lru_cache(1 << 16)
def initials(key: str) -> frozenset[str]:
    """The initials of a key of several words, with small words and without; none of a single word."""
    words = key.split()
    if len(words) < 2:
        return frozenset()
    telling = [word for word in words if word not in table()["small"]]
    return frozenset(
        "".join(word[0] for word in kept if word != "&") for kept in (words, telling) if len(kept) > 1
    )


@lru_cache(1 << 16)
def is_acronym(name: str) -> bool:
    """Whether a printed name is one word, most of it capitals: "KBW", "BfB", "N.U.T.", but not "Unite"."""
    letters = [letter for letter in name if letter.isalpha()]
    capitals = sum(letter.isupper() for letter in letters)
    return " " not in name.strip() and 2 <= len(letters) <= 10 and capitals * 2 >= len(letters) and capitals > 1


@lru_cache(8)  # a report's names are asked for when it is outlined, and again when they are kept
def expansions(text: str) -> tuple[tuple[str, str], ...]:
    """What ``text`` itself says is short for what, as (short, long): "National Union of Teachers (NUT)", or

    "NUT (National Union of Teachers)". The letters of the short form must be the initials of the long one.
    """
    found: dict[tuple[str, str], None] = {}
    for match in _IN_BRACKETS.finditer(text):
        before = text[max(0, match.start() - _BACK) : match.start()]
        if long := _ending_with(before, match["short"]):
            found[match["short"], long] = None
    for match in _LONG_IN_BRACKETS.finditer(text):
        long = " ".join(match["long"].split())
        if _letters(match["short"]) in initials(name_key(long)):
            found[match["short"], long] = None
    return tuple(found)


def _letters(short: str) -> str:
    return "".join(letter for letter in short.casefold() if letter.isalpha())


def _ending_with(before: str, short: str) -> str | None:
    """The words at the end of ``before`` whose initials are ``short``, beginning with a capital."""
    tokens = list(_TOKEN.finditer(before))
    if not tokens or before[tokens[-1].end() :].strip(" \n'’\""):
        return None
    letters = _letters(short)
    for number in range(2, min(len(tokens), len(letters) * 2 + 2) + 1):
        first = tokens[-number]
        long = before[first.start() : tokens[-1].end()]
        if first[0][0].isupper() and letters in initials(name_key(long)) and not re.search(r"[.;:!?]\s", long):
            return " ".join(long.split())
    return None
