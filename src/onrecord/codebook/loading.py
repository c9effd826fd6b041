"""Codebooks read from folders of YAML files, with every fault named by file and line."""

from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

import yaml

from onrecord.codebook.replacing import misfits
from onrecord.codebook.sheets import HEAD, Problem, Sheet, examples_of, read_sheet
from onrecord.codebook.variables import Category, Codebook, Variable
from onrecord.records import digest

SHIPPED = "protest"


class CodebookError(ValueError):
    """A codebook that cannot be used; ``problems`` says what, where and what to do."""

    def __init__(self, where: str, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        told = "\n".join(f"  {problem}" for problem in self.problems)
        super().__init__(f"the codebook {where} cannot be used:\n{told}")


@cache
def shipped() -> Codebook:
    """The built-in codebook, ``protest``."""
    folder = files(__package__) / SHIPPED
    sheets = [read_sheet(entry.name, entry.read_text("utf-8"), strict=False) for entry in _entries(folder)]
    return _assembled(SHIPPED, sheets)


@cache
def codebook(folder: str = "") -> Codebook:
    """The codebook in ``folder``, or the built-in one.

    A folder holds ``codebook.yml`` (name, version, definition, and whether it ``extends: protest``) and one file
    per variable. Where it extends the built-in codebook, its files replace or add variables; else they are all.

    Raises:
        CodebookError: with every fault found, by file and line.
    """
    return read_codebook(Path(folder)) if folder else shipped()


def read_codebook(folder: Path) -> Codebook:
    """The codebook in ``folder``, read anew. Raises :class:`CodebookError`."""
    if not folder.is_dir():
        raise CodebookError(str(folder), [Problem("", 0, "there is no such folder; give one of YAML files")])
    sheets = []
    for entry in _entries(folder):
        try:
            sheets.append(read_sheet(entry.name, entry.read_text("utf-8"), strict=True))
        except UnicodeDecodeError as error:
            sheets.append(_broken(entry.name, Problem(entry.name, 0, f"is no UTF-8 text ({error.reason})")))
        except yaml.YAMLError as error:
            sheets.append(_broken(entry.name, _unparsed(entry.name, error)))
    problems = [problem for sheet in sheets for problem in sheet.problems]
    problems += _between(sheets)
    if not problems:
        problems += misfits(sheets, shipped().variables, extends=bool(_head(sheets).get("extends")))
    if problems:
        raise CodebookError(str(folder), sorted(problems, key=lambda one: (one.file, one.line)))
    return _assembled(folder.name, sheets)


def _entries(folder: Traversable | Path) -> list[Any]:
    return sorted((one for one in folder.iterdir() if one.name.endswith(".yml")), key=lambda one: one.name)


def _broken(name: str, problem: Problem) -> Sheet:
    return Sheet(name, {}, {}, (problem,))


def _unparsed(name: str, error: yaml.YAMLError) -> Problem:
    mark = getattr(error, "problem_mark", None)
    said = getattr(error, "problem", None) or "cannot be read as YAML"
    return Problem(name, mark.line + 1 if mark else 0, f"is no YAML: {said}")


def _between(sheets: list[Sheet]) -> Iterable[Problem]:
    """Faults that only all files together show: a missing head, two variables of one name."""
    if not any(sheet.name == HEAD for sheet in sheets):
        yield Problem(HEAD, 0, "is missing: give the codebook a name, a version and a definition there")
    seen: dict[str, str] = {}
    for sheet in sheets:
        name = sheet.data.get("variable")
        if sheet.name == HEAD or not isinstance(name, str):
            continue
        if name in seen:
            line = sheet.line("variable")
            yield Problem(sheet.name, line, f"defines {name!r}, which {seen[name]} defines too; rename one")
        seen.setdefault(name, sheet.name)


def _head(sheets: list[Sheet]) -> dict[str, Any]:
    return next((sheet.data for sheet in sheets if sheet.name == HEAD), {})


def _assembled(folder: str, sheets: list[Sheet]) -> Codebook:
    head = _head(sheets)
    own = {sheet.data["variable"]: _variable(sheet) for sheet in sheets if sheet.name != HEAD}
    extends = str(head.get("extends", ""))
    base = dict(shipped().variables) if extends else {}
    told = sorted((name, repr(replace(one, file=""))) for name, one in {**base, **own}.items())
    return Codebook(
        name=str(head.get("name", folder)),
        version=str(head.get("version", 1)),
        definition=str(head.get("definition", "")).strip(),
        variables={**base, **own},
        digest=digest("codebook", *told),
        extends=extends,
    )


def _variable(sheet: Sheet) -> Variable:
    data = sheet.data
    return Variable(
        name=data["variable"],
        version=data["version"],
        of=tuple(part.strip() for part in str(data["of"]).split(",")),
        definition=" ".join(str(data["definition"]).split()),
        found_by=data["found_by"],
        coded_as=data.get("coded_as", data["variable"]),
        categories={key: _category(key, raw) for key, raw in (data.get("categories") or {}).items()},
        whole=_category("", {"definition": data["definition"], "examples": data.get("examples"),
                             **(data.get("cues") or {})}),
        file=sheet.name,
    )  # fmt: skip


def _category(name: str, raw: dict[str, Any]) -> Category:
    cues = {kind: tuple(told or ()) for kind, told in raw.items() if kind not in ("definition", "examples")}
    definition = " ".join(str(raw["definition"]).split())
    return Category(name, definition, cues, *examples_of(raw))
