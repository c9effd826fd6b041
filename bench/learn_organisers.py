"""``python -m bench.learn_organisers``: learn which bodies called an event, from reports coded by hand.

Each body that a report names is or is not an organiser of each of its events. What the gold names no organiser
for counts half: it names them only where the report is plain about them. In reports that rules were written from
the rules look too good: there they have weights of their own, which are left out of the table.
"""

import argparse
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bench.learning import Decision, fit, write
from bench.told import Told, folds, told
from onrecord.coding.doers.choice import Option, taken
from onrecord.coding.doers.organisers import organiser_options
from onrecord.ports import Parser
from onrecord.reviewing.likeness import same_name
from onrecord.tables.learnt import Features

NAME = "organisers"
HEAD = """Which of the bodies that a report names called an event: the log-odds that one did.
Written by: python -m bench.learn_organisers. Features: coding/doers/choice.py."""
PENALTY = 2.0
_DEVELOPED = "in reports developed on: "
_OF_RULES = "ruled"

Weights = dict[str, float]


@dataclass(frozen=True)
class Asked:
    """A body and an event, and whether the gold says that it called it. ``plain``: the gold says who did."""

    option: Option
    features: Features
    right: bool
    plain: bool
    fresh: bool

    @property
    def weight(self) -> int:
        """How many times it counts."""
        return (2 if self.plain else 1) * (2 if self.fresh else 1)


def asked(one: Told) -> list[Asked]:
    """Every body with every event of a report that the gold tells of."""
    found = []
    for option in organiser_options(one.telling, one.kinds).all():
        gold = one.gold.get(id(option.draft))
        if gold is None:
            continue
        names = gold.of("organiser")
        forms = {option.body.actor.name, *_letters(one.telling.view.text, option)}
        right = any(same_name(name, form) for name in names for form in forms)
        features = option.features if one.fresh else _developed(option.features)
        found.append(Asked(option, features, right, bool(names), one.fresh))
    return found


def _letters(text: str, option: Option) -> set[str]:
    """The letters that a body goes by: CAL."""
    return {words for span in option.body.spans if (words := span.of(text)).isupper() and " " not in words}


def _developed(features: Features) -> Features:
    extra = {f"{_DEVELOPED}{name}": value for name, value in features.items() if name.startswith(_OF_RULES)}
    return {**features, **extra}


def learn(rows: Sequence[Asked], penalty: float = PENALTY) -> Weights:
    """The weights, without those of rules in reports that they were written from.

    Raises:
        ValueError: there is nothing to learn from.
    """
    decisions = [Decision(({}, row.features), int(row.right)) for row in rows for _ in range(row.weight)]
    weights = fit(decisions, penalty)
    return {name: weight for name, weight in weights.items() if not name.startswith(_DEVELOPED)}


@dataclass
class Tally:
    """Organisers of events whose organisers the gold tells; ``beyond`` are those told of other events."""

    hit: int = 0
    said: int = 0
    gold: int = 0
    beyond: int = 0

    def __str__(self) -> str:
        shares = self.hit / max(self.said, 1), self.hit / max(self.gold, 1)
        f1 = 2 * self.hit / max(self.said + self.gold, 1)
        share = f"precision {shares[0]:.3f} recall {shares[1]:.3f} F1 {f1:.3f}"
        return f"{share}; {self.beyond} where the gold has none"


def tally(reports: Sequence[Told], taken: Mapping[str, Sequence[Option]]) -> Tally:
    """How right the options taken are, by report."""
    found = Tally()
    for one in reports:
        for key, gold in one.gold.items():
            names = {o.body.actor.name for o in taken[one.name] if id(o.draft) == key}
            wanted = gold.of("organiser")
            if not wanted:
                found.beyond += len(names)
                continue
            found.hit += sum(any(same_name(want, name) for name in names) for want in wanted)
            found.gold += len(wanted)
            found.said += len(names)
    return found


def take(rows: Sequence[Asked], weights: Mapping[str, float]) -> list[Option]:
    """The options that the program would take by these weights."""
    return taken([row.option for row in rows], weights)


def main(parser: Parser | None = None, arguments: Sequence[str] | None = None) -> None:
    """Cross-validate on the fresh reports and print; with ``--write`` write the table."""
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("--write", action="store_true", help=f"write tables/learnt/{NAME}.yml")
    options = cli.parse_args(arguments)
    reports = list(told(parser=parser))
    rows = {one.name: asked(one) for one in reports}
    fresh = [one for one in reports if one.fresh]
    print("rules:  ", tally(fresh, {n: [r.option for r in each if r.option.coding] for n, each in rows.items()}))
    found: dict[str, list[Option]] = {}
    for left_out in folds(one.name for one in fresh):
        weights = learn([row for name, each in rows.items() if name not in left_out for row in each])
        found |= {name: take(rows[name], weights) for name in left_out}
    print("learnt: ", tally(fresh, found))
    if options.write:
        print(write(NAME, learn([row for each in rows.values() for row in each]), HEAD))


if __name__ == "__main__":
    main()
