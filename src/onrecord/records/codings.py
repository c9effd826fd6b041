"""The coded report: codings, and the mentions and statements that they make up."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

from onrecord.records.findings import EventKind, QuotationKind
from onrecord.records.ids import digest
from onrecord.records.reports import Report
from onrecord.records.spans import Span
from onrecord.records.values import Actor, Value, When

VoiceRole = Literal[
    "police",
    "organiser",
    "authority",
    "participant",
    "witness",
    "union",
    "ngo",
    "media",
    "reporter",
    "other",
]


@dataclass(frozen=True, slots=True)
class Voice:
    """Who vouches for a value: the role of the one who says so, and the name as the report gives it."""

    role: VoiceRole
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Coding:
    """One value of one variable, the words it was read from, its voice, and the coder that coded it.

    ``value`` is None where the words are there and the value cannot be known yet.
    ``confidence`` is the coder's own estimate, 0 to 1, that a careful person would code the same; the program's
    are measured (docs/confidence.md).
    ``codebook`` names the codebook and version under which it was made (``protest@1``).
    """

    variable: str
    value: Value | None
    spans: tuple[Span, ...]
    coder: str
    confidence: float
    voice: Voice | None = None
    rule: str = ""
    codebook: str = ""


@dataclass(frozen=True)
class Mention:
    """One event as one report tells it. ``anchor`` is the first trigger that tells of it."""

    report: str
    kind: EventKind
    anchor: Span
    codings: tuple[Coding, ...]

    @cached_property
    def id(self) -> str:
        """Report, kind and anchor: better codings of the same event keep the id."""
        return digest("mention", self.report, self.kind, self.anchor.start, self.anchor.end)

    def of(self, variable: str) -> tuple[Coding, ...]:
        """This mention's codings of one variable, in the order of the text."""
        return tuple(coding for coding in self.codings if coding.variable == variable)


@dataclass(frozen=True, slots=True)
class Speaker:
    """The source of a statement: name as a reader would give it, and role and organisation as printed."""

    name: str
    role: str | None = None
    organisation: str | None = None
    kind: str | None = None


@dataclass(frozen=True)
class Statement:
    """One thing said by one source. ``content`` may be empty (act ``decline``); ``cue`` is never empty.

    ``codings`` are values of the codebook's own variables of statements: ``issue``, ``stance``, a user's.
    """

    report: str
    speaker: Speaker | None
    speaker_spans: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    quotation: QuotationKind
    act: str
    medium: str | None
    coder: str
    confidence: float
    voice: VoiceRole = "other"
    outlet: str | None = None
    addressee: Actor | None = None
    addressee_spans: tuple[Span, ...] = ()
    via: str | None = None
    date: When | None = None
    date_spans: tuple[Span, ...] = ()
    repeat_of: str | None = None
    within: str | None = None
    rule: str = ""
    codings: tuple[Coding, ...] = ()
    codebook: str = ""

    @cached_property
    def id(self) -> str:
        """Report and content (or cue, where nothing was said): a better reading of the rest keeps the id."""
        spans = self.content or self.cue
        return digest("statement", self.report, *(n for span in spans for n in (span.start, span.end)))

    def of(self, variable: str) -> tuple[Coding, ...]:
        """This statement's codings of one variable of the codebook."""
        return tuple(coding for coding in self.codings if coding.variable == variable)


@dataclass(frozen=True, slots=True)
class Questions:
    """What was asked of each event of one kind: ``variables`` are all that the codebook has for it,

    ``looked_for`` those of them that the coder codes at all. Both by the names under which codings go, in
    alphabetical order. So "the report does not say" is told from "not coded" (codebook section 5).
    """

    kind: EventKind
    variables: tuple[str, ...]
    looked_for: tuple[str, ...]

    def as_json(self) -> dict[str, Any]:
        return {"kind": self.kind, "variables": [*self.variables], "looked_for": [*self.looked_for]}


@dataclass(frozen=True)
class CodedReport:
    """One report with all that was coded in it.

    ``questions`` is empty where it is not known what the coder looked for: then nothing counts as looked for.
    """

    report: Report
    mentions: tuple[Mention, ...]
    statements: tuple[Statement, ...]
    questions: tuple[Questions, ...] = ()

    def questions_of(self, kind: EventKind) -> Questions:
        """What was asked of events of ``kind``; nothing where that is not known."""
        return next((one for one in self.questions if one.kind == kind), Questions(kind, (), ()))
