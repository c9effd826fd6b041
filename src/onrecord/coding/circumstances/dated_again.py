"""Dates of an undated report, resolved when its date is supplied: nothing else of its coding changes.

What is needed is in the coding: the words (its spans), and in its rule the tense that they were read in.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import cast

from onrecord.coding.circumstances.days_told import OF_THE_DAY, TOLD_NEARBY, day_of, is_near
from onrecord.coding.dates.phrases import UNDATED, Tense, resolve
from onrecord.records import CodedReport, Coding, DatePhrase, Mention, Report, Span, Statement, When

_TENSES = ("past", "present", "future")


def resolve_again(coded: CodedReport, report: Report, phrases: Iterable[DatePhrase]) -> CodedReport:
    """``coded`` with its empty dates resolved against the date of ``report``; the ids stay as they are.

    ``phrases`` are the date phrases of ``report``, which has the same text and now a date of publication.
    Dates that had a value keep it; what cannot be resolved with a date either stays empty.
    """
    by_span = {phrase.span: phrase for phrase in phrases}
    return replace(
        coded,
        report=replace(coded.report, published=report.published),
        mentions=tuple(_mention(one, report, by_span) for one in coded.mentions),
        statements=tuple(_statement(one, report, by_span) for one in coded.statements),
    )


def _mention(mention: Mention, report: Report, phrases: Mapping[Span, DatePhrase]) -> Mention:
    return replace(mention, codings=tuple(_coding(one, report, phrases) for one in mention.codings))


def _statement(statement: Statement, report: Report, phrases: Mapping[Span, DatePhrase]) -> Statement:
    when = _resolved(statement.date, statement.date_spans, report, phrases)
    codings = tuple(_coding(one, report, phrases) for one in statement.codings)
    return replace(statement, date=when or statement.date, codings=codings)


def _coding(coding: Coding, report: Report, phrases: Mapping[Span, DatePhrase]) -> Coding:
    if coding.variable != "date" or not isinstance(coding.value, When):
        return coding
    when = _resolved(coding.value, coding.spans, report, phrases)
    nearby = coding.rule.startswith(TOLD_NEARBY)
    if when is None or (nearby and not is_near(report, when)):
        return coding
    when = day_of(when)
    return replace(coding, value=when, rule=TOLD_NEARBY + when.rule if nearby else when.rule)


def _resolved(
    when: When | None, spans: Iterable[Span], report: Report, phrases: Mapping[Span, DatePhrase]
) -> When | None:
    """The value that an empty date comes to; None where it is not empty or comes to none."""
    if when is None or when.start or when.end or not when.rule.startswith(UNDATED) or not report.published:
        return None
    read_as = when.rule.removeprefix(UNDATED).strip(" ()")
    if read_as == OF_THE_DAY:
        return _published(report.published)
    tense = cast("Tense | None", read_as if read_as in _TENSES else None)
    phrase = next((phrases[span] for span in spans if span in phrases), None)
    return resolve(phrase, report, tense) if phrase else None


def _published(day: date) -> When:
    return When(day.isoformat(), day.isoformat(), "day", OF_THE_DAY)
