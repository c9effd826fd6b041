"""Numbers spelt out in English: "twenty-five hundred", "a couple of dozen", "tens of thousands"."""

from dataclasses import replace

from onrecord.tables.numerals_table import ONE, Numeral, Quantity, Writing, amounts, fuzzy, slices
from onrecord.tables.numerals_tokens import Tokens


def spelt_out(tokens: Tokens, index: int) -> Numeral | None:
    """The longest spelt-out number that begins at token ``index``, or None."""
    for reading in (_half, _slice, _plural, _set, _few, _exact):
        found = reading(tokens, index)
        if found:
            return found
    return None


def scaled(tokens: Tokens, first: int, at: int, base: Quantity, writing: Writing) -> Numeral:
    """``base`` with the multipliers that follow it: "two *dozen*", "1.5 *lakh*", "20 *hundred*"."""
    scale = ONE
    while True:
        step = at + hyphen(tokens, at)
        word = tokens.word(step)
        singular = word.removesuffix("s") if base.fuzzy or word == "dozens" else word
        if singular in amounts("scales"):
            factor = Quantity(amounts("scales")[singular])
        elif singular in fuzzy("units") and not scale.fuzzy:
            factor, writing = Quantity(1, (singular,)), "fuzzy"
        else:
            whole = base.times(scale)
            return Numeral(first, at, whole, whole, writing, scale)
        scale, at = scale.times(factor), step + 1


def hyphen(tokens: Tokens, at: int) -> int:
    """1 where token ``at`` is a hyphen inside a word, else 0."""
    return int(tokens.word(at) in ("-", "‑", "‐") and tokens.touches(at) and tokens.touches(at + 1))


def _half(tokens: Tokens, index: int) -> Numeral | None:
    """ "half a dozen", "a half-dozen", "half a million", "a quarter of a million"."""
    at = index + (tokens.word(index) in ("a", "one"))
    share = amounts("fractions").get(tokens.word(at))
    if share is None:
        return None
    at += 1
    at += hyphen(tokens, at) or tokens.word(at) == "of"
    at += tokens.word(at) == "a"
    found = scaled(tokens, index, at, Quantity(share), "words")
    return found if found.stop > at else None


def _slice(tokens: Tokens, index: int) -> Numeral | None:
    """ "low hundreds", "the mid-thousands"."""
    at = index + (tokens.word(index) == "the")
    multiples = slices().get(tokens.word(at))
    if multiples is None:
        return None
    at += 1
    at += hyphen(tokens, at)
    word = tokens.word(at)
    scale = amounts("scales").get(word.removesuffix("s"))
    if scale is None or not word.endswith("s"):
        return None
    low, high = multiples
    return Numeral(index, at + 1, Quantity(low * scale), Quantity(high * scale), "fuzzy")


def _plural(tokens: Tokens, index: int) -> Numeral | None:
    """ "dozens", "hundreds and hundreds", "tens of thousands", "hundreds of thousands"."""
    word, at = tokens.word(index), index + 1
    if word not in fuzzy("plurals"):
        return None
    base = Quantity(1, (word,))
    while tokens.word(at) in ("and", "upon", "on") and tokens.word(at + 1) == word:
        at += 2
    while (scale := _of_scale(tokens, at)) is not None:
        base, at = base.times(Quantity(scale)), at + 2
    return Numeral(index, at, base, base, "fuzzy")


def _set(tokens: Tokens, index: int) -> Numeral | None:
    """ "a pair" before "of", "a trio" before "of"."""
    at = index + 1
    amount = amounts("sets").get(tokens.word(at)) if tokens.word(index) in ("a", "another") else None
    if amount is None or tokens.word(at + 1) != "of":
        return None
    return Numeral(index, at + 1, Quantity(amount), Quantity(amount), "words")


def _few(tokens: Tokens, index: int) -> Numeral | None:
    """ "several", "a few hundred", "a couple of dozen", "a handful"; bare "few" and "couple" need a scale."""
    article = tokens.word(index) in ("a", "the", "another")
    at = index + article
    word = tokens.word(at)
    if word not in fuzzy("counts"):
        return None
    base = Quantity(1, (word,))
    if tokens.word(at + 1) == "tens":
        return _of_tens(tokens, index, at + 2, base)
    after = at + 1 + (tokens.word(at + 1) == "of")
    found = scaled(tokens, index, after, base, "fuzzy")
    if found.stop > after:
        return found
    if word in ("few", "couple") and not article:
        return None
    return replace(found, stop=at + 1)


def _of_tens(tokens: Tokens, index: int, at: int, base: Quantity) -> Numeral:
    """ "several tens", "several tens of thousands"."""
    base = base.times(Quantity(10))
    if (scale := _of_scale(tokens, at)) is not None:
        base, at = base.times(Quantity(scale)), at + 2
    return Numeral(index, at, base, base, "fuzzy")


def _of_scale(tokens: Tokens, at: int) -> float | None:
    """The multiplier of "of thousands", where that stands at token ``at``."""
    word = tokens.word(at + 1)
    return (
        amounts("scales").get(word.removesuffix("s")) if tokens.word(at) == "of" and word.endswith("s") else None
    )


def _exact(tokens: Tokens, index: int) -> Numeral | None:
    """ "nine", "a hundred and fifty", "one hundred and two thousand", "a dozen", "one and a half million"."""
    at, total, last = index, 0.0, float("inf")
    found: Numeral | None = None
    while True:
        group = _below_thousand(tokens, at) if found else _opening(tokens, at)
        if group is None:
            return _with_half(tokens, found)
        amount, stop = group
        part = scaled(tokens, index, stop, Quantity(amount), "words")
        if part.scale.amount >= last or amount >= last:
            return found
        total += part.low.amount
        whole = Quantity(total, part.low.fuzzy)
        scale = part.scale if found is None else ONE
        if scale == ONE and found is None and amount >= 100 and amount % 100 == 0:
            scale = Quantity(100)
        found = replace(part, low=whole, high=whole, scale=scale)
        if part.scale.amount == 1:
            return _with_half(tokens, found)
        last, at = part.scale.amount, part.stop
        at += tokens.word(at) == "and"


def _opening(tokens: Tokens, at: int) -> tuple[float, int] | None:
    """The first group of a number: also "a" or nothing before a multiplier, and "a 100" for "a hundred"."""
    article = tokens.word(at) == "a"
    word = tokens.word(at + article)
    if word == "hundred":
        return _with_rest(tokens, 100, at + article + 1)
    if word in amounts("scales") or word in fuzzy("units"):
        return 1.0, at + article
    digits = tokens.at(at + 1).amount
    if article and digits in (100.0, 1000.0):
        return digits, at + 2
    return _below_thousand(tokens, at)


def _below_thousand(tokens: Tokens, at: int) -> tuple[float, int] | None:
    """A number below a thousand (or "twenty-five hundred") and where it stops."""
    group = _below_hundred(tokens, at)
    if group is None:
        return None
    amount, stop = group
    step = stop + hyphen(tokens, stop)
    return _with_rest(tokens, amount * 100, step + 1) if tokens.word(step) == "hundred" else group


def _with_rest(tokens: Tokens, hundreds: float, stop: int) -> tuple[float, int]:
    """Hundreds with what follows them: "(two hundred) and fifty", but not "(two hundred) and three hundred"."""
    rest = _below_hundred(tokens, stop + (tokens.word(stop) == "and"))
    if rest is None or tokens.word(rest[1]) == "hundred":
        return hundreds, stop
    return hundreds + rest[0], rest[1]


def _with_half(tokens: Tokens, found: Numeral | None) -> Numeral | None:
    """ "a million *and a half*", "a dozen *and a half*"."""
    if found is None or found.scale == ONE or not tokens.match(found.stop, ("and", "a", "half")):
        return found
    whole = Quantity(found.low.amount + found.scale.amount / 2, found.low.fuzzy)
    return replace(found, low=whole, high=whole, stop=found.stop + 3)


def _below_hundred(tokens: Tokens, at: int) -> tuple[float, int] | None:
    """ "nine", "nineteen", "twenty", "twenty-five", "one and a half", and where it stops."""
    word = tokens.word(at)
    tens = amounts("tens").get(word)
    if tens is not None:
        step = at + 1 + hyphen(tokens, at + 1)
        unit = amounts("small").get(tokens.word(step), 0)
        return (tens + unit, step + 1) if 0 < unit < 10 else (tens, at + 1)
    small = amounts("small").get(word)
    if small is None:
        return None
    for half in (("and", "a", "half"), ("-", "and", "-", "a", "-", "half")):
        if tokens.match(at + 1, half):
            return small + 0.5, at + 1 + len(half)
    return small, at + 1
