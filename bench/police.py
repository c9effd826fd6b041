"""Police action on IndiaPoliceEvents, through the whole program: what it finds and codes, and its parser marks.

The set asks of each report "Did police kill someone?", "arrest someone?", "use force or violence?" and "do
anything?"; who was killed by police was met with force, and what police say is something that they do. Its texts
are in lower case.
"""

from pathlib import Path
from typing import Any

from bench.frames import POLICE, Tally, police_actions, rows
from bench.polnear import Parsed
from onrecord.cleaning import clean
from onrecord.finding.measures import find_measures
from onrecord.flow import code_page
from onrecord.models.parser import FrameParser
from onrecord.records import Code, CodedReport, Page, Settings, Size

FOLDER = "india-police-events"
ARRESTING = frozenset({"arrest", "detention", "carry_away"})
FORCING = frozenset({"force", "baton", "shield", "horses", "dogs", "tear_gas", "pepper_spray", "water_cannon"})
_NO_DEEDS = frozenset({"no_action", "warning"})
FIRING = frozenset({"rubber_bullets", "live_fire"})


def coded_actions(coded: CodedReport, *, counted_only: bool = False) -> set[str]:
    """Which labels the codings tell of. Who killed is not coded, so that KILL never comes of them.

    ``counted_only``: arrests are told by a figure of arrests and not by the measure, whose cues tell as often of
    an arrest somewhere else.
    """
    told: set[str] = set()
    for mention in coded.mentions:
        measures = {one.value.name for one in mention.of("police_measure") if isinstance(one.value, Code)}
        counted = [
            one.value
            for name in ("arrests", "detained")
            for one in mention.of(name)
            if isinstance(one.value, Size)
        ]
        if (measures & ARRESTING and not counted_only) or any(size.high != 0 for size in counted):
            told.add("ARREST")
        if measures & (FORCING | FIRING):
            told.add("FORCE")
        if told or measures - {"no_action"} or mention.kind == "policing":
            told.add("ANY_ACTION")
    return told


def found_actions(coded: CodedReport) -> set[str]:
    """Which labels the words of a report tell of besides: what police said, and measures wherever they stand."""
    said = any(statement.voice == "police" for statement in coded.statements)
    found = {
        one.code
        for one in find_measures(clean(Page(text=coded.report.text)))
        if one.variable == "police_measure"
    }
    return {"ANY_ACTION"} if said or found - _NO_DEEDS else set()


def measure(data: Path, parser: FrameParser) -> dict[str, float]:
    """F1 of documents by label: of the codings, and of all that the program finds (marks and words too)."""
    wanted: dict[Any, set[str]] = {}
    marked: dict[Any, set[str]] = {}
    for row in rows(data / FOLDER / "sents.jsonl.gz"):
        wanted.setdefault(row["doc_id"], set()).update(row["sent_labels"])
        found = police_actions(row["sent_text"], parser(row["sent_text"]))
        marked.setdefault(row["doc_id"], set()).update(found)
    tallies = {(kind, label): Tally() for kind in ("program", "codings") for label in POLICE}
    for row in rows(data / FOLDER / "docs.jsonl.gz"):
        parse = parser(row["doc_text"])
        page = Page(text=row["doc_text"])
        coded = code_page(page, Settings(gazetteer="none"), Parsed(parser.name, parse))
        name = row["doc_id"]
        marks = marked.get(name, set())
        together = coded_actions(coded, counted_only=True) | found_actions(coded) | marks
        for kind, told in (("codings", coded_actions(coded)), ("program", together)):
            for label in POLICE:
                tallies[kind, label].add([1] * (label in told), [1] * (label in wanted[name]))
    return {
        f"{kind} india documents {label} F1": tally.f1 for (kind, label), tally in tallies.items() if tally.told
    }
