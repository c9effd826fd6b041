"""A parse on the screen: each frame with its cue or trigger, and a line for each of its arguments."""

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from onrecord.cli.pages import clean, heading
from onrecord.records import Frame, Parse, Report

_WIDEST = 200  # characters of an argument shown before it is cut short


def parse_page(report: Report, parse: Parse) -> RenderableType:
    """What the parser marked in one report: its frames in the order of the text, then the names."""
    parts: list[RenderableType] = [heading(report)]
    parts += [Padding(_frame(frame, report.text), (0, 0, 1, 1)) for frame in parse.frames]
    names = dict.fromkeys(f"{one.span.of(report.text)} ({one.kind})" for one in parse.entities)
    if names:
        parts.append(Padding(Text(clean("names: " + ", ".join(names)), "dim"), (0, 0, 1, 1)))
    if not parse.frames and not names:
        parts.append(Text(" nothing is marked: nobody says, thinks or does anything here\n", "dim"))
    return Group(*parts)


def _frame(frame: Frame, text: str) -> RenderableType:
    title = Text(frame.kind, "bold" if frame.attributes else "bold red")
    title.append(f" {clean(frame.span.of(text))}", "italic").append(f"  {frame.probability:.2f}", "dim")
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="dim", min_width=12)
    grid.add_column(ratio=5)
    grid.add_column(style="dim", justify="right")
    for one in frame.arguments:
        words = clean(" ".join(one.span.of(text).split()))
        shown = words if len(words) <= _WIDEST else words[: _WIDEST - 1] + "…"
        grid.add_row(one.role, shown, f"{one.probability:.2f}")
    return Group(title, Padding(grid, (0, 0, 0, 3)))
