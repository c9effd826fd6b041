"""Pieces that the patterns of date phrases are put together from.

Letters that a name must have as capitals are written out in both spellings ("July", "JULY"), because "march"
and "may" are other words.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from onrecord.tables.calendar import full_weekdays, holidays, months, ordinals, weekdays
from onrecord.tables.word_patterns import WordPattern

Row = tuple[str, str, float]
"""Label, regular expression and how sure a match is."""

S = r"[\s\u00a0]{1,3}"
COMMA = rf"(?:,?{S})"
DASH = r"\s?[-–—]\s?"
ORDINAL_END = r"(?:st|nd|rd|th)?"
TO = rf"(?:{DASH}|{S}(?:to|and|or|until|till|through|&){S})"
THROUGH = rf"(?:{DASH}|{S}(?:to|until|till|through){S})"
END = r"(?![\w])"
MODIFIER = r"last|next|this|past|coming|following|previous"
DAYPART = r"morning|afternoon|evening|night|lunchtime|noon"
COUNT = (
    r"\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen"
    r"|sixteen|eighteen|twenty|thirty|forty|fifty"
)
COUNTED = rf"(?P<count>(?i:{COUNT}|(?:a{S})?couple{S}of))"
UNIT = r"(?P<unit>day|week|month|year|fortnight|decade|hour)"
HALF = r"[\s\u00a0]?(?:[aApP][mM]\b|[aApP]\.\s?[mM]\b\.?)"
YEAR = rf"(?:{COMMA}(?P<year>(?:19|20)\d\d)(?!,?\d))?"
THE = rf"(?:the{S})?"
OF = rf"(?:{S}of)?{S}"
DAY, DAY2 = (rf"(?P<{name}>\d{{1,2}}){ORDINAL_END}{END}" for name in ("day", "day2"))
SPELT_DAY = (
    r"(?P<day>(?i:(?:twenty|thirty)-(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)"
    r"|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth"
    r"|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth))\b"
)
"""The day of a month in words: "the fifth of August"."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """One way of telling when: the label of its phrases, and how sure a match is."""

    label: str
    regex: WordPattern | re.Pattern[str]
    confidence: float


def _either_case(names: tuple[str, ...]) -> str:
    """An alternation of names as "July" and as "JULY"; the short ones may have a full stop."""
    forms = []
    for name in sorted(names, key=len, reverse=True):
        stop = r"\.?" if len(name) < 5 and name not in {"may", "june", "july"} else ""
        forms += [name.capitalize() + stop, name.upper() + stop]
    return "|".join(dict.fromkeys(forms))


def _title(name: str) -> str:
    words = (word if word in {"of", "by"} else word[:1].upper() + word[1:] for word in name.split())
    return " ".join(words).replace(".", r"\.").replace("'", "['’]")


def names() -> Mapping[str, str]:
    """Alternations of names: months, weekdays with or without short ones, holidays, ordinals."""
    return {
        "month": _either_case(tuple(months())),
        "weekday": _either_case(full_weekdays()),
        "any_weekday": _either_case(tuple(weekdays())),
        "short_weekday": _either_case(tuple(name for name in weekdays() if name not in full_weekdays())),
        "holiday": "|".join(sorted(map(_title, holidays()), key=len, reverse=True)),
        "ordinal": rf"(?i:(?:twenty|thirty)-\w+|{'|'.join(ordinals())}|\d{{1,3}}(?:st|nd|rd|th))",
    }


def lead(weekday: str, name: str = "weekday") -> str:
    """The weekday before a date, if any: "Saturday the" 9th, "Monday," 18 March."""
    return rf"(?:\b(?P<{name}>{weekday}){END}\s?[,(]?\s?(?:the{S})?)?"


def clock(name: str) -> str:
    """A clock time as the group ``name``: 1pm, 7.30 p.m., 14:30 GMT, 1430 hours, noon."""
    return (
        rf"(?P<{name}>\d{{1,2}}(?:[:.]\d\d)?{HALF}"
        r"|(?:[01]?\d|2[0-3]):[0-5]\d(?![:\d])(?:[\s\u00a0]?(?:hrs|hours)\b)?"
        r"|(?:[01]\d|2[0-3])[0-5]\d[\s\u00a0]?(?:hrs|hours)\b|\d{1,2}[\s\u00a0]o['’]clock\b"
        r"|\b(?:12[\s\u00a0])?(?:noon|midnight|midday)\b)"
        r"(?:[\s\u00a0]\(?(?:GMT|UTC|BST|CET|CEST|EST|EDT|CST|CDT|MST|MDT|PST|PDT|ET|PT|WAT|CAT|EAT|SAST|IST|"
        r"AEST|AEDT|NZST|NZDT|HKT|JST|KST|(?:local|eastern|central|pacific)[\s\u00a0]time)\b\)?)?"
    )
