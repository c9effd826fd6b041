"""The commands that do the work: ``code``, ``add`` and ``run``."""

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.options import Db, Files, Quiet, Reading, with_reading
from onrecord.cli.telling import finish, opened, parser_needed, progress, stoppable, store_needed

if TYPE_CHECKING:
    from onrecord.records import CodedReport, Settings

SomeFiles = Annotated[
    list[str] | None,
    typer.Argument(metavar="FILE", help="Files, folders, or - for standard input.", show_default=False),
]
MaybeDb = Annotated[
    Path | None, typer.Option("--db", metavar="FILE", help="Code what is in this database and not yet coded.")
]


@with_reading
def code(
    reading: Reading,
    files: SomeFiles = None,
    db: MaybeDb = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a report, one a line.")] = False,
    again: Annotated[bool, typer.Option("--again", help="With --db: also what is coded already.")] = False,
    quiet: Quiet = False,
) -> None:
    """Code reports: FILE... to the screen or as JSON, or what a database holds (after adding FILE...)."""
    from onrecord.flow import add, code_shelf
    from onrecord.reading import read

    if db is None and not files:
        raise typer.BadParameter(
            "name a file or a folder to code, - for standard input, or a database with --db"
        )
    if db is None or as_json:
        if db is not None:
            raise typer.BadParameter("--json prints and --db stores: use one of the two")
        _print(files or [], reading, as_json, quiet)
        return
    options, settings = reading.options(), reading.settings()
    _need_parser(settings)
    with opened(db, create=bool(files)) as store, progress(quiet) as tell:
        done = add(read(files or [], options), store, tell)
        done += code_shelf(store, settings, tell, again=again)
    finish(done, quiet)


@with_reading
def add(reading: Reading, files: Files, db: Db, quiet: Quiet = False) -> None:
    """Put reports into a database, to be coded later; makes the database where it is not there."""
    from onrecord.flow import add as add_all
    from onrecord.reading import read

    options = reading.options()
    with opened(db, create=True) as store, progress(quiet) as tell:
        done = add_all(read(files, options), store, tell)
    finish(done, quiet)


@with_reading
def run(reading: Reading, files: Files, db: Db, quiet: Quiet = False) -> None:
    """All in one: put the reports of a FOLDER into a database and code what is not coded yet."""
    from onrecord.flow import run as run_all
    from onrecord.reading import read

    options, settings = reading.options(), reading.settings()
    _need_parser(settings)
    with opened(db, create=True) as store, progress(quiet) as tell:
        done = run_all(read(files, options), store, settings, tell)
    finish(done, quiet)


def _need_parser(settings: "Settings") -> None:
    """End here, before anything is stored, where the reports could not be parsed or the places not looked up."""
    from onrecord.flow import parser_for, places_for

    with parser_needed(), store_needed():
        parser_for(settings)
        places_for(settings)


def _print(files: list[str], reading: Reading, as_json: bool, quiet: bool) -> None:
    """Code ``files`` without a database, each printed when it is coded."""
    from onrecord.flow import Tally, code_each
    from onrecord.reading import read
    from onrecord.records import CodedReport

    options, settings = reading.options(), reading.settings()
    put = _put_json if as_json else _put_page
    tally = Tally()
    # On a screen the reports themselves show how far it is: a bar would only get between them.
    bar = progress(quiet or sys.stdout.isatty())
    with stoppable("Nothing was stored"), parser_needed(), store_needed(), bar as tell:
        for result in code_each(read(files, options), settings):
            if isinstance(result, CodedReport):
                put(result)
            tally += Tally.of(result)
            if tell:
                tell("coding", tally.coded, None)
    finish(tally, quiet or not as_json)


def _put_json(coded: "CodedReport") -> None:
    from onrecord.exporting import as_json

    sys.stdout.write(json.dumps(as_json(coded), ensure_ascii=False) + "\n")


def _put_page(coded: "CodedReport") -> None:
    from rich.console import Console

    from onrecord.cli.pages import page

    Console(markup=False, emoji=False).print(page(coded))
