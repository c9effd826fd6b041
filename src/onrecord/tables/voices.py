"""In which role bodies and people of some position speak (``voices.yml``)."""

from functools import cache

from onrecord.tables.files import read_table


@cache
def voice_nouns() -> tuple[tuple[str, frozenset[str]], ...]:
    """Voice roles, each with its nouns in lower case, in the order in which they decide."""
    return tuple((role, frozenset(words)) for role, words in read_table("voices.yml")["nouns"].items())


@cache
def voice_of_kind() -> dict[str, str]:
    """The voice role of a kind of body."""
    return dict(read_table("voices.yml")["kinds"])


@cache
def employers() -> frozenset[str]:
    """Lower-case words in the name of a federation of employers."""
    return frozenset(read_table("voices.yml")["employers"])


@cache
def other_charges() -> frozenset[str]:
    """Lower-case words for what superintendents, inspectors and officers are in charge of who are no police."""
    return frozenset(read_table("voices.yml")["other_charges"])
