"""Pages made of a text and what was told about it; what cannot be understood is a notice before the page."""

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, tzinfo

from onrecord.reading.dates import known_zone, parse_published
from onrecord.reading.sources import Item, Source
from onrecord.records import Page

_SURROGATE = re.compile("[\ud800-\udfff]")
_DATE_ADVICE = "write it as 2025-09-05, or give --published; the report is read without a date"
_ZONE_ADVICE = "use a name such as Europe/London or Africa/Lagos; the report is read without a time zone"


@dataclass(frozen=True)
class Found:
    """One text and where it stood. ``told`` has the words for date, source, title and so on, by field."""

    text: str
    told: Mapping[str, str]
    locator: str = ""
    media_type: str = "text/plain"
    encoding: str = "utf-8"
    sha256: str = ""


def make_page(source: Source, found: Found) -> Iterator[Item]:
    """Notices of what could not be understood, then the page. A text of white space alone is unread."""
    text, told = whole(found.text), found.told
    locator = f"{found.locator}, id {told['id']}" if told.get("id") and found.locator else found.locator
    if not text.strip():
        yield source.unread(
            "there is no text", "leave it out, or look whether the text stands elsewhere", locator
        )
        return
    problems: list[tuple[str, str]] = []
    zone_name, zone = _zone(told.get("timezone") or source.options.timezone, problems)
    published = _published(told.get("date"), zone, problems) or source.options.published
    for reason, advice in problems:
        yield source.notice(reason, advice, locator)
    yield Page(
        text=text,
        path=source.path,
        locator=locator,
        media_type=found.media_type,
        encoding=found.encoding,
        sha256=found.sha256 or hashlib.sha256(text.encode("utf-8")).hexdigest(),
        title=told.get("title"),
        source=told.get("source") or source.options.source,
        published=published,
        timezone=zone_name,
        language=re.split(r"[-_]", told.get("language") or "en")[0].lower(),
        url=told.get("url"),
    )


def whole(text: str) -> str:
    """``text`` with each lone surrogate, which no encoding can write, replaced by U+FFFD."""
    return _SURROGATE.sub("\ufffd", text)


def _zone(name: str | None, problems: list[tuple[str, str]]) -> tuple[str | None, tzinfo | None]:
    if not name:
        return None, None
    try:
        zone = known_zone(name)
    except ValueError as error:
        problems.append((str(error), _ZONE_ADVICE))
        return None, None
    return zone.key, zone


def _published(words: str | None, zone: tzinfo | None, problems: list[tuple[str, str]]) -> date | None:
    if not words:
        return None
    try:
        return parse_published(words, zone)
    except ValueError as error:
        problems.append((f"date {words[:40]!r}: {error}", _DATE_ADVICE))
        return None
