"""Ties of a protest to what it is against, for or held at, and to what ended it."""

import re

from onrecord.linking.ties_courts import named_beside, only
from onrecord.linking.ties_named import decision_at, held_people_at, named_at, parted
from onrecord.linking.ties_view import Scene, Sentence, Told, between, is_broken, over, pairs
from onrecord.records import Coding, Span
from onrecord.tables.ties import cue_before, cue_in, forms, named, same_doing, words

_WORD = re.compile(r"[^\W\d_]{3,}")
_ENDING = re.compile(r"(?:ing|ed|es|s|e)\Z")
_CLAUSE = 60  # code points round a trigger in which its object is looked for


def against_doing(one: Told, other: Told, scene: Scene) -> Span | None:
    """A protest, a cue and what is protested against: "marched against the ban", "strike over the new law"."""
    if "for" in one.codes("side"):
        return None
    return _cued(one, other, "against") or named_beside(one, other, scene, "against")


def sparked(one: Told, other: Told, _scene: Scene) -> Span | None:
    """A doing that people protest against: "signed the bill, which sparked protests"."""
    for first, second, _ in pairs(one, other):
        words = one.text[second.start : first.start]
        back = cue_in("taken_back").search(second.of(one.text))
        if second < first and not back and not is_broken(words) and cue_before("sparked").search(words):
            return over(first, second)
    return None


def in_support(one: Told, other: Told, scene: Scene) -> Span | None:
    """A protest, a cue and what is supported: "rallied in support of the strike", "marched to back the law"."""
    return _cued(one, other, "support") or named_beside(one, other, scene, "support")


def for_people_held(one: Told, other: Told, scene: Scene) -> Span | None:
    """A protest for "those arrested": at a protest, or as police and courts are told to have done."""
    for trigger, sentence in one.triggers:
        found = held_people_at(sentence.span, scene)
        if found is None or found[1] is not other:
            continue
        if cue_before("for_them").search(one.text[sentence.span.start : found[0].start]):
            return over(trigger, found[0])
    return None


def against_decision(one: Told, other: Told, scene: Scene) -> Span | None:
    """A protest against "the decision", where that is what was decided last: "in protest at the verdict"."""
    for trigger, sentence in one.triggers:
        rest = Span(trigger.end, min(sentence.span.end, trigger.end + 2 * _CLAUSE))
        last = decision_at(rest, scene)
        found = last[0] if last and last[1] is other else named_at(rest, other, scene)
        if found and other.before(found.start) >= 0:
            said = one.text[trigger.start : found.start]
            if not parted(said) and cue_before("against", 1).search(said):
                return over(trigger, found)
    return None


def demand_against(one: Told, other: Told, scene: Scene) -> Span | None:
    """A demand against what stands in the same words, or is named by them: "no to the ban"."""
    tried = forms("of_people_held")
    for coding in _opposed(one):
        for span in coding.spans:
            inside = not other.forms & tried and any(span.meets(trigger) for trigger, _ in other.triggers)
            if inside or _names(span.of(one.text), (one, other), scene):
                return span
    return None


def same_object(one: Told, other: Told, scene: Scene) -> tuple[Span, ...] | None:
    """A demand is against what was decided: "against the sale of the meadow", "voted to sell Fennel Meadow"."""
    if other.forms & forms("of_taking_back"):
        return None
    for coding in _opposed(one):
        for span in coding.spans:
            asked = _stems(span.of(one.text))
            for trigger, sentence in other.triggers:
                start = max(sentence.span.start, trigger.start - _CLAUSE)
                end = min(sentence.span.end, trigger.end + _CLAUSE)
                done, near = _stems(trigger.of(one.text)), _stems(one.text[start:end])
                same = asked & done & _doings() and (asked & near) - _doings()
                if same or _the_only(asked & near & words("things"), other, scene):
                    return tuple(sorted({span, _with_object(trigger, asked, one.text[trigger.end : end])}))
    return None


def demand_met(one: Told, other: Told, _scene: Scene) -> tuple[Span, ...] | None:
    """What a demand is against is taken back: "against the sale of the park", "dropped its plan to sell it"."""
    if not one.forms & forms("of_taking_back"):
        return None
    for coding in _opposed(other):
        for span in coding.spans:
            asked = _stems(span.of(one.text)) & _doings()
            for trigger, sentence in one.triggers:
                end = min(sentence.span.end, trigger.end + _CLAUSE)
                if asked & _stems(one.text[trigger.start : end]):
                    return tuple(sorted({span, _with_object(trigger, asked, one.text[trigger.end : end])}))
    return None


def _with_object(trigger: Span, asked: frozenset[str], rest: str) -> Span:
    """A doing with the words behind it that a demand has too: "sell Fennel Meadow"."""
    shared = [word.end() for word in _WORD.finditer(rest) if _stems(word[0]) & asked]
    return Span(trigger.start, trigger.end + max(shared, default=0))


def _the_only(things: frozenset[str], other: Told, scene: Scene) -> bool:
    """Whether what was decided is one of ``things`` ("the bill"), and no third doing of the report is."""
    rivals = [told for told in scene if told is not other and told.kind == "government"]
    said = [sentence.span.of(told.text).lower() for told in rivals for _, sentence in told.triggers]
    return any(not any(thing in text for text in said) for thing in things)


def held_at(one: Told, other: Told, scene: Scene) -> Span | None:
    """A protest as something is decided: "rallied hours before the board voted", "sat down after the vote"."""
    for first, second, _ in pairs(one, other):
        gap = one.text[first.end : second.start]
        if cue_in("no_occasion").search(second.of(one.text)) or is_broken(gap):
            continue
        cue = cue_before("at_doing").search(gap)
        if first < second and cue and not scene.tells_in(Span(first.end + cue.start(), second.start)):
            return over(first, second)
    for trigger, sentence in one.triggers:
        for at in cue_in("at_named").finditer(sentence.span.of(one.text)):
            near = Span(
                sentence.span.start + at.start(), min(sentence.span.end, sentence.span.start + at.end() + 30)
            )
            found = named_at(near, other, scene)
            if found is None:
                continue
            gap = between(one.text, trigger, found)
            if not is_broken(gap) and len(gap) <= 2 * _CLAUSE:
                return over(trigger, Span(near.start, found.end))
    return None


def after_police(one: Told, other: Told, scene: Scene) -> Span | None:
    """A protest after what police did, where that is named: "Protests erupted after the arrest of the mayor"."""
    for trigger, sentence in one.triggers:
        rest = Span(trigger.end, min(sentence.span.end, trigger.end + 2 * _CLAUSE))
        found = named_at(rest, other, scene)
        if found and cue_before("after_police", 1).search(one.text[trigger.start : found.start]):
            return over(trigger, found) if not is_broken(between(one.text, trigger, found)) else None
    return None


def outside_court(one: Told, other: Told, scene: Scene) -> Span | None:
    """A protest outside the court that is told to have sat that day, or is told of last."""
    if not other.forms & forms("in_court"):
        return None
    for trigger, sentence in one.triggers:
        outside = cue_in("outside_court").search(sentence.span.of(one.text))
        sat = [told for told in scene.nearest(trigger.start, "court") if told.forms & forms("in_court")]
        same = [told for told in sat if told.first_day and told.first_day == one.first_day]
        if outside and next(iter(same or sat), None) is other and not (other.is_ahead and not one.is_ahead):
            return over(trigger, _placed(sentence.span.start, outside))
    return None


def ended(one: Told, other: Told, scene: Scene) -> Span | None:
    """A protest called off or ended because of something, or after it: "called off after the mayor gave way"."""
    for trigger, sentence in one.triggers:
        for second, same in other.triggers:
            if same is sentence and _ends_it(one.text, sentence, trigger, second):
                return over(trigger, second)
        start = scene.sentences[max(0, sentence.number - 1)].span.start
        found = decision_at(Span(start, sentence.span.end), scene)
        if found and found[1] is other and one.statuses & {"called_off"}:
            return over(found[0], trigger)
    return None


def _ends_it(text: str, sentence: Sentence, trigger: Span, doing: Span) -> bool:
    """Whether a protest is told to end after a doing: "lifted the blockade after the tax was dropped"."""
    if trigger < doing:
        said = text[sentence.span.start : doing.start]
        cue = cue_before("ended_by", 6).search(said)
        return bool(cue and cue_in("ends").search(said[: cue.start()])) and not is_broken(
            text[trigger.end : doing.start]
        )
    said, rest = text[sentence.span.start : doing.start], text[doing.end : sentence.span.end]
    return bool(cue_before("ended_by", 6).fullmatch(said) and cue_in("ends").search(rest))


def commemorated(one: Told, other: Told, _scene: Scene) -> Span | None:
    """A protest in memory of something: "marched to mark the anniversary of the shooting"."""
    if one.first_day and other.first_day and other.first_day >= one.first_day:
        return None
    return _cued(one, other, "in_memory")


def _cued(one: Told, other: Told, group: str) -> Span | None:
    for first, second, _ in pairs(one, other):
        words = one.text[first.start : second.start]
        if first < second and not parted(words) and cue_before(group).search(words):
            return over(first, second)
    return None


def _placed(start: int, found: re.Match[str]) -> Span:
    return Span(start + found.start(), start + found.end())


def _opposed(one: Told) -> list[Coding]:
    return [coding for coding in one.codings("demand") if coding.rule.endswith("against")]


def _names(said: str, two: tuple[Told, Told], scene: Scene) -> bool:
    patterns = [named(form) for form in two[1].forms if only(form, two, scene)]
    return any(pattern and pattern.search(said) for pattern in patterns)


def _doings() -> frozenset[str]:
    return frozenset(same_doing().values())


def _stems(said: str) -> frozenset[str]:
    """The words that carry meaning, without English endings; those of one doing by its first word."""
    told = (word for word in _WORD.findall(said.lower()) if word not in words("empty"))
    return frozenset(same_doing().get(word) or _ENDING.sub("", word) for word in told)
