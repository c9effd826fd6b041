"""``python -m bench.learn_days [--write]``: learns which of a report's days an event was on.

Reads our own gold, weighs the candidates of ``onrecord.coding.when_weighed``, and prints how often the right one
is taken on fresh reports whose report was left out of the learning, beside what the rules alone take.
"""

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.drafted import FRESH, Drafted, drafted_reports
from bench.learning import Decision, fit, write
from onrecord.coding.when_weighed import TABLE, Day, Days
from onrecord.records import When
from onrecord.reviewing.gold import GoldMention
from onrecord.tables.learnt import Features, chosen

FOLDS = 8
PENALTY = 1.0
OF_RULES = ("ruled", "none, ruled", "its own", "another's", "nobody's", "read as tied")
_TUNED = "tuned: "
CAUTION = 0.5  # log-odds for what the rules take, beyond what is learnt of them: a tie is theirs
TIMES = 2  # fresh reports count so often: no rule was made from them, so that what they say of the rules holds
HEAD = (
    "What speaks for a day's being that of an event: python -m bench.learn_days --write\n"
    "Features: src/onrecord/coding/when_weighed.py, when_likely.py. Learnt from reports of our own coded by hand."
)


@dataclass(frozen=True)
class DayChoice:
    """The candidates of one event, and what its gold says."""

    report: str
    fresh: bool
    days: tuple[Day, ...]
    gold: GoldMention

    @property
    def rights(self) -> list[int]:
        """The candidates that are right; none where the right day is not among them."""
        return [n for n, day in enumerate(self.days) if is_right(day.when, self.gold)]


def is_right(when: When | None, gold: GoldMention) -> bool:
    """As ``onrecord evaluate`` has it; without a date in the gold none is right."""
    if not gold.dated:
        return when is None
    if when is None or (when.start or "")[:10] != gold.start:
        return False
    return gold.end is None or (when.end or when.start or "")[:10] == gold.end


def choices(reports: Sequence[Drafted]) -> list[DayChoice]:
    """Of every event of ``reports`` that the gold has, the days it may have been on."""
    found = []
    for one in reports:
        if one.view.report.published is None:
            continue
        days = Days(one.view, one.references)
        for told in one.told:
            listed = tuple(days.candidates(told.draft, told.status))
            found.append(DayChoice(one.name, one.set_of == FRESH, listed, told.gold))
    return found


def learn(told: Sequence[DayChoice]) -> dict[str, float]:
    """Weights from the choices whose right day is among their candidates."""
    decisions = []
    for one in told:
        if rights := one.rights:
            features = (day.features if one.fresh else _as_tuned(day.features) for day in one.days)
            decisions += [Decision(tuple(features), rights[0])] * (TIMES if one.fresh else 1)
    weights = fit(decisions, PENALTY)
    for name in ("ruled", "none, ruled"):
        weights[name] = round(weights[name] + CAUTION, 2)
    return {name: weight for name, weight in weights.items() if not name.startswith(_TUNED)}


def _as_tuned(features: Features) -> Features:
    """Features of a report that the rules were made on, where they look better than they are.

    What they say gets a weight of its own there, which is not used elsewhere.
    """
    of_rules = {name: value for name, value in features.items() if name.startswith(OF_RULES)}
    return {**features, **{f"{_TUNED}{name}": value for name, value in of_rules.items()}}


def taken(told: Sequence[DayChoice]) -> list[tuple[DayChoice, int]]:
    """For every fresh choice the candidate that is taken by weights learnt without its report."""
    names = sorted({one.report for one in told if one.fresh})
    found = []
    for fold in range(FOLDS):
        out = set(names[fold::FOLDS])
        weights = learn([one for one in told if one.report not in out])
        for one in told:
            if one.fresh and one.report in out:
                found.append((one, chosen([day.features for day in one.days], weights)))
    return found


def by_rules(one: DayChoice) -> int:
    """What the rules take."""
    return next((n for n, day in enumerate(one.days) if "ruled" in day.features), len(one.days) - 1)


def report(told: Sequence[DayChoice]) -> str:
    """How often the right day is taken, of the events that the gold dates, and of all."""
    found = taken(told)
    lines = [f"{len(told)} events, {len(found)} of fresh reports"]
    within = sum(bool(one.rights) for one, _ in found)
    lines.append(f"right among the candidates {within / len(found):.3f}")
    rows = {"rules": [(one, by_rules(one)) for one, _ in found], "learnt": found}
    for name, row in rows.items():
        dated = [(one, at) for one, at in row if one.gold.dated]
        hits = sum(at in one.rights for one, at in dated)
        said = sum(one.days[at].when is not None for one, at in dated)
        right = sum(at in one.rights for one, at in row)
        lines.append(
            f"{name}: right {right / len(row):.3f}; of those dated: precision {hits / said:.3f}, "
            f"recall {hits / len(dated):.3f}, F1 {2 * hits / (said + len(dated)):.3f}"
        )
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures; with ``--write`` put the weights into the table that the program reads."""
    parser = argparse.ArgumentParser(prog="bench.learn_days", description=__doc__)
    parser.add_argument("--write", action="store_true", help="put the weights into the program's table")
    chosen_by = parser.parse_args(arguments)
    told = choices(list(drafted_reports(Path(__file__).parent)))
    print(report(told))
    if chosen_by.write:
        print(write(TABLE, learn(told), HEAD))
    return 0


if __name__ == "__main__":
    sys.exit(main())
