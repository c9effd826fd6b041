"""The command ``gazetteer``: places of the user's own, out of GeoNames dumps."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.options import Quiet
from onrecord.cli.telling import SOME_UNREAD, count, plain, progress, say, stoppable, store_needed

if TYPE_CHECKING:
    from onrecord.store.gazetteer import Source

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Add places of your own: GeoNames dumps.")

MaybeStore = Annotated[
    Path | None,
    typer.Option(
        "--gazetteer", metavar="FILE", help="The store of places, in place of your own.", show_default=False
    ),
]
_FEW = 5  # countries that are listed by name
SHORT = 10  # hexadecimal digits of a hash that are listed
PIPE_WIDTH = 1000


@app.command(short_help="Add a GeoNames dump, to be used from now on.")
def add(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="A GeoNames dump: allCountries.zip, GB.zip, GB.txt.")
    ],
    gazetteer: MaybeStore = None,
    quiet: Quiet = False,
) -> None:
    """Add a GeoNames dump, to be used by all coding from now on; a file of the same name is replaced."""
    from onrecord.store.gazetteer import DumpError, add_dump

    try:
        with store_needed(), stoppable("Nothing was changed"), progress(quiet) as tell:
            source = add_dump(file, gazetteer, tell)
    except DumpError as error:
        say(f"onrecord: {error}")
        raise typer.Exit(SOME_UNREAD) from error
    if not quiet:
        kept = f"{count(source.places, 'place')} of {count(source.rows, 'row')}"
        say(f"onrecord: added {source.name}: {kept}, {_countries(source)}.")


@app.command("list")
def list_added(gazetteer: MaybeStore = None) -> None:
    """List the files that were added."""
    from rich.console import Console
    from rich.table import Table

    from onrecord.store.gazetteer import default_store, sources

    store = gazetteer or default_store()
    with store_needed():
        found = sources(store)
    if not found:
        say(f"onrecord: nothing is added in {store}. Add a GeoNames dump with: onrecord gazetteer add FILE.")
        return
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim")
    for name in ("name", "file", "countries", "rows", "places", "added", "sha256"):
        table.add_column(name, justify="right" if name in ("rows", "places") else "left", overflow="fold")
    for one in found:
        numbers = f"{one.rows:,}", f"{one.places:,}"
        table.add_row(
            plain(one.name), plain(one.file), _countries(one), *numbers, one.added_at[:10], one.sha256[:SHORT]
        )
    Console(markup=False, highlight=False, width=None if sys.stdout.isatty() else PIPE_WIDTH).print(table)


@app.command(short_help="Take an added file out again.")
def remove(
    name: Annotated[str, typer.Argument(metavar="NAME", help="As it is listed, such as GB.")],
    gazetteer: MaybeStore = None,
    quiet: Quiet = False,
) -> None:
    """Take an added file out again: coding is from then on as if it had never been added."""
    from onrecord.store.gazetteer import remove_dump

    with store_needed(), stoppable("Nothing was changed"):
        source = remove_dump(name, gazetteer)
    if not quiet:
        say(f"onrecord: removed {source.name}: {count(source.places, 'place')}.")


def _countries(source: "Source") -> str:
    """The codes of a few countries, or how many they are."""
    few = len(source.countries) <= _FEW
    return " ".join(source.countries) if few else f"{len(source.countries)} countries"
