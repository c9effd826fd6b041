"""Events over the reports on a shelf: mentions are linked, decided on and explained, and steps undone."""

from onrecord.events.deciding import decide, undo
from onrecord.events.explaining import (
    EventExplained,
    MentionShown,
    PairExplained,
    explain_event,
    explain_pair,
    find_event,
    find_mention,
)
from onrecord.events.listing import DecisionListed, decisions
from onrecord.events.telling import known_on, story, tied
from onrecord.events.troubles import EventsError
from onrecord.events.working import Linking, link, outline_shelf, standing_on

__all__ = [
    "DecisionListed",
    "EventExplained",
    "EventsError",
    "Linking",
    "MentionShown",
    "PairExplained",
    "decide",
    "decisions",
    "explain_event",
    "explain_pair",
    "find_event",
    "find_mention",
    "known_on",
    "link",
    "outline_shelf",
    "standing_on",
    "story",
    "tied",
    "undo",
]
