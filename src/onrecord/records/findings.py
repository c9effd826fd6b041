"""Things pointed at in a report. A finding's words are always its span's words; values come later.

Every finding names the rule that fired and how sure that rule is (0 to 1).
"""

from dataclasses import dataclass, field
from typing import Literal

from onrecord.records.parses import Entity, Frame
from onrecord.records.spans import Span

NameKind = Literal["person", "organisation", "office", "group", "pronoun", "anonymous"]
EventKind = Literal["protest", "policing", "court", "government"]
QuotationKind = Literal["direct", "indirect", "mixed"]


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that some finder points at, under a label of its own."""

    span: Span
    label: str
    rule: str
    confidence: float = 0.5


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between quotation marks. ``span`` has the marks; ``pieces`` are the words without them,

    one a paragraph where reopening marks carry a quotation on. ``speech`` is False for a quoted name,
    title or slogan-like scrap of a few words.
    """

    span: Span
    pieces: tuple[Span, ...]
    speech: bool
    closed: bool = True


@dataclass(frozen=True, slots=True)
class Name:
    """A source or actor named in the text: "James Cleverly", "the force", "a spokesperson", "he".

    ``full`` is the fullest name that the report gives for it ("Defend Our Juries" for "DOJ", "the group");
    ``role`` and ``organisation`` are as printed. ``key`` is the same for all names of one actor in a report.
    """

    span: Span
    kind: NameKind
    full: str
    key: str
    role: str | None = None
    organisation: str | None = None
    rule: str = ""
    confidence: float = 0.5


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who said what, as it stands in the text. ``content`` is in order and without cue or quotation marks.

    ``coder`` names the parser that marked it; "" where the rules did.
    """

    source: Span | None
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    quotation: QuotationKind
    rule: str
    confidence: float
    addressee: Span | None = None
    via: Span | None = None
    coder: str = ""


@dataclass(frozen=True, slots=True)
class DatePhrase:
    """Words that tell when: "on Saturday", "last week", "5 July", "since 7 October", "at 1pm".

    ``label`` is the grammar that matched (see ``finding/dates.py``), ``parts`` its pieces by name.
    """

    span: Span
    label: str
    parts: tuple[tuple[str, str], ...] = ()
    confidence: float = 0.5


@dataclass(frozen=True, slots=True)
class PlacePhrase:
    """A place name. ``label`` is the likely grain; ``relation`` the preposition before it, lower case, or ""."""

    span: Span
    label: Literal["site", "district", "locality", "region", "country"]
    relation: str = ""
    rule: str = ""
    confidence: float = 0.5

    @property
    def is_told_once(self) -> bool:
        """Whether nothing but an "in" tells of a place: it may be a town, or a part of one."""
        return self.rule == "told once"


@dataclass(frozen=True, slots=True)
class Figure:
    """A count as it stands in the text: ``span`` "between 600 and 700 people", ``number`` the number words

    with their qualifier ("between 600 and 700"), ``unit`` the counted noun ("people") or None.
    ``counts`` says what is counted: people, police, money, time, distance, age, share, things, unknown.
    """

    span: Span
    number: Span
    unit: Span | None
    counts: str
    rule: str
    confidence: float = 0.5


@dataclass(frozen=True, slots=True)
class Trigger:
    """Words that tell of an event: "march", "were arrested", "appeared at … Court", "banned".

    ``forms`` are the categories that the words themselves tell (maybe none: "protest").
    """

    span: Span
    kind: EventKind
    forms: tuple[str, ...]
    rule: str
    confidence: float = 0.5


@dataclass(frozen=True, slots=True)
class Measure:
    """Words for something police or participants did: ``variable`` and ``code`` are the codebook's."""

    span: Span
    variable: str
    code: str
    rule: str
    confidence: float = 0.5


@dataclass(frozen=True, slots=True)
class Wording:
    """Words kept as text for a variable of a mention: a demand, a slogan, a series, an arrest reason."""

    span: Span
    variable: str
    rule: str
    confidence: float = 0.5
    stance: Literal["for", "against"] | None = None


@dataclass(frozen=True, slots=True)
class NotKnown:
    """Words by which a report says that something is not known: "it was not clear how many people marched".

    ``cue`` says that it is not known ("was not clear"), ``span`` what ("how many people"). ``variable`` is the
    codebook's; "" for a number of people or things, whose variable the words beside it tell. ``unit`` is the
    counted noun of such a number, ``counts`` its kind (people, police, things).
    """

    span: Span
    cue: Span
    variable: str
    rule: str
    confidence: float = 0.6
    unit: str = ""
    counts: str = "people"


@dataclass(frozen=True, slots=True)
class Findings:
    """All that was pointed at in one report, each kind in the order of the text.

    ``frames`` and ``entities`` are all that the frame parser of the name ``parser`` marked; none where there is
    no parser. ``marks`` are those frames that may be answers to protest, and are no triggers by themselves.
    """

    quotations: tuple[Quotation, ...] = field(default=())
    names: tuple[Name, ...] = field(default=())
    attributions: tuple[Attribution, ...] = field(default=())
    dates: tuple[DatePhrase, ...] = field(default=())
    places: tuple[PlacePhrase, ...] = field(default=())
    figures: tuple[Figure, ...] = field(default=())
    triggers: tuple[Trigger, ...] = field(default=())
    measures: tuple[Measure, ...] = field(default=())
    wordings: tuple[Wording, ...] = field(default=())
    unknowns: tuple[NotKnown, ...] = field(default=())
    frames: tuple[Frame, ...] = field(default=())
    entities: tuple[Entity, ...] = field(default=())
    parser: str = ""
    marks: tuple[Trigger, ...] = field(default=())

    def marked(self, kind: str, least: float) -> int:
        """How many frames of ``kind`` the parser marked with the chance ``least`` or more."""
        return sum(one.kind == kind and one.probability >= least for one in self.frames)
