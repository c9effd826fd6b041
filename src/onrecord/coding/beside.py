"""The source that stands right beside a figure: "8,000 (police)", "the organisers' claim of 20,000".

Where two counts stand in one sentence, the nearest source is each one's own, whatever the order of the words.
"""

import re
from dataclasses import dataclass
from functools import cache
from typing import cast

from onrecord.coding.view import Sentence, View
from onrecord.records import Span, Voice
from onrecord.records.codings import VoiceRole
from onrecord.tables.beside import Group, beside_words
from onrecord.tables.voices import voice_nouns

_REACH = 90  # code points on either side of a figure in which its source stands


@dataclass(frozen=True, slots=True)
class Beside:
    """Who gave a figure, and the words that say so; ``end`` is where a source before the figure ends, else 0."""

    voice: Voice
    words: str
    end: int = 0

    @property
    def counts(self) -> bool:
        """Whether the source is told to have counted or reckoned, not only to have said."""
        return (
            re.search(rf"\b(?:{_any('measures')}|counted|estimated|reckoned|tallied|put)\b", self.words)
            is not None
        )


def source_beside(view: View, sentence: Sentence, span: Span) -> Beside | None:
    """The source named right behind the figure at ``span``, or right before it; None where there is none."""
    after = view.words(span.end, min(sentence.span.end, span.end + _REACH))
    before = view.words(max(sentence.span.start, span.start - _REACH), span.start)
    behind = next(filter(None, (pattern.search(after) for pattern in _behind())), None)
    match = behind or _ahead().search(before)
    if match is None:
        return None
    noun = match["noun"].lower()
    role = next(role for role, nouns in voice_nouns() if noun in nouns)
    end = 0 if behind else span.start - len(before) + match.end("who")
    return Beside(Voice(cast(VoiceRole, role), match["who"]), match.group(), end)


@cache
def _source() -> str:
    """A source by its noun: "the police", "a union", "interior ministry officials"."""
    nouns = {noun for _, words in voice_nouns() for noun in words}
    listed = "|".join(map(re.escape, sorted(nouns, key=lambda noun: (-len(noun), noun))))
    return (
        r"(?:\b(?:the|a|an|local|its|their)\s)?"
        rf"(?P<who>(?:[\w-]{{2,20}}\s){{0,2}}?\b(?P<noun>{listed})(?:\s(?:{_any('titles')}))?)\b"
    )


def _any(group: Group) -> str:
    return "|".join(beside_words(group))


@cache
def _behind() -> tuple[re.Pattern[str], ...]:
    """ "(police)", ", according to police", ", by the police count", "counted by police"."""
    source, measures = _source(), _any("measures")
    told = (
        rf"\s\((?:according\sto\s)?{source}\)",
        rf",?\saccording\sto\s{source}",
        rf",?\sby\s(?:that|the\s(?:{measures}))\sof\s{source}",
        rf",?\sby\s{source}(?:['’]s?)?\s(?:own\s)?(?:{measures})\b",
        rf"\s(?:{_any('participles')})\sby\s{source}",
    )
    return tuple(re.compile(rf"\A{words}", re.IGNORECASE) for words in told)


@cache
def _ahead() -> re.Pattern[str]:
    """ "the organisers' claim of", "police estimates put the crowd at", "organisers, however, spoke of"."""
    own = rf"(?:['’]s?)?\s(?:own\s)?(?:{_any('measures')})"
    did = (
        r"(?:,\s(?:\w+|for (?:its|their) part|[^,.;:\d()]{2,40}),|,?\s(?:who|which))?"
        rf"\s(?:(?:had|has|have|only|later|also|themselves)\s){{0,2}}(?:{_any('verbs')})"
    )
    return re.compile(
        rf"{_source()}(?:{own}|{did})\b[^.;:\d,()]{{0,40}}(?:\bfrom\s[\d,]{{1,9}}\sto\s)?[“\"‘']?\Z",
        re.IGNORECASE,
    )
