"""How the words behind a cue read, and what may stand between a cue and what was said."""

from dataclasses import dataclass

from onrecord.finding.attributing.lines import Line
from onrecord.finding.attributing.nounphrases import Range
from onrecord.tables.grammar import grammar
from onrecord.tables.people import documents

_NOT_BETWEEN = frozenset({"of", "to", "for", "against", "than", "with"})
_POSSESSIVES = frozenset({"a", "an", "its", "the", "his", "her", "their"})
_DOCUMENT = 3  # tokens of "in a statement"
_FARTHEST_THAT = 16  # tokens between a cue and its "that"


@dataclass(frozen=True, slots=True)
class Reading:
    """The first token of the content, the rule that found it, and the addressee."""

    start: int
    rule: str
    addressee: Range | None = None
    end: int | None = None  # where the content ends at the latest


def at_end(line: Line, at: int) -> bool:
    """Whether nothing of the clause is left at ``at``."""
    return at >= len(line.tokens) or line.word(at) in {".", ";", ")", "?", "!"}


def past_adverbials(line: Line, at: int) -> int:
    """Behind "on Monday", "again", "in a statement that": what stands between a cue and its clause."""
    carried = False
    while (step := _adverbial(line, at)) > 0:
        carried = carried or step == _DOCUMENT
        at += step
    return _to_that(line, at, carried)


def _adverbial(line: Line, at: int) -> int:
    """How many tokens an adverb or a phrase of time or medium at ``at`` has: 0 where there is none."""
    word, following = line.word(at), line.word(at + 1)
    if word in grammar("adverbs") or word in grammar("days"):
        return 1
    if word.endswith("ly") and len(word) > 4 and word not in grammar("not_adverbs"):
        return 0 if line.tokens[at].is_capital else 1
    if (word == "on" and following in grammar("days")) or (
        word in {"this", "last"} and following in grammar("times")
    ):
        return 2
    spoken = line.word(at + 2) in documents() or line.word(at + 2) in {
        "interview",
        "speech",
        "briefing",
        "submission",
    }
    return _DOCUMENT if word == "in" and following in _POSSESSIVES and spoken else 0


def _to_that(line: Line, at: int, carried: bool = False) -> int:
    """On to "that" over a phrase between it and the cue: "said at a rally in the park that …".

    ``carried``: behind "in a letter" it may also be told to whom, and by whom.
    """
    word = line.word(at)
    if word != "," and (word not in grammar("prepositions") or (word in _NOT_BETWEEN and not carried)):
        return at
    for ahead in range(at, min(at + _FARTHEST_THAT, len(line.tokens))):
        word = line.word(ahead)
        if word == "that" and ahead > at + 1:
            return ahead
        verb = word in grammar("auxiliaries") or word in grammar("finite")
        if verb or line.is_block(ahead) or word in {":", ";"}:
            return at
    return at
