"""What the codebook rules out of which event a reference is to, and what fits best where rules must choose."""

from dataclasses import dataclass

from onrecord.coding.gathering.apart_told import is_apart, is_other_of_headline
from onrecord.coding.gathering.conflicts import (
    dates_conflict,
    is_long_ago,
    is_one_called_off,
    is_passing,
    is_to_come,
    places_conflict,
    sides_conflict,
    told_alike,
    took_place,
    was_before,
)
from onrecord.coding.gathering.drafts import Draft
from onrecord.coding.laying.view import View
from onrecord.coding.referring.likeness import localities, regions
from onrecord.coding.referring.references import Reference


@dataclass(frozen=True, slots=True)
class EventRules:
    """The rules for one report. ``home`` is the town that it is about, where one is.

    ``long_strike``: it tells of a strike of days, of which a march is no part.
    """

    view: View
    home: str | None
    long_strike: bool

    def bar(self, reference: Reference, draft: Draft) -> bool:
        """Whether a reference cannot be to ``draft``, whatever else speaks for it (codebook section 1)."""
        return self._is_apart(reference, draft) or self._contradict(
            reference, draft, localities(reference), regions(reference)
        )

    def allow(
        self, reference: Reference, draft: Draft, towns: set[str] | None = None, areas: set[str] | None = None
    ) -> bool:
        """Whether nothing told of the reference speaks against its being to ``draft``.

        ``towns`` and ``areas``, lower case, are where it is told to be (default: its own).
        """
        first = draft.references[0]
        if first.other_people and first.sentence is reference.sentence and reference.span < first.span:
            return False  # "workers sat down, while a rival group held a protest": told before the others came
        towns = localities(reference) if towns is None else towns
        areas = regions(reference) if areas is None else areas
        if self._contradict(reference, draft, towns, areas) or is_passing(self.view, reference, draft):
            return False
        here = reference.sentence.index in draft.told_in and not self._is_apart(reference, draft)
        return (here and not reference.other_people) or told_alike(reference, draft)

    def closeness(self, reference: Reference, draft: Draft, last: Draft | None) -> float:
        """How likely ``draft`` is the one meant: shared town, day and form, and how lately it was told of."""
        towns = localities(reference)
        score = 1.0 * bool(towns & draft.towns) + 0.5 * bool(towns and not draft.towns)
        if reference.date:
            score += any(r.date == reference.date for r in draft.references)
        shared = set(reference.forms) & draft.forms
        score += (2.0 if reference.definite else 1.5) * bool(shared)
        score -= 1.0 * (draft.split and bool(reference.forms) and not shared)
        score += 3.0 * (reference.sentence.index in draft.told_in)
        score += 0.5 * (not reference.forms and not draft.split)
        score += 1.2 * (draft is last)
        score -= 1.5 * (not reference.forms and is_one_called_off(draft))
        if reference.title:
            score += 2.0 * any(r.title == reference.title for r in draft.references if r is not reference)
        return score

    def _is_apart(self, reference: Reference, draft: Draft) -> bool:
        told_here = reference.sentence.index in draft.told_in
        return told_here and is_apart(self.view, reference, draft, self.long_strike)

    def _contradict(self, reference: Reference, draft: Draft, towns: set[str], areas: set[str]) -> bool:
        """Whether day, side, town or what was to come tell them apart."""
        if dates_conflict(reference, draft) or sides_conflict(reference, draft):
            return True
        if is_other_of_headline(self.view, reference, draft):
            return True
        if _is_news(draft) and (is_long_ago(self.view, reference) or was_before(reference, draft)):
            return True
        ahead = is_to_come(self.view, reference)
        one_held = took_place(draft.references if ahead else [reference])
        if ahead != is_to_come(self.view, draft.references[0]) and one_held:
            return True
        home = self.home.lower() if self.home else None
        return places_conflict(reference, draft, towns, areas, home, self.view.report.is_live_blog)


def _is_news(draft: Draft) -> bool:
    """Whether the body of the report told of it before, without a day: then it is of these days."""
    if any(other.date for other in draft.references):
        return False
    return any(other.sentence.kind != "headline" and other.status for other in draft.strong)
