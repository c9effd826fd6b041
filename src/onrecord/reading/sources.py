"""One open file, or standard input, and what its readers share."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import BinaryIO

from onrecord.reading.options import ReadOptions
from onrecord.records import Page, Unread


class UnreadableError(Exception):
    """Inside this room only: ``reason`` says why something cannot be read, ``advice`` what to do about it."""

    def __init__(self, reason: str, advice: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.advice = advice


class Notice(Unread):
    """Part of a report that could not be read, such as its date. The report itself follows, without it."""


@dataclass(frozen=True)
class Source:
    """Bytes under a name. ``stream`` can be read again from its start; ``told`` is what the sidecar says."""

    path: str
    stream: BinaryIO
    options: ReadOptions
    told: Mapping[str, str] = field(default_factory=dict)

    def unread(self, reason: str, advice: str, locator: str = "") -> Unread:
        """Say that this file, or the part at ``locator``, could not be read."""
        return Unread(self.path, locator, reason, advice)

    def notice(self, reason: str, advice: str, locator: str = "") -> Notice:
        """Say that a detail could not be read; the report that it belongs to follows."""
        return Notice(self.path, locator, reason, advice)


Item = Page | Unread
Reader = Callable[[Source], Iterator[Item]]
