"""Whether quoted words are somebody's speech, or a name, a title, a slogan or a motto."""

import re

from onrecord.records import Span

_WORDS = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_SHOWN = re.compile(
    r"(?:\b(?:titled|entitled|so-called|nicknamed|codenamed|known as|hashtag|slogans?|chants?|songs?|film|book|"
    r"album|documentary|motto|phrase|theme|banner|words|association|emblazoned|bearing|chanted|chanting|sang|"
    r"singing|shouting|reading|reads?|writing|(?:chants|cries|shouts|slogans|sounds|calls) of|sayings)"
    r"|\b(?:signs?|placards?|banners?|posters?|flags?|t-shirts?|shirts?|stickers?|graffiti|sayings)\b"
    r"(?:,? (?:saying|stating|declaring|proclaiming|demanding|calling|"
    r"(?:that|which) (?:said|read|say|proclaimed)|such as|like|with)\b[^.!?\"“”]{0,40})?)"
    r"[\s,:]*(?:of|such as|like|that)?[\s,:]*\Z",
    re.IGNORECASE,
)
_NOUN_AFTER = re.compile(
    r"\s+(?:demonstrations?|protests?|march(?:es)?|rall(?:y|ies)|principle|policy|campaign|movement|bill|law|act|"
    r"strikes?|chants?|signs?|placards?|slogans?|banners?|event|action|group|plan|project|day|days|vigil|convoy|"
    r"doctrine|system|model|agreement|deal|rule|code|formula|framework|list|label)s?\b",
    re.IGNORECASE,
)
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
