"""Sizes of protests that only the frame parser marks: "some 90 growers parked their tractors on the road"."""

from collections.abc import Collection, Iterator
from dataclasses import replace

from onrecord.coding.counts.counted import variable_of
from onrecord.coding.counts.sizes import size
from onrecord.coding.figures.counted_beside import takes_no_part
from onrecord.coding.figures.desk import FigureDesk
from onrecord.coding.gathering.drafts import Draft
from onrecord.coding.laying.view import Sentence
from onrecord.records import Argument, Coding, Figure, Frame, Span
from onrecord.tables.chances import SIZED

_OF_PEOPLE = frozenset({"people", "unknown"})
_FEWEST = 2


def marked_sizes(
    desk: FigureDesk, sentence: Sentence, counted: Collection[Span]
) -> Iterator[tuple[Draft, Coding]]:
    """Participants by the parser, of figures that no rule has counted (``counted``: the spans of those)."""
    tied = desk.telling.own.get((sentence.index, "protest"), ())
    for frame in desk.sized if tied and sentence.figures else ():
        told = (draft for one, draft in tied if frame.span.meets(one.span))
        draft = next(told, None)
        for argument in frame.arguments if draft else ():
            figure = _figure(sentence, frame, argument)
            if draft is None or figure is None or any(figure.span.meets(span) for span in counted):
                continue
            if variable_of(desk.view, sentence, figure, desk.crowd) not in (None, "participants"):
                continue  # "four fined over sit-in"
            if takes_no_part(desk.view, sentence, figure):
                continue
            if coding := _coding(desk, draft, sentence, figure, frame.probability * argument.probability):
                yield draft, coding


def _figure(sentence: Sentence, frame: Frame, argument: Argument) -> Figure | None:
    """The count of people that an argument marks as a protest's size, where the marks are sure enough."""
    if argument.role != "size" or frame.probability * argument.probability < SIZED:
        return None
    alike = (one for one in sentence.figures if one.number.meets(argument.span) and one.counts in _OF_PEOPLE)
    return next(alike, None)


def _coding(desk: FigureDesk, draft: Draft, sentence: Sentence, figure: Figure, sure: float) -> Coding | None:
    text = desk.view.text
    number = size(figure.number.of(text), desk.settings.size_policy)
    known = (number.low if number.low is not None else number.high) if number else None
    if number is None or (known or 0) < _FEWEST:
        return None
    value = replace(number, unit=figure.unit.of(text) if figure.unit else None)
    coding = desk.coding(draft, "participants", value, (sentence, figure.span, round(sure, 3)))
    return replace(coding, coder=desk.view.findings.parser, rule="size")
