"""The rules by which two mentions of a report are tied; each returns the words that tell it, or None."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from onrecord.linking.ties_view import Told, between, is_broken, over, pairs
from onrecord.records import Span, TieKind
from onrecord.tables.numerals import numeral_at
from onrecord.tables.numerals_tokens import tokenize
from onrecord.tables.ties import cue_before, cue_first, cue_in, forms, named, stages

Words = Callable[[Told, Told, Sequence[Told]], Span | None]
_ANSWERS = ("policing", "court", "government")
_PASSIVE = re.compile(r"\b(?:was|were|is|are|be|been|being)(?:\s+\w+ly)?\s*\Z", re.IGNORECASE)
_PASSIVE_FIRST = re.compile(r"(?:was|were|is|are|be|been|being)\b", re.IGNORECASE)
_OBJECT = re.compile(r"\s+(?:(?:on|of|for|against|at)\s+)?(?:[\w’'-]+\s+){0,4}\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class TieRule:
    """One rule: which tie it makes, its name as it is stored, and what finds the words."""

    kind: TieKind
    name: str
    words: Words


def answer_to_protest(one: Told, other: Told, _all: Sequence[Told]) -> Span | None:
    """What authorities did, a cue, a protest, in one clause: "arrested at the march", "fined over a sit-in"."""
    if one.kind not in _ANSWERS or other.kind != "protest":
        return None
    for first, second, _ in pairs(one, other):
        words = one.text[first.start : second.start]
        if first < second and not _parted(words) and cue_before("to_protest").search(words):
            return over(first, second)
    return None


def done_to_protest(one: Told, other: Told, _all: Sequence[Told]) -> Span | None:
    """A protest as the object of an order: "banned the march", "the march was banned"."""
    if one.kind not in _ANSWERS or other.kind != "protest" or not one.forms & forms("direct"):
        return None
    for first, second, _ in pairs(one, other):
        words = between(one.text, first, second)
        if _parted(words):
            continue
        if first < second and _OBJECT.fullmatch(words):
            return over(first, second)
        if second < first and (_PASSIVE.search(words) or _PASSIVE_FIRST.match(first.of(one.text))):
            return over(first, second)
    return None


def protest_led_to(one: Told, other: Told, _all: Sequence[Told]) -> Span | None:
    """A protest, a cue and what authorities did in one clause: "the march led to arrests"."""
    if one.kind not in _ANSWERS or other.kind != "protest":
        return None
    for first, second, _ in pairs(one, other):
        words = between(one.text, first, second)
        if second < first and not _parted(words) and cue_in("from_protest").search(words):
            return over(first, second)
    return None


def banned(one: Told, other: Told, _all: Sequence[Told]) -> Span | None:
    """The words that tell a protest's ban are those of the ban itself."""
    if one.kind not in _ANSWERS or other.kind != "protest" or not one.forms & forms("direct"):
        return None
    for coding in other.codings("status", "permission"):
        if getattr(coding.value, "name", "") in ("banned", "conditions"):
            for span in coding.spans:
                if any(trigger.meets(span) for trigger, _ in one.triggers):
                    return span
    return None


def in_its_words(one: Told, other: Told, _all: Sequence[Told]) -> Span | None:
    """The reason, addressee or instrument coded of an answer names the protest: "for joining the march"."""
    if one.kind not in _ANSWERS or other.kind != "protest":
        return None
    for coding in one.codings("reason", "arrest_reason", "addressee", "instrument"):
        for span in coding.spans:
            if any(span.covers(trigger) for trigger, _ in other.triggers):
                return span
    return None


def of_the_arrested(one: Told, other: Told, _all: Sequence[Told]) -> Span | None:
    """ "Five of the fourteen were charged", where fourteen were arrested at the other and at no third event."""
    if one.kind != "court" or other.kind not in ("protest", "policing"):
        return None
    counted = other.counts("arrests", "detained")
    third = [
        told
        for told in _all
        if told is not one and told is not other and told.counts("arrests", "detained") & counted
    ]
    if third or not counted:
        return None
    for trigger, sentence in one.triggers:
        words = one.text[sentence.span.start : trigger.start]
        for part in re.finditer(r"\b(?:of|all) (?:the|those) ([\w-]+)\b", words, re.IGNORECASE):
            if _number(part[1]) in counted:
                return Span(sentence.span.start + part.start(), trigger.end)
    return None


def next_stage(one: Told, other: Told, _all: Sequence[Told]) -> Span | None:
    """A later stage of a case beside an earlier one: "were charged and will appear in court on Monday"."""
    if not (one.kind == other.kind == "court") or not _is_later(one, other):
        return None
    for first, second, _ in pairs(one, other):
        if not is_broken(between(one.text, first, second)):
            return over(first, second)
    for first, sentence in one.triggers:
        for second, before in other.triggers:
            begins = cue_first("pronouns").match(one.text, sentence.span.start)
            if sentence.number == before.number + 1 and begins:
                return over(first, second)
    return None


def named_stage(one: Told, other: Told, _all: Sequence[Told]) -> Span | None:
    """A later stage that names the only earlier one of its form: "will appeal against the sentence"."""
    if not (one.kind == other.kind == "court") or not _is_later(one, other):
        return None
    return _named_beside(one, other, _all, "")


def on_order(one: Told, other: Told, _all: Sequence[Told]) -> Span | None:
    """A court on an order: "upheld the ban", "a challenge to the curfew"."""
    if one.kind != "court" or other.kind not in ("government", "policing") or not one.forms & forms("of_orders"):
        return None
    for first, second, _ in pairs(one, other):
        words = one.text[first.start : second.start]
        if first < second and not is_broken(words) and cue_before("on_order").search(words):
            return over(first, second)
    return _named_beside(one, other, _all, "on_order")


def against_doing(one: Told, other: Told, _all: Sequence[Told]) -> Span | None:
    """A protest, a cue and what is protested against: "marched against the ban", "strike over the new law"."""
    if one.kind != "protest" or other.kind not in _ANSWERS or "for" in one.codes("side"):
        return None
    for first, second, _ in pairs(one, other):
        words = one.text[first.start : second.start]
        if first < second and not _parted(words) and cue_before("against").search(words):
            return over(first, second)
    return _named_beside(one, other, _all, "against")


def demand_against(one: Told, other: Told, _all: Sequence[Told]) -> Span | None:
    """A demand against what stands in the same words, or is named by them: "no to the ban"."""
    if one.kind != "protest" or other.kind not in _ANSWERS:
        return None
    for coding in one.codings("demand"):
        if not coding.rule.endswith("against"):
            continue
        for span in coding.spans:
            if any(span.meets(trigger) for trigger, _ in other.triggers) or _names(
                span.of(one.text), other, _all
            ):
                return span
    return None


def _named_beside(one: Told, other: Told, _all: Sequence[Told], group: str) -> Span | None:
    """Near a trigger, behind a cue of ``group`` ("" for any), a noun that can only be the other."""
    for trigger, sentence in one.triggers:
        rest = one.text[trigger.end : min(sentence.span.end, trigger.end + 80)]
        for form in sorted(other.forms):
            pattern = named(form)
            found = pattern.search(rest) if pattern and _only(form, other, _all) else None
            if found is None or _parted(rest[: found.start()]):
                continue
            before = one.text[trigger.start : trigger.end + found.start()] + " "
            if not group or cue_before(group).search(before):
                return Span(trigger.start, trigger.end + found.end())
    return None


def _names(words: str, other: Told, _all: Sequence[Told]) -> bool:
    patterns = [named(form) for form in other.forms if _only(form, other, _all)]
    return any(pattern and pattern.search(words) for pattern in patterns)


def _only(form: str, other: Told, _all: Sequence[Told]) -> bool:
    """Whether no third mention of the report has the form: then "the ban" can mean this one only."""
    return not any(form in told.forms for told in _all if told is not other)


def _is_later(one: Told, other: Told) -> bool:
    first = min((stages()[form] for form in one.forms if form in stages()), default=0)
    last = max((stages()[form] for form in other.forms if form in stages()), default=9)
    return first > last


def _number(word: str) -> float | None:
    found = numeral_at(tokenize(word), 0)
    return found.low.amount if found and not found.low.fuzzy else None


def _parted(words: str) -> bool:
    return is_broken(words) or bool(cue_in("breaks").search(words))


RULES: tuple[TieRule, ...] = (
    TieRule("answers", "done to it", done_to_protest),
    TieRule("answers", "banned", banned),
    TieRule("answers", "reason or addressee", in_its_words),
    TieRule("answers", "cue before it", answer_to_protest),
    TieRule("answers", "cue after it", protest_led_to),
    TieRule("follows", "of those arrested", of_the_arrested),
    TieRule("follows", "next stage", next_stage),
    TieRule("follows", "stage named", named_stage),
    TieRule("follows", "on an order", on_order),
    TieRule("against", "cue before it", against_doing),
    TieRule("against", "demand", demand_against),
)
"""In the order in which they are asked; of several that tie the same, the first is kept."""
