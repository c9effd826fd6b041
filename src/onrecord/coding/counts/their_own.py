"""Counts of a source's own people: police who were hurt, members who struck."""

import re
from dataclasses import replace

from onrecord.coding.laying.view import View
from onrecord.records import Coding
from onrecord.tables.nearby import nearby

# "11 of its members", "two of their own": of those who say so.
_ITS_OWN = re.compile(
    rf"(?:\sof)?\s(?:its|their|his|her|our)\s(?:own\b|(?:own\s)?(?:{nearby('figures', 'own_people')})\b)",
    re.IGNORECASE,
)


def of_their_own(view: View, coding: Coding) -> Coding:
    """Those hurt whom police tell to be of their own are police: "11 of its members were injured".

    A body that counts its own members on strike or on the march is one that takes part: an organiser.
    """
    hurt = coding.variable in ("injured_participants", "injured_other")
    role = coding.voice.role if coding.voice else None
    if not (hurt and role == "police") and not (coding.variable == "participants" and role == "other"):
        return coding
    span = coding.spans[0]
    words = view.words(span.start, span.end + 40)
    if not any(0 < own.start() <= len(span) for own in _ITS_OWN.finditer(words)):
        return coding
    if hurt:
        return replace(coding, variable="injured_police")
    return replace(coding, voice=replace(coding.voice, role="organiser")) if coding.voice else coding
