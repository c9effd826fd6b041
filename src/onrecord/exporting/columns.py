"""``columns.csv``: what each column of each table holds, so that the tables can be read without this program."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from onrecord.codebook import KINDS, Codebook, Variable, shipped
from onrecord.exporting.cells import Row, joined
from onrecord.exporting.mentions import COUNTED
from onrecord.exporting.own import Own
from onrecord.tables.files import read_table

Columns = Mapping[str, Sequence[str]]
"""The columns of each table, by the name of its file."""
_WITH_OWN = frozenset({"mentions", "events"})
_OF_EVENTS = tuple(kind for kind in KINDS if kind != "statement")
_CODED = frozenset({"triggers", "words", "clause", "program"})
"""Ways of finding by which a category is a value, and no list of cues."""
_OWN = "A variable of your own; export with --codebook FOLDER to have its definition here."


def column_rows(columns: Columns, own: Own) -> Iterator[Row]:
    """One row for each column of each table, in order, with what it means and the categories it may hold.

    The codebook of ``own`` defines the variables of a user's own, and those built in as the user has changed
    them.
    """
    for table, names in columns.items():
        of = ("statement",) if table == "statements" else _OF_EVENTS
        added = own.statements if table == "statements" else own.mentions if table in _WITH_OWN else ()
        variables = dict(zip(names[len(names) - len(added) :], added, strict=True))
        for name in names:
            told = "" if name in variables else _told(table, name)
            defined = [] if told else _variables(own.book, variables.get(name, name), of)
            yield {
                "file": f"{table}.csv",
                "column": name,
                "meaning": told or " ".join(dict.fromkeys(one.definition for one in defined)) or _OWN,
                "values": joined(value for one in defined for value in _values(one)),
            }


def _told(table: str, column: str) -> str:
    """What a column of the program's own holds; empty where the codebook says it."""
    told: str = (
        _meanings().get(table, {}).get(column) or _of_figure(column) or _meanings()["any"].get(column, "")
    )
    return told


def _of_figure(column: str) -> str:
    """ "injured_police_low": of the longest variable that the column begins with."""
    for variable in sorted(COUNTED, key=len, reverse=True):
        if column.startswith(f"{variable}_"):
            part = _meanings()["of_figures"].get(column.removeprefix(f"{variable}_"), "")
            return part and f"{variable}: {part}."
    return ""


def _variables(book: Codebook | None, name: str, of: Sequence[str]) -> list[Variable]:
    """Those coded under a name: forms of the four kinds of event are four variables, that of protest first."""
    for one in filter(None, (book, shipped())):
        found = [each for each in one.variables.values() if each.coded_as == name and {*each.of} & {*of}]
        if found:
            return sorted(found, key=lambda each: KINDS.index(each.of[0]))
    return []


def _values(variable: Variable) -> Iterable[str]:
    return variable.categories if variable.found_by in _CODED else ()


@cache
def _meanings() -> Mapping[str, Mapping[str, str]]:
    loaded: dict[str, dict[str, str] | None] = read_table("columns.yml", __package__)
    return {table: told or {} for table, told in loaded.items()}
