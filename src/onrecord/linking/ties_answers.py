"""Ties of what police, courts and governments did to the protest that they answered, told in one clause."""

import re

from onrecord.linking.ties_named import named_at, parted, protest_at
from onrecord.linking.ties_view import Scene, Told, between, is_broken, over, pairs
from onrecord.records import Span
from onrecord.tables.ties import cue_before, cue_in, forms

_PASSIVE = re.compile(r"\b(?:was|were|is|are|be|been|being)(?:\s+\w+ly)?\s*\Z", re.IGNORECASE)
_PASSIVE_FIRST = re.compile(r"(?:was|were|is|are|be|been|being)\b", re.IGNORECASE)
_OBJECT = re.compile(r"\s+(?:(?:on|of|for|against|at)\s+)?(?:[\w’'-]+\s+){0,4}\Z", re.IGNORECASE)
_REACH = 100  # code points behind what was done, in which its addressee is looked for


def answer_to_protest(one: Told, other: Told, _scene: Scene) -> Span | None:
    """What authorities did, a cue, a protest, in one clause: "arrested at the march", "fined over a sit-in"."""
    for first, second, _ in pairs(one, other):
        words = one.text[first.start : second.start]
        cue = cue_before("to_protest").search(words) if first < second else None
        if cue and not parted(words[: cue.start()]) and not parted(words[cue.end("cue") :]):
            return over(first, second)
    return None


def to_named(one: Told, other: Told, scene: Scene) -> Span | None:
    """The same, where the protest is named again: "obtained an injunction against the strike"."""
    for trigger, sentence in one.triggers:
        rest = Span(trigger.end, min(sentence.span.end, trigger.end + _REACH))
        found = protest_at(rest, scene)
        if found is None or found[1] is not other:
            continue
        words = one.text[trigger.start : found[0].start]
        direct = one.forms & forms("direct") and _OBJECT.fullmatch(one.text[trigger.end : found[0].start])
        if not parted(words) and (direct or cue_before("to_protest", 2).search(words)):
            return over(trigger, found[0])
    return None


def those_who(one: Told, other: Told, _scene: Scene) -> Span | None:
    """Those who protested, and what was done to them: "three who had blocked the road were found guilty"."""
    if not one.forms & forms("of_people_held"):
        return None
    for first, second, sentence in pairs(one, other):
        before = one.text[sentence.span.start : second.start]
        words = between(one.text, first, second)
        if first < second or is_broken(words):
            continue
        passive = _PASSIVE.search(words) or _PASSIVE_FIRST.match(first.of(one.text))
        people = cue_in("people").search(second.of(one.text)) and passive and not parted(words)
        those = passive and cue_in("who").search(before) and not parted(words)
        if people or those or cue_before("who", 2).search(before):
            return over(first, second)
    return None


def done_to_protest(one: Told, other: Told, _scene: Scene) -> Span | None:
    """A protest as the object of an order: "banned the march", "the march was banned"."""
    if not one.forms & forms("direct"):
        return None
    for first, second, _ in pairs(one, other):
        words = between(one.text, first, second)
        if parted(words):
            continue
        if first < second and _OBJECT.fullmatch(words):
            return over(first, second)
        if second < first and (_PASSIVE.search(words) or _PASSIVE_FIRST.match(first.of(one.text))):
            return over(first, second)
    return None


def protest_led_to(one: Told, other: Told, _scene: Scene) -> Span | None:
    """A protest, a cue and what authorities did in one clause: "the march led to arrests"."""
    for first, second, _ in pairs(one, other):
        words = between(one.text, first, second)
        if second < first and not parted(words) and cue_in("from_protest").search(words):
            return over(first, second)
    return None


def banned(one: Told, other: Told, _scene: Scene) -> Span | None:
    """The words that tell a protest's ban are those of the ban itself."""
    if not one.forms & forms("direct"):
        return None
    for coding in other.codings("status", "permission"):
        if getattr(coding.value, "name", "") in ("banned", "conditions"):
            for span in coding.spans:
                if any(trigger.meets(span) for trigger, _ in one.triggers):
                    return span
    return None


def defied(one: Told, other: Told, scene: Scene) -> Span | None:
    """An order that a protest breaks: "gathered in defiance of the ban"."""
    if not one.forms & forms("direct"):
        return None
    for first, second, _ in pairs(other, one):
        words = one.text[first.end : second.start]
        if first < second and not parted(words) and cue_before("defiance").search(words):
            return over(first, second)
    for trigger, sentence in other.triggers:
        rest = Span(trigger.end, min(sentence.span.end, trigger.end + _REACH))
        found = cue_in("defiance").search(rest.of(one.text))
        named = named_at(rest, one, scene)
        if (
            found
            and named
            and rest.start + found.end() <= named.start
            and not parted(rest.of(one.text)[: found.start()])
        ):
            return over(trigger, named)
    return None


def in_its_words(one: Told, other: Told, _scene: Scene) -> Span | None:
    """The reason, addressee or instrument coded of an answer names the protest: "for joining the march"."""
    for coding in one.codings("reason", "arrest_reason", "addressee", "instrument"):
        for span in coding.spans:
            if any(span.covers(trigger) for trigger, _ in other.triggers):
                return span
    return None
