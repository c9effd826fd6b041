"""The source of a cue: the noun phrase before it, or after it where the order is turned round."""

from onrecord.finding.attributing.lines import Line
from onrecord.tables.bodies import stand_ins
from onrecord.tables.grammar import grammar
from onrecord.tables.people import documents, people_words, titles

Range = tuple[int, int]
_HARD = frozenset({":", ";", "(", ")", "–", "—", "--", "-", "•", "|", '"', "“", "”", "?", "!", "..", "..."})
_RELATIVES = frozenset({"who", "which"})


def subject_before(line: Line, at: int) -> Range | None:
    """The source whose verb begins at token ``at``: ``[first, end)``, or None where there is no noun phrase."""
    end = at
    while end > 0 and _time_word(line, end - 1):
        end -= 1
    if end <= 0:
        return None
    if line.word(end - 1) in _RELATIVES:
        return _antecedent(line, end - 1)
    if line.word(end - 1) == ",":
        return _before_comma(line, end - 1)
    if line.word(end - 1) in {")", "—", "–", "-", "--"}:
        return _before_aside(line, end - 1)
    start = _segment_start(line, end)
    found = _phrase(line, start, end)
    return _before_comma(line, start - 1) if found is None and line.word(start - 1) == "," else found


def _time_word(line: Line, at: int) -> bool:
    """Part of "on Monday", "this week", "earlier today" between a subject and its verb."""
    word = line.word(at)
    if word in grammar("days"):
        return True
    if word == "on" and line.word(at + 1) in grammar("days"):
        return True
    if word in {"week", "month", "year", "morning", "evening", "afternoon"} and line.word(at - 1) in {
        "this",
        "last",
        "earlier",
    }:
        return True
    return word in {"this", "last", "earlier"} and line.word(at + 1) in {
        "week",
        "month",
        "year",
        "morning",
        "evening",
        "afternoon",
        "this",
        "on",
    }


def _segment_start(line: Line, end: int) -> int:
    at = end
    while at > 0 and not line.is_block(at - 1) and line.word(at - 1) != ",":
        if line.word(at - 1) == ")" and line.word(at - 3) == "(":
            at -= 3
        elif line.word(at - 1) in _HARD:
            break
        else:
            at -= 1
    return at


def _before_aside(line: Line, close: int) -> Range | None:
    """The phrase before an aside in brackets or dashes."""
    opener = {")": "("}.get(line.word(close), line.word(close))
    at = close - 1
    while at > 0 and line.word(at) != opener:
        at -= 1
    if at <= 0:
        return None
    end = at
    return _phrase(line, _segment_start(line, end), end)


def _before_comma(line: Line, comma: int) -> Range | None:
    """Back over what stands between commas ("X, director of Y, said") to the name that it belongs to."""
    end = comma
    for _ in range(6):
        start = _segment_start(line, end)
        aside = _is_aside(line, start, end) and start > 0 and line.word(start - 1) == ","
        if not aside or start < 2:
            found = _phrase(line, start, end)
            return found
        if not _names_someone(line, _segment_start(line, start - 1), start - 1) and not _is_aside(
            line, _segment_start(line, start - 1), start - 1
        ):
            found = _phrase(line, start, end)
            previous = _phrase(line, _segment_start(line, start - 1), start - 1)
            return previous or found
        end = start - 1
    return None


def _names_someone(line: Line, start: int, end: int) -> bool:
    return bool(line.names_in(start, end))


def _is_aside(line: Line, start: int, end: int) -> bool:
    """Whether a stretch between commas only adds to the name before it."""
    word = line.word(start)
    if word in {
        "who",
        "which",
        "whose",
        "whom",
        "including",
        "also",
        "himself",
        "herself",
        "aged",
        "both",
        "and",
    } | grammar("prepositions"):
        return not (word in {"in", "on", "at"} and start == 0)
    if word.isdigit() or word.endswith(("ing", "ly")):
        return True
    if word in {"a", "an", "the", "one", "another", "its", "their", "his", "her"} or word in people_words(
        "roles"
    ) | people_words("role_modifiers"):
        names = line.names_in(start, end)
        ends_with_person = (
            bool(names) and names[-1].kind == "person" and names[-1].span.end == line.tokens[end - 1].end
        )
        return not ends_with_person
    return word.endswith("ed") and word not in people_words("groups")


def _antecedent(line: Line, relative: int) -> Range | None:
    end = relative - (line.word(relative - 1) == ",")
    start = _segment_start(line, end)
    if line.word(relative - 1) == "," and _is_aside(line, start, end) and start > 1:
        return _before_comma(line, relative - 1)
    first = end
    while (
        first > start
        and line.word(first - 1) not in grammar("prepositions") - {"of"}
        and line.word(first - 1) not in grammar("auxiliaries") | grammar("conjunctions")
    ):
        if line.word(first - 1).endswith("ed") and line.word(first - 2) not in grammar("determiners"):
            break
        first -= 1
    return _phrase(line, first, end) or _phrase(line, start, end)


def _phrase(line: Line, start: int, end: int) -> Range | None:
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
    if line.word(start) in {"one", "two", "three", "four", "some", "many", "several", "most", "all", "both", "half", "none"} and line.word(start + 1) == "of":
        return _with_complement(line, start, start + 1, end)
    head = _named_head(line, start, end)
    if head is not None:
        return head
    if line.word(start) in grammar("prepositions") | grammar("auxiliaries") or end - start > 16:
        return None
    return _without_relative(line, start, end)


def _past_openers(line: Line, start: int, end: int) -> int:
    """Behind "But", "Meanwhile", "On Friday", "In a statement" at the beginning of a clause."""
    while start < end:
        word = line.word(start)
        if word in grammar("openers") or (line.is_mark(start) and not line.is_block(start)):
            start += 1
        elif word in grammar("prepositions") and (after := _past_preposition(line, start, end)) is not None:
            start = after
        elif word in grammar("days") or (
            word in {"this", "last"} and line.word(start + 1) in {"week", "month", "year"}
        ):
            start += 1 if word in grammar("days") else 2
        else:
            break
    return start


def _past_preposition(line: Line, start: int, end: int) -> int | None:
    """Behind an introductory phrase without a comma: the next name, pronoun or article begins the subject."""
    at = start + 1
    at += line.word(at) in grammar("determiners")
    at += 1
    while at < end:
        word = line.word(at)
        begins = any(name.span.start == line.tokens[at].start for name in line.names) or word in {
            "the",
            "a",
            "an",
        } | grammar("subjects")
        if begins and line.word(at - 1) not in grammar("prepositions") | {"and", "'s", "’s"}:
            return at
        at += 1
    return None


def _after_clause(line: Line, start: int, end: int) -> int:
    """Behind the last conjunction when the stretch holds a finite verb: "roads were shut and police said"."""
    if not any(_finite(line, at) for at in range(start, end)):
        return start
    for at in range(end - 1, start, -1):
        if line.word(at) in (grammar("conjunctions") - {"of", "who", "which", "than"}) and not _finite_between(
            line, at + 1, end
        ):
            return at + 1
    relative = next((at for at in range(start, end) if line.word(at) in {"who", "which", "that"}), None)
    if relative is not None and relative > start and not _finite_between(line, start, relative):
        return start
    names = line.names_in(start, end)
    if names and names[-1].span.end == line.tokens[end - 1].end:
        return next(at for at in range(start, end) if line.tokens[at].start >= names[-1].span.start)
    return end


def _finite_between(line: Line, start: int, end: int) -> bool:
    return any(_finite(line, at) for at in range(start, end))


def _finite(line: Line, at: int) -> bool:
    word = line.word(at)
    return word in grammar("auxiliaries") or (word in grammar("finite") and not line.tokens[at].is_capital)


def _named_head(line: Line, start: int, end: int) -> Range | None:
    """The name that heads the phrase: the person at its end, else the name at its beginning."""
    names = line.names_in(start, end)
    index = {line.tokens[at].start: at for at in range(start, end)}
    ends = {line.tokens[at].end: at + 1 for at in range(start, end)}
    if names and names[-1].kind == "person" and names[-1].span.end == line.tokens[end - 1].end:
        first = index.get(names[-1].span.start, start)
        if (
            line.word(first - 1) not in {"of", "for", "and", "from", "with", "or", "against", "by", "to"}
            or first == start
        ):
            return first, end
    for name in names:
        first, last = index.get(name.span.start), ends.get(name.span.end)
        if first is None or last is None:
            continue
        leading = all(
            line.word(at)
            in grammar("determiners")
            | people_words("role_modifiers")
            | people_words("roles")
            | people_words("groups")
            | stand_ins().keys()
            | titles().keys()
            or line.word(at) in {".", "'s", "’s"}
            for at in range(start, first)
        )
        if leading and line.word(last) not in {"'s", "’s"}:
            if name.kind in {"person", "pronoun"} and line.word(last) in {"and", "or"}:
                return first, end
            return (
                (first, last)
                if name.kind in {"person", "organisation", "pronoun"}
                else _with_complement(line, first, last, end)
            )
    return None


def _with_complement(line: Line, first: int, last: int, end: int) -> Range:
    """A common noun with what tells it apart: "a spokesman for the council", "critics of the plan"."""
    if line.word(last) in {"of", "for", "from", "at", "in", "with", "and"} and end - last <= 8:
        stop = last + 1
        while stop < end and line.word(stop) not in {"who", "which", "that", ","} and not line.is_mark(stop):
            stop += 1
        return first, stop
    return first, last


def _without_relative(line: Line, start: int, end: int) -> Range | None:
    for at in range(start + 1, end):
        if line.word(at) in {"who", "which", "that"}:
            return start, at
    return start, end


def source_after(line: Line, at: int) -> Range | None:
    """The source that follows a cue in turned order: '"…," said Jane Doe, a nurse' begins at ``at``."""
    end = at
    while (
        end < len(line.tokens) and not line.is_block(end) and (not line.is_mark(end) or _inside_name(line, end))
    ):
        if (
            end > at
            and line.word(end)
            in {
                "who",
                "which",
                "that",
                "after",
                "when",
                "as",
                "while",
                "told",
                "in",
                "on",
                "during",
                "at",
                "to",
                "before",
                "following",
                "adding",
                "outside",
                "via",
                "with",
            }
            and not _inside_name(line, end)
        ):
            break
        if line.word(end) in grammar("auxiliaries"):
            break
        end += 1
    if end == at:
        return None
    if line.word(end) == "," and _is_position(line, at, end) and _person_at(line, end + 1):
        first = end + 1
        name = _person_at(line, first)
        stop = next(
            i + 1 for i in range(first, len(line.tokens)) if name is not None and line.tokens[i].end >= name
        )
        return first, stop
    return _phrase(line, at, end) or (at, end)


def _inside_name(line: Line, at: int) -> bool:
    return any(name.span.start < line.tokens[at].start < name.span.end for name in line.names)


def _is_position(line: Line, start: int, end: int) -> bool:
    names = line.names_in(start, end)
    return line.word(end - 1) in people_words("roles") and not any(name.kind == "person" for name in names)


def _person_at(line: Line, at: int) -> int | None:
    """The end of the person's name that begins at token ``at``."""
    if at >= len(line.tokens):
        return None
    start = line.tokens[at].start
    return next(
        (name.span.end for name in line.names if name.kind == "person" and name.span.start == start), None
    )


def speaks(line: Line, source: Range) -> bool:
    """Whether a source is somebody: a name, a pronoun, or a noun for people or bodies."""
    first, end = source
    if line.names_in(first, end):
        return True
    span = line.span_of(first, end)
    if any(name.span.meets(span) for name in line.names):
        return True
    words = (
        people_words("groups")
        | people_words("singular_groups")
        | people_words("roles")
        | documents().keys()
        | stand_ins().keys()
    )
    head = end
    for at in range(first, end):
        if line.word(at) in {"of", "for", "from", "in", "at", "with", "on"}:
            head = at
            break
    return line.word(head - 1) in words or (
        line.tokens[first].is_capital and line.tokens[end - 1].is_capital and (first > 0 or end - first > 1)
    )
