"""Estimate ``tables/learnt/events.yml``: which event a reference is to, learnt from our own gold.

Every reference whose words are among a mention's anchors is one decision: the mentions told of before it are the
candidates, and a new one. Prints how many decisions come out right in reports that were not learnt from; with
``--write`` puts the weights into the table.
"""

from collections.abc import Iterator

from bench.gold_references import FRESH, Coded, coded
from bench.learning import Decision, Table, learn_table
from onrecord.coding.event_choice import EventChoice
from onrecord.coding.references import Reference

PENALTY = 1.0
_HEAD = """Which event a reference to a protest is to (coding/event_choice.py): log-odds by feature.
Learnt from our own gold by `python -m bench.learn_events --write`. "new_": an event not told of before."""


def decisions(report: Coded) -> Iterator[Decision]:
    """The decisions of one report, in the order of its text, each after all before it were made right."""
    owners = report.owners()
    numbered = [(index, one) for index, one in enumerate(report.references) if one.trigger.kind == "protest"]
    choice = EventChoice(report.view, [one for _, one in numbered])
    events: dict[int, list[Reference]] = {}
    last: Reference | None = None
    for index, reference in sorted(numbered, key=lambda one: one[1].span):
        owner = owners.get(index)
        if owner is None:
            continue
        if events:
            right = list(events).index(owner) if owner in events else len(events)
            yield Decision(tuple(choice.candidates(reference, list(events.values()), last)), right)
        events.setdefault(owner, []).append(reference)
        last = reference if reference.weight == "strong" else last


def main() -> None:
    """Learn, print and, if asked, write."""
    learn_table(
        Table("events", _HEAD, FRESH, 1, PENALTY),
        lambda: ((one.folder, list(decisions(one))) for one in coded()),
    )


if __name__ == "__main__":
    main()
