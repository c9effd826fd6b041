"""Which of the parser's marks of policing are doings of police and other forces of order."""

from onrecord.records import Frame, Span
from onrecord.tables.crowd import crowd_pattern

BORNE_OUT = 0.3
"""Chance from which a doing is taken where its sentence names police: parser and words bear each other out."""
PLAIN = 0.8
"""Chance from which an arrest or a use of force is taken for one by police, whoever is named."""
KINDS = frozenset({"policing", "arrest", "force", "killing"})


def is_of_police(text: str, sentence: Span, frame: Frame) -> bool:
    """Whether ``frame`` is a doing of police, soldiers on the streets or the like.

    Much that the parser marks as policing is the doing of others: of railways that divert trains, of governors
    who hand over charge. Arrests and force are mostly told without their doer ("ten were arrested"), killings
    are as often those of a mob.
    """
    if frame.kind not in KINDS:
        return False
    police = crowd_pattern("police")
    by_them = any(police.search(span.of(text)) for span in frame.of("agent"))
    if frame.kind == "killing":
        return by_them
    if frame.kind == "policing":
        named = by_them or police.search(text, sentence.start, sentence.end)
        return bool(named) and frame.probability >= BORNE_OUT
    return frame.probability >= PLAIN
