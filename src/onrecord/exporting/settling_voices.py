"""Which voices of several reports are one: "police", "Severn Coast Police" and "the force" of one event."""

import re
from collections.abc import Callable, Iterable
from functools import cache

from onrecord.exporting.accounts import Account, Telling, outlet_of
from onrecord.records import Actor, Coding, Voice, VoiceRole
from onrecord.tables.bodies import known_bodies, stand_ins
from onrecord.tables.voices import voice_nouns

# Voices that an event has one of, unless they are named apart; the others are as many as the outlets that ask.
_ONE_OF_A_KIND: frozenset[VoiceRole] = frozenset({"police", "organiser", "authority", "union"})
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_SMALL = frozenset(("a", "an", "the", "of", "for", "and", "in", "at", "on", "its", "their", "local"))
_SPEAKING = frozenset(("spokesperson", "spokesman", "spokeswoman", "spokespeople", "force", "group"))


def voices_of(account: Account) -> Callable[[Telling, Voice | None], Voice]:
    """What tells, of a telling and its voice, the one voice that it is over all reports of the event.

    Names of one role are one voice where one holds all the words of the other, is its acronym, or a known other
    name of it. A person is the body that any of the reports says the person speaks for. "Police" or "organisers"
    without a name are the named ones, where all the reports name one only. A reporter's own count is the
    outlet's; witnesses and others without a name are as many as outlets.
    """
    bodies = bodies_of_persons(account)
    names = _names(account, bodies)

    def voice_of(telling: Telling, voice: Voice | None) -> Voice:
        role = voice.role if voice else "reporter"
        if voice is None or role == "reporter":
            return Voice("reporter", outlet_of(telling.report))
        name = _body(voice, bodies)
        named = names.get(role, [])
        if name:
            return Voice(role, next(one for one in named if is_same(one, name)))
        if role in _ONE_OF_A_KIND:
            return Voice(role, named[0] if len(named) == 1 else None)
        return Voice(role, outlet_of(telling.report))

    return voice_of


def is_same(one: str, other: str) -> bool:
    """Whether two names are of one body: all words of the shorter are in the longer, or it is its acronym."""
    shorter, longer = sorted((_words(full_name(one)), _words(full_name(other))), key=len)
    if not shorter:
        return False
    return set(shorter) <= set(longer) or _is_acronym(one, other) or _is_acronym(other, one)


def _is_acronym(short: str, name: str) -> bool:
    """Whether ``short`` is the initials of ``name``, those of its small words counted or not: "BfB"."""
    letters = "".join(_words(short, small=False))
    for small in (True, False):
        words = _words(full_name(name), small)
        if len(words) > 1 and letters == "".join(word[0] for word in words):
            return True
    return False


def full_name(name: str) -> str:
    """The full name of a body that is known beforehand under another name ("the Met"); else ``name``."""
    bare = re.sub(r"^the\s+", "", name.strip(), flags=re.IGNORECASE)
    known = known_bodies().get(bare)
    return known.name if known else bare


def is_generic(name: str) -> bool:
    """Whether a name is only a noun of its kind: "Police", "the organisers", "a spokesman for the force"."""
    return all(word in _nouns() for word in _words(name, small=False))


def _words(name: str, small: bool = True) -> tuple[str, ...]:
    words = tuple(word.lower() for word in _WORD.findall(name))
    return tuple(word for word in words if word not in _SMALL | _SPEAKING) if small else words


@cache
def _nouns() -> frozenset[str]:
    told = {noun for _, nouns in voice_nouns() for noun in nouns}
    return frozenset({*told, *_SMALL, *_SPEAKING, *stand_ins()})


def bodies_of_persons(account: Account) -> dict[str, str]:
    """By the name of a person who speaks in any report, the body that one of the reports gives; "" for none.

    A body may be taken for a person by its name alone; one that calls the event is none.
    """
    found: dict[str, str] = {}
    for coded in account.reports:
        for said in coded.statements:
            who = said.speaker
            if who and (who.organisation or who.kind == "person"):
                found[who.name] = found.get(who.name) or who.organisation or ""
    organisers = {one.value.name for one in _codings(account, "organiser") if isinstance(one.value, Actor)}
    return {name: body for name, body in found.items() if name not in organisers}


def body_of(name: str, bodies: dict[str, str]) -> str:
    """The body for which ``name`` speaks, itself where it is no person, "" where it is not known."""
    body = bodies.get(name, name)
    return "" if is_generic(body) else full_name(body)


def _body(voice: Voice, bodies: dict[str, str]) -> str:
    return body_of(voice.name, bodies) if voice.name else ""


def _names(account: Account, bodies: dict[str, str]) -> dict[VoiceRole, list[str]]:
    """By role the names of its bodies, the longest name of each, in the order of the alphabet."""
    told: dict[VoiceRole, set[str]] = {}
    for coding in _codings(account):
        if coding.voice:
            told.setdefault(coding.voice.role, set()).add(_body(coding.voice, bodies))
    return {role: _longest(names - {""}) for role, names in told.items()}


def _codings(account: Account, variable: str | None = None) -> Iterable[Coding]:
    for one in account.tellings:
        yield from (coding for coding in one.mention.codings if variable in (None, coding.variable))


def _longest(names: Iterable[str]) -> list[str]:
    kept: list[str] = []
    for name in sorted(names, key=lambda name: (-len(_words(name)), -len(name), name)):
        if not any(is_same(name, one) for one in kept):
            kept.append(name)
    return sorted(kept)
