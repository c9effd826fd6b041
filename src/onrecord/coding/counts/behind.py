"""The words behind counted people that tell what they did or what befell them, not what others did.

"A dozen relatives of people *who died in the outbreak* laid wreaths": it is the relatives who laid them.
"Some 1,800 of them, *according to police*, sang": an aside comes between the people and their verb.
"""

import re

from onrecord.tables.nearby import nearby

# "Relatives of people hurt in", "friends of the jailed".
_OF_OTHERS = re.compile(
    rf"\A\sof\s(?:[\w’'-]+\s){{0,3}}?(?:who\s(?:\w+\s){{0,2}})?(?:{nearby('figures', 'befell_others')})\b"
)
_KIN = re.compile(rf"(?:{nearby('figures', 'kin')})\Z", re.IGNORECASE)
# "Some 200 of them, called by their union, stood": the aside ends before their verb.
_ASIDE = re.compile(r"\A(?:\sand\s(?:their|our)\s[\w-]+)?,\s[^,.;:\d]{2,60},(?=\s)")


def of_their_own_doing(noun: str, after: str) -> str:
    """``after`` without what befell those whose kin or friends the counted people are, named by ``noun``."""
    others = _OF_OTHERS.match(after) if _KIN.search(noun) else None
    return after[others.end() :] if others else after


def of_the_part(before: str, after: str) -> str:
    """What is told of some of people counted before; ``before`` and ``after`` are the words around them.

    "Nine, two of them students, were arrested" tells nothing of the two; "200 of them, called by their union,
    stood" does.
    """
    if not before.rstrip().endswith((",", "(", "–", "—")):
        after = _ASIDE.sub("", after)
    return after.split(",")[0]
