"""Routes: the sites of a march in the order in which it passed them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from onrecord.records import PlacePhrase, Where

_START, _ON_THE_WAY, _NEARLY_THERE, _GOAL = range(4)
_STAGES = {
    "from": _START,
    "leaving": _START,
    "out of": _START,
    "through": _ON_THE_WAY,
    "via": _ON_THE_WAY,
    "along": _ON_THE_WAY,
    "past": _ON_THE_WAY,
    "across": _ON_THE_WAY,
    "around": _ON_THE_WAY,
    "reaching": _NEARLY_THERE,
    "into": _GOAL,
    "onto": _GOAL,
    "to": _GOAL,
    "up to": _GOAL,
    "as far as": _GOAL,
    "towards": _GOAL,
    "toward": _GOAL,
}


def route_of(places: Sequence[PlacePhrase], resolved: Mapping[PlacePhrase, Where]) -> Where | None:
    """The route that the places of one passage tell, or None where fewer than two sites lie on a way.

    From where, through and past what, to where; "A, B and C" go on as A did. A goal named at the outset
    ("towards X") comes last, behind what is told to be reached before it.
    """
    stages: list[tuple[int, int, PlacePhrase]] = []
    stage = None
    for index, phrase in enumerate(places):
        if phrase not in resolved or resolved[phrase].grain not in {"site", "district"}:
            continue
        if phrase.relation not in {"", "and", "or"}:
            stage = _STAGES.get(phrase.relation)
        if stage is not None:
            stages.append((stage, index, phrase))
    if len(stages) < 2 or not {stage for stage, _, _ in stages} & {_START, _ON_THE_WAY}:
        return None
    ordered = [resolved[phrase] for _, _, phrase in sorted(stages, key=lambda row: row[:2])]
    names = tuple(dict.fromkeys(where.site or where.district or "" for where in ordered))
    return (
        replace(ordered[0], grain="route", site=None, district=None, route=names, rule="route")
        if len(names) > 1
        else None
    )
