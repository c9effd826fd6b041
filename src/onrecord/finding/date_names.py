"""Words that look like a date and are none: "Sunday Times", "2000 people", the verb "may"."""

import re

from onrecord.records import DatePhrase, Span
from onrecord.tables.calendar import calendar_words

_FAR = 40
_WORD_BEFORE = re.compile(r"([^\W\d_][\w'’.-]*)[\s\u00a0]*\Z")
_TWO_AFTER = re.compile(r"[\s\u00a0]([^\W\d_][\w'’-]*)(?:[\s\u00a0]([^\W\d_][\w'’-]*))?")
_MONTH_LEAD = re.compile(
    r"\b(?:in|last|next|this|since|until|till|by|of|during|from|between|before|after|throughout|early|mid|late|and|"
    r"to|through|around|for)[\s\u00a0-]+\Z",
    re.IGNORECASE,
)
_YEAR_LEAD = re.compile(
    r"\b(?:in|since|until|till|by|of|during|from|between|before|after|throughout|early|mid|late|least|the|its|"
    r"their|his|her|a|around|year|summer|winter|spring|autumn|[^\W\d_]{2,20}['’]s)[\s\u00a0-]+\Z",
    re.IGNORECASE,
)
_ADJECTIVE_LEAD = re.compile(r"\b(?:the|a|its|their|his|her|[^\W\d_]{2,20}['’]s)[\s\u00a0]+\Z", re.IGNORECASE)
_MONTHS_THAT_ARE_WORDS = frozenset({"may", "march", "mar", "august", "april", "june", "jan", "dec", "sep"})
_AN_OLD = re.compile(r"\b(?:an?|one|[a-z]+ing)[\s\u00a0]+\Z")  # "a 1920s block"
_EVERY = re.compile(r"\b(?:every|each|any)[\s\u00a0]+\Z", re.IGNORECASE)


def is_name(text: str, passage: Span, phrase: DatePhrase) -> bool:
    """Whether the words of ``phrase`` are no date after all, by the words on either side within the passage."""
    span = phrase.span
    before = text[max(passage.start, span.start - _FAR) : span.start]
    after = text[span.end : min(passage.end, span.end + _FAR)]
    match phrase.label:
        case "weekday" | "weekday_range":
            return _names_weekday(before, after) or bool(_EVERY.search(before))
        case "month":
            return _is_no_month(before, after, dict(phrase.parts)) or _names_date(after)
        case "decade" | "year_range":
            return bool(_AN_OLD.search(before)) or _words_after(after)[0] in calendar_words("counted")
        case "year":
            return _is_no_year(before, after, dict(phrase.parts)) or _names_date(after)
        case "date" | "iso" | "holiday":
            return _names_date(after)
    return False


def _words_after(after: str) -> tuple[str, str]:
    found = _TWO_AFTER.match(after)
    return (found[1], found[2] or "") if found else ("", "")


def _names_weekday(before: str, after: str) -> bool:
    first, second = _words_after(after)
    named = calendar_words("named_after")
    last = _WORD_BEFORE.search(before)
    if last and last[1][0].isupper() and last[1].lower() in calendar_words("named_before"):
        return True
    if last and last[1].lower() == "on" and re.search(r"\b[A-Z][a-z]+ on\s\Z", before) and "Mail on" in before:
        return True
    return first[:1].isupper() and (first.lower() in named or f"{first} {second}".lower() in named)


def _names_date(after: str) -> bool:
    first, second = _words_after(after)
    names = calendar_words("date_names")
    return (first[:1].isupper() and first.lower() in names) or (
        first[:1].isupper() and second[:1].isupper() and second.lower() in names
    )


def _is_no_month(before: str, after: str, parts: dict[str, str]) -> bool:
    """A month without day or year needs a word before it that only a date has, or must be no other word."""
    if parts.keys() & {"year", "edge", "edge2", "modifier"} or _MONTH_LEAD.search(before):
        # "from May Smith", "after March told": a name follows or the month is somebody's.
        return "year" not in parts and _words_after(after)[0][:1].isupper() and not after.startswith(", ")
    last = _WORD_BEFORE.search(before)
    alone = parts["month"].rstrip(".") not in _MONTHS_THAT_ARE_WORDS
    return not alone or bool(last and last[1][0].isupper()) or _words_after(after)[0][:1].isupper()


def _is_no_year(before: str, after: str, parts: dict[str, str]) -> bool:
    first = _words_after(after)[0]
    if first in calendar_words("counted"):
        return True
    if parts.keys() & {"edge", "edge2"}:
        return False
    if not _YEAR_LEAD.search(before):
        return True
    # "the 2014 protests" is a year, "the 2000 sheep" none; a round thousand or a lone number is not believed.
    return bool(_ADJECTIVE_LEAD.search(before)) and (not first or parts["year"].endswith("00"))
