"""Running totals of arrests, injuries and deaths: of the event whose arrests, injuries or deaths were told."""

import re
from collections.abc import Sequence

from onrecord.coding.gathering.drafts import Draft
from onrecord.coding.laying.view import Sentence, View
from onrecord.records import Coding
from onrecord.tables.nearby import nearby

_BEFORE = 60  # code points before a figure in which words for a total stand
_SUMMED = frozenset(
    {"arrests", "detained", "charged", "deaths", "injured_participants", "injured_police", "injured_other"}
)
# "The number of arrests stood at 14", "bringing the total to 47", "in all, 38 people have been arrested".
_TOTAL = re.compile(
    rf"\b(?:{nearby('figures', 'sums')})\b|\b(?:{nearby('figures', 'sums_of')})\s(?:had\s|has\s)?"
    rf"(?:{nearby('figures', 'sum_verbs')})\b|\b(?:in all|altogether)\b",
    re.IGNORECASE,
)

Told = tuple[Draft, Coding, Sentence]


def with_totals(view: View, told: Sequence[Told]) -> list[tuple[Draft, Coding]]:
    """Every coding with its event; a total in a sentence that names no event goes to the one that it adds up.

    That is the only event of which the same variable is told otherwise.
    """
    counted: dict[str, dict[int, Draft]] = {}
    for draft, coding, sentence in told:
        if coding.variable in _SUMMED and not _is_total(view, coding, sentence):
            counted.setdefault(coding.variable, {})[id(draft)] = draft
    found = []
    for draft, coding, sentence in told:
        drafts = counted.get(coding.variable, {})
        elsewhere = len(drafts) == 1 and id(draft) not in drafts and sentence.index not in draft.told_in
        moved = elsewhere and _is_total(view, coding, sentence)
        found.append((next(iter(drafts.values())) if moved else draft, coding))
    return found


def _is_total(view: View, coding: Coding, sentence: Sentence) -> bool:
    start = coding.spans[0].start
    words = view.words(max(sentence.span.start, start - _BEFORE), start)
    return coding.variable in _SUMMED and _TOTAL.search(words) is not None
