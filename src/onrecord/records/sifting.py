"""What the sifting stage says of a report: the signs of contention in it, and how much they weigh together."""

from dataclasses import dataclass, field
from typing import Literal

from onrecord.records.spans import Span

Contention = Literal["protest", "violence"]


@dataclass(frozen=True, slots=True)
class Sign:
    """Words that speak for contention: protest, or violence of a crowd or an armed group.

    ``weight`` is the chance, 0 to 1, that a sentence with this sign alone tells of something that took place or
    goes on; ``rule`` says what the weight rests on. ``borrowed``: a word of markets or games,
    in a report of them.
    """

    span: Span
    kind: Contention
    rule: str
    weight: float
    borrowed: bool = False


@dataclass(frozen=True, slots=True)
class SiftedSentence:
    """One telling sentence, its signs in the order of the text, and their weights together, 0 to 1."""

    span: Span
    signs: tuple[Sign, ...] = ()
    score: float = 0.0
    tells: bool = False


@dataclass(frozen=True, slots=True)
class Sifted:
    """Whether a report tells of contention that took place or goes on, and where.

    ``score`` is 0 to 1. ``subject`` is "market" or "sport" where the report is about those and words such as
    "rally" and "strike" are taken for theirs, else "".
    """

    sentences: tuple[SiftedSentence, ...] = field(default=())
    score: float = 0.0
    tells: bool = False
    subject: str = ""

    @property
    def borrowed(self) -> frozenset[Span]:
        """The words that mean no contention here, for the report is about a market or a game."""
        return frozenset(sign.span for one in self.sentences for sign in one.signs if sign.borrowed)
