"""Words that tell of an event, found by the cues of the codebook's ``form`` variables."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import product
from typing import cast

from onrecord.codebook import KINDS, Codebook, CueFinder, Hit, cue_finder, shipped
from onrecord.finding.passages import SentenceIndex
from onrecord.records import Report, Span, Trigger
from onrecord.records.findings import EventKind
from onrecord.tables.calendar import months, weekdays
from onrecord.tables.crowd import crowd_pattern, crowd_words

# How sure a kind of cue is that there is an event: set by hand, to be measured against people's codings.
_SURE = {"nouns": 0.8, "verbs": 0.85, "crowd": 0.7, "group": 0.4, "people": 0.3, "kin": 0.6}
_SURE_OF_OTHERS = 0.6
_OFFICES = ("authority", "offices")
_SUBJECT_REACH = 90  # code points before a verb in which its subject is looked for
# A name as subject: whether it is a public office-holder's is known only when names are.
_NAMED = re.compile(r"\b[A-Z][\w’'-]+\s+(?:(?:has|have|had|also|today|yesterday)\s+){0,2}\Z")
_CROWD_PRONOUNS = frozenset({"they", "we", "you", "i"})
_PRONOUNS = frozenset({"he", "she", "it", "who"})
_DOER_REACH = 45  # code points before a verb in which its doer is looked for
_NEW_DOER = re.compile(r"[,;:]|\b(?:they|who|we|that|as|when|and|while|by|of|over|against|at)\b", re.IGNORECASE)
# "Was closed for an hour on Friday by some 300 villagers".
_BY = re.compile(r"(?:\s[\w’'-]{1,20}){0,8}?\sby\s", re.IGNORECASE)
# What may stand between the parts of one compound: "protest march", "march and rally".
_COMPOUND = re.compile(r"[\s-]{1,3}\Z")


def find_triggers(report: Report, codebook: Codebook | None = None) -> tuple[Trigger, ...]:
    """Words that tell of an event, in the order of the text; triggers of one kind never overlap.

    The rule says what kind of cue it was: ``nouns``, ``kin`` (nouns that tell of an event only beside another),
    ``verbs``, ``crowd`` (a crowd that gathers), ``group`` (the same of people who gather for much else),
    ``people`` ("protesters" alone), ``actor`` (a public body acts), ``named actor`` (a name that may be one) or
    ``pronoun actor`` (he, she, it or who).
    """
    sentences = SentenceIndex(report)
    found: list[Trigger] = []
    for kind, finder in _finders(codebook or shipped()):
        triggers = list(_of_variable(report.text, sentences, kind, finder))
        if kind == "protest":
            triggers += _people(report.text, sentences)
        found += _merged(report.text, triggers)
    return tuple(sorted(_one_inquiry(report.text, found), key=lambda trigger: (trigger.span, trigger.kind)))


def _one_inquiry(text: str, triggers: list[Trigger]) -> list[Trigger]:
    """``triggers`` without an inquiry's other half: it is an authority's where one is named last before it, and
    otherwise the police's.
    """
    ours = [one for one in triggers if one.kind == "policing" and "investigation" in one.forms]
    theirs = [one for one in triggers if one.kind == "government" and "inquiry" in one.forms]
    dropped = set()
    for mine, other in product(ours, theirs):
        if mine.span.meets(other.span):
            police = _last_named(text, ("police",), other.span.start)
            authority = _last_named(text, _OFFICES, other.span.start)
            dropped.add(mine if authority > police else other)
    return [one for one in triggers if one not in dropped]


def _last_named(text: str, groups: tuple[str, ...], end: int) -> int:
    """Where the last of the groups' words before ``end`` begins; -1 where none stands near."""
    found = crowd_pattern(*groups).finditer(text, max(0, end - _SUBJECT_REACH), end)
    return max((match.start() for match in found), default=-1)


@cache
def _finders(codebook: Codebook) -> list[tuple[EventKind, CueFinder]]:
    """The kinds of event that the codebook has triggers for, in the order of :data:`KINDS`."""
    found = [(cast("EventKind", one.of[0]), one.name) for one in codebook.found_by("triggers")]
    return [
        (kind, cue_finder(codebook, name)) for kind, name in sorted(found, key=lambda one: KINDS.index(one[0]))
    ]


def trigger_finder(codebook: Codebook, kind: EventKind) -> CueFinder:
    """The finder of the triggers of one kind of event."""
    return next(finder for found, finder in _finders(codebook) if found == kind)


def _of_variable(text: str, sentences: SentenceIndex, kind: EventKind, finder: CueFinder) -> Iterator[Trigger]:
    for hit in finder.hits(text):
        sentence = sentences.of(hit.span)
        if sentence and (rule := _rule(text, sentence, hit)):
            if kind == "protest" and rule != "nouns" and other_doer(text, sentence, hit.span):
                continue
            forms = () if hit.category == "unspecified" else (hit.category,)
            yield Trigger(hit.span, kind, forms, rule, _SURE.get(rule, _SURE_OF_OTHERS))


def _rule(text: str, sentence: Span, hit: Hit) -> str | None:
    """The rule under which ``hit`` is a trigger, or None where the subject that it needs is missing."""
    before = max(sentence.start, hit.span.start - _SUBJECT_REACH)
    if hit.kind in ("crowd", "presence"):
        if crowd_pattern("protest").search(text, before, hit.span.start):
            return "crowd" if hit.kind == "crowd" else "group"
        return "group" if crowd_pattern("groups", "numbers").search(text, before, hit.span.start) else None
    if hit.kind == "undergone":
        return _undergone_by(text, sentence, hit.span)
    return _actor_rule(text, before, hit.span.start) if hit.kind == "actor" else hit.kind


def _actor_rule(text: str, start: int, end: int) -> str | None:
    """The rule by which somebody named between two offsets may be the office that acts, or None."""
    offices = [match.group().lower() for match in crowd_pattern(*_OFFICES, "benches").finditer(text, start, end)]
    if offices:
        return None if offices[-1] in crowd_words("benches") else "actor"
    named = _NAMED.search(text, start, end)
    if named is None or _is_day(named.group().split()[0]):
        return None
    word = named.group().split()[0].lower()
    return None if word in _CROWD_PRONOUNS else "pronoun actor" if word in _PRONOUNS else "named actor"


def _undergone_by(text: str, sentence: Span, span: Span) -> str | None:
    """The rule for what a road or a gate undergoes: "closed on Monday by residents", "shut by protesters"."""
    by = _BY.match(text, span.end, min(sentence.end, span.end + _SUBJECT_REACH))
    if by is None:
        return None
    end = min(sentence.end, by.end() + _DOER_REACH)
    for rule, groups in (("crowd", ("protest",)), ("group", ("groups", "numbers"))):
        doer = crowd_pattern(*groups).search(text, by.end(), end)
        if doer and not _NEW_DOER.search(text, by.end(), doer.start()):
            return rule
    return None


def _is_day(word: str) -> bool:
    """Whether a capital is a weekday's or a month's: "labour on Monday shut the offices" names nobody."""
    return word.lower() in weekdays() or word.lower() in months()


def other_doer(text: str, sentence: Span, span: Span) -> bool:
    """Whether those who do it are none who protest: "snow blocked the road", "pilgrims walked to the shrine"."""
    before = text[max(sentence.start, span.start - _DOER_REACH) : span.start]
    others = list(crowd_pattern("others").finditer(before))
    if not others:
        return False
    between = before[others[-1].end() :]
    return not (_NEW_DOER.search(between) or crowd_pattern("protest", "groups", "numbers").search(between))


def _people(text: str, sentences: SentenceIndex) -> Iterator[Trigger]:
    for match in crowd_pattern("protest").finditer(text):
        span = Span(match.start(), match.end())
        if sentences.of(span):
            yield Trigger(span, "protest", (), "people", _SURE["people"])


def _merged(text: str, triggers: list[Trigger]) -> list[Trigger]:
    """Triggers that overlap, or stand together as one compound, made one with the forms of both."""
    merged: list[Trigger] = []
    for trigger in sorted(triggers, key=lambda trigger: (trigger.span.start, -trigger.span.end)):
        last = merged[-1] if merged else None
        if last and _is_one(text, last, trigger):
            merged[-1] = _both(last, trigger)
        else:
            merged.append(trigger)
    return merged


def _is_one(text: str, last: Trigger, trigger: Trigger) -> bool:
    if trigger.span.start < last.span.end:
        return True
    between = text[last.span.end : min(trigger.span.start, last.span.end + 4)]
    nouns = "people" not in (trigger.rule, last.rule) or trigger.rule == "people"
    return nouns and trigger.span.start - last.span.end < 4 and bool(_COMPOUND.match(between))


def _both(last: Trigger, trigger: Trigger) -> Trigger:
    surer = last if last.confidence >= trigger.confidence else trigger
    forms = tuple(dict.fromkeys((*last.forms, *trigger.forms)))
    span = Span(last.span.start, max(last.span.end, trigger.span.end))
    return Trigger(span, last.kind, forms, surer.rule, surer.confidence)
