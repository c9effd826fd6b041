"""Names over all reports, with what is known of each: who gives it, what it is short for, whose it is."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from onrecord.linking.actors_names import initials, is_acronym, name_key, plain
from onrecord.linking.vocabulary import actor_key, is_group
from onrecord.records import Named
from onrecord.tables.bodies import all_bodies, heads, stand_ins
from onrecord.tables.places import places_named

_Place = tuple[str, str | None]


@dataclass(frozen=True, slots=True)
class KnownBody:
    """A well-known body: name, other names, and its country (ISO 3166-1 alpha-2; "" where it has several)."""

    name: str
    also: tuple[str, ...] = ()
    country: str = ""


BodyFinder = Callable[[str, str | None], KnownBody | None]
"""From the key of a name and a country to the well-known body that it stands for there."""


@dataclass(frozen=True, slots=True)
class ActorName:
    """A name in one country, over all reports but those that say what it is short for.

    ``longs`` are keys of the names that these say it is short for. ``fits`` are the names in its country, and
    ``fits_here`` those in its reports, of which it is the initials; ``longer`` those in its reports that begin
    or end with it. ``body`` is the well-known body that it names, ``namesakes`` in how many countries it is had.
    """

    key: str
    country: str | None
    shown: str
    reports: frozenset[str]
    kinds: frozenset[str] = frozenset()
    acronym: bool = False
    longs: frozenset[str] = frozenset()
    fits: frozenset[str] = frozenset()
    fits_here: frozenset[str] = frozenset()
    longer: frozenset[str] = frozenset()
    body: KnownBody | None = None
    namesakes: int = 1

    @property
    def id(self) -> str:
        """What decisions name it by: "scotland yard|GB", "nut|" where the country is not told."""
        return actor_id(self.key, self.country)


def actor_id(name: str, country: str | None) -> str:
    """The id under which ``name`` in ``country`` is decided on."""
    return f"{name_key(name)}|{country or ''}"


@cache
def shipped_bodies() -> tuple[KnownBody, ...]:
    """The bodies of the table that comes with the program."""
    return tuple(KnownBody(body.name, body.also, body.country) for body in all_bodies())


def own_key(one: Named) -> str:
    """The key of the name that the report gives in full, where it does; else that of the name."""
    return name_key(one.short_for or one.name)


def actor_names(named: Iterable[Named], bodies: Iterable[KnownBody]) -> tuple[ActorName, ...]:
    """Every name once for each country, in the order of their ids. Persons and descriptions are left out."""
    told: dict[_Place, list[Named]] = defaultdict(list)
    longs: dict[_Place, set[str]] = defaultdict(set)
    for one in named:
        if not one.private and (key := own_key(one)):
            told[key, one.country].append(one)
            if one.short_for:
                longs[name_key(one.name), one.country].add(key)
    by_alias = _by_alias(tuple(bodies))
    told = {at: some for at, some in told.items() if at[0] in by_alias or not _describes(at[0], some)}
    by_report: dict[str, set[str]] = defaultdict(set)
    for (key, _), some in told.items():
        for one in some:
            by_report[one.report].add(key)
    countries = Counter(key for key, country in told if country)
    around = _Around(by_alias, longs, _by_initials(told), by_report, countries)
    ordered = sorted(told, key=lambda one: (one[0], one[1] or ""))
    return tuple(around.name(at, told[at]) for at in ordered)


def _describes(key: str, told: Iterable[Named]) -> bool:
    """Whether words are no name: "the council", "Forty people", what some report prints in small ("farmers")."""
    small = any(one.name == one.name.lower() for one in told)
    people = (crowd := actor_key(key)) is None or is_group(crowd)
    return small or people or key in heads() or key in stand_ins()


@lru_cache(4)
def _by_alias(bodies: tuple[KnownBody, ...]) -> dict[str, list[KnownBody]]:
    found: dict[str, list[KnownBody]] = defaultdict(list)
    for body in bodies:
        for key in dict.fromkeys(map(name_key, (body.name, *body.also))):
            found[key].append(body)
    return found


def _by_initials(told: Iterable[_Place]) -> dict[_Place, set[str]]:
    found: dict[_Place, set[str]] = defaultdict(set)
    for key, country in told:
        for letters in initials(key):
            found[letters, country].add(plain(key))
    return found


@dataclass(frozen=True, slots=True)
class _Around:
    """What must be known of all names to tell what one of them stands for."""

    by_alias: Mapping[str, list[KnownBody]]
    longs: Mapping[_Place, set[str]]
    by_initials: Mapping[_Place, set[str]]
    by_report: Mapping[str, set[str]]
    countries: Mapping[str, int]

    def name(self, at: _Place, told: list[Named]) -> ActorName:
        """The name at one place, as the reports of ``told`` give it."""
        key, country = at
        forms = Counter(one.short_for or one.name for one in told)
        shown = min(forms, key=lambda form: (-forms[form], form))
        acronym = is_acronym(shown)
        reports = frozenset(one.report for one in told)
        here = {other for report in reports for other in self.by_report[report] if len(other) > len(key)}
        return ActorName(
            key,
            country,
            shown,
            reports,
            frozenset(one.kind for one in told if one.kind),
            acronym,
            frozenset(self.longs.get(at, ())),
            frozenset(self.by_initials.get(at, ()) if acronym and country else ()),
            frozenset(other for other in here if acronym and key in initials(other)),
            frozenset(other for other in here if " " in key and _parts(key, other)),
            _body(key, country, self.by_alias),
            self.countries.get(key, 0),
        )


def _parts(key: str, longer: str) -> bool:
    """Whether ``longer`` begins or ends with ``key``; not if it goes on with a place, as a branch does."""
    if longer.startswith(f"{key} "):
        return not places_named(longer.removeprefix(f"{key} "))
    return longer.endswith(f" {key}")


def body_finder(bodies: Iterable[KnownBody]) -> BodyFinder:
    """What tells which of ``bodies`` a name's key stands for in a country: None for none's, or several's."""
    by_alias = _by_alias(tuple(bodies))
    return lambda key, country: _body(key, country, by_alias)


def _body(key: str, country: str | None, by_alias: Mapping[str, list[KnownBody]]) -> KnownBody | None:
    """The one well-known body that bears the name in that country: what is "NUT" in London is not so in Lagos.

    Where the country is not told, one word says too little, unless its body is of no one country ("UN").
    """
    there = [body for body in by_alias.get(key, ()) if not body.country or body.country == country]
    if not there and country is None and " " in key:
        there = by_alias.get(key, [])
    own = [body for body in there if body.country] or there
    return own[0] if len(own) == 1 else None
