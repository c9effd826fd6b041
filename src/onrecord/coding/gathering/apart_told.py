"""Whether one sentence tells of two events, and not of one in several words."""

import re

from onrecord.coding.gathering.drafts import Draft
from onrecord.coding.laying.view import View
from onrecord.coding.referring.likeness import kinds_of, localities
from onrecord.coding.referring.references import Reference
from onrecord.records import Span
from onrecord.tables.nearby import nearby

_AFTER = re.compile(
    rf"\b(?:after|following) (?:the|a) (?:\w+ )?(?:{nearby('events', 'gathered_again')})\b", re.IGNORECASE
)
# "the nurses, who have been on strike": what follows the next comma is no longer said of it.
_WHO = re.compile(r",\s(?:who|which|whose)\s[^,]*\Z", re.IGNORECASE)
# "They marched to the county offices, where they handed in a petition": one crowd does both.
_SAME_PEOPLE = re.compile(
    r"(?:\b(?:where|as|and|before|then) they|\band(?: then| later)?)\s(?:\w+ly\s)?\Z", re.IGNORECASE
)
# "The rally came a day after pupils walked out": what went before is another event.
_LAPSE = re.compile(
    r"\b(?:an?|one|two|three|four|five|\d{1,2}|several|(?:a )?few)\s(?:hours?|days?|weeks?|months?|years?)\s"
    r"(?:after|before)\b",
    re.IGNORECASE,
)
# "Growers block road, two held in Hale water protest": a headline may tell of two.
_OF_ITS_TOWN = re.compile(r",[^,]*\b(?:in|at|during|after|over|as)\s(?:[A-Z][\w-]+\s){1,3}(?:[\w-]+\s){0,2}\Z")
_OF_DAYS = re.compile(
    rf"\b(?:(?:{nearby('events', 'several')})-(?:day|week|month)|(?:36|48|60|72|96)-hour|week-?long|month-?long|"
    r"indefinite|open-ended)\s(?:[\w-]+\s){0,2}[\w-]+\Z",
    re.IGNORECASE,
)
_LIKE = re.compile(rf"\b(?:{nearby('events', 'of_the_kind')})\s\Z", re.IGNORECASE)
_LENGTH = 30  # code points before a strike in which its length is told
_CLAUSE = 60  # code points before a trigger in which its clause begins


# "They blocked the gate in a protest against the ban", "a march that ended with a rally".
_AS_A_PART = re.compile(
    rf"\b(?:{nearby('events', 'as_a_part')})\s(?:(?:an?|the)\s(?:[\w-]+\s){{0,2}})?\Z", re.IGNORECASE
)


# "They marched to the west gate after holding a rally": those who did the one did the other.
_HAVING_DONE = re.compile(
    r"\b(?:after|before|by|while|upon|following)\s(?:first |briefly |also )?(?!be|hav)[a-z]+ing\s"
    r"(?:(?:an?|the|their|its)\s)?(?:[\w-]+\s){0,2}\Z"
)
# "Rallies took place in Cardiff and Swansea, where about 200 people turned out".
_THERE = re.compile(r",\swhere\s[^,;.]*\Z")


def is_part_of(view: View, reference: Reference, draft: Draft) -> bool:
    """Whether words say that it is what its sentence told already: "in a protest", "where 200 turned out"."""
    here = [other for other in draft.references if other.sentence is reference.sentence]
    return any(_leads(view, *sorted((reference, other), key=lambda one: one.span)) for other in here)


def is_likened(view: View, reference: Reference) -> bool:
    """Whether words say that it is of the kind told before: "a similar protest", "parallel demonstrations"."""
    before = view.words(reference.span.start - _LENGTH, reference.span.start)
    return reference.trigger.rule == "nouns" and _LIKE.search(before) is not None


def is_bare_deed(reference: Reference, draft: Draft) -> bool:
    """Whether it is a deed without form, day or place, the event told before it: "14 who refused to leave"."""
    if reference.trigger.rule != "frame" or reference.forms or reference.date or reference.places:
        return False
    before = [other for other in draft.strong if other.sentence is reference.sentence and other.forms]
    return any(other.span < reference.span for other in before) and not reference.another


def _leads(view: View, told: Reference, noun: Reference) -> bool:
    between = view.words(told.span.end, noun.span.start)
    if told.weight == "strong" and _THERE.search(between):
        return True
    if kinds_of(told) & kinds_of(noun) and _HAVING_DONE.search(between):
        return True
    if noun.trigger.rule not in ("nouns", "kin") or noun.another or noun.plural:
        return False
    return not view.breaks(told.span, noun.span) and _AS_A_PART.search(between) is not None


def is_handed_in(reference: Reference, draft: Draft) -> bool:
    """Whether what is handed over, no day or place told, is the petition of the crowd that was told before."""
    if kinds_of(reference) != {"petition"} or reference.status == "planned":
        return False
    if reference.date or reference.places or not draft.families & {"street", "petition"}:
        return False
    return any(other.status == "occurred" for other in draft.strong)


def is_long_strike(view: View, reference: Reference) -> bool:
    """Whether a strike is told to last for days: "a 48-hour strike", "their indefinite stoppage"."""
    if kinds_of(reference) != {"labour"} or reference.weight != "strong":
        return False
    words = view.words(reference.span.start - _LENGTH, reference.span.end)
    return _OF_DAYS.search(words) is not None


def is_apart(view: View, reference: Reference, draft: Draft, long_strike: bool) -> bool:
    """Whether one sentence tells of two kinds of action in clauses of their own.

    "After the march some sat down at the gate", "14 held as sit-in is cleared", "teachers, who have been on
    strike since May, marched". ``long_strike``: the report tells of a strike of days; a march of one is no part.
    """
    told = kinds_of(reference)
    if set(reference.forms) - draft.forms and not reference.definite and _is_lapse(view, reference, draft):
        return True
    if not told or not draft.families or told & draft.families:
        return False
    if long_strike and sorted(map(sorted, (told, draft.families))) == [["labour"], ["street"]]:
        return True
    before = view.words(reference.sentence.span.start, reference.span.start)
    if _SAME_PEOPLE.search(before) and "street" in draft.families | told:
        return False
    here = [r.span for r in draft.references if r.sentence is reference.sentence and r.forms]
    return bool(_AFTER.search(before)) or any(_breaks(view, span, reference.span) for span in here)


def is_other_of_headline(view: View, reference: Reference, draft: Draft) -> bool:
    """Whether a headline names it by a town of its own, after another: "two held in Hale water protest"."""
    if reference.sentence.kind != "headline" or reference.sentence.index not in draft.told_in:
        return False
    here = [other for other in draft.references if other.sentence is reference.sentence]
    pairs = (sorted((reference, other), key=lambda one: one.span) for other in here)
    return any(
        bool(localities(second) - localities(first))
        and _OF_ITS_TOWN.search(view.words(first.span.end, second.span.start)) is not None
        for first, second in pairs
    )


def _is_lapse(view: View, reference: Reference, draft: Draft) -> bool:
    """Whether hours or days lie between the two as their sentence tells them."""
    here = (r.span for r in draft.references if r.sentence is reference.sentence)
    between = ((min(span.end, reference.span.end), max(span.start, reference.span.start)) for span in here)
    return any(_LAPSE.search(view.words(start, end)) for start, end in between)


def _breaks(view: View, one: Span, other: Span) -> bool:
    first, second = sorted((one, other))
    if view.breaks(first, second):
        return True
    lead = view.words(first.start - _CLAUSE, first.start)
    return bool(_WHO.search(lead)) and "," in view.words(first.end, second.start)
