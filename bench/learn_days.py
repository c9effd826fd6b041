"""``python -m bench.learn_days [--write]``: learns which of a report's days an event was on.

Weighs the candidates of ``onrecord.coding.circumstances.days_weighed`` by our own gold, and prints how often
the right one is taken in reports that were left out of the learning, beside what the rules alone take.
"""

import argparse
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from bench.choices import Choice, Settings, learn, report
from bench.drafted import Drafted, drafted_reports
from bench.gold_references import FRESH
from bench.learning import write
from onrecord.coding.circumstances.days_weighed import TABLE, Days
from onrecord.records import When
from onrecord.reviewing.gold import GoldMention

SETTINGS = Settings(
    of_rules=("ruled", "none, ruled", "its own", "another's", "nobody's", "read as"),
    caution=0.5,
    penalty=0.3,
    times=3,
)
HEAD = (
    "Which day an event was on (coding/circumstances/days_weighed.py): log-odds by feature (days_likely.py).\n"
    "Learnt from our own gold by `python -m bench.learn_days --write`."
)


def is_right(when: When | None, gold: GoldMention) -> bool:
    """As ``onrecord evaluate`` has it; without a date in the gold none is right."""
    if not gold.dated:
        return when is None
    if when is None or (when.start or "")[:10] != gold.start:
        return False
    return gold.end is None or (when.end or when.start or "")[:10] == gold.end


def choices(reports: Iterable[Drafted]) -> list[Choice]:
    """Of every event of ``reports`` that the gold has, the days that it may have been on."""
    found = []
    for one in reports:
        chooser = Days(one.view, one.references)
        for told in one.told:
            ruled = chooser.ruled(told.draft, told.status)
            if chooser.is_left_to_rules():
                continue
            days = chooser.candidates(told.draft, told.status, ruled)
            none = len(days) - 1
            found.append(
                Choice(
                    report=one.name,
                    fresh=one.set_of in FRESH,
                    candidates=tuple(day.features for day in days),
                    rights=tuple(n for n, day in enumerate(days) if is_right(day.when, told.gold)),
                    ruled=next((n for n, day in enumerate(days) if "ruled" in day.features), none),
                    none=none,
                    asked=told.gold.dated,
                )
            )
    return found


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures; with ``--write`` put the weights into the table that the program reads."""
    parser = argparse.ArgumentParser(prog="python -m bench.learn_days", description=__doc__)
    parser.add_argument("--write", action="store_true", help="put the weights into tables/learnt/days.yml")
    given = parser.parse_args(arguments)
    told = choices(drafted_reports(Path(__file__).parent))
    print(report(told, SETTINGS))
    if given.write:
        print(write(TABLE, learn(told, SETTINGS), HEAD))
    return 0


if __name__ == "__main__":
    sys.exit(main())
