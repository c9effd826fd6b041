"""References gathered into drafts of mentions: one draft per event (codebook section 1)."""

from dataclasses import replace

from onrecord.coding.gathering.answers import gather_answers
from onrecord.coding.gathering.apart_told import (
    is_bare_deed,
    is_handed_in,
    is_likened,
    is_long_strike,
    is_part_of,
)
from onrecord.coding.gathering.conflicts import (
    dates_conflict,
    on_the_same_day,
    tells_otherwise,
)
from onrecord.coding.gathering.drafts import Draft
from onrecord.coding.gathering.event_choice import EventChoice
from onrecord.coding.gathering.event_rules import EventRules
from onrecord.coding.gathering.going_on import as_named_again, told_before
from onrecord.coding.gathering.turning import turned
from onrecord.coding.laying.view import View
from onrecord.coding.referring.likeness import localities
from onrecord.coding.referring.lists import listed_places, with_own_day
from onrecord.coding.referring.nouns import NEXT_OF, NEXT_TOLD, is_elided
from onrecord.coding.referring.references import Reference
from onrecord.records import PlacePhrase, Span, Where
from onrecord.records.findings import EventKind

_ANSWERS: tuple[EventKind, ...] = ("policing", "court", "government")


def gather(view: View, references: list[Reference], home: str | None = None) -> list[Draft]:
    """Drafts of all kinds, in the order of their first reference. Pure; linear for reports of a usual size.

    ``home``: the town that the report is about, where one is.
    """
    protests = _Gatherer(view, home).run([ref for ref in references if ref.trigger.kind == "protest"])
    drafts = list(protests)
    told_of_protest = bool(protests) or any(ref.trigger.rule == "people" for ref in references)
    if told_of_protest:
        for kind in _ANSWERS:
            of_kind = [ref for ref in references if ref.trigger.kind == kind]
            drafts += gather_answers(view, of_kind, kind, bool(protests))
    return sorted(drafts, key=lambda draft: draft.references[0].span)


class _Gatherer:
    """Gathers the references of protests, in the order of the text."""

    def __init__(self, view: View, home: str | None) -> None:
        self._view = view
        self._home = home
        self._drafts: list[Draft] = []
        self._last: Draft | None = None
        self._asserting: Reference | None = None
        self._choice = EventChoice(view, ())
        self._rules = EventRules(view, home, long_strike=False)

    def run(self, references: list[Reference]) -> list[Draft]:
        if all(ref.weight != "strong" or ref.trigger.rule == "kin" for ref in references):
            references = [ref for ref in references if ref.trigger.rule != "kin"]
        long_strike = any(is_long_strike(self._view, ref) for ref in references)
        self._rules = EventRules(self._view, self._home, long_strike)
        self._choice = EventChoice(self._view, references)
        waiting: list[Reference] = []
        post: int | None = None
        for reference in sorted(references, key=_facts_first):
            if reference.sentence.post != post:  # a new post of a live blog need not go on about the last one
                self._last, post = None, reference.sentence.post
            if reference.weight == "strong" or (reference.opposing and reference.weight == "weak"):
                self._place(reference)
            elif reference.weight == "weak" and not self._join(reference):
                own = turned(self._view, self._drafts, reference)
                if own:
                    self._place(own)
                else:
                    waiting.append(reference)
        if not self._drafts:
            self._promote(waiting)
        for reference in waiting:
            if not any(reference in draft.references for draft in self._drafts):
                self._join(reference)
        self._settle_headlines()
        for draft in self._drafts:
            draft.references.sort(key=lambda reference: reference.span)
        return self._drafts

    def _place(self, reference: Reference) -> None:
        """Give a strong reference to the draft that it refers to, or to a new one."""
        word = reference.span.of(self._view.text).lower()
        elided = is_elided(word)
        alike = elided or reference.trigger.rule == "kin"
        alike = alike or bool(self._last and len(self._last.forms) == 1 and is_likened(self._view, reference))
        if self._last and not reference.forms and alike:
            # "an earlier one", "similar scenes", "a similar protest": of the same kind
            forms = tuple(sorted(self._last.forms))
            reference = replace(reference, trigger=replace(reference.trigger, forms=forms))
        listed = listed_places(self._view, reference)
        if reference.opposing and self._opposes(reference):
            return
        if listed:
            self._spread(reference, listed)
        elif (word := word.removeprefix("the ").removeprefix("a ")) in NEXT_OF:
            self._start(on_the_same_day(reference, self._last) if word in NEXT_TOLD else reference)
        elif elided and self._drafts and (reference.date or localities(reference)):
            self._resume(reference)
        elif not self._join(reference) and not (reference.definite and reference.status == "denied"):
            self._start(reference)  # "drivers in Bell did not join the strike" tells of no other one

    def _resume(self, reference: Reference) -> None:
        """Give words like "the one in March" to the event told to be there or then, or start one."""
        towns = localities(reference)
        own = set(reference.forms)
        fitting = [
            d
            for d in self._drafts
            if not (self._rules.bar(reference, d) or d.counter_to) and (own & d.forms or not (own and d.forms))
        ]
        known = [d for d in fitting if any(r.date and r.date == reference.date for r in d.references)]
        known = known or [d for d in fitting if not reference.date and towns & d.towns]
        if known:
            known[-1].add(reference)
            self._last = known[-1]
        else:
            self._start(reference)

    def _opposes(self, reference: Reference) -> bool:
        """Give an opposing crowd to the counter-protest told before, or start one against the first event."""
        against = next((d for d in self._drafts if not d.counter_to and d.strong), None)
        if against is None or reference.sentence.index in against.told_in:
            return False
        if reference.date and reference.date.end and dates_conflict(reference, against):
            return False
        known = next((d for d in self._drafts if d.counter_to and not dates_conflict(reference, d)), None)
        if known:
            known.add(reference)
        else:
            known = self._start(reference)
            known.counter_to = against
        self._last = known
        return True

    def _join(self, reference: Reference) -> bool:
        """Add a reference to the event that it is to; False where it tells of another one."""
        best = told_before(self._view, reference, self._drafts)
        if best:
            reference = as_named_again(self._view, reference, best)
        else:
            best = self._in_posts(reference) if self._view.report.is_live_blog else self._as_learnt(reference)
        if reference.weight == "strong":
            self._asserting = reference
        if best is None:
            return False
        best.add(reference, best.listed[1] if best.listed else None)
        if reference.forms or reference.trigger.rule != "group":  # mere presence does not turn to another event
            self._last = best
        return True

    def _as_learnt(self, reference: Reference) -> Draft | None:
        """What words say it is part of; else, of the events that the codebook does not bar, as was learnt."""
        if self._last and is_handed_in(reference, self._last):
            return self._last
        for draft in reversed(self._drafts):
            if is_part_of(self._view, reference, draft) or is_bare_deed(reference, draft):
                return draft
        possible = [draft for draft in self._drafts if not self._rules.bar(reference, draft)]
        best = self._choice.best(reference, [draft.references for draft in possible], self._asserting)
        return None if best is None else possible[best]

    def _in_posts(self, reference: Reference) -> Draft | None:
        """As posts tell it: by rule, for they come back to one event in many words.

        It is another one where it tells what was not told of that event, and was learnt to be one.
        """
        ruled = self._by_rule(reference)
        if ruled and tells_otherwise(reference, ruled) and self._as_learnt(reference) is None:
            return None
        return ruled

    def _by_rule(self, reference: Reference) -> Draft | None:
        fitting = [draft for draft in self._drafts if self._rules.allow(reference, draft)]
        return max(fitting, key=lambda draft: self._rules.closeness(reference, draft, self._last), default=None)

    def _start(self, reference: Reference) -> Draft:
        draft = Draft("protest")
        draft.add(reference)
        draft.split = reference.another or reference.other_people
        if draft.towns and not reference.another:
            draft.part_of = next((d for d in self._drafts if d.wide and not d.towns), None)
        if reference.counter:
            draft.counter_to = next((d for d in reversed(self._drafts) if not d.counter_to), None)
        self._drafts.append(draft)
        self._last = draft
        return draft

    def _spread(self, reference: Reference, listed: list[tuple[PlacePhrase, Where]]) -> None:
        """One draft for each place that one sentence lists."""
        first: Draft | None = None
        for at, (phrase, where) in enumerate(listed):
            told = with_own_day(self._view, reference, listed, at)
            town = {where.locality.lower()} if where.locality else set()
            area = {(where.region or "").lower()}
            fitting = [d for d in self._drafts if self._rules.allow(told, d, town, area)]
            known = [d for d in fitting if town & d.towns] or [
                d for d in fitting if not d.towns and d is not first and not d.listed
            ]
            draft = known[0] if known else Draft("protest")
            if not known:
                self._drafts.append(draft)
            draft.add(told, where)
            draft.regions |= {(where.region or where.country or "").lower()} - {""}
            draft.listed, draft.sibling = (phrase, where), first
            first = first or draft
        self._last = first

    def _promote(self, waiting: list[Reference]) -> None:
        """A report told only by its people or in speech still tells of an event, where it gives facts of it."""
        organised = any(said.voice == "organiser" for said in self._view.statements)
        if not organised and all(reference.trigger.rule == "group" for reference in waiting):
            return
        for reference in waiting:
            sentence = reference.sentence
            facts = sentence.measures or reference.date or reference.places or sentence.figures
            if facts and not self._view.is_quoted(reference.span) and reference.status != "denied":
                self._start(reference)
                return

    def _settle_headlines(self) -> None:
        """An event that only the headline tells of is one of those in the body, where one fits."""
        for draft in [d for d in self._drafts if all(r.sentence.kind == "headline" for r in d.references)]:
            if draft.listed or any(r.sentence.post is not None for r in draft.references):
                continue
            body = [d for d in self._drafts if d is not draft and not d.listed]
            fitting = [d for d in body if all(self._rules.allow(r, d) for r in draft.references)]
            if fitting:
                best = max(fitting, key=lambda d: self._rules.closeness(draft.references[0], d, self._last))
                for reference in draft.references:
                    best.add(reference)
                self._drafts.remove(draft)


def _facts_first(reference: Reference) -> tuple[int, bool, bool, bool, Span]:
    """By sentence; in it "another march" goes first, its crowd last, dates and places before the rest."""
    told = bool(reference.date or reference.places)
    is_people = reference.trigger.rule in ("group", "crowd", "people")
    return reference.sentence.index, not reference.another, is_people, not told, reference.span
