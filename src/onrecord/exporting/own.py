"""Variables of a user's own: which they are, so that the tables have a column for each."""

from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.codebook import Codebook
from onrecord.exporting.mentions import COUNTED, LISTED
from onrecord.exporting.statements import ABOUT, PARTS
from onrecord.records import CodedReport

OF_MENTIONS = frozenset({*LISTED, *COUNTED, "date", "place", "other_figure"})
"""Variables of events that the tables tell anyway; ``other_figure`` is in ``figures.csv``."""
OF_STATEMENTS = frozenset({*ABOUT, *PARTS})
"""Variables of statements that the tables tell anyway."""


@dataclass(frozen=True, slots=True)
class Own:
    """The names of the variables that are not built in, of events and of statements, in alphabetical order.

    ``book`` is the codebook that defines them, where it is known.
    """

    mentions: tuple[str, ...] = ()
    statements: tuple[str, ...] = ()
    book: Codebook | None = None


def own_of(of_events: Iterable[str], of_statements: Iterable[str], book: Codebook | None = None) -> Own:
    """Those of all the variables named that are not built in, in alphabetical order.

    Of statements it is only known what was found: ``book``, which defines them all, tells what was looked for.
    """
    asked = {one.coded_as for one in book.variables.values() if "statement" in one.of} if book else set()
    said = {*of_statements, *asked} - OF_STATEMENTS
    return Own(tuple(sorted({*of_events} - OF_MENTIONS)), tuple(sorted(said)), book)


def own_in(coded: Iterable[CodedReport], book: Codebook | None = None) -> Own:
    """Those of the variables asked or coded in ``coded`` that are not built in."""
    events: set[str] = set()
    said: set[str] = set()
    for one in coded:
        events.update(name for questions in one.questions for name in questions.variables)
        events.update(coding.variable for mention in one.mentions for coding in mention.codings)
        said.update(coding.variable for statement in one.statements for coding in statement.codings)
    return own_of(events, said, book)
