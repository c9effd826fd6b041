"""Words for the people of a protest, for police and for public bodies (``crowd.yml``)."""

import re
from functools import cache

from onrecord.tables.files import read_table
from onrecord.tables.word_patterns import WordPattern


@cache
def crowd_words(group: str) -> frozenset[str]:
    """The lower-case words of one group of ``crowd.yml``: ``protest``, ``groups``, ``numbers``, ``police`` …"""
    table = read_table("crowd.yml")
    return frozenset(str(word) for word in table[group])


@cache
def crowd_pattern(*groups: str) -> WordPattern:
    """A pattern that finds any word of ``groups`` as a whole word, whatever its case."""
    words = sorted({word for group in groups for word in crowd_words(group)}, key=_longest_first)
    inner = "|".join(re.escape(word).replace(r"\ ", r"\s{1,4}") for word in words)
    return WordPattern(inner, before=r"(?<![\w-])")


def _longest_first(word: str) -> tuple[int, str]:
    return -len(word), word
