"""Which drafts are events to be coded, and which are habits, rights, wishes or passing words."""

import re

from onrecord.coding.drafts import Draft
from onrecord.coding.view import View
from onrecord.coding.voices import voice_of
from onrecord.tables.chances import OF_PROTEST, TWICE
from onrecord.tables.crowd import crowd_pattern
from onrecord.tables.nearby import nearby

_GAME = 4  # different words of sport
_COURT = re.compile(rf"\b(?:{nearby('events', 'court_words')})\b", re.IGNORECASE)
# Told as done, these are acts with an outcome of their own: something was handed over, hung or thrown on a wall.
_ACTS = frozenset({"petition_delivery", "banner_drop", "projection"})
_OUTCOMES = frozenset({"called_off", "banned", "planned", "threatened", "under_way"})


def worth_coding(view: View, drafts: list[Draft]) -> list[Draft]:
    """The drafts that are mentions; a protest is kept where it is dated, placed, counted or told at length."""
    if _is_about_a_game(view):
        return []
    protests = [draft for draft in drafts if draft.kind == "protest"]
    main = max(protests, key=lambda draft: len(draft.strong), default=None)
    return [
        draft
        for draft in drafts
        if draft is main or (_has_facts(view, draft) if draft.kind == "protest" else _has_office(view, draft))
    ]


def _is_about_a_game(view: View) -> bool:
    """Whether words of sport are many and there are no protest people: teams march, rally and strike too."""
    if crowd_pattern("protest").search(view.text) or view.findings.marked("protest", OF_PROTEST) >= TWICE:
        return False
    found = {match.group().lower() for match in crowd_pattern("sport").finditer(view.text)}
    return len(found) >= _GAME


def _has_office(view: View, draft: Draft) -> bool:
    """Whether a public body acts: a mere name before the words must be that of an office or its holder."""
    if draft.kind == "court" and draft.forms <= {"hearing"} and not _COURT.search(view.text):
        return False  # parliaments and planners hold hearings too
    first = draft.references[0]
    if first.trigger.rule != "named actor":
        return True
    names = [name for name in first.sentence.names if name.span.end <= first.span.start]
    if not names:
        return False
    speaking = {said.speaker.name for said in view.statements if said.speaker and said.voice == "authority"}
    known = [name for name in view.findings.names if name.key == names[-1].key]
    return any(name.full in speaking or voice_of(name) == "authority" for name in known)


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
