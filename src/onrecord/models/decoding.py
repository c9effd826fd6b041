"""Scores of tags to spans: the best sequence in which no span goes on that has not begun (Viterbi)."""

import numpy as np
import numpy.typing as npt

from onrecord.models.pieces import Numbers

Scores = npt.NDArray[np.float32]


def log_chances(logits: Scores) -> Scores:
    """Logits as logarithms of chances, over the last axis."""
    shifted = logits - logits.max(axis=-1, keepdims=True)
    return np.asarray(shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True)), dtype=np.float32)


def best_tags(scores: Scores) -> Numbers:
    """The best tags of sequences; ``scores`` is ``(sequences, length, tags)``, tags O, B-x, I-x, B-y, …"""
    count, length, _ = scores.shape
    if not length or not count:
        return np.zeros((count, length), dtype=np.int64)
    tags: Numbers = scores.argmax(axis=2)
    # Most often the best tags one by one already make spans that begin; only the others are searched.
    before = np.concatenate([np.zeros((count, 1), dtype=np.int64), tags[:, :-1]], axis=1)
    inside = (tags > 0) & (tags % 2 == 0)
    broken = (inside & (before != tags) & (before != tags - 1)).any(axis=1)
    if broken.any():
        tags[broken] = _searched(scores[broken])
    return np.asarray(tags)


def _searched(scores: Scores) -> Numbers:
    """Viterbi: the best sequence whose spans all begin."""
    count, length, width = scores.shape
    begin, inside = np.arange(1, width, 2), np.arange(2, width, 2)
    total = scores[:, 0].copy()
    total[:, inside] = -np.inf
    before = np.zeros((count, length, width), dtype=np.int64)
    rows = np.arange(count)[:, None]
    for at in range(1, length):
        best = total.argmax(axis=1)
        goes_on = np.where(total[:, begin] >= total[:, inside], begin, inside)
        before[:, at] = best[:, None]
        before[:, at, inside] = goes_on
        reached = np.repeat(total[np.arange(count), best][:, None], width, axis=1)
        reached[:, inside] = total[rows, goes_on]
        total = reached + scores[:, at]
    tags = np.zeros((count, length), dtype=np.int64)
    tags[:, -1] = total.argmax(axis=1)
    for at in range(length - 1, 0, -1):
        tags[:, at - 1] = before[np.arange(count), at, tags[:, at]]
    return tags


def spans_of(tags: Numbers, chances: Scores) -> list[tuple[int, int, int, float]]:
    """Spans ``(kind, first, last, chance)`` of one sequence; the chance is that of its least sure tag.

    ``chances`` are logarithms, ``(length, tags)``; kinds are numbered from 0 in the order of the tags.
    """
    spans: list[tuple[int, int, int, float]] = []
    told = chances[np.arange(len(tags)), tags] if len(tags) else np.zeros(0)
    at = 0
    while at < len(tags):
        if tags[at] == 0:
            at += 1
            continue
        kind, first = (int(tags[at]) - 1) // 2, at
        at += 1
        while at < len(tags) and tags[at] == 2 * kind + 2:
            at += 1
        spans.append((kind, first, at - 1, float(np.exp(told[first:at].min()))))
    return spans
