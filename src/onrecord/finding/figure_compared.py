"""Numbers that compare and count nobody: ratios ("one in three", "nine in every ten") and differences."""

from onrecord.tables.groups import clusters
from onrecord.tables.numerals import numeral_at
from onrecord.tables.numerals_phrases import NumberPhrase
from onrecord.tables.numerals_tokens import Tokens
from onrecord.tables.units import unit_kind

_MORE = frozenset({"more", "fewer", "less"})
_LARGEST = 10  # the second number of a ratio without "every": "one in ten", not "3 in 40 towns"
_REACH = 4  # tokens from "more" to "than": "300 more people than in May"


def compares(tokens: Tokens, phrase: NumberPhrase) -> bool:
    """Whether the number is one of a ratio or a difference, and so counts nobody."""
    return _is_ratio(tokens, phrase) or _is_difference(tokens, phrase)


def _is_ratio(tokens: Tokens, phrase: NumberPhrase) -> bool:
    """ "fourteen in every fifteen", "one in three", "three out of every five": either number."""
    at = phrase.stop + (tokens.word(phrase.stop) == "out")
    if tokens.word(at) in ("in", "of") and _is_second(tokens, at, phrase.high.amount):
        return True
    before = phrase.first - 1 - (tokens.word(phrase.first - 1) == "every")
    if tokens.word(before) not in ("in", "of"):
        return False
    last = before - 1 - (tokens.word(before - 1) == "out")
    first = numeral_at(tokens, last)
    return first is not None and first.stop == last + 1 and _is_second(tokens, before, first.high.amount)


def _is_second(tokens: Tokens, at: int, first: float) -> bool:
    """Whether the larger number of a ratio stands behind "in" or "of" at token ``at``."""
    every = tokens.word(at + 1) == "every"
    second = numeral_at(tokens, at + 1 + every)
    if second is None or second.high.amount <= first or unit_kind(tokens.word(second.stop)):
        return False
    # "Two of five men" are two men: without "every", "of" makes no ratio.
    return every or (tokens.word(at) == "in" and second.high.amount <= _LARGEST)


def _is_difference(tokens: Tokens, phrase: NumberPhrase) -> bool:
    """ "4,000 more than came in May", "200 fewer people than last year", "up 300 on last year"."""
    if tokens.word(phrase.first - 1) in ("up", "down") and tokens.word(phrase.stop) in ("on", "from"):
        return True
    if tokens.word(phrase.stop) not in _MORE or (
        tokens.word(phrase.first - 1) == "of" and tokens.word(phrase.first - 2) in clusters()
    ):
        return False
    for at in range(phrase.stop + 1, phrase.stop + 1 + _REACH):
        if tokens.word(at) == "than":
            return numeral_at(tokens, at + 1) is None
        if tokens.at(at).kind != "word":
            break
    return False
