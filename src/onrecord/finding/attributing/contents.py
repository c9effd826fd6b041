"""Where what was said ends."""

from onrecord.finding.attributing.lines import Line
from onrecord.finding.attributing.sources import Range
from onrecord.records import Span
from onrecord.tables.grammar import grammar

_TRAILERS = frozenset({"following", "amid", "according", "citing"})
# ", a claim that the union denied": the reporter speaks again.
_COMMENTS = frozenset({"claim", "allegation", "accusation", "charge", "assertion", "suggestion"})
_OF_COMMENTS = frozenset(
    {"for", "that", "which", "he", "she", "it", "they", "the", "denied", "rejected", "disputed"}
)
_OPENING = frozenset({'"', "“", "„", "«", "'", "‘"})
_CLOSING = frozenset({'"', "”", "“", "»", "'", "’"})
_CREDITS = frozenset({"image", "picture", "photo", "pic", "video", "credit"})
_ASKED = frozenset({"asked", "questioned", "pressed", "quizzed"})
_CLOSE = frozenset({".", ",", ";", ":", "-", "–", "—", "--"})


def clause_end(line: Line, start: int, stop: int, source: Range | None) -> int:
    """The token behind the last of a clause that begins at ``start`` and may not pass ``stop``."""
    commas = False
    for at in range(start, stop):
        if at in line.quoted:
            continue
        word, following = line.word(at), line.word(at + 1)
        if word == ";" or (word in {"(", "|"} and at > start and following in _CREDITS):
            return at
        if word == ",":
            if _leaves(line, at + 1):
                return at
            if following in {"but", "and"} and _speaks_of(line, at + 2, source):
                return at
            commas = True
        if word == "but" and not commas and at > start + 3 and _speaks_of(line, at + 1, source):
            return at
        if word in {"when", "as"} and following in _ASKED:
            return at - (line.word(at - 1) == ",")
    return stop


def _leaves(line: Line, at: int) -> bool:
    """Whether words behind a comma are the reporter's: "amid", "ahead of", "a claim that the union denied"."""
    word, following = line.word(at), line.word(at + 1)
    comments = word in {"a", "an"} and following in _COMMENTS and line.word(at + 2) in _OF_COMMENTS
    return comments or word in _TRAILERS or (word == "ahead" and following == "of")


def _speaks_of(line: Line, at: int, source: Range | None) -> bool:
    """Whether the clause at ``at`` has the source itself for its subject: the reporter is speaking again."""
    if line.word(at) in {"the", "this"} and line.word(at + 1) in grammar("own_bodies"):
        return True
    if source is None or at >= len(line.tokens):
        return False
    name = next((one for one in line.names if one.span.start == line.tokens[at].start), None)
    own = line.names_in(*source)
    return name is not None and name.kind != "pronoun" and any(one.key == name.key for one in own)


def trimmed(line: Line, start: int, end: int) -> Range:
    """The tokens without marks that are no part of the words at either end."""
    while start < end and line.tokens[start].text in _CLOSE:
        start += 1
    while end > start and line.tokens[end - 1].text in _CLOSE:
        end -= 1
    return start, end


def content_spans(line: Line, start: int, end: int) -> tuple[Span, ...]:
    """The spans of the content in tokens ``[start, end)``: quotations that stand alone without their marks."""
    start, end = trimmed(line, start, end)
    spans: list[Span] = []
    first: int | None = None
    for at in range(start, end):
        if line.is_block(at):
            if first is not None:
                _add(spans, line, first, at)
                first = None
            spans += [piece for piece in line.blocks[at].pieces if piece.start >= line.tokens[at].start]
        elif first is None:
            first = at
    if first is not None:
        _add(spans, line, first, end)
    return tuple(spans)


def _add(spans: list[Span], line: Line, first: int, end: int) -> None:
    first, end = trimmed(line, first, end)
    if end > first and any(token.is_word for token in line.tokens[first:end]):
        spans.append(line.span_of(first, end))


def whole_quotation(line: Line, start: int, end: int) -> bool:
    """Whether all words of ``[start, end)`` stand inside quotation marks."""
    start, end = trimmed(line, start, end)
    words = [at for at in range(start, end) if line.tokens[at].is_word]
    return bool(words) and all(at in line.quoted for at in words)


def without_marks(line: Line, start: int, end: int) -> tuple[Span, ...]:
    """The words of a content that is quoted from its first word to its last, without the marks at its ends."""
    start, end = trimmed(line, start, end)
    while start < end and line.tokens[start].text in _OPENING:
        start += 1
    while end > start and line.tokens[end - 1].text in _CLOSING:
        end -= 1
    return (line.span_of(start, end),) if end > start else ()


def has_speech(line: Line, start: int, end: int) -> bool:
    """Whether spoken words in quotation marks stand inside ``[start, end)``."""
    return any(at in line.spoken for at in range(start, end))


def is_clause(line: Line, start: int, end: int) -> bool:
    """Whether the tokens hold a finite verb."""
    return any(
        line.word(at) in grammar("auxiliaries")
        or line.word(at) in grammar("finite")
        or line.word(at).endswith("ed")
        for at in range(start, end)
    )
