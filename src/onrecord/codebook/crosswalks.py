"""Crosswalks from our codebook to other schemes: data in ``crosswalks/``, read and checked here."""

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml

from onrecord.codebook.crosswalk_checks import checked
from onrecord.codebook.crosswalk_records import (
    Condition,
    Crosswalk,
    Field,
    RowKind,
    Rule,
    Scalar,
    asked,
    conditions,
    default_take,
)
from onrecord.codebook.loading import CodebookError, shipped
from onrecord.codebook.sheets import Keys, Problem, Sheet
from onrecord.codebook.variables import Codebook
from onrecord.tables.files import fastest_loader

CROSSWALKS = ("ccc", "acled", "plover", "poldem")
"""The crosswalks that come with On Record."""

__all__ = ["CROSSWALKS", "Condition", "Crosswalk", "Field", "RowKind", "Rule", "crosswalk", "read_crosswalk"]


@cache
def crosswalk(name: str) -> Crosswalk:
    """The crosswalk of that name that comes with On Record. Raises ``KeyError`` where there is none."""
    if name not in CROSSWALKS:
        raise KeyError(f"there is no crosswalk {name!r}; there are {', '.join(CROSSWALKS)}")
    path = files(__package__).joinpath("crosswalks", f"{name}.yml")
    return _made(_sheet(path.name, path.read_text("utf-8")))


def read_crosswalk(path: Path, codebook: Codebook | None = None) -> Crosswalk:
    """The crosswalk in the file ``path``, for ``codebook`` (the built-in one where none is given).

    Raises:
        CodebookError: with every fault found, by file and line.
    """
    try:
        sheet = _sheet(path.name, path.read_text("utf-8"))
    except FileNotFoundError:
        raise CodebookError(str(path), [Problem("", 0, "there is no such file; give one of YAML")]) from None
    except UnicodeDecodeError as error:
        raise CodebookError(str(path), [Problem(path.name, 0, f"is no UTF-8 text ({error.reason})")]) from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        said = getattr(error, "problem", None) or "cannot be read as YAML"
        problem = Problem(path.name, mark.line + 1 if mark else 0, f"is no YAML: {said}")
        raise CodebookError(str(path), [problem]) from error
    problems = sorted((*sheet.problems, *checked(sheet, codebook or shipped())), key=lambda one: one.line)
    if problems:
        raise CodebookError(str(path), problems)
    return _made(sheet)


def _sheet(name: str, text: str) -> Sheet:
    """The content of a file, with the line of each key and of each entry of a list. Raises ``YAMLError``."""
    loader = fastest_loader(text)
    node = loader.get_single_node()
    data = loader.construct_document(node) if node is not None else {}
    if not isinstance(data, dict):
        return Sheet(name, {}, {}, (Problem(name, 1, "holds no keys; see docs/crosswalks.md for the shape"),))
    lines: dict[Keys, int] = {}
    twice = tuple(_walked(name, node, (), lines))
    return Sheet(name, data, lines, twice)


def _walked(name: str, node: yaml.Node, keys: Keys, lines: dict[Keys, int]) -> Iterator[Problem]:
    if isinstance(node, yaml.SequenceNode):
        for number, entry in enumerate(node.value):
            lines[(*keys, str(number))] = entry.start_mark.line + 1
            yield from _walked(name, entry, (*keys, str(number)), lines)
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            path = (*keys, str(key.value))
            line = key.start_mark.line + 1
            if path in lines:
                told = f"{key.value!r} stands here for the second time (first on line {lines[path]})"
                yield Problem(name, line, told)
            lines.setdefault(path, line)
            yield from _walked(name, value, path, lines)


def _made(sheet: Sheet) -> Crosswalk:
    data = sheet.data
    return Crosswalk(
        name=str(data["crosswalk"]),
        title=_line(data["title"]),
        version=_line(data["version"]),
        citation=_line(data["citation"]),
        checked=_line(data["checked"]),
        codebook=str(data["codebook"]),
        unit=_line(data["unit"]),
        rows=tuple(_row_kind(sheet, name, raw) for name, raw in data["rows"].items()),
        fields=tuple(_field(sheet, name, raw) for name, raw in data["fields"].items()),
        lost={str(key): _line(why) for key, why in (data.get("lost") or {}).items()},
        file=sheet.name,
    )


def _line(told: Any) -> str:
    return " ".join(str(told or "").split())


def _row_kind(sheet: Sheet, name: str, raw: dict[str, Any]) -> RowKind:
    return RowKind(
        name=name,
        of=raw["of"],
        line=sheet.line("rows", name),
        meaning=_line(raw.get("meaning")),
        otherwise=_line(raw.get("otherwise")),
        when=asked(raw.get("when")),
        unless=conditions(raw.get("unless")),
    )


def _field(sheet: Sheet, name: str, raw: dict[str, Any]) -> Field:
    given = raw.get("rules") or []
    return Field(
        name=name,
        meaning=_line(raw["meaning"]),
        rules=tuple(_rule(sheet, ("fields", name, "rules", str(n)), one) for n, one in enumerate(given)),
        every=bool(raw.get("every")),
        allowed=tuple(raw.get("allowed") or ()),
        free=bool(raw.get("free")),
        empty=_line(raw.get("empty")),
        never=_line(raw.get("never")),
        checked=raw.get("checked") is not False,
    )


def _rule(sheet: Sheet, path: Keys, raw: dict[str, Any]) -> Rule:
    source = tuple(_listed(raw.get("from")))
    table = raw.get("map")
    return Rule(
        line=sheet.line(*path),
        value=raw.get("value"),
        source=source,
        take=str(raw.get("take") or (default_take(source[0]) if source else "")),
        table={str(key): tuple(_listed(told)) for key, told in table.items()} if table else None,
        bands=tuple(sorted((float(low), told) for low, told in (raw.get("bands") or {}).items())),
        frame=str(raw.get("as") or "{}"),
        rows=tuple(_listed(raw.get("in"))),
        when=asked(raw.get("when")),
        unless=conditions(raw.get("unless")),
    )


def _listed(raw: Any) -> list[Any]:
    """``raw`` as a list: itself, or one entry, or none."""
    scalar: list[Scalar] = [] if raw is None else [raw]
    return raw if isinstance(raw, list) else scalar
