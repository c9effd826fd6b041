"""Which drafts are events to be coded, and which are habits, rights, wishes or passing words."""

from onrecord.coding.gathering.drafts import Draft
from onrecord.coding.laying.view import View
from onrecord.tables.chances import OF_PROTEST, TWICE
from onrecord.tables.crowd import crowd_pattern

_GAME = 4  # different words of sport
# Told as done, these are acts with an outcome of their own: something was handed over, hung or thrown on a wall.
_ACTS = frozenset({"petition_delivery", "banner_drop", "projection"})
_OUTCOMES = frozenset({"called_off", "banned", "planned", "threatened", "under_way"})


def worth_coding(view: View, drafts: list[Draft]) -> list[Draft]:
    """The drafts that are mentions; a protest is kept where it is dated, placed, counted or told at length."""
    if _is_about_a_game(view):
        return []
    protests = [draft for draft in drafts if draft.kind == "protest"]
    main = max(protests, key=lambda draft: len(draft.strong), default=None)
    return [draft for draft in drafts if draft.kind != "protest" or draft is main or _has_facts(view, draft)]


def _is_about_a_game(view: View) -> bool:
    """Whether words of sport are many and there are no protest people: teams march, rally and strike too."""
    if crowd_pattern("protest").search(view.text) or view.findings.marked("protest", OF_PROTEST) >= TWICE:
        return False
    found = {match.group().lower() for match in crowd_pattern("sport").finditer(view.text)}
    return len(found) >= _GAME


def _has_facts(view: View, draft: Draft) -> bool:
    """A date, a place, a figure, a measure or an outcome of its own (codebook section 1, Background)."""
    if draft.listed or draft.counter_to:
        return True
    if not draft.strong and draft.towns:  # "In Sale, police detained two protesters": people of another town
        return any(r.sentence.measures and r.trigger.rule == "people" for r in draft.references)
    for reference in draft.strong:
        sentence = reference.sentence
        if reference.date or reference.places or sentence.figures or sentence.measures:
            return True
        if reference.status in _OUTCOMES and not view.is_quoted(reference.span):
            return True
        is_act = bool(set(reference.forms) & _ACTS) and not reference.definite
        if reference.status == "occurred" and (is_act or reference.other_people):
            return True
    return False
