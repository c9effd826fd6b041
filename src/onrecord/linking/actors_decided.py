"""What people decided of names, as outlines take it: names decided to be one share keys, others have others.

Only decisions and the well-known bodies go over reports here; slips and initials are weighed as features.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from onrecord.linking.actors import actor_keys
from onrecord.linking.actors_known import BodyFinder, KnownBody, actor_id, body_finder, own_key, shipped_bodies
from onrecord.linking.actors_names import name_key
from onrecord.linking.actors_sets import Sets
from onrecord.linking.decided import decided
from onrecord.linking.features_of_who import is_short
from onrecord.records import Decision, Named, NameKeys, Outline

_BODY = "#"  # a well-known body among the ids of names; no id begins so


def holding(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """The decisions on names that hold, in the order of their making: of each pair the last, *unsure* left out.

    Where two contradict each other (which deciding refuses), the later holds.
    """
    last: dict[frozenset[str], Decision] = {}
    for one in decisions:
        last.pop(frozenset((one.a, one.b)), None)
        last[frozenset((one.a, one.b))] = one
    held = tuple(one for one in last.values() if one.verdict != "unsure")
    against = {one.decision for one in decided(held, {}).contradictions}
    return tuple(one for one in held if one not in against)


def name_keys(decisions: Sequence[Decision], bodies: Sequence[KnownBody] | None = None) -> NameKeys:
    """The keys of the actors whose names were decided on. ``decisions`` are on ids of names, none contradicting.

    Names that are one actor's have the keys of all of them, that of a well-known body among them. Where two
    actors that are not one would have one key, or keys that linking takes for short and long, the shorter is
    marked with its id, so that it is compared as it stands and no more as initials or part of a name.
    """
    body_of = body_finder(shipped_bodies() if bodies is None else bodies)
    told = sorted(decisions, key=lambda one: one.at)
    ids = {end for one in told for end in (one.a, one.b)}
    known = {one: body.name for one in ids if (body := body_of(*_parts(one)))}
    sets = Sets((*sorted(ids), *(f"{_BODY}{body}" for body in known.values())))
    for one in reversed(told):
        (sets.join if one.verdict == "yes" else sets.keep_apart)(one.a, one.b)
    # Of names that cannot all be the body's, its own goes before its other names.
    for name in sorted(known, key=lambda one: (_parts(one)[0] != name_key(known[one]), one)):
        sets.join(name, f"{_BODY}{known[name]}")
    keys = {member: {_key(one) for one in members} for members in sets.all() for member in members}
    for one in told:
        if one.verdict == "no":
            _mark(keys, sets.with_(one.a), sets.with_(one.b))
    own = {one.removeprefix(_BODY): frozenset(some) for one, some in keys.items() if one.startswith(_BODY)}
    return NameKeys(tuple(told), {one: frozenset(keys[one]) for one in sorted(ids)}, own)


def _parts(id_: str) -> tuple[str, str | None]:
    key, _, country = id_.rpartition("|")
    return key, country or None


def _key(member: str) -> str:
    return name_key(member.removeprefix(_BODY)) if member.startswith(_BODY) else _parts(member)[0]


def _mark(keys: dict[str, set[str]], some: Iterable[str], others: Iterable[str]) -> None:
    """Mark keys of two actors that were told apart and that linking would take for one."""
    some, others = sorted(some), sorted(others)
    clashing = [
        (one, other)
        for one in sorted(keys[some[0]])
        for other in sorted(keys[others[0]])
        if one == other or is_short(one, other)
    ]
    for one, other in clashing:
        short, members = (one, some) if len(one) < len(other) else (other, others)
        marked = {f"{short} ({members[0]})" if key == short else key for key in keys[members[0]]}
        keys |= dict.fromkeys(members, marked)


def keys_in(
    named: Iterable[Named], asked: NameKeys, bodies: Sequence[KnownBody] | None = None
) -> dict[tuple[str, str], frozenset[str]]:
    """The keys of the names of one report: as ``actor_keys`` has them, but for what was decided.

    What the report joins with a name that was decided on has the keys of that one too.
    """
    told = list(named)
    usual = actor_keys(told, asked.decisions, bodies)
    if not asked.ids:
        return {form: frozenset((key,)) for form, key in usual.items()}
    body_of = body_finder(shipped_bodies() if bodies is None else bodies)
    groups: dict[str, set[str]] = defaultdict(set)
    covered = {name_key(body) for body in asked.bodies}
    for one in told:
        if not one.private and (keys := _decided(one, asked, body_of)):
            groups[usual[one.report, name_key(one.name)]] |= keys
            covered.add(own_key(one))
    return {
        form: frozenset(groups.get(key, ()) if key in groups and key in covered else {*groups.get(key, ()), key})
        for form, key in usual.items()
    }


def _decided(one: Named, asked: NameKeys, body_of: BodyFinder) -> frozenset[str] | None:
    key = own_key(one)
    if told := asked.ids.get(actor_id(key, one.country)):
        return told
    body = body_of(key, one.country) if asked.bodies else None
    return asked.bodies.get(body.name) if body else None


def with_names(outline: Outline, keys: Mapping[tuple[str, str], frozenset[str]]) -> Outline:
    """``outline`` with the keys of actors in place of their names; a name that has none stays."""
    found = (keys.get((outline.report, name), frozenset((name,))) for name in outline.actors)
    actors = frozenset[str]().union(*found)
    return outline if actors == outline.actors else replace(outline, actors=actors)


def touched(before: NameKeys, after: NameKeys, bodies: Sequence[KnownBody] | None = None) -> frozenset[str]:
    """The keys of names (``name_key``) that ``after`` may treat otherwise than ``before``, in any report."""
    changed = {*before.decisions} ^ {*after.decisions}
    ids = {end for one in changed for end in (one.a, one.b)}
    ids |= {one for one, _ in before.ids.items() ^ after.ids.items()}
    moved = {name for name, _ in before.bodies.items() ^ after.bodies.items()}
    table = shipped_bodies() if bodies is None else bodies
    also = (name for body in table if body.name in moved for name in (body.name, *body.also))
    return frozenset({_parts(one)[0] for one in ids} | {name_key(name) for name in also})
