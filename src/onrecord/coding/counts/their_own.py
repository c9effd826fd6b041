"""Counts of a source's own people: police who were hurt, members who struck."""

import re
from dataclasses import replace

from onrecord.coding.laying.view import View
from onrecord.records import Coding, Size
from onrecord.tables.groups import plural_kind, singular_kind
from onrecord.tables.nearby import nearby

# "11 of its members", "two of their own": of those who say so.
_ITS_OWN = re.compile(
    rf"(?:\sof)?\s(?:its|their|his|her|our)\s(?:own\b|(?:own\s)?(?:{nearby('figures', 'own_people')})\b)",
    re.IGNORECASE,
)
_OF_A_FORCE = re.compile(
    rf"\sof\s(?:its|their|his|her|our)\s(?:{nearby('figures', 'own_force')})\b", re.IGNORECASE
)

# "13 people, including four officers": of both sides, or of none.
_SOME = re.compile(
    r"(?:\s(?:people|persons|others))?,?\s(?:including|among (?:them|whom)|[\w-]+ of (?:them|whom))"
    r"(?P<who>(?:\s[\w-]+){1,4})"
)
_ANYBODY = frozenset({"people", "persons", "others", ""})


def of_their_own(view: View, coding: Coding) -> Coding:
    """Those hurt whom police tell to be of their own are police: "11 of its members were injured".

    A body that counts its own members on strike or on the march is one that takes part: an organiser.
    """
    hurt = coding.variable in ("injured_participants", "injured_other")
    if hurt and _are_mixed(view, coding):
        return replace(coding, variable="injured_other")
    role = coding.voice.role if coding.voice else None
    if (
        hurt
        and role == "authority"
        and _OF_A_FORCE.search(view.words(coding.spans[0].start, coding.spans[0].end))
    ):
        return replace(coding, variable="injured_police")
    if not (hurt and role == "police") and not (coding.variable == "participants" and role == "other"):
        return coding
    span = coding.spans[0]
    words = view.words(span.start, span.end + 40)
    if not any(0 < own.start() <= len(span) for own in _ITS_OWN.finditer(words)):
        return coding
    if hurt:
        return replace(coding, variable="injured_police")
    return replace(coding, voice=replace(coding.voice, role="organiser")) if coding.voice else coding


def _are_mixed(view: View, coding: Coding) -> bool:
    """Whether police are told to be some of people of whom nothing else is told."""
    unit = coding.value.unit if isinstance(coding.value, Size) else None
    nobodys = (unit or "").lower().split(" ")[-1] in _ANYBODY
    end = coding.spans[0].end
    some = _SOME.match(view.words(end, end + 60)) if nobodys else None
    return some is not None and any(
        "police" in (plural_kind(word), singular_kind(word)) for word in some["who"].lower().split()
    )
