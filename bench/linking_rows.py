"""Rows of the Crowd Counting Consortium as events to make mentions of: day, place, actors, claims, figures."""

import gzip
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from onrecord.linking.vocabulary import key

YEARS = 28  # in which weekdays and leap years come round again
_UNKNOWN = ("", "na", "n/a", "unknown", "tbd", "none")
_COUNTER = re.compile(r"\bcounter[- ]?protest|\banti-march\b", re.IGNORECASE)
_US_DATE = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_FORMS = {
    **dict.fromkeys(
        ("march", "rally", "vigil", "strike", "walkout", "occupation", "caravan", "picket", "boycott")
    ),
    **{"sit-in": "sit_in", "die-in": "die_in", "block": "blockade", "banner": "banner_drop"},
    "direct action": "direct_action",
}
"""Words of ``EventType``, and the forms that they tell where these are written otherwise."""


@dataclass(frozen=True, slots=True)
class Row:
    """One event as counted. ``file`` is its month; ``size`` is None where no figure was found."""

    id: str
    file: str
    day: int
    city: str
    region: str | None
    site: str | None
    actors: tuple[str, ...]
    claims: tuple[str, ...]
    forms: tuple[str, ...]
    is_counter: bool
    size: int | None
    arrests: int


def read_rows(data: Path) -> list[Row]:
    """The rows that have a day and a town; rows alike in all but figures are one event, counted twice.

    Raises FileNotFoundError where the set is not there.
    """
    with gzip.open(data / "ccc-events" / "events.jsonl.gz", "rt", encoding="utf-8") as lines:
        made = (_row(number, json.loads(line)) for number, line in enumerate(lines))
        rows = [row for row in made if row is not None]
    same = {
        (row.day, row.city, row.region, row.site, row.actors, row.claims, row.is_counter): row for row in rows
    }
    return sorted(same.values(), key=lambda row: int(row.id))


def multiplied(rows: list[Row], times: int) -> Iterator[Row]:
    """``rows`` again and again, each time in other years, so that there are as many neighbours as before."""
    days = YEARS * 365 + YEARS // 4
    for again in range(times):
        for row in rows:
            yield replace(row, id=f"{again}/{row.id}", day=row.day + again * days) if again else row


def _row(number: int, told: dict[str, str]) -> Row | None:
    day, city = _day(told["Date"]), key(told["CityTown"])
    if day is None or city is None:
        return None
    kind = told["EventType"].lower()
    low = re.sub(r"[,\s]", "", told["EstimateLow"])
    return Row(
        id=str(number),
        file=told["file"],
        day=day,
        city=city,
        region=key(told["StateTerritory"]),
        site=next(iter(_parts(told["Location"])), None),
        actors=_parts(told["Actor"]),
        claims=_parts(told["Claim"]),
        forms=tuple(dict.fromkeys(form or word for word, form in _FORMS.items() if word in kind)),
        is_counter="counter" in kind or _COUNTER.search(told["Claim"]) is not None,
        size=int(low) if low.isdigit() and int(low) else None,
        arrests=int(told["ReportedArrests"]) if told["ReportedArrests"].isdigit() else 0,
    )


def _parts(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(";") if part.strip().lower() not in _UNKNOWN)


def _day(text: str) -> int | None:
    if found := _US_DATE.fullmatch(text.strip()):
        month, day, year = map(int, found.groups())
        return date(year, month, day).toordinal()
    try:
        return date.fromisoformat(text.strip()).toordinal()
    except ValueError:
        return None
