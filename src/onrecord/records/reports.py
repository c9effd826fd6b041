"""What comes in: pages as read, and the reports made of them."""

import hashlib
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Literal

from onrecord.records.ids import digest
from onrecord.records.spans import Span

PassageKind = Literal["headline", "standfirst", "byline", "paragraph", "caption", "credit", "boilerplate"]


@dataclass(frozen=True)
class Page:
    """One news item as read: its decoded text and what came with it. Nothing in the text has been changed.

    ``locator`` says where in ``path`` it stood when a file holds several ("row 12", "line 7"), else "".
    ``sha256`` is that of the file's bytes, or of the item's own text in UTF-8 where a file holds several.
    """

    text: str
    path: str = ""
    locator: str = ""
    media_type: str = "text/plain"
    encoding: str = "utf-8"
    sha256: str = ""
    title: str | None = None
    source: str | None = None
    published: date | None = None
    timezone: str | None = None
    language: str = "en"
    url: str | None = None


@dataclass(frozen=True)
class Unread:
    """Something that could not be read: what and where, why, and what the user can do about it."""

    path: str
    locator: str
    reason: str
    advice: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A part of a report that stands alone.

    ``span`` has no white space at either end; ``sentences`` lie inside it, in order, without overlap.
    ``post`` is the index of the live-blog post (in ``Report.posts``) that the passage belongs to.
    """

    kind: PassageKind
    span: Span
    sentences: tuple[Span, ...] = ()
    post: int | None = None

    @property
    def tells(self) -> bool:
        """Whether these are the report's own words, which may be coded: no byline, credit or boilerplate."""
        return self.kind not in ("byline", "credit", "boilerplate")


@dataclass(frozen=True, slots=True)
class Post:
    """One post of a live blog, with its own heading, author and time (words as printed) where given."""

    span: Span
    heading: Span | None = None
    author: Span | None = None
    time: Span | None = None


@dataclass(frozen=True)
class Report:
    """One news item from one source, as published. All spans count code points of ``text``."""

    text: str
    path: str = ""
    locator: str = ""
    sha256: str = ""
    title: str | None = None
    source: str | None = None
    published: date | None = None
    timezone: str | None = None
    language: str = "en"
    url: str | None = None
    passages: tuple[Passage, ...] = field(default=(), repr=False)
    posts: tuple[Post, ...] = field(default=(), repr=False)

    @cached_property
    def id(self) -> str:
        """Same words from the same source: same report. The path and the date do not count."""
        words = hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()
        return digest("report", words, self.source or "")

    @property
    def is_live_blog(self) -> bool:
        """Whether the report is one of many posts."""
        return len(self.posts) > 1
