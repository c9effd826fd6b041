"""Crowds in another town that no word for protest tells of: "In Ayacucho, some 900 relatives walked out".

In a report on protests, people counted behind a town at the head of a sentence are a part of their own.
"""

import re
from collections.abc import Mapping
from dataclasses import replace

from onrecord.coding.counted import variable_of
from onrecord.coding.drafts import Draft
from onrecord.coding.fronts import front_of
from onrecord.coding.references import Reference
from onrecord.coding.view import Sentence, View
from onrecord.records import Figure, PlacePhrase, Where
from onrecord.tables.groups import plural_kind
from onrecord.tables.nearby import nearby

_HELD = ("occurred", "under_way")
_GIVEN = frozenset({"counting before", "saying before", "numbering before"})  # "organisers counted 1,200"
_LEAD = 60  # code points before a number in which somebody counts
_COUNTED = re.compile(
    rf"\b(?:{nearby('figures', 'counted_there')})\s(?:the\s(?:crowd|turnout|number)\sat\s)?"
    r"(?:(?:about|some|around|more than)\s)?\Z"
)
_FAR = 8  # sentences back in which the report last told of a protest


def with_counted_fronts(view: View, drafts: list[Draft], resolved: Mapping[PlacePhrase, Where]) -> list[Draft]:
    """``drafts`` and one more for each town at the head of a sentence that counts a crowd there."""
    protests = [draft for draft in drafts if draft.kind == "protest"]
    held = [r for draft in protests for r in draft.strong if r.status in _HELD]
    added: list[Draft] = []
    for sentence in view.sentences:
        if not sentence.figures or not sentence.places or not held:
            continue
        if any(sentence.index in draft.told_in for draft in protests):
            continue
        front = front_of(view, sentence, resolved)
        town = (front[1].locality or "").lower() if front else ""
        if not front or any(town in draft.towns for draft in (*protests, *added)):
            continue
        before = [r for r in held if 0 < sentence.index - r.sentence.index <= _FAR]
        crowd = next(
            (figure for figure in sentence.figures if _is_crowd(view, sentence, figure, front[0])), None
        )
        if crowd and before:
            added.append(_of_crowd(before[-1], sentence, crowd, front))
    return sorted([*drafts, *added], key=lambda draft: draft.references[0].span) if added else drafts


def _is_crowd(view: View, sentence: Sentence, figure: Figure, town: PlacePhrase) -> bool:
    """Whether people are counted behind the town who do there what a crowd at a protest does."""
    if figure.span.start < town.span.end or view.is_quoted(figure.span):
        return False
    if figure.unit is None:
        given = figure.rule in _GIVEN and figure.counts == "people"
        return given or _is_count(view, sentence, figure)
    noun = figure.unit.of(view.text).lower().split()[-1]
    if plural_kind(noun) not in ("people", "participants"):
        return False
    return variable_of(view, sentence, figure, frozenset({"members"})) == "participants"


def _is_count(view: View, sentence: Sentence, figure: Figure) -> bool:
    """Whether a bare number is what somebody counted there: "In Hove, organisers counted 1,200"."""
    lead = view.words(max(sentence.span.start, figure.span.start - _LEAD), figure.span.start)
    return figure.counts in ("people", "unknown") and _COUNTED.search(lead) is not None


def _of_crowd(last: Reference, sentence: Sentence, crowd: Figure, front: tuple[PlacePhrase, Where]) -> Draft:
    """A draft of the crowd, told as what ``last`` told before it."""
    trigger = replace(last.trigger, span=crowd.span, rule="people", forms=())
    reference = replace(
        last,
        trigger=trigger,
        sentence=sentence,
        weight="strong",
        status="occurred",
        definite=False,
        date=None,
        date_phrase=None,
        other_date=None,
        places=(front,),
        loose=frozenset(),
        title="",
        wide=False,
    )
    draft = Draft("protest")
    draft.add(reference)
    draft.towns.add((front[1].locality or "").lower())
    return draft
