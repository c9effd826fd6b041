"""Shelves for the tests of events: reports of invented marches, told in one line each."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from onrecord.records import Actor, Code, CodedReport, Coding, Mention, Report, Size, Span, Voice, When, Where
from onrecord.records.findings import EventKind
from onrecord.store import Store

SATURDAY = date(2025, 3, 8)
CITIES = {"Leeds": (53.8, -1.55), "Nakuru": (-0.3, 36.07), "Osaka": (34.69, 135.5)}
COUNTRIES = {"Leeds": "GB", "Nakuru": "KE", "Osaka": "JP"}


@dataclass(frozen=True)
class March:
    """What one sentence of a report tells of: ``word`` is which word is the anchor, ``by`` who called it."""

    city: str | None = "Leeds"
    day: int | None = 0
    people: int = 200
    kind: EventKind = "protest"
    word: int = 1
    by: str | None = None


def report(
    number: int, marches: Iterable[March], source: str = "", published: date | None = SATURDAY
) -> CodedReport:
    """A coded report with a sentence for each march."""
    told = list(marches)
    lines = [f"Some farmers marched again here today, line {n} of report {number}." for n, _ in enumerate(told)]
    text = "\n\n".join(lines)
    page = Report(text=text, source=source or f"Courier {number}", published=published, path=f"{number}.txt")
    starts = [text.index(line) for line in lines]
    return CodedReport(
        page,
        tuple(_mention(page, start, line, one) for start, line, one in zip(starts, lines, told, strict=True)),
        (),
    )


def _mention(page: Report, start: int, line: str, told: March) -> Mention:
    words = line.split()
    place = start + sum(len(word) + 1 for word in words[: told.word])
    anchor = Span(place, place + len(words[told.word]))
    codings = [
        Coding("form", Code("march"), (anchor,), "hand", 0.9),
        Coding("status", Code("occurred"), (anchor,), "hand", 0.9),
    ]
    if told.day is not None:
        day = (SATURDAY + timedelta(days=told.day)).isoformat()
        codings.append(Coding("date", When(day, day, "day", "by hand"), (anchor,), "hand", 0.9))
    if told.city:
        latitude, longitude = CITIES[told.city]
        where = Where(
            "locality", locality=told.city, country=COUNTRIES[told.city], latitude=latitude, longitude=longitude
        )
        codings.append(Coding("place", where, (anchor,), "hand", 0.9))
    if told.by:
        codings.append(Coding("organiser", Actor(told.by, "organisation"), (anchor,), "hand", 0.9))
    size = Size(told.people, told.people, str(told.people))
    codings.append(Coding("participants", size, (anchor,), "hand", 0.9, Voice("police")))
    return Mention(page.id, told.kind, anchor, tuple(codings))


def keep(store: Store, *coded: CodedReport, program: str = "hand 1") -> list[str]:
    """Put coded reports on the shelf. The ids of their mentions."""
    for one in coded:
        store.keep(one, program)
    return [mention.id for one in coded for mention in one.mentions]
