"""Words around numbers in running text that tell what they count (``numerals_context.yml``)."""

from functools import cache

from onrecord.tables.files import read_table
from onrecord.tables.numerals_table import amounts, currency, fuzzy, slices, wordings


@cache
def context_words(group: str) -> frozenset[str]:
    """The lower-case words of one list: ``labels``, ``streets``, ``doing``, ``befalling``, ``numbering`` ..."""
    return frozenset(read_table("numerals_context.yml")[group].split())


@cache
def number_openers() -> frozenset[str]:
    """Every word or sign that a number phrase can begin with, digits aside."""
    groups = (amounts(group) for group in ("small", "tens", "scales", "fractions"))
    words = {word for group in groups for word in group} | {"a", "another", "the", "one", "between", "from"}
    words |= fuzzy("counts") | fuzzy("units") | fuzzy("plurals") | set(slices())
    return frozenset(words | currency("signs") | currency("letters") | set(wordings("before")))
