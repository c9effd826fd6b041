"""Which names of which reports are those of the actor that is asked for, as names are joined and decided on."""

from functools import lru_cache

from onrecord.events.naming import listed_actors
from onrecord.exporting.settling_voices import is_same
from onrecord.exporting.story_choosing import Same
from onrecord.linking.actors_known import actor_id, own_key
from onrecord.linking.actors_names import name_key
from onrecord.ports import LinkingShelf


def same_actor(shelf: LinkingShelf, asked: str) -> Same:
    """What tells whether a name in a report is that of the actor ``asked`` for: "the Met", or "NUT|GB".

    All names that are joined with the one asked for are; none is that people decided to be another's. Names that
    are not joined either way (those of persons, of crowds) count as voices are compared, in the country asked
    for, if one is.
    """
    name, _, country = asked.rpartition("|") if "|" in asked else (asked, "", "")
    country = country.strip().upper()
    named = list(shelf.events.names())
    actors, held = listed_actors(shelf, named)
    key = name_key(name)
    own = {
        each.id
        for actor in actors
        if any(one.key == key and country in ("", one.country) for one in actor.names)
        for each in actor.names
    }
    parted = {end for one in held if one.verdict == "no" for end in (one.a, one.b) if {one.a, one.b} & own} - own
    others = {
        each.id for actor in actors if any(one.id in parted for one in actor.names) for each in actor.names
    }
    of_interest = own | others
    told: dict[tuple[str, str], bool] = {}
    for one in named:
        if (id_ := actor_id(own_key(one), one.country)) in of_interest:
            told[one.report, name_key(one.name)] = id_ in own
    elsewhere = {one.report for one in named if one.country != country} if country else frozenset[str]()
    alike = lru_cache(1 << 16)(lambda other: is_same(name, other))

    def same(other: str, report: str) -> bool:
        known = told.get((report, name_key(other)))
        return known if known is not None else report not in elsewhere and alike(other)

    return same
