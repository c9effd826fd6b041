"""The story, top to bottom: bytes are read, cleaned, searched and coded. Start reading here."""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from onrecord.cleaning import clean
from onrecord.coding import code as code_findings
from onrecord.finding import find
from onrecord.records import CodedReport, Page, Settings, Unread


@dataclass(frozen=True)
class ReadOptions:
    """Stands in until the reading room is open."""


def read_all(paths: Sequence[str], options: ReadOptions) -> Iterator[Page | Unread]:
    """Stands in until the reading room is open: plain text files, and a folder's metadata.csv."""
    for path in map(Path, paths):
        files = sorted(path.glob("*.txt")) if path.is_dir() else [path]
        for file in files:
            told: dict[str, str] = {}
            beside = file.parent / "metadata.csv"
            if beside.exists():
                rows = csv.DictReader(beside.open(encoding="utf-8"))
                told = next((row for row in rows if row["file"] == file.name), {})
            published = date.fromisoformat(told["published"]) if told.get("published") else None
            text = file.read_bytes().decode("utf-8-sig", "replace")
            yield Page(text=text, path=str(file), published=published, timezone=told.get("timezone"))


def code_page(page: Page, settings: Settings | None = None) -> CodedReport:
    """One page to one coded report. Pure: the same page and settings always give the same codings."""
    report = clean(page)
    return code_findings(report, find(report), settings or Settings())


def code(
    what: Page | str,
    *,
    published: date | None = None,
    source: str | None = None,
    timezone: str | None = None,
    settings: Settings | None = None,
) -> CodedReport:
    """Code one page, or one plain text. What is given by name is taken instead of what the page says."""
    page = Page(text=what) if isinstance(what, str) else what
    given: dict[str, Any] = {"published": published, "source": source, "timezone": timezone}
    page = replace(page, **{name: value for name, value in given.items() if value is not None})
    return code_page(page, settings)
