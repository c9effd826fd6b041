"""Words by which news of protest tells buildings and grounds without a name of their own (``grounds.yml``)."""

from functools import cache

from onrecord.tables.files import read_table


@cache
def ground_words(group: str) -> frozenset[str]:
    """The words of one list of ``grounds.yml``: grounds, surfaces, interiors, standing ..."""
    return frozenset(str(word) for word in read_table("grounds.yml")[group])
