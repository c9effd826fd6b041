"""Measures that what else is coded of an event tells.

Counted arrests were made, a division is of both sides, a blockade of a way stops its traffic.
"""

import re
from collections.abc import Iterable, Mapping

from onrecord.codebook.cues import pattern
from onrecord.coding.gathering.drafts import Draft
from onrecord.coding.laying.view import View
from onrecord.records import Code, Coding, Size, Span
from onrecord.tables.nearby import nearby

_MEASURES = "measures@1"
_COUNTED = frozenset({"arrests", "detained"})
_CUSTODY = frozenset({"arrest", "detention"})
_BOTH_SIDES = "separation"
_BLOCKADE, _STOPPED = Code("blockade"), Code("road_block")
_DONE = frozenset({Code("occurred"), Code("under_way")})
# Words for a blockade that bar a way, and the ways and what drives there, in the sentence that tells of it.
_BARS = re.compile(rf"\b(?:{nearby('events', 'bars_way')})", re.IGNORECASE)
_WAY = re.compile(rf"\b(?:{pattern('<way>')}|{nearby('events', 'drives_there')})\b", re.IGNORECASE)


def counted_measures(view: View, codings: list[Coding]) -> list[Coding]:
    """That police arrested or detained people of an event, where the words that tell it count them.

    The figure is the event's; so is the deed, although the sentence may tell of several events.
    """
    told = {c.value.name for c in codings if c.variable == "police_measure" and isinstance(c.value, Code)}
    counted = [c.spans[0] for c in codings if c.variable in _COUNTED and _is_some(c)]
    found: dict[str, Coding] = {}
    for sentence in view.sentences if counted else ():
        custody = [m for m in sentence.measures if m.code in _CUSTODY and m.code not in told]
        if custody and any(sentence.span.covers(span) for span in counted):
            for one in custody:
                code = Code(one.code)
                rule = "counted"
                found.setdefault(
                    one.code, Coding("police_measure", code, (one.span,), _MEASURES, 0.6, rule=rule)
                )
    return list(found.values())


def stopped_ways(view: View, codings: list[Coding]) -> list[Coding]:
    """That people stopped traffic, where a blockade that was held is of a way or of what drives there.

    One deed may be form and measure (codebook section 2).
    """
    told = {one.value for one in codings if one.variable == "participant_measure"}
    held = any(one.variable == "status" and one.value in _DONE for one in codings)
    if not held or _STOPPED in told:
        return []
    forms = [one for one in codings if one.variable == "form" and one.value == _BLOCKADE]
    spans = [span for one in forms for span in one.spans if _is_of_way(view, span)]
    rule = "blockade"
    return [Coding("participant_measure", _STOPPED, (spans[0],), _MEASURES, 0.55, rule=rule)] if spans else []


def _is_of_way(view: View, span: Span) -> bool:
    """Whether words for a blockade bar something, and their sentence names a way or what drives there."""
    sentence = next((one for one in view.sentences if one.span.covers(span)), None)
    return bool(
        sentence
        and _BARS.match(span.of(view.text))
        and _WAY.search(view.text, sentence.span.start, sentence.span.end)
    )


def _is_some(coding: Coding) -> bool:
    """Whether a figure is above zero."""
    return isinstance(coding.value, Size) and bool(coding.value.low or coding.value.high)


def on_both_sides(drafts: Iterable[Draft], found: Mapping[int, list[Coding]]) -> dict[int, list[Coding]]:
    """The same measures; police who keep a protest from its counter-protest do so to both."""
    whole = {key: list(codings) for key, codings in found.items()}
    for draft in drafts:
        if draft.counter_to is None:
            continue
        for one, other in ((draft, draft.counter_to), (draft.counter_to, draft)):
            between = [coding for coding in found.get(id(one), ()) if _divides(coding)]
            if between and not any(map(_divides, whole.get(id(other), ()))):
                whole.setdefault(id(other), []).extend(between)
    return whole


def _divides(coding: Coding) -> bool:
    return coding.variable == "police_measure" and coding.value == Code(_BOTH_SIDES)
