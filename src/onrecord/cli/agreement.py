"""What came of comparing coders, for people and for programs."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

from onrecord.cli.telling import plain
from onrecord.evaluation import Evaluation
from onrecord.reviewing import Difference, Score, Side

_NONE = "–"
_WIDEST = 160  # characters of evidence on a screen; JSON has all of them
_KINDS = {"missed": "only {0}", "extra": "only {1}", "different": "different"}
_LEFT = 0  # the column of names; the others are numbers

# What --json gives of each score, beside its counts.
_SHARES = ("precision", "recall", "f1")


def table(scores: Sequence[Score], sides: tuple[str, str]) -> list[str]:
    """A line for each variable under a line of headings. "–" is what cannot be had."""
    heads = ["variable", *sides, "precision", "recall", "F1", "95 %", "units", "agree", "alpha", "95 %"]
    rows = [heads, *(_cells(score) for score in scores)]
    if sides[0] != "gold":  # between two coders, what is precision of one is recall of the other
        rows = [[*row[:3], *row[5:]] for row in rows]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return ["  ".join(_aligned(row, widths)).rstrip() for row in rows]


def _aligned(row: Sequence[str], widths: Sequence[int]) -> Iterator[str]:
    for place, (cell, width) in enumerate(zip(row, widths, strict=True)):
        yield cell.ljust(width) if place == _LEFT else cell.rjust(width)


def _cells(score: Score) -> list[str]:
    told = score.count
    counted = bool(told.first or told.second)
    shares = [f"{share:.3f}" if counted else _NONE for share in (told.precision, told.recall, told.f1)]
    compared = [str(score.units) if score.distance else _NONE, _number(score.agreement), _number(score.alpha)]
    f1, alpha = (_ends(score.intervals.get(name)) for name in ("f1", "alpha"))
    return [score.variable, str(told.first), str(told.second), *shares, f1, *compared, alpha]


def _number(number: float | None) -> str:
    return _NONE if number is None else f"{number:.3f}"


def _ends(interval: tuple[float, float] | None) -> str:
    return f"{interval[0]:.2f} to {interval[1]:.2f}" if interval else _NONE


def difference_lines(differences: Iterable[Difference], sides: tuple[str, str]) -> Iterator[str]:
    """Report by report, some lines for each difference: what differs, then each side's value and words."""
    for report, some in groupby(differences, key=lambda one: one.report):
        yield f"\n{plain(report)}"
        for one in some:
            kind = one.kind if sides[0] == "gold" else _KINDS[one.kind].format(*sides)
            yield f"  {kind}: {plain(one.variable)}, {plain(one.unit)}"
            for name, side in zip(sides, (one.first, one.second), strict=True):
                if side:
                    yield f"    {name}: {plain(_told(side))}"


def _told(side: Side) -> str:
    known = [side.coder] if side.coder else []
    known += [f"{side.confidence:.2f}"] if side.confidence is not None else []
    words = side.words if len(side.words) <= _WIDEST else f"{side.words[: _WIDEST - 1]}…"
    parts = (side.value, f"“{words}”" if words else "", f"({', '.join(known)})" if known else "")
    return "  ".join(part for part in parts if part)


def as_object(result: Evaluation, sides: tuple[str, str], listed: bool) -> dict[str, Any]:
    """The JSON object of an evaluation; ``listed``: with every difference."""
    told: dict[str, Any] = {
        "reports": list(result.reports),
        "variables": {score.variable: _score(score, sides) for score in result.scores},
        "left_out": [
            {"path": one.path, "locator": one.locator, "reason": one.reason, "advice": one.advice}
            for one in result.left_out
        ],
    }
    if listed:
        told["misses" if sides[0] == "gold" else "differences"] = [
            _difference(one, sides) for one in result.differences
        ]
    return told


def _score(score: Score, sides: tuple[str, str]) -> dict[str, Any]:
    shares = {name: _rounded(getattr(score.count, name)) for name in _SHARES}
    if sides[0] != "gold":
        shares = {"f1": shares["f1"]}
    return {
        sides[0]: score.count.first,
        sides[1]: score.count.second,
        **shares,
        "units": score.units,
        "agreement": _rounded(score.agreement),
        "alpha": _rounded(score.alpha),
        "distance": score.distance,
        "intervals": {
            name: [_rounded(end) for end in ends]
            for name, ends in score.intervals.items()
            if name in shares or name == "alpha"
        },
    }


def _rounded(number: float | None) -> float | None:
    return None if number is None else round(number, 4)


def _difference(one: Difference, sides: tuple[str, str]) -> dict[str, Any]:
    told: dict[str, Any] = {"report": one.report, "variable": one.variable, "unit": one.unit}
    told["kind"] = one.kind if sides[0] == "gold" else _KINDS[one.kind].format(*sides)
    for name, side in zip(sides, (one.first, one.second), strict=True):
        told[name] = side and {
            "value": side.value,
            "words": side.words,
            "coder": side.coder or None,
            "confidence": side.confidence,
        }
    return told
