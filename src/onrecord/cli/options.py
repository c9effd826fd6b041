"""Options that several commands share."""

import inspect
from collections.abc import Callable
from dataclasses import asdict, dataclass, fields
from datetime import date
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, get_args, get_type_hints

import typer

if TYPE_CHECKING:
    from onrecord.reading import ReadOptions
    from onrecord.records import Settings

Db = Annotated[
    Path, typer.Option("--db", metavar="FILE", help="The database, an SQLite file.", show_default=False)
]
Files = Annotated[
    list[str],
    typer.Argument(metavar="FILE", help="Files, folders, or - for standard input.", show_default=False),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress and no summary; only what went wrong.")]


def _day(told: str) -> date:
    try:
        return date.fromisoformat(told)
    except ValueError as error:
        raise typer.BadParameter(f"{told!r} is not a date; write it as 2025-08-09") from error


def _column(name: str, what: str) -> Any:
    return typer.Option(f"--{name}-column", metavar="NAME", help=f"CSV or JSON column that holds the {what}.")


@dataclass(frozen=True)
class Reading:
    """How to read and by which conventions to code: the options of every command that takes reports."""

    text_column: Annotated[str | None, _column("text", "text")] = None
    date_column: Annotated[str | None, _column("date", "publication date")] = None
    title_column: Annotated[str | None, _column("title", "title")] = None
    source_column: Annotated[str | None, _column("source", "source")] = None
    url_column: Annotated[str | None, _column("url", "address")] = None
    timezone_column: Annotated[str | None, _column("timezone", "time zone")] = None
    language_column: Annotated[str | None, _column("language", "language")] = None
    id_column: Annotated[str | None, _column("id", "name by which you know it")] = None
    published: Annotated[
        date | None,
        typer.Option(
            parser=_day, metavar="DATE", help="Publication date of reports that bring none: 2025-08-09."
        ),
    ] = None
    source: Annotated[
        str | None, typer.Option(metavar="NAME", help="Source (outlet) of reports that bring none.")
    ] = None
    timezone: Annotated[
        str | None, typer.Option(metavar="ZONE", help="Time zone of reports that bring none: Europe/London.")
    ] = None
    encoding: Annotated[
        str | None, typer.Option(metavar="NAME", help="Encoding of the files, in place of the one found.")
    ] = None
    format: Annotated[
        str | None, typer.Option(metavar="NAME", help="text, csv, tsv, jsonl or json, in place of the suffix.")
    ] = None
    size_policy: Annotated[
        str, typer.Option(metavar="NAME", help="How words become numbers; see: onrecord size --help.")
    ] = "ccc-3"
    rules_only: Annotated[
        bool, typer.Option("--rules-only", help="Code by rules alone, without the frame parser.")
    ] = False
    codebook: Annotated[
        str,
        typer.Option(metavar="FOLDER", help="Code by a codebook of your own; see: onrecord codebook --help."),
    ] = ""
    gazetteer: Annotated[
        str, typer.Option(metavar="FILE", help="Another store of added places than your own; none for none.")
    ] = ""

    def options(self) -> "ReadOptions":
        """What the reading room is told."""
        from onrecord.reading import ReadOptions
        from onrecord.reading.options import Format

        if self.format not in (None, *get_args(Format)):
            raise typer.BadParameter(f"--format is one of {', '.join(get_args(Format))}, not {self.format!r}")
        told = asdict(self)
        for name in ("size_policy", "rules_only", "codebook", "gazetteer"):
            del told[name]
        return ReadOptions(**told)

    def settings(self) -> "Settings":
        """What the coding room is told."""
        from onrecord.coding.counts.sizes import POLICIES
        from onrecord.records import Settings

        if self.size_policy not in POLICIES:
            raise typer.BadParameter(f"--size-policy is one of {', '.join(POLICIES)}, not {self.size_policy!r}")
        if self.codebook:
            from onrecord.cli.codebooks import opened_codebook

            opened_codebook(self.codebook)
        return Settings(
            size_policy=self.size_policy,
            rules_only=self.rules_only,
            codebook=self.codebook,
            gazetteer=self.gazetteer,
        )


def with_reading(command: Callable[..., None]) -> Callable[..., None]:
    """Give ``command``, which takes ``reading: Reading``, every field of it as an option of its own."""
    return with_options("reading", Reading)(command)


def with_options(name: str, group: type) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Give a command, which takes one ``group`` by ``name``, every field of it as an option of its own.

    Typer reads options off a function's signature; fourteen of them three times over would be hard to keep
    the same, so the signature is put together here.
    """
    hints = get_type_hints(group, include_extras=True)
    options = [
        inspect.Parameter(
            one.name, inspect.Parameter.KEYWORD_ONLY, default=one.default, annotation=hints[one.name]
        )
        for one in fields(group)
    ]

    def with_them(command: Callable[..., None]) -> Callable[..., None]:
        signature = inspect.signature(command, eval_str=True)
        own = [parameter for one, parameter in signature.parameters.items() if one != name]

        @wraps(command)
        def asked(**given: Any) -> None:
            told = group(**{option.name: given.pop(option.name) for option in options})
            command(**given, **{name: told})

        own = [parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY) for parameter in own]
        asked.__signature__ = signature.replace(parameters=[*own, *options])  # type: ignore[attr-defined]
        return asked

    return with_them
