"""Closed classes of English words: determiners, auxiliaries, prepositions ... (``grammar.yml``)."""

from functools import cache

from onrecord.tables.files import read_table


@cache
def grammar(group: str) -> frozenset[str]:
    """The lower-case words of one class of ``grammar.yml``."""
    return frozenset(str(word) for word in read_table("grammar.yml")[group])
