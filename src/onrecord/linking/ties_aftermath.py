"""Ties of what police, courts and governments did to a protest told before: those held, inquiries, replies."""

import re

from onrecord.linking.ties_named import begins_with_them, held_people_at, number, parted, people_at
from onrecord.linking.ties_view import Placed, Scene, Told, is_broken, opposes, over, pairs
from onrecord.records import Span
from onrecord.tables.ties import cue_before, cue_first, cue_in, forms

_THE_NUMBER = re.compile(r"\b(?:of (?:the|those)|all|all (?:the|of the)|the|those) ([\w-]+)\b", re.IGNORECASE)
_MANY = 4  # people from which "the eight" can be no others; "the three" may
_BEHIND = 40  # code points behind what was done, in which "the eight" are looked for
_REACH = 100  # code points behind what was done, in which its addressee is looked for


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
        end = min(sentence.span.end, trigger.end + _BEHIND)
        for part in _THE_NUMBER.finditer(one.text, start, end):
            told = number(part[1])
            if told in counted and (told >= _MANY or part[0].lower().startswith("of")):
                return over(Span(*part.span()), trigger)
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


def those_arrested(one: Told, other: Told, scene: Scene) -> Span | None:
    """The same, named: "filed cases against 41 of those arrested"."""
    for trigger, sentence in one.triggers:
        rest = Span(trigger.end, min(sentence.span.end, trigger.end + _REACH))
        found = held_people_at(rest, scene)
        if found and found[1] is other and not parted(one.text[trigger.end : found[0].start]):
            return over(trigger, found[0])
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


def restrained(one: Told, other: Told, scene: Scene) -> Span | None:
    """An order on how people may protest, where it can be the report's protest only: "limits pickets to six"."""
    if not one.forms & forms("restraining"):
        return None
    for trigger, sentence in one.triggers:
        rest = one.text[trigger.end : min(sentence.span.end, trigger.end + _REACH)]
        found = cue_in("protesting").search(rest)
        if found is None or is_broken(rest[: found.start()]) or other.before(trigger.start) < 0:
            continue
        if other is (scene.first_of("of_work") if cue_in("work").search(found[0]) else scene.main):
            return Span(trigger.start, trigger.end + found.end())
    return None


def into_what_befell(one: Told, other: Told, scene: Scene) -> Span | None:
    """An inquiry into deaths, arrests or violence that one protest alone is told to have had."""
    if not one.forms & {"investigation", "inquiry", "inquest"} or not other.was_held:
        return None
    for trigger, sentence in one.triggers:
        behind = Span(trigger.end, min(sentence.span.end, trigger.end + _REACH))
        ahead = Span(max(sentence.span.start, trigger.start - _REACH), trigger.start)
        for words in (behind, ahead):
            if found := _befell(words, trigger, other, scene):
                return over(found, trigger)
    return None


def _befell(words: Span, trigger: Span, other: Told, scene: Scene) -> Span | None:
    """In ``words``, what an inquiry is into, where it befell the one protest."""
    said = words.of(scene.text)
    for group, variables in (("the_deaths", ("deaths",)), ("the_arrests", ("arrests", "detained"))):
        found = cue_in(group).search(said)
        having = _having(variables, scene) if found else []
        if found and having:
            return _in(words, found) if having == [other] else None
    main = other is scene.main and other.before(trigger.start) >= 0
    found = cue_in("the_violence").search(said) or cue_in("the_deaths").search(said)
    return _in(words, found) if found and main else None


def _in(words: Span, found: re.Match[str]) -> Span:
    return Span(words.start + found.start(), words.start + found.end())


def received(one: Told, other: Told, scene: Scene) -> Span | None:
    """What an official promised those who protest: "They were received by the mayor, who promised"."""
    if not one.forms & forms("of_receiving"):
        return None
    for trigger, sentence in one.triggers:
        found = cue_in("received").search(one.text, sentence.span.start, trigger.end)
        last = next((told for told in scene.nearest(trigger.start, "protest") if told.was_held), None)
        near = last is other and any(sentence.number - at.number in (0, 1, 2) for _, at in other.triggers)
        if found and near:
            return over(Span(*found.span()), trigger)
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


def _having(variables: tuple[str, ...], scene: Scene) -> list[Told]:
    """The protests that were held with figures of some variables."""
    held = [told for told in scene if told.kind == "protest" and told.was_held]
    return [told for told in held if any(told.codings(*variables))]


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
