"""The source of a statement as a reader would name it: fullest name, position, body."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from onrecord.records import Name, Span, Speaker
from onrecord.tables.nearby import nearby
from onrecord.tables.people import documents

_RESOLVED = frozenset({"person", "organisation", "pronoun", "office"})
_UNRESOLVED = frozenset({"he", "she", "they", "it"})
_WRITTEN_BY = re.compile(
    r"(?:(?:a|an|the|one|another|this|that)\s+)?(?:[\w-]+\s+){0,2}?(?P<document>\w+)\s+(?:"
    rf"(?:{nearby('statements', 'written')})\s+by|from|by)\s+(?=\S)",
    re.IGNORECASE,
)
_COMPLEMENT = re.compile(r"\s+(?:of|for|at|from)\s+\S")
_ARTICLE = re.compile(r"\A(?:the|a|an)\s+", re.IGNORECASE)
_LONGEST = 200  # code points of the longest name that is looked for


@dataclass(frozen=True, slots=True)
class Names:
    """The names of a report, to be asked for by place."""

    text: str
    names: tuple[Name, ...]
    starts: tuple[int, ...]

    @classmethod
    def of(cls, text: str, names: tuple[Name, ...]) -> "Names":
        """``names`` in the order of ``text``."""
        return cls(text, names, tuple(name.span.start for name in names))

    def at(self, span: Span) -> Name | None:
        """The name that a source's words hold: the person at their end, else the first of them."""
        low = bisect_left(self.starts, span.start - _LONGEST)
        near = self.names[low : bisect_right(self.starts, span.end)]
        inside = [name for name in near if span.covers(name.span) or name.span.covers(span)]
        people = [name for name in inside if name.kind in {"person", "pronoun"} and name.span.end == span.end]
        return people[0] if people else next(iter(inside), None)

    def words(self, span: Span) -> str:
        """The words of a span, with any white space made one space."""
        return " ".join(span.of(self.text).split())


def _author(text: str, span: Span) -> Span:
    """Who wrote a document that speaks: "40 doctors" of "a letter signed by 40 doctors"."""
    match = _WRITTEN_BY.match(text, span.start, span.end)
    return Span(match.end(), span.end) if match and match["document"].lower() in documents() else span


def speaker_of(names: Names, span: Span, last: Speaker | None) -> Speaker:
    """The speaker whom ``span`` names; ``last`` is the one before, for letters and statements that speak."""
    span = _author(names.text, span)
    words = names.words(span)
    if last is not None and words.lower().split()[-1:] and words.lower().split()[-1] in documents():
        return last
    name = names.at(span)
    if name is None:
        return Speaker(words)
    if name.kind == "pronoun" and name.full.lower() in _UNRESOLVED and last is not None:
        return last
    several = name.span.end < span.end and name.kind != "pronoun" and " and " in words
    full = name.full if name.kind in _RESOLVED and not several else words
    if name.kind == "office" and _COMPLEMENT.match(names.text, name.span.end, span.end):
        full = _ARTICLE.sub("", words)  # "the head of the dockers' union", not "head"
    return Speaker(full, name.role, name.organisation, name.kind)
