"""``python -m bench.learn_towns [--write]``: learns which of a report's towns an event was in.

Weighs the candidates of ``onrecord.coding.circumstances.towns_weighed`` by our own gold, and prints how often
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
from onrecord.coding.circumstances.towns_weighed import TABLE, Towns
from onrecord.records import Where
from onrecord.reviewing.gold import GoldMention
from onrecord.reviewing.likeness import same_name

SETTINGS = Settings(
    of_rules=("ruled", "none, ruled", "its own", "another's"), caution=0.5, penalty=0.3, times=2, none_too=False
)
HEAD = (
    "Which town an event was in (coding/circumstances/towns_weighed.py): log-odds (features: towns_likely.py).\n"
    "Learnt from our own gold by `python -m bench.learn_towns --write`."
)


def town_of(gold: GoldMention) -> str | None:
    """The town that the gold tells."""
    return gold.place.parts.get("locality") if gold.place else None


def is_right(where: Where | None, gold: GoldMention) -> bool:
    """As ``onrecord evaluate`` has it; without a town in the gold none is right."""
    town = town_of(gold)
    if town is None or where is None:
        return town is None and where is None
    return same_name(town, where.locality or "")


def choices(reports: Iterable[Drafted]) -> list[Choice]:
    """Of every event of ``reports`` that the gold has, the towns that it may have been in.

    Those whose place was one of several in a list are left out: it is theirs by that.
    """
    found = []
    for one in reports:
        chooser = Towns(one.view, one.resolved, one.references)
        for told in one.told:
            if told.draft.listed:
                continue
            towns = chooser.candidates(told.draft)
            none = len(towns) - 1
            found.append(
                Choice(
                    report=one.name,
                    fresh=one.set_of in FRESH,
                    candidates=tuple(town.features for town in towns),
                    rights=tuple(n for n, town in enumerate(towns) if is_right(town.where, told.gold)),
                    ruled=next((n for n, town in enumerate(towns) if "ruled" in town.features), none),
                    none=none,
                    asked=town_of(told.gold) is not None,
                )
            )
    return found


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures; with ``--write`` put the weights into the table that the program reads."""
    parser = argparse.ArgumentParser(prog="python -m bench.learn_towns", description=__doc__)
    parser.add_argument("--write", action="store_true", help="put the weights into tables/learnt/towns.yml")
    given = parser.parse_args(arguments)
    told = choices(drafted_reports(Path(__file__).parent, blind_to="place"))
    print(report(told, SETTINGS))
    if given.write:
        print(write(TABLE, learn(told, SETTINGS), HEAD))
    return 0


if __name__ == "__main__":
    sys.exit(main())
