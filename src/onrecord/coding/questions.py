"""Which variables the program looks for in events of each kind, so that silence is told from not coded."""

from typing import get_args

from onrecord.codebook import Codebook
from onrecord.records import Questions
from onrecord.records.findings import EventKind

# Ways of finding by which a variable of protests is looked for (``codebook.WAYS``); those of the other kinds of
# event are found by rules of their own.
_BY_WAY = frozenset({"triggers", "words", "leads", "clauses", "counts", "clause", "names"})
_OF_ALL = frozenset({"form", "status", "foreground", "date", "place"})
# Variables defined by a file and found by rules that are no list of words.
_BY_RULE = frozenset({"injured_other", "injured_police", "money", "slogan", "series", "part_of", "side"})
_BY_PARSER = frozenset({"participant"})
_OF_ANSWERS = {"court": frozenset({"actor", "addressee", "charged", "money"}),
               "government": frozenset({"actor", "addressee", "money"}),
               "policing": frozenset({"actor", "addressee"})}  # fmt: skip


def coded_by(kind: EventKind, codebook: Codebook, *, parsed: bool) -> frozenset[str]:
    """The variables of ``codebook`` that the program codes of events of ``kind``, where the report tells them.

    ``parsed``: the frame parser ran. Figures and measures of an answer to protest stand on the protest
    (codebook section 1), so that other kinds have few.
    """
    carried = [one for one in codebook.variables.values() if kind in one.of]
    if kind != "protest":
        return frozenset(one.coded_as for one in carried) & (_OF_ALL | _OF_ANSWERS[kind])
    known = _OF_ALL | _BY_RULE | (_BY_PARSER if parsed else frozenset())
    return frozenset(one.coded_as for one in carried if one.found_by in _BY_WAY or one.name in known)


def questions(codebook: Codebook, *, parsed: bool) -> tuple[Questions, ...]:
    """For each kind of event, what the codebook asks and what of it the program looks for."""
    return tuple(
        Questions(
            kind,
            tuple(sorted({one.coded_as for one in codebook.variables.values() if kind in one.of})),
            tuple(sorted(coded_by(kind, codebook, parsed=parsed))),
        )
        for kind in get_args(EventKind)
    )
