"""A strike or blockade that goes on, named again: "The strike began on 5 May" is to the one told of.

Of what lasts, a report tells when it was called, begun, fought over and ended: on other days than that on
which it told of it first, so that the day is no bar.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.coding.gathering.conflicts import dates_conflict
from onrecord.coding.gathering.drafts import Draft
from onrecord.coding.laying.view import View
from onrecord.coding.referring.likeness import LASTING_AND_SIT_INS, localities
from onrecord.coding.referring.references import Reference
from onrecord.tables.nearby import nearby

_PLAIN = re.compile(r"\b(?:the|this|that)\s\Z", re.IGNORECASE)  # "the first strike" may be another one
_BEGUN = re.compile(
    rf"(?:,\s(?:which|who))?\s(?:[\w-]+\s){{0,3}}?(?:{nearby('events', 'begun')})\b",
    re.IGNORECASE,
)
_REACH = 60  # code points behind it in which its verb stands
_LEAD = 6  # code points before it in which its article stands
_NAMING = ("nouns", "frame", "verbs")
_LONG = ("year", "month", "season")  # "the strike of 2016": grains by which one is told from others


def told_before(view: View, reference: Reference, drafts: Sequence[Draft]) -> Draft | None:
    """The event that goes on and is named plainly: of those of its form, that which most was told of.

    None where words tell it from others ("the second strike"), it is in a town of its own, or none is of its
    form.
    """
    forms = LASTING_AND_SIT_INS.intersection(reference.forms)
    if not (forms and _is_plain(view, reference)) or localities(reference):
        return None
    alike = [
        (len(one.references), at) for at, one in enumerate(drafts) if forms & one.forms and not one.counter_to
    ]
    return drafts[max(alike)[1]] if alike else None


def as_named_again(view: View, reference: Reference, draft: Draft) -> Reference:
    """The reference without what its sentence tells of something else than the event.

    Of what is held already, that it may be extended or is to be lifted says nothing new; a day on which it was
    not begun is that of a ruling on it, or of what led to it.
    """
    held = any(other.status in ("occurred", "under_way") for other in draft.strong)
    if held and reference.status in ("planned", "threatened"):
        reference = replace(reference, status=None)
    if dates_conflict(reference, draft):
        behind = view.words(reference.span.end, reference.span.end + _REACH)
        if not _BEGUN.match(behind):
            reference = replace(reference, date=None, date_phrase=None, other_date=None)
    return reference


def _is_plain(view: View, reference: Reference) -> bool:
    """Whether nothing but an article stands before it, and no year or month tells it from others."""
    if not reference.definite or reference.plural or reference.trigger.rule not in _NAMING:
        return False
    if reference.another or reference.other_people or reference.counter:
        return False
    if reference.date and reference.date.grain in _LONG:
        return False
    start = reference.span.start
    return _PLAIN.search(view.words(max(reference.sentence.span.start, start - _LEAD), start)) is not None
