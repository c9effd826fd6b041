"""Which names of a sentence are likely to be what it is about: the first, and those beside a cue verb."""

from itertools import pairwise

from onrecord.finding.naming.drafts import Draft, Sentence
from onrecord.tables.cues import cue_forms
from onrecord.tables.grammar import grammar


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
            by_end[tokens[before].end].subject = True
        elif at + 1 < len(tokens) and tokens[at + 1].start in by_start:
            by_start[tokens[at + 1].start].subject = True
    _mark_together(sentence, drafts)
    prepositions = grammar("prepositions")
    starts = {token.start: at for at, token in enumerate(tokens)}
    for draft in drafts:
        at = starts.get(draft.span.start, 0)
        if at == 0 or tokens[at - 1].lower not in prepositions | {"'s"}:
            draft.subject = True
            break


def _mark_together(sentence: Sentence, drafts: list[Draft]) -> None:
    """Note of "X and leaders of Y" at the opening of a sentence that "they" means all of them."""
    for draft, following in pairwise(drafts[:3]):
        between = [t.lower for t in sentence.tokens if draft.span.end <= t.start < following.span.start]
        if between[:1] == ["and"] and len(between) <= 3 and draft.kind in {"person", "group", "organisation"}:
            draft.together = f"{draft.core} and {following.core}"
