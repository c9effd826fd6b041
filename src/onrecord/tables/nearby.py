"""Words near what was found that tell how it is meant (``nearby/*.yml``)."""

from functools import cache
from typing import Literal

from onrecord.tables.files import read_table

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
    loaded: dict[str, str] = read_table(f"nearby/{subject}.yml")
    return loaded
