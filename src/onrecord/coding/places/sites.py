"""Sites that no table knows, placed by their own words: seats of a state, and sites named after their town."""

from collections.abc import Mapping
from dataclasses import replace

from onrecord.coding.places.added import added_town
from onrecord.coding.places.choice import Context, choose
from onrecord.coding.places.filling import from_known
from onrecord.records import PlacePhrase, Span, Where
from onrecord.tables.gazetteer import fold
from onrecord.tables.people import given_names
from onrecord.tables.places import (
    capital_of,
    country_of_people,
    doubtful_names,
    place_grains,
    place_words,
    places_named,
)

_MOST_WORDS = 3


def seat_of(context: Context) -> Where | None:
    """The capital of the source's country where the report names that country, else of its main one."""
    spoken = context.source if context.source and context.votes[context.source] else context.main
    city = capital_of(spoken) if spoken else None
    return from_known(PlacePhrase(Span(0, 0), "locality"), city.name, (city,)) if city else None


def capital_told(words: str, context: Context) -> Where | None:
    """The capital that "the Danish capital" and "Chile's capital" mean; "the capital" is the main country's."""
    owner = fold(words).rsplit("capital", maxsplit=1)[0].strip().removesuffix("'s")
    if owner:
        named = (place.country for place in places_named(owner) if place.kind == "country")
        country = country_of_people().get(owner) or next(named, None)
    else:
        country = context.main
    city = capital_of(country) if country else None
    if city is None:
        return None
    where = from_known(PlacePhrase(Span(0, 0), "locality"), city.name, (city,))
    return replace(where, rule="the country's capital")


def bearing_town(where: Where) -> Where:
    """A site that only a town has bears the town's name, known or not: "Brackwell Magistrates' Court"."""
    parts = (where.site or "").split()
    if not parts or parts[0][0].islower():
        return where
    bare = [fold(part).strip("'").removesuffix("'s") for part in parts]
    for size in range(1, min(_MOST_WORDS, len(parts) - 1) + 1):
        rest = bare[size:]
        if " ".join(rest[:2]) in place_words("town_has") or rest[0] in {"magistrate", "magistrates"}:
            return replace(where, locality=" ".join(parts[:size]), rule="town in its name")
    return where


def town_told(words: str, towns: Mapping[str, Where]) -> Where | None:
    """The town of the report that a site's name begins with: "Brackwell dock gate"; not "Brackwell Road"."""
    parts = fold(words).split()
    if parts[-1] in place_words("ways"):
        return None
    whose: list[str] = []
    if "of" in parts[:-1]:  # "the headquarters of the Brackwell Gas Company"
        whose = parts[parts.index("of") + 1 :]
        whose = whose[1:] if whose[0] == "the" else whose
    return next(
        (
            towns[name]
            for told in (parts, whose)
            for size in (3, 2, 1)
            if (name := " ".join(told[:size])) in towns and len(told) > size
        ),
        None,
    )


def town_in_name(phrase: PlacePhrase, words: str, context: Context, alone: bool = False) -> Where | None:
    """The town that a site is called after: "University of Ilorin", "Ogden Statehouse"; not "Durban Road".

    Where its passage tells no town (``alone``), hospitals and the like are in the town they are called after
    too, but where people are called so as well.
    """
    named = fold(words).split()
    if phrase.rule != "form":
        return None
    if not {*named, " ".join(named[-2:])} & place_words("town_heads"):
        person = words.split(maxsplit=1)[0] in given_names() or named[0] in doubtful_names()
        if not alone or person or not set(named[-1:]) & place_words("town_heads_alone"):
            return None
    parts = words.split()
    after = [" ".join(parts[i + 1 :]) for i, word in enumerate(named) if word == "of"]
    before = [
        " ".join(parts[:size])
        for size in range(min(_MOST_WORDS, len(parts) - 1), 0, -1)
        if named[size] not in place_grains()  # "Lucas County Courthouse" stands in any town of the county
    ]
    for name in (*after, *before):
        ranked = choose(phrase, name, (), context) if places_named(name) else ()
        towns = tuple(place for place in ranked if place.kind == "locality" and context.is_about(place.country))
        if towns:
            return from_known(phrase, name, towns)
        if town := added_town(name, context):
            return town
    return None
