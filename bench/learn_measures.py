"""``python -m bench.learn_measures``: learn of which event a found measure is, from reports coded by hand.

The gold tells which events a measure was taken at, not which words tell it. So a choice may have several right
answers: the events that have the measure; where one has it, at least one of its words must tell it. Those are
taken for right that the weights of the round before think likeliest (three rounds, from the rules' choices).

In reports that rules were written from the rules look too good: there they have a weight of their own, which is
left out of the table.
"""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass

from bench.learning import Decision, fit, write
from bench.told import Told, folds, told
from onrecord.coding.drafts import Draft
from onrecord.coding.measure_choice import BEFOREHAND, LEARNT, Choice, Choices
from onrecord.tables.learnt import Features, weight_of

HEAD = """Of which event a measure is: log-odds of each event that it may be of, or of none.
Written by: python -m bench.learn_measures. Features: coding/measure_choice.py."""
DEVELOPED = "in reports developed on: "
_RULED = ("ruled", "none ruled")
_ROUNDS = 3
_FRESH = 2  # times that a choice of a fresh report counts
PENALTY = 1.0

Weights = dict[str, float]


@dataclass(frozen=True)
class Asked:
    """A choice with the numbers of the candidates that may be right. ``alone``: those the gold asks for."""

    choice: Choice
    features: tuple[Features, ...]
    may: tuple[int, ...]
    wanted: tuple[int, ...]
    key: tuple[str, str, str]
    fresh: bool


def asked(one: Told) -> list[Asked]:
    """Every choice of a report that its gold has something to say of."""
    found: list[Asked] = []
    for choice in Choices(one.telling).all():
        variable, code = choice.measure.variable, choice.measure.code
        wanted = tuple(
            at for at, draft in enumerate(choice.drafts)
            if draft and id(draft) in one.gold and code in one.gold[id(draft)].of(variable)
        )  # fmt: skip
        lost = any(code in each.of(variable) for each in one.lost)
        free = tuple(at for at, draft in enumerate(choice.drafts) if at == 0 or not _is_asked(one, draft))
        may = wanted or free
        if lost and wanted:
            may = (0, *wanted)
        features = choice.features if one.fresh else tuple(map(_developed, choice.features))
        found.append(Asked(choice, features, may, wanted, (one.name, variable, code), one.fresh))
    return found


def _is_asked(one: Told, draft: Draft | None) -> bool:
    return draft is not None and id(draft) in one.gold


def _developed(features: Features) -> Features:
    extra = {f"{DEVELOPED}{name}": 1.0 for name in _RULED if name in features}
    return {**features, **extra} if extra else features


def learn(choices: Sequence[Asked], penalty: float = PENALTY) -> Weights:
    """The weights, without those of rules in reports that they were written from."""
    weights: Weights = {"ruled": 3.0, "none ruled": 3.0}
    for _ in range(_ROUNDS):
        rights = _rights(choices, weights)
        decisions = [
            Decision(one.features, right)
            for one, right in zip(choices, rights, strict=True)
            for _ in range(_FRESH if one.fresh else 1)
        ]
        weights = fit(decisions, penalty)
    return {name: weight for name, weight in weights.items() if not name.startswith(DEVELOPED)}


def _rights(choices: Sequence[Asked], weights: Weights) -> list[int]:
    """What is taken for right: one telling of each measure is of an event that has it, the others may be."""
    scores = [[weight_of(each, weights) for each in one.features] for one in choices]
    rights = [max(one.may, key=lambda at: scored[at]) for one, scored in zip(choices, scores, strict=True)]
    by_key: dict[tuple[str, str, str], list[int]] = {}
    for number, one in enumerate(choices):
        by_key.setdefault(one.key, []).append(number)
    for numbers in by_key.values():
        for number in numbers if len(numbers) > 1 else ():
            one, scored = choices[number], scores[number]
            others = {
                _draft(choices[other], rights[other]) for other in numbers if other != number
            }
            told_elsewhere = one.wanted and all(id(one.choice.drafts[at]) in others for at in one.wanted)
            if told_elsewhere and scored[0] > scored[rights[number]]:
                rights[number] = 0
    return rights


def _draft(one: Asked, at: int) -> int:
    return id(one.choice.drafts[at])


@dataclass
class Tally:
    """Measures of found events: right, told, asked for; ``asking`` only of events for which some are."""

    hit: int = 0
    said: int = 0
    gold: int = 0
    asking: int = 0

    @property
    def words(self) -> str:
        """Precision, recall and F1, and F1 where events without any are passed over."""
        f1 = 2 * self.hit / max(self.said + self.gold, 1)
        lenient = 2 * self.hit / max(self.asking + self.gold, 1)
        return f"P {self.hit / max(self.said, 1):.3f} R {self.hit / max(self.gold, 1):.3f} F1 {f1:.3f} as scored {lenient:.3f}"


def tally(reports: Sequence[Told], chosen: dict[str, list[tuple[Choice, Draft | None]]]) -> dict[str, Tally]:
    """By variable, how right the chosen events are."""
    tallies = {variable: Tally() for variable in sorted(LEARNT)}
    for one in reports:
        said: dict[tuple[int, str], set[str]] = {}
        for choice, draft in chosen[one.name]:
            said.setdefault((id(draft), choice.measure.variable), set()).add(choice.measure.code)
        for key, gold in one.gold.items():
            for variable, each in tallies.items():
                want, got = set(gold.of(variable)), said.get((key, variable), set())
                each.hit += len(want & got)
                each.said += len(got)
                each.gold += len(want)
                each.asking += len(got) if want else 0
    return tallies


def choose(choices: Sequence[Asked], weights: Weights, bar: float = 0.0) -> list[tuple[Choice, Draft | None]]:
    """The likeliest event of each choice."""
    found = []
    for one in choices:
        scores = [weight_of(each, weights) for each in one.choice.features]
        scores[0] += bar
        found.append((one.choice, one.choice.drafts[max(range(len(scores)), key=lambda at: scores[at])]))
    return found


def main(parser=None) -> None:
    """Cross-validate on fresh reports and print; with ``--write`` write the table."""
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("--write", action="store_true", help="write tables/learnt/measures.yml")
    options = cli.parse_args()
    reports = list(told(parser=parser))
    choices = {one.name: asked(one) for one in reports}
    fresh = [one for one in reports if one.fresh]
    ruled = {
        one.name: [(each.choice, next((d for d, f in zip(each.choice.drafts, each.choice.features) if f.get("ruled") or f.get("none ruled")), None)) for each in choices[one.name]]
        for one in fresh
    }
    print("rules", {k: v.words for k, v in tally(fresh, ruled).items()})
    for penalty in (2.0, 5.0, 10.0):
        fitted = []
        for left_out in folds(one.name for one in fresh):
            learnt = learn([each for one in reports if one.name not in left_out for each in choices[one.name]], penalty)
            fitted.append((left_out, learnt))
        for bar in (-2.5,-2,-1.5,-1,-.5):
            out = {}
            for left_out, learnt in fitted:
                out |= {name: choose(choices[name], learnt, bar) for name in left_out}
            print(penalty, bar, {k: v.words for k, v in tally(fresh, out).items()})
    weights = learn([each for one in reports for each in choices[one.name]])
    for name, weight in sorted(weights.items(), key=lambda one: -abs(one[1])):
        print(f"{weight:6.2f} {name}")
    if options.write:
        print(write("measures", weights, HEAD))


if __name__ == "__main__":
    main()
