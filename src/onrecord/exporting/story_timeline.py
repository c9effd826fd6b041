"""The timeline of an event: what took place, what was told of it before, figures and measures."""

from collections.abc import Callable, Iterator, Sequence

from onrecord.exporting.accounts import Account, Telling
from onrecord.exporting.settling_figures import Series
from onrecord.exporting.settling_values import HELD, date_of, days_of, statuses_of
from onrecord.exporting.story_disputes import of_figures, sources_of
from onrecord.exporting.story_records import Line, Refs
from onrecord.exporting.story_words import (
    code_words,
    sentence_at,
    size_words,
    telling_sentence,
    title_of,
    variable_words,
    voice_words,
    when_words,
)
from onrecord.exporting.times import in_order, told_at
from onrecord.records import Code, CodedReport, When

OfReport = Callable[[CodedReport], Refs]
# Statuses that are news of their own on the day on which they are told.
_TOLD = {
    "planned": "Told as planned",
    "threatened": "Told as threatened",
    "called_off": "Told as called off",
    "banned": "Told as banned",
    "denied": "Denied to have taken place",
}
_MEASURES = {"police_measure": "Police measure", "participant_measure": "Participants' measure"}


def lines_of(account: Account, series: Sequence[Series], refs: OfReport) -> Iterator[Line]:
    """The lines of one event, in no order."""
    yield _event(account, refs)
    yield from _statuses(account, refs)
    yield from _figures(series, refs)
    yield from _measures(account, refs)


def _event(account: Account, refs: OfReport) -> Line:
    date = date_of(account)
    when = date.value if isinstance(date.value, When) else None
    first = min(account.tellings, key=lambda one: (not _tells_of_it(one), one.copy is not None))
    start, end = days_of(when) if when else (None, None)
    return Line(
        when.start if when and when.start else None,
        "event",
        title_of(account, dated=False),
        sources_of(account.tellings, refs),
        telling_sentence(first.coded, first.mention),
        end if when and when.end and end != start else None,
    )


def _tells_of_it(telling: Telling) -> bool:
    """Whether a report tells of the event itself, and not only that it is to come or was called off."""
    codes = {one.value.name for one in telling.mention.of("status") if isinstance(one.value, Code)}
    return bool(codes & HELD)


def _statuses(account: Account, refs: OfReport) -> Iterator[Line]:
    """Statuses that tell of a day before or of no taking place, on the day on which they are first told."""
    for status, tellings in statuses_of(account):
        told = [one for one in tellings if one.day]
        if status in _TOLD and told:
            first = min(one.day for one in told)
            own = [one for one in told if one.day == first]
            quote = _evidence(own[0], status)
            when = when_words(date_of(account).value)
            words = (
                f"{_TOLD[status]} for {when}" if status in ("planned", "threatened") and when else _TOLD[status]
            )
            yield Line(first, "report", words, sources_of(own, refs), quote)


def _evidence(telling: Telling, status: str) -> str:
    for coding in telling.mention.of("status"):
        if isinstance(coding.value, Code) and coding.value.name == status and coding.spans:
            return sentence_at(telling.coded, coding.spans[0])
    return ""


def _figures(series: Sequence[Series], refs: OfReport) -> Iterator[Line]:
    """Every figure; but a reporter's that another voice has given by then is no news (it has its series)."""
    steps = [(one, point) for one in series for point in one.points]
    seen: set[tuple[str, bool, tuple[int | None, int | None]]] = set()
    for one, point in sorted(steps, key=lambda step: (in_order(step[1].at), step[0].voice.role == "reporter")):
        known = (one.variable, one.is_ahead, point.given[0].ends)
        if one.voice.role == "reporter" and known in seen:
            continue
        seen.add(known)
        expected = ", expected" if one.is_ahead else ""
        words = f"{variable_words(one.variable)}{expected}: {size_words(point.size)}, {voice_words(one.voice)}"
        yield Line(point.at, "figure", words, of_figures(point.given, refs))


def _measures(account: Account, refs: OfReport) -> Iterator[Line]:
    """Measures that a live blog tells with a time; those without one are among the facts."""
    found: dict[tuple[str, str], tuple[str, Telling, str]] = {}
    for telling in account.tellings:
        for coding in telling.mention.codings:
            if coding.variable not in _MEASURES or not isinstance(coding.value, Code):
                continue
            for span in coding.spans:
                at = told_at(telling.report, [span])
                known = found.get((coding.variable, coding.value.name))
                if at and "T" in at and (known is None or at < known[0]):
                    quote = sentence_at(telling.coded, span)
                    found[coding.variable, coding.value.name] = (at, telling, quote)
    for (variable, code), (at, telling, quote) in found.items():
        words = f"{_MEASURES[variable]}: {code_words(code)}"
        yield Line(at, "measure", words, sources_of([telling], refs), quote)
