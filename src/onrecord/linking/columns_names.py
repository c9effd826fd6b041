"""What linking asks of sites, actors and claims by their names alone: tables by their number."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from onrecord.linking.blocking import CLAIM_KEYS
from onrecord.linking.ragged import Ints, Ragged, names_of, numbered, sets_of
from onrecord.linking.vocabulary import initials, is_group, is_kind_of_site, telling


@dataclass(frozen=True, slots=True)
class Sites:
    """By the number of a site: its words, those that tell, and a number for all its words together."""

    words: Ragged
    telling: Ragged
    name: Ints


@dataclass(frozen=True, slots=True)
class Actors:
    """By the number of a set of actors: all of them, those that are names, and what those may be short as.

    ``first`` is the place by the alphabet of the first of them.
    """

    all: Ragged
    named: Ragged
    short: Ragged
    first: Ints


@dataclass(frozen=True, slots=True)
class Claims:
    """By the number of a set of words: stems of what is asked for, the first few of them, issues and sides.

    ``first`` is the place by the alphabet of the first of all of them.
    """

    words: Ragged
    asked: Ragged
    issues: Ragged
    sides: Ragged
    first: Ints


def sites_of(sites: Sequence[str]) -> Sites:
    """What ``vocabulary.site_words`` and ``telling`` say of each of ``sites``."""
    split = [frozenset(site.split()) for site in sites]
    names = names_of(split)
    told = sets_of(split, dict(zip(names, range(len(names)), strict=True)))
    kinds = np.array([is_kind_of_site(name) for name in names], bool)[told.members]
    named = told.only(~kinds).counts > 0
    words = told.only(~kinds | ~np.repeat(named, told.counts))
    own = words.only(np.array([bool(telling(name)) for name in names], bool)[words.members])
    ends = zip(words.first.tolist(), (words.first + words.counts).tolist(), strict=True)
    return Sites(words, own, numbered([words.members[first:end].tobytes() for first, end in ends])[0])


def actors_of(sets: Sequence[frozenset[str]]) -> Actors:
    """What ``vocabulary.named`` and ``features_of_who.is_short`` say of each of ``sets``."""
    names = names_of(sets)
    numbers = dict(zip(names, range(len(names)), strict=True))
    told = sets_of(sets, numbers)
    named = told.only(np.array([not is_group(name) for name in names], bool)[told.members])
    shorts = sets_of([[one for one in _shorts(name) if one in numbers] for name in names], numbers)
    return Actors(told, named, _through(named, shorts), _first(told, names))


def _shorts(name: str) -> set[str]:
    """All that a name may be told as for short (``features_of_who.is_short``), itself among it."""
    words = name.split(" ")
    runs = {" ".join(words[at:end]) for at in range(len(words)) for end in range(at + 2, len(words) + 1)}
    letters = initials(name)
    return runs | {letters} if len(letters) > 1 else runs


def _through(sets: Ragged, members: Ragged) -> Ragged:
    """For each of ``sets`` all that stands in the sets ``members`` of its members; some of it twice, perhaps."""
    which = sets.members
    sizes = members.counts[which]
    ends = np.concatenate(([0], np.cumsum(sizes)))
    at = np.arange(ends[-1]) - np.repeat(ends[:-1] - members.first[which], sizes)
    first = ends[sets.first]
    return Ragged.of(first, ends[sets.first + sets.counts] - first, members.members[at])


def claims_of(sets: Sequence[frozenset[str]]) -> Claims:
    """The words of each of ``sets`` by what they tell of."""
    names = names_of(sets)
    told = sets_of(sets, dict(zip(names, range(len(names)), strict=True)))
    kinds = [(":" not in one, one.startswith("issue:"), one.startswith("side:")) for one in names]
    words, issues, sides = np.array(kinds, bool).reshape(-1, 3)[told.members].T
    stems = told.only(words)
    asked = replace(stems, counts=np.minimum(stems.counts, CLAIM_KEYS))
    return Claims(stems, asked, told.only(issues), told.only(sides), _first(told, names))


def _first(sets: Ragged, names: Sequence[str]) -> Ints:
    places = ranks(names)
    lowest = np.full(len(sets.counts), len(names))
    has = np.flatnonzero(sets.counts)
    lowest[has] = sets.members[sets.first[has]]
    found: Ints = places[lowest]
    return found


def ranks(names: Sequence[str]) -> Ints:
    """The places of ``names`` by the alphabet; the last is that of what is not told."""
    told = [*names, UNTOLD]
    places = {name: at for at, name in enumerate(sorted(set(told)))}
    return np.array([places[name] for name in told])


UNTOLD = "~"
"""Stands in the order of mentions for what is not told: after nearly all that is."""
