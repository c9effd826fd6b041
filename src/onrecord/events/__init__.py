"""Events over the reports on a shelf: mentions are linked, decided on and explained, and steps undone."""

from onrecord.events.deciding import decide
from onrecord.events.deciding_names import decide_names
from onrecord.events.explaining import (
    EventExplained,
    MentionShown,
    PairExplained,
    explain_event,
    explain_pair,
    find_event,
    find_mention,
)
from onrecord.events.listing import DecisionListed, NameListed, decisions, name_decisions
from onrecord.events.naming import (
    ActorExplained,
    ActorListed,
    NamesExplained,
    actors,
    explain_actor,
    explain_names,
)
from onrecord.events.outlining import outline_shelf
from onrecord.events.telling import known_on, story, tied
from onrecord.events.troubles import EventsError
from onrecord.events.undoing import undo, undo_to
from onrecord.events.working import Linking, link, standing_on

__all__ = [
    "ActorExplained",
    "ActorListed",
    "DecisionListed",
    "EventExplained",
    "EventsError",
    "Linking",
    "MentionShown",
    "NameListed",
    "NamesExplained",
    "PairExplained",
    "actors",
    "decide",
    "decide_names",
    "decisions",
    "explain_actor",
    "explain_event",
    "explain_names",
    "explain_pair",
    "find_event",
    "find_mention",
    "known_on",
    "link",
    "name_decisions",
    "outline_shelf",
    "standing_on",
    "story",
    "tied",
    "undo",
    "undo_to",
]
