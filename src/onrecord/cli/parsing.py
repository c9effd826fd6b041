"""The command ``parse``: what the frame parser marks in reports, for people who want just that."""

import json
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.options import Files, Quiet, Reading, with_reading
from onrecord.cli.telling import finish, parser_needed, stoppable

if TYPE_CHECKING:
    from onrecord.records import Parse, Report


@with_reading
def parse(
    reading: Reading,
    files: Files,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a report, one a line.")] = False,
    quiet: Quiet = False,
) -> None:
    """Mark names, who said what, and who did what, with the words of each; nothing is coded or stored."""
    from onrecord.cleaning import clean
    from onrecord.flow import Tally
    from onrecord.models import shipped_parser
    from onrecord.reading import read
    from onrecord.records import Page

    tally = Tally()
    with stoppable("Nothing was stored"), parser_needed():
        parser = shipped_parser()
        for item in read(files, reading.options()):
            if isinstance(item, Page):
                report = clean(item)
                (_put_json if as_json else _put_page)(report, parser(report.text))
            else:
                tally += Tally.of(item)
    finish(tally, quiet or not tally.unread)


def _put_json(report: "Report", parse: "Parse") -> None:
    from onrecord.exporting import parse_as_json

    sys.stdout.write(json.dumps(parse_as_json(report, parse), ensure_ascii=False) + "\n")


def _put_page(report: "Report", parse: "Parse") -> None:
    from rich.console import Console

    from onrecord.cli.parses import parse_page

    # Brackets and colons of a report are its words, not markup.
    Console(markup=False, emoji=False, highlight=False).print(parse_page(report, parse))
