"""Signs of contention in a sentence: triggers, the parser's frames, and words for violence with a cause.

The weights are set by hand to a twentieth, not above the share of sentences that tell where a rule fired in the
GLOCON sample (docs/sifting.md). They do not hang on the parser's exact probabilities, so that a parser trained
anew does not shift them.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from onrecord.records import Findings, Frame, Sign, Span, Trigger
from onrecord.tables.chances import LIKELY, SEEN
from onrecord.tables.contention import contention_words
from onrecord.tables.crowd import crowd_pattern

TRIGGERS = {"nouns": 0.75, "verbs": 0.8, "crowd": 0.75, "frame": 0.55, "group": 0.5, "people": 0.5}
"""Weight of a protest trigger by the rule that found it."""
UNSEEN = 0.65
"""What is left of a trigger's weight where the parser ran and marks no protest in the sentence."""
MARKED = 0.3
"""Weight of a protest frame that is no trigger."""
_OTHER = 0.5
"""Weight of a protest trigger by any other rule."""
_REACH = 60
"""Code points between a deed and the one who does or suffers it."""


Marked = TypeVar("Marked", Trigger, Frame)


@dataclass(frozen=True, slots=True)
class Marks:
    """What was marked in a report: its protest triggers, and the parser's protest frames (None: no parser)."""

    triggers: tuple[Trigger, ...]
    frames: tuple[Frame, ...] | None

    @classmethod
    def of(cls, findings: Findings) -> "Marks":
        """Those among a report's findings."""
        frames = tuple(one for one in findings.frames if one.kind == "protest") if findings.parser else None
        return cls(tuple(one for one in findings.triggers if one.kind == "protest"), frames)


def protest_signs(text: str, sentence: Span, marks: Marks) -> Iterator[Sign]:
    """Triggers, protest frames that are none, and what only people at a protest do."""
    here = _inside(marks.triggers, sentence)
    frames = _inside(marks.frames or (), sentence)
    marked = marks.frames is None or any(one.probability >= SEEN for one in frames)
    for trigger in here:
        weight = TRIGGERS.get(trigger.rule, _OTHER)
        if not marked and trigger.rule != "people":
            weight *= UNSEEN
        yield Sign(trigger.span, "protest", f"trigger: {trigger.rule}", weight)
    for frame in frames:
        if frame.probability >= LIKELY and not any(one.span.meets(frame.span) for one in here):
            yield Sign(frame.span, "protest", "frame", MARKED)
    for span in _found("repertoire", text, sentence):
        if not any(one.span.meets(span) for one in here):
            yield Sign(span, "protest", "repertoire", 0.55)


def violence_signs(text: str, sentence: Span) -> Iterator[Sign]:
    """Deeds of crowds and of armed groups, and violence by the ones or against those who stand for a cause."""
    for span in _found("crowd_violence", text, sentence):
        yield Sign(span, "violence", "crowd violence", 0.6)
    for span in _found("armed_deeds", text, sentence):
        yield Sign(span, "violence", "armed deed", 0.7)
    deeds = list(_found("violent_deeds", text, sentence))
    for group, weight in (("armed_actors", 0.65), ("public_targets", 0.5)):
        for span in _found(group, text, sentence):
            if deed := _near(deeds, span):
                yield Sign(deed, "violence", f"deed and {group.replace('_', ' ')}", weight)
                break


def again_signs(text: str, sentence: Span) -> Iterator[Sign]:
    """Words that name again what a report of contention told before."""
    for span in _found("again", text, sentence):
        yield Sign(span, "violence", "named again", 0.5)
    for match in crowd_pattern("protest").finditer(text, sentence.start, sentence.end):
        yield Sign(Span(match.start(), match.end()), "protest", "named again", 0.5)


def _found(group: str, text: str, sentence: Span) -> Iterable[Span]:
    pattern = contention_words(group)
    return (Span(*match.span()) for match in pattern.finditer(text, sentence.start, sentence.end))


def _inside(marked: Sequence[Marked], sentence: Span) -> Sequence[Marked]:
    """Those of ``marked`` (which stand in the order of the text) that lie wholly in ``sentence``."""
    first = bisect_left(marked, sentence.start, key=lambda one: one.span.start)
    last = bisect_left(marked, sentence.end, key=lambda one: one.span.start)
    return [one for one in marked[first:last] if sentence.covers(one.span)]


def _near(deeds: Sequence[Span], span: Span) -> Span | None:
    """The deed just before ``span``, else just behind it, if in reach; ``deeds`` are in order."""
    at = bisect_left(deeds, span)
    beside = deeds[max(0, at - 1) : at + 1]
    return next((deed for deed in beside if _gap(deed, span) <= _REACH), None)


def _gap(first: Span, second: Span) -> int:
    return max(first.start, second.start) - min(first.end, second.end)
