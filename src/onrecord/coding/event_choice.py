"""Which of the events told so far a reference is to, or whether it tells of another: a choice learnt from gold.

What is true of a reference and an event is told in named features; how much each speaks for the event was learnt
from reports that people coded (``tables/learnt/events.yml``, ``python -m bench.learn_events``). Features tell of
the telling alone (form, day, town, tense, distance), never of a side or a cause.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.coding.likeness import dates_differ, families, localities, regions
from onrecord.coding.references import Reference
from onrecord.coding.ties_set import AHEAD
from onrecord.coding.view import View
from onrecord.tables.learnt import Features, chosen, learnt

_WORD = 5  # letters by which two words are one: "march", "marched", "marchers"
_MOST = 12  # references of one event that are looked at: its first and its last ones
_FARTHEST = 3.5  # log of sentences, beyond which farther is not less likely


@dataclass(frozen=True, slots=True)
class Told:
    """A reference with what is compared of it; ``number`` is its place among the references of its report."""

    reference: Reference
    number: int
    forms: frozenset[str]
    kinds: frozenset[str]
    towns: frozenset[str]
    sites: frozenset[str]
    regions: frozenset[str]
    word: str
    quoted: bool
    is_ahead: bool
    other_side: bool


@dataclass(frozen=True, slots=True)
class _Event:
    """What the references to one event tell together."""

    told: tuple[Told, ...]

    def all_of(self, part: str) -> frozenset[str]:
        """The forms, towns … of all of them."""
        return frozenset[str]().union(*(getattr(one, part) for one in self.told))


class EventChoice:
    """Chooses the event of each reference of one report. ``references``: all of its protests, in any order."""

    def __init__(self, view: View, references: Sequence[Reference]) -> None:
        self._view = view
        self._weights = learnt("events")
        ordered = sorted(references, key=lambda reference: reference.span)
        self._told = {id(one): _told(view, one, number) for number, one in enumerate(ordered)}

    def best(
        self, reference: Reference, events: Sequence[Sequence[Reference]], last: Reference | None
    ) -> int | None:
        """The number of the event that ``reference`` is most likely to, or None where it tells of another one.

        ``last`` is the reference before it that asserted an event.
        """
        if not events:
            return None
        best = chosen(self.candidates(reference, events, last), self._weights)
        return best if best < len(events) else None

    def candidates(
        self, reference: Reference, events: Sequence[Sequence[Reference]], last: Reference | None
    ) -> list[Features]:
        """The features of each event as the one meant, and those of a new one at the end."""
        own = self._of(reference)
        found: list[Features] = []
        for event in events:
            others = [other for other in event if other.span != reference.span]
            some = others if len(others) <= _MOST else [others[0], *others[1 - _MOST :]]
            found.append(self._of_event(own, _Event(tuple(map(self._of, some))), last))
        before = [
            (one.span, at) for at, event in enumerate(events) for one in event if one.span < reference.span
        ]
        if before:
            nearest = max(before)[1]
            in_sentence = {"nearest_same_sentence": 1.0} if "same_sentence" in found[nearest] else {}
            found[nearest] = {**found[nearest], "nearest": 1.0, **in_sentence}
        if own.reference.definite and any("form_shared" in one for one in found):
            found = [one if "form_shared" in one else {**one, "other_has_form": 1.0} for one in found]
        return [*found, _of_new(own)]

    def _of(self, reference: Reference) -> Told:
        known = self._told.get(id(reference))  # a rule may have given a reference other forms or weight
        return known or _told(self._view, reference, self._number_at(reference))

    def _number_at(self, reference: Reference) -> int:
        return sum(one.reference.span < reference.span for one in self._told.values())

    def _of_event(self, own: Told, event: _Event, last: Reference | None) -> Features:
        if not event.told:
            return {}
        near = min(event.told, key=lambda other: _distance(own, other))
        features = [*_nearness(own, event, near, last), *_forms(own, event), *_where(own, event)]
        features += [*_when(own, event), *_telling(own, event)]
        if _distance(own, near)[0] == 0:
            features.append(
                ("breaks", self._view.breaks(*sorted((own.reference.span, near.reference.span))) > 0)
            )
        return {name: float(value) for name, value in features if value}


_Found = Iterator[tuple[str, float]]


def _told(view: View, reference: Reference, number: int) -> Told:
    forms = frozenset(reference.forms)
    return Told(
        reference,
        number,
        forms,
        frozenset(families(set(forms))),
        frozenset(localities(reference)),
        frozenset(where.site.lower() for _, where in reference.places if where.site),
        frozenset(regions(reference)),
        reference.span.of(view.text).lower()[:_WORD],
        view.is_quoted(reference.span),
        reference.status in AHEAD,
        reference.counter or reference.opposing,
    )


def _distance(own: Told, other: Told) -> tuple[int, int]:
    one, two = own.reference, other.reference
    return abs(one.sentence.index - two.sentence.index), abs(one.span.start - two.span.start)


def _nearness(own: Told, event: _Event, near: Told, last: Reference | None) -> _Found:
    """How far back the event was told, and what of the report told it."""
    away = _distance(own, near)[0]
    shared = bool(own.forms & event.all_of("forms"))
    yield "same_sentence", away == 0
    yield "same_sentence_verb", away == 0 and own.reference.trigger.rule == "verbs"
    yield "same_sentence_shared", away == 0 and shared
    yield "same_sentence_apart", away == 0 and bool(own.forms) and not shared
    yield "next_sentence", away == 1
    yield "far", min(math.log1p(away), _FARTHEST)
    yield (
        "same_passage",
        any(one.reference.sentence.passage == own.reference.sentence.passage for one in event.told),
    )
    yield "other_post", all(one.reference.sentence.post != own.reference.sentence.post for one in event.told)
    is_last = last is not None and any(one.reference is last for one in event.told)
    yield "last", is_last
    yield "definite_last", is_last and own.reference.definite
    yield "formless_last", is_last and not own.forms
    yield "people_last", is_last and own.reference.trigger.rule == "people"
    heads = [one.reference.sentence.kind == "headline" for one in event.told]
    yield "heads", all(heads)
    yield "head_one", any(heads)
    yield "first", any(one.number == 0 for one in event.told)


def _forms(own: Told, event: _Event) -> _Found:
    """What was done, and by what word."""
    forms, kinds = event.all_of("forms"), event.all_of("kinds")
    shared = bool(own.forms & forms)
    same_word = any(own.word == one.word for one in event.told)
    yield "form_shared", shared
    yield "form_all", bool(own.forms) and own.forms <= forms
    yield "form_differs", bool(own.forms and forms and not shared and own.kinds & kinds)
    yield "kind_apart", bool(own.forms and forms and not own.kinds & kinds)
    yield "formless_event", bool(own.forms) and not forms
    yield "formless_reference", bool(forms) and not own.forms
    yield "definite_form", shared and own.reference.definite
    yield "introduced_form", shared and own.reference.introduced
    yield "word_same", same_word
    yield "word_same_definite", same_word and own.reference.definite


def _where(own: Told, event: _Event) -> _Found:
    """Town, site and region told of both, of one, or of neither."""
    towns, sites, areas = event.all_of("towns"), event.all_of("sites"), event.all_of("regions")
    yield "town_shared", bool(own.towns & towns)
    yield "town_apart", bool(own.towns and towns and not own.towns & towns)
    yield "town_event", bool(towns) and not own.towns
    yield "town_reference", bool(own.towns) and not towns
    yield "site_shared", bool(own.sites & sites)
    yield "site_apart", bool(own.sites and sites and not own.sites & sites)
    yield "site_reference", bool(own.sites) and not sites
    yield "region_apart", bool(own.regions and areas and not own.regions & areas)
    yield "wide_one", any(one.reference.wide for one in event.told) != own.reference.wide


def _when(own: Told, event: _Event) -> _Found:
    """Their days, and which of them is to come."""
    reference = own.reference
    dated = [one.reference for one in event.told if one.reference.date]
    if reference.date and dated:
        same = any(other.date and other.date.start == reference.date.start for other in dated)
        apart = any(
            all(dates_differ(one, two) for one in other.readings for two in reference.readings)
            for other in dated
        )
        yield "date_same", same
        yield "date_apart", apart
        yield "date_meets", not same and not apart
    yield "date_event", bool(dated) and not reference.date
    yield "date_reference", bool(reference.date) and not dated
    told = [one for one in event.told if one.reference.status]
    yield "ahead_both", own.is_ahead and any(one.is_ahead for one in told)
    yield "ahead_reference", own.is_ahead and bool(told) and not any(one.is_ahead for one in told)
    held = reference.status is not None and not own.is_ahead
    yield "ahead_event", held and bool(told) and all(one.is_ahead for one in told)
    yield "off", any(one.reference.status in ("called_off", "banned") for one in told)
    yield "had_one", reference.had and not any(one.reference.had for one in event.told)


def _telling(own: Told, event: _Event) -> _Found:
    """Names, sides, speech and number."""
    titles = {one.reference.title for one in event.told} - {""}
    yield "title_same", own.reference.title in titles
    yield "title_apart", bool(own.reference.title and titles) and own.reference.title not in titles
    yield "counter_one", any(one.other_side for one in event.told) != own.other_side
    yield "quoted_event", all(one.quoted for one in event.told)
    yield "plural_one", all(one.reference.plural for one in event.told) != own.reference.plural
    yield "people_event", all(one.reference.trigger.rule == "people" for one in event.told)


def _of_new(own: Told) -> Features:
    """What speaks for a reference's telling of an event of its own."""
    reference = own.reference
    features: list[tuple[str, float]] = [
        ("new", True),
        ("new_definite", reference.definite),
        ("new_introduced", reference.introduced),
        ("new_another", reference.another),
        ("new_other_people", reference.other_people),
        ("new_other_side", own.other_side),
        ("new_dated", reference.date is not None),
        ("new_town", bool(own.towns)),
        ("new_site", bool(own.sites)),
        ("new_formless", not own.forms),
        ("new_quoted", own.quoted),
        (f"new_by_{reference.trigger.rule}".replace(" ", "_"), True),
        ("new_ahead", own.is_ahead),
        ("new_no_status", reference.status is None),
        ("new_headline", reference.sentence.kind == "headline"),
        ("new_weak", reference.weight != "strong"),
        ("new_plural", reference.plural),
        ("new_had", reference.had),
        ("new_wide", reference.wide),
        ("new_counted", bool(reference.sentence.figures)),
    ]
    return {name: float(value) for name, value in features if value}
