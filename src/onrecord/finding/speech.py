"""Whether quoted words are somebody's speech, or a name, a title, a slogan or a motto."""

import re

from onrecord.records import Span
from onrecord.tables.nearby import nearby

_WORDS = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_SHOWN = re.compile(
    rf"(?:\b(?:{nearby('statements', 'shown')})|\b(?:{nearby('statements', 'shown_on')})\b(?:,? "
    rf"(?:{nearby('statements', 'shown_how')})\b[^.!?\"“”]{{0,40}})?)[\s,:]*(?:of|such as|like|"
    r"that)?[\s,:]*\Z",
    re.IGNORECASE,
)
_NOUN_AFTER = re.compile(rf"\s+(?:{nearby('statements', 'named_things')})s?\b", re.IGNORECASE)
_DETERMINER = re.compile(r"\b(?:the|a|an|its|their|his|her|this|that|so-called)\s+\Z", re.IGNORECASE)
_SMALL = frozenset({"a", "an", "the", "of", "for", "and", "to", "in", "on", "or", "at", "by", "with", "from"})


def is_speech(text: str, span: Span, inside: Span) -> bool:
    """Whether the words ``inside`` quotation marks (``span`` has the marks too) are speech.

    They are not where they are called a sign, a chant or a title, where a noun takes them as its name
    ("the "…" principle"), and where all words of a short one have capitals ("Lift The Ban").
    """
    words = _WORDS.findall(text, inside.start, inside.end)
    if not words:
        return False
    before = text[max(0, span.start - 80) : span.start]
    if _SHOWN.search(before):
        return False
    if len(words) <= 6 and _DETERMINER.search(before) and _NOUN_AFTER.match(text, span.end):
        return False
    weighty = [word for word in words if word.lower() not in _SMALL]
    capitals = sum(word[0].isupper() for word in weighty)
    return not (2 <= len(words) <= 7 and capitals == len(weighty) and text[inside.end - 1] not in ".?!,")
