"""Sites that no table knows, placed by their own words: seats of a state, and sites named after their town."""

from onrecord.coding.where_choice import Context, choose
from onrecord.coding.where_filling import from_known
from onrecord.records import PlacePhrase, Span, Where
from onrecord.tables.gazetteer import fold
from onrecord.tables.places import capital_of, place_words, places_named

_MOST_WORDS = 3


def seat_of(context: Context) -> Where | None:
    """The capital of the source's country where the report names that country, else of its main one."""
    spoken = context.source if context.source and context.votes[context.source] else context.main
    city = capital_of(spoken) if spoken else None
    return from_known(PlacePhrase(Span(0, 0), "locality"), city.name, (city,)) if city else None


def town_in_name(phrase: PlacePhrase, words: str, context: Context) -> Where | None:
    """The town that a site is called after: "University of Ilorin", "Ogden Statehouse"; not "Durban Road"."""
    named = fold(words).split()
    if phrase.rule != "form" or not set(named) & place_words("town_heads"):
        return None
    parts = words.split()
    after = [" ".join(parts[i + 1 :]) for i, word in enumerate(named) if word == "of"]
    before = [" ".join(parts[:size]) for size in range(min(_MOST_WORDS, len(parts) - 1), 0, -1)]
    for name in (*after, *before):
        ranked = choose(phrase, name, (), context) if places_named(name) else ()
        towns = tuple(place for place in ranked if place.kind == "locality" and context.is_about(place.country))
        if towns:
            return from_known(phrase, name, towns)
    return None
