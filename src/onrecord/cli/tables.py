"""Tables on the screen: as wide as it is; in a pipe a row is a line, however many there are."""

import sys
from dataclasses import dataclass, field

from rich.cells import cell_len
from rich.console import Console
from rich.table import Table

_NUMBERS = frozenset({"reports", "mentions", "outlets", "number", "participants", "step", "moved"})
_WHOLE = frozenset({"id", "a", "b", "when"})
_GAP = 2  # cells between two columns
_DRAWN = 1000  # rows that are drawn for a screen; drawing takes half a millisecond a row


@dataclass
class Rows:
    """A table by its columns' names and its rows of cells."""

    names: tuple[str, ...]
    rows: list[tuple[str, ...]] = field(default_factory=list)

    def add_row(self, *cells: str) -> None:
        """One more row, with a cell for each column."""
        self.rows.append(cells)


def table_of(*names: str) -> Rows:
    """A table with columns of these names; numbers stand on the right."""
    return Rows(names)


def print_table(table: Rows) -> None:
    """Print a table: drawn for the screen where there is one, else a row a line."""
    if sys.stdout.isatty() and len(table.rows) <= _DRAWN:
        Console(markup=False, highlight=False).print(_drawn(table))
        return
    widths = [max(map(cell_len, column)) for column in zip(table.names, *table.rows, strict=True)]
    for row in (table.names, *table.rows):
        sys.stdout.write("".join(map(_cell, table.names, row, widths)).rstrip() + "\n")


def _cell(name: str, told: str, width: int) -> str:
    blank = " " * (width - cell_len(told))
    return f"{blank}{told}{' ' * _GAP}" if name in _NUMBERS else f"{told}{blank}{' ' * _GAP}"


def _drawn(table: Rows) -> Table:
    drawn = Table(box=None, padding=(0, _GAP, 0, 0), header_style="dim")
    for name in table.names:
        drawn.add_column(name, justify="right" if name in _NUMBERS else "left", no_wrap=name in _WHOLE)
    for row in table.rows:
        drawn.add_row(*row)
    return drawn
