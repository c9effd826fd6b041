"""Patterns of what is counted from another day: "two days later", "the eve of the vote", "its 12th day".

The label ``relative`` is a step from the day told before; ``nth`` a day, week or month of what goes on.
"""

from onrecord.finding.date_pieces import COUNT, COUNTED, UNIT, Row, S, names


def counted() -> list[Row]:
    """Their patterns, as label, regular expression and confidence."""
    weekday = names()["weekday"]
    part = r"(?:day|night|morning|evening|afternoon)"
    span = r"(?:day|night|morning|evening|afternoon|week|weekend|month|year)"
    the = rf"\b(?i:the{S})"
    soon = r"(?i:hours|minutes|moments|(?:an|one)\shour)"
    side = rf"(?P<side>(?i:that(?:{S}same)?|the{S}(?:same|following|next|previous)))"
    season = "spring|summer|autumn|winter|fall"
    return [
        (
            "relative",
            rf"{the}(?P<one>{span}{S}(?:before|after))\b",
            0.6,
        ),
        ("relative", rf"{the}(?P<one>(?:next|following|previous|same){S}{span})\b", 0.6),
        ("relative", rf"\b(?P<one>(?i:that|the{S}same){S}{part})\b", 0.6),
        ("relative", rf"\b(?P<one>(?i:that{S}same|that|the{S}same){S}(?:week|weekend|month|year))\b", 0.55),
        (
            "relative",
            rf"\b{side}{S}(?P<season>{season})\b",
            0.6,
        ),
        (
            "relative",
            rf"\b{side}{S}(?P<month>{names()['month']})\b",
            0.6,
        ),
        (
            "relative",
            rf"\b(?P<one>(?i:(?:later|earlier){S}(?:that|(?:in|on){S}the){S}(?:same{S})?{part}))\b",
            0.6,
        ),
        ("relative", rf"{the}(?P<step>following|next|previous){S}(?P<weekday>{weekday})\b", 0.7),
        ("relative", rf"\b{COUNTED}{S}{UNIT}s?{S}(?P<direction>earlier|later|before|after|afterwards)\b", 0.6),
        ("relative", rf"\b(?P<one>{soon}{S}(?:earlier|later|afterwards))\b", 0.6),
        ("relative", rf"{the}(?P<eve>eve){S}of\b", 0.6),
        ("relative", rf"{the}(?:final|last|opening){S}day\b", 0.6),
        *_nth(),
    ]


def _nth() -> list[Row]:
    """Days, weeks and months of what goes on."""
    ordinal = names()["ordinal"]
    straight = rf"(?:(?:straight|consecutive|successive|and{S}(?:final|last)|full){S})?"
    enters = r"(?:enter(?:s|ed|ing)?|reach(?:es|ed|ing)?|go(?:es|ing)|went|hit(?:s|ting)?|begins?|starts?)"
    enters = rf"{enters}(?:{S}(?:in)?to)?"
    number = rf"(?i:{COUNT})"
    into = rf"into{S}(?:the|an?|their|its|his|her)"
    unit = r"(?P<unit>day|night|week|month|year)"
    return [
        (
            "nth",
            rf"\b(?P<lead>(?i:the|its|their|a|his|her)){S}(?P<nth>{ordinal}){S}{straight}(?P<unit>day)\b",
            0.6,
        ),
        (
            "nth",
            rf"\b(?i:{enters}){S}(?:(?:its|their|a|the){S})?(?P<nth>{ordinal}){S}{straight}{unit}\b",
            0.7,
        ),
        (
            "nth",
            rf"\b(?P<nth>{number})[ -](?P<unit>day|week|month)s?{S}(?P<aged>old|{into})\b",
            0.6,
        ),
        ("nth", rf"\b(?i:for){S}(?P<nth>{number}){S}(?P<unit>day|week|month)s?{S}(?P<aged>now)\b", 0.6),
        (
            "nth",
            rf"\b(?P<lead>(?i:the)){S}(?P<nth>{ordinal}){S}{straight}(?P<unit>week|month)(?={S}of{S}(?:the|its|their|his|her|a)\b)",
            0.6,
        ),
        ("nth", rf"\b(?P<unit>(?i:day)){S}(?P<nth>{number})(?={S}(?:of|without|in|on)\b|[:.,;]|\Z)", 0.6),
        (
            "nth",
            rf"\b(?P<lead>(?i:its|their|his|her|a)){S}(?P<nth>{ordinal}){S}(?P<unit>night|week|month|year)\b",
            0.6,
        ),
        (
            "nth",
            rf"\b(?i:for{S})(?:(?:the|a){S})?(?P<nth>{ordinal}){S}"
            rf"{straight}{unit}(?:{S}(?P<running>running|in{S}a{S}row))?\b",
            0.7,
        ),
    ]
