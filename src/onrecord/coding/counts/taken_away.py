"""People whom others take away: "drove six of them to the police station", "took 31 into custody"."""

import re

from onrecord.tables.nearby import nearby

_TAKES = re.compile(rf"\b(?:{nearby('figures', 'takes_away')})\s\Z", re.IGNORECASE)
_AWAY = re.compile(
    rf"(?:\s[^.;:]{{0,60}}?)?\s(?:away\b(?! from (?:the )?(?:police|officers))|"
    r"off\b(?! (?:work|the (?:road|street|track|stage)))|"
    rf"(?:in|into|to|on|onto|aboard)\s(?:[\w’'-]+\s){{0,5}}?(?:{nearby('figures', 'custody')})\b)",
    re.IGNORECASE,
)


def are_taken(before: str, after: str) -> bool:
    """Whether the words on both sides of people tell that somebody takes them away."""
    return _TAKES.search(before) is not None and _AWAY.match(after) is not None
