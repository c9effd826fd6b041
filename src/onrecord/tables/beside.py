"""Words beside a figure that tell whose it is (``beside.yml``)."""

from functools import cache
from typing import Literal

from onrecord.tables.files import read_table

Group = Literal["titles", "forces", "measures", "verbs", "participles", "hopes", "trailing"]


@cache
def beside_words(group: Group) -> tuple[str, ...]:
    """The words of one group, in lower case, the longer first."""
    return tuple(sorted(str(read_table("beside.yml")[group]).split(), key=lambda word: (-len(word), word)))


@cache
def source_words() -> dict[str, str]:
    """Nouns, in lower case, that mean a source only beside a figure, with the role in which it speaks."""
    return {noun: role for role, nouns in read_table("beside.yml")["sources"].items() for noun in nouns.split()}
