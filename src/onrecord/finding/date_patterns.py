"""The grammar of date phrases: one regular expression for each way of telling when.

A pattern's named groups become the parts of the phrase. This module holds those of single days and clock
times; ``date_spans.py`` has weeks, months and years, ``date_counted.py`` what is counted from another day.
"""

import re
from functools import cache

from onrecord.finding.date_counted import counted
from onrecord.finding.date_pieces import (
    COMMA,
    COUNT,
    DAY,
    DAY2,
    DAYPART,
    END,
    HALF,
    MODIFIER,
    OF,
    ORDINAL_END,
    SPELT_DAY,
    THE,
    THROUGH,
    TO,
    YEAR,
    Pattern,
    Row,
    S,
    clock,
    lead,
    names,
)
from onrecord.finding.date_spans import spans
from onrecord.tables.calendar import full_weekdays
from onrecord.tables.word_patterns import WordPattern


@cache
def patterns() -> tuple[Pattern, ...]:
    """All patterns; where two match at one place the longer match counts, then the earlier pattern."""
    rows = (*_dates(), *_numbers(), *_weekdays(), *_words(), *counted(), *spans())
    return tuple(Pattern(label, _compiled(label, body), sure) for label, body, sure in rows)


def _compiled(label: str, body: str) -> WordPattern | re.Pattern[str]:
    """All begin at a word, but for numbers, which letters may stand before ("FY2024")."""
    if label in ("numeric", "clock", "year"):
        return re.compile(body)
    return WordPattern(body, re.NOFLAG, before=r"\b", behind="")


@cache
def a_month() -> re.Pattern[str]:
    """The name of a month, as the patterns have it."""
    return re.compile(names()["month"])


def _dates() -> list[Row]:
    month, any_weekday = names()["month"], names()["any_weekday"]
    first, second = lead(any_weekday), lead(any_weekday, "weekday2")
    named, named2 = rf"\b(?P<month>{month}){END}", rf"(?P<month2>{month}){END}"
    listed = rf"(?:,{S}\d{{1,2}}{ORDINAL_END}{END})*,?"
    return [
        ("date", rf"{first}\b{DAY}{OF}{THE}{named}{YEAR}", 0.95),
        ("date", rf"{first}{named}{S}{THE}{DAY}(?![:.]\d){YEAR}", 0.95),
        ("date", rf"{first}\b{SPELT_DAY}{S}of{S}{named}{YEAR}", 0.85),
        ("date", rf"{named}{S}(?i:the{S}){SPELT_DAY}(?!{S}(?i:of|day|time|week)\b){YEAR}", 0.85),
        ("date", rf"\b{DAY}-{named}(?:-(?P<year>20\d\d)(?!\d))", 0.9),
        ("date_range", rf"{first}\b{DAY}{listed}{TO}{THE}{second}{DAY2}{OF}{named2}{YEAR}", 0.9),
        ("date_range", rf"{first}\b{DAY}{OF}{named}{THROUGH}{THE}{second}{DAY2}{OF}{named2}{YEAR}", 0.9),
        ("date_range", rf"{named}{S}{DAY}{listed}{TO}{DAY2}(?![:.]\d){YEAR}", 0.9),
        ("date_range", rf"{first}{named}{S}{DAY}{THROUGH}{second}{named2}{S}{DAY2}(?![:.]\d){YEAR}", 0.9),
    ]


def _numbers() -> list[Row]:
    year = r"(?P<year>(?:19|20)\d\d)"
    after = "and|when|as|but|after|before|with|outside|they|he|she|it|we|to|at|from"
    within = rf"(?:{S}of{S}(?P<which>this|last|next){S}month\b)"
    return [
        ("iso", rf"\b{year}-(?P<month>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12]\d|3[01])(?![\d-])", 0.95),
        (
            "numeric",
            rf"(?<![\d/.])(?P<first>\d{{1,2}})(?P<mark>[/.])(?P<second>\d{{1,2}})(?P=mark){year}(?![\d/])",
            0.8,
        ),
        (
            "numeric",
            r"(?<![\d/.-])(?P<first>\d{1,2})(?P<mark>[/-])(?P<second>\d{1,2})(?P=mark)"
            r"(?P<year>20\d\d|[12]\d)(?![\d/-])",
            0.75,
        ),
        (
            "iso",
            r"(?<![\d/])(?P<year>20\d\d)/(?P<month>0[1-9]|1[0-2])/(?P<day>0[1-9]|[12]\d|3[01])(?![\d/])",
            0.9,
        ),
        (
            "ordinal_day",
            rf"\b(?P<weekday>{names()['weekday']}),?{S}(?:the{S})?(?P<day>\d{{1,2}})(?:st|nd|rd|th)\b"
            rf"(?!{S}(?:of{S})?(?:{names()['month']}))",
            0.85,
        ),
        ("ordinal_day", rf"\bthe{S}(?P<day>\d{{1,2}})(?:st|nd|rd|th)\b{within}", 0.8),
        (
            "ordinal_day",
            rf"(?:(?<=\bon\s)|(?<=\bfor\s)|(?<=\bsince\s)|(?<=\bof\s)|(?<=\buntil\s))"
            rf"the{S}(?P<day>\d{{1,2}})(?:st|nd|rd|th)\b(?=[.,;:)]|\Z|{S}(?:{after}))",
            0.6,
        ),
    ]


def _weekdays() -> list[Row]:
    weekday, short = names()["weekday"], names()["short_weekday"]
    modified = rf"(?:\b(?P<modifier>(?i:{MODIFIER}|(?:this|the){S}coming)){S})?"
    modified2 = modified.replace("<modifier>", "<modifier2>")
    daypart = rf"(?:{S}(?P<daypart>{DAYPART})\b)?"
    named, plain = rf"\b(?P<weekday>{weekday}){END}{daypart}", rf"(?P<weekday>{weekday}){END}"
    plain_many = rf"(?P<weekday>{'|'.join(name.capitalize() for name in full_weekdays())})s"
    ordinal = names()["ordinal"]
    part2 = rf"(?:{S}(?:night|evening|afternoon))?"
    early2 = rf"(?:the{S})?(?:(?:early|small){S}(?:hours{S})?(?:of{S}|on{S})?)?"
    of_month = rf"(?:the{S}month|(?P<which>this|last|next){S}month|(?P<month>{names()['month']}){END}{YEAR})"
    whole = rf"(?P<ofweek>last|this|next){S}week\b(?!['’])"
    return [
        (
            "nth_weekday",
            rf"\b(?i:the{S})?(?P<nth>{ordinal}|(?i:last|final)){S}(?P<weekday>{weekday}){S}(?:of|in){S}{of_month}",
            0.85,
        ),
        ("weekday", rf"{modified}{named}", 0.9),
        ("weekday", rf"(?<=\bon\s)(?P<weekday>{short}){END}", 0.8),
        ("weekday", rf"{named}{S}(?P<modifier>last|gone)\b(?!{S}(?:week|month|year)\b)", 0.8),
        ("weekday", rf"\b(?:the{S})?{plain}{S}(?P<weeks>after{S}next)\b", 0.8),
        ("weekday", rf"\b(?i:last){S}{plain}{S}(?P<ago>week)\b(?![-\w])", 0.8),
        ("weekday", rf"\b(?P<ago>(?i:two|three|four|five|six)){S}{plain_many}{S}ago\b", 0.8),
        ("weekday", rf"{plain}{S}(?P<overnight>overnight)\b", 0.85),
        ("weekday", rf"{named},?{S}(?:of{S})?{whole}", 0.85),
        ("weekday", rf"\b{whole}{S}on{S}{plain}", 0.8),
        ("weekday", rf"\b{plain}{S}(?P<weeks>week|fortnight)\b(?![-\w])", 0.8),
        ("weekday", rf"\b(?P<weeks>(?i:{COUNT}){S}(?:week|fortnight)s?){S}(?:on|from){S}{plain}", 0.8),
        ("weekday", rf"\b(?P<ago>(?i:{COUNT}){S}(?:week|fortnight)s?){S}ago{S}(?:on{S})?{plain}", 0.8),
        ("weekday", rf"\b(?P<overnight>(?i:overnight)){S}(?:(?:on|from){S})?{plain}(?!{TO})", 0.85),
        ("weekday", rf"\b(?P<overnight>(?i:overnight){S}(?:in)?to){S}{plain}", 0.85),
        ("weekday_range", rf"{modified}{named}{TO}{modified2}(?P<weekday2>{weekday}){END}", 0.9),
        ("weekday_range", rf"{plain}{part2}{S}(?:in)?to{S}{early2}(?P<weekday2>{weekday}){END}", 0.9),
        (
            "weekday_range",
            rf"{modified}{named},{S}(?:(?:{weekday}),?{S})+and{S}(?P<weekday2>{weekday}){END}",
            0.9,
        ),
    ]


def _words() -> list[Row]:
    daypart = rf"(?:{S}(?P<daypart>{DAYPART})\b)?"
    year = rf"(?:{COMMA}(?P<year>(?:19|20)\d\d)(?!\d))?"
    eve = rf"(?:\b(?i:the{S})?(?P<eve>(?i:eve)){S}of{S}(?:the{S})?)?"
    weeks = rf"(?i:{COUNT}){S}(?:week|fortnight)s?"
    return [
        ("deictic", r"\b(?P<word>(?i:today|tonight|yesterday|tomorrow|overnight))\b" + daypart, 0.9),
        ("deictic", rf"\b(?P<word>(?i:(?:this|last){S}(?:morning|afternoon|evening|night)))\b", 0.85),
        ("deictic", rf"\b(?i:the{S})?(?P<word>(?i:day{S}(?:before{S}yesterday|after{S}tomorrow)))\b", 0.85),
        ("deictic", rf"\b(?P<ago>{weeks}){S}ago{S}(?P<word>today|yesterday)\b", 0.85),
        ("deictic", rf"\b(?P<word>(?i:yesterday)){S}(?P<ago>week)\b", 0.85),
        ("deictic", rf"\b(?P<weeks>{weeks}){S}(?:from{S})?(?P<word>today|tomorrow)\b", 0.85),
        ("holiday", rf"{eve}\b(?P<holiday>{names()['holiday']})(?!\w){year}", 0.8),
        ("clock", rf"(?<![\d:.£$€]){clock('clock')}(?:{TO}{clock('clock2')})?", 0.8),
        ("clock", rf"\b(?P<clock>\d{{1,2}}(?:[:.]\d\d)?){TO}(?P<clock2>\d{{1,2}}(?:[:.]\d\d)?{HALF})", 0.8),
    ]
