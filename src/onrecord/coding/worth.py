"""Which drafts are events to be coded, and which are habits, rights, wishes or passing words."""

from onrecord.coding.gathering import Draft
from onrecord.coding.view import View

_OUTCOMES = frozenset({"called_off", "banned", "planned", "threatened", "under_way"})


def worth_coding(view: View, drafts: list[Draft]) -> list[Draft]:
    """The drafts that are mentions; a protest is kept where it is dated, placed, counted or told at length."""
    protests = [draft for draft in drafts if draft.kind == "protest"]
    main = max(protests, key=lambda draft: len(draft.strong), default=None)
    return [draft for draft in drafts if draft is main or draft.kind != "protest" or _has_facts(view, draft)]


def _has_facts(view: View, draft: Draft) -> bool:
    """A date, a place, a figure, a measure or an outcome of its own (codebook section 1, Background)."""
    if draft.listed or draft.counter_to:
        return True
    for reference in draft.strong:
        sentence = reference.sentence
        if reference.date or reference.places or sentence.figures or sentence.measures:
            return True
        if reference.status in _OUTCOMES and not view.is_quoted(reference.span):
            return True
    return False
