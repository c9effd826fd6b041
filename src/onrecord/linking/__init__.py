"""Which reports are copies, which mentions are one event, which names are one actor: always with the reasons."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.linking.blocking import block_keys
from onrecord.linking.candidates import arranged
from onrecord.linking.clusters import Clusters, agglomerate, decide
from onrecord.linking.days import other_days
from onrecord.linking.decided import Contradiction, Decided, decided
from onrecord.linking.edges import Edges
from onrecord.linking.identity import events_of
from onrecord.linking.outlines import outline_of, outlines
from onrecord.linking.pairs import HOPELESS, explain, scorer
from onrecord.linking.reconsidering import reconsider
from onrecord.linking.scoring import compared
from onrecord.linking.weights import Weights, under, weights_under
from onrecord.records import Decision, Event, Outline, Policy

__all__ = ["Contradiction", "Linked", "block_keys", "explain", "link", "outline_of", "outlines"]


@dataclass(frozen=True, slots=True)
class Linked:
    """All mentions in events, those that stand alone too; and the decisions that could not hold."""

    events: tuple[Event, ...]
    contradictions: tuple[Contradiction, ...] = ()


def link(
    outlines: Iterable[Outline],
    decisions: Sequence[Decision] = (),
    policy: Policy | None = None,
    before: Sequence[Event] = (),
    weights: Weights | None = None,
) -> Linked:
    """Join the mentions that tell of one event.

    The same outlines in any order give the same events. ``before`` are events that are there already: their ids
    go on (``identity.py``); their membership is found anew. ``weights`` are those of ``weights.yml`` unless
    given. Raises ValueError where two different outlines have one id.
    """
    ordered, columns = arranged(_once(outlines))
    chosen = policy or Policy()
    table = under(weights, chosen) if weights is not None else weights_under(chosen)
    score = scorer(table)
    edges = Edges()
    for heads, tails, scores in compared(columns, table, HOPELESS):
        edges.add(heads, tails, scores)
    held = decided(decisions, {one.id: one for one in ordered}) if decisions else Decided()
    places = {one.id: index for index, one in enumerate(ordered)} if decisions else {}
    clusters = Clusters(ordered, score, other_days if chosen.per_day == "day" else None)
    said = decide(clusters, _known(held.together, places), _known(held.apart, places))
    for part in edges.parts(len(ordered)):
        if part.is_of_one_mind and said.isdisjoint(part.mentions) and not clusters.may_clash(part.mentions):
            clusters.join_all(part.mentions)
            continue
        clusters.work_on(part)
        agglomerate(clusters, part)
        reconsider(clusters, part.mentions, said)
    groups = clusters.groups()
    events = events_of(([ordered[index] for index in group] for group in groups), before)
    return Linked(events, held.contradictions)


def _once(outlines: Iterable[Outline]) -> Iterable[Outline]:
    found: dict[str, Outline] = {}
    for one in outlines:
        other = found.setdefault(one.id, one)
        if other is not one and other != one:
            raise ValueError(f"two different outlines have the id {one.id}: give each mention's latest only")
    return found.values()


def _known(pairs: Iterable[tuple[str, str]], places: dict[str, int]) -> list[tuple[int, int]]:
    return [(places[a], places[b]) for a, b in pairs if a in places and b in places]
