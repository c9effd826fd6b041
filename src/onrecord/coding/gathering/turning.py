"""What words assert only weakly, yet tell as an event of its own: elsewhere, on another day, or still ahead."""

import re
from dataclasses import replace

from onrecord.coding.gathering.drafts import Draft
from onrecord.coding.laying.view import View
from onrecord.coding.referring.likeness import localities
from onrecord.coding.referring.references import Reference
from onrecord.tables.chances import ALONE
from onrecord.tables.nearby import nearby

_CONDITION = re.compile(rf"\b(?:{nearby('events', 'on_condition')})\b", re.IGNORECASE)
_WOULD = re.compile(r"\b(?:will|would|shall|['’]ll)\s(?:\w+\s){0,3}\Z", re.IGNORECASE)
_NOT_DONE = re.compile(r"\bnot\s(?:\w+\s){0,2}\Z", re.IGNORECASE)
_THREATENING = re.compile(rf"\b(?:{nearby('events', 'threatening')})\s(?:\w+\s){{0,2}}\Z", re.IGNORECASE)
_CALLED_ON = re.compile(
    rf"\b(?:{nearby('events', 'calling_on')})\s(?!off\b)(?:[\w’',-]+\s){{1,12}}?to\s\Z", re.IGNORECASE
)
_ENDING = re.compile(rf"\b(?:{nearby('events', 'ending_it')})\s(?:\w+\s){{0,2}}\Z", re.IGNORECASE)
_TRIED = re.compile(rf"\b(?:{nearby('events', 'tried')})\sto\s\Z", re.IGNORECASE)
_TO = re.compile(r"\bto\s\Z", re.IGNORECASE)
_MORE = re.compile(rf"\b(?:{nearby('events', 'further_crowd')})\s(?:\w+\s){{1,3}}\Z", re.IGNORECASE)
_REACH = 120


def turned(view: View, drafts: list[Draft], reference: Reference) -> Reference | None:
    """The weak ``reference``, which is to none of ``drafts``, as one that begins another; None where it is none.

    It does where a report of events turns to people in another town, to whom something happened, to what was
    done on another day, or to what is threatened or called for.
    """
    if drafts and _is_elsewhere(view, drafts, reference):
        told = reference.trigger.rule == "group"
        return replace(reference, weight="strong") if told else reference
    if not drafts or reference.trigger.rule in ("people", "kin"):
        return None
    return _by_words_before(view, drafts, reference)


def _by_words_before(view: View, drafts: list[Draft], reference: Reference) -> Reference | None:
    """What the words before it say of it: that it is threatened, called for or was done on a day of its own."""
    before = view.words(max(reference.sentence.span.start, reference.span.start - _REACH), reference.span.start)
    if _is_threatened(view, drafts, reference, before):
        return replace(reference, weight="strong", status="threatened")
    if view.is_quoted(reference.span) or reference.definite:
        return None
    if _is_called_for(drafts, reference, before):
        return replace(reference, weight="strong", status="planned")
    return replace(reference, weight="strong") if _is_of_another_day(drafts, reference, before) else None


def _is_elsewhere(view: View, drafts: list[Draft], reference: Reference) -> bool:
    sentence = reference.sentence
    if not localities(reference) or view.is_quoted(reference.span):
        return False
    if reference.trigger.rule == "people":
        return bool(sentence.figures or sentence.measures)
    counted = any(figure.counts == "people" for figure in sentence.figures)
    new = "blockade" in reference.forms and not any(localities(reference) & d.towns for d in drafts)
    deed = reference.another or new or bool(reference.date and set(reference.forms) - {"rally"})
    return reference.trigger.rule == "group" and reference.status == "occurred" and (counted or deed)


def _is_threatened(view: View, drafts: list[Draft], reference: Reference, before: str) -> bool:
    """Whether it is to be done if something else is not: "if they refuse, we will block the port"."""
    if reference.trigger.rule == "group" or _NOT_DONE.search(before):
        return False
    threat = bool(_THREATENING.search(before))
    sentence = view.words(reference.sentence.span.start, reference.sentence.span.end)
    if not threat and not (_WOULD.search(before) and _CONDITION.search(sentence)):
        return False
    told = reference.forms or reference.date or localities(reference)
    if reference.trigger.rule == "verbs" and any(set(reference.forms) & set(draft.forms) for draft in drafts):
        return False  # "if it rains we will march all the same": the march told of
    return bool(threat or told) and not _is_known(drafts, reference, {"threatened"})


def _is_known(drafts: list[Draft], reference: Reference, told: set[str]) -> bool:
    """Whether an event still ahead, of the same form, is told already."""
    forms = set(reference.forms)
    return any(
        one.status in told and (forms & set(one.forms) or not (forms or one.forms)) and not one.definite
        for draft in drafts
        for one in draft.references
    )


def _is_called_for(drafts: list[Draft], reference: Reference, before: str) -> bool:
    """Whether people are called on to do it: "urged students to boycott the canteen"."""
    if reference.trigger.rule == "group" or reference.status not in (None, "planned", "threatened"):
        return False
    if not _CALLED_ON.search(before):
        return False
    sure = reference.trigger.rule == "frame" and reference.trigger.confidence >= ALONE
    told = bool(sure or reference.forms or reference.date)
    return told and not _is_known(drafts, reference, {"planned", "threatened"})


def _is_of_another_day(drafts: list[Draft], reference: Reference, before: str) -> bool:
    """Whether it was done on a day of its own: "on 11 May they stopped trains"."""
    noun = reference.trigger.rule == "nouns"
    done = reference.status in ("occurred", "under_way") or (reference.status is None and noun)
    tried = bool(_TRIED.search(before))
    if not reference.date or not (done or tried) or (_TO.search(before) and not tried) or _ENDING.search(before):
        return False
    if reference.trigger.rule != "group":
        return True
    new = localities(reference) and not any(localities(reference) & draft.towns for draft in drafts)
    return bool(set(reference.forms) - {"rally"} or (new and _MORE.search(before)))
