"""Whether a reference may be to an event already told of: forms, dates, places and words like "another"."""

from datetime import date, timedelta

from onrecord.coding.places.filling import BORROWED
from onrecord.coding.referring.references import Reference
from onrecord.records import When, Where

# Forms that one crowd takes up together in the street are of one kind; the others are events of their own. Some
# go with more than one kind: strikers picket, pupils who walk out march, people sit down to block or to occupy.
_KINDS = {
    "strike": ("labour",),
    "walkout": ("labour", "street"),
    "picket": ("street", "labour"),
    "hunger_strike": ("hunger",),
    "boycott": ("boycott",),
    "projection": ("projection",),
    "petition_delivery": ("petition",),
    "occupation": ("occupation",),
    "sit_in": ("sit_in", "occupation"),
    "blockade": ("street", "sit_in", "occupation"),
}
# Prepositions that put the event itself somewhere, not its people or its news.
AT = frozenset(
    {"in", "at", "outside", "across", "around", "inside", "opposite", "through", "into", "in front of"}
)
# Spoken of without a time, these go on: "he called for an end to the occupation".
LASTING = frozenset({"strike", "occupation", "boycott", "hunger_strike", "blockade"})
LASTING_AND_SIT_INS = LASTING | {"sit_in"}
"""What may go on for days."""
_LONG = timedelta(days=4)


# An unspecified "protest" may be any of these; other kinds of action are told by their own names.
_OPEN = frozenset({"street", "labour", "occupation", "sit_in"})


def takes_unspecified(forms: set[str]) -> bool:
    """Whether words like "the protest" may refer to an event of ``forms``."""
    return not forms or bool(families(forms) & _OPEN)


def families(forms: set[str]) -> set[str]:
    """The kinds of action that ``forms`` belong to."""
    return {kind for form in forms for kind in _KINDS.get(form, ("street",))}


def kinds_of(reference: Reference) -> set[str]:
    """The kinds of action that a reference tells; a crowd that sits as well as stands is a rally that sits."""
    if reference.trigger.rule in ("crowd", "group"):
        return {"street"}
    return families(set(reference.forms))


def days(when: When) -> tuple[date, date] | None:
    """First and last day of a date; an open side reaches to the end of time."""
    try:
        first = date.fromisoformat(when.start[:10]) if when.start else date.min
        last = date.fromisoformat(when.end[:10]) if when.end else date.max
    except ValueError:
        return None
    return (first, last) if first <= last else None


def dates_differ(one: When, other: When) -> bool:
    """Whether two dates cannot be those of one event: apart, or a long span against a day."""
    first, second = days(one), days(other)
    if first is None or second is None:
        return False
    if first[1] < second[0] or second[1] < first[0]:
        return True
    if date.max in (first[1], second[1]) or date.min in (first[0], second[0]):
        return (date.max in (first[1], second[1])) != (first[1] == second[1])
    return abs((first[1] - first[0]) - (second[1] - second[0])) > _LONG


def localities(reference: Reference) -> set[str]:
    """The towns that the reference is told to be in, lower case."""
    return {where.locality.lower() for where in _wheres(reference) if where.locality}


def regions(reference: Reference) -> set[str]:
    """The regions and countries that it is told to be in, where no town is given."""
    areas = (where.region or where.country for where in _wheres(reference) if not where.locality)
    return {area.lower() for area in areas if area}


def _wheres(reference: Reference) -> list[Where]:
    """Its places in the same clause; a name that goes on a list is told by the preposition of the first.

    "Outside the regional office" tells of no town where its sentence names none.
    """
    relation, found = "", []
    town_told = any(phrase.label == "locality" for phrase in reference.sentence.places)
    for phrase, where in reference.places:
        relation = phrase.relation.lower() if phrase.relation.lower() not in ("", "and", "or") else relation
        named = phrase.relation == "" and phrase.span.end + 1 == reference.span.start  # "the Hove march"
        borrowed = not town_told and where.rule == BORROWED and phrase.rule == "common noun"
        if (relation in AT or named) and phrase.span not in reference.loose and not borrowed:
            found.append(where)
    return found


def in_place(where: Where, names: set[str]) -> bool:
    """Whether ``where`` lies in one of the towns ``names``."""
    return bool(where.locality and where.locality.lower() in names)
