"""Which names of a sentence are likely to be what it is about: the first, and those beside a cue verb."""

from itertools import pairwise

from onrecord.finding.naming.drafts import Draft, Sentence
from onrecord.finding.tokens import Token
from onrecord.tables.cues import cue_forms
from onrecord.tables.grammar import grammar

_BE = frozenset({"is", "are", "was", "were", "be", "been", "being"})
_TURNED = frozenset({"said", "says", "added"})
"""Verbs that stand before whoever says it: "…," said Jane Low."""
_MARKS = frozenset({'"', "“", "”"})


def mark_subjects(sentence: Sentence, drafts: list[Draft]) -> None:
    """Set ``subject`` of the drafts of one sentence."""
    by_end = {draft.span.end: draft for draft in drafts}
    by_start = {draft.span.start: draft for draft in drafts}
    tokens = sentence.tokens
    for at, token in enumerate(tokens):
        if token.lower not in cue_forms():
            continue
        before = at - 1
        while before >= 0 and (
            tokens[before].lower in grammar("adverbs") or tokens[before].lower in grammar("auxiliaries")
        ):
            before -= 1
        if before >= 0 and tokens[before].end in by_end:
            passive = any(one.lower in _BE for one in tokens[before + 1 : at + 1])
            _mark_subject(by_end[tokens[before].end], speaks=not passive)
        elif at + 1 < len(tokens) and tokens[at + 1].start in by_start:
            turned = token.lower in _TURNED and at > 0 and tokens[at - 1].text in _MARKS
            _mark_subject(by_start[tokens[at + 1].start], speaks=turned)
    _mark_quoted(tokens, drafts)
    _mark_together(sentence, drafts)
    prepositions = grammar("prepositions")
    starts = {token.start: at for at, token in enumerate(tokens)}
    for draft in drafts:
        at = starts.get(draft.span.start, 0)
        if at == 0 or tokens[at - 1].lower not in prepositions | {"'s"}:
            draft.subject = True
            break


def _mark_subject(draft: Draft, speaks: bool) -> None:
    draft.subject, draft.speaks = True, draft.speaks or speaks


def _mark_quoted(tokens: list[Token], drafts: list[Draft]) -> None:
    """Note which names stand inside quotation marks; a sentence may begin or end within a quotation."""
    marks = [at for at, token in enumerate(tokens) if token.text in _MARKS]
    if not marks:
        return
    opens = {tokens[at].start: _opens(tokens, at) for at in marks}
    inside = not opens[tokens[marks[0]].start]
    places = sorted(
        [*((start, None) for start in opens), *((one.span.start, one) for one in drafts)], key=_place
    )
    for start, draft in places:
        if draft is None:
            inside = opens[start]
        else:
            draft.quoted = inside


def _place(one: tuple[int, Draft | None]) -> int:
    return one[0]


def _opens(tokens: list[Token], at: int) -> bool:
    """Whether a mark opens a quotation: by its form, else by the word that follows it without a space."""
    if tokens[at].text in "“”":
        return tokens[at].text == "“"
    return at + 1 < len(tokens) and tokens[at + 1].start == tokens[at].end and tokens[at + 1].is_word


def _mark_together(sentence: Sentence, drafts: list[Draft]) -> None:
    """Note of "X and leaders of Y" at the opening of a sentence that "they" means all of them."""
    for draft, following in pairwise(drafts[:3]):
        between = [t.lower for t in sentence.tokens if draft.span.end <= t.start < following.span.start]
        if between[:1] == ["and"] and len(between) <= 3 and draft.kind in {"person", "group", "organisation"}:
            draft.together = f"{draft.core} and {following.core}"
