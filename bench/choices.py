"""Choices between what rules take and what else an event may have: learnt from gold, checked on fresh reports.

The rules were made on some of the reports that we learn from. There they look better than they are, so that
what they say has weights of its own on those, which are thrown away; and as a tie is theirs, so is what is
hardly more likely (``caution``).
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from bench.learning import Decision, fit
from onrecord.tables.learnt import Features, chosen

FOLDS = 8
_TUNED = "tuned: "
_RULED = ("ruled", "none, ruled")


@dataclass(frozen=True)
class Choice:
    """The candidates of one event of a report, and the numbers of those that are right.

    ``ruled`` is what the rules take, ``none`` the candidate for nothing told, ``asked`` whether the gold tells
    one; ``fresh`` whether its set counts as one that no rule was made from (``gold_references.FRESH``).
    """

    report: str
    fresh: bool
    candidates: tuple[Features, ...]
    rights: tuple[int, ...]
    ruled: int
    none: int
    asked: bool


@dataclass(frozen=True)
class Settings:
    """How to learn: begin of the names of the features that tell what the rules say (``of_rules``), log-odds

    for what they take beyond what is learnt of them (``caution``), how often a fresh report counts (``times``),
    and whether it is also for what the rules have nothing on (``none_too``).
    """

    of_rules: tuple[str, ...]
    caution: float
    penalty: float = 1.0
    times: int = 1
    none_too: bool = True


@dataclass
class Count:
    """Of the events that the gold tells it of: how many, how many said, how many right."""

    asked: int = 0
    said: int = 0
    right: int = 0
    among: int = field(default=0)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall, 0 to 1."""
        return 2 * self.right / max(self.said + self.asked, 1)


def learn(choices: Sequence[Choice], settings: Settings) -> dict[str, float]:
    """Weights from the choices that have a right candidate; of several right ones the first."""
    decisions = []
    for one in choices:
        if one.rights:
            tuned = one.candidates if one.fresh else tuple(_tuned(each, settings) for each in one.candidates)
            decisions += [Decision(tuned, one.rights[0])] * (settings.times if one.fresh else 1)
    weights = fit(decisions, settings.penalty)
    for name in _RULED if settings.none_too else _RULED[:1]:
        weights[name] = round(weights.get(name, 0.0) + settings.caution, 2)
    return {name: weight for name, weight in weights.items() if not name.startswith(_TUNED)}


def _tuned(features: Features, settings: Settings) -> Features:
    of_rules = {name: value for name, value in features.items() if name.startswith(settings.of_rules)}
    return {**features, **{f"{_TUNED}{name}": value for name, value in of_rules.items()}}


def share_right(choices: Sequence[Choice], weights: dict[str, float]) -> float:
    """Of the choices, the share in which a right candidate is taken."""
    right = sum(chosen(one.candidates, weights) in one.rights for one in choices)
    return right / max(len(choices), 1)


def taken(choices: Sequence[Choice], settings: Settings) -> list[tuple[Choice, int]]:
    """For every choice the candidate that is taken by weights learnt without its report."""
    names = sorted({(one.fresh, one.report) for one in choices})
    found = []
    for fold in range(FOLDS):
        out = {name for _, name in names[fold::FOLDS]}
        weights = learn([one for one in choices if one.report not in out], settings)
        found += [(one, chosen(one.candidates, weights)) for one in choices if one.report in out]
    return found


def report(choices: Sequence[Choice], settings: Settings) -> str:
    """How the rules and what is learnt do on reports not learnt from, the fresh ones and the others."""
    held_apart = taken(choices, settings)
    lines = []
    for fresh in (True, False):
        those = [(one, at) for one, at in held_apart if one.fresh == fresh]
        lines.append(f"{'fresh' if fresh else 'other'} reports, {len(those)} events:")
        lines += [
            f"  rules  {_told([(one, one.ruled) for one, _ in those])}",
            f"  learnt {_told(those)}",
        ]
    return "\n".join(lines)


def count(those: Sequence[tuple[Choice, int]]) -> Count:
    """What comes of taking these candidates."""
    told = Count()
    for one, at in those:
        if one.asked:
            told.asked += 1
            told.said += at != one.none
            told.right += at in one.rights
            told.among += bool(one.rights)
    return told


def _told(those: Sequence[tuple[Choice, int]]) -> str:
    told = count(those)
    right = sum(at in one.rights for one, at in those) / max(len(those), 1)
    return (
        f"F1 {told.f1:.3f} ({told.right} right of {told.said} said and {told.asked} in the gold, "
        f"{told.among} among the candidates); none counted in, {right:.3f} are right"
    )
