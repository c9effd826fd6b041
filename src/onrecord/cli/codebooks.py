"""The ``codebook`` commands: show, check, diff and copy."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.telling import SOME_UNREAD, WRONG_USAGE, count, say

if TYPE_CHECKING:
    from onrecord.codebook import Category, Codebook, Variable

app = typer.Typer(
    no_args_is_help=True, rich_markup_mode=None, help="Look at the codebook; make one of your own."
)

Folder = Annotated[
    Path, typer.Argument(metavar="FOLDER", help="The folder of a codebook: codebook.yml and its variables.")
]


@app.command(short_help="Show the codebook, or one of its variables.")
def show(
    variable: Annotated[str | None, typer.Argument(metavar="VARIABLE", help="Such as form.")] = None,
    codebook: Annotated[
        str, typer.Option("--codebook", metavar="FOLDER", help="A codebook of your own.", show_default=False)
    ] = "",
    cues: Annotated[bool, typer.Option("--cues", help="Also the words by which it is found.")] = False,
) -> None:
    """What is coded, by what definitions; with a VARIABLE also its categories and their examples."""
    book = opened_codebook(codebook)
    if variable is None:
        typer.echo(f"{book.label}\n{book.definition}\n")
        for kind in _kinds():
            own = [one for _, one in sorted(book.variables.items()) if kind in one.of]
            typer.echo(f"{kind}: {', '.join(dict.fromkeys(one.coded_as for one in own))}")
        return
    named = [one for one in book.variables.values() if variable in (one.name, one.coded_as)]
    if not named:
        known = ", ".join(sorted(book.variables))
        say(f"onrecord: the codebook {book.label} has no variable {variable!r}; it has {known}.")
        raise typer.Exit(WRONG_USAGE)
    for one in named:
        _put_variable(one, cues)


def _kinds() -> tuple[str, ...]:
    from onrecord.codebook import KINDS

    return KINDS


def _put_variable(one: "Variable", cues: bool) -> None:
    typer.echo(f"{one.name} (version {one.version}), of {', '.join(one.of)}; found by {one.found_by}")
    typer.echo(f"  {one.definition}")
    for category in (one.whole, *one.categories.values()):
        _put_category(category, cues)


def _put_category(category: "Category", cues: bool) -> None:
    if category.name:
        typer.echo(f"\n  {category.name}: {category.definition}")
    for word, sentences in (("yes", category.yes), ("no", category.no)):
        for sentence in sentences:
            typer.echo(f"    {word}: {sentence}")
    for kind, listed in category.cues.items() if cues else ():
        typer.echo(f"    {kind}: {' | '.join(listed)}")


@app.command(short_help="Check a codebook of your own, its examples too.")
def check(folder: Folder) -> None:
    """Read the codebook in FOLDER and run its examples. Every fault is named with its file and line."""
    from onrecord.codebook import CodebookError, read_codebook
    from onrecord.examples import failing

    try:
        book = read_codebook(folder)
    except CodebookError as error:
        say(f"onrecord: {error}")
        raise typer.Exit(SOME_UNREAD) from error
    faults = list(failing(book, folder))
    say(*(f"onrecord: {fault}" for fault in faults))
    if faults:
        verb = "does" if len(faults) == 1 else "do"
        say(f"onrecord: {count(len(faults), 'example')} of {book.label} {verb} not hold: mend cue or example.")
        raise typer.Exit(SOME_UNREAD)
    tried = sum(
        len(c.yes) + len(c.no) for v in book.variables.values() for c in (v.whole, *v.categories.values())
    )
    hold = f"{count(tried, 'example')} {'holds' if tried == 1 else 'hold'}"
    typer.echo(f"{book.label} is sound: {count(len(book.variables), 'variable')}, {hold}.{_changes(book)}")


def _changes(book: "Codebook") -> str:
    """What a codebook adds to the built-in one, and what it changes of it."""
    from onrecord.codebook import shipped

    known = shipped().variables
    added = sorted({*book.variables} - {*known})
    changed = sorted(name for name, one in known.items() if book.variables.get(name, one) != one)
    told = (
        f" It {verb} {', '.join(names)}." for verb, names in (("adds", added), ("changes", changed)) if names
    )
    return "".join(told)


@app.command(short_help="What differs between two codebooks.")
def diff(
    first: Annotated[str, typer.Argument(metavar="FIRST", help="A folder, or protest for the built-in one.")],
    second: Annotated[str, typer.Argument(metavar="SECOND", help="The same.")],
) -> None:
    """List what SECOND adds to FIRST (+), lacks (-) or has otherwise (~), a line each."""
    from onrecord.codebook import changes

    found = list(changes(opened_codebook(_folder(first)), opened_codebook(_folder(second))))
    for line in found:
        typer.echo(line)
    if not found:
        typer.echo("no difference")


def _folder(told: str) -> str:
    from onrecord.codebook import SHIPPED

    return "" if told == SHIPPED and not Path(told).is_dir() else told


@app.command(short_help="Copy the built-in codebook, or some variables, to change them.")
def copy(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="Where to; must be empty or not there yet.")],
    variables: Annotated[
        list[str] | None, typer.Argument(metavar="VARIABLE", help="Only these; the rest stays built in.")
    ] = None,
    name: Annotated[str, typer.Option(metavar="NAME", help="The name of your codebook.")] = "mine",
) -> None:
    """Write FOLDER with the files to change. Code by it with: onrecord code FILE... --codebook FOLDER."""
    from onrecord.codebook import CodebookError, copy_shipped

    try:
        paths = copy_shipped(folder, tuple(variables or ()), name)
    except CodebookError as error:
        say(f"onrecord: {error}")
        raise typer.Exit(WRONG_USAGE) from error
    except OSError as error:
        say(f"onrecord: {error.filename or folder}: {error.strerror}; name another folder")
        raise typer.Exit(WRONG_USAGE) from error
    typer.echo(
        f"wrote {count(len(paths), 'file')} into {folder}; change them, then: onrecord codebook check {folder}"
    )


def opened_codebook(folder: str) -> "Codebook":
    """The codebook in ``folder`` (empty: the built-in one). Faults are told, and the command ends."""
    from onrecord.codebook import CodebookError, codebook

    try:
        return codebook(folder)
    except CodebookError as error:
        say(f"onrecord: {error}")
        raise typer.Exit(WRONG_USAGE) from error
