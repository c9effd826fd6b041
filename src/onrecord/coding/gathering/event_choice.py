"""Which of the events told so far a reference is to, or whether it tells of another: a choice learnt from gold.

What is true of a reference and an event is told in named features (``event_features.py``); how much each speaks
was learnt from reports that people coded (``tables/learnt/events.yml``, ``python -m bench.learn_events``).
"""

import math
from collections.abc import Iterator, Sequence

from onrecord.coding.gathering.event_features import Event, Told, of_event, of_new, told_of
from onrecord.coding.laying.view import View
from onrecord.coding.referring.references import Reference
from onrecord.tables.learnt import Features, chosen, learnt

TABLE = "events"
_MOST = 12  # references of one event that are looked at: its first and its last ones
_OF_POSTS = ("far", "first_far", "new")
_MAIN = 3  # references from which on the event told of most is the report's main one


Gathered = Sequence[Reference]
"""An event told so far, as its references."""


class EventChoice:
    """Chooses the event of each reference of one report. ``references``: all of its protests, in any order."""

    def __init__(self, view: View, references: Sequence[Reference]) -> None:
        self._view = view
        ordered = sorted(references, key=lambda reference: reference.span)
        self._told = {id(one): told_of(view, one, number) for number, one in enumerate(ordered)}

    def best(self, reference: Reference, events: Sequence[Gathered], last: Reference | None) -> int | None:
        """The number of the event that ``reference`` is most likely to, or None where it tells of another one.

        ``last`` is the reference before it that asserted an event.
        """
        if not events:
            return None
        best = chosen(self.candidates(reference, events, last), learnt(TABLE))
        return best if best < len(events) else None

    def candidates(
        self, reference: Reference, events: Sequence[Gathered], last: Reference | None
    ) -> list[Features]:
        """The features of each event as the one meant, and those of a new one at the end."""
        own = self._of(reference)
        found = [self._of_event(own, event, last) for event in events]
        before = [
            (one.span, at) for at, event in enumerate(events) for one in event if one.span < reference.span
        ]
        if before:
            nearest = max(before)[1]
            in_sentence = {"nearest_same_sentence": 1.0} if "same_sentence" in found[nearest] else {}
            found[nearest] = {**found[nearest], "nearest": 1.0, **in_sentence}
        beside = _beside_others(own, [len(event) for event in events], found)
        found = [{**one, **more} for one, more in zip(found, beside, strict=True)]
        told = [*found, {**of_new(own), **_among(len(events))}]
        return [_in_posts(one) for one in told] if self._view.report.is_live_blog else told

    def _of(self, reference: Reference) -> Told:
        known = self._told.get(id(reference))  # a rule may have given a reference other forms or weight
        return known or told_of(self._view, reference, self._number_at(reference))

    def _number_at(self, reference: Reference) -> int:
        return sum(one.reference.span < reference.span for one in self._told.values())

    def _of_event(self, own: Told, event: Gathered, last: Reference | None) -> Features:
        others = [other for other in event if other.span != own.reference.span]
        if not others:
            return {}
        some = others if len(others) <= _MOST else [others[0], *others[1 - _MOST :]]
        return of_event(self._view, own, Event(tuple(map(self._of, some))), last)


def _beside_others(own: Told, sizes: Sequence[int], found: Sequence[Features]) -> Iterator[Features]:
    """What an event is beside the others: the main one, the only one of the reference's form, the only one."""
    most = max(sizes)
    shared = [at for at, one in enumerate(found) if "form_shared" in one]
    definite = own.reference.definite
    for at, size in enumerate(sizes):
        main = size == most >= _MAIN and sizes.count(most) == 1
        only = shared == [at]
        told = {
            "main": main,
            "main_definite": main and definite,
            "size_share": size / sum(sizes),
            "only_form": only,
            "only_form_definite": only and definite,
            "alone": len(sizes) == 1,
            "other_has_form": definite and bool(shared) and at not in shared,
        }
        yield {name: float(value) for name, value in told.items() if value}


def _in_posts(told: Features) -> Features:
    """What weighs otherwise in a live blog, whose posts come back to its main event from far off."""
    return {**told, **{f"{name}_in_posts": told[name] for name in _OF_POSTS if name in told}}


def _among(number: int) -> Features:
    """What speaks for another event where so many were told of."""
    return {"new_second": 1.0} if number == 1 else {"new_many": math.log(number)}
