"""From what chance on a mark of the frame parser is taken, and for what: all thresholds of it in one place.

The parser gives each cue, trigger and argument a calibrated probability (docs/parsing.md). Those below were set
on reports of our own, by what came out right of what they let in; they go with the weights that are shipped:
a parser trained anew wants them measured again (``bench/``). Higher ones are for what stands alone, lower ones
for what words or rules bear out.
"""

from collections.abc import Mapping
from types import MappingProxyType

# Triggers: the parser marks that an event is told.
FORMED = 0.3
"""A trigger is taken where its words tell a form besides: parser and codebook bear each other out."""
DOING = 0.5
"""A trigger that the rules do not know is taken: more likely than not.

A doubtful one, below ``ALONE``, begins no event without a fact of its own (``coding/referring/ties.py``).
"""
PEOPLED = 0.4
"""A trigger is taken, less likely than ``DOING``, whose people the parser is sure of, with a place or count."""
PEOPLE, SCENE = 0.7, 0.5
"""So sure it is of the people, and of the place or count."""
GATHERED = 0.75
"""People who gather, sit or camp are taken to protest, as their name alone does not tell."""
ALONE = 0.8
"""A trigger begins an event though nothing else in its sentence dates, places or counts it."""
ORDERED = 0.8
"""A court's doing is taken whose words tell no form and name no court."""
CERTAIN = 0.9
"""A trigger is taken though the codebook has its words in another sense, or its report tells of nothing else."""

# Statements: the parser marks who says what.
SOURCE = 0.8
"""The parser's source of a cue is taken for a longer one of the rules."""
SAYING = 0.94
"""An attribution that the rules do not know is taken: the chance of cue, source and content together."""
CITED = 0.5
"""The source of an attribution gives the figures in its content: the chance of cue and source together."""
SIZED = 0.5
"""A number is taken for a protest's size though no rule counts it: the chance of trigger and size together."""

# Sifting: is there anything to code?
SEEN = 0.3
"""The parser sees a protest in a sentence: the rules' triggers there keep their weight."""
OF_PROTEST, TWICE = 0.75, 2
"""So sure it is of so many protests: then a report is of protest, whatever words of a game or market it has."""
LIKELY = 0.5
"""A frame that is no trigger is a sign of its own."""

NAMED = 0.3
"""Words are taken for the name of a body that may have called an event, as one of several that may."""

# Variables of events: the parser marks who, what for, against whom.
FILLED: Mapping[str, float] = MappingProxyType(
    {"organiser": 0.75, "demand": 0.3, "target": 0.6, "participant": 0.85, "actor": 0.6}
)
"""By variable, what only the parser marks is taken: the chance of trigger and argument together.

Weighed so that reports with their sides exchanged are coded the same (``tests/test_even_handed.py``).
"""
