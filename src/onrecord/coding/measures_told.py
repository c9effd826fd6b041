"""Measures that what else is coded of an event tells: what was counted was done, what divides two sides has both."""

from collections.abc import Iterable, Mapping

from onrecord.coding.drafts import Draft
from onrecord.records import Code, Coding, Size

_MEASURES = "measures@1"
_COUNTED = {"arrests": "arrest", "detained": "detention"}
_BOTH_SIDES = "separation"


def counted_measures(codings: list[Coding]) -> list[Coding]:
    """That police arrested or detained people, where a figure of the event tells it and no other words do."""
    told = {c.value.name for c in codings if c.variable == "police_measure" and isinstance(c.value, Code)}
    found: dict[str, Coding] = {}
    for coding in codings:
        code = _COUNTED.get(coding.variable)
        if code and code not in told and isinstance(coding.value, Size) and (coding.value.low or coding.value.high):
            rule = f"counted: {coding.variable}"
            found.setdefault(
                code, Coding("police_measure", Code(code), coding.spans, _MEASURES, coding.confidence, rule=rule)
            )
    return list(found.values())


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
