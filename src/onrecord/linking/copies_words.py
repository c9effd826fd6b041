"""A report as a run of words, for telling whether another one gives the same: folded, without furniture."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby, pairwise

from onrecord.records import Passage, Report, Span

SHINGLE = 5
"""Words in a shingle. Five in a row are seldom written twice by chance, and a changed word spoils only five."""

# Titles are changed, and captions travel with pictures: neither says whose text the report is.
_COMPARED = frozenset({"standfirst", "paragraph"})
_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_](?:[^\W\d_]|[\u0300-\u036f\u00ad\u200b-\u200d]|['’](?=[^\W\d_]))*")
_UNSEEN = re.compile(r"[\u00ad\u200b-\u200d]")
_CLOSING = re.compile(r"[)\]”’\"'.,;:!?]*")
_LINE = re.compile(r"\S[^\n]*")


@dataclass(frozen=True, slots=True)
class Wording:
    """The compared words of a report's ``text`` in order, folded.

    ``units`` are the first word and the end of each sentence, ``sentences`` their spans. ``passages`` are the
    ordinal numbers of the first words of passages, from 0, with the number of words last.
    """

    text: str
    words: tuple[str, ...]
    units: tuple[tuple[int, int], ...]
    sentences: tuple[Span, ...]
    passages: tuple[int, ...]

    @property
    def shingles(self) -> list[str]:
        """Every run of ``SHINGLE`` words, in order; they run on over the ends of sentences and paragraphs."""
        return shingles_of(self.words)

    @property
    def spans(self) -> list[Span]:
        """Where the words stand. Worked out when it is asked for, as few reports are ever compared."""
        found = (_WORD.finditer(self.text, one.start, one.end) for one in self.sentences)
        return [Span(*match.span()) for sentence in found for match in sentence]


def wording_of(report: Report) -> Wording:
    """The words by which ``report`` is compared: those of standfirst and paragraphs, in posts too."""
    words: list[str] = []
    units: list[tuple[int, int]] = []
    sentences: list[Span] = []
    passages = [0]
    for passage in compared(report):
        for sentence in passage.sentences or (passage.span,):
            first = len(words)
            words.extend(words_in(report.text, sentence))
            if len(words) > first:
                units.append((first, len(words)))
                sentences.append(sentence)
        if len(words) > passages[-1]:
            passages.append(len(words))
    return Wording(report.text, tuple(words), tuple(units), tuple(sentences), tuple(passages))


def compared(report: Report) -> Iterator[Passage]:
    """The passages by which a report is compared. One that has not been cleaned is compared line by line."""
    if not report.passages:
        return (Passage("paragraph", Span(*line.span())) for line in _LINE.finditer(report.text))
    return (passage for passage in report.passages if passage.kind in _COMPARED)


def words_in(text: str, within: Span) -> list[str]:
    """The words of ``within``, folded: without case, marks and signs, apostrophes straight."""
    return [_folded(word) for word in _WORD.findall(text, within.start, within.end)]


@lru_cache(maxsize=1 << 16)
def _folded(word: str) -> str:
    return _UNSEEN.sub("", word).replace("’", "'").casefold()


def shingles_of(words: tuple[str, ...]) -> list[str]:
    """Every run of ``SHINGLE`` of ``words``; none where there are fewer."""
    return [" ".join(words[at : at + SHINGLE]) for at in range(len(words) - SHINGLE + 1)]


def stretches(wording: Wording, own: list[bool]) -> tuple[Span, ...]:
    """The spans of the runs of words that are marked in ``own`` (one mark a word), none over two passages.

    A run that begins with its sentence begins where that does, marks and all; marks that close belong to it.
    """
    begins = {first: span.start for (first, _), span in zip(wording.units, wording.sentences, strict=True)}
    ends = {end: span.end for (_, end), span in zip(wording.units, wording.sentences, strict=True)}
    spans, found = wording.spans, []
    for first, stop in pairwise(wording.passages):
        for start, end in _runs(own, first, stop):
            closing = _CLOSING.match(wording.text, spans[end - 1].end)
            right = closing.end() if closing else spans[end - 1].end
            found.append(Span(begins.get(start, spans[start].start), ends.get(end, right)))
    return tuple(found)


def _runs(marks: list[bool], first: int, stop: int) -> Iterator[tuple[int, int]]:
    """The first and the end of every run of marks from ``first`` to ``stop``."""
    at = first
    for marked, run in groupby(marks[first:stop]):
        start, at = at, at + sum(1 for _ in run)
        if marked:
            yield start, at
