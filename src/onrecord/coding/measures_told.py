"""Measures that what else is coded of an event tells: counted arrests were made, a division is of both sides."""

from collections.abc import Iterable, Mapping

from onrecord.coding.gathering.drafts import Draft
from onrecord.coding.laying.view import View
from onrecord.records import Code, Coding, Size

_MEASURES = "measures@1"
_COUNTED = frozenset({"arrests", "detained"})
_CUSTODY = frozenset({"arrest", "detention"})
_BOTH_SIDES = "separation"


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
