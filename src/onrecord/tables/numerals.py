"""Numbers in English words and digits, as they stand in a text: where they begin and end, and their quantity."""

from onrecord.tables.numerals_table import Numeral, Quantity, amounts, currency
from onrecord.tables.numerals_tokens import Tokens
from onrecord.tables.numerals_words import scaled, spelt_out

__all__ = ["Numeral", "Quantity", "numeral_at"]


def numeral_at(tokens: Tokens, index: int) -> Numeral | None:
    """The longest number that begins at token ``index``, or None.

    Letters or a full stop right before digits make them part of a name or a decimal ("G20", "COVID-19"): none.
    """
    token = tokens.at(index)
    if token.kind == "digits":
        return None if _inside_name(tokens, index) else _digits(tokens, index, index)
    if token.word in currency("signs") or token.word in currency("letters"):
        return _money(tokens, index) or spelt_out(tokens, index)
    return spelt_out(tokens, index) if token.kind == "word" else None


def _inside_name(tokens: Tokens, index: int) -> bool:
    """Whether letters, or letters and a hyphen, or a hash or slash touch the digits: "M25", "A-12", "#4"."""
    if not tokens.touches(index):
        return False
    before = tokens.at(index - 1)
    clock = before.word == ":" and tokens.touches(index - 1) and tokens.at(index - 2).kind == "digits"
    if clock or before.kind == "word" or before.word in ("#", "/", "@", "_", "&"):
        return True
    joined = before.word in ("-", "‑", "‐") and tokens.touches(index - 1)
    return joined and tokens.at(index - 2).kind == "word" and tokens.at(index - 2).capital


def _money(tokens: Tokens, index: int) -> Numeral | None:
    """A sign of currency, or its letters, or both ("HK$"), right before digits: "£17m", "Rs. 500"."""
    at, letters = index, tokens.word(index)
    if letters in currency("letters"):
        if not tokens.at(index).capital or (tokens.touches(index) and tokens.at(index - 1).kind == "word"):
            return None
        at += 1 + (letters == "rs" and tokens.word(index + 1) == ".")
        if len(letters) == 1 and not tokens.touches(at):
            return None
    at += tokens.word(at) in currency("signs")
    return _digits(tokens, at, index) if tokens.at(at).kind == "digits" else None


def _digits(tokens: Tokens, at: int, first: int) -> Numeral | None:
    """Digits with the multipliers behind them: "1.2m", "20k", "5 hundred", "1.5 lakh", "2 dozen"."""
    token, money = tokens.at(at), at > first
    if token.amount is None:
        return None
    letters = tokens.word(at + 1)
    attached = tokens.touches(at + 1) or (money and letters in ("m", "mn", "bn", "tn"))
    if attached and letters in amounts("letters"):
        scale = Quantity(amounts("letters")[letters])
        whole = Quantity(_decimal(token.word, token.amount)).times(scale)
        return Numeral(first, at + 2, whole, whole, "digits", scale, money)
    exact = letters in amounts("scales") or (money and "," not in token.word)
    base = Quantity(_decimal(token.word, token.amount) if exact else token.amount)
    found = scaled(tokens, first, at + 1, base, "digits")
    return Numeral(first, found.stop, found.low, found.high, found.writing, found.scale, money)


def _decimal(word: str, otherwise: float) -> float:
    """A single full stop before a multiplier is a decimal point even with three digits after it: "1.125m"."""
    plain = word.replace(",", "")
    return float(plain) if word.count(".") == 1 and " " not in plain else otherwise
