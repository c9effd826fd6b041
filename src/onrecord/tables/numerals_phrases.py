"""Numbers with the words that qualify them, and ranges: "well over 500", "between 310 and 420", "50-odd"."""

from dataclasses import dataclass
from typing import Literal

from onrecord.records.values import Qualifier
from onrecord.tables.numerals import numeral_at
from onrecord.tables.numerals_table import (
    ONE,
    Numeral,
    Quantity,
    Told,
    Writing,
    joining,
    plain_words,
    wordings,
    worths,
)
from onrecord.tables.numerals_tokens import Tokens
from onrecord.tables.numerals_words import hyphen

_DASHES = frozenset("-–—‑‐")
_MOST_WORDINGS = 4


@dataclass(frozen=True, slots=True)
class NumberPhrase:
    """A number or range with its wordings: tokens ``[first, stop)``, the number alone from ``bare``.

    ``qualifier`` is the codebook's (section 4), ``wording`` the words that told it ("up to"), "" if none.
    """

    first: int
    bare: int
    stop: int
    low: Quantity
    high: Quantity
    qualifier: Qualifier
    wording: str
    writing: Writing
    currency: bool = False

    def span(self, tokens: Tokens) -> tuple[int, int]:
        """Start and end in the text."""
        return tokens.at(self.first).start, tokens.at(self.stop - 1).end


def phrase_at(tokens: Tokens, index: int) -> NumberPhrase | None:
    """The number phrase that begins at token ``index``, or None."""
    at, qualifier, wording = _wordings(tokens, index)
    found = _between(tokens, at) or _number(tokens, at)
    if found is None or (at > index and qualifier == "exact"):
        return None
    numeral, stop, ranged = found
    stop, after, told = _after(tokens, stop)
    if qualifier == "exact":
        qualifier, wording = after, told
    if ranged or numeral.low != numeral.high:
        qualifier, wording = "between", ""
    return NumberPhrase(
        index, at, stop, numeral.low, numeral.high, qualifier, wording, numeral.writing, numeral.currency
    )


def _match(tokens: Tokens, at: int, side: Literal["before", "after"]) -> tuple[tuple[str, ...], Told] | None:
    for phrase, qualifier in wordings(side).get(tokens.word(at), ()):
        if tokens.match(at, phrase):
            return phrase, qualifier
    return None


def _wordings(tokens: Tokens, at: int) -> tuple[int, Qualifier, str]:
    """Where the wordings that begin at ``at`` end, the first qualifier among them, and its words."""
    qualifier: Qualifier = "exact"
    wording = ""
    for _ in range(_MOST_WORDINGS):
        found = _match(tokens, at, "before")
        if found is None:
            break
        phrase, told = found
        if qualifier == "exact" and told != "booster":
            qualifier, wording = told, " ".join(phrase)
        at += len(phrase)
    return at, qualifier, wording


def _after(tokens: Tokens, at: int) -> tuple[int, Qualifier, str]:
    """Wordings behind a number: "or so", "-plus", "+", "-odd"; where they end and what they tell."""
    step = at + hyphen(tokens, at)
    if tokens.word(step) == "some" and step > at:
        return step + 1, "about", "some"
    found = _match(tokens, step, "after")
    if found is None:
        return at, "exact", ""
    phrase, qualifier = found
    if qualifier == "booster":
        return at, "exact", ""
    stop = step + len(phrase)
    # "50 plus 60 others" is a sum; "50 at most of the sites" still limits the number.
    if phrase in (("plus",), ("+",)) and _begins_number(tokens, stop):
        return at, "exact", ""
    if phrase == ("ish",) and not tokens.touches(step):
        return at, "exact", ""
    return stop, qualifier, " ".join(phrase)


def _begins_number(tokens: Tokens, at: int) -> bool:
    at += tokens.word(at) in ("another", "a", "an", "further", "additional")
    return bool(numeral_at(tokens, at) or _match(tokens, at, "before"))


def _between(tokens: Tokens, at: int) -> tuple[Numeral, int, bool] | None:
    """ "between 310 and 420", "from 50 up to 100"."""
    if tokens.word(at) not in ("between", "from") or _is_change(tokens, at):
        return None
    low = numeral_at(tokens, _wordings(tokens, at + 1)[0])
    if low is None:
        return None
    joint = ("and", "to", "-", "–") if tokens.word(at) == "between" else ("to",)
    if tokens.word(low.stop) not in joint:
        return None
    high = numeral_at(tokens, _wordings(tokens, low.stop + 1)[0])
    ranged = _range(low, high) if high else None
    return (ranged, ranged.stop, True) if ranged else None


def _is_change(tokens: Tokens, at: int) -> bool:
    """Whether "from" stands here in "rose from 200 to 365"."""
    before = (tokens.word(at - 1), tokens.word(at - 2))
    return tokens.word(at) == "from" and any(word in plain_words("changes") for word in before)


def _number(tokens: Tokens, at: int) -> tuple[Numeral, int, bool] | None:
    """A number, or a range without "between": "60-70", "two or three hundred", "hundreds if not thousands"."""
    low = numeral_at(tokens, at)
    if low is None:
        return None
    for joint in joining():
        if not tokens.match(low.stop, joint) or _is_change(tokens, at - 1):
            continue
        after = low.stop + len(joint)
        if joint[0] in _DASHES and tokens.touches(low.stop) != tokens.touches(after):
            continue
        high = numeral_at(tokens, _wordings(tokens, after)[0])
        ranged = _range(low, high) if high else None
        if ranged:
            return ranged, ranged.stop, True
    return low, low.stop, False


_WIDEST = 10  # a range whose second number alone is written in thousands goes up this many times at most


def _range(low: Numeral, high: Numeral) -> Numeral | None:
    """The two as one range, or None where it would not rise. A multiplier on the second holds for both:

    "two to three dozen", "10-15k", "50-60,000".
    """
    bottom, scale = low.low, high.scale
    if scale == ONE and high.writing == "digits" and high.high.amount % 1000 == 0:
        near = bottom.amount * 1000 * _WIDEST >= high.high.amount  # "1 to 125,000" means what it says
        scale = Quantity(1000) if near else ONE
    if low.scale == ONE and scale != ONE and bottom.amount < high.high.amount / scale.amount:
        bottom = bottom.times(scale) if not bottom.fuzzy else bottom
    plain = worths("ccc-3")
    if bottom.value(plain) >= high.high.value(plain) or high.currency > low.currency:
        return None
    writing = "digits" if low.writing == high.writing == "digits" else high.writing
    return Numeral(low.first, high.stop, bottom, high.high, writing, ONE, low.currency)
