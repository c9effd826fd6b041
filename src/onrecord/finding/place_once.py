"""Names behind "in" or "near" of which a report tells nothing else: most are towns, some are parts of one."""

from collections import defaultdict
from collections.abc import Sequence

from onrecord.finding.place_context import Reader, is_name_word
from onrecord.finding.place_evidence import DATELINES, LOCATED, LONGEST, is_other, standing
from onrecord.finding.place_names import run_end
from onrecord.tables.gazetteer import fold
from onrecord.tables.places import place_words

_FAR_DOWN = DATELINES  # passages from the top: no name is weighed as a dateline's, or for being told early
_WHOLES = ("heads", "weak_heads", "openings", "once_no_town")


def towns_told_once(passages: Sequence[Reader], surnames: frozenset[str]) -> frozenset[str]:
    """Folded names that may be towns' for an "in" before them, and against which nothing is told.

    Not those of words that sites, scripts and wholes are told by. What ``told_towns`` holds may be among them.
    """
    lower = {token.lower for reader in passages for token in reader.tokens if not token.is_capital}
    weights: defaultdict[str, float] = defaultdict(float)
    for reader in passages:
        if not reader.title_case:
            _weigh(reader, weights)
    return frozenset(
        name
        for name, weight in weights.items()
        if weight >= LOCATED and not _is_whole(name) and not is_other(name, surnames, lower)
    )


def is_told_once(reader: Reader, first: int, end: int) -> bool:
    """Whether the name ``[first, end)`` is among those."""
    return fold(reader.words(first, end)) in reader.once


def _weigh(reader: Reader, weights: defaultdict[str, float]) -> None:
    """Add what stands around each name of a passage to ``weights``: only an "in" or better tells for a town."""
    index = 0
    while index < len(reader.tokens):
        end = index + 1
        if is_name_word(reader.tokens[index]):
            end = run_end(reader.text, reader.tokens, index)
            weight = standing(reader, index, end, _FAR_DOWN) if end - index <= LONGEST else 0.0
            if weight < 0 or weight >= LOCATED:
                weights[fold(reader.words(index, end))] += weight
        index = end


def _is_whole(name: str) -> bool:
    """Whether a name is made of words that sites and wholes have."""
    words = name.split()
    return any(word in place_words(group) for group in _WHOLES for word in words)
