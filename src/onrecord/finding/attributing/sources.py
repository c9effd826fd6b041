"""The source of a cue: the noun phrase before it, or after it where the order is turned round."""

from onrecord.finding.attributing.lines import Line
from onrecord.finding.attributing.nounphrases import Range, speaks, subject_phrase
from onrecord.tables.bodies import stand_ins
from onrecord.tables.grammar import grammar
from onrecord.tables.people import people_words

_HARD = frozenset({":", ";", "(", ")", "–", "—", "--", "-", "•", "|", '"', "“", "”", "?", "!", "..", "..."})
_CLOSING = frozenset({")", "—", "–", "-", "--"})
_DETERMINERS = frozenset({"a", "an", "the", "one", "another", "its", "their", "his", "her"})
_MOST_ASIDES = 6


def subject_before(line: Line, at: int) -> Range | None:
    """The source whose verb begins at token ``at``: ``[first, end)``, or None where there is no noun phrase."""
    end = at
    while end > 0 and _is_time(line, end - 1):
        end -= 1
    if end <= 0:
        return None
    if line.word(end - 1) in {"there", "here"} and not line.is_mark(end - 2) and not _joins(line, end - 2):
        end -= 1  # "a nurse there confirmed"
    word = line.word(end - 1)
    if word in {"who", "which"}:
        return _antecedent(line, end - 1)
    if word in grammar("subjects") and line.word(end - 2) not in grammar("conjunctions"):
        return end - 1, end
    if word == ",":
        return _before_comma(line, end - 1)
    if word in _CLOSING:
        return _before_aside(line, end - 1)
    start = _segment_start(line, end)
    found = subject_phrase(line, start, end)
    return _before_comma(line, start - 1) if found is None and line.word(start - 1) == "," else found


def _joins(line: Line, at: int) -> bool:
    """Whether the word at ``at`` can only stand before a clause: "that there", "and there"."""
    word = line.word(at)
    return word in grammar("conjunctions") or word in grammar("prepositions") or word in {"that", "said", "says"}


def _is_time(line: Line, at: int) -> bool:
    """Part of "on Monday", "this week", "earlier today" between a subject and its verb."""
    word, following = line.word(at), line.word(at + 1)
    if word in grammar("days") or (word == "on" and following in grammar("days")):
        return True
    if word in grammar("times"):
        return line.word(at - 1) in {"this", "last", "earlier"}
    return word in {"this", "last", "earlier"} and (following in grammar("times") or following in {"this", "on"})


def _segment_start(line: Line, end: int) -> int:
    """Where the stretch without a comma that ends before ``end`` begins; "(ABC)" is part of it."""
    at = end
    while at > 0 and not line.is_block(at - 1) and line.word(at - 1) != ",":
        if line.word(at - 1) == ")" and line.word(at - 3) == "(":
            at -= 3
        elif line.word(at - 1) == "-" and line.word(at).startswith("year") and line.word(at - 2).isdigit():
            at -= 2  # "a 34-year-old"
        elif line.word(at - 1) in _HARD:
            break
        else:
            at -= 1
    return at


def _before_aside(line: Line, close: int) -> Range | None:
    """The phrase before an aside in brackets or dashes."""
    opener = "(" if line.word(close) == ")" else line.word(close)
    at = close - 1
    while at > 0 and line.word(at) != opener:
        at -= 1
    return subject_phrase(line, _segment_start(line, at), at) if at > 0 else None


def _before_comma(line: Line, comma: int) -> Range | None:
    """Back over what stands between commas ("X, director of Y, said") to the name that it belongs to."""
    end = comma
    for _ in range(_MOST_ASIDES):
        start = _segment_start(line, end)
        if start < 2 or line.word(start - 1) != "," or not _is_aside(line, start, end):
            return subject_phrase(line, start, end)
        before = _segment_start(line, start - 1)
        if not line.names_in(before, start - 1) and not _is_aside(line, before, start - 1):
            return subject_phrase(line, before, start - 1) or subject_phrase(line, start, end)
        end = start - 1
    return None


def _is_aside(line: Line, start: int, end: int) -> bool:
    """Whether a stretch between commas only adds to the name before it."""
    word = line.word(start)
    if word in grammar("asides") or word in grammar("adverbs") or word in grammar("prepositions"):
        return not (word in {"in", "on", "at"} and start == 0)
    if word.isdigit() or word.endswith(("ing", "ly")):
        return True
    position = word in people_words("roles") or word in people_words("role_modifiers")
    if position or word in _DETERMINERS:
        names = line.names_in(start, end)
        if names and names[-1].kind == "organisation" and _names_body(line, start):
            return names[-1].span.end != line.tokens[end - 1].end
        return not (names and names[-1].kind == "person" and names[-1].span.end == line.tokens[end - 1].end)
    return word.endswith("ed") and word not in people_words("groups")


def _names_body(line: Line, start: int) -> bool:
    """Whether the words before a comma are a kind of body: "the employers' body, the Port Federation"."""
    noun = line.word(start - 2)
    return noun in stand_ins() or noun in people_words("singular_groups")


def _antecedent(line: Line, relative: int) -> Range | None:
    """What "who" or "which" stands for: the noun phrase before it."""
    end = relative - (line.word(relative - 1) == ",")
    start = _segment_start(line, end)
    if end < relative and start > 1 and _is_aside(line, start, end):
        return _before_comma(line, end)
    first = end
    while first > start and not _ends_phrase(line, first - 1):
        first -= 1
    return subject_phrase(line, first, end) or subject_phrase(line, start, end)


def _ends_phrase(line: Line, at: int) -> bool:
    """Whether the word cannot stand inside the noun phrase before a relative: a preposition, a verb."""
    word = line.word(at)
    if word in grammar("prepositions"):
        return word != "of"
    if word in grammar("auxiliaries") or word in grammar("conjunctions"):
        return True
    return word.endswith("ed") and line.word(at - 1) not in grammar("determiners")


def source_after(line: Line, at: int) -> Range | None:
    """The source that follows a cue in turned order: '"…," said Jane Doe, a nurse' begins at ``at``."""
    end = at
    while end < len(line.tokens) and not line.is_block(end):
        inside = _inside_name(line, end)
        stops = line.word(end) in grammar("after_source") and end > at
        if not inside and (line.is_mark(end) or stops or line.word(end) in grammar("auxiliaries")):
            break
        end += 1
    if end == at:
        return None
    if line.word(end) == "," and _is_position(line, at, end) and (person := _person_at(line, end + 1)):
        return person
    return subject_phrase(line, at, end) or (at, end)


def _inside_name(line: Line, at: int) -> bool:
    start = line.tokens[at].start
    return any(name.span.start < start < name.span.end for name in line.names)


def _is_position(line: Line, start: int, end: int) -> bool:
    people = any(name.kind == "person" for name in line.names_in(start, end))
    return line.word(end - 1) in people_words("roles") and not people


def _person_at(line: Line, at: int) -> Range | None:
    """The person's name that begins at token ``at``."""
    if at >= len(line.tokens):
        return None
    start = line.tokens[at].start
    name = next((one for one in line.names if one.kind == "person" and one.span.start == start), None)
    if name is None:
        return None
    return at, next(i + 1 for i in range(at, len(line.tokens)) if line.tokens[i].end >= name.span.end)


__all__ = ["Range", "source_after", "speaks", "subject_before"]
