"""Days of an event that no words of its sentences name: counted, or told of what went before.

All are candidates only; which is taken is weighed in ``days_weighed.py``.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from onrecord.coding.dates.calendar import day_of_year
from onrecord.coding.dates.phrases import Tense, resolve
from onrecord.coding.dates.story import begun_by
from onrecord.coding.gathering.drafts import Draft
from onrecord.coding.laying.view import Sentence, View
from onrecord.coding.referring.likeness import days
from onrecord.coding.referring.references import Reference
from onrecord.coding.referring.ties_counted import is_done, stepped
from onrecord.records import DatePhrase, Report, Span, When
from onrecord.tables.calendar import months

_FAR_BACK = 10  # sentences
_WITH_YEAR = ("date", "month", "year")
_YEARS_BACK = 8  # sentences read backwards for the year that a story is in
COUNTED_BACK = "counted back from "
YEAR_TOLD = "such day of the year told before"
"""What the rules of days begin with that were counted back, or put into a year told elsewhere."""
_TENSES: tuple[Tense, ...] = ("past", "future")
_HEAD, _WEEK = 6, 7  # sentences; days
_DAYS = frozenset({"weekday", "deictic", "date"})
_SOON, _FAR_OFF = 31, 183  # days from the report's


def two_ways(phrase: DatePhrase, report: Report) -> list[When]:
    """What a phrase may stand for behind and ahead of the day of ``report``.

    Where one is within a month, the other of half a year off is none: "June 24" in a report of June 16.
    """
    read = [when for tense in _TENSES if (when := resolve(phrase, report, tense))]
    away = [_away(when, report.published) for when in read]
    soon = min(away, default=0) <= _SOON
    return [when for when, far in zip(read, away, strict=True) if not (soon and far > _FAR_OFF)]


def _away(when: When, published: date | None) -> int:
    """Days between a date and the report's; 0 where one of them is not told."""
    span = days(when)
    return min(abs((day - published).days) for day in span) if span and published else 0


def counted_back(view: View, sentence: Sentence, phrase: DatePhrase) -> Iterator[When]:
    """First days of what was in its nth day (label ``nth``) on a day of its sentence, or on the report's."""
    words = f"{COUNTED_BACK}{phrase.span.of(view.text).lower()}"
    told = [resolve(one, view.report, "past") for one in sentence.dates if one is not phrase]
    bases = [when.start[:10] for when in told if when and when.start and when.start == when.end]
    published = view.report.published
    for day in dict.fromkeys([*bases, *([published.isoformat()] if published else [])]):
        if begun := begun_by(phrase, date.fromisoformat(day)):
            yield When(begun.isoformat(), None, "day", words)


def counted_on(
    view: View, sentence: Sentence, phrase: DatePhrase, tied: Mapping[Span, Reference]
) -> Iterator[When]:
    """The day that a step (label ``relative``) leads to from the day told before it."""
    told = {span: one.date for span, one in tied.items() if one.date and span.start < phrase.span.start}
    when = stepped(view, sentence, phrase, told, "past")
    if when:
        yield when


def of_year_told(view: View, sentence: Sentence, phrase: DatePhrase) -> Iterator[When]:
    """A day without a year, in the year told last before it: "in June 2020 ... on 20 June"."""
    parts = dict(phrase.parts)
    if phrase.label != "date" or "year" in parts:
        return
    for index in range(sentence.index, max(-1, sentence.index - _YEARS_BACK), -1):
        for other in reversed(view.sentences[index].dates):
            year = dict(other.parts).get("year")
            if year and other.label in _WITH_YEAR and other.span.end <= phrase.span.start:
                month = months().get(parts["month"].rstrip("."))
                try:
                    day = day_of_year(int(year), month or 0, int(parts["day"])).isoformat()
                except ValueError:  # 31 June
                    return
                yield When(day, day, "day", YEAR_TOLD)
                return


def told_before(draft: Draft, references: Sequence[Reference]) -> tuple[DatePhrase, When, int] | None:
    """The day of the protest told last before ``draft``, and how many sentences before it."""
    first = min(one.sentence.index for one in draft.references)
    for one in reversed(references):
        away = first - one.sentence.index
        if away > _FAR_BACK:
            return None
        if away > 0 and one.date_phrase and one.date and is_done(one):
            return one.date_phrase, one.date, away
    return None


def head_day(view: View) -> tuple[DatePhrase, When] | None:
    """The first day told in the head of a report that lies in the last days, whoever's it is."""
    published = view.report.published
    if published is None:
        return None
    for sentence in view.sentences[:_HEAD]:
        for phrase in sentence.dates:
            if phrase.label not in _DAYS or view.is_quoted(phrase.span):
                continue
            when = resolve(phrase, view.report, "past")
            span = days(when) if when else None
            if when and span and span[0] == span[1] and 0 <= (published - span[0]).days <= _WEEK:
                return phrase, when
    return None
