"""Which events a story is about: one event, all of an actor, all of an issue."""

from collections.abc import Iterable, Sequence

from onrecord.exporting.accounts import Account
from onrecord.exporting.cells import words as words_of
from onrecord.exporting.settling_voices import is_same
from onrecord.exporting.story_statements import Spoken
from onrecord.exporting.story_words import stems
from onrecord.records import Actor, Code, Text
from onrecord.records.labels import label

_ACTING = frozenset({"organiser", "participant", "actor", "target", "addressee"})
_ABOUT = frozenset({"issue", "demand", "slogan", "reason", "arrest_reason", "series", "instrument"})


def of_actor(told: Iterable[Account], name: str) -> tuple[Account, ...]:
    """The events in which the actor called, took part, acted, or was addressed; names as voices are compared."""
    return tuple(one for one in told if any(is_same(name, actor) for actor in _actors(one)))


def of_issue(told: Iterable[Account], words: str) -> tuple[Account, ...]:
    """The events whose issue, demands, slogans or reasons hold all of ``words``, whatever their endings."""
    wanted = stems(words)
    return tuple(one for one in told if wanted and wanted <= stems(_issue(one)))


def said_by(spoken: Iterable[Spoken], name: str) -> list[Spoken]:
    """The statements of one actor: by name, or by those who speak for it."""
    return [
        one
        for one in spoken
        if (who := one.said.speaker) and (is_same(name, who.name) or is_same(name, who.organisation or ""))
    ]


def said_of(spoken: Iterable[Spoken], words: str) -> list[Spoken]:
    """The statements whose words hold all of ``words``."""
    wanted = stems(words)
    return [one for one in spoken if wanted <= stems(one.words)]


def _actors(account: Account) -> set[str]:
    values = [
        one.value for telling in account.tellings for one in telling.mention.codings if one.variable in _ACTING
    ]
    actors = [value for value in values if isinstance(value, Actor)]
    return {name for actor in actors for name in (actor.name, actor.organisation or "") if name}


def _issue(account: Account) -> str:
    told: list[str] = []
    for telling in account.tellings:
        for coding in telling.mention.codings:
            if coding.variable in _ABOUT and isinstance(coding.value, Code | Text):
                told += [label(coding.value), words_of(coding.spans, telling.report.text)]
    return " ".join(told).replace("_", " ")


def in_time(told: Sequence[Account], starts: Sequence[str | None]) -> tuple[Account, ...]:
    """The events by their first day; those without one last."""
    paired = sorted(zip(starts, told, strict=True), key=lambda one: (one[0] or "9999", one[1].id))
    return tuple(account for _, account in paired)
