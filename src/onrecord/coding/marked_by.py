"""Who gives a figure by what the frame parser marks: the source of the innermost attribution over its words."""

import re
from collections.abc import Sequence

from onrecord.coding.view import View
from onrecord.coding.voices import role_of, voice_of
from onrecord.records import Frame, Name, Span, Voice
from onrecord.tables.chances import CITED
from onrecord.tables.nearby import nearby

_ARTICLE = re.compile(r"(?:the|an?|its|their|his|her)\s+", re.IGNORECASE)
# What is condemned, saluted or asked for is taken for granted: the reporter tells it, not who condemns it.
_PRESUPPOSES = re.compile(rf"\b(?:{nearby('figures', 'presupposes')})", re.IGNORECASE)
_NOBODY = re.compile(rf"(?:{nearby('figures', 'no_source')})", re.IGNORECASE)


def marked_by(view: View, span: Span, organisers: frozenset[str]) -> Voice | None:
    """The source that the parser marks for the words at ``span``; None where it marks none, or a pronoun."""
    over = [(frame, said) for frame, said in view.giving if any(content.covers(span) for content in said)]
    if not over:
        return None
    frame, _ = min(over, key=lambda one: sum(map(len, one[1])))
    if _sure(frame) < CITED or _PRESUPPOSES.search(frame.span.of(view.text)):
        return None
    source = frame.of("source")[0]
    words = source.of(view.text).removesuffix("'s").removesuffix("’s")
    if _NOBODY.fullmatch(words):
        return None
    names = [name for name in view.findings.names if source.covers(name.span) and name.full[:1].isupper()]
    return _voice(words, names, organisers)


def _sure(frame: Frame) -> float:
    """The chance that cue and source are right together."""
    return frame.probability * max(one.probability for one in frame.arguments if one.role == "source")


def _voice(words: str, names: Sequence[Name], organisers: frozenset[str]) -> Voice:
    """The voice of a source: by the name in it whose role is told, else by its nouns."""
    bare = words[match.end() :] if (match := _ARTICLE.match(words)) else words
    for name in names:
        if (role := voice_of(name, organisers)) != "other":
            return Voice(role, name.full)
    return Voice(role_of(bare.split(",")[0]) or "other", names[0].full if names else bare)
