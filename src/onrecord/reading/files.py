"""One file: whether it can be read at all, and by which reader."""

import stat
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import BinaryIO, cast

from onrecord.reading.delimited import read_csv, read_tsv
from onrecord.reading.jsonlines import read_json, read_json_lines
from onrecord.reading.options import Format, ReadOptions
from onrecord.reading.plain import read_text
from onrecord.reading.sources import Item, Reader, Source, UnreadableError
from onrecord.records import Unread

READERS: dict[Format, Reader] = {
    "text": read_text,
    "csv": read_csv,
    "tsv": read_tsv,
    "jsonl": read_json_lines,
    "json": read_json,
}

# Suffixes that tell the format. Any other file is plain text, unless its first bytes say otherwise.
SUFFIXES: dict[str, Format] = {
    ".csv": "csv",
    ".tsv": "tsv",
    ".tab": "tsv",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "json",
    ".txt": "text",
    ".text": "text",
}

_AS_TEXT = "save its words as plain text (.txt), or put them into a CSV or JSON lines file"
_NOT_YET = {
    **dict.fromkeys((".html", ".htm", ".xhtml", ".mhtml"), "web pages"),
    **dict.fromkeys((".xml", ".rss", ".atom"), "XML and feeds"),
    **dict.fromkeys((".warc", ".wacz", ".arc"), "web archives"),
    **dict.fromkeys((".pdf", ".docx", ".doc", ".odt", ".rtf", ".epub"), "documents of this kind"),
    **dict.fromkeys((".xlsx", ".xls", ".ods", ".parquet"), "spreadsheets of this kind"),
    **dict.fromkeys((".zip", ".gz", ".bz2", ".xz", ".zst", ".tar", ".7z"), "compressed files"),
    **dict.fromkeys((".eml", ".mbox", ".msg"), "e-mail"),
}
_SNIFFED = 1 << 12


def read_file(path: Path, options: ReadOptions, told: Mapping[str, str]) -> Iterator[Item]:
    """All reports of one file. What cannot be read comes out as `Unread`; nothing is raised."""
    name = str(path)
    try:
        status = path.stat()
        if stat.S_ISREG(status.st_mode):
            if status.st_size > options.max_bytes:
                yield too_large(name, status.st_size, options.max_bytes)
                return
            with path.open("rb") as stream:
                yield from read_stream(Source(name, stream, options, told), path.suffix.lower())
        else:
            with path.open("rb") as stream:
                yield from read_pipe(name, stream, options)
    except FileNotFoundError:
        yield Unread(name, "", "there is no such file", "look whether the path is right, seen from this folder")
    except PermissionError:
        yield Unread(name, "", "no permission to read it", "give yourself the right to read it, or copy it")
    except (OSError, ValueError) as error:
        yield Unread(name, "", f"it cannot be opened: {error}", "look at the file, its disk and its path")


def read_pipe(name: str, stream: BinaryIO, options: ReadOptions) -> Iterator[Item]:
    """All reports of a stream that can be read only once, such as standard input."""
    with tempfile.SpooledTemporaryFile(max_size=1 << 20) as kept:
        size = 0
        while block := stream.read(1 << 16):
            size += len(block)
            if size > options.max_bytes:
                yield too_large(name, None, options.max_bytes)
                return
            kept.write(block)
        kept.seek(0)
        yield from read_stream(Source(name, cast(BinaryIO, kept), options), "")


def read_stream(source: Source, suffix: str) -> Iterator[Item]:
    """All reports of one source, by the reader that the options, the suffix or the first bytes tell."""
    start = source.stream.read(_SNIFFED)
    source.stream.seek(0)
    if not start:
        yield source.unread("the file is empty", "fetch it again, or leave it out")
        return
    kind = source.options.format or SUFFIXES.get(suffix)
    if source.options.format is None and (what := _NOT_YET.get(suffix) or _is_markup(start, suffix)):
        yield source.unread(f"{what} cannot be read yet", _AS_TEXT)
        return
    try:
        yield from READERS[kind or _sniffed(start)](source)
    except UnreadableError as problem:
        yield source.unread(problem.reason, problem.advice)


def too_large(name: str, size: int | None, limit: int) -> Unread:
    """Say that a file is larger than the limit, and that it was therefore not read."""
    has = f"it has {size:,} bytes" if size else "it goes on"
    return Unread(
        name, "", f"{has}; the limit is {limit:,}", "split it into smaller files, or raise --max-bytes"
    )


def _is_markup(start: bytes, suffix: str) -> str | None:
    opening = start.lstrip(b"\xef\xbb\xbf \t\r\n")[:14].lower()
    if suffix in {".csv", ".tsv", ".json", ".jsonl", ".ndjson"}:
        return None
    if opening.startswith((b"<!doctype html", b"<html")):
        return "web pages"
    return "XML and feeds" if opening.startswith(b"<?xml") else None


def _sniffed(start: bytes) -> Format:
    """The format of bytes without a telling name: JSON by its first characters, plain text otherwise."""
    opening = start.lstrip(b"\xef\xbb\xbf \t\r\n")
    if opening[:1] == b"[" and opening[1:].lstrip()[:1] == b"{":
        return "json"
    return "json" if opening[:1] == b"{" and opening[1:].lstrip()[:1] == b'"' else "text"
