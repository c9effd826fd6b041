"""What takes weight from a sign: it is planned, feared or denied, or the report is about markets or a game."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from onrecord.records import Sign, Span
from onrecord.tables.contention import contention_pattern, contention_words
from onrecord.tables.crowd import crowd_pattern

NOT_YET = 0.45
"""What is left of a weight where the sign's clause says that it has not, or not yet, happened."""
PAST = 0.4
"""What is left of it where the sentence only remembers what was long ago."""
FOR_GAIN = 0.45
"""What is left of violence with a cause where the report is about robbery and the like."""
BORROWED = 0.2
"""What is left of it where the report is about a market or a game and the word is one of theirs."""
_DIFFERENT = 5
"""Different words of a market or a game that make it the subject of a report."""
_BORROWED = {
    "market": re.compile(r"rall|march|gather|strike", re.IGNORECASE),
    "sport": re.compile(""),  # teams attack, rally, march, strike, protest and are shot down
}
_PLAYERS = frozenset({"striker", "strikers"})
_CLAUSE = re.compile(r"[.;:!?]\s|,\s(?:but|while|and|which|who)\s")
_BEFORE, _AFTER = 60, 40


def subject_of(text: str) -> str:
    """ "sport" or "market" where many different words of one stand in ``text`` and no protesters do, else ""."""
    if any(match.group().lower() not in _PLAYERS for match in crowd_pattern("protest").finditer(text)):
        return ""
    for subject in _BORROWED:
        found = {match.group().lower() for match in contention_words(subject).finditer(text)}
        if len(found) >= _DIFFERENT:
            return subject
    return ""


def is_for_gain(text: str) -> bool:
    """Whether a report is about robbery and the like, whose gunmen and shootings stand for no cause."""
    return bool(contention_words("robbery").search(text))


def weighed(
    text: str, sentence: Span, signs: Iterable[Sign], subject: str = "", *, for_gain: bool = False
) -> Iterator[Sign]:
    """``signs`` with what their clause, their sentence and the report's subject leave of their weights."""
    remembered = contention_words("history").search(text, sentence.start, sentence.end)
    for sign in signs:
        weight = sign.weight * (PAST if remembered else 1.0)
        if _is_not_yet(text, sentence, sign.span):
            weight *= NOT_YET
        if for_gain and sign.kind == "violence" and sign.rule != "crowd violence":
            weight *= FOR_GAIN
        borrowed = bool(subject and _BORROWED[subject].search(sign.span.of(text)))
        if borrowed:
            weight *= BORROWED
        yield replace(sign, weight=round(weight, 3), borrowed=borrowed)


def _is_not_yet(text: str, sentence: Span, span: Span) -> bool:
    before = text[max(sentence.start, span.start - _BEFORE) : span.start]
    after = text[span.end : min(sentence.end, span.end + _AFTER)]
    before = _CLAUSE.split(before)[-1]
    after = _CLAUSE.split(after)[0]
    return bool(
        contention_pattern("not_yet", "before").search(before)
        or contention_pattern("modal", "start").match(span.of(text))  # "will march"
        or contention_pattern("not_yet_after", "after").search(after)
    )
