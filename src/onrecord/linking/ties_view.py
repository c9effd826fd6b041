"""A report's mentions as their ties are looked for: where their triggers stand, in which sentences."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.records import Code, CodedReport, Coding, Mention, Size, Span, When
from onrecord.records.findings import EventKind

_ENDS = re.compile(r"[.!?;:\n“”\"]")
LONGEST = 120  # code points between two triggers that one tie can go over


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, by its number in the report."""

    number: int
    span: Span


@dataclass(frozen=True)
class Told:
    """A mention with its triggers, each with its sentence, in the order of the text."""

    mention: Mention
    text: str
    triggers: tuple[tuple[Span, Sentence], ...]
    forms: frozenset[str]
    first_day: str | None
    last_day: str | None

    @property
    def kind(self) -> EventKind:
        """The kind of event."""
        return self.mention.kind

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


def told_in(coded: CodedReport) -> tuple[Told, ...]:
    """The mentions of a report as their ties are looked for."""
    sentences = [span for passage in coded.report.passages if passage.tells for span in passage.sentences]
    numbered = [Sentence(number, span) for number, span in enumerate(sorted(sentences))]
    return tuple(_told(mention, coded, numbered) for mention in coded.mentions)


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


def _told(mention: Mention, coded: CodedReport, sentences: list[Sentence]) -> Told:
    spans = {mention.anchor, *(span for one in mention.of("form") for span in one.spans)}
    placed = [(span, sentence) for span in sorted(spans) for sentence in sentences if sentence.span.covers(span)]
    when = max((one for one in mention.of("date")), key=lambda one: one.confidence, default=None)
    value = when.value if when and isinstance(when.value, When) else None
    start = (value.start or "")[:10] or None if value else None
    end = (value.end or "")[:10] or None if value else None
    return Told(mention, coded.report.text, tuple(placed), _codes(mention, "form"), start, end)


def _codes(mention: Mention, variable: str) -> frozenset[str]:
    return frozenset(one.value.name for one in mention.of(variable) if isinstance(one.value, Code))
