"""How two are brought together, or kept apart, by way of others: of mentions, and of names."""

from collections import deque
from collections.abc import Callable, Iterable, Sequence

from onrecord.linking.standing import conflict
from onrecord.records import Decision, Verdict


def settled(held: Sequence[Decision], a: str, b: str) -> tuple[Verdict | None, tuple[Decision, ...]]:
    """What was decided of ``a`` and ``b``, or follows along a chain; and the decisions that it follows from."""
    own = [one for one in held if {one.a, one.b} == {a, b}]
    if own:
        return own[-1].verdict, (own[-1],)
    either: tuple[tuple[Verdict, Verdict], ...] = (("yes", "no"), ("no", "yes"))
    for verdict, other in either:
        if chain := conflict(held, Decision(a, b, other, "", "")):
            return verdict, chain
    return None, ()


def shortest(start: str, end: str, members: Iterable[str], fits: Callable[[str, str], bool]) -> tuple[str, ...]:
    """The fewest of ``members`` by which one leads from ``start`` to ``end``; empty where none do."""
    others = list(members)
    came: dict[str, str] = {start: ""}
    queue = deque([start])
    while queue and end not in came:
        here = queue.popleft()
        for there in others:
            if there not in came and fits(here, there):
                came[there] = here
                queue.append(there)
    way = []
    step = came.get(end, "")
    while step and step != start:
        way.append(step)
        step = came[step]
    return tuple(reversed(way))
