"""Figures told twice, and of a few who did something within a crowd."""

from onrecord.records import Coding, Size

_HANDFUL, _TIMES = 10, 20  # so few in an event of a crowd that many times as large are but a part of it


def without_repeats(codings: list[Coding]) -> list[Coding]:
    """The codings of one event, each number by the same voice once."""
    kept: dict[tuple[object, ...], Coding] = {}
    for coding in codings:
        value, voice = coding.value, coding.voice
        if isinstance(value, Size):
            key = (coding.variable, value.low, value.high, value.basis, voice.role if voice else "")
            kept.setdefault(key, coding)
    return list(kept.values())


def without_handfuls(codings: list[Coding]) -> list[Coding]:
    """The codings without a few who did something within a crowd: "four marchers climbed a lamp post"."""
    crowds = [
        coding.value.low or 0 for coding in codings if _is_crowd(coding) and isinstance(coding.value, Size)
    ]
    least = max(crowds, default=0) / _TIMES
    return [
        coding
        for coding in codings
        if not (
            _is_crowd(coding)
            and isinstance(coding.value, Size)
            and coding.value.basis is None
            and (coding.value.high or 0) <= min(_HANDFUL, least)
        )
    ]


def _is_crowd(coding: Coding) -> bool:
    return coding.variable == "participants"
