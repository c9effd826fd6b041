"""The door: one command per verb. A command opens a room only when it runs, so that ``--help`` is instant."""

import errno
import os
import signal
import sys
from typing import TextIO

import typer

from onrecord.cli import (
    codebooks,
    crosswalks,
    deciding,
    events,
    gazetteer,
    looking,
    parsing,
    reviewing,
    story,
    work,
)

# Plain help: drawing it with rich costs more processor time than all the rest of the start-up.
app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
# In the order in which they are used; the line is what `onrecord --help` says of each.
app.command(short_help="Code reports: to the screen, as JSON, or in a database.")(work.code)
app.command(short_help="Put reports into a database, to be coded later.")(work.add)
app.command(short_help="Put a folder into a database and code it.")(work.run)
app.command(short_help="Mark names, who said what and who did what, without coding.")(parsing.parse)
app.command(short_help="Show a report with its evidence and its codings.")(looking.show)
app.command("list", short_help="List the reports, and what could not be read.")(looking.list_reports)
app.command(short_help="Join the mentions of a database into events.")(events.link)
app.command(short_help="List the events: what, when, where, how many.")(events.events)
app.command(short_help="Say why mentions are one event, or are not.")(events.explain)
app.command(short_help="List the actors, each with all its names.")(events.actors)
app.command(short_help="Decide whether two mentions, or two names, are one.")(deciding.decide)
app.command(short_help="List what was decided, and whether it holds.")(deciding.decisions)
app.command(short_help="Take back linking or decisions, exactly.")(deciding.undo)
app.command(short_help="Let a report count no more; all of it is kept.")(events.withdraw)
app.command(short_help="Let a withdrawn report count again.")(events.restore)
app.command(short_help="Tell the story of an event, an actor or an issue.")(story.story)
app.command(short_help="Write the tables of a database as CSV.")(looking.export)
app.command(short_help="Say what number words come to.")(looking.size)
codebooks.app.command(short_help="Show how it becomes another scheme, and what is lost.")(crosswalks.crosswalk)
app.add_typer(codebooks.app, name="codebook", short_help="Look at the codebook; make one of your own.")
app.command(short_help="Score codings against gold, and list what was missed.")(reviewing.evaluate)
app.command(short_help="Tell how far two coders agree, and where they differ.")(reviewing.agree)
app.add_typer(gazetteer.app, name="gazetteer", short_help="Add places of your own: GeoNames dumps.")


def _version(wanted: bool) -> None:
    if wanted:
        from onrecord import __version__

        typer.echo(f"onrecord {__version__}")
        raise typer.Exit


@app.callback()
def onrecord(
    version: bool = typer.Option(
        False, "--version", callback=_version, is_eager=True, help="Print the version."
    ),
) -> None:
    """News reports of protest, coded into event data that stands up to scrutiny."""


def main() -> None:
    """Run the ``onrecord`` command. Exit codes are told in docs/commands.md."""
    if hasattr(signal, "SIGPIPE"):
        # `onrecord ... | head` ends when head does, without a word, as other commands do; the store is safe.
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    for stream in (sys.stdout, sys.stderr):
        _set_encoding(stream)
    try:
        try:
            app(prog_name="onrecord")
        finally:
            sys.stdout.flush()
    except OSError as error:
        _give_up(error)


def _set_encoding(stream: TextIO) -> None:
    """UTF-8 into files and pipes wherever it runs; what cannot be encoded is escaped as JSON would have it."""
    if hasattr(stream, "reconfigure"):
        stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="backslashreplace")


def _give_up(error: OSError) -> None:
    """The output cannot be written: say so once, and leave the rest of it unwritten."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    if error.errno != errno.EPIPE:
        sys.stderr.write(
            f"onrecord: {error.filename or 'standard output'}: {error.strerror}. Make room there.\n"
        )
    raise SystemExit(3)
