"""Words beside a figure that tell whose it is (``beside.yml``)."""

from functools import cache
from importlib.resources import files
from typing import Any, Literal

import yaml

Group = Literal["titles", "forces", "measures", "verbs", "participles", "hopes", "trailing"]


@cache
def beside_words(group: Group) -> tuple[str, ...]:
    """The words of one group, in lower case, the longer first."""
    return tuple(sorted(str(_table()[group]).split(), key=lambda word: (-len(word), word)))


@cache
def source_words() -> dict[str, str]:
    """Nouns, in lower case, that mean a source only beside a figure, with the role in which it speaks."""
    return {noun: role for role, nouns in _table()["sources"].items() for noun in nouns.split()}


@cache
def _table() -> dict[str, Any]:
    table: dict[str, Any] = yaml.safe_load((files(__package__) / "beside.yml").read_text("utf-8"))
    return table
