"""Words beside a figure that tell whose it is (``beside.yml``)."""

from functools import cache
from importlib.resources import files
from typing import Literal

import yaml

Group = Literal["titles", "measures", "verbs", "participles"]


@cache
def beside_words(group: Group) -> tuple[str, ...]:
    """The words of one group, in lower case, the longer first."""
    return tuple(sorted(_table()[group].split(), key=lambda word: (-len(word), word)))


@cache
def _table() -> dict[str, str]:
    table: dict[str, str] = yaml.safe_load((files(__package__) / "beside.yml").read_text("utf-8"))
    return table
