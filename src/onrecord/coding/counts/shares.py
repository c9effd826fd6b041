"""Shares of a counted whole: "half of them", "60 per cent of the 90 nurses", "nine in ten of them"."""

import re
from dataclasses import replace

from onrecord.coding.counts.sizes import size
from onrecord.records import Size
from onrecord.tables.nearby import nearby
from onrecord.tables.numerals_table import amounts

_SHARE = re.compile(
    rf"\A(?:[a-z]+\s){{0,2}}?(?:(?:(?P<count>[a-z]+)[\s-])?(?P<part>{nearby('figures', 'shares')})s?|"
    r"(?P<some>\d+|[a-z]+)\s(?:out\sof|in)\s(?:every\s)?(?P<all>\d+|[a-z]+)|(?P<percent>\d{1,3}(?:\.\d+)?)\s?(?:%|per\s?cent|percent))(?!\w)\s?(?:of\s)?(?P<whole>.*)\Z",
    re.IGNORECASE | re.DOTALL,
)
_PARTS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "tenth": 10}
_THEM = re.compile(r"\A(?:all\s)?(?:them|whom|those|these|us)\b", re.IGNORECASE)


def share_of(words: str, counted: Size | None, policy: str) -> Size | None:
    """The number that a share comes to, marked as derived; None where its whole is not known.

    ``counted`` is the figure that "them" goes back to. The low of an open whole stays open.
    """
    told = _SHARE.match(words)
    if told is None:
        return None
    whole = counted if _THEM.match(told["whole"]) else size(told["whole"], policy)
    part = _fraction(told)
    if whole is None or whole.high in (None, 0) or not 0 < part <= 1:
        return None
    low, high = (None if known is None else round(known * part) for known in (whole.low, whole.high))
    return replace(whole, low=low, high=high, words=words, basis=None, parts=(), derived=True, as_of=None)


def _fraction(told: re.Match[str]) -> float:
    if told["percent"]:
        return float(told["percent"]) / 100
    if told["some"]:
        some, whole = (_small(told[name]) for name in ("some", "all"))
        return some / whole if whole else 0
    count = amounts("small").get((told["count"] or "").lower(), 1)
    return count / _PARTS[told["part"].lower()]


def _small(word: str) -> float:
    """What a small number comes to, in digits or in words; 0 where it is none."""
    return float(word) if word.isdigit() else float(amounts("small").get(word.lower(), 0))
