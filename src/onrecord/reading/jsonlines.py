"""JSON: one report a line, or an array of reports, or one report alone."""

import io
import json
from collections.abc import Iterator
from typing import Any

from onrecord.reading.columns import map_columns, told_by
from onrecord.reading.encodings import detect
from onrecord.reading.pages import Found, make_page, whole
from onrecord.reading.plain import broken_notice
from onrecord.reading.sources import Item, Source, UnreadableError

_MENDED = "mend it, or leave it out; the others are read"
_JSON = "application/json"


def read_json_lines(source: Source) -> Iterator[Item]:
    """One page a line, read line by line; empty lines are passed over."""
    encoding = detect(source.stream, source.options.encoding)
    if encoding.broken:
        yield broken_notice(source, encoding.broken)
    with io.TextIOWrapper(source.stream, encoding.name, encoding.errors) as lines:
        for number, line in enumerate(lines, start=1):
            if line.strip():
                yield from _line(source, line, f"line {number}", encoding.shown)


def _line(source: Source, line: str, locator: str, encoding: str) -> Iterator[Item]:
    try:
        record = _parsed(line)
    except ValueError as error:
        yield source.unread(f"broken JSON: {error}", _MENDED, locator)
        return
    yield from _record(source, record, locator, encoding)


def read_json(source: Source) -> Iterator[Item]:
    """One page a record of the array, or of the only list in the object; also JSON lines by a wrong name."""
    encoding = detect(source.stream, source.options.encoding)
    data = source.stream.read()
    try:
        content = _parsed(data.decode(encoding.name, encoding.errors))
    except ValueError as error:
        if _is_json_object(data.decode(encoding.name, encoding.errors).lstrip().split("\n", 1)[0]):
            source.stream.seek(0)
            yield from read_json_lines(source)
        else:
            yield source.unread(
                f"broken JSON: {error}", "mend it; JSON lines are read line by line all the same"
            )
        return
    if encoding.broken:
        yield broken_notice(source, encoding.broken)
    records = _records(content)
    if records is None:
        yield from _record(source, content, "", encoding.shown)
        return
    for number, record in enumerate(records, start=1):
        yield from _record(source, record, f"item {number}", encoding.shown)


def _records(content: Any) -> list[Any] | None:
    if isinstance(content, list):
        return content
    if isinstance(content, dict):
        lists = [
            held for held in content.values() if isinstance(held, list) and held and isinstance(held[0], dict)
        ]
        if len(lists) == 1:
            return lists[0]
    return None


def _record(source: Source, record: Any, locator: str, encoding: str) -> Iterator[Item]:
    if not isinstance(record, dict):
        yield source.unread(f"not a JSON object but {_kind(record)}", _MENDED, locator)
        return
    record = {whole(key): value for key, value in record.items()}
    try:
        mapped = map_columns(list(record), source.options)
    except UnreadableError as missing:
        yield source.unread(missing.reason, missing.advice, locator)
        return
    text = record[mapped["text"]]
    if not isinstance(text, str):
        yield source.unread(f"{mapped['text']!r} holds no text but {_kind(text)}", _MENDED, locator)
        return
    row = {key: whole(_words(value)) for key, value in record.items() if key != mapped["text"]}
    told = {**source.told, **told_by(row, mapped)}
    yield from make_page(source, Found(text, told, locator, _JSON, encoding))


def _parsed(words: str) -> Any:
    """The JSON value of ``words``. Raises ValueError with the place of the first mistake."""
    try:
        return json.loads(words)
    except json.JSONDecodeError as error:
        line = f"line {error.lineno}, " if error.lineno > 1 else ""
        raise ValueError(f"{error.msg} ({line}column {error.colno})") from error
    except RecursionError as error:
        raise ValueError("nested too deep") from error


def _is_json_object(words: str) -> bool:
    try:
        return isinstance(_parsed(words), dict)
    except ValueError:
        return False


def _words(value: Any) -> str:
    return value if isinstance(value, str) else str(value) if isinstance(value, int | float) else ""


def _kind(value: Any) -> str:
    names = {list: "a list", dict: "an object", str: "a string", type(None): "null", bool: "true or false"}
    return names.get(type(value), "a number")
