"""Who gives a figure by what the frame parser marks: the source of the innermost attribution over its words."""

import re
from collections.abc import Sequence

from onrecord.coding.laying.view import View
from onrecord.coding.vouching.source_words import voice_of_words
from onrecord.records import Frame, Span, Voice
from onrecord.tables.chances import CITED
from onrecord.tables.nearby import nearby

# What is condemned, saluted or asked for is taken for granted: the reporter tells it, not who condemns it.
_PRESUPPOSES = re.compile(rf"\b(?:{nearby('figures', 'presupposes')})", re.IGNORECASE)
_NOBODY = re.compile(rf"(?:{nearby('figures', 'no_source')})", re.IGNORECASE)


def marked_by(view: View, span: Span, organisers: frozenset[str]) -> Voice | None:
    """The source that the parser marks for the words at ``span``; None where it marks none, or a pronoun."""
    over = [(frame, said) for frame, said in view.giving if _hold(view, frame, said, span)]
    if not over:
        return None
    frame, _ = min(over, key=lambda one: sum(map(len, one[1])))
    if frame.sure_of("source") < CITED or _PRESUPPOSES.search(frame.span.of(view.text)):
        return None
    source = frame.of("source")[0]
    words = source.of(view.text).removesuffix("'s").removesuffix("’s")
    if _NOBODY.fullmatch(words):
        return None
    names = [name for name in view.findings.names if source.covers(name.span) and name.full[:1].isupper()]
    return voice_of_words(words, names, organisers)


def _hold(view: View, frame: Frame, said: Sequence[Span], span: Span) -> bool:
    """Whether ``span`` stands in what is ``said``; to a paragraph of its own only rules give that source."""
    if not any(content.covers(span) for content in said):
        return False
    return "\n" not in view.words(*sorted((frame.span.end, span.start)))
