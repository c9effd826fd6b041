"""Words that show what a statement does: calls for, warns, accuses, defends ... (``acts.yml``)."""

import re
from functools import cache

from onrecord.tables.files import read_table
from onrecord.tables.groups import plural_kind, singular_kind


@cache
def act_words(group: str) -> re.Pattern[str]:
    """One list of ``acts.yml`` as a pattern that matches any of its expressions as whole words."""
    return re.compile(rf"\b(?:{'|'.join(read_table('acts.yml')[group])})\b", re.IGNORECASE)


@cache
def wrong_told() -> re.Pattern[str]:
    """A pattern of somebody who did wrong: "the council has lied", "the protesters attacked", "they pelted"."""
    who, done, did = (
        "|".join(read_table("acts.yml")[group]) for group in ("wrongdoers", "wrongs_done", "wrongs")
    )
    named = rf"(?:the|this|these|some|our|federal|state|local|city) (?:\w+ )?(?:{who})"
    bare = r"\A(?:police|officers|protest[eo]rs|demonstrators|marchers)"
    # "Police said officers had not asked": of one's own people, who are named without "the", it is a denial.
    return re.compile(
        rf"\b(?:{named} (?:had|have|has|did|do|does) (?:not|never|{done})|(?:{named}|{bare}) (?:{did})"
        rf"|{bare} (?:had|have) (?:{done})|they (?:pelted|attacked|hurled|assaulted))\b",
        re.IGNORECASE,
    )


def is_weighed(word: str) -> bool:
    """Whether a word, in small letters, may weigh for an act: no side, no body, no kind of people."""
    return word not in _never_weighed() and plural_kind(word) is None and singular_kind(word) is None


@cache
def _never_weighed() -> frozenset[str]:
    return frozenset(read_table("acts.yml")["never_weighed"])
