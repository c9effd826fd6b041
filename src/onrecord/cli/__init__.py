"""The door: one command per verb."""

import json
import sys
from typing import Annotated

import typer

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)


@app.callback()
def onrecord() -> None:
    """News reports of protest, coded into event data that stands up to scrutiny."""


@app.command()
def code(
    files: list[str],
    as_lines: Annotated[bool, typer.Option("--json", help="One JSON object a report, one a line.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet")] = False,
) -> None:
    """Code reports and print what was coded."""
    from onrecord.exporting import as_json
    from onrecord.flow import ReadOptions, code_page, read_all
    from onrecord.records import Page

    for page in read_all(files, ReadOptions()):
        if isinstance(page, Page):
            sys.stdout.write(json.dumps(as_json(code_page(page)), ensure_ascii=False) + "\n")


def main() -> None:
    """Run the ``onrecord`` command."""
    app()
