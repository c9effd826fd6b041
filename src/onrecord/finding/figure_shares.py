"""Shares of people told by a fraction: "half of them", "two-thirds of the members", "two thirds"."""

from functools import cache

from onrecord.tables.groups import plural_kind
from onrecord.tables.numerals_context import context_words
from onrecord.tables.numerals_table import amounts, wordings
from onrecord.tables.numerals_tokens import Tokens
from onrecord.tables.numerals_words import hyphen
from onrecord.tables.units import unit_kind

_OF_PEOPLE = frozenset({"them", "us", "those", "whom", "these", "participants"})
_WHOSE = frozenset({"the", "of", "its", "their", "all"})  # before the number of a whole
_JOINTS = (("out", "of", "every"), ("out", "of"), ("in", "every"), ("in",))
_REACH = 5  # tokens from "of" to the noun


@cache
def _openers() -> frozenset[str]:
    """Words with which a share may begin."""
    return frozenset({"a"}).union(wordings("before"), amounts("small"), context_words("shares"))


def share_at(tokens: Tokens, index: int) -> int | None:
    """Where a share that begins at token ``index`` ends, with its people; None if none begins here."""
    if tokens.at(index).kind != "digits" and tokens.word(index) not in _openers():
        return None
    at = index
    while wordings("before").get(tokens.word(at), ((("", ""), ""),))[-1][0] == (tokens.word(at),):
        at += 1
    if stop := _out_of(tokens, at):
        return _of_people(tokens, stop, whole=True)
    if tokens.at(at).kind == "digits":
        stop = _percent(tokens, at + 1)
        return _of_people(tokens, stop, whole=True) if stop > at + 1 else None
    counted = tokens.word(at) in amounts("small")
    if tokens.word(at) == "a" or counted:
        at += 1
        at += hyphen(tokens, at)
    if tokens.word(at) not in context_words("shares"):
        return None
    at += 1
    if tokens.match(at, ("of", "a")) and tokens.word(at + 2) in amounts("scales"):
        return None  # "a quarter of a million"
    return _of_people(tokens, at) or (at if counted and tokens.word(at - 1).endswith("s") else None)


def _percent(tokens: Tokens, at: int) -> int:
    """Where "per cent" or "%" that begins at ``at`` ends; ``at`` itself where there is none."""
    if tokens.match(at, ("per", "cent")):
        return at + 2
    return at + (unit_kind(tokens.word(at)) == "share")


def _out_of(tokens: Tokens, at: int) -> int | None:
    """Where "nine out of ten", "two in every three" that begins at ``at`` ends; None where there is none."""
    joint = next((words for words in _JOINTS if tokens.match(at + 1, words)), None)
    stop = at + 1 + len(joint or ())
    numbers = joint is not None and all(
        tokens.at(index).kind == "digits" or tokens.word(index) in amounts("small") for index in (at, stop)
    )
    return stop + 1 if numbers else None


def _of_people(tokens: Tokens, at: int, whole: bool = False) -> int | None:
    """Where "of the people" that begins at ``at`` ends; ``whole``: only of people who are counted themselves."""
    counted = False
    if tokens.word(at) == "of":
        at += 1
    elif tokens.word(at) not in ("the", "those"):
        return None
    for step in range(at, min(at + _REACH, len(tokens))):
        word = tokens.word(step)
        if tokens.at(step).kind == "digits" and (
            tokens.word(step - 1) in _WHOSE or tokens.word(step - 1).endswith(("'s", "s'", "’s", "s’"))
        ):
            counted = True
            continue
        if tokens.at(step).kind != "word":
            return None
        if whole and not counted and plural_kind(word):
            return None
        if word in _OF_PEOPLE or plural_kind(word):
            return step + 1
    return None
