"""From JSON to codings. What has not the shape of ``onrecord code --json`` is told with its line."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from onrecord.records import Unread
from onrecord.reviewing.coded import CodedItem, CodedMention, CodedStatement, CodedValue
from onrecord.reviewing.faults import ReviewError
from onrecord.reviewing.likeness import Stretch

_AGAIN = "write the file again with: onrecord code FILE... --json"
_SHAPE = "the shape is told in docs/agreement.md"


class ShapeError(ValueError):
    """An object that has not the shape of a coded report."""


def read_coded(lines: Iterable[str], path: str) -> tuple[CodedItem, ...]:
    """The coded reports of JSON lines. Empty lines are passed over; ``path`` is for messages.

    Raises:
        ReviewError: a line is not JSON, or no coded report; tells of every such line.
    """
    items: list[CodedItem] = []
    faults: list[Unread] = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        where = f"line {number}"
        try:
            items.append(coded_item(json.loads(line), number))
        except ShapeError as error:
            faults.append(Unread(path, where, f"no coded report: {error}", _SHAPE))
        except (json.JSONDecodeError, RecursionError) as error:
            problem = (
                f"{error.msg}, column {error.colno}" if isinstance(error, json.JSONDecodeError) else "too deep"
            )
            faults.append(Unread(path, where, f"not JSON ({problem})", _AGAIN))
    if not items and not faults:
        faults.append(Unread(path, "", "it holds no coded report", _AGAIN))
    if faults:
        raise ReviewError(faults)
    return tuple(items)


def coded_item(told: Any, line: int = 0) -> CodedItem:
    """The codings of one report, from its JSON object.

    Raises:
        ShapeError: what is not as it should be.
    """
    report = _mapping(_mapping(told, "it").get("report"), "report")
    if not isinstance(report.get("path"), str):
        raise ShapeError("report has no path")
    return CodedItem(
        path=report["path"],
        mentions=tuple(_mention(one) for one in _list(told, "mentions")),
        statements=tuple(_statement(one) for one in _list(told, "statements")),
        locator=str(report.get("locator") or ""),
        sha256=str(report.get("sha256") or ""),
        line=line,
    )


def _mention(told: Any) -> CodedMention:
    mention = _mapping(told, "a mention")
    anchor = mention.get("anchor")
    if not isinstance(mention.get("kind"), str):
        raise ShapeError("a mention has no kind")
    return CodedMention(
        mention["kind"],
        tuple(_coding(one) for one in _list(mention, "codings")),
        _spans([anchor])[0] if anchor else None,
    )


def _statement(told: Any) -> CodedStatement:
    statement = _mapping(told, "a statement")
    speaker = _mapping(statement.get("speaker") or {}, "a speaker")
    return CodedStatement(
        name=_word(speaker, "name") or "",
        role=_word(speaker, "role"),
        content=_spans(statement.get("content")),
        quotation=_word(statement, "quotation"),
        act=_word(statement, "act"),
        medium=_word(statement, "medium"),
        codings=tuple(_coding(one) for one in _list(statement, "codings")),
        coder=_word(statement, "coder") or "",
        confidence=_number(statement, "confidence"),
    )


def _coding(told: Any) -> CodedValue:
    coding = _mapping(told, "a coding")
    voice = _mapping(coding.get("voice") or {}, "a voice")
    variable = coding.get("variable")
    if not isinstance(variable, str):
        raise ShapeError("a coding has no variable")
    value = coding.get("value")
    if isinstance(value, list):
        raise ShapeError(f"{variable} has a list for its value, not one coding for each value")
    if isinstance(value, dict) and not all(_is_end(value.get(end)) for end in ("low", "high")):
        raise ShapeError(f"{variable} has a low or high that is no number")
    return CodedValue(
        variable,
        value,
        _spans(coding.get("spans")),
        _word(voice, "role"),
        _word(coding, "coder") or "",
        _number(coding, "confidence"),
    )


def _mapping(told: Any, what: str) -> Mapping[str, Any]:
    if not isinstance(told, dict):
        raise ShapeError(f"{what} is no object")
    return told


def _list(told: Mapping[str, Any], name: str) -> list[Any]:
    many = told.get(name) or []
    if not isinstance(many, list):
        raise ShapeError(f"{name} is no list")
    return many


def _spans(told: Any) -> tuple[Stretch, ...]:
    many = told or []
    if not isinstance(many, list) or not all(map(_is_span, many)):
        raise ShapeError("spans are lists of [start, end], counted in code points from 0")
    return tuple((start, end) for start, end in many)


def _is_span(told: Any) -> bool:
    numbers = isinstance(told, list) and len(told) == 2 and all(type(end) is int for end in told)
    return numbers and 0 <= told[0] <= told[1]


def _is_end(told: Any) -> bool:
    return told is None or (isinstance(told, int | float) and not isinstance(told, bool) and told >= 0)


def _word(told: Mapping[str, Any], name: str) -> str | None:
    word = told.get(name)
    if word is not None and not isinstance(word, str):
        raise ShapeError(f"{name} is no string")
    return word


def _number(told: Mapping[str, Any], name: str) -> float | None:
    number = told.get(name)
    if number is not None and (isinstance(number, bool) or not isinstance(number, int | float)):
        raise ShapeError(f"{name} is no number")
    return number
