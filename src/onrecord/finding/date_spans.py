"""Patterns of weeks, months, seasons and years, and of stretches of them."""

from onrecord.finding.date_pieces import (
    COMMA,
    COUNTED,
    DAY,
    END,
    MODIFIER,
    OF,
    THE,
    TO,
    UNIT,
    YEAR,
    Row,
    S,
    lead,
    names,
)

_SEASON = r"spring|summer|autumn|winter"
_CLOVEN = r"(?P<year>(?:19|20)\d\d)"
_YEAR = rf"{_CLOVEN}(?!\d|[-,.]\d|\s?%)"


def spans() -> list[Row]:
    """Their patterns, as label, regular expression and confidence."""
    return [*_weeks(), *_months(), *_stretches(), *_years()]


def _edge() -> str:
    early = r"\b(?P<edge>(?i:early|mid|late))[-\s]{1,2}(?:in[\s])?"
    days = rf"(?:first|opening|last|final|closing){S}days"
    part = rf"(?:end|beginning|start|middle|(?:first|second){S}half|{days})"
    end_of = rf"\b(?i:the{S})?(?P<edge2>(?i:{part})){S}of{S}(?:the{S})?"
    return rf"(?:{early}|{end_of})?"


def _weeks() -> list[Row]:
    month, ordinal = names()["month"], names()["ordinal"]
    side = r"(?P<side>ending|to|beginning|commencing|starting|of)"
    first = lead(names()["any_weekday"])
    dates = (
        rf"{first}\b{DAY}{OF}{THE}(?P<month>{month}){END}{YEAR}",
        rf"{first}\b(?P<month>{month}){END}{S}{DAY}{YEAR}",
    )
    named = rf"\b(?P<weekday>{names()['weekday']}){END}"
    return [
        *(("week_of", rf"\b(?i:(?:the{S})?week){S}{side}{S}(?:on{S})?{THE}{dated}", 0.85) for dated in dates),
        (
            "week_of",
            rf"\b(?i:(?:the{S})?week){S}{side.replace('|of', '').replace('|to', '')}{S}(?:on{S})?{named}",
            0.8,
        ),
        (
            "month_week",
            rf"\b(?i:the{S})?(?P<nth>{ordinal}|(?i:last|final)){S}week{S}of{S}(?P<month>{month})(?:{COMMA}{_YEAR})?{END}",
            0.85,
        ),
    ]


def _months() -> list[Row]:
    month, edge = names()["month"], _edge()
    modified = rf"\b(?P<modifier>(?i:{MODIFIER}))"
    turned = "(?P<unit>year|month)"
    free = rf"(?:(?:(?:bank{S})?holiday|long){S})?"
    return [
        ("month", rf"{edge}\b(?P<month>{month})(?:,?{S}(?:of{S})?{_YEAR})?{END}", 0.85),
        ("month", rf"{edge}{modified}{S}(?P<month>{month}){END}", 0.85),
        (
            "month",
            rf"{edge}\b(?P<month>{month}){END}{S}(?:of{S})?(?P<ofyear>(?i:last|this|next)){S}(?i:year)\b(?!['’])",
            0.85,
        ),
        (
            "month_range",
            rf"\b(?P<month>{month})(?:{S}(?P<year1>(?:19|20)\d\d))?{TO}(?P<month2>{month})(?:{COMMA}{_YEAR})?{END}",
            0.8,
        ),
        ("unit", rf"{edge}{modified}{S}(?P<unit>week|month|year|weekend|fortnight)\b(?!['’]?{S}old)", 0.85),
        ("unit", rf"{edge}\b(?i:the){S}{free}(?P<unit>weekend)\b", 0.8),
        ("unit", rf"\b(?P<hint>(?i:earlier|later)){S}in{S}the{S}(?P<unit>week|month|year)\b", 0.7),
        (
            "unit",
            rf"\b(?i:the{S})?(?P<edge2>(?i:start|beginning|turn)){S}of{S}the{S}{turned}\b",
            0.7,
        ),
        ("unit", rf"\b(?P<word>(?i:at|over|on)){S}(?P<unit>weekends?)\b", 0.6),
    ]


def _stretches() -> list[Row]:
    return [
        (
            "past_span",
            rf"\b(?i:the{S})?(?P<modifier>(?i:last|past|previous|next|coming)){S}{COUNTED}{S}{UNIT}s?\b",
            0.8,
        ),
        ("ago", rf"\b(?:(?i:more|less){S}than{S})?{COUNTED}{S}{UNIT}s?{S}(?P<direction>ago|back)\b", 0.9),
        ("ahead", rf"\b{COUNTED}{S}{UNIT}s?{S}from{S}now\b", 0.8),
        ("ahead", rf"\b(?i:in{S}){COUNTED}{S}{UNIT}s?['’]?s?{S}time\b", 0.8),
    ]


def _years() -> list[Row]:
    half = rf"(?P<edge2>(?i:first|second|third|fourth|last){S}(?i:half|quarter)){S}of{S}"
    return [
        ("season", rf"\b(?P<modifier>(?i:this|last|next)){S}(?P<season>{_SEASON}|fall)(?![-\w])", 0.7),
        ("season", rf"\b(?P<modifier>(?i:the)){S}(?P<season>{_SEASON})\b", 0.6),
        ("season", rf"\b(?i:the{S})?(?P<season>(?i:{_SEASON}|fall)){S}(?:of{S})?{_YEAR}", 0.7),
        (
            "year_range",
            rf"(?<![\d.,/£$€-])\b(?P<year>(?:19|20)\d\d){TO}(?P<year2>(?:19|20)\d\d)(?![\d,-])",
            0.7,
        ),
        (
            "year_range",
            r"(?<![\d.,/£$€-])\b(?P<year>(?:19|20)\d\d)[-–/](?P<short>\d\d)(?![\d/-])",
            0.7,
        ),
        (
            "season",
            rf"\b(?i:the{S})?(?P<season>(?i:winter)){S}(?:of{S})?{_CLOVEN}[-–/]\d\d(?!\d)",
            0.75,
        ),
        ("year", rf"\b(?i:the{S})?{half}{_YEAR}", 0.7),
        ("unit", rf"\b(?i:the{S})?{half}(?P<modifier>(?i:this|last|next)){S}(?P<unit>year)\b", 0.85),
        ("year", rf"{_edge()}(?<![\d.,/£$€-]){_YEAR}", 0.7),
        ("decade", rf"\b(?i:the{S})?(?:(?P<edge>(?i:early|mid|late))[-\s])?(?P<decade>(?:19|20)\d0)s\b", 0.7),
    ]
