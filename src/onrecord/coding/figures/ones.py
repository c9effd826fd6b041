"""Figures that no number tells: one described person, and nobody at all."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from onrecord.coding.counts.befalling import befell
from onrecord.coding.counts.counted import cue_beside, group_of, of_people, variable_of
from onrecord.coding.figures.desk import NOT_BEFELL, FigureDesk
from onrecord.coding.gathering.drafts import Draft
from onrecord.coding.laying.view import Sentence
from onrecord.records import Coding, Figure, Size, Span
from onrecord.tables.groups import singular_kind
from onrecord.tables.nearby import nearby

_ONE = re.compile(
    r"\b(?P<who>(?:a|an|one|another)\s(?:\d{1,2}-year-old\s|\w{3,12}\s){0,2}"
    rf"(?P<unit>{nearby('figures', 'one_person')}))\b",
    re.IGNORECASE,
)
_INCLUDED = re.compile(r"\b(?:including|among them|and)\s\Z", re.IGNORECASE)
_SAYS = re.compile(rf"\b(?:{nearby('figures', 'tells_of_others')})\b", re.IGNORECASE)
_NONE = re.compile(
    r"\b(?P<who>no arrests|no one|no-one|nobody)\s+(?:\w+\s+){0,2}(?:arrested|made|reported)\b", re.IGNORECASE
)


def of_ones(desk: FigureDesk, sentence: Sentence) -> Iterator[tuple[Draft, Coding]]:
    """One described person who was arrested, detained, hurt or killed is a figure of 1 (codebook section 2)."""
    view = desk.view
    for match in _ONE.finditer(view.text, sentence.span.start, sentence.span.end):
        span = Span(match.start(), match.end())
        if _is_figure(sentence, span) or view.is_quoted(span):
            continue
        counts = "police" if singular_kind(match["unit"].lower()) == "police" else "people"
        unit = Span(match.start("unit"), match.end("unit"))
        name = of_people(view, sentence, span, match["unit"], counts)
        included = _INCLUDED.search(view.words(max(sentence.span.start, span.start - 15), span.start))
        if included and included.group().lower() == "and ":
            joint = span.start - len(" and ")
            included = included if any(one.span.end == joint for one in sentence.figures) else None
        if name is None or name in NOT_BEFELL or included or not befell(view, sentence, span, name):
            continue
        if _only_says(desk, sentence, span, name):
            continue
        told = desk.belonging.of(sentence, span, befell=True)
        one = Figure(span, span, unit, counts, "one person")
        group = group_of(view, one, desk.crowd, "") if name == "deaths" else None
        if name == "injured":
            name = variable_of(view, sentence, one, desk.crowd) or name
        if told:
            value = Size(1, 1, match["who"], unit=match["unit"], group=group)
            yield told[0], desk.coding(told[0], name, value, (sentence, span, 0.5))


def _only_says(desk: FigureDesk, sentence: Sentence, span: Span, name: str) -> bool:
    """Whether the person tells what befell others: "a lawyer, who put the number of detained at nine"."""
    cue = cue_beside(desk.view, sentence, span, name)
    between = desk.view.words(span.end, cue.start) if cue and cue.start > span.end else ""
    return _SAYS.search(between) is not None


def _is_figure(sentence: Sentence, span: Span) -> bool:
    """Whether a count that was found stands there; an age is none."""
    behind = bisect_right(sentence.figures, span.end, key=lambda figure: figure.span.start)
    near = (one for one in sentence.figures[max(0, behind - 3) : behind] if one.counts != "age")
    return any(figure.span.meets(span) for figure in near)


def of_none(desk: FigureDesk, sentence: Sentence) -> Iterator[tuple[Draft, Coding]]:
    """Zero is a figure (codebook section 5): "no arrests were made", "nobody was arrested"."""
    match = _NONE.search(desk.view.text, sentence.span.start, sentence.span.end)
    if match is None:
        return
    span = Span(match.start("who"), match.end("who"))
    told = desk.belonging.of(sentence, span, befell=True)
    if told and not any(figure.span.meets(span) and figure.counts != "unknown" for figure in sentence.figures):
        yield told[0], desk.coding(told[0], "arrests", Size(0, 0, match["who"]), (sentence, span, 0.6))
