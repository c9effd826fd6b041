"""Verbs behind counted people that tell of others: whom they arrested, or for whom they came."""

import re

from onrecord.tables.nearby import nearby

# "1,500 officers and arrested three": what they did, not what befell them.
_DID = re.compile(
    r"\s(?:\d|(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|several|some|dozens|at least|all|"
    r"most|many|them|others)\b)"
)
_AIM = re.compile(rf"\sto\s(?:{nearby('figures', 'aims')})\b", re.IGNORECASE)
_ONE_WHO = re.compile(r"\b(?:the|an?|his|her|their|another)\s(?:[\w’'-]+\s){1,3}who\s(?:\w+\s){0,2}\Z")
# "Lit candles for women killed last year"
_FOR_THOSE = re.compile(
    r"\b(?:for|over|about|remembering|mourning|hono[u]?ring|commemorating)\s(?:[\w’'-]+\s){1,3}\Z"
)
_PASSIVE = ("was ", "were ", "been ", "being ")
# What befell the people themselves, though a purpose stands before it: "who came to sing were shot".
_THEIRS = re.compile(r"(?<!who)\s(?:were|was|(?:have|has|had)\sbeen)\s(?:\w+\s)?\Z")


def is_deed(after: str, hit: re.Match[str]) -> bool:
    """Whether a verb is what the people counted did to others: "officers, and arrested three"."""
    return after[: hit.start()].endswith("and ") and _DID.match(after, hit.end()) is not None


def befell_another(after: str, hit: re.Match[str]) -> bool:
    """Whether what befell somebody befell one whom the people counted came for.

    "Lit candles to demand justice for a man who was shot", "stayed until he named the conscript who died".
    """
    aim = _AIM.search(after)
    meant = aim is not None and hit.start() > aim.start() and not _THEIRS.search(after[: hit.start()])
    meant = meant and not hit.group().startswith(_PASSIVE)
    return (
        meant
        or _FOR_THOSE.search(after[: hit.start()]) is not None
        or _ONE_WHO.search(after[: hit.start()]) is not None
    )
