"""What words come to. Each value keeps its grain and the rule that fired."""

from dataclasses import dataclass
from typing import Any, Literal

Grain = Literal["minute", "hour", "day", "week", "month", "year"]
PlaceGrain = Literal["site", "route", "district", "locality", "region", "country"]
Qualifier = Literal["exact", "about", "more_than", "at_least", "nearly", "fewer_than", "up_to", "between"]
Group = Literal["participants", "police", "other", "unclear"]
Basis = Literal["counted", "estimated", "expected", "registered", "capacity"]


@dataclass(frozen=True, slots=True)
class Code:
    """A category of a codebook variable, such as ``sit_in`` of ``form``."""

    name: str

    def as_json(self) -> str:
        return self.name


@dataclass(frozen=True, slots=True)
class Text:
    """Words kept as they stand: a demand, a slogan, the name of a series."""

    words: str

    def as_json(self) -> str:
        return self.words


@dataclass(frozen=True, slots=True)
class When:
    """A date or time, ISO 8601 in the source's own time zone; ``end`` is None where it is left open.

    ``start`` is None where the words cannot be resolved (no publication date): the words stay.
    """

    start: str | None
    end: str | None
    grain: Grain
    rule: str

    def as_json(self) -> dict[str, Any]:
        return {"start": self.start, "end": self.end, "grain": self.grain, "rule": self.rule}


@dataclass(frozen=True, slots=True)
class Where:
    """A place: the finest that the report gives, and what it lies in. Coordinates are WGS 84 degrees."""

    grain: PlaceGrain
    site: str | None = None
    route: tuple[str, ...] = ()
    district: str | None = None
    locality: str | None = None
    region: str | None = None
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    id: str | None = None
    alternatives: tuple[str, ...] = ()
    rule: str = ""

    def as_json(self) -> dict[str, Any]:
        return {
            "site": self.site,
            "route": list(self.route),
            "district": self.district,
            "locality": self.locality,
            "region": self.region,
            "country": self.country,
            "latitude": self.latitude,
            "longitude": self.longitude,
            "grain": self.grain,
            "id": self.id,
            "alternatives": list(self.alternatives),
            "rule": self.rule,
        }


@dataclass(frozen=True, slots=True)
class Size:
    """A number as words give it, under one named policy. ``low`` is None after "up to"; both may be equal.

    ``parts`` are the (low, high) pairs that a derived sum was added up from. ``group`` says of deaths whose they
    are (codebook section 2): participants, police, other, unclear.
    """

    low: int | None
    high: int | None
    words: str
    qualifier: Qualifier = "exact"
    basis: Basis | None = None
    policy: str = "ccc-3"
    unit: str | None = None
    parts: tuple[tuple[int | None, int | None], ...] = ()
    derived: bool = False
    as_of: str | None = None
    group: Group | None = None

    @property
    def mean(self) -> float | None:
        """Half of low and high together, or the one that is known (codebook section 4)."""
        known = [n for n in (self.low, self.high) if n is not None]
        return sum(known) / len(known) if known else None

    def as_json(self) -> dict[str, Any]:
        return {
            "low": self.low,
            "high": self.high,
            "words": self.words,
            "qualifier": self.qualifier,
            "basis": self.basis,
            "policy": self.policy,
            "unit": self.unit,
            "parts": [list(part) for part in self.parts],
            "derived": self.derived,
            "as_of": self.as_of,
        } | ({"group": self.group} if self.group else {})


@dataclass(frozen=True, slots=True)
class Actor:
    """An organisation, a public office-holder or a group. Never a private person (codebook section 5).

    ``kind`` is the kind of actor, by PLOVER's codes (``GOV``, ``LAB`` ...: ``tables/actor_kinds.yml``); None
    where nothing tells it.
    """

    name: str
    kind: str | None = None
    role: str | None = None
    organisation: str | None = None

    def as_json(self) -> dict[str, Any]:
        return {
            "name": self.name,
            "kind": self.kind,
            "role": self.role,
            "organisation": self.organisation,
        }


@dataclass(frozen=True, slots=True)
class Unknown:
    """The report says that it is not known (codebook section 5): neither a value nor silence."""

    def as_json(self) -> str:
        return "unknown"


Value = Code | Text | When | Where | Size | Actor | Unknown
