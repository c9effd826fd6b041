"""What a report says is not known: "it was not clear how many were arrested", "police gave no reason for it".

Words for what is not known (the ``topics`` of the codebook's variables, or a number that is asked for) count
where words that say so (``tables/unknown.yml``) stand beside them in one clause.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from onrecord.codebook import Codebook, alternation, shipped
from onrecord.finding.passages import telling_sentences
from onrecord.records import NotKnown, Report, Span
from onrecord.tables.groups import person_events, plural_kind
from onrecord.tables.unknown import unknown_words
from onrecord.tables.word_patterns import WordPattern

_SURE, _ALONE = 0.65, 0.75
_MOST_WORDS = 4  # from the words that say so to what is not known
_MOST_BEHIND = 9  # the other way round: "the number of people arrested on Friday night was not known"
_REACH = 90  # code points in which these stand
_LISTED = re.compile(r"(?:,?\s[^\s,;:.!?]{1,30}){0,9}?,?\s(?:or|and|nor)\s", re.IGNORECASE)
_WORD = re.compile(r"\s{1,3}(?P<word>[^\W\d_][\w'’-]{0,30})")
_THINGS = re.compile(r"\w{2,30}[^su]s", re.IGNORECASE)  # a plural that means no people: "how many trucks"
_NOUN_REACH = 4  # words from "the number of" to the counted noun


@dataclass(frozen=True, slots=True)
class _Topic:
    """Words for something that may be not known: its variable ("" for a number), and where they end."""

    variable: str
    span: Span
    unit: str = ""
    counts: str = "people"


def find_unknowns(report: Report, codebook: Codebook | None = None) -> tuple[NotKnown, ...]:
    """Everything that the report says is not known, in the order of the text. Linear in its length."""
    reader = _reader(codebook or shipped())
    found: dict[tuple[Span, str], NotKnown] = {}
    for sentence in telling_sentences(report):
        for one in reader.of(report.text, sentence):
            found.setdefault((one.span, one.variable), one)
    return tuple(sorted(found.values(), key=lambda one: (one.span, one.variable)))


class _Reader:
    """The words of the tables and of one codebook, compiled."""

    def __init__(self, codebook: Codebook) -> None:
        told = [one for _, one in sorted(codebook.variables.items()) if one.of != ("statement",)]
        self._before = _words(unknown_words("before"))
        self._after = re.compile(
            rf"{_gap('parting', _MOST_BEHIND)}(?P<cue>{_inner(unknown_words('after'))})(?!\w)", _I
        )
        self._after_clause = re.compile(
            rf"(?:,?\s[\w'’-]{{1,30}}){{0,{_MOST_BEHIND}}}?\s(?P<cue>{_inner(unknown_words('after'))})(?!\w)", _I
        )
        self._bridge = re.compile(_gap("opening", _MOST_WORDS) + r",?\s{1,3}", _I)
        self._topics = [(one.coded_as, _words(cues)) for one in told if (cues := one.cues("topics"))]
        self._alone = [(one.coded_as, _words(cues)) for one in told if (cues := one.cues("unknown"))]
        self._numbers = _words(unknown_words("numbers"))
        self._unknown_numbers = _words(unknown_words("unknown_numbers"))
        self._parts = _words(unknown_words("parts")).regex
        self._asking = _words(unknown_words("asking")).regex

    def of(self, text: str, sentence: Span) -> Iterator[NotKnown]:
        """What one sentence says is not known."""
        yield from self._by_itself(text, sentence)
        topics = sorted(self._topics_in(text, sentence), key=lambda one: (one.span.start, -one.span.end))
        if not topics:
            return
        for cue in self._before.finditer(text, sentence.start, sentence.end):
            yield from self._following(text, Span(*cue.span()), topics)
        for topic in topics:
            clause = self._asking.match(text, topic.span.start)
            pattern = self._after_clause if clause else self._after
            end = min(sentence.end, topic.span.end + _REACH)
            if behind := pattern.match(text, topic.span.end, end):
                yield _not_known(topic, Span(*behind.span("cue")), "after")

    def _by_itself(self, text: str, sentence: Span) -> Iterator[NotKnown]:
        for variable, cues in self._alone:
            for hit in cues.finditer(text, sentence.start, sentence.end):
                span = Span(*hit.span())
                yield NotKnown(span, span, variable, "alone", _ALONE)
        for hit in self._unknown_numbers.finditer(text, sentence.start, sentence.end):
            if topic := self._number(text, sentence, Span(*hit.span())):
                yield NotKnown(topic.span, Span(*hit.span()), "", "alone", _ALONE, topic.unit, topic.counts)

    def _topics_in(self, text: str, sentence: Span) -> Iterator[_Topic]:
        for variable, cues in self._topics:
            for hit in cues.finditer(text, sentence.start, sentence.end):
                yield _Topic(variable, Span(*hit.span()))
        for hit in self._numbers.finditer(text, sentence.start, sentence.end):
            if topic := self._number(text, sentence, Span(*hit.span())):
                yield topic

    def _number(self, text: str, sentence: Span, asked: Span) -> _Topic | None:
        """The number that is asked for at ``asked``, with the counted noun; None where it is only a part."""
        end = asked.end
        for _ in range(_NOUN_REACH):
            match = _WORD.match(text, end, sentence.end)
            if match is None or self._parts.match(text, match.start("word")):
                break
            word, end = match["word"].lower(), match.end()
            kind = plural_kind(word)
            if kind or word in person_events():
                return _Topic(
                    "", Span(asked.start, end), match["word"], "police" if kind == "police" else "people"
                )
            if _THINGS.fullmatch(word):
                return None
        if self._parts.match(text, min(asked.end + 1, sentence.end)):
            return None
        return _Topic("", asked) if text[asked.start : asked.end].lower().startswith("how many") else None

    def _following(self, text: str, cue: Span, topics: list[_Topic]) -> Iterator[NotKnown]:
        """What follows ``cue``: the topic straight behind it, and those that are listed after that one."""
        last: Span | None = None
        for topic in topics:
            start = topic.span.start
            if start < cue.end or start - (last or cue).end > _REACH:
                continue
            begins = last is not None and start == last.start  # two variables told by the same words
            bridge = _LISTED if last else self._bridge
            if begins or bridge.fullmatch(text, (last or cue).end, start):
                last = topic.span
                yield _not_known(topic, cue, "before")


_I = re.IGNORECASE


def _inner(cues: tuple[str, ...]) -> str:
    return f"(?:{alternation(cues)})"


def _words(cues: tuple[str, ...]) -> WordPattern:
    return WordPattern(alternation(cues))


def _gap(without: str, most: int) -> str:
    """Up to ``most`` words, none of the group ``without``."""
    return rf"(?:,?\s{{1,3}}(?!{_inner(unknown_words(without))}\b)[\w'’-]{{1,30}}){{0,{most}}}?" + (
        r"\s" if without == "parting" else ""
    )


def _not_known(topic: _Topic, cue: Span, rule: str) -> NotKnown:
    return NotKnown(topic.span, cue, topic.variable, rule, _SURE, topic.unit, topic.counts)


@cache
def _reader(codebook: Codebook) -> _Reader:
    return _Reader(codebook)
