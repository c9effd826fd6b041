"""Which names are one actor's: aliases, acronyms and slips, with reasons, under people's decisions."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from onrecord.linking.actors_features import alike, reasons
from onrecord.linking.actors_known import ActorName, KnownBody, actor_id, actor_names, own_key, shipped_bodies
from onrecord.linking.actors_names import name_key, plain, table
from onrecord.linking.actors_sets import Sets
from onrecord.records import Decision, Named, Pair
from onrecord.tables.gazetteer import fold

_WORD = re.compile(r"[^\W_]+")
_FULL = 64  # names that begin or end alike and are compared; what more share is a common word
_ENDS = 4  # letters


def actor_keys(
    named: Iterable[Named], decisions: Sequence[Decision] = (), bodies: Sequence[KnownBody] | None = None
) -> dict[tuple[str, str], str]:
    """The key of the actor that each name of each report stands for; equal keys are one actor.

    A key is the folded name of the well-known body, else the longest of the actor's names; with the country
    behind it ("nut (NG)") where actors of several countries would have one key. A person's name, and it alone,
    has the report's id behind it: persons are never joined. ``decisions`` are on ``actor_id``.
    """
    named = list(named)
    names = actor_names(named, shipped_bodies() if bodies is None else bodies)
    keys = _keys(_joined(names, decisions)[0])
    found: dict[tuple[str, str], str] = {}
    for one in named:
        key = name_key(one.name)
        told = f"{key} ({one.report})" if one.private else keys.get(actor_id(own_key(one), one.country), key)
        for form in (key, _as_outlined(one.name)):
            found.setdefault((one.report, form), told)
    return found


def actors(
    named: Iterable[Named], decisions: Sequence[Decision] = (), bodies: Sequence[KnownBody] | None = None
) -> dict[str, tuple[ActorName, ...]]:
    """Every actor of a collection by its key (``actor_keys``), with its names in the order of their ids."""
    sets = _joined(actor_names(named, shipped_bodies() if bodies is None else bodies), decisions)[0]
    keys = _keys(sets)
    return {keys[members[0].id]: tuple(members) for members in sets}


def set_aside(named: Iterable[Named], decisions: Sequence[Decision]) -> tuple[Decision, ...]:
    """Decisions that cannot hold beside later ones: a *yes* over a *no*, or a *no* along a chain of *yes*."""
    return _joined(actor_names(named, shipped_bodies()), decisions)[1]


def _as_outlined(name: str) -> str:
    """A name as outlines have it: dots and signs part words."""
    words = _WORD.findall(fold(name))
    return " ".join(words[1:] if words[:1] in (["the"], ["a"], ["an"]) else words)


def explain_actors(
    a: tuple[str, str | None],
    b: tuple[str, str | None],
    named: Iterable[Named],
    bodies: Sequence[KnownBody] | None = None,
) -> Pair:
    """Why two names, each given with its country, are one actor's, or why not.

    Raises:
        KeyError: ``named`` has no such name; says which.
    """
    names = {one.id: one for one in actor_names(named, shipped_bodies() if bodies is None else bodies)}
    first, second = sorted(actor_id(*one) for one in (a, b))
    for one in (first, second):
        if one not in names:
            raise KeyError(f"no report has the name {one!r} (name|country); it may be a person's")
    return Pair(first, second, reasons(names[first], names[second]))


def _joined(
    names: Sequence[ActorName], decisions: Sequence[Decision]
) -> tuple[list[list[ActorName]], tuple[Decision, ...]]:
    """Names in sets, one for each actor, and the decisions that are set aside.

    First what people decided, the latest first, then pairs from the likeliest down.
    """
    by_id = {one.id: one for one in names}
    # A name that no report has any more still carries a chain.
    sets = Sets({*by_id, *(end for one in decisions for end in (one.a, one.b))})
    last = {frozenset((one.a, one.b)): one for one in sorted(decisions, key=lambda one: one.at)}
    aside = []
    latest = sorted(last.values(), key=lambda one: one.at)
    for one in reversed(latest):  # of equals the one decided later comes first, too
        put = {"yes": sets.join, "no": sets.keep_apart}.get(one.verdict)
        if put and not put(one.a, one.b):
            aside.append(one)
    scored = ((Pair(a, b, reasons(by_id[a], by_id[b])).score, a, b) for a, b in _candidates(names))
    for _, a, b in sorted((-score, a, b) for score, a, b in scored if score > 0):
        if _compatible([by_id[one] for one in (*sets.with_(a), *sets.with_(b)) if one in by_id]):
            sets.join(a, b)
    here = ([by_id[one] for one in members if one in by_id] for members in sets.all())
    return [members for members in here if members], tuple(aside)


def _compatible(members: Sequence[ActorName]) -> bool:
    """Whether one actor can have all these names: of one country or one body, and of no two bodies."""
    bodies = {one.body for one in members if one.body}
    countries = {one.country for one in members if one.country}
    return len(bodies) < 2 and (len(countries) < 2 or all(one.body for one in members))


def _candidates(names: Iterable[ActorName]) -> set[tuple[str, str]]:
    """Pairs of ids that share a key; names that share none are not compared, nor those that only begin alike."""
    under: dict[str, list[ActorName]] = defaultdict(list)
    for one in names:
        for key in set(_blocks(one)):
            under[key].append(one)
    return {
        (min(a.id, b.id), max(a.id, b.id))
        for key, some in under.items()
        if len(some) <= _FULL or not key.startswith("~")
        for a, b in combinations(some, 2)
        if not key.startswith("~") or alike(plain(a.key), plain(b.key))
    }


def _blocks(one: ActorName) -> Iterator[str]:
    """Keys under which a name is compared; one that begins with ~ is given up where many share it."""
    key = plain(one.key)
    country = one.country or ""
    yield f"={key}"
    yield f"= {key.replace(' ', '')}"
    yield from (f"={plain(long)}" for long in one.longs)
    # A short form that fits several names is none of theirs, so it need not be compared with any.
    yield from (f"={fit}" for fit in one.fits if len(one.fits) == 1)
    if one.body:
        yield f"#{one.body.name}"
    words = key.split()
    if words[-1] in table()["tails"]:
        yield f"={' '.join(words[:-1])}"
    yield from (
        f"~{country} {word[:_ENDS]} {len(words)} {at}" for at, word in enumerate(words) if len(word) > _ENDS
    )
    yield f"~{country} {key[-_ENDS:]} {len(words)}"
    yield f"@{one.key}"
    yield from (f"@{long}" for some in (one.fits_here, one.longer) for long in some if len(some) == 1)


def _keys(sets: Iterable[Sequence[ActorName]]) -> dict[str, str]:
    """The key of the actor by the id of each of its names; no two actors have one key."""
    told = [(_main(members), members) for members in sets]
    for more in (_country_of, lambda members: members[0].id):
        shared = Counter(key for key, _ in told)
        told = [(f"{key} ({more(some)})" if shared[key] > 1 else key, some) for key, some in told]
    return {one.id: key for key, members in told for one in members}


def _country_of(members: Sequence[ActorName]) -> str:
    return next((one.country for one in members if one.country), "?")


def _main(members: Sequence[ActorName]) -> str:
    """The key of the body, if there is one; else the longest of the names that more than one report gives.

    Where each name has a single report, the longest of all.
    """
    if body := next((one.body for one in members if one.body), None):
        return name_key(body.name)
    usual = [one for one in members if len(one.reports) > 1] or members
    return min((one.key for one in usual), key=lambda key: (-len(key), key))
