"""Words that tell when.

Labels: ``date``, ``date_range``, ``iso``, ``numeric``, ``ordinal_day`` ("the 3rd"), ``holiday``,
``weekday``, ``weekday_range``, ``deictic`` ("yesterday"),
``month``, ``month_range``, ``unit`` ("last week", "the weekend"),
``week_of`` ("the week ending 5 May"), ``month_week`` ("the first week of May"), ``past_span`` ("the past two
years"), ``ago``, ``ahead``, ``season``, ``year``, ``year_range``, ``decade``; ``clock`` for a time
without a day,
``dateline`` for the date of a wire's dateline, which is no event's date, ``relative`` for words that count from
another date of the story ("a day after"), ``nth`` for days counted of what goes on ("its 12th day").

Parts hold the words of each piece in lower case; besides the pattern's own groups: ``bound`` ("since", "until",
"by"), ``preposition``, ``article`` ("the 7 October attacks"), ``edge`` ("early"), ``clock`` where a time stood
beside the day.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from onrecord.finding.date_names import is_name
from onrecord.finding.date_patterns import a_month, patterns
from onrecord.records import DatePhrase, Report, Span
from onrecord.tables.calendar import months

_HEAD, _LINE = 6, 100  # passages at a report's head; code points of a line there that tells source and day
_FAR = 48  # code points looked back at for prepositions
_BEFORE = re.compile(
    r"(?:\b(?P<bound>since|until|till|by)[\s\u00a0]+(?:at[\s\u00a0]least[\s\u00a0]+)?(?:the[\s\u00a0]+)?"
    r"|\b(?P<preposition>on|in|at|during|from|before|after|through|over|between|of|around|about)[\s\u00a0]+"
    r"(?:the[\s\u00a0]+)?|\b(?P<article>the)[\s\u00a0]+)?(?P<hint>\b(?:earlier|later|early|late)[\s\u00a0]+(?:on[\s\u00a0]+)?)?\Z",
    re.IGNORECASE,
)
_BETWEEN_CLOCK_AND_DAY = re.compile(
    r"[\s\u00a0]*[,(]?[\s\u00a0]*(?:(?:on|at|of|from|until|by|around|about|between|,)[\s\u00a0]+){0,2}"
)
_DATELINE = re.compile(
    r"\s*[A-Z][^\W\d_]*(?:[\s.,/'’-]+[^\W\d_]+){0,6},?\s*\Z",
)
_AFTER_DATELINE = re.compile(r",?(?:\s\d{4})?\s?(?:\([^()\n]{2,40}\)|[-–—:]|/[^/\n]{2,40}/)")
_WITH_MONTHS = frozenset({"date", "date_range", "month", "month_range", "month_week"})
"""Labels of phrases that all name a month: where none is named they are not looked for."""
_DAY_LABELS = frozenset({"weekday", "date", "deictic", "iso", "numeric", "holiday", "ordinal_day"})


def find_dates(report: Report) -> tuple[DatePhrase, ...]:
    """All date phrases of the report's own words, in the order of the text."""
    return tuple(
        replace(phrase, label="dateline")
        if number < _HEAD and _is_of_writing(report, passage.span, phrase)
        else phrase
        for number, passage in enumerate(report.passages)
        if passage.tells
        for phrase in _merge_clocks(report.text, list(_in_passage(report.text, passage.span)))
    )


def _is_of_writing(report: Report, passage: Span, phrase: DatePhrase) -> bool:
    """Whether a short line at the head of a report tells the day of its publication beside its source or town.

    "The Courier, Thursday, February 13, 2025" does; without a year it must be no sentence ("Toronto, June 2").
    """
    if phrase.label != "date" or report.published is None or len(passage) > _LINE:
        return False
    parts, day = dict(phrase.parts), report.published
    month = months().get(parts["month"].rstrip("."))
    if (month, parts["day"]) != (day.month, str(day.day)):
        return False
    if "year" in parts:
        return parts["year"] == str(day.year)
    return len(passage) < _LINE / 2 and not passage.of(report.text).rstrip().endswith((".", "!", "?"))


def _in_passage(text: str, passage: Span) -> Iterator[DatePhrase]:
    end = passage.start
    for phrase in sorted(_matches(text, passage), key=lambda found: (found.span.start, -found.span.end)):
        if phrase.span.start >= end:
            yield _with_lead(text, passage, end, phrase)
            end = phrase.span.end


def _matches(text: str, passage: Span) -> Iterator[DatePhrase]:
    idle = frozenset() if a_month().search(text, passage.start, passage.end) else _WITH_MONTHS
    for pattern in patterns():
        if pattern.label in idle:
            continue
        for match in pattern.regex.finditer(text, passage.start, passage.end):
            parts = tuple((name, told.lower()) for name, told in match.groupdict().items() if told)
            phrase = DatePhrase(Span(match.start(), match.end()), pattern.label, parts, pattern.confidence)
            if not is_name(text, passage, phrase):
                yield phrase


def _with_lead(text: str, passage: Span, floor: int, phrase: DatePhrase) -> DatePhrase:
    """Take in the words before: "since" and "by" bound a date, "earlier" is part of it, "on" is only noted."""
    start = phrase.span.start
    if phrase.label == "date" and _is_dateline(text, passage, phrase.span):
        return replace(phrase, label="dateline")
    lead = _BEFORE.search(text, max(floor, start - _FAR, passage.start), start)
    if lead is None:
        return phrase
    told = tuple((name, words.lower().strip()) for name, words in lead.groupdict().items() if words)
    taken = next((lead.start(name) for name in ("bound", "hint") if lead[name]), start)
    return replace(phrase, span=Span(taken, phrase.span.end), parts=phrase.parts + told)


def _is_dateline(text: str, passage: Span, date: Span) -> bool:
    """Whether the date stands behind a place at the head of the passage, before the agency or a dash."""
    if date.start - passage.start > _FAR:
        return False
    before = text[passage.start : date.start]
    place = before.split(",")[0]
    return bool(
        _DATELINE.match(before)
        and (place.isupper() or len(before.split()) < 4)
        and _AFTER_DATELINE.match(text, date.end)
    )


def _merge_clocks(text: str, phrases: list[DatePhrase]) -> Iterator[DatePhrase]:
    """Join a clock time and the day beside it: "at around 2:30 p.m. on Wednesday", "Saturday, 1pm"."""
    waiting: DatePhrase | None = None
    for phrase in phrases:
        if waiting and (joined := _joined(text, waiting, phrase)):
            waiting = joined
            continue
        if waiting:
            yield waiting
        waiting = phrase
    if waiting:
        yield waiting


def _joined(text: str, first: DatePhrase, second: DatePhrase) -> DatePhrase | None:
    clocks = [phrase for phrase in (first, second) if phrase.label == "clock"]
    days = [phrase for phrase in (first, second) if phrase.label in _DAY_LABELS]
    if len(clocks) != 1 or len(days) != 1 or any(name == "clock" for name, _ in days[0].parts):
        return None
    if not _BETWEEN_CLOCK_AND_DAY.fullmatch(text, first.span.end, second.span.start):
        return None
    clock = tuple((name, words) for name, words in clocks[0].parts if name.startswith("clock"))
    return replace(days[0], span=Span(first.span.start, second.span.end), parts=days[0].parts + clock)
