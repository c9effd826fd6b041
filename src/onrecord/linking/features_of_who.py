"""Who, and what for: same organiser, other organisers, same claim in other words."""

from functools import lru_cache

from onrecord.linking.vocabulary import initials, named
from onrecord.records import Outline

_REMEMBERED = 1 << 16


def same_actor(a: Outline, b: Outline) -> bool:
    """same organiser or body"""
    return bool(a.actors and b.actors) and not named(a.actors).isdisjoint(named(b.actors))


def short_actor(a: Outline, b: Outline) -> bool:
    """one organiser's name is short for the other's"""
    return bool(a.actors and b.actors) and any(
        is_short(one, other) for one in named(a.actors) for other in named(b.actors)
    )


@lru_cache(_REMEMBERED)
def is_short(one: str, other: str) -> bool:
    """Whether one of two names is the other's initials, or two or more of its words without a break."""
    short, long = (one, other) if len(one) <= len(other) else (other, one)
    if " " not in short:
        return len(short) > 1 and short == initials(long)
    return f" {short} " in f" {long} "


def same_group(a: Outline, b: Outline) -> bool:
    """same kind of people"""
    return not a.actors.isdisjoint(b.actors)


def other_actors(a: Outline, b: Outline) -> bool:
    """different organisers"""
    return bool(a.actors and b.actors and named(a.actors) and named(b.actors))


def other_groups(a: Outline, b: Outline) -> bool:
    """different kinds of people"""
    return bool(a.actors and b.actors)


@lru_cache(_REMEMBERED)
def _marked(words: frozenset[str]) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Stems of the claim, categories of its issue (``issue:``), and sides (``side:``)."""
    marked = frozenset(word for word in words if ":" in word)
    issues = frozenset(word for word in marked if word.startswith("issue:"))
    return words - marked, issues, frozenset(word for word in marked if word.startswith("side:"))


def same_words(a: Outline, b: Outline) -> bool:
    """all that one asks for, in two words or more, the other asks for"""
    shared, fewer = _shared(a, b)
    return shared > 1 and shared == fewer


def most_words(a: Outline, b: Outline) -> bool:
    """most of what one asks for, the other asks for"""
    shared, fewer = _shared(a, b)
    return shared > 1 and 2 * shared > fewer


def some_words(a: Outline, b: Outline) -> bool:
    """two words of what they ask for in common, or the only one of either"""
    shared, fewer = _shared(a, b)
    return shared > 1 or shared == fewer == 1


def one_word(a: Outline, b: Outline) -> bool:
    """one word of two or three that they ask for in common"""
    shared, fewer = _shared(a, b)
    return shared == 1 and fewer < 4


def one_of_many(a: Outline, b: Outline) -> bool:
    """only one word of many that they ask for in common"""
    return _shared(a, b)[0] == 1


def _shared(a: Outline, b: Outline) -> tuple[int, int]:
    """How many words of claims two mentions share, and how many there are of the one that has fewer."""
    return _shared_words(a.words, b.words) if a.words and b.words else (0, 0)


@lru_cache(1 << 8)  # a few features ask for the same two in turn
def _shared_words(first: frozenset[str], second: frozenset[str]) -> tuple[int, int]:
    one, other = _marked(first)[0], _marked(second)[0]
    return len(one & other), min(len(one), len(other))


def few_other_words(a: Outline, b: Outline) -> bool:
    """no word of what they ask for in common; one of them tells little of it"""
    return 0 < _shared(a, b)[1] < 3


def other_words(a: Outline, b: Outline) -> bool:
    """no word of what they ask for in common, of three or more of each"""
    return _shared(a, b)[1] > 2


def same_issue(a: Outline, b: Outline) -> bool:
    """same issue"""
    return bool(a.words and b.words) and not _marked(a.words)[1].isdisjoint(_marked(b.words)[1])


def other_issue(a: Outline, b: Outline) -> bool:
    """different issues"""
    return bool(a.words and b.words and _marked(a.words)[1] and _marked(b.words)[1])


def same_side(a: Outline, b: Outline) -> bool:
    """both are for something, or both against"""
    return bool(a.words and b.words) and not _marked(a.words)[2].isdisjoint(_marked(b.words)[2])


def other_side(a: Outline, b: Outline) -> bool:
    """one is for something, the other against"""
    return bool(a.words and b.words and _marked(a.words)[2] and _marked(b.words)[2])


OF_ACTORS = (same_actor, short_actor, same_group, other_actors, other_groups)
OF_WORDS = (same_words, most_words, some_words, one_word, one_of_many, few_other_words, other_words)
OF_ISSUE = (same_issue, other_issue)
OF_STANCE = (same_side, other_side)
