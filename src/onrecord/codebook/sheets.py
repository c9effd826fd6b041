"""One YAML file of a codebook: its content, the line of each key, and what is wrong with it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

import yaml

from onrecord.codebook.cues import pattern
from onrecord.codebook.variables import ABSENCE, KINDS, WAYS
from onrecord.tables.files import fastest_loader

HEAD = "codebook.yml"
_HEAD_KEYS = ("name", "version", "definition", "extends")
_KEYS = ("variable", "version", "of", "found_by", "coded_as", "definition", "cues", "categories", "examples")
_NEEDED = ("variable", "version", "of", "found_by", "definition")
_NAME = re.compile(r"[a-z][a-z0-9_]{0,59}\Z")
_RUNAWAY = re.compile(r"(?<!\\)[*+]|\{\d*,\}")


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong, in which file, on which line (0: the file as a whole)."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        where = f"{self.file}, line {self.line}: " if self.line else f"{self.file}: " if self.file else ""
        return where + self.message


Keys = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A file's content; ``lines`` gives the line of each key, by the keys that lead to it."""

    name: str
    data: dict[str, Any]
    lines: Mapping[Keys, int]
    problems: tuple[Problem, ...] = ()

    def line(self, *keys: str) -> int:
        """The line on which the last of ``keys`` stands, or the nearest above it that is known."""
        while keys and keys not in self.lines:
            keys = keys[:-1]
        return self.lines.get(keys, 0)


def read_sheet(name: str, text: str, *, strict: bool) -> Sheet:
    """The file ``name``; with ``strict`` its faults are looked for. Raises ``yaml.YAMLError``."""
    loader = fastest_loader(text)
    node = loader.get_single_node()
    data = loader.construct_document(node) if node is not None else {}
    if not isinstance(data, dict):
        return Sheet(name, {}, {}, (Problem(name, 1, "holds no keys; see docs/codebook.md for the shape"),))
    if not strict:
        return Sheet(name, data, {})
    lines: dict[Keys, int] = {}
    twice = list(_walked(name, node, (), lines))
    sheet = Sheet(name, data, lines)
    faults = _of_head(sheet) if name == HEAD else _of_variable(sheet)
    return Sheet(name, data, lines, (*twice, *faults))


def _walked(name: str, node: yaml.Node, keys: Keys, lines: dict[Keys, int]) -> Iterator[Problem]:
    if not isinstance(node, yaml.MappingNode):
        return
    for key, value in node.value:
        path = (*keys, _as_read(key))
        line = key.start_mark.line + 1
        if path in lines:
            told = f"{key.value!r} stands here for the second time (first on line {lines[path]})"
            yield Problem(name, line, told)
            continue
        lines[path] = line
        yield from _walked(name, value, path, lines)


def _as_read(key: yaml.Node) -> str:
    """A key as it is after reading: YAML takes a bare yes or on for a truth value."""
    if key.tag.endswith(":bool"):
        return str(key.value.lower() in {"yes", "on", "true"})
    return str(key.value)


def _unknown(sheet: Sheet, keys: Keys, known: tuple[str, ...], what: str) -> Iterator[Problem]:
    data: Any = sheet.data
    for key in keys:
        data = data[key]
    for key in data:
        if key not in known:
            near = get_close_matches(str(key), known, 1)
            advice = f"did you mean {near[0]!r}?" if near else f"known are {', '.join(known)}"
            yield Problem(sheet.name, sheet.line(*keys, str(key)), f"{key!r} is no key of {what}; {advice}")


def _of_head(sheet: Sheet) -> Iterator[Problem]:
    yield from _unknown(sheet, (), _HEAD_KEYS, "a codebook")
    for key in ("name", "version", "definition"):
        if not sheet.data.get(key):
            yield Problem(sheet.name, 0, f"{key!r} is missing")
    extends = sheet.data.get("extends")
    if extends not in (None, "protest"):
        line = sheet.line("extends")
        yield Problem(
            sheet.name, line, f"extends {extends!r}, which is not here; only 'protest' can be extended"
        )


def _of_variable(sheet: Sheet) -> Iterator[Problem]:
    data = sheet.data
    yield from _unknown(sheet, (), _KEYS, "a variable")
    for key in _NEEDED:
        if not data.get(key):
            yield Problem(sheet.name, 0, f"{key!r} is missing")
    name = data.get("variable")
    if name is not None and not (isinstance(name, str) and _NAME.match(name)):
        told = "small letters, digits and _ only, at most 60"
        yield Problem(sheet.name, sheet.line("variable"), f"{name!r} cannot name a variable: {told}")
    for kind in str(data.get("of", "")).split(","):
        if data.get("of") and kind.strip() not in KINDS:
            told = f"{kind.strip()!r} carries no variables; known are {', '.join(KINDS)}"
            yield Problem(sheet.name, sheet.line("of"), told)
    way = data.get("found_by")
    if way and way not in WAYS:
        near = get_close_matches(str(way), WAYS, 1)
        advice = f"did you mean {near[0]!r}?" if near else f"known are {', '.join(WAYS)}"
        yield Problem(sheet.name, sheet.line("found_by"), f"{way!r} is no way of finding; {advice}")
    elif way:
        yield from _of_cues(sheet, str(way))


def _of_cues(sheet: Sheet, way: str) -> Iterator[Problem]:
    kinds = tuple(sorted(WAYS[way]))
    for part in ("categories", "cues"):
        told = sheet.data.get(part)
        if told is not None and not isinstance(told, dict):
            yield Problem(
                sheet.name, sheet.line(part), f"{part!r} must hold keys, each with its own lines below"
            )
            return
    if sheet.data.get("cues"):
        any_kind = (*kinds, *sorted(ABSENCE))
        yield from _unknown(sheet, ("cues",), any_kind, f"cues found by {way}")
        yield from _listed(sheet, ("cues",), any_kind)
    for key, raw in (sheet.data.get("categories") or {}).items():
        path = ("categories", str(key))
        if not isinstance(key, str) or not _NAME.match(key):
            told = f"{key!r} cannot name a category: small letters, digits and _ only (quote yes, no, on, off)"
            yield Problem(sheet.name, sheet.line(*path), told)
        elif not isinstance(raw, dict) or not raw.get("definition"):
            yield Problem(sheet.name, sheet.line(*path), f"the category {key!r} has no definition")
        else:
            yield from _unknown(sheet, path, ("definition", "examples", *kinds), f"a category found by {way}")
            yield from _listed(sheet, path, kinds)


def _listed(sheet: Sheet, path: Keys, kinds: tuple[str, ...]) -> Iterator[Problem]:
    data: Any = sheet.data
    for key in path:
        data = data[key]
    cues = False
    for kind in kinds:
        told = data.get(kind) or []
        line = sheet.line(*path, kind)
        if not isinstance(told, list) or not all(isinstance(cue, str) for cue in told):
            yield Problem(sheet.name, line, f"{kind!r} must be a list of words in quotation marks")
            continue
        cues = cues or bool(told and kind not in ("not", "parsed", "beside"))
        for cue in told:
            yield from (Problem(sheet.name, line, fault) for fault in _of_cue(kind, cue))
    if cues and path != ("cues",) and not all(examples_of(data)):
        told = 'needs examples, of sentences that have it ("yes") and that do not ("no")'
        yield Problem(sheet.name, sheet.line(*path), f"{path[-1]!r} has cues and so {told}")


def examples_of(data: Mapping[str, Any]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The sentences that have it, and those that do not; YAML takes a bare yes and no for true and false."""
    told = data.get("examples")
    examples = told if isinstance(told, dict) else {}
    yes, no = (examples.get(word, examples.get(truth)) or () for word, truth in (("yes", True), ("no", False)))
    return tuple(yes), tuple(no)


def _of_cue(kind: str, cue: str) -> Iterator[str]:
    try:
        unbounded = re.sub(r"\[[^\]]*\]", "", pattern(cue))
        re.compile(pattern(cue))
    except re.error as error:
        yield f"the cue {cue!r} cannot be read: {error}"
        return
    if _RUNAWAY.search(unbounded):
        yield f"the cue {cue!r} repeats without end (* or +); say how often, as in {{0,4}}"
    if kind != "not" and cue != cue.lower():
        yield f"the cue {cue!r} has capitals; cues are read in lower case (only 'not' may ask for capitals)"
