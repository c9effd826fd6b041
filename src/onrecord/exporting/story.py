"""The story of an event, an actor or an issue: what took place, figures by voice, who said what, disputes."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.exporting.accounts import Account, outlet_of
from onrecord.exporting.masking import mask_over
from onrecord.exporting.settling_figures import Series, figures_of, series_of
from onrecord.exporting.settling_values import date_of, days_of, place_of, statuses_of
from onrecord.exporting.story_choosing import Same, by_name, in_time, of_actor, of_issue, said_by, said_of
from onrecord.exporting.story_disputes import denials, disputes_of, of_figures
from onrecord.exporting.story_links import Known, links_of, start_of, tied_lines
from onrecord.exporting.story_records import Chapter, Line, Refs, Side, Source, Step, Story, Track, hidden
from onrecord.exporting.story_statements import Spoken, side_finder, sides_of, statements_of
from onrecord.exporting.story_timeline import lines_of
from onrecord.exporting.story_words import (
    VARIABLES,
    clipped,
    code_words,
    listed,
    size_words,
    title_of,
    variable_words,
    voice_words,
    when_words,
)
from onrecord.exporting.times import in_order
from onrecord.records import CodedReport, When
from onrecord.records.labels import label

_FACTS = (
    ("organiser", "Called by"),
    ("participant", "Participants"),
    ("target", "Target"),
    ("actor", "By"),
    ("addressee", "Towards"),
    ("issue", "Issue"),
    ("demand", "Demands"),
    ("slogan", "Slogans"),
    ("permission", "Permission"),
    ("police_measure", "Police measures"),
    ("participant_measure", "Participants' measures"),
    ("arrest_reason", "Reasons of arrests"),
    ("instrument", "Instrument"),
    ("reason", "Reason"),
)


def story_of_event(known: Known, event: str, *, names: bool = False) -> Story:
    """The story of one event; ``names`` leaves the names of private persons in.

    Raises KeyError where no report tells of such an event.
    """
    account = known.account(event)
    if account is None:
        raise KeyError(f"no event {event} with a report that is there")
    told = _told(known, [account])
    spoken = list(statements_of(account))
    return _story(told, title_of(account), f"The event {account.id}", told.sides(spoken), names)


def story_of_actor(known: Known, name: str, same: Same | None = None, *, names: bool = False) -> Story:
    """The story of an actor: its events, and what it said in their reports. KeyError where it has none.

    ``same`` tells which names are the actor's; without it, those that are as voices are compared.
    """
    same = same or by_name(name)
    chosen = of_actor(known.accounts, same)
    if not chosen:
        raise KeyError(f"no event in which {name} is named as organiser, participant, actor or target")
    told = _told(known, chosen)
    spoken = said_by(told.spoken(), same)
    return _story(told, name, f"All events in which {name} is named", told.sides(spoken), names)


def story_of_issue(known: Known, words: str, *, names: bool = False) -> Story:
    """The story of an issue: the events about it, and what was said of it. KeyError where it has none."""
    chosen = of_issue(known.accounts, words)
    if not chosen:
        raise KeyError(f"no event whose issue, demands, slogans or reasons hold the words {words!r}")
    told = _told(known, chosen)
    spoken = said_of(told.spoken(), words)
    title = words[:1].upper() + words[1:]
    return _story(told, title, f"All events about {words}", told.sides(spoken), names)


@dataclass(frozen=True)
class _Told:
    """The accounts of a story in the order of time, and the numbers of their sources by report."""

    known: Known
    accounts: tuple[Account, ...]
    sources: tuple[Source, ...]
    numbers: Mapping[str, int]

    def refs(self, coded: CodedReport) -> Refs:
        """The number of a report among the sources."""
        number = self.numbers.get(coded.report.id)
        return (number,) if number else ()

    def spoken(self) -> list[Spoken]:
        """The statements of all the accounts, each once."""
        found = {one.said.id: one for account in self.accounts for one in statements_of(account)}
        return list(found.values())

    def sides(self, spoken: Sequence[Spoken]) -> tuple[Side, ...]:
        """Who said what, by side; the sides are those of the first event."""
        first = self.accounts[0]
        counters = {tie.event for tie in self.known.ties if tie.kind == "counter_to" and tie.to == first.id}
        against = [one for one in self.known.accounts if one.id in counters]
        return sides_of(spoken, side_finder(first, against), self.refs)


def _told(known: Known, chosen: Sequence[Account]) -> _Told:
    accounts = in_time(chosen, [start_of(one) for one in chosen])
    sources = _sources(accounts)
    return _Told(known, accounts, sources, {one.report: one.number for one in sources})


def _sources(accounts: Sequence[Account]) -> tuple[Source, ...]:
    """The reports of all the accounts in the order of publication; a copy names the source that it copies."""
    tellings = {one.report.id: one for account in accounts for one in account.tellings}
    ordered = sorted(tellings.values(), key=lambda one: (one.day or "9999", one.copy is not None, one.report.id))
    numbers = {one.report.id: number for number, one in enumerate(ordered, 1)}
    return tuple(
        Source(
            numbers[one.report.id],
            outlet_of(one.report),
            one.day or None,
            one.report.title or _headline(one.coded),
            one.report.id,
            one.report.url,
            numbers.get(one.witness) if one.copy else None,
        )
        for one in ordered
    )


def _headline(coded: CodedReport) -> str | None:
    for passage in coded.report.passages:
        if passage.kind == "headline":
            return clipped(passage.span.of(coded.report.text))
    return None


def _story(told: _Told, title: str, about: str, sides: tuple[Side, ...], names: bool) -> Story:
    series = {one.id: series_of(figures_of(one)) for one in told.accounts}
    lines = [line for one in told.accounts for line in lines_of(one, series[one.id], told.refs)]
    lines += tied_lines(told.known, told.accounts, told.refs)
    chapters = tuple(_chapter(told, one, series[one.id], sides) for one in told.accounts)
    order = {"event": 0, "tied": 1, "report": 2, "measure": 3, "figure": 4}
    story = Story(
        title,
        about,
        chapters,
        tuple(sorted(lines, key=lambda one: (*_at(one), order[one.kind], one.words))),
        sides,
        told.sources,
        tuple(_notes(told)),
    )
    reports = {one.report.id: one for account in told.accounts for one in account.reports}
    return story if names else hidden(story, mask_over(reports.values()))


def _at(line: Line) -> tuple[str, str]:
    """By day; within the day what took place before what was told of it without a time."""
    if line.kind in ("event", "tied") and line.at:
        return line.at[:10], line.at
    key = in_order(line.at)
    return key[:10], key


def _chapter(told: _Told, account: Account, series: Sequence[Series], sides: tuple[Side, ...]) -> Chapter:
    when = date_of(account).value
    start, end = days_of(when) if isinstance(when, When) else (None, None)
    disputes = (*disputes_of(account, series, told.refs), *(denials(sides) if len(told.accounts) == 1 else ()))
    return Chapter(
        account.id,
        account.kind,
        title_of(account),
        start if isinstance(when, When) and when.start else None,
        end if isinstance(when, When) and when.end else None,
        tuple(_facts(account)),
        tuple(_track(one, told) for one in sorted(series, key=lambda one: _order(one.variable))),
        disputes,
        tuple(links_of(told.known, account, told.refs)),
    )


def _facts(account: Account) -> Iterable[tuple[str, str]]:
    where = place_of(account).value
    yield from (
        (name, words)
        for name, words in (
            ("When", when_words(date_of(account).value)),
            ("Where", label(where)),
            ("Told as", listed(code_words(status) for status, _ in statuses_of(account))),
        )
        if words
    )
    for variable, name in _FACTS:
        codings = [one for telling in account.tellings for one in telling.mention.of(variable)]
        if words := listed(code_words(label(one.value)) for one in codings):
            yield name, words
    yield "Told by", _told_by(account)


def _told_by(account: Account) -> str:
    reports, copies, outlets = len(account.reports), len(account.copied), len(account.outlets)
    told = f"{reports} report{'' if reports == 1 else 's'}"
    told += f" in {outlets} outlet{'' if outlets == 1 else 's'}" if outlets else ""
    if copies:
        told += f"; {copies} of them only repeat{'s' if copies == 1 else ''} another"
    return told


def _order(variable: str) -> int:
    return [*VARIABLES, variable].index(variable)


def _track(series: Series, told: _Told) -> Track:
    steps = tuple(
        Step(
            point.at,
            size_words(point.size),
            point.size.low,
            point.size.high,
            of_figures(point.given, told.refs),
        )
        for point in series.points
    )
    return Track(variable_words(series.variable), voice_words(series.voice), steps, series.is_ahead)


def _notes(told: _Told) -> Iterable[str]:
    missing = sum(len(one.missing) for one in told.accounts)
    if missing:
        yield f"{missing} mention{'' if missing == 1 else 's'} cannot be told: the reports are no longer there."
    copies = sum(one.copy_of is not None for one in told.sources)
    if copies:
        repeat = f"{copies} of the sources repeat{'s' if copies == 1 else ''} the text of another"
        yield f"{repeat}; what is repeated counts once."
    if any(not one.day for one in told.sources):
        yield "Sources without a date stand last."
