"""Words by which a sentence tells of contention: protest, and violence for a cause (``contention.yml``)."""

import re
from functools import cache
from typing import Literal

from onrecord.tables.files import read_table
from onrecord.tables.word_patterns import WordPattern


def _plain(line: str) -> str:
    """The regular expression of a line of the table."""
    out = re.sub(r"\((?!\?)", "(?:", line)
    out = out.replace("-?", "[-‐‑– ]?").replace(" ", r"\s{1,4}").replace("'", "['’]")
    return out.replace(r"\w+", r"[\w'’-]{1,30}").replace("[-‐‑–\\s{1,4}]", "[-‐‑– ]")


@cache
def contention_words(group: str) -> WordPattern:
    """What finds the words of ``group`` as whole words. Raises KeyError for a group that the table has not."""
    return WordPattern(_inner(group), before=r"(?<![\w-])")


@cache
def contention_pattern(group: str, side: Literal["before", "after", "start"]) -> re.Pattern[str]:
    """What finds the words of ``group`` at one end of a text.

    "before": at its end. "after": at its start, white space and commas aside. "start": at its very start.
    Raises KeyError for a group that the table has not.
    """
    inner = _inner(group)
    if side == "before":
        return re.compile(rf"(?<![\w-])(?:{inner})\Z", re.IGNORECASE)
    if side == "start":
        return re.compile(rf"\A(?:{inner})", re.IGNORECASE)
    return re.compile(rf"\A[\s,]{{0,3}}(?:{inner})(?!\w)", re.IGNORECASE)


def _inner(group: str) -> str:
    return "|".join(map(_plain, read_table("contention.yml")[group]))
