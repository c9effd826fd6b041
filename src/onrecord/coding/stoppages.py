"""Strikes beside which people march: whose a turnout is, and whose what befell people."""

import re

from onrecord.coding.drafts import Draft
from onrecord.coding.telling import Telling
from onrecord.coding.view import Sentence
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


def beside_stoppage(
    telling: Telling, sentence: Sentence, span: Span, told: tuple[Draft, bool], gathering: Draft | None
) -> Draft | None:
    """What people came to, told beside the stoppage ``told``: a turnout is a march's, not the strike's.

    So is a count by those "which called the action", whatever the action was. ``gathering``: what people
    last came to, told shortly before the sentence.
    """
    draft, own = told
    if gathering is None or not is_stoppage(draft):
        return None
    words = telling.view.words(sentence.span.start, span.start)
    return gathering if _CALLED_IT.search(words) or (not own and _CROWD.search(words)) else None
