"""The shapes that the parts of On Record must have to fit together. Adding a part means fitting one of these."""

from collections.abc import Iterator
from typing import Protocol

from onrecord.records import CodedReport, Findings, Page, Report, Settings, Unread


class Reader(Protocol):
    """Bytes in: what can be read comes out as pages, what cannot as a reason. Never raises for bad input."""

    def __call__(self, path: str) -> Iterator[Page | Unread]: ...


class Cleaner(Protocol):
    """A page in, a report of passages out, its text untouched."""

    def __call__(self, page: Page) -> Report: ...


class Finder(Protocol):
    """A report in, things pointed at out."""

    def __call__(self, report: Report) -> Findings: ...


class Coder(Protocol):
    """Findings in, mentions and statements out."""

    def __call__(self, report: Report, findings: Findings, settings: Settings) -> CodedReport: ...
