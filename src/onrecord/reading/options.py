"""What a user may say about the files to be read."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

Format = Literal["text", "csv", "tsv", "jsonl", "json"]
Field = Literal["text", "date", "source", "title", "url", "timezone", "language", "id"]
FIELDS: tuple[Field, ...] = ("text", "date", "source", "title", "url", "timezone", "language", "id")

MAX_BYTES = 50_000_000


@dataclass(frozen=True)
class ReadOptions:
    """How to read. A column is found by its usual names unless it is named here.

    ``encoding`` and ``format`` are taken in place of what a file's bytes and suffix tell. ``published``,
    ``source`` and ``timezone`` are for reports that do not bring their own. A file of more than ``max_bytes``
    bytes is not opened.
    """

    text_column: str | None = None
    date_column: str | None = None
    source_column: str | None = None
    title_column: str | None = None
    url_column: str | None = None
    timezone_column: str | None = None
    language_column: str | None = None
    id_column: str | None = None
    encoding: str | None = None
    format: Format | None = None
    published: date | None = None
    source: str | None = None
    timezone: str | None = None
    max_bytes: int = MAX_BYTES

    def column(self, field: Field) -> str | None:
        """The column that the user named for ``field``, if any."""
        named: str | None = getattr(self, f"{field}_column")
        return named
