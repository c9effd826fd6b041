"""The story, top to bottom: bytes are read, shelved, cleaned, searched and coded. Start reading here."""

import warnings
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass, fields, replace
from datetime import date
from pathlib import Path
from typing import Any, Literal

from onrecord import __version__
from onrecord.cleaning import clean
from onrecord.codebook import Codebook
from onrecord.codebook import codebook as codebook_in
from onrecord.coding import code as code_findings
from onrecord.coding.circumstances.dated_again import resolve_again
from onrecord.finding import find
from onrecord.finding.dates import find_dates
from onrecord.models import parser_name, shipped_parser
from onrecord.ports import Parser, PlaceLookup, Progress, Shelf
from onrecord.reading import Notice, ReadOptions
from onrecord.reading import read as read_paths
from onrecord.records import CodedReport, Findings, Page, Parse, Report, Settings, Sifted, Unread
from onrecord.sifting import own_senses
from onrecord.sifting import sift as sift_findings
from onrecord.store import StoreError
from onrecord.store.gazetteer import added_places
from onrecord.tables.added import looking_in

NO_GAZETTEER = "none"  # as Settings.gazetteer: look in the tables only


@dataclass(frozen=True, slots=True)
class Tally:
    """What a run did, in reports. ``unread`` could not be read or coded; ``notices`` could, but for a detail."""

    new: int = 0
    updated: int = 0
    known: int = 0
    unread: tuple[Unread, ...] = ()
    notices: tuple[Notice, ...] = ()
    coded: int = 0
    mentions: int = 0
    statements: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(*(getattr(self, one.name) + getattr(other, one.name) for one in fields(Tally)))

    @classmethod
    def of(cls, result: CodedReport | Unread) -> "Tally":
        """The tally of one report."""
        if isinstance(result, Notice):
            return cls(notices=(result,))
        if isinstance(result, Unread):
            return cls(unread=(result,))
        return cls(coded=1, mentions=len(result.mentions), statements=len(result.statements))


class UnreadWarning(UserWarning):
    """Something could not be read, and nobody asked to be told of it."""


def run(
    items: Iterable[Page | Unread], shelf: Shelf, settings: Settings | None = None, tell: Progress | None = None
) -> Tally:
    """All of it: put on the shelf what was read, then code what is there and not yet coded.

    Stop it at any point and run it again: it goes on with the first report that is not done.
    """
    return add(items, shelf, tell) + code_shelf(shelf, settings, tell)


def add(items: Iterable[Page | Unread], shelf: Shelf, tell: Progress | None = None) -> Tally:
    """Put what was read on the shelf, and what could not be read in its list, with the reason."""
    counts = {"new": 0, "updated": 0, "known": 0}
    unread: list[Unread] = []
    notices: list[Notice] = []
    for item in items:
        if isinstance(item, Notice):
            notices.append(item)
        elif isinstance(item, Unread):
            shelf.set_aside(item)
            unread.append(item)
        else:
            counts[_shelved(item, shelf)] += 1
        if tell:
            tell("reading", sum(counts.values()) + len(unread), None)
    for notice in notices:  # last, for a report that is added clears what was noted of it before
        shelf.set_aside(notice)
    return Tally(**counts, unread=tuple(unread), notices=tuple(notices))


def _shelved(page: Page, shelf: Shelf) -> Literal["new", "updated", "known"]:
    """Put a page on the shelf; where it brings the date of a coded report, resolve that coding's dates."""
    undated = shelf.undated(page)
    told = shelf.add(page)
    if undated:
        coded, name = undated
        report = clean(shelf.page(coded.report.id))
        shelf.keep(resolve_again(coded, report, find_dates(report)), name)
    return told


def code_shelf(
    shelf: Shelf, settings: Settings | None = None, tell: Progress | None = None, *, again: bool = False
) -> Tally:
    """Code the reports on the shelf that this program, with these settings, has not coded (``again``: all)."""
    chosen = settings or Settings()
    places = places_for(chosen)
    if places is None:  # nor any that are added while this goes on: the codings' name would not tell of them
        chosen = replace(chosen, gazetteer=NO_GAZETTEER)
    name = program(chosen, places)
    ids = shelf.ids() if again else shelf.uncoded(name)
    tally = Tally()
    for done, report_id in enumerate(ids):
        if tell:
            tell("coding", done, len(ids))
        result = code_or_reason(shelf.page(report_id), chosen, places)
        if isinstance(result, Unread):
            shelf.set_aside(result, "coding")
        else:
            shelf.keep(result, name)
        tally += Tally.of(result)
    if tell:
        tell("coding", len(ids), len(ids))
    return tally


def code_each(items: Iterable[Page | Unread], settings: Settings) -> Iterator[CodedReport | Unread]:
    """Code what was read, without a shelf; what could not be read is handed on."""
    places = places_for(settings)
    for item in items:
        yield item if isinstance(item, Unread) else code_or_reason(item, settings, places)


def program(settings: Settings, places: PlaceLookup | None = None) -> str:
    """The name under which codings are kept: program, version, parser, every setting, and what places are added.

    ``places`` are those that the settings ask for, where the caller has opened them already.

    Raises:
        ParserUnavailableError: the parser's weights are not there, and the settings ask for them.
        CodebookError: the codebook that the settings name cannot be used.
        StoreError: the store of added places cannot be used.
    """
    coder = "rules only" if settings.rules_only else parser_name()
    told = [f"{name} {value}" for name, value in asdict(settings).items() if name not in _TOLD_APART]
    book = codebook_in(settings.codebook)
    named = f"codebook {book.label}" + (f" {book.digest}" if settings.codebook else "")
    places = places or places_for(settings)
    added = [f"gazetteer {places.digest}"] if places else []
    return ", ".join([f"onrecord {__version__}", coder, named, *told, *added])


_TOLD_APART = frozenset({"rules_only", "codebook", "gazetteer"})


def code_or_reason(page: Page, settings: Settings, places: PlaceLookup | None = None) -> CodedReport | Unread:
    """Code a page; a fault of ours in one report is told with that report, and does not stop the others.

    ``places`` are the added places that the settings ask for, where the caller has opened them already.

    Raises:
        ParserUnavailableError: no report can be parsed here, and the settings ask for it.
        StoreError: the store of added places cannot be used.
    """
    parser = parser_for(settings)
    codebook_in(settings.codebook)
    try:
        with looking_in(places or places_for(settings)):
            return code_page(page, settings, parser)
    except StoreError:
        raise
    except Exception as fault:  # whatever it is, ten thousand other reports wait
        reason = f"it was read, but coding it failed ({type(fault).__name__}: {fault})"
        return Unread(page.path, page.locator, reason, "this is a fault of On Record: please report it")


def parser_for(settings: Settings) -> Parser | None:
    """The parser that the settings ask for: the shipped one, or None for rules alone.

    Raises:
        ParserUnavailableError: what is wrong with it, and what to do.
    """
    return None if settings.rules_only else shipped_parser()


def places_for(settings: Settings) -> PlaceLookup | None:
    """The places added to the tables' own: of the store that the settings name, else of the user's, if any.

    Raises:
        StoreError: what is wrong with it, and what to do.
    """
    return None if settings.gazetteer == NO_GAZETTEER else added_places(settings.gazetteer)


def code_page(page: Page, settings: Settings | None = None, parser: Parser | None = None) -> CodedReport:
    """One page to one coded report. Pure: the same page, settings and parser always give the same codings.

    Places are looked up in the tables, and in what the caller has added to them (``looking_in``).
    """
    chosen = settings or Settings()
    book = codebook_in(chosen.codebook)
    report, found, sifted = _sifted(page, parser, book)
    return code_findings(report, own_senses(found, sifted), chosen, book)


def sift_page(page: Page, parser: Parser | None = None) -> Sifted:
    """Whether one page tells of contention, and where. Pure, as :func:`code_page` is."""
    return _sifted(page, parser, codebook_in())[2]


def _sifted(page: Page, parser: Parser | None, codebook: Codebook) -> tuple[Report, Findings, Sifted]:
    report = clean(page)
    found = find(report, parser(report.text) if parser else None, codebook)
    return report, found, sift_findings(report, found)


def sift(what: Page | str, *, settings: Settings | None = None) -> Sifted:
    """Whether a page or plain text tells of protest or of violence for a cause, past or going on, and where.

    >>> sift("Some 200 people marched through Leeds on Saturday.").tells
    True
    """
    page = Page(text=what) if isinstance(what, str) else what
    return sift_page(page, parser_for(settings or Settings()))


def parse(what: Page | str) -> Parse:
    """What the frame parser marks in a text or page: tokens, entities, and frames with their spans.

    Raises:
        ParserUnavailableError: the parser's weights, or what runs them, are missing or not the right ones.
    """
    page = Page(text=what) if isinstance(what, str) else what
    return shipped_parser()(clean(page).text)


def code(
    what: Page | str,
    *,
    published: date | None = None,
    source: str | None = None,
    timezone: str | None = None,
    settings: Settings | None = None,
) -> CodedReport:
    """Code one page, or one plain text. What is given by name is taken instead of what the page says.

    >>> coded = code("Some 200 people marched through Leeds on Saturday.", published=date(2025, 3, 3))
    """
    page = Page(text=what) if isinstance(what, str) else what
    given: dict[str, Any] = {"published": published, "source": source, "timezone": timezone}
    page = replace(page, **{name: value for name, value in given.items() if value is not None})
    chosen = settings or Settings()
    with looking_in(places_for(chosen)):
        return code_page(page, chosen, parser_for(chosen))


def read(
    *paths: str | Path, options: ReadOptions | None = None, on_unread: Callable[[Unread], object] | None = None
) -> Iterator[Page]:
    """The reports in files and folders, one at a time.

    What cannot be read is handed to ``on_unread``; without it, an :class:`UnreadWarning` says what, where,
    why, and what to do. Nothing is dropped in silence.
    """
    for item in read_paths([str(path) for path in paths], options or ReadOptions()):
        if isinstance(item, Page):
            yield item
        elif on_unread:
            on_unread(item)
        else:
            where = f"{item.path}, {item.locator}" if item.locator else item.path
            warnings.warn(f"{where}: {item.reason}; {item.advice}", UnreadWarning, stacklevel=2)
