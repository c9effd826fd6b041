"""A crosswalk as records: the rows that it makes, the fields of a row, the rules that fill them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

Scalar = str | int | float

ANY, NONE, POSITIVE = "any", "none", "positive"
"""What a condition may ask of a variable beside its categories: coded at all, not coded, a number above zero."""

OURS = {
    "when": ("date",),
    "where": ("place",),
    "size": ("participants", "arrests", "detained", "charged", "injured_participants", "injured_police",
             "injured_other", "deaths", "police_deployed", "money", "other_figure"),
    "actor": ("organiser", "participant", "target", "actor", "addressee", "speaker"),
    "text": ("demand", "slogan", "series", "arrest_reason", "reason", "instrument", "third_party_violence",
             "counter_to", "part_of", "content", "cue"),
    "report": ("report",),
    "unit": ("unit",),
}  # fmt: skip
"""The kind of value that each variable of the built-in codebook has; all others have categories ("code").

``report`` is what is known of the report, ``unit`` the mention or statement itself.
"""

PARTS: dict[str, dict[str, tuple[str, ...]]] = {
    "code": {"name": ("name",)},
    "text": {"words": ("words",), "claim": ("words", "stance")},
    "when": {"day": ("start",), "middle": ("start", "end"), "end": ("end",), "year": ("start",),
             "month": ("start",), "grain": ("grain",)},
    "where": {"site": ("site",), "detail": ("site", "route", "district"), "district": ("district",),
              "locality": ("locality",), "region": ("region",), "state": ("region", "country"),
              "country": ("country",), "country_name": ("country",), "country_plain": ("country",),
              "country_3": ("country",),
              "country_number": ("country",), "latitude": ("latitude",), "longitude": ("longitude",),
              "grain": ("grain",), "id": ("id",), "name": ("site", "route", "district", "locality", "region")},
    "size": {"low": ("low",), "high": ("high",), "mean": ("low", "high"),
             "label": ("low", "high", "qualifier"), "words": ("words",)},
    "actor": {"name": ("name",), "kind": ("kind",), "role": ("role",), "organisation": ("organisation",)},
    "report": {"id": (), "title": (), "source": (), "published": (), "language": (), "url": (), "path": ()},
    "unit": {"id": (), "opposed": (), "words": ()},
}  # fmt: skip
"""How a value may be taken (``take``), by kind of value, and the parts of the value that are kept so."""

WHOLE: dict[str, tuple[str, ...]] = {
    "when": ("start", "end", "grain"),
    "where": ("site", "route", "district", "locality", "region", "country", "latitude", "longitude", "grain",
              "id", "alternatives"),
    "size": ("low", "high", "words", "qualifier", "basis", "unit", "as_of", "voice"),
    "actor": ("name", "kind", "role", "organisation"),
    "text": ("words",),
}  # fmt: skip
"""All parts of a value that can be lost, by kind of value."""

FOR_ALL = {"evidence": ("evidence",), "voice": ("voice",)}
"""Ways of taking that every coded value has: the words it was read from, the role of who vouches for it."""


@dataclass(frozen=True, slots=True)
class Condition:
    """Asks that a variable, or a part of it, has one of some values."""

    variable: str
    part: str
    values: tuple[str, ...]

    def __str__(self) -> str:
        name = f"{self.variable}.{self.part}" if self.part else self.variable
        return f"{name} is {' or '.join(self.values)}"


Asked = tuple[tuple[Condition, ...], ...]
"""Groups of conditions, of which one whole group must hold; no groups ask nothing."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One way in which a field gets a value. ``line`` is where it stands in the file.

    It holds for the kinds of row in ``rows`` (empty: all) where a group of ``when`` holds, none of ``unless``.
    It gives ``value``, or what is taken from ``source``: each value through ``table`` (a value not in it gives
    nothing) or through ``bands`` (the highest lower bound that is not above it), set into ``frame``.
    """

    line: int
    value: Scalar | None = None
    source: tuple[str, ...] = ()
    take: str = ""
    table: Mapping[str, tuple[Scalar, ...]] | None = None
    bands: tuple[tuple[float, Scalar], ...] = ()
    frame: str = "{}"
    rows: tuple[str, ...] = ()
    when: Asked = ()
    unless: tuple[Condition, ...] = ()

    def given(self) -> Iterator[Scalar]:
        """The values that it can give, where they are known beforehand."""
        if self.value is not None:
            yield self.value
        for told in (self.table or {}).values():
            yield from told
        for _, banded in self.bands:
            yield banded

    def __str__(self) -> str:
        told = " + ".join(self.source) + (f".{self.take}" if self.take else "")
        parts = [told] if told else []
        if self.when:
            parts.append("when " + ", or ".join(" and ".join(map(str, group)) for group in self.when))
        if self.unless:
            parts.append("unless " + " or ".join(map(str, self.unless)))
        return " ".join(parts) or "always"


@dataclass(frozen=True, slots=True)
class Field:
    """A column of the other scheme. Of its rules the first that gives something counts; with ``every``, all.

    ``allowed`` are the values that the scheme has (empty: any). ``free``: words for people to read, in which
    nothing is kept for analysis. A field without rules is one that we do not code; ``empty`` says why. ``never``
    says why some allowed values are never given. ``checked`` is False where name or values could not be verified
    in the scheme's own documents.
    """

    name: str
    meaning: str
    rules: tuple[Rule, ...]
    every: bool = False
    allowed: tuple[Scalar, ...] = ()
    free: bool = False
    empty: str = ""
    never: str = ""
    checked: bool = True


@dataclass(frozen=True, slots=True)
class RowKind:
    """A kind of row: from which of our units (``of``), and under which conditions one makes such a row.

    ``otherwise`` says why a unit that does not meet them makes none.
    """

    name: str
    of: str
    line: int
    meaning: str = ""
    otherwise: str = ""
    when: Asked = ()
    unless: tuple[Condition, ...] = ()


@dataclass(frozen=True, slots=True)
class Crosswalk:
    """From our codebook to another scheme. ``lost`` names what of ours has no place there, with the reason."""

    name: str
    title: str
    version: str
    citation: str
    checked: str
    codebook: str
    unit: str
    rows: tuple[RowKind, ...]
    fields: tuple[Field, ...]
    lost: Mapping[str, str]
    file: str = ""

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the fields, in order."""
        return tuple(one.name for one in self.fields)

    def why_lost(self, variable: str, category: str = "") -> str:
        """The reason given for the loss of a category, else of its variable; "" where there is none."""
        return self.lost.get(f"{variable}.{category}", "") or self.lost.get(variable, "")


def kind_of(variable: str) -> str:
    """The kind of value that ``variable`` has: a key of ``PARTS``."""
    return next((kind for kind, names in OURS.items() if variable in names), "code")


def takes_of(variable: str) -> dict[str, tuple[str, ...]]:
    """The ways in which a value of ``variable`` may be taken."""
    kind = kind_of(variable)
    return PARTS[kind] if kind in ("report", "unit") else {**PARTS[kind], **FOR_ALL}


def default_take(variable: str) -> str:
    """The way of taking where a rule names none: the first of its kind of value."""
    return next(iter(PARTS[kind_of(variable)]))


def asked(raw: Any) -> Asked:
    """The groups of a ``when``, which passed the checks: a list of groups, or one."""
    return tuple(map(conditions, raw)) if isinstance(raw, list) else (conditions(raw),) if raw else ()


def conditions(raw: Any) -> tuple[Condition, ...]:
    """The conditions of one group, or of an ``unless``."""
    told = []
    for name, values in (raw or {}).items():
        variable, _, part = str(name).partition(".")
        listed = values if isinstance(values, list) else [values]
        told.append(Condition(variable, part, tuple(map(str, listed))))
    return tuple(told)
