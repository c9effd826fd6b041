"""Whether what lasts still went on as the report was written, and whether what was put off has a new day."""

import re
from datetime import timedelta

from onrecord.coding.gathering.drafts import Draft
from onrecord.coding.laying.view import View
from onrecord.coding.referring.likeness import LASTING_AND_SIT_INS, days
from onrecord.coding.referring.references import Reference
from onrecord.records import When
from onrecord.tables.nearby import nearby

_BESIDE = frozenset({"walkout", "picket", "rally", "banner_drop", "direct_action"})
"""Forms that may stand beside those that last: strikers picket, campers rally."""
_REACH = 120  # code points behind what was put off in which its new day is told
_FRESH = timedelta(days=45)
"""What is dated no longer before publication may still go on: its date may be that of its beginning."""
_GOING_ON = re.compile(rf"\b(?:{nearby('events', 'going_on')})(?!\w)", re.IGNORECASE)
_ENDED = re.compile(rf"\b(?:{nearby('events', 'brought_to_an_end')})(?!\w)", re.IGNORECASE)
_PUT_OFF = re.compile(
    rf"[^.;]{{0,60}}\b(?:{nearby('events', 'put_off')})\s(?:to|until|till|by|for)\s", re.IGNORECASE
)


def goes_on(view: View, draft: Draft, when: When | None) -> bool:
    """Whether sentences on a strike, an occupation or the like say that it goes on, and none that it ended."""
    lasts = bool(draft.forms & LASTING_AND_SIT_INS) and draft.forms <= LASTING_AND_SIT_INS | _BESIDE
    if draft.kind != "protest" or not lasts:
        return False
    if _is_over(view, when) or {r.status for r in draft.strong} <= {"planned", "threatened"}:
        return False
    told = {r.sentence.index: r.sentence.span for r in draft.strong}
    if any(_ENDED.search(view.text, span.start, span.end) for span in told.values()):
        return False
    return any(_GOING_ON.search(view.text, span.start, span.end) for span in told.values())


def _is_over(view: View, when: When | None) -> bool:
    published = view.report.published
    span = days(when) if when else None
    return bool(published and span and span[1] < published - _FRESH)


def put_off_to(view: View, reference: Reference) -> bool:
    """Whether the words behind it give what was put off a new day: "was postponed until Saturday"."""
    if reference.status != "called_off":
        return False
    end = min(reference.sentence.span.end, reference.span.end + _REACH)
    return _PUT_OFF.match(view.text, reference.span.end, end) is not None
