"""Attribution without a verb of saying: "according to", "contacted for comment", headlines with a colon."""

from collections.abc import Iterator
from dataclasses import replace

from onrecord.finding.attributing.claim import Claim
from onrecord.finding.attributing.contents import clause_end, is_clause
from onrecord.finding.attributing.cues import Found
from onrecord.finding.attributing.lines import Line
from onrecord.finding.attributing.sources import Range, source_after, speaks, subject_before
from onrecord.tables.bodies import stand_ins
from onrecord.tables.cues import Cue, cue_forms
from onrecord.tables.grammar import grammar
from onrecord.tables.people import documents, people_words

_ACCORDING = Cue("according to", "assert", frozenset({"clause"}))
_COLON = Cue(":", "assert", frozenset({"clause"}))
_DECLINE = Cue("decline", "decline", frozenset())
_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
_BY = frozenset({"by", "on", "per"})
_COPULAS = frozenset({"is", "was", "are", "were", "amounts", "remains"})
_LONGEST_HOLDER = 9  # tokens of "For Fine Gael senator X"
_LATEST_SPEAKER = 8  # tokens before the person who a sentence is about
_FARTHEST_CITED = 12  # tokens from a cue to its "citing"
_CONTACT = ("contacted", "approached", "asked", "reached")
_COMMENT = frozenset({"comment", "response", "comments", "reaction", "statement"})


def according_to(line: Line) -> Iterator[Claim]:
    """ "According to X, …" and "…, according to X": also "per X" never, for it is mostly a rate."""
    for at in range(len(line.tokens) - 2):
        if line.word(at) != "according" or line.word(at + 1) != "to" or at in line.quoted:
            continue
        found = Found(_ACCORDING, "base", at, at, at + 2, False)
        end = _source_end(line, at + 2)
        source = _author(line, at + 2, end)
        if at <= 1 or line.word(at - 1) in {"and", "but", "that"}:
            start = end + (line.word(end) == ",")
            if start < len(line.tokens):
                yield Claim(
                    found,
                    source,
                    (start, clause_end(line, start, len(line.tokens), source)),
                    "according to, before",
                )
        else:
            stop = at - (line.word(at - 1) == ",")
            start = _clause_start(line, stop)
            when = line.word(start) in grammar("prepositions") and not is_clause(line, start, stop)
            if when and line.word(end) == "," and end + 1 < len(line.tokens):
                # "In May, according to the union, 400 walked out": what it tells stands behind it
                tail = (end + 1, clause_end(line, end + 1, len(line.tokens), source))
                yield Claim(found, source, (start, stop), "in the middle", tail=tail)
            else:
                yield Claim(found, source, (start, stop), "according to, after")


def _clause_start(line: Line, stop: int) -> int:
    """Where what ", according to X" is said of begins: behind a semicolon, or at a clause that counts."""
    for at in range(stop - 1, 0, -1):
        if at in line.quoted:
            continue
        if line.word(at) == ";":
            return at + 1
        counts = any(line.word(i)[:1].isdigit() for i in range(at, stop))
        if line.word(at) == "where" and line.word(at - 1) == "," and counts and is_clause(line, at, stop):
            return at + 1
    return 0


def _source_end(line: Line, at: int) -> int:
    end = at
    while end < len(line.tokens) and not line.is_block(end):
        if line.is_mark(end) and not any(
            name.span.start < line.tokens[end].start < name.span.end for name in line.names
        ):
            break
        if line.word(end) in {"who", "which"}:
            break
        if line.word(end) in {"and", "while"} and line.word(end + 1)[:1].isdigit():
            break  # "half a million according to the union and 160,000 by the police's account"
        end += 1
    return end


def by_account(line: Line) -> Iterator[Claim]:
    """ "160,000 by the city police's account", "on the union's figures, 400": whose count it is."""
    for at in range(3, len(line.tokens)):
        if line.word(at) not in grammar("own_counts") or at in line.quoted:
            continue
        if line.word(at - 1) not in _POSSESSIVE:
            continue
        by = next(
            (i for i in range(at - 2, max(-1, at - 10), -1) if line.word(i) in _BY or line.is_mark(i)), None
        )
        if (
            by is None
            or line.word(by) not in _BY
            or line.word(by + 1) in {"our", "my"}
            or not speaks(line, (by + 1, at - 1))
        ):
            continue
        found = Found(_ACCORDING, "base", by, by, by + 1, False)
        stop = by - (line.word(by - 1) == ",")
        start = _count_start(line, stop)
        if start is not None:
            yield Claim(found, (by + 1, at - 1), (start, stop), "according to, after")


def _count_start(line: Line, stop: int) -> int | None:
    """Where the count before ``stop`` begins, after its last conjunction; None where no number is in it."""
    numbered = False
    for at in range(stop - 1, -1, -1):
        word = line.word(at)
        numbered = numbered or word[:1].isdigit() or word in grammar("numbers")
        if word in {",", ";", ":", "and", "but", "–", "—", "("} and numbered:
            return at + 1
        if at in line.quoted or line.is_block(at):
            return None
    return 0 if numbered and line.word(0) not in grammar("prepositions") else None


def held_by(line: Line) -> Iterator[Claim]:
    """'For Senator X, the deal is "a sham"': what somebody thinks of something, in quoted words."""
    if line.word(0) not in {"for", "to"} or not line.quoted:
        return
    head = [
        name
        for name in line.names
        if name.span.start <= line.tokens[min(_LONGEST_HOLDER, len(line.tokens) - 1)].start
    ]
    told = sorted(head, key=lambda name: name.kind != "person")
    person = next((name for name in told if name.kind in {"person", "organisation", "pronoun"}), None)
    end = next(
        (at + 1 for at in range(1, len(line.tokens)) if person and line.tokens[at].end == person.span.end), 0
    )
    if not person or not 0 < end <= _LONGEST_HOLDER:
        return
    start = end + (line.word(end) == ",")
    copula = next(
        (at for at in range(start, min(start + 8, len(line.tokens))) if line.word(at) in _COPULAS), None
    )
    if copula is not None and any(at in line.quoted for at in range(copula + 1, copula + 4)):
        yield Claim(Found(_ACCORDING, "base", 0, 0, 1, False), (1, end), (start, len(line.tokens)), "held by")


def colon_quote(line: Line) -> Iterator[Claim]:
    """'Minister X on breakfast radio: "…"': a quotation that a sentence without a verb of saying introduces."""
    at = next((at for at in line.blocks if at > 1 and line.word(at - 1) == ":"), None)
    if at is None or line.kind == "headline":
        return
    persons = [name for name in line.names_in(0, at) if name.kind == "person"]
    verbs = any(line.word(i) in grammar("displays") for i in range(at))
    if not persons or verbs:
        return
    first = next(i for i in range(at) if line.tokens[i].start >= persons[0].span.start)
    last = next((i + 1 for i in range(at) if line.tokens[i].end >= persons[0].span.end), first + 1)
    if first <= _LATEST_SPEAKER:
        found = Found(_COLON, "base", at - 1, at - 1, at, True)
        yield Claim(found, (first, last), (at, at + 1), "colon quote")


def _author(line: Line, start: int, end: int) -> Range | None:
    """Of "an estimate by union officials" and "a statement on the group's website" the author."""
    if end <= start:
        return None
    head = next((at for at in range(start, end) if line.word(at) in grammar("prepositions")), end)
    words = {line.word(at) for at in range(start, head)}
    if words & (documents().keys() | grammar("reckonings")):
        for name in line.names_in(head, end):
            first = next((at for at in range(head, end) if line.tokens[at].start >= name.span.start), None)
            last = next((at + 1 for at in range(head, end) if line.tokens[at].end >= name.span.end), end)
            if first is not None and (
                line.word(first - 1) in {"by", "from", "of"} or line.word(last) in {"'s", "’s", "'", "’"}
            ):
                return first, last
    source = source_after(line, start)
    return source if source and source[1] <= end else (start, end)


def cited(line: Line, claim: Claim) -> Claim:
    """The claim with its true source: police in "the paper reported, citing police", ``via`` the paper."""
    names = line.names_in(*claim.source) if claim.source else []
    at = next((at for at in range(claim.found.end, len(line.tokens) - 1) if line.word(at) == "citing"), None)
    if at is None or at - claim.found.end > _FARTHEST_CITED or claim.source is None:
        return claim
    head = line.word(claim.source[1] - 1)
    if not any(name.rule.endswith(":media") for name in names) and "media" not in (
        head,
        *stand_ins().get(head, ()),
    ):
        return claim
    source = source_after(line, at + 1)
    return replace(claim, source=source, via=claim.source) if source else claim


def declined(line: Line) -> Iterator[Claim]:
    """ "X has been contacted for comment", "X declined to comment", "X did not respond to a request"."""
    for at in range(len(line.tokens)):
        word = line.word(at)
        if word in _CONTACT and line.word(at - 1) in {"be", "been", "was", "were"}:
            rest = [line.word(i) for i in range(at, min(at + 8, len(line.tokens)))]
            if _COMMENT & set(rest) and "for" in rest:
                start = _verb_start(line, at)
                yield Claim(_found(start, at, rest, line), subject_before(line, start), None, "contacted")
        elif word == "comment" and line.word(at - 1) == "no" and line.word(at - 2) in {"had", "has", "have"}:
            source = subject_before(line, at - 2)
            if source is not None and speaks(line, source):
                yield Claim(Found(_DECLINE, "past", at - 2, at - 2, at + 1, True), source, None, "declined")
        elif word in {"respond", "reply", "comment"} and _refused(line, at):
            start = _verb_start(line, at)
            source = subject_before(line, start)
            if source is not None and speaks(line, source):
                yield Claim(Found(_DECLINE, "base", start, start, at + 1, True), source, None, "declined")


def _found(start: int, at: int, rest: list[str], line: Line) -> Found:
    last = max(n for n, word in enumerate(rest) if word in _COMMENT)
    return Found(_DECLINE, "part", start, start, min(at + last + 1, len(line.tokens)), True)


def _verb_start(line: Line, at: int) -> int:
    words = grammar("auxiliaries") | grammar("adverbs") | grammar("negations")
    while at > 0 and (
        line.word(at - 1) in words
        or line.word(at - 1).endswith("ly")
        or line.word(at - 1) in {"declined", "refused", "to", "yet"}
    ):
        at -= 1
    return at


def _refused(line: Line, at: int) -> bool:
    before = [line.word(i) for i in range(max(0, at - 4), at)]
    declined_to = len(before) > 1 and before[-1] == "to" and before[-2] in {"declined", "refused", "yet"}
    not_done = any(word in grammar("negations") for word in before) and line.word(at) == "respond"
    return declined_to or not_done


def headline_colon(line: Line) -> Iterator[Claim]:
    """ "Mayor: the march must go ahead", 'March banned: police'. Only in headlines."""
    if line.kind != "headline":
        return
    at = next((at for at in range(len(line.tokens)) if line.word(at) in {":"} and at not in line.quoted), None)
    if (
        at is not None
        and 0 < at <= 6
        and (len(line.tokens) - at > 3 or line.is_block(at + 1))
        and _someone(line, 0, at)
    ):
        yield Claim(
            Found(_COLON, "base", at, at, at + 1, True), (0, at), (at + 1, len(line.tokens)), "headline colon"
        )
        return
    end = len(line.tokens)
    dash = next(
        (at for at in range(end - 1, max(0, end - 6), -1) if line.word(at) in {"-", "–", "—", ":"}), None
    )
    if dash is not None and dash > 3 and 0 < end - dash - 1 <= 4 and _someone(line, dash + 1, end):
        yield Claim(
            Found(_COLON, "base", dash, dash, dash + 1, True), (dash + 1, end), (0, dash), "headline dash"
        )


def _someone(line: Line, first: int, end: int) -> bool:
    """Whether a headline's label is a source ("Mayor", "police"), not a rubric ("LIVE")."""
    verbs = cue_forms().keys() | grammar("auxiliaries") | grammar("rubrics") | {"their", "my", "our", "your"}
    rubric = any(line.word(at) in verbs for at in range(first, end))
    nouns = people_words("roles") | people_words("groups") | people_words("singular_groups")
    return not rubric and (bool(line.names_in(first, end)) or line.word(end - 1) in nouns)
