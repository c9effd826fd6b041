"""What has happened and what only stays away: whose a turnout is, told of a march beside a strike."""

import re

from onrecord.coding.gathering.drafts import Draft
from onrecord.coding.gathering.telling import Telling
from onrecord.coding.laying.view import Sentence
from onrecord.coding.referring.ties_set import AHEAD
from onrecord.records import Span
from onrecord.tables.nearby import nearby

_CROWD = re.compile(rf"\b(?:{nearby('figures', 'of_gatherings')})\b", re.IGNORECASE)
_CALLED_IT = re.compile(
    rf"\b(?:which|who|that)\s(?:(?:had|has|have|jointly)\s){{0,2}}(?:{nearby('figures', 'ran')})\sthe\s"
    rf"(?:{nearby('figures', 'any_event')})\b"
)


def is_stoppage(draft: Draft) -> bool:
    """Whether people only stay away: nobody is arrested or hurt by that, but at what goes on beside it."""
    return bool(draft.forms) and draft.forms <= {"strike", "boycott", "hunger_strike"}


def has_happened(draft: Draft) -> bool:
    """Whether an event is told as more than to come or called off."""
    references = draft.strong or draft.references
    return any(reference.status not in AHEAD for reference in references)


def beside_stoppage(
    telling: Telling, sentence: Sentence, span: Span, told: tuple[Draft, bool], earlier: Draft | None
) -> Draft | None:
    """What people came to, told beside the stoppage ``told``: a turnout is a march's, not the strike's.

    So is a count by those "which called the action", whatever the action was. ``earlier``: the event last
    told before the sentence, of several in one the first that is no stoppage.
    """
    draft, own = told
    if earlier is None or not is_stoppage(draft) or is_stoppage(earlier):
        return None
    words = telling.view.words(sentence.span.start, span.start)
    return earlier if _CALLED_IT.search(words) or (not own and _CROWD.search(words)) else None
