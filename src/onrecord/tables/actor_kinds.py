"""Kinds of actor (PLOVER's codes) and the words that tell them (``actor_kinds.yml``)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from onrecord.tables.files import read_table

_LONGEST = 3  # words of a noun for a sort of body
_WORD = re.compile(r"[^\W_]+(?:[-.][^\W_]+)*(?:'(?:s\b)?)?")


@dataclass(frozen=True, slots=True)
class _Rule:
    """Words in a body's name that tell its kind of actor, where its head's is one of ``heads`` (empty: any)."""

    actor: str
    words: re.Pattern[str]
    heads: frozenset[str]


@cache
def actor_kinds() -> Mapping[str, str]:
    """Every kind of actor with what it is."""
    return dict(read_table("actor_kinds.yml")["kinds"])


def kind_of_body(kind: str) -> str | None:
    """The kind of actor that a body of ``kind`` (``police``, ``union`` ...) is; None for what tells none."""
    return dict(read_table("actor_kinds.yml")["bodies"]).get(kind)


def kind_by_name(name: str, kind: str) -> str | None:
    """The kind of actor that the words of a body's name tell, the body being of ``kind`` by its head noun."""
    words = _folded(name)
    return next(
        (rule.actor for rule in _rules() if (not rule.heads or kind in rule.heads) and rule.words.search(words)),
        None,
    )


def kind_by_noun(words: str) -> str | None:
    """The kind that a noun for a sort of body tells ("the bus giant"): its last words, the longest that fit."""
    told = _folded(words).split()
    endings = (" ".join(told[first:]) for first in range(max(0, len(told) - _LONGEST), len(told)))
    return next((_nouns()[ending] for ending in endings if ending in _nouns()), None)


@cache
def body_nouns() -> frozenset[str]:
    """Nouns of one word for sorts of body, as they stand beside its name: "the developer Weir Homes"."""
    return frozenset(noun for noun in _nouns() if " " not in noun)


@cache
def generic_nouns() -> frozenset[str]:
    """Nouns that name no body by themselves: "group"."""
    return frozenset(read_table("actor_kinds.yml")["generic"])


@cache
def sorts() -> frozenset[str]:
    """Nouns in small letters behind a name that only say what sort of body it is: "the Unite union"."""
    return frozenset(read_table("actor_kinds.yml")["sorts"])


def kind_by_office(position: str) -> str | None:
    """The kind of actor that holds a public position; None for a position that makes nobody public.

    A word before it may tell more ("opposition leader", "police commissioner", "union president").
    """
    words = re.findall(r"[\w'’-]+", position.lower().replace("’", "'"))
    pairs = [" ".join(pair) for pair in pairwise(words)]
    own = next((kind for word in (*pairs, *words) if (kind := _offices().get(word))), None)
    leads = own is not None or any(word in read_table("actor_kinds.yml")["leading"] for word in words)
    before = next((kind for word in words if (kind := _before_offices().get(word))), None) if leads else None
    if before is None or (own in ("LEG", "JUD", "REL") and before not in ("OPP", "JUD")):
        return own
    return before


def is_office(noun: str) -> bool:
    """Whether a noun by itself tells a public office, or people in one: "judge", "councillors"."""
    word = noun.lower().replace("’", "'")
    return word in _offices() and word not in read_table("actor_kinds.yml")["words_too"]


def kind_of_people(words: str) -> str:
    """The kind of people that a plural noun phrase tells ("hundreds of nurses"); ``CVL`` where it tells none."""
    told = _folded(words).split()
    for length in (2, 1):
        for first in range(len(told) - length, -1, -1):
            kind = _groups().get(" ".join(told[first : first + length]))
            if kind:
                return kind
    return "CVL"


def _folded(name: str) -> str:
    return " ".join(_WORD.findall(name.lower().replace("’", "'")))


@cache
def _rules() -> tuple[_Rule, ...]:
    return tuple(
        _Rule(row["actor"], _any(row["words"]), frozenset(row.get("heads", ())))
        for row in read_table("actor_kinds.yml")["names"]
    )


def _any(words: list[str]) -> re.Pattern[str]:
    listed = "|".join(re.escape(str(word)) for word in sorted(words, key=len, reverse=True))
    return re.compile(rf"(?<![\w'-])(?:{listed})(?![\w'-])")


@cache
def _nouns() -> Mapping[str, str]:
    return _by_word("nouns")


@cache
def _offices() -> Mapping[str, str]:
    return _by_word("offices")


@cache
def _before_offices() -> Mapping[str, str]:
    return _by_word("before_offices")


@cache
def _groups() -> Mapping[str, str]:
    return _by_word("groups")


def _by_word(part: str) -> Mapping[str, str]:
    return {str(word): kind for kind, words in read_table("actor_kinds.yml")[part].items() for word in words}
