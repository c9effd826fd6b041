"""The commands that show what there is: ``show``, ``list``, ``export`` and ``size``."""

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.options import Db, Quiet, Reading, with_options, with_reading
from onrecord.cli.telling import (
    NO_DATABASE,
    SOME_UNREAD,
    count,
    opened,
    parser_needed,
    plain,
    progress,
    say,
    say_unread,
    store_needed,
)
from onrecord.cli.writing import Writing, event_tables

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from onrecord.ports import Progress
    from onrecord.records import CodedReport

SHORT = 10  # hexadecimal digits of an id that are listed; `show` takes the beginning of an id
PIPE_WIDTH = 1000

MaybeDb = Annotated[
    Path | None, typer.Option("--db", metavar="FILE", help="Show it as it is coded in this database.")
]


@with_reading
def show(
    reading: Reading,
    report: Annotated[
        str, typer.Argument(metavar="REPORT", help="A file; with --db a path, an id or its beginning.")
    ],
    db: MaybeDb = None,
) -> None:
    """Show a report with its evidence highlighted, and beside it what was coded."""
    from rich.console import Console

    from onrecord.cli.evidence import evidence

    console = Console()
    shown = _from_db(report, db) if db else _from_file(report, reading)
    for coded in shown:
        console.print(evidence(coded, console.width))
    if not shown:
        raise typer.Exit(SOME_UNREAD)


def _from_db(words: str, db: Path) -> "list[CodedReport]":
    with opened(db, create=False) as store:
        ids = store.find(words)
        shown = [coded for found in ids for coded in store.coded(found)]
    if not ids:
        say(f"onrecord: no report {words} in {db}. See which there are with: onrecord list --db {db}.")
    elif not shown:
        say(f"onrecord: {words} is not coded yet. Code it with: onrecord code --db {db}.")
    return shown


def _from_file(path: str, reading: Reading) -> "list[CodedReport]":
    from onrecord.flow import code_each
    from onrecord.reading import read
    from onrecord.records import CodedReport, Unread

    with parser_needed(), store_needed():
        results = list(code_each(read([path], reading.options()), reading.settings()))
    say_unread(result for result in results if isinstance(result, Unread))
    return [result for result in results if isinstance(result, CodedReport)]


def list_reports(db: Db) -> None:
    """List the reports of a database, with what was coded in each, and what could not be read."""
    from rich.console import Console
    from rich.table import Table

    with opened(db, create=False) as store:
        reports, unread = store.listed(), store.unread()
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim")
    for name in ("id", "date", "mentions", "statements", "report"):
        numbers = name in ("mentions", "statements")
        table.add_column(name, justify="right" if numbers else "left", no_wrap=name != "report", overflow="fold")
    for one in reports:
        counts = ("–" if number is None else str(number) for number in (one.mentions, one.statements))
        name = one.title or f"{one.path} {one.locator}".strip()
        table.add_row(one.id[:SHORT], one.published or "undated", *counts, plain(name))
    # In a pipe, a report is a line: no screen is there to wrap it for.
    console = Console(markup=False, highlight=False, width=None if sys.stdout.isatty() else PIPE_WIDTH)
    if reports:
        console.print(table)
    if unread:
        console.print(f"\n{count(len(unread), 'file or row')} could not be read:")
        for item in unread:
            where = f"{item.path}, {item.locator}" if item.locator else item.path
            console.print(f"  {plain(where)}: {plain(item.reason)}; {plain(item.advice)}", soft_wrap=True)


@with_options("writing", Writing)
def export(
    writing: Writing,
    folder: Annotated[
        Path, typer.Argument(metavar="FOLDER", help="Where to write; made where it is not there.")
    ],
    db: Db,
    scheme: Annotated[
        str | None,
        typer.Option(
            "--as", metavar="NAME", help="In the columns of another scheme: ccc, acled, plover, poldem."
        ),
    ] = None,
    quiet: Quiet = False,
) -> None:
    """Write the tables of a database as CSV: reports, mentions, figures, statements, codings and answers.

    columns.csv says what each column holds. Variables of your own have columns at the end.
    """
    from onrecord.cli.crosswalks import writer
    from onrecord.exporting import own_of

    book = writing.check()
    write = writer(scheme)
    with opened(db, create=False) as store, progress(quiet) as tell:
        reports = _told(store.coded(), sum(one.mentions is not None for one in store.listed()), tell)
        try:
            # Events first: where they cannot be told, nothing is written.
            events = event_tables(store, folder, writing)
            own = own_of(*store.variables(), book)
            paths = write(reports, folder, own=own, mask_private=writing.mask_private, excel=writing.excel)
        except OSError as error:
            say(f"onrecord: {error.filename or folder}: {error.strerror}; name another folder or make room")
            raise typer.Exit(NO_DATABASE) from error
    if not quiet:
        say(*(f"onrecord: wrote {path}" for path in (*paths, *events)))


def _told(reports: "Iterable[CodedReport]", total: int, tell: "Progress | None") -> "Iterator[CodedReport]":
    for done, coded in enumerate(reports):
        if tell:
            tell("exporting", done, total)
        yield coded


def size(
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="WORDS", help="One wording, such as: several hundred people"),
    ] = None,
    policy: Annotated[str | None, typer.Option(metavar="NAME", help="Only this policy.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a wording, one a line.")] = False,
) -> None:
    """Say what number words come to under each policy; without WORDS, for each line of standard input."""
    from onrecord.coding.counts.sizes import POLICIES
    from onrecord.coding.counts.sizes import size as sized

    if policy is not None and policy not in POLICIES:
        raise typer.BadParameter(f"--policy is one of {', '.join(POLICIES)}, not {policy!r}")
    names = [policy] if policy else list(POLICIES)
    for wording in [" ".join(words)] if words else (line.strip() for line in sys.stdin):
        sizes = {name: sized(wording, name) for name in names}
        if as_json:
            told = {name: one and _ends(one.low, one.high, one.qualifier) for name, one in sizes.items()}
            sys.stdout.write(json.dumps({"words": wording, "sizes": told}, ensure_ascii=False) + "\n")
        else:
            if not words:
                sys.stdout.write(f"{wording}\n")
            for name, one in sizes.items():
                ends = _ends(one.low, one.high, one.qualifier) if one else {"": "no number"}
                cells = ("–" if end is None else str(end) for end in ends.values())
                sys.stdout.write("\t".join((name, *cells)) + "\n")


def _ends(low: int | None, high: int | None, qualifier: str) -> dict[str, int | str | None]:
    return {"low": low, "high": high, "qualifier": qualifier}
