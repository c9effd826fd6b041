"""The commands on agreement: ``evaluate`` against gold, and ``agree`` between two coders."""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.options import Quiet, Reading, with_options, with_reading
from onrecord.cli.telling import (
    SOME_UNREAD,
    WRONG_USAGE,
    count,
    parser_needed,
    progress,
    say,
    say_unread,
    stoppable,
)

if TYPE_CHECKING:
    from onrecord.evaluation import Evaluation, Resampling
    from onrecord.ports import Progress
    from onrecord.records import Page, Settings
    from onrecord.reviewing import CodedItem, GoldReport


@dataclass(frozen=True)
class Comparing:
    """How to compare: the options of both commands."""

    texts: Annotated[
        Path | None,
        typer.Option("--texts", metavar="FOLDER", help="Where the reports' texts are.", show_default=False),
    ] = None
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object.")] = False
    bootstrap: Annotated[
        int, typer.Option(min=0, metavar="N", help="How often reports are drawn for the intervals; 0: none.")
    ] = 1000
    seed: Annotated[int, typer.Option(metavar="N", help="Another seed draws other reports.")] = 1
    quiet: Quiet = False

    @property
    def resampling(self) -> "Resampling":
        """How intervals are made."""
        from onrecord.evaluation import Resampling

        return Resampling(self.bootstrap, self.seed)


@with_reading
@with_options("comparing", Comparing)
def evaluate(
    reading: Reading,
    comparing: Comparing,
    gold: Annotated[Path, typer.Argument(metavar="GOLD", help="A gold file, YAML.")],
    coded: Annotated[
        Path | None,
        typer.Argument(
            metavar="CODED", help="JSON lines of any coder; without it, On Record codes.", show_default=False
        ),
    ] = None,
    misses: Annotated[bool, typer.Option("--misses", help="List every miss with its evidence.")] = False,
) -> None:
    """Score codings against gold: precision, recall, F1 and Krippendorff's alpha of each variable."""
    from onrecord.evaluation import against_gold, open_coded, open_gold, open_texts

    options, settings = reading.options(), reading.settings()
    with stoppable("Nothing was stored"), _comparable(), parser_needed():
        golds = open_gold(gold)
        items = open_coded(coded) if coded else None
        pages, left_out = open_texts(golds, gold, comparing.texts, options)
        if items is None:
            with progress(comparing.quiet) as tell:
                items = tuple(_coded(golds, pages, settings, tell))
        result = against_gold(golds, pages, items, left_out, comparing.resampling)
    _put(result, ("gold", "coded"), comparing, misses)


@with_options("comparing", Comparing)
def agree(
    comparing: Comparing,
    first: Annotated[Path, typer.Argument(metavar="A", help="JSON lines of one coder.")],
    second: Annotated[Path, typer.Argument(metavar="B", help="JSON lines of another, of the same reports.")],
    differences: Annotated[bool, typer.Option(help="List where they differ, with the evidence of both.")] = True,
) -> None:
    """Tell how far two coders of the same reports agree, and where they differ; neither is the measure."""
    from onrecord.evaluation import agree as compared

    with stoppable("Nothing was stored"), _comparable():
        result = compared(first, second, texts=comparing.texts, resampling=comparing.resampling)
    _put(result, ("A", "B"), comparing, differences)


def _coded(
    golds: "tuple[GoldReport, ...]", pages: "dict[str, Page]", settings: "Settings", tell: "Progress | None"
) -> "Iterator[CodedItem]":
    from onrecord.evaluation import code_pages

    for done, item in enumerate(code_pages(golds, pages, settings), 1):
        yield item
        if tell:
            tell("coding", done, len(pages))


@contextmanager
def _comparable() -> Iterator[None]:
    """Where nothing can be compared, say what is wrong and what to do; then the command ends."""
    from onrecord.reviewing import ReviewError

    try:
        yield
    except ReviewError as error:
        say_unread(error.faults)
        raise typer.Exit(WRONG_USAGE) from error


def _put(result: "Evaluation", sides: tuple[str, str], comparing: Comparing, listed: bool) -> None:
    """Print what was compared, tell what could not be, and leave with the right exit code."""
    from onrecord.cli.agreement import as_object, difference_lines, table

    if comparing.as_json:
        told = as_object(result, sides, listed)
        told["bootstrap"] = {"resamples": comparing.bootstrap, "seed": comparing.seed, "level": 0.95}
        sys.stdout.write(json.dumps(told, ensure_ascii=False) + "\n")
    else:
        lines = table(result.scores, sides) if result.reports else []
        lines += difference_lines(result.differences, sides) if listed else []
        sys.stdout.write("".join(f"{line}\n" for line in lines))
    say_unread(result.left_out)
    if not comparing.quiet:
        say(f"onrecord: {count(len(result.reports), 'report')} compared.")
    if result.left_out:
        raise typer.Exit(SOME_UNREAD)
