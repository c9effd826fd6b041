"""How far a second careful coder agrees with the gold: what the program could reach at most on such reports.

``second.yml`` beside a gold file holds the same reports as somebody coded them from the texts and the codebook
alone, in the layout of gold, without a look at the first coding. Scored as the program is.
"""

from collections.abc import Iterator
from pathlib import Path

import onrecord
from bench.gold import KEPT
from onrecord.evaluation import against_gold, open_gold, open_texts
from onrecord.reviewing import CodedItem, GoldReport
from onrecord.reviewing.coded import CodedMention, CodedStatement, CodedValue
from onrecord.reviewing.gold import NAMES, GoldMention, GoldStatement
from onrecord.reviewing.likeness import Stretch, occurrences

SECOND = Path(__file__).parent / "own-gold-8" / "kept"
"""The folder of reports that were coded twice: gold.yml, second.yml and reports."""


def measure(folder: Path = SECOND) -> dict[str, float]:
    """F1 of the second coder of ``folder`` against the first, by the figures that the program is measured by.

    Raises:
        FileNotFoundError: there is no second coding.
        ReviewError: a report cannot be compared with its gold; tells which, and why.
    """
    path, second = folder / "gold.yml", folder / "second.yml"
    if not second.is_file():
        raise FileNotFoundError(second)
    golds = open_gold(path)
    pages, left_out = open_texts(golds, path, folder / "reports")
    again = [coded_by(one, pages[one.report].text) for one in open_gold(second) if one.report in pages]
    if left_out or len(again) != len(golds):
        raise onrecord.ReviewError(left_out)
    result = against_gold(golds, pages, again, resampling=onrecord.Resampling(0))
    f1 = {one.variable: round(one.count.f1, 3) for one in result.scores if one.count.first}
    return {f"second coder {kept}": f1[row] for row, kept in KEPT.items() if row in f1}


def coded_by(report: GoldReport, text: str) -> CodedItem:
    """What a gold file tells of a report, as codings of it."""
    return CodedItem(
        report.report,
        tuple(_mention(one, text) for one in report.mentions),
        tuple(_statement(one, text) for one in report.statements),
    )


def _mention(mention: GoldMention, text: str) -> CodedMention:
    anchors = tuple(span for words in mention.anchor for span in _first(text, words))
    return CodedMention(mention.kind, tuple(_codings(mention, text, anchors)))


def _codings(mention: GoldMention, text: str, anchors: tuple[Stretch, ...]) -> Iterator[CodedValue]:
    for variable, values in mention.values.items():
        for value in values:
            told = {"name": value} if variable in NAMES else value
            yield CodedValue(variable, told, _first(text, value) or anchors)
    if mention.dated:
        yield CodedValue("date", {"start": mention.start, "end": mention.end}, anchors)
    if mention.place:
        yield CodedValue("place", {**mention.place.parts, "route": list(mention.place.route)}, anchors)
    for figure in mention.figures:
        ends = {"low": figure.low, "high": figure.high}
        yield CodedValue(figure.variable, ends, _first(text, figure.words) or anchors, figure.role)
    if not mention.values:
        yield CodedValue("status", None, anchors)


def _statement(said: GoldStatement, text: str) -> CodedStatement:
    content = tuple(span for words in said.content for span in _first(text, words))
    name = said.speakers[0] if said.speakers else ""
    return CodedStatement(name, said.role, content, said.quotation, said.act, said.medium)


def _first(text: str, words: str) -> tuple[Stretch, ...]:
    """Where ``words`` first stand in ``text``: nothing where they do not."""
    return tuple(occurrences(text, words)[:1])
