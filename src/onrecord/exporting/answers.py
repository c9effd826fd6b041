"""``answers.csv``: one row for each mention and variable, so that absence is explicit (codebook section 5)."""

from collections.abc import Iterator
from typing import Literal

from onrecord.exporting.cells import Row, joined, words
from onrecord.exporting.units import is_known
from onrecord.records import CodedReport, Coding, Mention, Questions, Size, Unknown
from onrecord.records.labels import label

Answer = Literal["coded", "zero", "unknown", "not_reported", "not_coded"]
_ABSENT: tuple[Answer, ...] = ("unknown", "not_reported", "not_coded")


def answer_rows(coded: CodedReport) -> Iterator[Row]:
    """One row for each mention of ``coded`` and each variable that was asked of it or that it has."""
    for mention in coded.mentions:
        for variable, answer in answers(mention, coded.questions_of(mention.kind)):
            codings = mention.of(variable)
            yield {
                "report_id": coded.report.id,
                "mention_id": mention.id,
                "kind": mention.kind,
                "variable": variable,
                "answer": answer,
                "value": joined(label(one.value) for one in codings if is_known(one)),
                "words": joined(words(one.spans, coded.report.text) for one in codings),
            }


def answers(mention: Mention, questions: Questions) -> Iterator[tuple[str, Answer]]:
    """The variables asked of ``mention`` and those it has, in alphabetical order, each with its answer."""
    told: dict[str, list[Coding]] = {}
    for coding in mention.codings:
        told.setdefault(coding.variable, []).append(coding)
    for variable in sorted({*questions.variables, *told}):
        if variable in told:
            yield variable, _of(told[variable])
        else:
            yield variable, "not_reported" if variable in questions.looked_for else "not_coded"


def _of(codings: list[Coding]) -> Answer:
    """What codings of one variable come to: a value goes before zero, and zero before "it is not known".

    Words that cannot be resolved yet (a weekday without a publication date) are coded: the report does say.
    """
    known = [one for one in codings if not isinstance(one.value, Unknown)]
    if not known:
        return "unknown"
    return "zero" if all(map(_is_zero, known)) else "coded"


def _is_zero(coding: Coding) -> bool:
    value = coding.value
    return isinstance(value, Size) and value.low == value.high == 0


def absent(mention: Mention, questions: Questions) -> dict[str, list[str]]:
    """The variables without a value, by what their absence means."""
    told = list(answers(mention, questions))
    return {kind: [variable for variable, answer in told if answer == kind] for kind in _ABSENT}
