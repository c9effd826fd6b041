"""Ties of what police, courts and governments did to the protest that they answered."""

import re

from onrecord.linking.ties_named import begins_with_them, named_at, number, parted, people_at, protest_at
from onrecord.linking.ties_view import Placed, Scene, Told, between, is_broken, opposes, over, pairs
from onrecord.records import Span
from onrecord.tables.ties import cue_before, cue_first, cue_in, forms

_PASSIVE = re.compile(r"\b(?:was|were|is|are|be|been|being)(?:\s+\w+ly)?\s*\Z", re.IGNORECASE)
_PASSIVE_FIRST = re.compile(r"(?:was|were|is|are|be|been|being)\b", re.IGNORECASE)
_OBJECT = re.compile(r"\s+(?:(?:on|of|for|against|at)\s+)?(?:[\w’'-]+\s+){0,4}\Z", re.IGNORECASE)
_REACH = 100  # code points behind what was done, in which its addressee is looked for


def answer_to_protest(one: Told, other: Told, _scene: Scene) -> Span | None:
    """What authorities did, a cue, a protest, in one clause: "arrested at the march", "fined over a sit-in"."""
    for first, second, _ in pairs(one, other):
        words = one.text[first.start : second.start]
        if first < second and not parted(words) and cue_before("to_protest").search(words):
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


def of_the_arrested(one: Told, other: Told, scene: Scene) -> Span | None:
    """ "Five of the fourteen were charged", where fourteen were arrested at the other and at no third event.

    The fourteen may be told in the sentence before: "Nine of the fourteen were released. Five were charged."
    """
    counted = other.counts("arrests", "detained")
    third = [
        told
        for told in scene
        if told is not one and told is not other and told.counts("arrests", "detained") & counted
    ]
    if third or not counted:
        return None
    for trigger, sentence in one.triggers:
        before = 1 if begins_with_them(sentence, one.text) else 0
        start = scene.sentences[max(0, sentence.number - before)].span.start
        for part in re.finditer(
            r"\b(?:of|all) (?:the|those) ([\w-]+)\b", one.text[start : trigger.start], re.IGNORECASE
        ):
            if number(part[1]) in counted:
                return Span(start + part.start(), trigger.end)
    return None


def of_people_held(one: Told, other: Told, scene: Scene) -> Span | None:
    """Those arrested at a protest, told just before: "Nine were arrested. They will appear in court"."""
    if other.is_ahead or not one.forms & forms("of_people_held"):
        return None
    for trigger, sentence in one.triggers:
        if _third_held((trigger, sentence), one, other, scene):
            continue
        begins = begins_with_them(sentence, one.text)
        for held, at in other.held:
            apart = sentence.number - at.number
            if (apart == 0 and held.end <= trigger.start) or (begins and apart in (1, -1)):
                return over(held, trigger)
        for told, at in other.triggers if begins else ():
            taken = cue_in("taken").search(other.text, at.span.start, at.span.end)
            if taken and sentence.number - at.number == 1:
                return over(over(told, Span(*taken.span())), trigger)
    return None


def _third_held(placed: Placed, one: Told, other: Told, scene: Scene) -> bool:
    """Whether people held elsewhere are told of as near, or a case stands between."""
    numbers = {placed[1].number, placed[1].number - 1}
    return any(
        at.number in numbers
        for told in scene
        if told is not one and told is not other and told.kind == "protest"
        for _, at in told.held
    )


def to_participants(one: Told, other: Told, scene: Scene) -> Span | None:
    """What is done to or with "the protesters": "to hold talks with the marchers", "as the crowd grew"."""
    if not one.forms & forms("to_people"):
        return None
    for trigger, sentence in one.triggers:
        behind = Span(trigger.end, min(sentence.span.end, trigger.end + _REACH))
        found = people_at(behind, scene)
        if found and found[1] is other and not parted(one.text[trigger.end : found[0].start]):
            return over(trigger, found[0])
        ahead = Span(sentence.span.start, trigger.start)
        found = people_at(ahead, scene)
        if found and found[1] is other and cue_before("amid").search(one.text[ahead.start : found[0].start]):
            return over(trigger, found[0])
    return None


def into_what_befell(one: Told, other: Told, scene: Scene) -> Span | None:
    """An inquiry into deaths, arrests or violence that one protest alone is told to have had."""
    if not one.forms & {"investigation", "inquiry", "inquest"} or not other.was_held:
        return None
    for trigger, sentence in one.triggers:
        rest = one.text[trigger.end : min(sentence.span.end, trigger.end + 60)]
        for group, variables in (("the_deaths", ("deaths",)), ("the_arrests", ("arrests", "detained"))):
            found = cue_in(group).search(rest)
            if found and _alone_has(other, variables, scene):
                return Span(trigger.start, trigger.end + found.end())
        found = cue_in("the_violence").search(rest)
        if found and other is scene.main and other.before(trigger.start) >= 0:
            return Span(trigger.start, trigger.end + found.end())
    return None


def ruled_on(one: Told, other: Told, _scene: Scene) -> Span | None:
    """A court on whether a protest is lawful: "ruled that the strike was unlawful"."""
    if not one.forms & forms("of_orders"):
        return None
    for first, second, sentence in pairs(one, other):
        rest = one.text[second.end : min(sentence.span.end, second.end + 40)]
        found = cue_in("lawful").search(rest)
        if first < second and found and not parted(rest[: found.start()]):
            return Span(first.start, second.end + found.end())
    return None


def back_to_work(one: Told, other: Told, scene: Scene) -> Span | None:
    """An order that ends the protest told of last: "an order sending teachers back to work"."""
    if not one.forms & forms("of_ending"):
        return None
    for trigger, sentence in one.triggers:
        rest = one.text[trigger.end : min(sentence.span.end, trigger.end + _REACH)]
        found = cue_in("back_to_work").search(rest)
        if found is None or parted(rest[: found.start()]):
            continue
        held = [told for told in scene.nearest(trigger.start, "protest") if told.was_held and not opposes(told)]
        if "work" in found[0].lower():
            held = [told for told in held if told.forms & forms("of_work")]
        if held and held[0] is other:
            return Span(trigger.start, trigger.end + found.end())
    return None


def _alone_has(other: Told, variables: tuple[str, ...], scene: Scene) -> bool:
    having = [
        told for told in scene if told.kind == "protest" and told.was_held and any(told.codings(*variables))
    ]
    return having == [other]


def both(one: Told, other: Told, scene: Scene) -> Span | None:
    """An order over "both marches": a protest and the one that opposes it, the only two told before."""
    for trigger, sentence in one.triggers:
        rest = one.text[trigger.end : min(sentence.span.end, trigger.end + 60)]
        found = cue_in("both").search(rest)
        if found is None or parted(rest[: found.start()]):
            continue
        opposed = {told.mention.id for told in scene if _opposed_by(told, scene)}
        if any(other.codings("counter_to")) or other.mention.id in opposed:
            return Span(trigger.start, trigger.end + found.end())
    return None


def _opposed_by(told: Told, scene: Scene) -> bool:
    aimed = (getattr(one.value, "words", "") for other in scene for one in other.codings("counter_to"))
    return told.mention.id in aimed


def in_reply(one: Told, other: Told, scene: Scene) -> Span | None:
    """A concession told as one: "The council has backed down", "has since said that it will review the plan"."""
    if not one.forms & forms("of_reply") or other is not scene.main or not other.was_held:
        return None
    for trigger, sentence in one.triggers:
        if other.before(trigger.start) < 0:
            continue
        own = Span(sentence.span.start, trigger.end)
        before = scene.sentences[max(0, sentence.number - 1)].span
        for span, group in ((own, "reply"), (before, "reply"), (own, "reply_in")):
            if found := cue_in(group).search(span.of(one.text)):
                return Span(span.start + found.start(), trigger.end)
        if cue_first("reply_first").match(one.text, sentence.span.start):
            return own
    return None
