"""Positions told beside a name: "X, director of the Y,", "X of the Y (ABC)", "the union's President, X,"."""

from onrecord.finding.naming.drafts import Draft, Sentence
from onrecord.finding.naming.evidence import acronym_after
from onrecord.finding.tokens import Token
from onrecord.records import Report, Span
from onrecord.tables.bodies import stand_ins
from onrecord.tables.grammar import grammar
from onrecord.tables.people import people_words

_LONGEST = 24
_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
_MEMBER = frozenset({"of", "from", "with"})


def add_positions(report: Report, sentence: Sentence, drafts: list[Draft]) -> None:
    """Give the people of a sentence the role and body that stand after or before them."""
    tokens = sentence.tokens
    ends = {token.end: at for at, token in enumerate(tokens)}
    starts = {token.start: at for at, token in enumerate(tokens)}
    for index, draft in enumerate(drafts):
        at = ends.get(draft.span.end)
        first = starts.get(draft.span.start)
        if at is None or first is None:
            continue
        if draft.kind == "organisation" and (acronym := acronym_after(tokens, at + 1, first)):
            _alias(drafts, acronym.start, draft)
        if draft.kind == "organisation" and first > 1 and tokens[first - 1].text == ",":
            noun = tokens[first - 2].lower
            known = noun in stand_ins() or noun in people_words("singular_groups")
            draft.apposed_from = tokens[first - 2].start if known else -1
        if draft.kind != "person":
            continue
        _after(report, sentence, drafts, index, at + 1)
        if not draft.role:
            _before(report, sentence, drafts, index, first)
        body_next = at + 2 < len(tokens) and tokens[at + 1].lower in {"of", "from", "at"}
        if body_next and not draft.organisation and draft.rule != "capitals":
            draft.organisation = _body_at(drafts, tokens[at + 2].start)


def _alias(drafts: list[Draft], start: int, full: Draft) -> None:
    for draft in drafts:
        if draft.span.start == start:
            name = full.core.removeprefix("the ").removeprefix("The ")
            draft.alias_of, draft.kind, draft.body = full.alias_of or name, "organisation", full.body
            draft.rule = "acronym told"


def _past_age(tokens: list[Token], at: int) -> int:
    """The comma behind an age in brackets: "Jane Doe (71), a retired nurse"."""
    aged = [token.text for token in tokens[at + 2 : at + 4]] == [")", ","] and tokens[at + 1].text.isdigit()
    return at + 3 if tokens[at].text == "(" and aged and at + 4 < len(tokens) else at


def _after(report: Report, sentence: Sentence, drafts: list[Draft], index: int, at: int) -> None:
    """ "…, a spokesman for Z," and "…, director of the Y," and "…, 34, a teacher,"."""
    tokens, draft = sentence.tokens, drafts[index]
    if at + 1 >= len(tokens) or tokens[at].text not in {",", "(", "–", "—"}:
        return
    at = _past_age(tokens, at)
    first = at + 1
    if tokens[first].text.isdigit() and first + 2 < len(tokens) and tokens[first + 1].text == ",":
        first += 2
    end = first
    while (
        end < len(tokens)
        and end - first < _LONGEST
        and tokens[end].text not in {",", ";", ":", ")", ".", "–", "—", "“", '"'}
    ):
        end += 1
    words = [token.lower for token in tokens[first:end]]
    if not words or words[0] in {"who", "which", "said", "told", "says", "added"} or end == len(tokens):
        return
    if tokens[at].text in {"–", "—"} and tokens[end].text != tokens[at].text:
        return
    linked = next(
        (n for n, word in enumerate(words) if word in {"of", "for", "at", "from", "with", "in", "who", "to"}),
        len(words),
    )
    if linked == 0 and words[0] in _MEMBER:
        draft.organisation = draft.organisation or _body_at(drafts, tokens[first + 1].start)
    if linked == 0 or not any(word in people_words("roles") for word in words[:linked]):
        return
    if any(word in grammar("auxiliaries") for word in words[:linked]):
        return
    start = first + (words[0] in {"a", "an", "the", "one"})
    body = (
        linked + first + 1
        if linked < len(words) and words[linked] in {"of", "for", "at", "from", "with", "in"}
        else None
    )
    role_end = first + linked
    if body is not None:
        draft.organisation = _body_at(drafts, tokens[min(body, end - 1)].start) or draft.organisation
        if draft.organisation is None:
            role_end = end
    draft.rule = "position after" if draft.rule == "capitals" else draft.rule
    draft.confidence = max(draft.confidence, 0.8)
    span = Span(tokens[start].start, tokens[role_end - 1].end)
    draft.role = draft.role or " ".join(span.of(report.text).split()) or None
    last = tokens[first + linked - 1].lower
    if last in people_words("female_roles"):
        draft.gender = draft.gender or "female"
    elif last in people_words("male_roles"):
        draft.gender = draft.gender or "male"


def _before(report: Report, sentence: Sentence, drafts: list[Draft], index: int, first: int) -> None:
    """ "The union's President, X," and "the man's cousin, X,"."""
    tokens, draft = sentence.tokens, drafts[index]
    if first < 2 or tokens[first - 1].text != ",":
        return
    if tokens[first - 2].lower not in people_words("roles"):
        _long_before(report, sentence, draft, first)
        return
    start = first - 2
    while start > 0 and (
        tokens[start - 1].lower in people_words("role_modifiers") | people_words("roles")
        or _capitals(tokens[start - 1], tokens[start])
    ):
        start -= 1
    if start > 2 and "of" in {
        tokens[start - 1].lower,
        tokens[start - 2].lower,
    }:  # "the chair of the council, X,"
        _long_before(report, sentence, draft, first)
        if draft.role:
            return
    span = Span(tokens[start].start, tokens[first - 2].end)
    draft.role = " ".join(span.of(report.text).split())
    draft.apposed_from = tokens[start].start
    if start > 1 and tokens[start - 1].lower in _POSSESSIVE:
        draft.organisation = draft.organisation or _body_ending(drafts, tokens[start - 2].end)
    draft.rule = "position before" if draft.rule == "capitals" else draft.rule
    draft.confidence = max(draft.confidence, 0.8)


def _capitals(token: Token, following: Token) -> bool:
    """Whether two words with capitals stand in one position: "Public Relations" before "Officer"."""
    return token.is_capital and following.is_capital and token.lower not in grammar("never_names")


def _long_before(report: Report, sentence: Sentence, draft: Draft, first: int) -> None:
    """ "the chairman of the union at the university, X,": the position is the first noun of the stretch."""
    tokens = sentence.tokens
    start = first - 1
    while start > 0 and tokens[start - 1].is_word and first - start < _LONGEST:
        start -= 1
    while start < first and tokens[start].lower in grammar("determiners"):
        start += 1
    end = start
    while end < first and tokens[end].lower in people_words("role_modifiers") | people_words("roles"):
        end += 1
    while end > start and tokens[end - 1].lower in {"of", "and"}:
        end -= 1
    if (
        end == start
        or tokens[end - 1].lower not in people_words("roles")
        or tokens[end].lower not in {"of", "for", "at", "with"}
    ):
        return
    draft.role = " ".join(Span(tokens[start].start, tokens[end - 1].end).of(report.text).split())
    draft.organisation = " ".join(Span(tokens[end + 1].start, tokens[first - 2].end).of(report.text).split())
    draft.organisation = draft.organisation.removeprefix("the ")
    draft.apposed_from = tokens[start].start
    draft.rule = "position before" if draft.rule == "capitals" else draft.rule
    draft.confidence = max(draft.confidence, 0.8)


def _body_ending(drafts: list[Draft], end: int) -> str | None:
    """The body whose name ends at ``end``: the one in "the Weir Tenants' Association's chair"."""
    for draft in drafts:
        if draft.kind == "organisation" and draft.span.end == end and draft.core[:1].isupper():
            return draft.alias_of or draft.core.removeprefix("the ").removeprefix("The ")
    return None


def _body_at(drafts: list[Draft], start: int) -> str | None:
    """The body named at ``start``, or right after an article there."""
    for draft in drafts:
        if draft.kind == "organisation" and start <= draft.span.start <= start + 4:
            return draft.alias_of or draft.core.removeprefix("the ").removeprefix("The ")
    return None
