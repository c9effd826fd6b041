"""Actors over all reports of a shelf: which names are one actor's, and why, or why not."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from onrecord.events.chains import settled, shortest
from onrecord.events.outlining import outline_shelf, standing_names
from onrecord.events.troubles import EventsError
from onrecord.linking.actors import actors as joined
from onrecord.linking.actors_features import reasons
from onrecord.linking.actors_known import ActorName, actor_id, own_key
from onrecord.linking.actors_names import name_key
from onrecord.ports import EventShelf, LinkingShelf
from onrecord.records import Decision, Named, Pair, Verdict

_Value = TypeVar("_Value")
SHOWN = 20  # names of an actor that are told one by one


@dataclass(frozen=True)
class ActorListed:
    """An actor: its names, the one that most reports give first; and the decisions on any of them that hold."""

    key: str
    names: tuple[ActorName, ...]
    decided: tuple[Decision, ...] = ()

    @property
    def shown(self) -> str:
        """The actor as people read it: as most reports name it, in full rather than in letters."""
        return next((one.shown for one in self.names if not one.acronym), self.names[0].shown)

    @property
    def reports(self) -> int:
        """How many reports name it."""
        return len(frozenset[str]().union(*(one.reports for one in self.names)))

    @property
    def kinds(self) -> tuple[str, ...]:
        """What reports take it for."""
        return tuple(sorted(frozenset[str]().union(*(one.kinds for one in self.names))))

    @property
    def countries(self) -> tuple[str, ...]:
        """Where the events are of which its reports tell, ISO 3166-1 alpha-2."""
        return tuple(sorted({one.country for one in self.names if one.country}))


@dataclass(frozen=True)
class NamesExplained:
    """Two names: the reasons, whether they are one actor's, and what people decided.

    ``actors`` are the keys of those that bear them. ``verdict``, ``decided`` and ``by_way_of`` are as of two
    mentions (``PairExplained``), but of names.
    """

    a: ActorName
    b: ActorName
    pair: Pair
    actors: tuple[str, str]
    verdict: Verdict | None = None
    decided: tuple[Decision, ...] = ()
    by_way_of: tuple[str, ...] = ()

    @property
    def joined(self) -> bool:
        """Whether the two are one actor's."""
        return self.actors[0] == self.actors[1]


@dataclass(frozen=True)
class ActorExplained:
    """An actor, its first names each with the pair that says most for its being there; ``more`` are not told."""

    actor: ActorListed
    names: tuple[tuple[ActorName, Pair | None], ...]
    more: int


def actors(shelf: LinkingShelf) -> tuple[ActorListed, ...]:
    """The actors of all reports, those that most reports name first; persons are left out."""
    return _listed(shelf)[0]


def listed_actors(
    shelf: LinkingShelf, named: Iterable[Named]
) -> tuple[tuple[ActorListed, ...], tuple[Decision, ...]]:
    """The actors that bear the names of a shelf, and the decisions on names that hold."""
    held = standing_names(shelf.events)
    by_name: dict[str, list[Decision]] = {}
    for told in held:
        for end in (told.a, told.b):
            by_name.setdefault(end, []).append(told)
    found = [
        ActorListed(
            key,
            tuple(sorted(names, key=lambda one: (-len(one.reports), one.id))),
            tuple(dict.fromkeys(told for one in names for told in by_name.get(one.id, ()))),
        )
        for key, names in joined(named, held).items()
    ]
    return tuple(sorted(found, key=lambda one: (-one.reports, one.key))), held


def _listed(shelf: LinkingShelf) -> tuple[tuple[ActorListed, ...], tuple[Decision, ...]]:
    outline_shelf(shelf)
    return listed_actors(shelf, shelf.events.names())


def find_name(events: EventShelf, words: str) -> str:
    """The id of the name that ``words`` give: "the Met", or "the Met|GB" with a country. Raises EventsError."""
    name, bar, country = words.rpartition("|") if "|" in words else (words, "", "")
    key = name_key(name)
    found = sorted({actor_id(key, one.country) for one in events.names({key}) if own_key(one) == key})
    if bar:
        found = [one for one in found if one == actor_id(key, country.strip().upper())]
    if not found:
        raise EventsError(
            f"no report gives the name {words!r} by itself (persons' names are never joined, and what a report "
            "says is short for another goes under that)",
            "See which names there are with: onrecord actors",
        )
    if len(found) > 1:
        raise EventsError(
            f"the name {words!r} is had in several countries, or without one: {', '.join(found)}",
            "Name one of these",
        )
    return found[0]


def explain_names(shelf: LinkingShelf, a: str, b: str) -> NamesExplained:
    """Why two names are one actor's, or are not. Raises EventsError where there are no two such names."""
    listed, held = _listed(shelf)
    first, second = sorted(find_name(shelf.events, words) for words in (a, b))
    if first == second:
        raise EventsError(f"{first} is one name, and a pair is two", "Name another")
    of = {name.id: (actor, name) for actor in listed for name in actor.names}
    (actor, one), (other_actor, other) = _known(of, first), _known(of, second)
    pair = _pair(one, other)
    verdict, chain = settled(held, first, second)
    way: tuple[str, ...] = ()
    if actor.key == other_actor.key and pair.score <= 0 and verdict != "yes":
        way = shortest(first, second, [name.id for name in actor.names], _fits(actor.names, held))
    return NamesExplained(one, other, pair, (actor.key, other_actor.key), verdict, chain, way)


def explain_actor(shelf: LinkingShelf, words: str, most: int = SHOWN) -> ActorExplained:
    """The actor that bears a name: all its names, and why they are one's. Raises EventsError where none does."""
    listed, _ = _listed(shelf)
    found = find_name(shelf.events, words)
    of = {name.id: actor for actor in listed for name in actor.names}
    actor = _known(of, found)
    names = tuple((one, _best(one, actor.names)) for one in actor.names[:most])
    return ActorExplained(actor, names, len(actor.names) - len(names))


def _known(of: Mapping[str, _Value], name: str) -> _Value:
    if name not in of:
        raise EventsError(
            f"{name} names a kind of people or of office, and no one actor: some report gives it no capital",
            "See which actors there are with: onrecord actors",
        )
    return of[name]


def _pair(one: ActorName, other: ActorName) -> Pair:
    a, b = sorted((one, other), key=lambda name: name.id)
    return Pair(a.id, b.id, reasons(a, b))


def _best(one: ActorName, names: Iterable[ActorName]) -> Pair | None:
    pairs = [_pair(one, other) for other in names if other.id != one.id]
    return max(pairs, key=lambda pair: (pair.score, pair.a, pair.b), default=None)


def _fits(names: Sequence[ActorName], held: Iterable[Decision]) -> Callable[[str, str], bool]:
    by_id = {one.id: one for one in names}
    bound = {frozenset((one.a, one.b)) for one in held if one.verdict == "yes"}
    return lambda a, b: frozenset((a, b)) in bound or _pair(by_id[a], by_id[b]).score > 0
