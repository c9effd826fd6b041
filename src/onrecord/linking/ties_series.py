"""Ties of protests to earlier ones: "a second march", "after the rally", "it was the third time in a month"."""

import re

from onrecord.linking.ties_view import Scene, Sentence, Told, between, is_broken, opposes, over, pairs
from onrecord.records import Span
from onrecord.tables.ties import after_protest, cue_before, cue_first, cue_in, one_of_several

_PLAIN = frozenset({"unspecified"})
_SUBJECT = 40  # code points before "followed", in which its subject stands
_BACK = re.compile(r"\b(?:of (?:them|those)|the same people)\b", re.IGNORECASE)


def another(one: Told, other: Told, scene: Scene) -> Span | None:
    """A further protest: "a second march is planned", "will hold another rally"; tied to the one before it."""
    for trigger, sentence in one.triggers:
        before = one.text[max(sentence.span.start, trigger.start - 30) : trigger.start]
        found = cue_before("further", 2).search(before)
        same = one.forms & other.forms - _PLAIN
        behind = cue_first("again").match(one.text, trigger.end, sentence.span.end) if same else None
        if (
            not (found or behind)
            or not _comes_after(one, other)
            or _one_before(one, trigger, scene) is not other
        ):
            continue
        start = trigger.start - len(before) + found.start() if found else trigger.start
        return Span(start, behind.end() if behind else trigger.end)
    return None


def carried_on(one: Told, other: Told, scene: Scene) -> Span | None:
    """A protest that goes on or grows: "would step up the stir with a strike", "We'll be back tomorrow"."""
    if not one.is_ahead or not other.was_held or other is not scene.main:
        return None
    for trigger, sentence in one.triggers:
        if other.before(trigger.start) < 0:
            continue
        if found := cue_in("carry_on").search(sentence.span.of(one.text)):
            return over(trigger, _placed(sentence, found))
        if found := cue_in("be_back").search(scene.words(sentence.number - 1)):
            return over(trigger, _placed(scene.sentences[sentence.number - 1], found))
    return None


def or_face(one: Told, other: Told, scene: Scene) -> Span | None:
    """A protest threatened where one only is told before: "or face a total shutdown"."""
    if not one.is_ahead:
        return None
    for trigger, sentence in one.triggers:
        found = cue_in("ultimatum").search(sentence.span.of(one.text))
        earlier = [told for told in scene.nearest(trigger.start, "protest") if told is not one and told.was_held]
        if found and earlier == [other]:
            return over(trigger, _placed(sentence, found))
    return None


def _placed(sentence: Sentence, found: re.Match[str]) -> Span:
    return Span(sentence.span.start + found.start(), sentence.span.start + found.end())


def after_it(one: Told, other: Told, scene: Scene) -> Span | None:
    """A protest after another: "after the rally dozens sat down", "a sit-down that followed a march"."""
    for first, second, sentence in pairs(one, other):
        before = one.text[sentence.span.start : second.start]
        found = cue_before("after").search(before)
        if found is None or scene.tells_in(Span(sentence.span.start + found.start(), second.start)):
            continue
        if second < first and cue_before("object_of", 0).search(one.text[second.end : first.start]):
            continue
        gap = between(one.text, first, second)
        if not is_broken(gap) and not cue_in("statement").search(gap):
            return over(first, Span(sentence.span.start + found.start(), second.end))
    return _after_named(one, other, scene)


def _after_named(one: Told, other: Told, scene: Scene) -> Span | None:
    """ "After the march" where it is named and not told: the last march told before that is not this protest."""
    for trigger, sentence in one.triggers:
        for found in after_protest().finditer(sentence.span.of(one.text)):
            at = Span(sentence.span.start + found.start(), sentence.span.start + found.end())
            noun = found["noun"].lower()
            meant = [
                told for told in scene.nearest(at.start, "protest") if told is not one and told.is_called(noun)
            ]
            gap = one.text[min(trigger.end, at.end) : max(trigger.start, at.start)]
            if meant and meant[0] is other and not opposes(other) and not is_broken(gap):
                return over(at, trigger)
    return None


def of_them(one: Told, other: Told, _scene: Scene) -> Span | None:
    """Some of those just told of go on: "About 40 of them then sat down"."""
    for trigger, sentence in one.triggers:
        found = _BACK.search(one.text, sentence.span.start, trigger.start)
        near = [at for _, at in other.triggers if at.number == sentence.number - 1]
        if found and near and not is_broken(one.text[found.end() : trigger.start]):
            return Span(found.start(), trigger.end)
    return None


def follows_earlier(one: Told, other: Told, scene: Scene) -> Span | None:
    """The news comes after an earlier protest: "It follows disorder on 1 November", "It came after"."""
    if one is not scene.main or not _comes_after(one, other):
        return None
    for trigger, sentence in other.triggers:
        before = one.text[sentence.span.start : trigger.start]
        found = cue_before("followed").search(before)
        if found and found.start() <= _SUBJECT and cue_in("the_news").search(before[: found.start() + 4]):
            return Span(sentence.span.start, trigger.end)
    return None


def not_the_first(one: Told, other: Told, scene: Scene) -> Span | None:
    """One of several: "The rally was the third since January. An earlier one, on Feb. 10, drew 75"."""
    if not _comes_after(one, other) or opposes(other):
        return None
    for trigger, sentence in other.triggers:
        for number in (sentence.number, sentence.number - 1):
            found = one_of_several().search(scene.words(number))
            if found is None or _subject(scene, number, trigger.start) is not one:
                continue
            start = scene.sentences[number].span.start + found.start()
            if start < trigger.start and (number == sentence.number or _begins(sentence, trigger)):
                return Span(start, trigger.end)
    return None


def _begins(sentence: Sentence, trigger: Span) -> bool:
    """Whether a trigger stands in the first half of a sentence: what the sentence is about."""
    return trigger.start - sentence.span.start <= max(60, (sentence.span.end - sentence.span.start) // 2)


def _subject(scene: Scene, number: int, at: int) -> Told | None:
    """The protest of a sentence, else the main one of the report."""
    start = scene.sentences[number].span.start
    inside = [
        told
        for told in scene.nearest(at, "protest")
        if told.before(at) >= start and told.was_held and (told.first_day or "") > ""
    ]
    same = [told for told in inside if any(span.start >= start and span.end <= at for span, _ in told.triggers)]
    return scene.main if len(same) != 1 or scene.main in same else same[0]


def _one_before(one: Told, trigger: Span, scene: Scene) -> Told | None:
    """What a further protest comes after: the first told of its form, else the first of all."""
    told = [
        other
        for other in reversed(scene.nearest(trigger.start, "protest"))
        if other is not one and other.was_held and not opposes(other) and _comes_after(one, other)
    ]
    first = sorted(told, key=lambda other: other.triggers[0][0].start)
    return next((other for other in first if other.forms & one.forms - _PLAIN), next(iter(first), None))


def _comes_after(one: Told, other: Told) -> bool:
    if one.is_ahead and not other.is_ahead and other.was_held:
        return True
    return bool(one.first_day and other.first_day and one.first_day > other.first_day)
