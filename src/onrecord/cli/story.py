"""The command ``story``: what is on record of an event, an actor or an issue, for people to read."""

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.events import possible
from onrecord.cli.options import Db, Quiet, with_options
from onrecord.cli.telling import NO_DATABASE, opened, plain, say

if TYPE_CHECKING:
    from collections.abc import Mapping

    from onrecord.exporting.story_records import Story

FORMATS = ("text", "markdown", "html")


@dataclass(frozen=True)
class Telling:
    """What to tell of, and how: the options of the command."""

    actor: Annotated[
        str | None, typer.Option(metavar="NAME", help="All events of this actor, and what it said.")
    ] = None
    issue: Annotated[
        str | None, typer.Option(metavar="WORDS", help="All events about this, and what was said of it.")
    ] = None
    form: Annotated[str, typer.Option("--as", metavar="FORMAT", help="text, markdown or html.")] = "text"
    out: Annotated[Path | None, typer.Option(metavar="FILE", help="Write it there, and not to the screen.")] = (
        None
    )
    names: Annotated[
        bool, typer.Option("--names", help="Leave in the names of speakers without a public role.")
    ] = False


@with_options("telling", Telling)
def story(
    telling: Telling,
    db: Db,
    event: Annotated[
        str | None, typer.Argument(metavar="EVENT", help="An event: its id or the beginning of it.")
    ] = None,
    quiet: Quiet = False,
) -> None:
    """Tell the story of an EVENT, an actor or an issue: timeline, figures by voice, who said what, disputes.

    Every line names its sources. Names of private persons are withheld unless asked for with --names.
    """
    from onrecord.events import story as story_on

    asked = {"event": event, "actor": telling.actor, "issue": telling.issue}
    if sum(bool(one and one.strip()) for one in asked.values()) != 1:
        raise typer.BadParameter("name one EVENT, or --actor NAME, or --issue WORDS")
    if telling.form not in FORMATS:
        raise typer.BadParameter(f"--as is one of {', '.join(FORMATS)}, not {telling.form!r}")
    with opened(db, create=False) as store, possible():
        told = story_on(store, **asked, names=telling.names)
    _put(_drawn(told, telling.form, quiet), telling.out)


def _drawn(told: "Story", form: str, quiet: bool) -> str:
    from onrecord.exporting.story_html import as_html
    from onrecord.exporting.story_text import as_markdown, as_text

    if form == "html":
        return as_html(told, _pictures(told, quiet))
    return as_markdown(told) if form == "markdown" else as_text(told)


def _pictures(told: "Story", quiet: bool) -> "Mapping[str, str] | None":
    """The pictures of the page; None, with a word on it, where what draws them is not installed."""
    try:
        from onrecord.exporting.story_plots import pictures
    except ImportError as error:
        if not quiet:
            say(f"onrecord: the page has no pictures ({error}). For them: pip install 'onrecord[plots]'.")
        return None
    return pictures(told)


def _put(told: str, out: Path | None) -> None:
    if out is None:
        sys.stdout.write(plain(told, keep="\n"))
        return
    try:
        out.write_text(told, "utf-8")
    except OSError as error:
        say(f"onrecord: {out}: {error.strerror}; name another file or make room")
        raise typer.Exit(NO_DATABASE) from error
