"""How much a trigger says of itself that there was an event: by its words, its date, its place, its count."""

import re

from onrecord.coding.laying.view import View
from onrecord.coding.referring.references import Reference, Weight
from onrecord.coding.referring.ties_apart import is_voted_on
from onrecord.records import When
from onrecord.tables.chances import ALONE

# "We'll be back on Friday", said by those who were there, announces it however it is quoted.
_COME_BACK = re.compile(r"\b(?:be back|again|come back|return)\b", re.IGNORECASE)
_WE_SHALL = re.compile(r"\A(?:we|they)(?:['’]ll|\s(?:will|would|shall))\s", re.IGNORECASE)


def weight_of(view: View, reference: Reference, when: When | None, placed: bool) -> Weight:
    """Its weight by its words, but a dated announcement is strong, and a doubtful mark of the parser's weak.

    What the parser is not sure of begins an event only where the sentence dates, places or counts it.
    """
    if when and _is_announced(view, reference, when):
        return "strong"
    if placed and reference.weight == "weak" and is_voted_on(view, reference):
        return "strong"
    doubtful = reference.trigger.rule == "frame" and reference.trigger.confidence < ALONE
    counted = any(figure.counts == "people" for figure in reference.sentence.figures)
    told = when or placed or counted or (reference.wide and reference.forms)
    return "weak" if doubtful and not told else reference.weight


def _is_announced(view: View, reference: Reference, when: When) -> bool:
    """Whether what would be a mere wish or condition gives the day of an event to come."""
    published, start = view.report.published, when.start
    ahead = bool(published and start and start[:10] > published.isoformat())
    words = reference.span.of(view.text)
    if ahead and _WE_SHALL.match(words) and _COME_BACK.search(words):
        return True
    told = reference.status in ("planned", "threatened") and reference.weight == "weak"
    return ahead and told and not reference.definite and not view.is_quoted(reference.span)
