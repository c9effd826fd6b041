"""Words near what was found that tell how it is meant (``nearby/*.yml``)."""

from functools import cache
from importlib.resources import files
from typing import Literal

import yaml

Subject = Literal["events", "figures", "people", "statements"]


@cache
def nearby(subject: Subject, group: str) -> str:
    """The words of one group as alternatives of a pattern, in their order and without brackets round them.

    Each is a regular expression of one word or a few, with ``\\w`` for a letter and brackets that never capture;
    of two that begin alike the longer stands first where it matters.

    Raises:
        KeyError: there is no such group in ``nearby/{subject}.yml``.
    """
    return "|".join(_table(subject)[group].split(", "))


@cache
def _table(subject: Subject) -> dict[str, str]:
    loaded: dict[str, str] = yaml.safe_load(
        (files(__package__) / "nearby" / f"{subject}.yml").read_text("utf-8")
    )
    return loaded
