"""Words by which a report ties one event to another (``ties.yml``)."""

import re
from collections.abc import Mapping
from functools import cache

from onrecord.tables.files import read_table


@cache
def cue_before(group: str) -> re.Pattern[str]:
    """A cue of ``group`` with at most four words behind it, at the end of the words before an event."""
    return re.compile(rf"\b(?:{_either(group)})\s+(?:[\w’'-]+,?\s+){{0,4}}\Z", re.IGNORECASE)


@cache
def cue_in(group: str) -> re.Pattern[str]:
    """A cue of ``group`` anywhere."""
    return re.compile(rf"\b(?:{_either(group)})\b", re.IGNORECASE)


@cache
def cue_first(group: str) -> re.Pattern[str]:
    """A cue of ``group`` at the beginning of a sentence."""
    return re.compile(rf"\W*(?:{_either(group)})\b", re.IGNORECASE)


@cache
def named(form: str) -> re.Pattern[str] | None:
    """ "The ban", "this ban" for form ``ban``; None where a form has no such noun."""
    nouns = read_table("ties.yml")["nouns"].get(form)
    if not nouns:
        return None
    either = "|".join(map(re.escape, sorted(nouns, key=len, reverse=True)))
    return re.compile(
        rf"\b(?:the|this|that|these|those|his|her|their)\s+(?:[\w’'-]+\s+)?(?:{either})\b", re.IGNORECASE
    )


@cache
def forms(group: str) -> frozenset[str]:
    """The forms of ``direct`` or ``of_orders``."""
    return frozenset(read_table("ties.yml")[group])


@cache
def stages() -> Mapping[str, int]:
    """Forms of court mentions to how far the case has gone."""
    told: Mapping[str, int] = read_table("ties.yml")["stages"]
    return told


def _either(group: str) -> str:
    cues = sorted(read_table("ties.yml")[group], key=len, reverse=True)
    return "|".join(re.escape(cue).replace(r"\ ", r"\s+") for cue in cues)
