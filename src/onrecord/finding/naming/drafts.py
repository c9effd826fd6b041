"""What is known of a name while a report is being read, before names are joined."""

from dataclasses import dataclass

from onrecord.finding.tokens import Token
from onrecord.records import NameKind, Span
from onrecord.tables.people import Gender


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence with its tokens; ``number`` counts the sentences of the report."""

    tokens: list[Token]
    number: int


@dataclass(slots=True)
class Draft:
    """A name as it stands, with what its own words and those beside it tell.

    ``core`` is the name without titles. ``subject`` tells that it opens its sentence or stands by a cue verb.
    ``speaks`` tells that it stands by a cue verb, ``quoted`` that it stands inside a quotation.
    ``body`` is the kind of an organisation (``police``, ``union``...), or "".
    """

    span: Span
    kind: NameKind
    core: str
    sentence: int
    rule: str
    role: str | None = None
    organisation: str | None = None
    gender: Gender | None = None
    body: str = ""
    subject: bool = False
    speaks: bool = False
    quoted: bool = False
    apposed_from: int = -1
    together: str = ""
    head: str = ""
    alias_of: str | None = None
    full: str = ""
    key: str = ""
    confidence: float = 0.5
