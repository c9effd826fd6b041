"""Ties of court cases and orders: a charge, a hearing, a sentence, an appeal; a ruling on a ban."""

from onrecord.linking.ties_named import begins_with_them, named_at, parted
from onrecord.linking.ties_view import Scene, Sentence, Told, between, is_broken, over, pairs
from onrecord.records import Span
from onrecord.tables.ties import cue_before, cue_first, cue_in, forms, named, stages

_NEAR = 2  # sentences between a stage of a case and a sentence that begins with "They" or "The trial"


def next_stage(one: Told, other: Told, scene: Scene) -> Span | None:
    """A later stage of a case beside an earlier one: "were charged and will appear in court on Monday"."""
    if not _is_later(one, other):
        return None
    for first, second, _ in pairs(one, other):
        if not is_broken(between(one.text, first, second)):
            return over(first, second)
    near = [
        over(first, second)
        for first, sentence in one.triggers
        for second, at in other.triggers
        if (_goes_on(sentence, at, scene) or _goes_on(at, sentence, scene))
        and not _rivals(one, other, at, scene)
    ]
    return min(near, key=lambda span: (span.end - span.start, span.start), default=None)


def _rivals(one: Told, other: Told, at: Sentence, scene: Scene) -> bool:
    """Whether a sentence tells of another case of the same form as ``other``."""
    third = [told for told in scene if told is not one and told is not other and told.forms & other.forms]
    return any(sentence is at for told in third for _, sentence in told.triggers)


def _goes_on(sentence: Sentence, before: Sentence, scene: Scene) -> bool:
    """Whether a sentence is about the people or the case of one shortly before it."""
    apart = sentence.number - before.number
    if not 0 < apart <= _NEAR:
        return False
    if cue_in("other_case").search(sentence.span.of(scene.text)):
        return False
    if cue_first("the_case").match(scene.text, sentence.span.start):
        return True
    return begins_with_them(sentence, scene.text)


def named_stage(one: Told, other: Told, scene: Scene) -> Span | None:
    """A later stage that names the only earlier one of its form: "will appeal against the sentence"."""
    return named_beside(one, other, scene, "") if _is_later(one, other) else None


def appeal(one: Told, other: Told, scene: Scene) -> Span | None:
    """An appeal that names nothing, against what was decided last: "She was fined … said she would appeal"."""
    if "appeal" not in one.forms or "ruling" in one.forms or not other.forms & forms("appealed"):
        return None
    for trigger, _ in one.triggers:
        if cue_in("names_it").search(one.text[trigger.end : trigger.end + 12]):
            continue
        decided = [
            told
            for told in scene.nearest(trigger.start, "court", "government", "policing")
            if told is not one and told.forms & forms("appealed")
        ]
        if decided and decided[0] is other:
            return trigger
    return None


def on_order(one: Told, other: Told, scene: Scene) -> Span | None:
    """A court on an order: "upheld the ban", "a challenge to the curfew"."""
    if not one.forms & forms("of_orders"):
        return None
    for first, second, _ in pairs(one, other):
        words = one.text[first.start : second.start]
        if first < second and not is_broken(words) and cue_before("on_order").search(words):
            return over(first, second)
    return named_beside(one, other, scene, "on_order")


def taken_back(one: Told, other: Told, scene: Scene) -> Span | None:
    """An order lifted, a decision dropped: "withdrew the ban", "lifted the curfew a day later"."""
    if not one.forms & forms("of_taking_back") or other.forms & forms("of_taking_back"):
        return None
    for trigger, sentence in one.triggers:
        rest = Span(trigger.start, min(sentence.span.end, trigger.end + 60))
        found = named_at(rest, other, scene)
        if found and other.before(trigger.start) >= 0 and not parted(one.text[trigger.end : found.start]):
            return over(trigger, found)
    return None


def named_beside(one: Told, other: Told, scene: Scene, group: str) -> Span | None:
    """Near a trigger, behind a cue of ``group`` ("" for any), a noun that can only be the other."""
    for trigger, sentence in one.triggers:
        rest = one.text[trigger.end : min(sentence.span.end, trigger.end + 80)]
        for form in sorted(other.forms):
            pattern = named(form)
            found = pattern.search(rest) if pattern and only(form, (one, other), scene) else None
            if found is None or parted(rest[: found.start()]):
                continue
            before = one.text[trigger.start : trigger.end + found.start()] + " "
            if not group or cue_before(group).search(before):
                return Span(trigger.start, trigger.end + found.end())
    return None


def only(form: str, two: tuple[Told, Told], scene: Scene) -> bool:
    """Whether no third mention of the report has the form: then "the ban" can mean one of the two only."""
    return not any(form in told.forms for told in scene if told not in two)


def _is_later(one: Told, other: Told) -> bool:
    """Whether a case has gone further in ``one``; a mention may tell of several stages at once."""
    here, there = _stages(one), _stages(other)
    if not here or not there or ("appeal" in one.forms and not other.forms & forms("appealed")):
        return False
    if max(here) != max(there):
        return max(here) > max(there)
    if min(here) != min(there):
        return min(here) > min(there)
    if one.first_day and other.first_day:
        return one.first_day > other.first_day
    return one.is_ahead and not other.is_ahead


def _stages(told: Told) -> list[int]:
    return [stages()[form] for form in told.forms if form in stages()]
