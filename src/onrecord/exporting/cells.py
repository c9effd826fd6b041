"""What goes into one cell of a table: one line, and nothing that a spreadsheet would run."""

from collections.abc import Iterable

from onrecord.records import Span

Cell = str | int | float | bool | None
Row = dict[str, Cell]

# A spreadsheet takes a cell that begins with one of these for a formula (OWASP, "CSV Injection"). The words of a
# report may begin with any of them, so such a cell gets an apostrophe in front, which spreadsheets do not show.
_LONGEST_NAME = 32  # letters of a column, as Stata takes them
_FORMULA = ("=", "+", "-", "@")


def safe(cell: Cell) -> Cell:
    """``cell`` as it is written: numbers as they are, text on one line, formulas disarmed, booleans 1 and 0."""
    if isinstance(cell, bool):
        return int(cell)
    if not isinstance(cell, str):
        return cell
    line = " ".join(cell.replace("\x00", " ").split())
    return f"'{line}" if line.startswith(_FORMULA) else line


def beside(row: Row, own: Row) -> Row:
    """``row`` with the cells of a user's own variables behind it; none of them replaces one of ``row``.

    Where a variable is named like a column that is there, its column is named ``own_`` and the name. Statistics
    programs take names of 32 letters; what is longer is cut.
    """
    whole = dict(row)
    for name, cell in own.items():
        column = name[:_LONGEST_NAME]
        while column in whole:
            column = f"own_{column}"[:_LONGEST_NAME] if not column.startswith("own_") else f"{column}_"
        whole[column] = cell
    return whole


def words(spans: Iterable[Span], text: str) -> str:
    """The words of ``spans``, with an ellipsis where the report has others between."""
    return " … ".join(span.of(text) for span in spans)


def joined(parts: Iterable[str]) -> str:
    """Several values in one cell, each once, in the order given."""
    return "; ".join(dict.fromkeys(part for part in parts if part))


def parts(record: object | None, *names: str, prefix: str = "") -> dict[str, Cell]:
    """Fields of ``record`` by name, each None where there is no record."""
    return {prefix + name: getattr(record, name, None) for name in names}
