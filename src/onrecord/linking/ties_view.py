"""A report's mentions as their ties are looked for: where their triggers stand, in which sentences."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from onrecord.records import Code, CodedReport, Coding, Mention, Size, Span, When
from onrecord.records.findings import EventKind
from onrecord.tables.ties import forms

_ENDS = re.compile(r"[.!?;:\n“”\"]|\s[-–—]\s|—")
_AHEAD = frozenset({"planned", "threatened"})
_NOT_HELD = frozenset({"called_off", "denied", "banned", "planned", "threatened"})
LONGEST = 120  # code points between two triggers that one tie can go over


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, by its number in the report."""

    number: int
    span: Span


Placed = tuple[Span, Sentence]
"""Words with the sentence in which they stand."""


@dataclass(frozen=True)
class Told:
    """A mention with its triggers, each with its sentence, in the order of the text.

    ``held`` are the words of its figures of people arrested or detained, where these are not nobody.
    """

    mention: Mention
    text: str
    triggers: tuple[Placed, ...]
    held: tuple[Placed, ...]
    forms: frozenset[str]
    first_day: str | None
    last_day: str | None

    @property
    def kind(self) -> EventKind:
        """The kind of event."""
        return self.mention.kind

    @cached_property
    def statuses(self) -> frozenset[str]:
        """Its categories of status."""
        return self.codes("status")

    @property
    def is_ahead(self) -> bool:
        """Whether it is planned or threatened, and nothing more."""
        return bool(self.statuses) and self.statuses <= _AHEAD

    @property
    def was_held(self) -> bool:
        """Whether it took place, or takes place, for all that the report tells."""
        return bool(self.held) or not self.statuses or not self.statuses <= _NOT_HELD

    def codings(self, *variables: str) -> Iterator[Coding]:
        """Its codings of some variables."""
        return (one for one in self.mention.codings if one.variable in variables)

    def codes(self, variable: str) -> frozenset[str]:
        """Its categories of one variable."""
        return _codes(self.mention, variable)

    def counts(self, *variables: str) -> frozenset[int]:
        """Its exact figures of some variables."""
        sizes = [one.value for one in self.codings(*variables)]
        return frozenset(
            one.low for one in sizes if isinstance(one, Size) and one.low is not None and one.low == one.high
        )

    def is_called(self, noun: str) -> bool:
        """Whether the words that tell of it hold ``noun``."""
        return any(noun in span.of(self.text).lower() for span, _ in self.triggers)

    def before(self, at: int) -> int:
        """Where the last of its triggers that end before ``at`` begins; -1 where none does."""
        return max((span.start for span, _ in self.triggers if span.end <= at), default=-1)


@dataclass(frozen=True)
class Scene:
    """All mentions of a report, with its sentences: what "the march" or "the decision" can mean here."""

    told: tuple[Told, ...]
    sentences: tuple[Sentence, ...]
    text: str

    def __iter__(self) -> Iterator[Told]:
        return iter(self.told)

    def words(self, number: int) -> str:
        """The words of a sentence; "" where there is none of that number."""
        return self.sentences[number].span.of(self.text) if 0 <= number < len(self.sentences) else ""

    def start_of_sentence(self, words: Span) -> int:
        """Where the sentence of ``words`` begins; where they do, if they stand in none."""
        return next((one.span.start for one in self.sentences if one.span.covers(words)), words.start)

    @cached_property
    def main(self) -> Told | None:
        """The protest that the report is about: the one told of first, but for those that oppose another."""
        first = [one for one in self.told if one.kind == "protest" and one.triggers and not opposes(one)]
        return min(first, key=lambda one: one.triggers[0][0].start, default=None)

    def first_of(self, group: str) -> Told | None:
        """The protest told first of those with a form of ``group`` that oppose no other."""
        fit = [one for one in self.told if one.forms & forms(group) and one.triggers and not opposes(one)]
        return min(fit, key=lambda one: one.triggers[0][0].start, default=None)

    def tells_in(self, words: Span) -> bool:
        """Whether any event is told in ``words``."""
        return any(words.covers(trigger) for told in self.told for trigger, _ in told.triggers)

    def nearest(self, at: int, *kinds: EventKind) -> list[Told]:
        """The mentions of some kinds that are told before ``at``, the last told first."""
        found = [one for one in self.told if one.kind in kinds and one.before(at) >= 0]
        return sorted(found, key=lambda one: one.before(at), reverse=True)


def opposes(told: Told) -> bool:
    """Whether it is coded as opposing another protest."""
    return any(told.codings("counter_to"))


def scene_of(coded: CodedReport) -> Scene:
    """The mentions of a report as their ties are looked for."""
    spans = [span for passage in coded.report.passages if passage.tells for span in passage.sentences]
    sentences = tuple(Sentence(number, span) for number, span in enumerate(sorted(spans)))
    told = tuple(_told(mention, coded, sentences) for mention in coded.mentions)
    return Scene(told, sentences, coded.report.text)


def pairs(one: Told, other: Told) -> Iterator[tuple[Span, Span, Sentence]]:
    """Their triggers that stand in one sentence, near each other and not inside one another."""
    for first, sentence in one.triggers:
        for second, same in other.triggers:
            apart = max(second.start - first.end, first.start - second.end)
            if same is sentence and 0 <= apart <= LONGEST:
                yield first, second, sentence


def between(text: str, first: Span, second: Span) -> str:
    """The words between two triggers, the earlier first."""
    early, late = sorted((first, second))
    return text[early.end : late.start]


def is_broken(words: str) -> bool:
    """Whether a sentence, a clause or a quotation ends in ``words``."""
    return bool(_ENDS.search(words))


def over(first: Span, second: Span) -> Span:
    """From the beginning of the earlier to the end of the later."""
    return Span(min(first.start, second.start), max(first.end, second.end))


def _told(mention: Mention, coded: CodedReport, sentences: tuple[Sentence, ...]) -> Told:
    spans = {mention.anchor, *(span for one in mention.of("form") for span in one.spans)}
    start, end = days_of(mention)
    held = {span for one in mention.codings for span in one.spans if _is_of_people_held(one)}
    placed, figures = _placed(spans, sentences), _placed(held, sentences)
    return Told(mention, coded.report.text, placed, figures, _codes(mention, "form"), start, end)


def days_of(mention: Mention) -> tuple[str | None, str | None]:
    """The first and last day of a mention by its surest date, ISO 8601; None where it is not told or open."""
    when = max((one for one in mention.of("date")), key=lambda one: one.confidence, default=None)
    if when is None or not isinstance(when.value, When):
        return None, None
    return (when.value.start or "")[:10] or None, (when.value.end or "")[:10] or None


def _placed(spans: set[Span], sentences: tuple[Sentence, ...]) -> tuple[Placed, ...]:
    return tuple((span, one) for span in sorted(spans) for one in sentences if one.span.covers(span))


def _is_of_people_held(coding: Coding) -> bool:
    size = coding.value
    return coding.variable in ("arrests", "detained") and isinstance(size, Size) and size.high != 0


def _codes(mention: Mention, variable: str) -> frozenset[str]:
    return frozenset(one.value.name for one in mention.of(variable) if isinstance(one.value, Code))
