"""What people decided of names, as outlines take it: names decided to be one have one key, others have others.

Only decisions and the well-known bodies go over reports here; slips and initials are weighed as features.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from onrecord.linking.actors import actor_keys, with_outlined
from onrecord.linking.actors_known import BodyFinder, KnownBody, actor_id, body_finder, own_key, shipped_bodies
from onrecord.linking.actors_names import name_key
from onrecord.linking.actors_sets import Sets
from onrecord.linking.decided import decided
from onrecord.linking.features_of_who import is_short
from onrecord.records import Decision, Named, NameKeys

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

    An actor's key is the name of the well-known body that one of its names stands for, else the longest name.
    Where two actors that are not one would have one key, or keys that linking takes for short and long, the
    shorter is marked with an id, so that it is compared as it stands and no more as initials or part of a name.
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
    keys = {member: _key(members) for members in sets.all() for member in members}
    _mark(keys, told, sets)
    own = {member.removeprefix(_BODY): key for member, key in keys.items() if member.startswith(_BODY)}
    return NameKeys(tuple(told), {one: keys[one] for one in sorted(ids)}, own)


def _parts(id_: str) -> tuple[str, str | None]:
    key, _, country = id_.rpartition("|")
    return key, country or None


def _key(members: Sequence[str]) -> str:
    body = next((one.removeprefix(_BODY) for one in members if one.startswith(_BODY)), None)
    return name_key(body) if body else min((_parts(one)[0] for one in members), key=lambda key: (-len(key), key))


def _mark(keys: dict[str, str], decisions: Iterable[Decision], sets: Sets) -> None:
    """Mark the keys of actors that were told apart and that linking would take for one."""
    for one in decisions:
        if one.verdict != "no":
            continue
        short, long = sorted((one.a, one.b), key=lambda end: (len(keys[end]), keys[end], end))
        if keys[short] == keys[long] or is_short(keys[short], keys[long]):
            own = [member for member in sorted(sets.with_(short)) if not member.startswith(_BODY)]
            keys |= dict.fromkeys(sets.with_(short), f"{keys[short]} ({own[0]})")


def keys_in(
    named: Iterable[Named], asked: NameKeys, bodies: Sequence[KnownBody] | None = None
) -> dict[tuple[str, str], str]:
    """The keys of the names of one report: as ``actor_keys`` has them, but for what was decided.

    A name that the report joins with one that was decided on has the key of that one.
    """
    told = list(named)
    usual = actor_keys(told, asked.decisions, bodies)
    if not asked.ids:
        return usual
    body_of = body_finder(shipped_bodies() if bodies is None else bodies)
    by_usual: dict[str, set[str]] = defaultdict(set)
    own: dict[str, str] = {}
    for one in told:
        if not one.private and (key := _decided(one, asked, body_of)):
            own[one.name] = key
            by_usual[usual[one.report, name_key(one.name)]].add(key)
    found: dict[tuple[str, str], str] = {}
    for one in told:
        key = usual[one.report, name_key(one.name)]
        for form, actor in with_outlined(one, own.get(one.name) or min(by_usual.get(key, {key}))).items():
            found.setdefault(form, actor)
    return found


def _decided(one: Named, asked: NameKeys, body_of: BodyFinder) -> str | None:
    key = own_key(one)
    if told := asked.ids.get(actor_id(key, one.country)):
        return told
    body = body_of(key, one.country) if asked.bodies else None
    return asked.bodies.get(body.name) if body else None


def touched(before: NameKeys, after: NameKeys, bodies: Sequence[KnownBody] | None = None) -> frozenset[str]:
    """The keys of names (``name_key``) that ``after`` may treat otherwise than ``before``, in any report."""
    changed = {*before.decisions} ^ {*after.decisions}
    ids = {end for one in changed for end in (one.a, one.b)}
    ids |= {one for one, _ in before.ids.items() ^ after.ids.items()}
    moved = {name for name, _ in before.bodies.items() ^ after.bodies.items()}
    table = shipped_bodies() if bodies is None else bodies
    also = (name for body in table if body.name in moved for name in (body.name, *body.also))
    return frozenset({_parts(one)[0] for one in ids} | {name_key(name) for name in also})
