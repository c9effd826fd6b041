"""Who acts in an answer to protest: organisations and offices, never private persons."""

import re

from onrecord.coding.drafts import Draft
from onrecord.coding.view import View
from onrecord.records import Actor, Coding

_CODER = "actors@1"


def actor_codings(view: View, draft: Draft) -> list[Coding]:
    """Who acts in an answer to protest: the nearest body or office before the words, or the one after "by"."""
    reference = draft.references[0]
    clause = view.clause(reference.sentence, reference.span)
    names = [
        n
        for n in reference.sentence.names
        if n.kind in ("organisation", "office") or (n.kind == "person" and n.role)
    ]
    by = re.compile(r"\bby\s+(?:the\s+)?").search(
        view.text, reference.span.start, min(clause.end, reference.span.end + 60)
    )
    after = [n for n in names if by and by.end() - 4 <= n.span.start <= by.end() + 2]
    before = [n for n in names if clause.start <= n.span.start and n.span.end <= reference.span.start]
    chosen = after[0] if after else before[-1] if before else None
    if chosen is None:
        return []
    value = Actor(chosen.full, chosen.kind, chosen.role, chosen.organisation)
    return [Coding("actor", value, (chosen.span,), _CODER, 0.55)]
