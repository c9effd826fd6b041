"""The attributions of one line: each cue with its source, its content to the right or to the left."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from onrecord.finding.attributing.contents import clause_end, is_clause
from onrecord.finding.attributing.cues import Found, cues_of
from onrecord.finding.attributing.frames import Reading, past_adverbials, read_after
from onrecord.finding.attributing.lines import Line
from onrecord.finding.attributing.sources import Range, source_after, speaks, subject_before
from onrecord.tables.grammar import grammar
from onrecord.tables.people import documents, people_words, titles

_SHOWS = frozenset(
    {
        "rally",
        "rallies",
        "protest",
        "protests",
        "march",
        "marches",
        "demonstration",
        "demonstrations",
        "strike",
        "signs",
        "sign",
        "placards",
        "placard",
        "banners",
        "banner",
        "chants",
        "slogans",
        "posters",
        "vigil",
        "movement",
        "petition",
    }
)
_SAYING = frozenset({"say", "add", "argue", "insist", "claim", "stress", "warn"})
_CARRIERS = frozenset(
    {
        "statement",
        "letter",
        "message",
        "video",
        "post",
        "email",
        "tweet",
        "report",
        "press",
        "release",
        "note",
        "comment",
        "comments",
        "memo",
    }
)


@dataclass(frozen=True, slots=True)
class Claim:
    """An attribution in tokens of its line: the source, the cue ``[first, end)``, the content on one side of it."""

    found: Found
    source: Range | None
    content: Range | None
    rule: str
    addressee: Range | None = None
    inner: bool = False
    tail: Range | None = None


def claims_of(line: Line) -> list[Claim]:
    """The claims of one line in the order of their cues."""
    founds = list(cues_of(line))
    claims: list[Claim] = []
    for number, found in enumerate(founds):
        claim = _claim(line, found, claims, founds[:number])
        if claim is not None:
            claims.append(claim)
    return list(_bounded(line, claims))


def _claim(line: Line, found: Found, before: list[Claim], passed: list[Found]) -> Claim | None:
    if found.negated or found.modal or (found.passive and "quoted" not in found.cue.lemma):
        return None
    if found.form == "ing":
        return _participle(line, found, before)
    if not found.finite:
        return _continued(line, found)
    if (turned := _turned(line, found)) is not None:
        return turned
    source = subject_before(line, found.start)
    rule = "subject"
    if source is None or (_conjoined(line, found) and found.cue.act not in {"refuse", "decline"}):
        shared = _shared(line, found, before)
        if shared is not None:
            source, rule = shared, "conjoined"
    if source is None or _overlaps(source, before):
        return None
    if not _fit(line, found, source):
        return None
    reading = read_after(line, found)
    left = _left_content(line, source[0])
    if left is not None and line.word(found.end) == "," and not line.is_block(left[1] - 1) and any(line.word(at) in grammar("auxiliaries") or line.word(at) in grammar("finite") for at in range(found.end + 1, len(line.tokens))):
        tail = (found.end + 1, clause_end(line, found.end + 1, len(line.tokens), source))
        return Claim(found, source, left, "in the middle", tail=tail) if "clause" in found.cue.takes | {"that"} & found.cue.takes else None
    if left is not None and not line.is_block(left[1] - 1) and not found.cue.takes & {"clause", "that", "told"}:
        left = None
    if left is not None and (
        (reading is not None and reading.rule == "told nothing") or line.is_block(left[1] - 1) and reading is None or _only_circumstance(line, found.end)
    ):
        addressee = reading.addressee if reading else None
        return Claim(
            found,
            source,
            left,
            "after a quotation" if line.is_block(left[1] - 1) else "after its clause",
            addressee,
        )
    if reading is None or reading.rule == "told nothing":
        return (
            Claim(found, source, None, "pending")
            if _ends_with_colon(line) and found.end >= len(line.tokens) - 12
            else None
        )
    return Claim(found, source, (reading.start, len(line.tokens)), f"{rule}: {reading.rule}", reading.addressee)


def _ends_with_colon(line: Line) -> bool:
    return bool(line.tokens) and line.tokens[-1].text == ":"


def _overlaps(source: Range, before: list[Claim]) -> bool:
    return any(claim.found.first <= source[0] < claim.found.end for claim in before)


def _fit(line: Line, found: Found, source: Range) -> bool:
    """Whether the source can be said to do what the cue tells."""
    words = [line.word(at) for at in range(*source)]
    if found.cue.act == "refuse" and not any(name.kind in {"person", "organisation", "office"} for name in line.names_in(*source)):
        return False
    if (
        not words
        or (words[0] in {"that", "this", "these", "what", "which", "there", "i", "we", "you"}
        and len(words) == 1)
    ):
        return False
    if found.cue.needs_person and not speaks(line, source):
        return False
    if words[-1] in _SHOWS - {"movement"} or set(words) & {"sign", "signs", "placard", "placards", "banner", "banners"}:
        return False
    plain = found.cue.act in {"demand", "call_for"} and (
        words[-1] in people_words("participants") or words[-1] == "they"
    )
    return not (
        plain
        and found.cue.act == "call_for"
        and words[-1] in {"they"}
        and line.word(source[0] - 1) in {"as", "when", "while"}
    ) and not (plain and words[-1] != "they")


def _turned(line: Line, found: Found) -> Claim | None:
    """'"…," said Jane Doe' and "…, according to police"-like order: the source follows the cue."""
    if found.form not in {"past", "third", "base"} or found.start != found.first:
        return None
    before = found.first - 1
    after_block = before >= 0 and (
        line.is_block(before)
        or (line.word(before) in {",", "–", "—", "-"} and before > 0 and line.is_block(before - 1))
    )
    after_clause = line.word(before) in {",", "–", "—"} and found.cue.lemma in {
        "say",
        "add",
        "write",
        "note",
        "explain",
        "claim",
        "argue",
        "report",
    }
    if not after_block and not (after_clause and _opens_source(line, found.end) and _main_clause(line, before)):
        return None
    if _at_mark(line, found.end):
        return None
    source = source_after(line, found.end)
    if not after_block and not found.cue.takes & {"clause", "that", "told"}:
        return None
    if source is None or not (speaks(line, source) or after_block):
        return None
    if not after_block and is_clause(line, *source):
        return None
    if not after_block and not _only_circumstance(line, _past_position(line, source[1])):
        return None
    if after_block:
        block = before if line.is_block(before) else before - 1
        return Claim(found, source, (block, block + 1), "turned after a quotation")
    left = _left_content(line, found.first)
    return Claim(found, source, left, "turned after its clause") if left is not None else None


def _main_clause(line: Line, end: int) -> bool:
    """Whether a clause that is no relative one stands before token ``end``."""
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


def _opens_source(line: Line, at: int) -> bool:
    return at < len(line.tokens) and (
        any(name.span.start == line.tokens[at].start and name.kind != "pronoun" for name in line.names)
        or line.word(at) in {"the", "a", "an"}
    )


def _at_mark(line: Line, at: int) -> bool:
    return at >= len(line.tokens) or (line.is_mark(at) and not line.is_block(at))


def lead(line: Line, start: int) -> int:
    """The first token of the position, body and article before a source: "the union's president X"."""
    words = grammar("determiners") | people_words("role_modifiers") | people_words("roles") | titles().keys()
    inside = {token for name in line.names for token in range(name.span.start, name.span.end)}
    while start > 0 and not line.is_block(start - 1):
        token = line.tokens[start - 1]
        joins = token.lower in words - {"and"} or token.lower in {"'s", "’s"} or (token.start in inside and token.is_word)
        if not joins and not (token.text == "." and token.start == line.tokens[start - 2].end and line.word(start - 2) in titles()):
            break
        start -= 1
    return start


def _left_content(line: Line, source_start: int) -> Range | None:
    """The clause or quotation that stands before a source and its cue."""
    at = lead(line, source_start) - 1
    while (
        at >= 0
        and line.word(at) in {"as", "the", "but", "and"}
        and at > 0
        and (line.word(at - 1) == "," or line.is_block(at - 1))
    ):
        at -= 1
    if at < 0:
        return None
    if line.is_block(at):
        return at, at + 1
    if at in line.quoted and line.is_mark(at) and line.word(at - 1) in {",", "?", "!", "."}:
        return 0, at + 1
    if line.word(at) not in {",", "–", "—", "-", "--"} or at == 0:
        return None
    if line.is_block(at - 1):
        return at - 1, at
    if at < 3 and line.word(0) not in grammar("prepositions") | grammar("openers") or not (is_clause(line, 0, at) or line.kind == "headline" or line.word(at) == ","):
        return None
    return 0, at


def _only_circumstance(line: Line, at: int) -> bool:
    """Whether nothing but a time, a place or a listener follows: "…, police said on Monday"."""
    at = past_adverbials(line, at)
    if at >= len(line.tokens) or line.is_mark(at):
        return not any(line.is_block(i) for i in range(at, len(line.tokens))) and line.word(at) != ":"
    if line.word(at) in {
        "when",
        "while",
        "as",
        "after",
        "before",
        "following",
        "during",
        "outside",
        "in",
        "at",
        "on",
        "to",
        "via",
        "from",
        "by",
        "of", "amid", "through", "late",
        "early",
    }:
        return not any(line.is_block(i) for i in range(at, len(line.tokens)))
    return False


def _conjoined(line: Line, found: Found) -> bool:
    return line.word(found.start - 1) in {"and", "but", "or", "then"}


def _shared(line: Line, found: Found, before: list[Claim]) -> Range | None:
    """The source of the claim before, for "… and promised that": same subject, same tense."""
    at = found.start - 1
    if line.word(at) not in {"and", "but", ",", "or", "then", "yet"}:
        return None
    for claim in reversed(before):
        tense = (
            claim.found.form == found.form or found.start < found.first or claim.found.start < claim.found.first
        )
        if claim.source is not None and claim.found.finite and tense:
            return claim.source
    return _main_subject(line, at) if not before else None


def _main_subject(line: Line, before: int) -> Range | None:
    """The subject of the last finite verb before, where it is somebody who speaks and no crowd."""
    for at in range(before - 1, 0, -1):
        word = line.word(at)
        finite = word in grammar("auxiliaries") or word in grammar("finite") or (word.endswith("ed") and not line.tokens[at].is_capital)
        if not finite or at in line.quoted or line.word(at - 1) in grammar("auxiliaries") | grammar("determiners"):
            continue
        source = subject_before(line, at)
        if source is None or not speaks(line, source):
            continue
        return None if _crowd(line, source) else source
    return None


def _crowd(line: Line, source: Range) -> bool:
    """Whether the source is the people of the protest, or the protest itself."""
    head = next((at for at in range(*source) if line.word(at) in grammar("prepositions")), source[1])
    return line.word(head - 1) in people_words("participants")


def _participle(line: Line, found: Found, before: list[Claim]) -> Claim | None:
    """ ", saying that …", "issued a statement calling for …": the source is the clause's."""
    word = line.word(found.start - 1)
    if found.start == 0 or word in _SHOWS:
        return None
    if found.passive:
        source = subject_before(line, found.start)
        return (
            _right(line, found, source, "progressive")
            if source is not None and _fit(line, found, source)
            else None
        )
    plain = bool(before) and found.cue.lemma in _SAYING and not line.is_mark(found.start - 1)
    plain = plain and word not in grammar("prepositions")
    if word not in {",", "and", "but", "while", "by", "before", "–", "—"} | _CARRIERS and not plain:
        closed = bool(before) and found.start - 1 in line.quoted
        if not closed:
            return None
    source = next((claim.source for claim in reversed(before) if claim.source is not None), None)
    if source is None:
        source = _main_subject(line, found.start)
    if source is None or not _fit(line, found, source):
        return None
    return _right(line, found, source, "participle")


def _right(line: Line, found: Found, source: Range, rule: str) -> Claim | None:
    reading = read_after(line, found)
    if reading is None or reading.rule == "told nothing":
        return None
    return Claim(found, source, (reading.start, len(line.tokens)), f"{rule}: {reading.rule}", reading.addressee)


def _continued(line: Line, found: Found) -> Claim | None:
    """ "continued to call for", "went on to warn"."""
    at = found.start - 1
    if line.word(at) not in {"continued", "continues", "continue", "began", "on"}:
        return None
    at -= line.word(at) == "on"
    source = subject_before(line, at)
    return (
        _right(line, found, source, "infinitive") if source is not None and _fit(line, found, source) else None
    )


def _bounded(line: Line, claims: list[Claim]) -> Iterator[Claim]:
    """The claims with the end of each content found: where the next claim, or the clause itself, ends it."""
    taken: list[Claim] = []
    for number, claim in enumerate(claims):
        if claim.content is None or claim.content[1] <= claim.found.first:
            taken.append(claim)
            continue
        start, stop = claim.content
        inner: list[Claim] = []
        for later in claims[number + 1 :]:
            edge = _edge(line, later)
            if later.source is not None and claim.source is not None and later.source[0] <= claim.source[0] and later.content is not None and later.content[0] > later.found.first and not later.rule.startswith(("conjoined", "participle")):
                edge = later.found.start - (line.word(later.found.start - 1) == ",")
            if edge is None or edge <= start:
                inner.append(later)
            else:
                stop = min(stop, edge)
                break
        if line.is_block(start):
            end = start + 1
            while end < stop and (line.is_block(end) or line.word(end) in {"and", ","}):
                end += 1
        else:
            end = clause_end(line, start, stop, claim.source)
        taken.append(replace(claim, content=(start, end)))
    yield from _outer(line, taken)


def _edge(line: Line, claim: Claim) -> int | None:
    """Where the words that belong to a later claim begin: None where it may stand inside another's content."""
    if claim.content is not None and claim.content[1] <= claim.found.first:
        return claim.content[0]
    if claim.rule.startswith("participle"):
        return claim.found.start - 1
    if claim.rule.startswith("conjoined"):
        at = claim.found.start - 1
        return at - (line.word(at - 1) == ",")
    if claim.source is None:
        return None
    at = lead(line, claim.source[0])
    before = line.word(at - 1)
    if before in {"and", "but", "while", "as", "although", "though", ";", ",", "after", "when", "before", "since"}:
        return at - 1 - (line.word(at - 2) == "," and before != ",")
    return None


def _outer(line: Line, claims: list[Claim]) -> Iterator[Claim]:
    """Claims inside another's content stay only where a name says them in so many words."""
    for claim in claims:
        holder = next(
            (
                other
                for other in claims
                if other is not claim
                and other.content
                and other.content[0] <= claim.found.first < other.content[1]
            ),
            None,
        )
        if holder is None or (claim.content is not None and claim.content[1] <= claim.found.first):
            yield claim
        elif claim.source is not None and claim.content and _said_outright(line, claim):
            yield replace(claim, inner=True)


def _said_outright(line: Line, claim: Claim) -> bool:
    names = line.names_in(*claim.source) if claim.source else []
    named = any(name.kind in {"person", "organisation", "office", "group"} for name in names)
    return (
        named
        and claim.rule.endswith((": that", ": told", ": urged", ": called on", ": charged", ": bare"))
        and claim.found.cue.lemma
        in {
            "say",
            "tell",
            "claim",
            "argue",
            "warn",
            "promise",
            "deny",
            "accuse",
            "insist",
            "allege",
            "urge",
            "call",
        }
    )


def carriers() -> frozenset[str]:
    """Nouns for things that hold words, in lower case."""
    return _CARRIERS | documents().keys()


__all__ = ["Claim", "Reading", "carriers", "claims_of"]
