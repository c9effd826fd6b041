"""What the frame parser saw in a text: tokens, entities and frames. All places are code points of that text."""

from dataclasses import dataclass, field
from typing import Literal, get_args

from onrecord.records.spans import Span

EntityKind = Literal["PER", "ORG", "LOC"]
CueKind = Literal["say", "order", "think", "know", "want", "intend", "feel"]
TriggerKind = Literal["protest", "arrest", "force", "killing", "policing", "court", "government"]
CUE_KINDS: tuple[CueKind, ...] = get_args(CueKind)
TRIGGER_KINDS: tuple[TriggerKind, ...] = get_args(TriggerKind)

_OF_CUES = frozenset({"source", "content", "addressee"})
_OF_PROTEST = frozenset({"participants", "organiser", "size", "place", "time", "target", "demand", "slogan"})
_OF_ANSWERS = frozenset({"place", "time", "agent", "patient", "number", "offence", "instrument"})
ROLES_OF_KIND: dict[CueKind | TriggerKind, frozenset[str]] = {
    **dict.fromkeys(CUE_KINDS, _OF_CUES),
    **dict.fromkeys(TRIGGER_KINDS, _OF_ANSWERS),
    "protest": _OF_PROTEST,
}
"""The roles that a frame of each kind has."""


@dataclass(frozen=True, slots=True)
class Entity:
    """A name: of a person, an organisation or a place. ``probability`` is the model's, 0 to 1."""

    span: Span
    kind: EntityKind
    probability: float


@dataclass(frozen=True, slots=True)
class Argument:
    """Words that fill a role of a frame: its source, content, participants, place …"""

    role: str
    span: Span
    probability: float


@dataclass(frozen=True, slots=True)
class Frame:
    """A cue with who said what to whom, or a trigger with who did what, where and when.

    ``kind`` is the kind of cue ("say", "want" …) or of event ("protest", "arrest" …). Arguments stand in the
    order of the text; a content broken by its cue is several arguments.
    """

    kind: CueKind | TriggerKind
    span: Span
    probability: float
    arguments: tuple[Argument, ...] = field(default=())

    @property
    def attributes(self) -> bool:
        """Whether the frame tells of something said, thought or wanted, not of an event."""
        return self.kind in CUE_KINDS

    @property
    def tells_of(self) -> str | None:
        """The kind of event that an event frame tells of (codebook section 1); None for an attribution."""
        if self.attributes:
            return None
        return self.kind if self.kind in {"protest", "court", "government"} else "policing"

    def of(self, role: str) -> tuple[Span, ...]:
        """The spans that fill ``role``."""
        return tuple(argument.span for argument in self.arguments if argument.role == role)

    def sure_of(self, *roles: str) -> float:
        """The chance (0 to 1) that the frame and the surest argument of each of ``roles`` are right together.

        0 where a role is not filled.
        """
        chance = self.probability
        for role in roles:
            chance *= max((one.probability for one in self.arguments if one.role == role), default=0.0)
        return chance


@dataclass(frozen=True, slots=True)
class Parse:
    """What one text's words mark, each kind in the order of the text. ``tokens`` are the words as spans."""

    tokens: tuple[Span, ...] = field(default=())
    entities: tuple[Entity, ...] = field(default=())
    frames: tuple[Frame, ...] = field(default=())
    coder: str = ""
