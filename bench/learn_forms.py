"""``python -m bench.learn_forms``: learn which of the forms told of a protest are its own, from our own gold.

Each form that the rules tell of an event is or is not among those that a person coded. Choices of reports that
no rule was written from count three times.
"""

import argparse
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bench.learning import Decision, fit, write
from bench.told import Told, folds, told
from onrecord.coding.form_choice import form_features, held
from onrecord.coding.mentions import forms_told
from onrecord.ports import Parser
from onrecord.tables.learnt import Features, weight_of

NAME = "forms"
HEAD = """Which of the forms that are told of a protest are its own: the log-odds of each.
Written by: python -m bench.learn_forms. Features: coding/form_choice.py."""
PENALTY = 2.0
_FRESH = 3  # times that a choice of a fresh report counts
_NO_FORM = "unspecified"

Weights = dict[str, float]


@dataclass(frozen=True)
class Asked:
    """The forms told of one event with their features, and those that the gold has."""

    forms: Mapping[str, Features]
    gold: frozenset[str]
    fresh: bool


def asked(one: Told) -> list[Asked]:
    """Every event of a report that the gold tells of and the rules tell a form of."""
    drafts = {id(draft): draft for tied in one.telling.own.values() for _, draft in tied}
    found = []
    for key, gold in one.gold.items():
        forms = list(forms_told(drafts[key]))
        wanted = frozenset(gold.of("form")) - {_NO_FORM}
        found.append(Asked(form_features(one.telling.view, drafts[key], forms), wanted, one.fresh))
    return found


def learn(rows: Sequence[Asked], penalty: float = PENALTY) -> Weights:
    """The weights.

    Raises:
        ValueError: there is nothing to learn from.
    """
    decisions = [
        Decision(({}, features), int(form in row.gold))
        for row in rows
        for form, features in row.forms.items()
        for _ in range(_FRESH if row.fresh else 1)
    ]
    return fit(decisions, penalty)


@dataclass
class Tally:
    """Forms of found events: right, told, asked for."""

    hit: int = 0
    said: int = 0
    gold: int = 0

    def add(self, row: Asked, forms: Sequence[str]) -> None:
        """Count the forms told of one event."""
        self.hit += len(row.gold & set(forms))
        self.said += len(forms)
        self.gold += len(row.gold)

    def __str__(self) -> str:
        f1 = 2 * self.hit / max(self.said + self.gold, 1)
        return (
            f"precision {self.hit / max(self.said, 1):.3f} recall {self.hit / max(self.gold, 1):.3f} F1 {f1:.3f}"
        )


def take(row: Asked, weights: Mapping[str, float]) -> list[str]:
    """The forms that the program would code by these weights."""
    odds = {form: weight_of(features, weights) for form, features in row.forms.items()}
    return held(odds) if len(odds) > 1 else list(odds)


def main(parser: Parser | None = None, arguments: Sequence[str] | None = None) -> None:
    """Cross-validate on the fresh reports and print; with ``--write`` write the table."""
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("--write", action="store_true", help=f"write tables/learnt/{NAME}.yml")
    options = cli.parse_args(arguments)
    rows = {one.name: asked(one) for one in told(parser=parser)}
    fresh = [name for name, each in rows.items() if any(row.fresh for row in each)]
    plain, learnt = Tally(), Tally()
    for left_out in folds(fresh):
        weights = learn([row for name, each in rows.items() if name not in left_out for row in each])
        for row in (row for name in left_out for row in rows[name]):
            plain.add(row, list(row.forms))
            learnt.add(row, take(row, weights))
    print(f"rules:  {plain}\nlearnt: {learnt}")
    if options.write:
        print(write(NAME, learn([row for each in rows.values() for row in each]), HEAD))


if __name__ == "__main__":
    main()
