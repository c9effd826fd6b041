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


def most_words(a: Outline, b: Outline) -> bool:
    """most of what one asks for, the other asks for"""
    shared = len(a.words & b.words)
    return shared > 1 and 2 * shared > min(len(a.words), len(b.words))


def some_words(a: Outline, b: Outline) -> bool:
    """some of what one asks for, the other asks for"""
    shared = len(a.words & b.words)
    return shared > 1 or (shared == 1 and min(len(a.words), len(b.words)) == 1)


def one_word(a: Outline, b: Outline) -> bool:
    """one word of what they ask for in common"""
    return not a.words.isdisjoint(b.words)


def other_words(a: Outline, b: Outline) -> bool:
    """nothing that they ask for in common"""
    return bool(a.words and b.words)


OF_ACTORS = (same_actor, short_actor, same_group, other_actors, other_groups)
OF_WORDS = (most_words, some_words, one_word, other_words)
