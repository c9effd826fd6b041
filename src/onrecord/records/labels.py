"""Values in words, for people: in tables, lists and database columns. JSON keeps the whole of a value."""

from onrecord.records.values import Actor, Code, Size, Text, Unknown, Value, When, Where

_QUALIFIERS = {
    "about": "about ",
    "more_than": "more than ",
    "at_least": "at least ",
    "nearly": "nearly ",
    "fewer_than": "fewer than ",
    "up_to": "up to ",
}


def label(value: Value | None) -> str:
    """``value`` on one line, as a reader would write it down; "" where the value is not known."""
    match value:
        case None:
            told = ""
        case Code():
            told = value.name
        case Text():
            told = " ".join(value.words.split())
        case When():
            told = _when(value)
        case Where():
            told = place(value)
        case Size():
            told = _size(value)
        case Actor():
            told = _actor(value)
        case Unknown():
            told = value.as_json()
    return told


def place(where: Where) -> str:
    """The place from the finest part to the country: "Parliament Square, London, GB"."""
    finest = " – ".join(where.route) or where.site
    parts = (finest, where.district, where.locality, where.region, where.country)
    return ", ".join(dict.fromkeys(part for part in parts if part))


def _when(when: When) -> str:
    if when.start is None:
        return f"until {when.end}" if when.end else ""
    if when.end is None:
        return f"since {when.start}"
    return when.start if when.start == when.end else f"{when.start} to {when.end}"


def _size(size: Size) -> str:
    known = [f"{n:,}" for n in dict.fromkeys((size.low, size.high)) if n is not None]
    return _QUALIFIERS.get(size.qualifier, "") + "–".join(known) if known else ""


def _actor(actor: Actor) -> str:
    more = ", ".join(part for part in (actor.role, actor.organisation) if part and part != actor.name)
    return f"{actor.name} ({more})" if more else actor.name
