"""What the frame parser marks as events: triggers that the rules did not find, and marks that may be answers."""

import re
from collections.abc import Iterator
from dataclasses import replace

from onrecord.codebook import Codebook, shipped
from onrecord.finding.parsed_doers import is_of_court, is_of_office, is_of_one, is_peopled, may_be_answer
from onrecord.finding.passages import SentenceIndex
from onrecord.finding.policing import is_of_police
from onrecord.finding.taken import Taken
from onrecord.finding.triggers import other_doer, trigger_finder
from onrecord.records import Frame, Parse, Report, Span, Trigger
from onrecord.records.findings import EventKind
from onrecord.tables.chances import CERTAIN, DOING, FORMED, GATHERED, PEOPLED
from onrecord.tables.nearby import nearby

_CROWD = 0.7
_BORNE_OUT = 0.6
"""Chance that words which tell a form tell of an event, the parser aside."""
_ROUND = 60
"""Code points behind a trigger and its arguments that are still read for its form."""
_LONG = 24
"""Code points from which the words for an answer may hold those for a protest."""
_BESIDE = 3
"""Code points behind a trigger in which another makes it a mere attribute ("striking demonstrators")."""
_KINDS: dict[str, EventKind] = {
    "protest": "protest",
    "court": "court",
    "government": "government",
    "policing": "policing",
    "arrest": "policing",
}
"""Kinds of event by the parser's kinds of trigger."""
_AT_REST = frozenset({"rally"})
"""Forms that words for being together tell, whoever it is."""
_FORMED = frozenset({"government", "policing"})
"""Kinds of which the parser marks more than is coded: taken only where the words tell a form."""
_FORBIDS = re.compile(rf"(?:{nearby('events', 'forbids')})\b", re.IGNORECASE)
_STOP = re.compile(r"[;:.]\s")


def triggers_of(
    report: Report, parse: Parse, known: tuple[Trigger, ...], codebook: Codebook | None = None
) -> tuple[Trigger, ...]:
    """``known`` and the triggers that only the parser marks, in the order of the text.

    That an event is told the parser says; of what form it is, the ``parsed`` cues of the codebook. What it marks
    of courts and governments without that being enough is there by the rule ``mark``: whether it tells
    of an answer to protest is for the coding to weigh (``coding/gathering/answer_choice.py``).
    """
    known = tuple(_borne_out(one, parse) if one.rule == "group" else one for one in known)
    fresh = _fresh(report, parse, known, codebook or shipped())
    return tuple(sorted((*known, *fresh), key=lambda one: (one.span, one.kind)))


def is_mark(trigger: Trigger) -> bool:
    """Whether a trigger is only a mark: of a doing of police, courts or governments that may be an answer."""
    return trigger.rule == "mark"


def _borne_out(trigger: Trigger, parse: Parse) -> Trigger:
    """A gathering of people who gather for much else, as a crowd's where the parser is sure of a protest.

    Of a deed that is told by more than gathering it need only be surer than not.
    """
    least = GATHERED if _AT_REST.issuperset(trigger.forms) else DOING
    sure = any(
        frame.kind == "protest" and frame.probability >= least and frame.span.meets(trigger.span)
        for frame in parse.frames
    )
    return replace(trigger, rule="crowd", confidence=_CROWD) if sure else trigger


def _fresh(report: Report, parse: Parse, known: tuple[Trigger, ...], codebook: Codebook) -> Iterator[Trigger]:
    sentences = SentenceIndex(report)
    everything = Taken(report.text, (one.span for one in known))
    # "A ban on the march was lifted": a long cue of an answer hides no protest.
    protests = Taken(report.text, (one.span for one in known if one.kind == "protest" or len(one.span) < _LONG))
    for frame in parse.frames:
        kind = _KINDS.get(frame.kind)
        sentence = sentences.of(frame.span)
        if kind is None or frame.probability < FORMED or sentence is None:
            continue
        taken = protests if kind == "protest" else everything
        beside = Span(frame.span.end, min(frame.span.end + _BESIDE, len(report.text)))
        if taken.meets(frame.span) or taken.meets(beside):
            continue
        if kind == "policing" and _is_ban(report.text, frame, sentence, codebook):
            yield Trigger(frame.span, "government", ("ban",), "frame", frame.probability)
            continue
        finder = trigger_finder(codebook, kind)
        own, other_sense = finder.forms_of(report.text, frame.span)
        told = finder.forms_beside(report.text, _clause(report.text, frame, sentence))
        sure = round(1 - (1 - frame.probability) * (1 - _BORNE_OUT), 3) if told else frame.probability
        forms = tuple(dict.fromkeys((*own, *told)))
        if _is_taken(report.text, frame, sentence, kind, (bool(own), bool(told), other_sense)):
            yield Trigger(frame.span, kind, forms, "frame", sure)
        elif not other_sense and may_be_answer(report.text, frame, kind, bool(forms)):
            yield Trigger(frame.span, kind, forms, "mark", sure)


def _is_ban(text: str, frame: Frame, sentence: Span, codebook: Codebook) -> bool:
    """Whether what police do is to forbid a protest: that is an authority's ban, as any other's."""
    if not _FORBIDS.match(frame.span.of(text)):
        return False
    return "ban" in trigger_finder(codebook, "government").forms_beside(text, _clause(text, frame, sentence))


def _is_taken(text: str, frame: Frame, sentence: Span, kind: EventKind, words: tuple[bool, bool, bool]) -> bool:
    """Whether a frame of an event kind is a trigger by the words and the chances of the parser.

    ``words``: whether its own words tell a form, words beside it do, and its own are known in another sense.
    """
    own, told, other_sense = words
    if kind == "protest" and other_doer(text, sentence, frame.span):
        return False
    if frame.kind == "policing" and not is_of_police(text, sentence, frame):
        return False
    if (other_sense or is_of_one(text, frame)) and frame.probability < CERTAIN:
        return False
    if kind in _FORMED and not (own or told):
        return False
    if kind == "court" and not (own or told or is_of_court(text, frame)):
        return False
    least = PEOPLED if kind == "protest" and is_peopled(text, frame) else DOING
    return (told or frame.probability >= least) and is_of_office(text, frame, kind)


def _clause(text: str, frame: Frame, sentence: Span) -> Span:
    """From the first of a frame's arguments in its sentence to some way behind the last."""
    spans = [frame.span, *(one.span for one in frame.arguments if sentence.covers(one.span))]
    end = max(span.end for span in spans)
    stop = _STOP.search(text, end, min(sentence.end, end + _ROUND))
    return Span(min(span.start for span in spans), stop.start() if stop else min(sentence.end, end + _ROUND))
