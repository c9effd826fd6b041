"""Words that tell whether a full stop ends a sentence: abbreviations, sentence starters, verbs of saying."""

from functools import cache

from onrecord.tables.files import read_table


@cache
def sentence_words(group: str) -> frozenset[str]:
    """The lower-case words of one group of ``sentences.yml``, such as ``never`` or ``starters``."""
    table = read_table("sentences.yml")
    return frozenset(str(word) for word in table[group])
