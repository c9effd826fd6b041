"""Noun phrases without a parser: which words before a verb are its subject, and what heads them."""

from onrecord.finding.attributing.lines import Line
from onrecord.tables.bodies import seats, stand_ins
from onrecord.tables.grammar import grammar
from onrecord.tables.people import documents, people_words, titles

Range = tuple[int, int]
_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
_RELATIVE = frozenset({"who", "which", "that"})
_ARTICLES = frozenset({"the", "a", "an"})
_NEAR_TO = frozenset({"familiar", "close", "briefed", "involved"})  # "people familiar with the talks"
_LONGEST = 16  # tokens; a longer stretch without a name in it is no noun phrase


def subject_phrase(line: Line, start: int, end: int) -> Range | None:
    """The noun phrase that ends before ``end``, its clause's opening words and other clauses cut away."""
    start = _past_openers(line, start, end)
    start = _after_clause(line, start, end)
    start = _past_openers(line, start, end)
    while end > start and line.word(end - 1) in grammar("adverbs"):
        end -= 1
    if line.word(end - 1) == ")" and line.word(end - 3) == "(":
        end -= 3
    if end <= start:
        return None
    if line.word(start) in grammar("counted") and line.word(start + 1) == "of":
        return _with_complement(line, start, start + 1, end)
    head = _named_head(line, start, end)
    if head is not None:
        return head
    if line.word(start) in grammar("prepositions") | grammar("auxiliaries") or end - start > _LONGEST:
        return None
    return start, next((at for at in range(start + 1, end) if line.word(at) in _RELATIVE), end)


def _past_openers(line: Line, start: int, end: int) -> int:
    """Behind "But", "Meanwhile", "On Friday", "In a statement" at the beginning of a clause."""
    while start < end:
        word = line.word(start)
        if word in grammar("openers") or word in grammar("days") or (line.is_mark(start)):
            start += 1
        elif word in grammar("prepositions") and (after := _past_preposition(line, start, end)) is not None:
            start = after
        elif word in {"this", "last"} and line.word(start + 1) in grammar("times"):
            start += 2
        else:
            break
    return start


def _past_preposition(line: Line, start: int, end: int) -> int | None:
    """Behind an introductory phrase without a comma: the next name, pronoun or article begins the subject."""
    first = start + 1 + (line.word(start + 1) in grammar("determiners")) + 1
    for at in range(first, end):
        if line.word(at - 1) in grammar("prepositions") | _POSSESSIVE | {"and"}:
            continue
        if line.word(at) in _ARTICLES or line.word(at) in grammar("subjects") or line.name_starts(at):
            return at
    return None


def _after_clause(line: Line, start: int, end: int) -> int:
    """Behind the last conjunction when the stretch holds a finite verb: "roads were shut and police said"."""
    if not _finite_in(line, start, end):
        return start
    cuts = grammar("conjunctions") - {"of", "who", "which", "than"}
    for at in range(end - 1, start, -1):
        if line.word(at) in cuts and not _finite_in(line, at + 1, end):
            return at + 1
    relative = next((at for at in range(start, end) if line.word(at) in _RELATIVE), start)
    if relative > start and not _finite_in(line, start, relative):
        return start
    names = line.names_in(start, end)
    if names and names[-1].span.end == line.tokens[end - 1].end:
        return next(at for at in range(start, end) if line.tokens[at].start >= names[-1].span.start)
    helped = any(line.word(at) in grammar("auxiliaries") for at in range(start, end))
    opens = bool(names) and names[0].span.start == line.tokens[start].start
    return start if opens and not helped else end  # "the family of a man shot dead"


def _finite_in(line: Line, start: int, end: int) -> bool:
    return any(
        line.word(at) in grammar("auxiliaries")
        or (line.word(at) in grammar("finite") and not line.tokens[at].is_capital)
        for at in range(start, end)
    )


def _named_head(line: Line, start: int, end: int) -> Range | None:
    """The name that heads the phrase: the person at its end, else the name at its beginning."""
    names = line.names_in(start, end)
    starts = {line.tokens[at].start: at for at in range(start, end)}
    ends = {line.tokens[at].end: at + 1 for at in range(start, end)}
    if names and names[-1].kind == "person" and names[-1].span.end == line.tokens[end - 1].end:
        first = starts.get(names[-1].span.start, start)
        if first == start or line.word(first - 1) not in grammar("prepositions") | {"and", "or"}:
            return first, end
    for name in names:
        first, last = starts.get(name.span.start, -1), ends.get(name.span.end, -1)
        if first < 0 or last < 0 or line.word(last) in _POSSESSIVE or not _only_leads(line, start, first):
            continue
        if name.kind in {"person", "pronoun"} and line.word(last) in {"and", "or"}:
            return first, end
        plain = name.kind in {"person", "organisation", "pronoun"}
        return (first, last) if plain else _with_complement(line, first, last, end)
    return None


def _only_leads(line: Line, start: int, end: int) -> bool:
    """Whether the words before a name are its article, its title, its position, a kind of body."""
    return all(
        line.word(at) in grammar("determiners")
        or line.word(at) in people_words("role_modifiers")
        or line.word(at) in people_words("roles")
        or line.word(at) in people_words("groups")
        or line.word(at) in stand_ins()
        or line.word(at) in titles()
        or line.word(at) in _POSSESSIVE | {"."}
        for at in range(start, end)
    )


def _with_complement(line: Line, first: int, last: int, end: int) -> Range:
    """A common noun with what tells it apart: "a spokesman for the council", "critics of the plan"."""
    joins = line.word(last) in {"of", "for", "from", "at", "in", "with", "and"} or line.word(last) in _NEAR_TO
    if not joins or end - last > 8:
        return first, last
    stop = last + 1
    while stop < end and line.word(stop) not in _RELATIVE and (not line.is_mark(stop) or _possesses(line, stop)):
        stop += 1
    return first, stop


def _possesses(line: Line, at: int) -> bool:
    """Whether a mark is the apostrophe of "the dockers' union"."""
    return line.word(at) in _POSSESSIVE and line.tokens[at].start == line.tokens[at - 1].end


def _is_capital_city(line: Line, first: int, end: int) -> bool:
    """Whether the words are a city or a country that stands for its government: "Beijing", "New Delhi"."""
    words = " ".join(line.tokens[at].text for at in range(first, end))
    return words.removeprefix("The ").removeprefix("the ") in seats()


def speaks(line: Line, source: Range) -> bool:
    """Whether a source is somebody: a name, a pronoun, or a noun for people or bodies."""
    first, end = source
    span = line.span_of(first, end)
    if any(name.span.meets(span) for name in line.names):
        return True
    head = next((at for at in range(first, end) if line.word(at) in grammar("prepositions")), end)
    word = line.word(head - 1)
    if word in documents() or word in stand_ins() or _is_capital_city(line, first, end):
        return True
    if any(word in people_words(group) for group in ("groups", "singular_groups", "roles")):
        return True
    capitals = line.tokens[first].is_capital and line.tokens[end - 1].is_capital
    return capitals and (first > 0 or end - first > 1)
