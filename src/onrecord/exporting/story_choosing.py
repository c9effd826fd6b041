"""Which events a story is about: one event, all of an actor, all of an issue."""

from collections.abc import Callable, Iterable, Sequence

from onrecord.exporting.accounts import Account
from onrecord.exporting.cells import words as words_of
from onrecord.exporting.settling_voices import is_same
from onrecord.exporting.story_statements import Spoken
from onrecord.exporting.story_words import stems
from onrecord.records import Actor, Code, Text
from onrecord.records.labels import label

ACTING = frozenset({"organiser", "participant", "actor", "target", "addressee"})
ABOUT = frozenset({"issue", "demand", "slogan", "reason", "arrest_reason", "series", "instrument"})


Same = Callable[[str, str], bool]
"""Whether a name, in the report of an id, is that of the actor that a story is about."""


def by_name(name: str) -> Same:
    """Names as voices are compared: all words of the shorter in the longer, or its acronym."""
    return lambda told, _: is_same(name, told)


def of_actor(told: Iterable[Account], same: Same) -> tuple[Account, ...]:
    """The events in which the actor called, took part, acted, or was addressed."""
    return tuple(one for one in told if any(same(name, report) for name, report in _actors(one)))


def of_issue(told: Iterable[Account], words: str) -> tuple[Account, ...]:
    """The events whose issue, demands, slogans or reasons hold all of ``words``, whatever their endings."""
    return tuple(one for one in told if is_about(words, _issue(one)))


def is_about(words: str, told: Iterable[str]) -> bool:
    """Whether what is told of an event holds all of ``words``, whatever their endings."""
    wanted = stems(words)
    return bool(wanted) and wanted <= stems(" ".join(told).replace("_", " "))


def said_by(spoken: Iterable[Spoken], same: Same) -> list[Spoken]:
    """The statements of one actor: by name, or by those who speak for it."""
    return [
        one
        for one in spoken
        if (who := one.said.speaker)
        and any(name and same(name, one.coded.report.id) for name in (who.name, who.organisation))
    ]


def said_of(spoken: Iterable[Spoken], words: str) -> list[Spoken]:
    """The statements whose words hold all of ``words``."""
    wanted = stems(words)
    return [one for one in spoken if wanted <= stems(one.words)]


def _actors(account: Account) -> set[tuple[str, str]]:
    """Names with the reports that give them."""
    found: set[tuple[str, str]] = set()
    for telling in account.tellings:
        for coding in telling.mention.codings:
            if coding.variable in ACTING and isinstance(coding.value, Actor):
                names = (coding.value.name, coding.value.organisation)
                found.update((name, telling.report.id) for name in names if name)
    return found


def _issue(account: Account) -> list[str]:
    told: list[str] = []
    for telling in account.tellings:
        for coding in telling.mention.codings:
            if coding.variable in ABOUT and isinstance(coding.value, Code | Text):
                told += [label(coding.value), words_of(coding.spans, telling.report.text)]
    return told


def in_time(told: Sequence[Account], starts: Sequence[str | None]) -> tuple[Account, ...]:
    """The events by their first day; those without one last."""
    paired = sorted(zip(starts, told, strict=True), key=lambda one: (one[0] or "9999", one[1].id))
    return tuple(account for _, account in paired)
