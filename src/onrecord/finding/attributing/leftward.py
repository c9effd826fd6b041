"""Content before its cue: '"…," said X', "…, X said", "Without it, X warned, they would strike"."""

from functools import cache

from onrecord.finding.attributing.claim import Claim
from onrecord.finding.attributing.contents import clause_end, is_clause
from onrecord.finding.attributing.cues import Found
from onrecord.finding.attributing.lines import Line
from onrecord.finding.attributing.reading import Reading, past_adverbials
from onrecord.finding.attributing.sources import Range, source_after, speaks
from onrecord.tables.cues import cue_forms
from onrecord.tables.grammar import grammar
from onrecord.tables.people import people_words, titles

_TELLING = frozenset({"clause", "that", "told"})
_TURNING = frozenset({"say", "add", "write", "note", "explain", "claim", "argue", "report"})
_SHORTEST_HEADLINE = 3  # tokens
_LONGEST_POSITION = 8  # tokens
_DASHES = frozenset({"–", "—", "-", "--"})


@cache
def _leading() -> frozenset[str]:
    """Words that can lead a source: articles, positions, titles."""
    return frozenset(
        grammar("determiners") | people_words("role_modifiers") | people_words("roles") | titles().keys()
    )


def lead(line: Line, start: int) -> int:
    """The first token of the position, body and article before a source: "the union's president X".

    Kept on the line: every claim of a line asks where each later one begins.
    """
    if start not in line.leads:
        line.leads[start] = _lead(line, start)
    return line.leads[start]


def _lead(line: Line, start: int) -> int:
    words, given = _leading(), start
    while start > 0 and not line.is_block(start - 1):
        token = line.tokens[start - 1]
        joins = (token.lower in words and token.lower != "and") or token.lower in {"'s", "’s", "'", "’"}
        named = (
            not joins
            and token.is_word
            and any(name.span.start <= token.start < name.span.end for name in line.names)
        )
        # "… arrests, Weirton police chief Maria Dunne said": a town that heads the clause leads the position.
        of_town = start < given and token.is_word and token.is_capital and line.word(start - 2) == ","
        abbreviates = token.text == "." and line.word(start - 2) in titles()
        if not (joins or named or of_town or abbreviates):
            break
        start -= 1
    return _past_position_words(line, start) if line.blocks else start


def _past_position_words(line: Line, start: int) -> int:
    """The quotation's end, where only the small words of a position stand between it and ``start``."""
    stops = grammar("auxiliaries") | grammar("finite") | grammar("conjunctions") | cue_forms().keys()
    for at in range(start - 1, max(-1, start - _LONGEST_POSITION), -1):
        if line.is_block(at):
            return at + 1
        apposed = at == start - 1 and line.word(at) == ","
        if (line.is_mark(at) and not apposed) or line.word(at) in stops:
            break
        if at == start - 1 and line.word(at) in grammar("prepositions"):
            break
    return start


def left_content(line: Line, source_start: int) -> Range | None:
    """The clause or quotation that stands before a source and its cue."""
    at = lead(line, source_start) - 1
    if at < 0:
        return None
    if line.is_block(at):
        return at, at + 1
    if at in line.quoted and line.is_mark(at) and line.word(at - 1) in {",", "?", "!", "."}:
        return 0, at + 1
    if line.word(at) not in _DASHES | {","} or at == 0:
        return None
    return (at - 1, at) if line.is_block(at - 1) else (0, at)


def before_cue(line: Line, found: Found, source: Range, left: Range, reading: Reading | None) -> Claim | None:
    """The claim whose content is ``left``, or None where what follows the cue is its content."""
    block = line.is_block(left[1] - 1)
    if block and _closes_with_comma(line, left[1]):
        quoted = reading is not None and reading.rule == "quotation"
        told = reading.addressee if reading else None
        tail = second_half(line, found.end) if quoted else None
        if tail or not quoted:
            return Claim(found, source, left, "after a quotation", told, tail=tail)
    telling = bool(found.cue.takes & _TELLING)
    if not block and telling and line.word(found.end) == "," and _goes_on(line, found.end + 1):
        tail = (found.end + 1, clause_end(line, found.end + 1, len(line.tokens), source))
        return Claim(found, source, left, "in the middle", tail=tail)
    if not block and not (telling and _is_content(line, left)):
        return None
    ends = reading is not None and reading.rule == "told nothing"
    if ends or (block and reading is None) or only_circumstance(line, found.end):
        rule = "after a quotation" if block else "after its clause"
        return Claim(found, source, left, rule, reading.addressee if reading else None)
    return None


def second_half(line: Line, at: int) -> Range | None:
    """The quotation that goes on behind a cue in its middle: '"We are tired," she said, "and we will rest."'."""
    block = next((i for i in range(at, len(line.tokens)) if line.is_block(i)), None)
    if block is None or line.word(block - 1) not in _DASHES | {","}:
        return None
    stops = cue_forms().keys() - {line.word(at - 1)}
    between = [line.word(i) for i in range(at, block)]
    return None if any(word in stops or word in {".", ";", ":"} for word in between) else (block, block + 1)


def _closes_with_comma(line: Line, end: int) -> bool:
    """Whether the quotation before ``end`` has a comma at its end: its sentence goes on with who said it."""
    return line.word(end) == "," or line.blocks[end - 1].pieces[-1].of(line.text).endswith(",")


def _goes_on(line: Line, at: int) -> bool:
    """Whether a clause with a plain finite verb goes on from ``at``."""
    return any(
        line.word(i) in grammar("auxiliaries") or line.word(i) in grammar("finite")
        for i in range(at, len(line.tokens))
        if i not in line.quoted
    )


def _is_content(line: Line, left: Range) -> bool:
    first, end = left
    if line.kind == "headline":
        return end - first >= 3
    return end - first >= 3 and (is_clause(line, first, end) or line.is_mark(end - 1))


def only_circumstance(line: Line, at: int) -> bool:
    """Whether nothing but a time, a place or a listener follows: "…, police said on Monday"."""
    at = past_adverbials(line, at)
    quoted = any(line.is_block(i) for i in range(at, len(line.tokens)))
    if at >= len(line.tokens) or line.is_mark(at):
        return not quoted and line.word(at) != ":"
    return not quoted and line.word(at) in grammar("circumstances")


def turned(line: Line, found: Found) -> Claim | None:
    """'"…," said Jane Doe' and "…, said Jane Doe": the source follows the cue."""
    before = found.first - 1
    if found.form not in {"past", "third", "base"} or found.start != found.first or before < 0:
        return None
    if line.is_mark(found.end) and not line.is_block(found.end):
        return None
    pause = line.word(before) in _DASHES | {","}
    block = before if line.is_block(before) else before - 1
    if line.is_block(block) and (block == before or pause):
        source = source_after(line, found.end)
        if source is None:
            return None
        tail = second_half(line, source[1]) if pause or _closes_with_comma(line, block + 1) else None
        return Claim(found, source, (block, block + 1), "turned after a quotation", tail=tail)
    return _turned_clause(line, found) if pause and found.cue.lemma in _TURNING else None


def _turned_clause(line: Line, found: Found) -> Claim | None:
    if not _opens_source(line, found.end) or not _main_clause(line, found.first - 1):
        return None
    source = source_after(line, found.end)
    left = left_content(line, found.first)
    if source is None or left is None or not speaks(line, source) or is_clause(line, *source):
        return None
    plain = only_circumstance(line, _past_position(line, source[1]))
    return Claim(found, source, left, "turned after its clause") if plain else None


def _opens_source(line: Line, at: int) -> bool:
    if line.word(at) in {"the", "a", "an"}:
        return True
    return any(name.span.start == line.tokens[at].start and name.kind != "pronoun" for name in line.names)


def _main_clause(line: Line, end: int) -> bool:
    """Whether a clause that is no relative one stands before token ``end``."""
    if line.kind == "headline":  # its verbs have the endings of nouns: "March turns violent, say police"
        return end >= _SHORTEST_HEADLINE
    inside = False
    for at in range(end):
        word = line.word(at)
        inside = word != "," and (inside or word in {"who", "which", "that"})
        if not inside and (word in grammar("auxiliaries") or word in grammar("finite") or word.endswith("ed")):
            return True
    return False


def _past_position(line: Line, at: int) -> int:
    """Behind ", a nurse at the hospital," after a source in turned order."""
    while at < len(line.tokens) and line.word(at) == ",":
        at += 1
        while at < len(line.tokens) and not line.is_mark(at) and not line.is_block(at):
            at += 1
    return at
