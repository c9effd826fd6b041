"""Estimate ``tables/learnt/events.yml``: which event a reference is to, learnt from our own gold.

Every reference whose words are among a mention's anchors is one decision: the events that the program has
gathered before it are the candidates, and a new one. Prints how many decisions come out right in reports that
were not learnt from; with ``--write`` puts the weights into the table.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from unittest.mock import patch

from bench.gold_references import FRESH, Coded, coded
from bench.learning import Decision, Table, learn_table
from onrecord.coding.gathering.event_choice import EventChoice, Gathered
from onrecord.coding.mentions import drafted
from onrecord.coding.referring.references import Reference
from onrecord.records import Span
from onrecord.tables.learnt import chosen, learnt

PENALTY = 1.0
BEGUN_COUNTS = 1.5
"""An event lost in another costs all its codings; one too many is one mention too many. The posts of a live blog

come back to its main event so often that there an event too many takes some of the main one's codings along.
"""
_HEAD = """Which event a reference to a protest is to (coding/gathering/event_choice.py): log-odds by feature.
Learnt from our own gold by `python -m bench.learn_events --write`. "new_": an event not told of before."""


def decisions(report: Coded) -> list[Decision]:
    """The decisions of one report, in the order in which the program takes them.

    Each is taken after all before it were made right, among the program's own events: what no anchor holds goes
    where the weights of today have it.
    """
    owners = {report.references[index].span: owner for index, owner in report.owners().items()}
    found: list[Decision] = []
    begun_counts = 1 if report.view.report.is_live_blog else BEGUN_COUNTS

    def listen(
        choice: EventChoice, reference: Reference, events: Sequence[Gathered], last: Reference | None
    ) -> int | None:
        if not events:
            return None
        candidates = choice.candidates(reference, events, last)
        right = _right(owners, reference, events)
        if right is not None:
            found.append(Decision(tuple(candidates), right, begun_counts if right == len(events) else 1))
        taken = chosen(candidates, learnt("events")) if right is None else right
        return taken if taken < len(events) else None

    with patch.object(EventChoice, "best", listen):
        drafted(report.view, report.resolved)
    return found


def _right(owners: Mapping[Span, int], reference: Reference, events: Sequence[Gathered]) -> int | None:
    """The number of the event of the same mention that most was told of, or of a new one; None if unknown."""
    own = owners.get(reference.span)
    if own is None:
        return None
    counts = [Counter(owners[one.span] for one in event if one.span in owners) for event in events]
    of_it = [at for at, count in enumerate(counts) if count and count[own] == max(count.values())]
    if of_it:
        return max(of_it, key=lambda at: (counts[at][own], at))
    return None if any(count[own] for count in counts) else len(events)


def main() -> None:
    """Learn, print and, if asked, write."""
    learn_table(
        Table("events", _HEAD, FRESH, 1, PENALTY),
        lambda: ((one.folder, decisions(one)) for one in coded()),
    )


if __name__ == "__main__":
    main()
