"""Words by which a sentence tells of contention: protest, and violence for a cause (``contention.yml``)."""

import re
from functools import cache

from onrecord.tables.files import read_table


def _plain(line: str) -> str:
    """The regular expression of a line of the table."""
    out = re.sub(r"\((?!\?)", "(?:", line)
    out = out.replace("-?", "[-‐‑– ]?").replace(" ", r"\s{1,4}").replace("'", "['’]")
    return out.replace(r"\w+", r"[\w'’-]{1,30}").replace("[-‐‑–\\s{1,4}]", "[-‐‑– ]")


@cache
def contention_pattern(group: str, side: str = "") -> re.Pattern[str]:
    """What finds the words of ``group`` as whole words; ``side`` ties them to one end of a text.

    "before": to its end. "after": to its start, white space and commas aside. "start": to its very start.
    Raises KeyError for a group that the table has not.
    """
    inner = "|".join(map(_plain, read_table("contention.yml")[group]))
    if side == "before":
        return re.compile(rf"(?<![\w-])(?:{inner})\Z", re.IGNORECASE)
    if side == "start":
        return re.compile(rf"\A(?:{inner})", re.IGNORECASE)
    if side == "after":
        return re.compile(rf"\A[\s,]{{0,3}}(?:{inner})(?!\w)", re.IGNORECASE)
    return re.compile(rf"(?<![\w-])(?:{inner})(?!\w)", re.IGNORECASE)
