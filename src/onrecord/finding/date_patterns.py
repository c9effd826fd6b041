"""The grammar of date phrases: one regular expression for each way of telling when.

A pattern's named groups become the parts of the phrase. Letters that a name must have as capitals are
written out in both spellings ("July", "JULY"), because "march" and "may" are other words.
"""

import re
from dataclasses import dataclass
from functools import cache

from onrecord.tables.calendar import full_weekdays, holidays, months, weekdays

_S = r"[\s\u00a0]{1,3}"
_COMMA = rf"(?:,?{_S})"
_DASH = r"\s?[-–—]\s?"
_ORDINAL = r"(?:st|nd|rd|th)?"
_TO = rf"(?:{_DASH}|{_S}(?:to|and|or|until|till|through|&){_S})"
_THROUGH = rf"(?:{_DASH}|{_S}(?:to|until|till|through){_S})"
_END = r"(?![\w])"
_MODIFIER = r"last|next|this|past|coming|following|previous"
_DAYPART = r"morning|afternoon|evening|night|lunchtime|noon"
_COUNT = r"\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty"
_HALF = r"[\s\u00a0]?(?:[aApP][mM]\b|[aApP]\.\s?[mM]\b\.?)"
_SEASON = r"spring|summer|autumn|fall|winter"


@dataclass(frozen=True, slots=True)
class Pattern:
    """One way of telling when: the label of its phrases, and how sure a match is."""

    label: str
    regex: re.Pattern[str]
    confidence: float


def _either_case(names: tuple[str, ...]) -> str:
    """An alternation of names as "July" and as "JULY"; the short ones may have a full stop."""
    forms = []
    for name in sorted(names, key=len, reverse=True):
        stop = r"\.?" if len(name) < 5 and name not in {"may", "june", "july"} else ""
        forms += [name.capitalize() + stop, name.upper() + stop]
    return "|".join(dict.fromkeys(forms))


def _group(name: str, body: str) -> str:
    return rf"(?P<{name}>{body})"


def _clock(name: str) -> str:
    """A clock time: 1pm, 7.30 p.m., 14:30, 1430 hours, noon."""
    return _group(
        name,
        rf"\d{{1,2}}(?:[:.]\d\d)?{_HALF}"
        r"|(?:[01]?\d|2[0-3]):[0-5]\d(?![:\d])(?:[\s\u00a0]?(?:hrs|hours)\b)?"
        r"|(?:[01]\d|2[0-3])[0-5]\d[\s\u00a0]?(?:hrs|hours)\b|\d{1,2}[\s\u00a0]o['’]clock\b"
        r"|\b(?:12[\s\u00a0])?(?:noon|midnight|midday)\b",
    )


@cache
def patterns() -> tuple[Pattern, ...]:
    """All patterns; where two match at one place the longer match counts, then the earlier pattern."""
    return tuple(Pattern(label, re.compile(body), sure) for label, body, sure in (*_days(), *_spans()))


def _days() -> list[tuple[str, str, float]]:
    month, weekday = _either_case(tuple(months())), _either_case(full_weekdays())
    any_weekday = _either_case(tuple(weekdays()))
    lead = rf"(?:\b(?P<weekday>{any_weekday}){_END}\s?[,(]?\s?(?:the{_S})?)?"
    day, day2 = rf"(?P<day>\d{{1,2}}){_ORDINAL}{_END}", rf"(?P<day2>\d{{1,2}}){_ORDINAL}{_END}"
    year = rf"(?:{_COMMA}(?P<year>(?:19|20)\d\d)(?![\d,]))?"
    named = rf"\b(?P<month>{month}){_END}"
    named2 = rf"(?P<month2>{month}){_END}"
    the = rf"(?:the{_S})?"
    of = rf"(?:{_S}of)?{_S}"
    modified = rf"(?:\b(?P<modifier>(?i:{_MODIFIER})){_S})?"
    modified2 = modified.replace("<modifier>", "<modifier2>")
    daypart = rf"(?:{_S}(?P<daypart>{_DAYPART})\b)?"
    holiday = "|".join(name.title().replace("'S", "['’]s").replace(" Of ", " of ") for name in holidays())
    return [
        ("date", rf"{lead}\b{day}{of}{the}{named}{year}", 0.95),
        ("date", rf"{lead}{named}{_S}{the}{day}(?![:.]\d){year}", 0.95),
        ("date_range", rf"\b{day}{_TO}{the}{day2}{of}{named2}{year}", 0.9),
        ("date_range", rf"\b{day}{of}{named}{_THROUGH}{the}{day2}{of}{named2}{year}", 0.9),
        ("date_range", rf"{named}{_S}{day}{_TO}{day2}(?![:.]\d){year}", 0.9),
        ("date_range", rf"{named}{_S}{day}{_THROUGH}{named2}{_S}{day2}(?![:.]\d){year}", 0.9),
        (
            "iso",
            r"\b(?P<year>(?:19|20)\d\d)-(?P<month>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12]\d|3[01])(?![\d-])",
            0.95,
        ),
        (
            "numeric",
            r"(?<![\d/.])(?P<first>\d{1,2})(?P<mark>[/.])(?P<second>\d{1,2})(?P=mark)(?P<year>(?:19|20)\d\d)(?![\d/])",
            0.8,
        ),
        ("weekday", rf"{modified}\b(?P<weekday>{weekday}){_END}{daypart}", 0.9),
        (
            "weekday_range",
            rf"{modified}\b(?P<weekday>{weekday}){_END}{daypart}{_TO}{modified2}(?P<weekday2>{weekday}){_END}",
            0.9,
        ),
        ("deictic", r"\b(?P<word>(?i:today|tonight|yesterday|tomorrow|overnight))\b" + daypart, 0.9),
        ("deictic", rf"\b(?P<word>(?i:(?:this|last){_S}(?:morning|afternoon|evening|night)))\b", 0.85),
        ("holiday", rf"\b(?P<holiday>{holiday})\b(?:{_COMMA}(?P<year>(?:19|20)\d\d)(?!\d))?", 0.8),
        ("clock", rf"(?<![\d:.£$€]){_clock('clock')}(?:{_TO}{_clock('clock2')})?", 0.8),
        ("clock", rf"\b(?P<clock>\d{{1,2}}(?:[:.]\d\d)?){_TO}(?P<clock2>\d{{1,2}}(?:[:.]\d\d)?{_HALF})", 0.8),
        (
            "relative",
            rf"\b(?i:the{_S}(?:day{_S}before|day{_S}after|(?:next|following|previous|same){_S}(?:day|night|morning|evening|afternoon|week|month|year)))\b",
            0.6,
        ),
        ("relative", rf"\b(?i:(?:that|the{_S}same){_S}(?:day|night|morning|evening|afternoon))\b", 0.6),
        (
            "relative",
            rf"\b(?:on{_S})?(?i:the{_S}(?:first|second|third|fourth|fifth|final|last|opening){_S}day)\b",
            0.6,
        ),
    ]


def _spans() -> list[tuple[str, str, float]]:
    month = _either_case(tuple(months()))
    year = r"(?P<year>(?:19|20)\d\d)(?!\d|[-,.]\d|\s?%)"
    unit = r"(?P<unit>day|week|month|year|fortnight|decade|hour)"
    early = r"\b(?P<edge>(?i:early|mid|late))[-\s]{1,2}"
    end_of = rf"\b(?i:the{_S})?(?P<edge2>(?i:end|beginning|start|middle)){_S}of{_S}(?:the{_S})?"
    edge = rf"(?:{early}|{end_of})?"
    modified = rf"\b(?P<modifier>(?i:{_MODIFIER}))"
    count = rf"(?P<count>(?i:{_COUNT}|(?:a{_S})?couple{_S}of))"
    return [
        ("month", rf"{edge}\b(?P<month>{month})(?:,?{_S}(?:of{_S})?{year})?{_END}", 0.85),
        ("month", rf"{edge}{modified}{_S}(?P<month>{month}){_END}", 0.85),
        (
            "month_range",
            rf"\b(?P<month>{month})(?:{_S}(?P<year1>(?:19|20)\d\d))?{_TO}(?P<month2>{month})(?:{_COMMA}{year})?{_END}",
            0.8,
        ),
        ("unit", rf"{edge}{modified}{_S}(?P<unit>week|month|year|weekend|fortnight)\b(?!['’]?{_S}old)", 0.85),
        ("unit", rf"{edge}\b(?i:the){_S}(?P<unit>weekend)\b", 0.8),
        ("unit", rf"\b(?P<word>(?i:at|over|on)){_S}(?P<unit>weekends?)\b", 0.6),
        (
            "past_span",
            rf"\b(?i:the{_S})?(?P<modifier>(?i:last|past|previous|next|coming)){_S}{count}{_S}{unit}s?\b",
            0.8,
        ),
        ("ago", rf"\b(?:(?i:more|less){_S}than{_S})?{count}{_S}{unit}s?{_S}(?P<direction>ago)\b", 0.9),
        ("relative", rf"\b{count}{_S}{unit}s?{_S}(?P<direction>earlier|later|before|after|afterwards)\b", 0.6),
        ("ahead", rf"\b(?i:in{_S}){count}{_S}{unit}s?['’]?s?{_S}time\b", 0.8),
        (
            "season",
            rf"\b(?P<modifier>(?i:this|last|next|the)){_S}(?P<season>{_SEASON})\b(?:{_S}of{_S}{year})?",
            0.6,
        ),
        (
            "year_range",
            rf"(?<![\d.,/£$€-])\b(?P<year>(?:19|20)\d\d){_TO}(?P<year2>(?:19|20)\d\d)(?![\d,-])",
            0.7,
        ),
        ("year", rf"{edge}(?<![\d.,/£$€-]){year}", 0.7),
    ]
