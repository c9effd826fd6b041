"""What a command tells the person who ran it: progress, summaries and troubles, all on standard error."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from onrecord.flow import Tally
    from onrecord.ports import Progress
    from onrecord.records import Unread
    from onrecord.store import Store

# Exit codes, as docs/commands.md tells them. 0 is all well; Typer itself uses 2 for wrong usage.
SOME_UNREAD = 1
WRONG_USAGE = 2
NO_DATABASE = 3
NO_PARSER = 4
STOPPED = 130

_JOINERS = "\u200c\u200d\u200e\u200f"  # emoji, Persian and mixed-direction text need them


def say(*lines: str) -> None:
    """Print ``lines`` on standard error, without the control characters that file names may hold."""
    for line in lines:
        sys.stderr.write(plain(line) + "\n")


def plain(text: str, keep: str = "") -> str:
    """``text``, as long as it was, without the control characters by which a report could steer a terminal."""
    return "".join(sign if sign.isprintable() or sign in keep else _harmless(sign) for sign in text)


def _harmless(sign: str) -> str:
    if sign in _JOINERS:
        return sign
    return " " if sign.isspace() else "\N{REPLACEMENT CHARACTER}"


def say_unread(items: Iterable["Unread"]) -> None:
    """One line for each thing that could not be read: where, why, and what to do."""
    for item in items:
        where = f"{item.path}, {item.locator}" if item.locator else item.path
        say(f"onrecord: {where}: {item.reason}; {item.advice}")


def count(number: int, what: str) -> str:
    """``number`` with its noun: "1 report", "2,000 reports"."""
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def summary(tally: "Tally") -> str:
    """A line on what was done."""
    parts = []
    if tally.new or tally.updated or tally.known:
        parts.append(f"{count(tally.new, 'report')} added")
        parts += [f"{tally.updated:,} updated"] if tally.updated else []
        parts += [f"{tally.known:,} already there"] if tally.known else []
    if tally.coded:
        found = f"{count(tally.mentions, 'mention')} and {count(tally.statements, 'statement')}"
        parts.append(f"{count(tally.coded, 'report')} coded: {found}")
    if tally.unread:
        parts.append(f"{len(tally.unread):,} could not be read")
    return "; ".join(parts) or "nothing to do: all is coded"


def finish(tally: "Tally", quiet: bool) -> None:
    """Tell what was done and what could not be, and leave with the right exit code."""
    say_unread((*tally.unread, *tally.notices))
    if not quiet:
        say(f"onrecord: {summary(tally)}.")
    if tally.unread or tally.notices:
        raise typer.Exit(SOME_UNREAD)


@contextmanager
def progress(quiet: bool) -> Iterator["Progress | None"]:
    """A bar on standard error while work goes on; none when asked to be quiet, and none when piped."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        steps = {}

        def tell(step: str, done: int, total: int | None) -> None:
            if step not in steps:
                steps[step] = bar.add_task(step, total=total)
            bar.update(steps[step], completed=done, total=total)

        yield tell


@contextmanager
def stoppable(kept: str) -> Iterator[None]:
    """Ctrl-C ends the command with a word on what is ``kept``."""
    try:
        yield
    except KeyboardInterrupt as stopped:
        say(f"onrecord: stopped. {kept}.")
        raise typer.Exit(STOPPED) from stopped


@contextmanager
def parser_needed() -> Iterator[None]:
    """Where the frame parser cannot be used, say what is wrong and what to do; then the command ends."""
    from onrecord.models import ParserUnavailableError

    try:
        yield
    except ParserUnavailableError as error:
        say(f"onrecord: {error}")
        raise typer.Exit(NO_PARSER) from error


@contextmanager
def store_needed() -> Iterator[None]:
    """Where a database or the store of added places cannot be used, say what is wrong; then the command ends."""
    from onrecord.store import StoreError

    try:
        yield
    except StoreError as error:
        say(f"onrecord: {error}")
        raise typer.Exit(NO_DATABASE) from error


@contextmanager
def opened(db: Path, *, create: bool) -> Iterator["Store"]:
    """The database at ``db``. Trouble with it is told, and so is what to do; then the command ends."""
    from onrecord.store import open_store

    kept = f"All that was done is kept in {db}; run the same command again to go on from there"
    with store_needed(), stoppable(kept), open_store(db, create=create) as store:
        yield store
