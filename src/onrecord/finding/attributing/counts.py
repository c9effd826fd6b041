"""How counts are told behind a cue: "put it at 900", "says 12,000", and by whom else in the same breath."""

from collections.abc import Iterator

from onrecord.finding.attributing.cues import Found
from onrecord.finding.attributing.lines import Line
from onrecord.finding.attributing.nounphrases import Range, speaks
from onrecord.finding.attributing.reading import Reading
from onrecord.tables.grammar import grammar

_NO_COUNTED = frozenset({"for", "on", "off", "out", "in", "upon", "to", "up", "back"})
_ARTICLES = frozenset({"a", "an", "the", "its", "their"})
_OF_TIME = frozenset({"say", "report", "reckon"})
"""Verbs behind which "12 years" is a length of time that a clause begins with."""
_JOINS = frozenset({",", "and", "but", "while", "whereas", "against"})
_LONGEST_COUNTED = 16  # tokens of "the losses since the start of the blockade"


def figure(line: Line, found: Found, at: int) -> Reading | None:
    """ "put the turnout at 2,000", "had it at 600", "gave the number held as 38": how a count is told."""
    takes = found.cue.takes
    if "at-figure" in takes:
        held = line.word(at) == "at" and _number_soon(line, at + 1)
        return Reading(at - 1, "figure", end=_end_of_count(line, at + 1)) if held else None
    if line.word(at) in grammar("no_clause") | grammar("prepositions"):
        return None
    if "given" in takes:
        return _given(line, at)
    number_at = _number_after_at(line, at) if "figure" in takes else None
    return Reading(at, "figure", end=_end_of_count(line, number_at)) if number_at else None


def _number_after_at(line: Line, at: int) -> int | None:
    """Where the number of "the turnout at 2,000" stands, which begins at ``at``."""
    if line.word(at) in _NO_COUNTED | grammar("days"):
        return None
    for ahead in range(at + 1, at + _LONGEST_COUNTED):
        word = line.word(ahead)
        if word == "at" and _number_soon(line, ahead + 1) and not _is_clock(line, ahead + 1):
            return ahead + 1
        if word in {".", ";", "on", "into", "that"} or (word == "," and line.word(ahead + 1) != "at"):
            return None
    return None


def number(line: Line, found: Found, at: int) -> Reading | None:
    """ "counted 17 wounded", "speaks of 40,000": the number stands right behind the cue."""
    if "number" not in found.cue.takes:
        return None
    first = next((i for i in range(at, at + 6) if line.word(i) not in grammar("before_numbers")), at)
    word = line.word(first)
    if word in grammar("counted_things") and line.word(first + 1) == "of":
        first += 2  # "talks of absenteeism of 11 percent"
        word = line.word(first)
    is_number = word[:1].isdigit() or word in grammar("numbers") - (
        {"hundred", "thousand"} if first == at else set()
    )
    if is_number and found.cue.lemma in _OF_TIME and line.word(first + 1) in grammar("spans_of_time"):
        return None
    return Reading(at, "number", end=_end_of_count(line, first)) if is_number else None


def _given(line: Line, at: int) -> Reading | None:
    """ "gave us a figure of 600", "give the number held at 38"."""
    start = next((i for i in range(at, at + 3) if line.word(i) in _ARTICLES), None)
    noun = next((i for i in range(at, at + 7) if line.word(i) in grammar("counts")), None)
    if start is None or noun is None or start > noun:
        return None
    linked = any(line.word(i) in {"of", "at", "as"} and _number_soon(line, i + 1) for i in range(noun, noun + 4))
    return Reading(start, "figure") if linked else None


def elided(line: Line, found: Found, end: int) -> Iterator[tuple[Range, Range]]:
    """Source and content of each count that goes on where another's ends: ", the union at 4,000"."""
    at: int | None = end
    while at is not None and at < len(line.tokens):
        start = at + 1 + (line.word(at + 1) in {"and", "but", "while", "whereas"})
        count = _counted_by(line, start) if line.word(at) != ";" or "figure" in found.cue.takes else None
        if count is None:
            return
        at = _end_of_count(line, count)
        if line.word(count) == "at":
            return  # "put it at 900, the union at 4,000": a figure, and no clause of its own
        yield (start, count), (count, len(line.tokens) if at is None else at)


def _end_of_count(line: Line, number: int) -> int | None:
    """Where the next one's count begins: "put it at 900, the union at 4,000"; None where none follows."""
    for at in range(number + 1, len(line.tokens)):
        word = line.word(at)
        if word == ";":
            return at
        joins = word in _JOINS
        if joins and any(line.word(i) in grammar("auxiliaries") | grammar("finite") for i in range(number, at)):
            return None
        if joins and _counted_by(line, at + 1) is not None:
            return at
    return None


def _counted_by(line: Line, at: int) -> int | None:
    """Where the count of a name at ``at`` that elides its verb begins: "(and) the union (at) 4,000"."""
    start = at + (line.word(at) in {"and", "but", "while", "whereas"})
    if line.word(start)[:1].isdigit() or line.word(start) in grammar("numbers") | {
        "a",
        "up",
        "down",
        "some",
        "about",
    }:
        return None
    for ahead in range(start + 1, min(start + 9, len(line.tokens))):
        word = line.word(ahead)
        if word[:1].isdigit() or word in grammar("numbers"):
            count = ahead
            while count - 1 > start and line.word(count - 1) in grammar("before_numbers") - {"a", "the"}:
                count -= 1
            return count if speaks(line, (start, count)) else None
        if word in grammar("auxiliaries") or word in grammar("finite") or word in {",", ";", ":", "for", "in"}:
            return None
    return None


def _is_clock(line: Line, at: int) -> bool:
    """Whether the number at ``at`` is a time of the day or a place in a street."""
    after = line.word(at + 1)
    return after in {"am", "pm", "a.m", "p.m", "o'clock", ":", "gmt", "hours"} or line.word(at).endswith(
        ("am", "pm")
    )


def _number_soon(line: Line, at: int) -> bool:
    words = [line.word(i) for i in range(at, at + 6)]
    return any(any(letter.isdigit() for letter in word) or word in grammar("numbers") for word in words)
