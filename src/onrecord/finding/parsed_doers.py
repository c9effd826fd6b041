"""Whose doings the parser marks: of people who protest, of courts, of governments."""

import re

from onrecord.records import Frame
from onrecord.records.findings import EventKind
from onrecord.tables.chances import DOING, ORDERED, PEOPLE, SCENE
from onrecord.tables.crowd import crowd_pattern
from onrecord.tables.nearby import nearby

_CROWDS = ("protest", "groups", "numbers", "police")
_PRONOUN = re.compile(r"it|he|she|they|who|which|that", re.IGNORECASE)
_LONE = re.compile(r"i|we|you|he|she|it|him|her|us", re.IGNORECASE)
_ATTENDING = re.compile(rf"(?:{nearby('events', 'attending')})\b", re.IGNORECASE)
_NO_DEED = re.compile(r"\A\w+ing\b", re.IGNORECASE)
_STANDING = re.compile(r"\b(?:is|are|be|being)\s\Z", re.IGNORECASE)
_LASTING = re.compile(r"\s(?:for|since)\b", re.IGNORECASE)


def is_of_court(text: str, frame: Frame) -> bool:
    """Whether a doing without a form is a court's: the parser is sure, or a court or judge is named with it."""
    named = (span.of(text) for role in ("agent", "place") for span in frame.of(role))
    return frame.probability >= ORDERED or any(crowd_pattern("courts").search(words) for words in named)


def is_of_one(text: str, frame: Frame) -> bool:
    """Whether the only one who does it is he or she: "she had walked from Hale" is no march."""
    doers = [span.of(text).lower() for span in frame.of("participants")] if frame.kind == "protest" else []
    return bool(doers) and all(doer in ("he", "she", "i") for doer in doers)


def is_peopled(text: str, frame: Frame) -> bool:
    """Whether a protest has people for sure, named and not "we" or "she", and a place or a count besides."""
    if _ATTENDING.match(frame.span.of(text)):
        return False  # "2,000 people took part": in what is told elsewhere
    best: dict[str, float] = {}
    for one in frame.arguments:
        if one.role != "participants" or not _LONE.fullmatch(one.span.of(text)):
            best[one.role] = max(best.get(one.role, 0.0), one.probability)
    return (
        best.get("participants", 0.0) >= PEOPLE and max(best.get("place", 0.0), best.get("size", 0.0)) >= SCENE
    )


def is_of_office(text: str, frame: Frame, kind: EventKind) -> bool:
    """Whether a government's doing is done by one: by a public body or a pronoun, or without a doer in words.

    Where the parser is in doubt, or the doing takes two sides ("talks"), the public body must be named.
    """
    if kind != "government":
        return True
    doers = [span.of(text) for span in frame.of("agent")]
    named = any(crowd_pattern("authority", "offices").search(doer) for doer in doers)
    if named or any(_PRONOUN.fullmatch(doer) for doer in doers):
        return True
    words, before = frame.span.of(text), text[max(0, frame.span.start - 12) : frame.span.start]
    if doers or frame.probability < DOING or crowd_pattern("two_sided").search(words):
        return False
    after = text[frame.span.end : frame.span.end + 7]
    return not (_NO_DEED.search(words) or _STANDING.search(before) or _LASTING.match(after))


def may_be_answer(text: str, frame: Frame, kind: EventKind, formed: bool) -> bool:
    """Whether a doing that is no trigger may be an answer to protest: any of a court, and of governments one
    that tells a form (``formed``) or its office, unless a crowd is told to do it.
    """
    if kind != "government":
        return kind == "court"
    doers = [span.of(text) for span in frame.of("agent")]
    if any(crowd_pattern("authority", "offices").search(doer) for doer in doers):
        return formed or frame.probability >= DOING
    return formed and not any(crowd_pattern(*_CROWDS).search(doer) for doer in doers)
