"""Codings of a report as any coder may hand them in: what is compared of the JSON of ``onrecord code``.

A coder may tell more than this (``codebook``, ``rule``, its own variables): what is not known is passed over.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from onrecord.reviewing.comparisons import Side
from onrecord.reviewing.gold import finest, numbers
from onrecord.reviewing.likeness import Stretch, evidence

_TRIGGERS = ("form", "status")
UNKNOWN = "unknown"  # a coder who writes this gives no value: the report says that it is not known


@dataclass(frozen=True, slots=True)
class CodedValue:
    """One value of one variable: a string, or a mapping for a date, a place, a figure, an actor."""

    variable: str
    value: Any
    spans: tuple[Stretch, ...] = ()
    role: str | None = None
    coder: str = ""
    confidence: float | None = None

    @property
    def words(self) -> str:
        """A code, a name or words, as a string; "" for what is none of them."""
        if isinstance(self.value, Mapping):
            return str(self.value.get("name") or "")
        return str(self.value)

    @property
    def ends(self) -> tuple[Any, Any] | None:
        """Low and high of a figure; None for what is no figure, or one that its coder calls unknown."""
        if isinstance(self.value, Mapping) and "low" in self.value:
            return self.value["low"], self.value.get("high")
        return None

    @property
    def label(self) -> str:
        """The value on one line, for people."""
        value = self.value
        if not isinstance(value, Mapping):
            return str(value)
        if self.ends:
            return f"{numbers(*self.ends)} ({self.role})" if self.role else numbers(*self.ends)
        if "start" in value:
            start, end = value["start"], value.get("end")
            return str(start) if end in (None, start) else f"{start} to {end}"
        if "name" in value:
            return str(value["name"])
        return ", ".join(dict.fromkeys(one for one in (place_finest(value), value.get("locality")) if one))

    def side(self, text: str | None) -> Side:
        """It as one side of a difference."""
        return Side(self.label, evidence(text, self.spans), self.coder, self.confidence)


@dataclass(frozen=True)
class CodedMention:
    """One event as a coder has it."""

    kind: str
    codings: tuple[CodedValue, ...]
    anchor: Stretch | None = None

    def of(self, variable: str) -> list[CodedValue]:
        """The values of one variable that are known."""
        return [one for one in self.codings if one.variable == variable and one.value not in (None, UNKNOWN)]

    def mappings(self, variable: str) -> list[CodedValue]:
        """Those of ``of`` that are mappings: dates and places."""
        return [one for one in self.of(variable) if isinstance(one.value, Mapping)]

    @property
    def figures(self) -> list[CodedValue]:
        """All figures, of whatever variable."""
        return [one for one in self.codings if one.ends]

    @cached_property
    def telling(self) -> tuple[Stretch, ...]:
        """The words that tell of the event: its anchor, form and status; else any evidence."""
        spans = [self.anchor] if self.anchor else []
        spans += [span for one in self.codings if one.variable in _TRIGGERS for span in one.spans]
        return tuple(dict.fromkeys(spans or (span for one in self.codings for span in one.spans)))

    @cached_property
    def spans(self) -> tuple[Stretch, ...]:
        """All of its evidence."""
        return tuple(dict.fromkeys(span for one in self.codings for span in one.spans))

    @property
    def label(self) -> str:
        """Its kind and forms, on one line."""
        forms = dict.fromkeys(one.words for one in self.of("form"))
        return f"{self.kind}: {', '.join(forms)}" if forms else self.kind

    def side(self, text: str | None) -> Side:
        """It as one side of a difference: its kind and forms, and the words that tell of it."""
        telling = next((one for one in self.codings if one.variable in _TRIGGERS), None)
        known = (telling.coder, telling.confidence) if telling else ("", None)
        return Side(self.label, evidence(text, sorted(self.telling)[:3]), *known)


@dataclass(frozen=True, slots=True)
class CodedStatement:
    """One thing said, as a coder has it."""

    name: str
    role: str | None
    content: tuple[Stretch, ...]
    quotation: str | None = None
    act: str | None = None
    medium: str | None = None
    codings: tuple[CodedValue, ...] = ()
    coder: str = ""
    confidence: float | None = None

    def side(self, text: str | None, value: str | None = None) -> Side:
        """It as one side of a difference, by ``value`` where that is what differs, else by its speaker."""
        said = value if value is not None else self.name
        return Side(said, evidence(text, self.content), self.coder, self.confidence)


@dataclass(frozen=True, slots=True)
class CodedItem:
    """One report as one coder coded it. ``path``, ``locator`` and ``sha256`` tell which report it is."""

    path: str
    mentions: tuple[CodedMention, ...] = ()
    statements: tuple[CodedStatement, ...] = ()
    locator: str = ""
    sha256: str = ""
    line: int = field(default=0, compare=False)

    @property
    def reach(self) -> int:
        """Where its last span ends: a text must be as long as that."""
        spans = [span for one in self.mentions for span in one.spans]
        spans += [span for one in self.statements for span in one.content]
        return max((end for _, end in spans), default=0)


def surest(values: Iterable[CodedValue]) -> CodedValue | None:
    """The value of which its coder is most sure; the first of equals, as in the exported tables."""
    return max(values, key=lambda one: one.confidence or 0.0, default=None)


def place_parts(value: Mapping[str, Any]) -> dict[str, str]:
    """The parts of a coded place that have a name."""
    parts = ("site", "district", "locality", "region", "country")
    return {part: str(value[part]) for part in parts if value.get(part)}


def place_route(value: Mapping[str, Any]) -> tuple[str, ...]:
    """The places that a coded route leads over."""
    return tuple(str(one) for one in value.get("route") or ())


def place_names(value: Mapping[str, Any]) -> list[str]:
    """Every name from site to locality, and those of the route."""
    parts = place_parts(value)
    named = [parts[part] for part in ("site", "district", "locality") if part in parts]
    return [*named, *place_route(value)]


def place_finest(value: Mapping[str, Any]) -> str:
    """The name of the finest part."""
    return finest(place_parts(value), place_route(value))
