"""Days that head a part of a report: "3. Tbilisi, 14 May. After the vote, several thousand blocked the square."

Monitors, registers and chronicles tell one event after the other so: what stands below such a head without a day
of its own was on that day.
"""

import re
from collections.abc import Mapping

from onrecord.coding.dates.phrases import resolve
from onrecord.coding.laying.view import Sentence, View
from onrecord.coding.places.context import is_heading
from onrecord.coding.referring.references import Reference
from onrecord.coding.referring.ties_set import AHEAD
from onrecord.records import DatePhrase, When

_LABELS = frozenset({"date", "iso", "numeric", "date_range", "weekday", "ordinal_day"})
_FEWEST = 2  # heads with a day: one alone is the day of writing, or an ordinary line
_LONGEST = 90  # code points of a head
# A number, a town and its district before the day, and nothing behind it.
_BEFORE = re.compile(
    r"\W*(?:(?:No\.\s?)?\d{1,2}[.)]?\s)?(?:[(\[]?[^\W\d_a-z][\w’'.()-]*[,.:;/–—-]?\s(?:[–—-]\s)?){0,6}\(?"
)
_BEHIND = re.compile(r"\W*")

Headed = Mapping[int, tuple[DatePhrase, When]]


def headed_days(view: View) -> Headed:
    """By the index of a sentence, the day at the head of its passage, or of the heading that it stands below."""
    found: dict[int, tuple[DatePhrase, When]] = {}
    heads = 0
    section: tuple[DatePhrase, When] | None = None
    here: tuple[DatePhrase, When] | None = None
    last = -1
    for sentence in view.sentences:
        opens, last = sentence.passage != last, sentence.passage
        here = None if opens else here
        heading = opens and is_heading(view.report, sentence.passage)
        told = _day_at_head(view, sentence)
        if heading:
            section = told
        elif told:
            here = told
        heads += told is not None
        if told is None and (day := here or section):
            found[sentence.index] = day
    return found if heads >= _FEWEST else {}


def _day_at_head(view: View, sentence: Sentence) -> tuple[DatePhrase, When] | None:
    """The day that a sentence tells and nothing but a place beside it."""
    if not sentence.dates or len(sentence.span) > _LONGEST or sentence.post is not None:
        return None
    phrase = sentence.dates[-1]
    if phrase.label not in _LABELS or dict(phrase.parts).get("bound"):
        return None
    before = view.words(sentence.span.start, phrase.span.start)
    behind = view.words(phrase.span.end, sentence.span.end)
    if not _BEFORE.fullmatch(before) or not _BEHIND.fullmatch(behind):
        return None
    when = resolve(phrase, view.report, "past")
    return (phrase, when) if when and when.start else None


def is_headed(status: str | None, sentence: Sentence) -> bool:
    """Whether what a sentence tells may be of the day at its head: no day of its own, and not to come.

    "Overnight" is then the night of that day.
    """
    own = any(one.label not in ("clock", "dateline") and not is_of_night(one) for one in sentence.dates)
    return status not in AHEAD and not own


def stands_below(reference: Reference) -> bool:
    """Whether its day is that at the head of its part of the report."""
    day = reference.date_phrase
    return day is not None and day.span.end <= reference.sentence.span.start


def is_of_night(phrase: DatePhrase) -> bool:
    """Whether a date phrase is no more than "overnight" or "last night"."""
    return dict(phrase.parts).get("word", "") in ("overnight", "last night")
