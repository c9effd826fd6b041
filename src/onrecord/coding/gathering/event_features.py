"""What speaks for a reference's being to an event told of before, or to another: features of ``event_choice``.

Features tell of the telling alone (form, day, town, tense, distance), never of a side or a cause.
"""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.coding.laying.view import View
from onrecord.coding.referring.likeness import families, localities, regions
from onrecord.coding.referring.references import Reference
from onrecord.coding.referring.ties_set import AHEAD
from onrecord.tables.learnt import Features

_WORD = 5  # letters by which two words are one: "march", "marched", "marchers"
_FARTHEST = 3.5  # log of sentences, beyond which farther is not less likely
_NEAR_PLACE = 40  # code points within which a place is told right beside a reference
_EARLY, _LATE = 4, 12  # sentences: those that tell the news, and those from which on others are told of
_LEADING = re.compile(r"\W?(?:In|At|Outside|On)\s[A-Z]")  # "In Paris, demonstrators marched": another place


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
    place_near: bool
    led_by_place: bool


@dataclass(frozen=True, slots=True)
class Event:
    """What the references to one event (``told``) tell together."""

    told: tuple[Told, ...]

    def all_of(self, part: str) -> frozenset[str]:
        """The forms, towns … of all of them."""
        return frozenset[str]().union(*(getattr(one, part) for one in self.told))


_Found = Iterator[tuple[str, float]]


def told_of(view: View, reference: Reference, number: int) -> Told:
    """A reference with what is compared of it."""
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
        any(abs(place.span.start - reference.span.start) < _NEAR_PLACE for place, _ in reference.places),
        _LEADING.match(reference.sentence.span.of(view.text)) is not None,
    )


def of_event(view: View, own: Told, event: Event, last: Reference | None) -> Features:
    """What speaks for a reference's being to ``event``; ``last`` is the one before it that asserted an event."""
    near = min(event.told, key=lambda other: _distance(own, other))
    features = [*_nearness(own, event, near, last), *_forms(own, event), *_where(own, event)]
    features += [*_when(own, event), *_telling(own, event)]
    if _distance(own, near)[0] == 0:
        features.append(("breaks", view.breaks(*sorted((own.reference.span, near.reference.span))) > 0))
    return {name: float(value) for name, value in features if value}


def _distance(own: Told, other: Told) -> tuple[int, int]:
    one, two = own.reference, other.reference
    return abs(one.sentence.index - two.sentence.index), abs(one.span.start - two.span.start)


def _nearness(own: Told, event: Event, near: Told, last: Reference | None) -> _Found:
    """How far back the event was told, and what of the report told it."""
    away = _distance(own, near)[0]
    shared = bool(own.forms & event.all_of("forms"))
    yield "same_sentence", away == 0
    yield "same_sentence_verb", away == 0 and own.reference.trigger.rule == "verbs"
    yield "same_sentence_shared", away == 0 and shared
    yield "same_sentence_apart", away == 0 and bool(own.forms) and not shared
    yield "next_sentence", away == 1
    yield "far", min(math.log1p(away), _FARTHEST)
    begun = abs(event.told[0].reference.sentence.index - own.reference.sentence.index)
    yield "first_far", min(math.log1p(begun), _FARTHEST)
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


def _forms(own: Told, event: Event) -> _Found:
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


def _where(own: Told, event: Event) -> _Found:
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


def _when(own: Told, event: Event) -> _Found:
    """Their days, which the codebook's bar has found not to conflict, and which of them is to come."""
    reference = own.reference
    dated = [one.reference for one in event.told if one.reference.date]
    if reference.date and dated:
        same = any(other.date and other.date.start == reference.date.start for other in dated)
        yield "date_same", same
        yield "date_meets", not same
    yield "date_event", bool(dated) and not reference.date
    yield "date_reference", bool(reference.date) and not dated
    told = [one for one in event.told if one.reference.status]
    yield "ahead_both", own.is_ahead and any(one.is_ahead for one in told)
    yield "ahead_reference", own.is_ahead and bool(told) and not any(one.is_ahead for one in told)
    held = reference.status is not None and not own.is_ahead
    yield "ahead_event", held and bool(told) and all(one.is_ahead for one in told)
    yield "off", any(one.reference.status in ("called_off", "banned") for one in told)
    yield "had_one", reference.had and not any(one.reference.had for one in event.told)


def _telling(own: Told, event: Event) -> _Found:
    """Names, sides, speech and number."""
    titles = {one.reference.title for one in event.told} - {""}
    yield "title_same", own.reference.title in titles
    yield "title_apart", bool(own.reference.title and titles) and own.reference.title not in titles
    yield "counter_one", any(one.other_side for one in event.told) != own.other_side
    yield "quoted_event", all(one.quoted for one in event.told)
    yield "plural_one", all(one.reference.plural for one in event.told) != own.reference.plural
    yield "people_event", all(one.reference.trigger.rule == "people" for one in event.told)


def of_new(own: Told) -> Features:
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
        ("new_counted_people", any(one.counts == "people" for one in reference.sentence.figures)),
        ("new_formed_dated", bool(reference.date and reference.forms)),
        ("new_weak_people", reference.weight != "strong" and reference.trigger.rule == "people"),
        ("new_place_near", own.place_near),
        ("new_led_by_place", own.led_by_place),
        ("new_early", reference.sentence.index < _EARLY),
        ("new_late", reference.sentence.index > _LATE),
    ]
    return {name: float(value) for name, value in features if value}
