"""Attributions made of PropBank frames and the tree of English-EWT, in the manner of our own guide.

PropBank marks whom and what; what makes a cue (auxiliaries, particles) and where quotation marks belong is taken
from the tree and the text. What is only sometimes an attribution ("see", "find", nouns) is left unsure.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from training.markup import MarkedFrame, Place

if TYPE_CHECKING:
    from training.corpora import Word

_ROLESETS: dict[str, list[str]] = yaml.safe_load(Path(__file__).with_name("rolesets.yml").read_text("utf-8"))
UNSURE = frozenset(_ROLESETS["unsure"])
KINDS = {roleset: kind for kind, rolesets in _ROLESETS.items() if kind != "unsure" for roleset in rolesets}
_QUOTES = "\"“”‘’'"
_BEFORE_CUE = {"aux", "aux:pass", "compound:prt", "advmod"}


def attribution_of(
    text: str, words: Sequence["Word"], frames: list[dict[str, Any]]
) -> tuple[tuple[MarkedFrame, ...], tuple[Place, ...]]:
    """The attribution frames of a sentence, and the places where it is unsure whether one stands."""
    found: list[MarkedFrame] = []
    unsure: list[Place] = []
    for row in frames:
        roleset, at = row["roleset"], row["i"]
        if roleset not in KINDS and roleset not in UNSURE:
            continue
        labels = {label for label, _, _ in row["args"]}
        if roleset in KINDS and words[at].part == "VERB" and "ARG1" in labels:
            found.append(_frame(text, words, row))
        else:
            unsure.append(words[at].place)
    return tuple(found), tuple(unsure)


def _frame(text: str, words: Sequence["Word"], row: dict[str, Any]) -> MarkedFrame:
    at = row["i"]
    kind = KINDS[row["roleset"]]
    first = last = at
    while first and words[first - 1].head == at and words[first - 1].relation in _BEFORE_CUE:
        first -= 1
    while first < at and words[first].relation == "advmod" and words[first].lemma != "not":
        first += 1
    if last + 1 < len(words) and words[last + 1].relation == "compound:prt" and words[last + 1].head == at:
        last += 1
    arguments: list[tuple[str, Place]] = []
    hearer = "ARG1" if row["roleset"] == "accuse.01" else "ARG2"
    for label, begin, end in row["args"]:
        place = (words[begin].place[0], words[end].place[1])
        if label == "ARG0":
            arguments.append(("source", place))
        elif label in {"ARG1", "C-ARG1"}:
            arguments.append(("content", _with_quotes(text, _trimmed(text, place))))
        elif label == hearer:
            arguments.append(("addressee", _without_to(text, place)))
    return MarkedFrame(kind, (words[first].place[0], words[last].place[1]), tuple(arguments))


def _trimmed(text: str, place: Place) -> Place:
    start, end = place
    while end > start + 1 and text[end - 1] in " ,.;:":
        end -= 1
    while start < end - 1 and text[start] in " ,:":
        start += 1
    return start, end


def _with_quotes(text: str, place: Place) -> Place:
    """The content with the quotation marks that stand round it, as the guide has it."""
    start, end = place
    opens = start > 0 and text[start - 1] in _QUOTES
    after = end
    while after < len(text) and text[after] in ".,?!":
        after += 1
    if opens and after < len(text) and text[after] in _QUOTES:
        return start - 1, after + 1
    return place


def _without_to(text: str, place: Place) -> Place:
    start, end = place
    return (start + 3, end) if text[start:end].lower().startswith("to ") and end - start > 3 else place
