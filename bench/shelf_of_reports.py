"""A whole database of any size: how long it takes to link it, list it, tell stories from it, write tables.

Reports of a folder are coded once and then put in over and over, each time in other weeks and other words,
until there are as many mentions as asked for. Linking, listing and telling go the way that the commands go;
coding is measured elsewhere (``bench/speed.py``). ``--kept FILE`` keeps the database, or takes it from there.
"""

import argparse
import random
import resource
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from string import ascii_lowercase

from bench.shelf_of_events import timed
from onrecord import events, read
from onrecord.exporting import export_events
from onrecord.flow import run
from onrecord.records import CodedReport, Coding, Mention, Report, Text, When
from onrecord.store import Store, open_store

WEEKS = 2  # between one time and the next: no event of the one can be taken for one of the other


def coded_reports(folder: Path, work: Path) -> list[CodedReport]:
    """The reports of a folder, coded as the command codes them."""
    with open_store(work / "once.db") as store:
        run(read(str(folder)), store)
        coded = list(store.coded())
    if not any(one.mentions for one in coded):
        raise SystemExit(f"no report in {folder} tells of anything")
    return coded


def over_and_over(reports: list[CodedReport], mentions: int) -> Iterator[CodedReport]:
    """The reports again and again, each time some weeks later, until there are so many mentions."""
    made, turn = 0, 0
    while made < mentions:
        for one in reports:
            yield again(one, turn)
            made += len(one.mentions)
        turn += 1


def again(one: CodedReport, turn: int) -> CodedReport:
    """A coded report as it would be if all of it had been told so many turns later, in words of its own."""
    later = timedelta(weeks=WEEKS * turn)
    old = one.report
    published = old.published + later if old.published else None
    report = Report(
        _reworded(one, turn),
        f"{turn}/{old.path}",
        title=old.title,
        source=old.source,
        published=published,
        timezone=old.timezone,
    )
    moved = [_mention(mention, report, later) for mention in one.mentions]
    ids = {mention.id: new.id for mention, new in zip(one.mentions, moved, strict=True)}
    mentions = tuple(replace(new, codings=tuple(_tied(coding, ids) for coding in new.codings)) for new in moved)
    said = tuple(
        replace(
            told,
            report=report.id,
            date=_when(told.date, later) if told.date else None,
            repeat_of=None,
            within=None,
        )
        for told in one.statements
    )
    return CodedReport(report, mentions, said, one.questions)


def _reworded(one: CodedReport, turn: int) -> str:
    """The text with other small letters, so that no turn copies another; what was coded stays as it is."""
    letters = random.Random(turn).sample(ascii_lowercase, len(ascii_lowercase))
    text = list(
        one.report.text.translate(str.maketrans(ascii_lowercase, "".join(letters))) if turn else one.report.text
    )
    told = [coding for mention in one.mentions for coding in mention.codings]
    told += [coding for said in one.statements for coding in said.codings]
    coded = [span for coding in told for span in coding.spans]
    anchors = [mention.anchor for mention in one.mentions]
    spoken = [span for said in one.statements for span in (*said.cue, *said.speaker_spans)]
    for span in (*coded, *anchors, *spoken):
        text[span.start : span.end] = one.report.text[span.start : span.end]
    return "".join(text)


def _mention(mention: Mention, report: Report, later: timedelta) -> Mention:
    codings = tuple(
        replace(coding, value=_when(coding.value, later)) if isinstance(coding.value, When) else coding
        for coding in mention.codings
    )
    return replace(mention, report=report.id, codings=codings)


def _when(when: When, later: timedelta) -> When:
    return replace(when, start=_day(when.start, later), end=_day(when.end, later))


def _day(iso: str | None, later: timedelta) -> str | None:
    return f"{date.fromisoformat(iso[:10]) + later}{iso[10:]}" if iso else None


def _tied(coding: Coding, ids: dict[str, str]) -> Coding:
    if coding.variable in ("counter_to", "part_of") and isinstance(coding.value, Text):
        return replace(coding, value=Text(ids.get(coding.value.words, coding.value.words)))
    return coding


def _keep(store: Store, made: Iterable[CodedReport]) -> None:
    for one in made:
        store.keep(one, "a benchmark")


def measure(store: Store, folder: Path, asked: argparse.Namespace) -> None:
    """Seconds of each part, by the clock and of the processor."""
    if store.events.policy() is None:
        timed("linked", lambda: events.link(store))
    timed("linked again, nothing new", lambda: events.link(store))
    timed("events listed", lambda: list(store.events.rows()))
    listed: list[events.ActorListed] = []
    timed("actors listed", lambda: listed.extend(events.actors(store)))
    actor = asked.actor or listed[0].shown
    largest = max(store.events.events(), key=lambda one: (len(one.mentions), one.id))
    timed(
        f"largest event, {len(largest.mentions)} mentions, explained",
        lambda: events.explain_event(store, largest.id),
    )
    timed("its story", lambda: events.story(store, event=largest.id))
    timed(f"story of the actor {actor}", lambda: events.story(store, actor=actor))
    timed(f"story of the issue {asked.issue}", lambda: _issue(store, asked.issue))
    if asked.export:
        timed("tables of events written", lambda: _export(store, folder))


def _issue(store: Store, words: str) -> None:
    with suppress(events.EventsError):  # that no event is about it takes its time too
        events.story(store, issue=words)


def _export(store: Store, folder: Path) -> None:
    known = events.known_on(store)
    export_events(known.accounts, folder / "tables", ties=known.ties)


def main() -> None:
    options = argparse.ArgumentParser(prog="python -m bench.shelf_of_reports", description=__doc__)
    options.add_argument("--reports", type=Path, required=True, help="folder of reports to code and multiply")
    options.add_argument("--size", type=int, default=10_000, help="mentions on the shelf")
    options.add_argument("--kept", type=Path, help="database to keep, or that was kept")
    options.add_argument("--actor", help="whose story is told; without it, the one that most reports name")
    options.add_argument("--issue", default="school", help="the issue of which the story is told")
    options.add_argument("--export", action="store_true", help="write the tables of events too")
    asked = options.parse_args()
    with tempfile.TemporaryDirectory() as work:
        path = asked.kept or Path(work) / "shelf.db"
        there = path.is_file()
        with open_store(path) as store:
            if not there:
                reports = coded_reports(asked.reports, Path(work))
                timed("reports made and kept", lambda: _keep(store, over_and_over(reports, asked.size)))
            measure(store, Path(work), asked)
        print(f"{'database, MB':40} {path.stat().st_size / 1e6:12,.1f}")
        print(f"{'memory, MB':40} {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3:12,.1f}")


if __name__ == "__main__":
    main()
