"""From YAML to gold. Every fault is told with the document and the entry that it stands in."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any, TypeVar

import yaml

from onrecord.records import Unread
from onrecord.reviewing.faults import ReviewError
from onrecord.reviewing.gold import (
    CODES,
    NAMES,
    TEXTS,
    GoldFigure,
    GoldMention,
    GoldPlace,
    GoldReport,
    GoldStatement,
)

_MEND_YAML = "mend it; the form of a gold file is told in docs/agreement.md"
_Entry = TypeVar("_Entry")
_PLACE = ("site", "district", "locality", "region", "country")


class _FaultError(Exception):
    """What is wrong with an entry, and what to do about it."""

    def __init__(self, reason: str, advice: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.advice = advice


class _Faults:
    """The faults of one file."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.all: list[Unread] = []

    def add(self, where: str, reason: str, advice: str) -> None:
        """Note a fault."""
        self.all.append(Unread(self.path, where, reason, advice))


def read_gold(text: str, path: str) -> tuple[GoldReport, ...]:
    """The reports of a gold file, one YAML document each. ``path`` is for messages.

    Raises:
        ReviewError: it is not YAML, or not gold; tells of every entry that is not.
    """
    faults = _Faults(path)
    reports: dict[str, GoldReport] = {}
    for number, document in enumerate(_documents(text, path), 1):
        if document is None:  # what stands before the first "---" may be comments alone
            continue
        name = document.get("report") if isinstance(document, dict) else None
        if not isinstance(name, str):
            faults.add(f"document {number}", "it has no “report”", "write report: and its file's name")
        elif name in reports:
            faults.add(f"document {number}", f"{name} has a document already", "put all of it into one")
        else:
            reports[name] = _report(name, document, faults)
    if not reports and not faults.all:
        faults.add("", "it holds no gold", "give a YAML file with one document a report")
    if faults.all:
        raise ReviewError(faults.all)
    return tuple(reports.values())


def _documents(text: str, path: str) -> list[Any]:
    try:
        return list(yaml.safe_load_all(text))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        where = f"line {mark.line + 1}" if mark else ""
        raise ReviewError([Unread(path, where, f"not YAML ({error.problem})", _MEND_YAML)]) from error
    except (yaml.YAMLError, ValueError) as error:  # ValueError: a date such as 2025-02-30
        reason = f"not YAML ({' '.join(str(error).split())})"
        raise ReviewError([Unread(path, "", reason, _MEND_YAML)]) from error


def _report(name: str, document: dict[str, Any], faults: _Faults) -> GoldReport:
    published = document.get("published")
    return GoldReport(
        name,
        published if isinstance(published, date) else None,
        tuple(_each(document, "mentions", _mention, faults)),
        tuple(_each(document, "statements", _statement, faults)),
    )


def _each(
    document: dict[str, Any], name: str, read: Callable[[dict[str, Any], int], _Entry], faults: _Faults
) -> Iterator[_Entry]:
    """Every entry of a list of the document that can be read; the faults of the others are noted."""
    entries = document.get(name) or []
    if not isinstance(entries, list):
        faults.add(document["report"], f"“{name}” is no list", "begin each entry with a dash")
        return
    for number, entry in enumerate(entries, 1):
        try:
            if not isinstance(entry, dict):
                raise _FaultError("it is no mapping", "write its parts as name: value")
            yield read(entry, number)
        except _FaultError as fault:
            where = f"{document['report']}, {name.removesuffix('s')} {number}"
            faults.add(where, fault.reason, fault.advice)


def _mention(entry: dict[str, Any], number: int) -> GoldMention:
    kind, day = _text(entry, "kind"), _mapping(entry, "date")
    anchor = _texts(entry, "anchor")
    if not kind:
        raise _FaultError("it has no “kind”", "write kind: protest, policing, court or government")
    if not anchor:
        raise _FaultError("it has no “anchor”", "quote the words of the report that tell of the event")
    names = (*CODES, *NAMES, *TEXTS)
    return GoldMention(
        key=_text(entry, "key") or f"{kind} {number}",
        kind=kind,
        anchor=anchor,
        values={name: values for name in names if (values := _texts(entry, name))},
        start=_day(day.get("start")),
        end=_day(day.get("end")),
        dated=bool(day),
        place=_place(_mapping(entry, "place")),
        figures=tuple(_figure(one) for one in _mappings(entry, "figures")),
        optional=bool(entry.get("optional")),
    )


def _figure(entry: dict[str, Any]) -> GoldFigure:
    variable, words, role = (
        _text(entry, "variable"),
        _text(entry, "words"),
        _text(_mapping(entry, "voice"), "role"),
    )
    if not variable or not role:
        raise _FaultError(
            f"a figure has no {'“voice” with a “role”' if variable else '“variable”'}",
            "write variable: participants, for instance, and voice: {role: police}",
        )
    ends = [entry.get(end) for end in ("low", "high")]
    if not all(end is None or (isinstance(end, int) and not isinstance(end, bool)) for end in ends):
        raise _FaultError(f"{variable}: low and high are whole numbers", "leave out what is not known")
    return GoldFigure(variable, ends[0], ends[1], words or "", role, bool(entry.get("optional")))


def _statement(entry: dict[str, Any], _number: int) -> GoldStatement:
    if "speaker" not in entry or "content" not in entry:
        missing = "content" if "speaker" in entry else "speaker"
        raise _FaultError(f"it has no “{missing}”", "give the speaker's name and the quoted content")
    speaker = _text(entry, "speaker")
    return GoldStatement(
        speakers=((speaker,) if speaker else ()) + _texts(entry, "also"),
        content=_texts(entry, "content"),
        quotation=_text(entry, "quotation"),
        act=_text(entry, "act"),
        medium=_text(entry, "medium"),
        role=_text(entry, "role"),
        optional=bool(entry.get("optional")),
    )


def _place(entry: dict[str, Any]) -> GoldPlace | None:
    parts = {part: told for part in _PLACE if (told := _text(entry, part))}
    route = _texts(entry, "route")
    return GoldPlace(parts, route) if parts or route else None


def _day(told: Any) -> str | None:
    return None if told is None else str(told)


def _text(entry: dict[str, Any], name: str) -> str | None:
    told = entry.get(name)
    if isinstance(told, dict | list):
        raise _FaultError(f"“{name}” is one word or wording", "put it into quotation marks")
    return None if told is None else _plain(told)


def _texts(entry: dict[str, Any], name: str) -> tuple[str, ...]:
    told = entry.get(name)
    many = told if isinstance(told, list) else [] if told is None else [told]
    if any(isinstance(one, dict | list) for one in many):
        raise _FaultError(f"“{name}” is a list of words or wordings", "put each into quotation marks")
    return tuple(_plain(one) for one in many if one is not None)


def _plain(told: Any) -> str:
    """What YAML took for a truth value or a number, as it may have been written: the country NO, a slogan 5."""
    return {True: "yes", False: "NO"}[told] if isinstance(told, bool) else str(told)


def _mapping(entry: dict[str, Any], name: str) -> dict[str, Any]:
    told = entry.get(name) or {}
    if not isinstance(told, dict):
        raise _FaultError(f"“{name}” is no mapping", f"write {name}: and its parts in braces")
    return told


def _mappings(entry: dict[str, Any], name: str) -> list[dict[str, Any]]:
    told = entry.get(name) or []
    if not isinstance(told, list) or not all(isinstance(one, dict) for one in told):
        raise _FaultError(f"“{name}” is a list of mappings", "begin each with a dash, its parts in braces")
    return told
