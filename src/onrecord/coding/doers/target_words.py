"""What stands on both sides of a name and makes it a target's: rules by the cues of ``codebook/target.yml``."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from onrecord.codebook import Codebook, alternation
from onrecord.records import Actor
from onrecord.tables.nearby import nearby
from onrecord.tables.people import people_words

_LABOUR = frozenset({"BUS", "GOV", "EDU", "MED", "JRN", "NGO", None})
"""Kinds of actor that people work for and strike against."""
_SEATED = frozenset({"GOV", "COP", "BUS", "PTY", "JRN", "IGO", "NGO", "LAB", "SPY", "MIL", "OPP", "AGR", None})
"""Kinds of actor whose building stands for them; at a parliament, a court or a school people may only meet."""
_NO_BRIDGE = nearby("people", "no_bridge")
_TRADES = nearby("people", "trades")
# A word of description between a cue and a name: no preposition, no verb in "-ing".
_DESCRIBING = rf"(?!(?:{_NO_BRIDGE})\b)(?!(?!{_TRADES})\w+ing\b)[A-Za-z][\w’'-]{{0,20}}"
_ITS = re.compile(r"[^.;]{0,60}?\b(?:its|their|his|her)\s(?!members|supporters)\w", re.IGNORECASE)
_PURPOSE = re.compile(rf"\b(?:{nearby('people', 'purpose')})\b", re.IGNORECASE)
# What asks of a name that it do something is met by a verb; "call for" and "want" take things as well.
_WANTS = re.compile(rf"\b(?:{nearby('people', 'wants')})\b", re.IGNORECASE)
_TO_DO = re.compile(
    r"(?:\s[\w'’-]+){0,3}?\s(?:to|should|must|not)\s\w"
    r"|\s[a-z]{3,}\s(?:the|a|an|its|their|his|her|all|up|down|from|more|to|new)\b"
)
_ASKED = re.compile(rf"\b(?:{nearby('people', 'asked_of')})", re.IGNORECASE)
_GIVEN = re.compile(rf"\b(?:{nearby('people', 'handed')})\s(?:the\s)?(?:\w+\s)?\Z", re.IGNORECASE)
_MOVES = re.compile(r"(?:at|to|on|into|inside|towards)\b", re.IGNORECASE)
_SAYS = re.compile(rf"(?:{nearby('people', 'says_so')})", re.IGNORECASE)
_OWNED = re.compile(r"['’]s?\s(?:[\w-]+\s)?(?P<noun>[a-z-]+)")


@dataclass(frozen=True, slots=True)
class Sides:
    """An actor with the words on both sides of its name."""

    codebook: Codebook
    actor: Actor
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class _Read:
    """The same, with the cue of one rule before the name ("" for none), and whether one stands behind it."""

    sides: Sides
    cue: str
    behind: bool


def rules_of(sides: Sides) -> Iterator[tuple[str, int]]:
    """The rules that make the name a target's, each with where its cue begins, counted back from the name."""
    if _is_of_person(sides.after):
        return
    described = _describes(sides.codebook).match(sides.after)
    for rule, fits in _RULES.items() if not described else (("employer", _employs),):
        found = _before(sides.codebook, rule).search(sides.before)
        behind = bool(_after(sides.codebook, rule).match(sides.after))
        if (found or behind) and fits(_Read(sides, found["cue"] if found else "", behind)):
            yield rule, len(sides.before) - found.start() if found else 0


def _asks(read: _Read) -> bool:
    if not read.cue:
        return False
    return not _WANTS.search(read.cue) or bool(_TO_DO.match(read.sides.after)) or "that" in read.cue


def _ousts(read: _Read) -> bool:
    return bool(_ASKED.search(read.sides.before))


def _at_seat(read: _Read) -> bool:
    """At a building of its own, or anywhere before its door in protest at "its" deeds."""
    if not read.cue:
        return False
    own = read.behind or " of" in read.cue or bool(_seat(read.sides.codebook).search(read.sides.actor.name))
    complains = _PURPOSE.search(read.sides.after) and _ITS.match(read.sides.after)
    return (own and read.sides.actor.kind in _SEATED) or (not _MOVES.match(read.cue) and bool(complains))


def _handed(read: _Read) -> bool:
    return bool(read.cue) or bool(_GIVEN.search(read.sides.before))


def _employs(read: _Read) -> bool:
    return read.sides.actor.kind in _LABOUR and read.sides.actor.role is None


def _accused(read: _Read) -> bool:
    return bool(read.cue) and (read.behind or not _SAYS.match(read.cue))


_RULES: dict[str, Callable[[_Read], bool]] = {
    "ousting": _ousts,
    "over": lambda read: bool(read.cue) and read.behind,
    "against": lambda read: bool(read.cue),
    "asks": _asks,
    "handed": _handed,
    "outside": _at_seat,
    "accused": _accused,
    "employer": _employs,
}


def _is_of_person(after: str) -> bool:
    """Whether a name is only that of somebody's body: "the club's owner"."""
    owned = _OWNED.match(after)
    return owned is not None and owned["noun"].lower() in people_words("roles")


@cache
def _seat(codebook: Codebook) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternation(codebook['target'].cues('events', 'outside'))})\b", re.IGNORECASE)


@cache
def _before(codebook: Codebook, category: str) -> re.Pattern[str]:
    """The cues before a name, with what a decision or deed of its own is called between."""
    variable = codebook["target"]
    article = r"(?:(?:the|a|an|its|their|his|her|this)\s{1,3})?"
    deeds = alternation(variable.cues("foreign", "against"))
    lead = rf"(?:{article}(?:[\w’'-]{{1,20}}\s{{1,3}}){{0,4}}?(?:{deeds})\s{{1,3}}(?:by|from)\s{{1,3}})?"
    lead = lead if category in ("against", "over") else ""
    small = rf"{article}(?:{_DESCRIBING}\s{{1,3}}){{0,3}}?(?:{_DESCRIBING},\s(?:the\s)?)?[“\"‘']?"
    cues = alternation(variable.cues("before", category))
    return re.compile(rf"(?<![\w-])(?i:(?P<cue>{cues})\s{{1,3}}{lead}{small})\Z")


@cache
def _after(codebook: Codebook, category: str) -> re.Pattern[str]:
    """The cues behind a name: after its "'s" with a few words between, else straight or after one word."""
    listed = alternation(codebook["target"].cues("after", category))
    between = rf"(?:['’]s?\s{{1,3}}(?:{_DESCRIBING}\s{{1,3}}){{0,3}}?|\s{{1,3}}(?:{_DESCRIBING}\s{{1,3}})?)"
    return re.compile(rf"{between}(?i:{listed})(?!\w)")


@cache
def _describes(codebook: Codebook) -> re.Pattern[str]:
    """What a name is a mere attribute of: "council tax"."""
    return re.compile(rf"\s(?i:{alternation(codebook['target'].cues('relative', 'against'))})(?!\w)")
