"""Statements told twice (in a headline or caption and in the body), and statements inside others."""

import re
from bisect import bisect_left
from dataclasses import replace

from onrecord.coding.laying.context import Context
from onrecord.records import Statement

_WORD = re.compile(r"[^\W_]{3,}")
_NEAR = 60  # statements among which a repeat or a holder is looked for
_SHARE = 0.5  # of the shorter content's words that a repeat has in common with its twin


def with_repeats(context: Context, statements: tuple[Statement, ...]) -> tuple[Statement, ...]:
    """The statements with ``repeat_of`` set for headlines and captions, and ``within`` for embedded claims."""
    body = [one for one in statements if context.kind(one.cue[0].start) not in {"headline", "caption"}]
    said = [(one, _words(context, one)) for one in body]
    places = [one.cue[0].start for one in body]
    done: list[Statement] = []
    for one in statements:
        if one.rule.endswith("/inner"):
            done.append(replace(one, within=_holder(one, done)))
        elif context.kind(one.cue[0].start) in {"headline", "caption"}:
            done.append(replace(one, repeat_of=_twin(_words(context, one), _near(said, places, one))))
        else:
            done.append(one)
    return tuple(done)


def _near(
    said: list[tuple[Statement, frozenset[str]]], places: list[int], one: Statement
) -> list[tuple[Statement, frozenset[str]]]:
    """What is said in the body round a headline or caption: mostly right behind it."""
    at = bisect_left(places, one.cue[0].start)
    return said[max(0, at - _NEAR // 2) : at + _NEAR]


def _words(context: Context, statement: Statement) -> frozenset[str]:
    told = " ".join(span.of(context.text) for span in statement.content)
    return frozenset(word.lower()[:6] for word in _WORD.findall(told))


def _twin(words: frozenset[str], said: list[tuple[Statement, frozenset[str]]]) -> str | None:
    best, score = None, _SHARE
    for one, others in said:
        if words and others and (share := len(words & others) / min(len(words), len(others))) >= score:
            best, score = one.id, share + 1e-9
    return best


def _holder(inner: Statement, before: list[Statement]) -> str | None:
    place = inner.cue[0]
    held = [one for one in before[-_NEAR:] if any(span.covers(place) for span in one.content)]
    return held[-1].id if held else None
