"""Sums of money that a protest cost or destroyed: "losses had reached 37 billion won"."""

import re

from onrecord.coding.laying.view import Sentence, View
from onrecord.records import Figure
from onrecord.tables.nearby import nearby

_REACH = 60  # code points on either side of a sum
_LOST = re.compile(rf"\b(?:{nearby('figures', 'lost')})\b[^.;:]{{0,40}}\Z", re.IGNORECASE)
_LOST_BEHIND = re.compile(
    rf"\s(?:(?:a|per)\s(?:day|week|shift)\s)?(?:worth\s)?(?:of|in|for|to repair)\s(?:[\w-]+\s){{0,2}}"
    rf"(?:{nearby('figures', 'lost_things')})\b",
    re.IGNORECASE,
)


def is_lost(view: View, sentence: Sentence, figure: Figure) -> bool:
    """Whether a sum is what a protest cost or destroyed: "losses had reached 37 billion won"."""
    before = view.words(max(sentence.span.start, figure.span.start - _REACH), figure.span.start)
    after = view.words(figure.span.end, min(sentence.span.end, figure.span.end + _REACH))
    return _LOST.search(before) is not None or _LOST_BEHIND.match(after) is not None
