"""What stands beside the name of an organiser: patterns from the cues of ``codebook/organiser.yml``."""

import re
from functools import cache

from onrecord.codebook import Codebook
from onrecord.coding.doers.callers import organiser_cues
from onrecord.tables.bodies import after_names
from onrecord.tables.nearby import nearby

_SORT = rf"(?:\s(?:{'|'.join(sorted(after_names(single=False)))}))?"  # "the Open City initiative"
_ASIDE = _SORT + r"(?:\s*\([^)]{1,30}\))?(?:,[^,.;]{1,90},|,\s+(?:a|an|the)\s[\w\s-]{1,50}?)?\s*,?\s*"
_SAID = rf"(?:(?:{nearby('people', 'announced')})\s+(?:that\s+)?(?:it|they|its members)\s+)?"
_HELPERS = (
    rf"(?:(?:{nearby('people', 'organiser_helpers')}|(?:in|on|last|this)\s(?:[A-Z]?\w+\s){{0,2}}?(?:\d{{4}}|"
    rf"\w+day|week|month|year|{nearby('events', 'months')}))\s+){{0,5}}"
)
DID = re.compile(rf"\A{_ASIDE}{_SAID}{_HELPERS}\Z", re.IGNORECASE)
"""Asides, a verb of saying and helpers: all that may stand between a name and a verb for the event."""


@cache
def before(codebook: Codebook, category: str) -> re.Pattern[str]:
    """The cues before a name, with an article and a few words of description between."""
    small = (
        r"(?:(?:the|a|an|its|local|two|three|main)\s{1,3})?"
        r"(?:(?!(?:at|in|for|from|against|over|outside|near|with|on)\s)[a-z'’-]{1,20},?\s{1,3}){0,4}[“\"‘']?"
    )
    return re.compile(rf"(?<!\w)(?i:{organiser_cues(codebook, category, 'before')})\s{{1,3}}{small}\Z")


@cache
def behind(codebook: Codebook, category: str) -> re.Pattern[str]:
    """The cues right behind a name."""
    return re.compile(rf"(?i:\s{{1,3}}(?:{organiser_cues(codebook, category, 'after')}))(?!\w)")


@cache
def counts(codebook: Codebook) -> re.Pattern[str]:
    """How many took part, as those who called it tell."""
    return re.compile(rf"(?<!\w)(?:{organiser_cues(codebook, 'counts', 'after')})(?!\w)", re.IGNORECASE)


@cache
def calls(codebook: Codebook) -> re.Pattern[str]:
    """A verb of calling or doing behind a name, asides and helpers between."""
    return re.compile(
        rf"\A{_ASIDE}{_SAID}{_HELPERS}(?:{organiser_cues(codebook, 'calls', 'after')})(?!\w)", re.IGNORECASE
    )


@cache
def which_called(codebook: Codebook) -> re.Pattern[str]:
    """ "X, which organised the …", where the words for the event are no trigger."""
    verbs = organiser_cues(codebook, "calls", "relative")
    article = r"(?:the|a|an|this|these|today['’]s|\w+day['’]s)"
    event = rf"(?:{article}\s(?:[\w-]+\s){{0,2}}(?:{organiser_cues(codebook, 'calls', 'events')})|it|them)"
    # "the League, a coalition of clubs and unions which called it"
    aside = r"(?:,\s(?:a|an|the)\s[^.;:\"“”]{3,80}?)?"
    who = rf"{_SORT}(?:\s\([^)]{{1,30}}\))?{aside},?\s(?:which|who|that)\s{_HELPERS}"
    return re.compile(rf"{who}(?:{verbs})\s{event}(?!\w)", re.IGNORECASE)


@cache
def foreign(codebook: Codebook) -> re.Pattern[str]:
    """Words between such a verb and the event that make it somebody else's."""
    return re.compile(rf"(?<!\w)(?:{organiser_cues(codebook, 'calls', 'foreign')})(?!\w)", re.IGNORECASE)


@cache
def own_people(codebook: Codebook) -> re.Pattern[str]:
    """People of the group that was named before: "its members"."""
    return re.compile(rf"(?<!\w)(?:{organiser_cues(codebook, 'own_people', 'before')})(?!\w)", re.IGNORECASE)
