"""Examples to tensors: pieces, tags of every head, and the frames whose arguments are to be marked."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor

from onrecord.models.blinding import blind_pieces
from onrecord.models.pieces import CLS, OTHER, PAD, SEP, Pieces
from onrecord.models.scheme import ROLE_TAGS, TAG_HEADS
from onrecord.records import CUE_KINDS
from training.examples import Example
from training.markup import MarkedFrame, Place

IGNORED = -100
_NUMBER = {name: {tag: at for at, tag in enumerate(tags)} for name, tags in (TAG_HEADS | ROLE_TAGS).items()}


@dataclass(frozen=True, slots=True)
class Prepared:
    """One example in pieces. Arrays are of its length, the two special pieces included."""

    ids: np.ndarray
    marks: np.ndarray
    tags: dict[str, np.ndarray]
    frames: tuple[tuple[str, int, int, dict[str, np.ndarray]], ...]


@dataclass(frozen=True, slots=True)
class Batch:
    """Tensors of one step; ``frames`` is ``(n, 3)``, ``roles`` their tags by label set, ``(n, length)`` each."""

    ids: Tensor
    marks: Tensor
    mask: Tensor
    tags: dict[str, Tensor]
    frames: Tensor
    roles: dict[str, Tensor]


def touched(pieces: Pieces, place: Place) -> tuple[int, int] | None:
    """First and last piece that lie in ``place``, or None where it holds no piece."""
    first = int(np.searchsorted(pieces.ends, place[0], side="right"))
    last = int(np.searchsorted(pieces.starts, place[1], side="left")) - 1
    return (first, last) if first <= last else None


def _mark(tags: np.ndarray, numbers: dict[str, int], kind: str, span: tuple[int, int]) -> None:
    first, last = span[0] + 1, span[1] + 1
    tags[first] = numbers[f"B-{kind}"]
    tags[first + 1 : last + 1] = numbers[f"I-{kind}"]


def prepared(example: Example, tokenizer: Tokenizer, longest: int) -> Prepared | None:
    """An example in pieces as the parser reads them; None where it has none.

    What is longer than ``longest`` is cut off.
    """
    pieces = blind_pieces(example.text, tokenizer)
    size = min(len(pieces), longest - 2)
    if not size:
        return None
    length = size + 2
    ids = np.concatenate([[CLS], pieces.ids[:size], [SEP]])
    marks = np.concatenate([[OTHER], pieces.marks[:size], [OTHER]])
    known = {"entity": example.entities is not None, "cue": example.cues, "trigger": example.triggers}
    tags = {name: np.full(length, 0 if known[name] else IGNORED) for name in TAG_HEADS}
    for tagged in tags.values():
        tagged[[0, -1]] = IGNORED
    for kind, place in example.entities or ():
        span = touched(pieces, place)
        if span and span[1] < size:
            _mark(tags["entity"], _NUMBER["entity"], kind, span)
    for place in example.unsure:
        span = touched(pieces, place)
        if span and span[1] < size:
            tags["cue"][span[0] + 1 : span[1] + 2] = IGNORED
    frames = []
    for label_set, marked in (("frame", example.frames), ("propbank", example.propbank)):
        for frame in marked:
            span = touched(pieces, frame.trigger)
            if span is None or span[1] >= size:
                continue
            if label_set == "frame":
                head = "cue" if frame.kind in CUE_KINDS else "trigger"
                _mark(tags[head], _NUMBER[head], frame.kind, span)
            sets = ("frame", "amount") if label_set == "frame" else ("propbank",)
            roles = {name: _roles(pieces, frame, name, size) for name in sets}
            frames.append((label_set, span[0] + 1, span[1] + 1, roles))
    return Prepared(ids, marks, tags, tuple(frames))


def _roles(pieces: Pieces, frame: MarkedFrame, label_set: str, size: int) -> np.ndarray:
    tags = np.zeros(size + 2, dtype=np.int64)
    tags[[0, -1]] = IGNORED
    # The longer first, so that a place within a group stays a span of its own.
    for role, place in sorted(frame.arguments, key=lambda one: one[1][0] - one[1][1]):
        span = touched(pieces, place)
        if span and span[0] < size and f"B-{role}" in _NUMBER[label_set]:
            _mark(tags, _NUMBER[label_set], role, (span[0], min(span[1], size - 1)))
    return tags


def batches(
    examples: Sequence[Prepared], chance: random.Random, pieces: int = 3072, frames: int = 20
) -> Iterator[Batch]:
    """Batches of about ``pieces`` pieces, of examples of like length, in random order.

    Of each example at most ``frames`` frames are drawn, those of our own scheme first.
    """
    order = sorted(examples, key=lambda one: len(one.ids) + chance.uniform(-8, 8))
    groups: list[list[Prepared]] = [[]]
    for one in order:
        if groups[-1] and (len(groups[-1]) + 1) * len(one.ids) > pieces:
            groups.append([])
        groups[-1].append(one)
    chance.shuffle(groups)
    for group in groups:
        yield _batch(group, chance, frames)


def _batch(group: list[Prepared], chance: random.Random, most: int) -> Batch:
    length = max(len(one.ids) for one in group)
    shape = (len(group), length)
    ids, marks = np.full(shape, PAD), np.full(shape, OTHER)
    mask = np.zeros(shape, dtype=np.int64)
    tags = {name: np.full(shape, IGNORED) for name in TAG_HEADS}
    places: list[tuple[int, int, int]] = []
    roles: dict[str, list[np.ndarray]] = {name: [] for name in ROLE_TAGS}
    for row, one in enumerate(group):
        size = len(one.ids)
        ids[row, :size], marks[row, :size], mask[row, :size] = one.ids, one.marks, 1
        for name, tagged in one.tags.items():
            tags[name][row, :size] = tagged
        drawn = list(one.frames)
        if len(drawn) > most:
            chance.shuffle(drawn)
            drawn = sorted(drawn, key=lambda frame: frame[0])[:most]
        for _, first, last, given in drawn:
            places.append((row, first, last))
            for name, column in roles.items():
                padded = np.full(length, IGNORED)
                padded[:size] = given.get(name, IGNORED)
                column.append(padded)
    return Batch(
        torch.from_numpy(ids),
        torch.from_numpy(marks),
        torch.from_numpy(mask),
        {name: torch.from_numpy(given) for name, given in tags.items()},
        torch.tensor(places, dtype=torch.long).reshape(-1, 3),
        {name: torch.from_numpy(np.array(column).reshape(-1, length)) for name, column in roles.items()},
    )
