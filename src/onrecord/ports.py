"""The shapes that the parts of On Record must have to fit together. Adding a part means fitting one of these."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, Protocol

from onrecord.records import CodedReport, Findings, Page, Parse, Report, Settings, Unread
from onrecord.tables.added import PlaceLookup

__all__ = ["Cleaner", "Coder", "Finder", "Parser", "PlaceLookup", "Reader", "Shelf"]


class Reader(Protocol):
    """Bytes in: what can be read comes out as pages, what cannot as a reason. Never raises for bad input."""

    def __call__(self, paths: Iterable[str]) -> Iterator[Page | Unread]: ...


class Cleaner(Protocol):
    """A page in, a report of passages out, its text untouched."""

    def __call__(self, page: Page) -> Report: ...


class Parser(Protocol):
    """A text in, what its words mark out. The same text always gives the same parse. ``name`` is the coder's."""

    @property
    def name(self) -> str: ...

    def __call__(self, text: str) -> Parse: ...


class Finder(Protocol):
    """A report in, with its parse where there is one; things pointed at out."""

    def __call__(self, report: Report, parse: Parse | None = None) -> Findings: ...


class Coder(Protocol):
    """Findings in, mentions and statements out."""

    def __call__(self, report: Report, findings: Findings, settings: Settings) -> CodedReport: ...


class Shelf(Protocol):
    """Where reports and their codings are kept. Each method is done wholly or not at all."""

    def add(self, page: Page) -> Literal["new", "updated", "known"]:
        """Keep a report, once however often it is added; what is told of it later is taken over."""

    def undated(self, page: Page) -> tuple[CodedReport, str] | None:
        """A report's coding and what made it, where ``page`` brings its date and nothing else that is new."""

    def set_aside(self, item: Unread, stage: Literal["reading", "coding"] = "reading") -> None:
        """Keep the reason why something could not be read (or coded), until it can be."""

    def ids(self) -> Sequence[str]:
        """The ids of all reports, in the order in which they were added."""

    def uncoded(self, program: str) -> Sequence[str]:
        """The ids of the reports that ``program`` has not coded, or not with what is known of them now."""

    def page(self, report_id: str) -> Page:
        """The report as it was read."""

    def keep(self, coded: CodedReport, program: str) -> bool:
        """Keep what ``program`` coded beside all that was coded before; False where it says nothing new."""
