"""At what time a figure was so: "by 9 pm the number had risen to 365" (codebook section 4)."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import replace

from onrecord.coding.dates.phrases import at_clock
from onrecord.coding.laying.view import Sentence, View
from onrecord.records import Coding, DatePhrase, Size, Span, When

_BY = re.compile(r"\b(?:by|as of|as at|until|up to)\s(?:about\s|around\s)?\Z", re.IGNORECASE)
_CLOCK = "clock"


def with_times(view: View, codings: Iterable[Coding], when: When | None) -> list[Coding]:
    """The codings of a mention, its figures with the time at which they were so, as an ISO 8601 local time.

    ``when`` is the day of the mention: a time without a day is of that day.
    """
    starts = [sentence.span.start for sentence in view.sentences]
    found = []
    for coding in codings:
        if isinstance(coding.value, Size):
            at = bisect_right(starts, coding.spans[0].start) - 1
            told = _time(view, view.sentences[at], coding.spans[0], when) if at >= 0 else None
            found.append(replace(coding, value=replace(coding.value, as_of=told)) if told else coding)
        else:
            found.append(coding)
    return found


def _time(view: View, sentence: Sentence, span: Span, when: When | None) -> str | None:
    """The time that the sentence of a figure gives for it: the nearest "by" which it was so, or was told."""
    told = [phrase for phrase in sentence.dates if _CLOCK in dict(phrase.parts) and _bears(view, phrase, span)]
    if not told or when is None:
        return None
    phrase = min(told, key=lambda phrase: abs(phrase.span.start - span.start))
    day = replace(when, grain="day", start=(when.start or "")[:10] or None, end=(when.end or "")[:10] or None)
    timed = at_clock(day, phrase)
    return timed.start if timed.start and "T" in timed.start else None


def _bears(view: View, phrase: DatePhrase, span: Span) -> bool:
    """Whether the time is not when people came but when so many had: after "by", or beside the saying of it."""
    before = view.words(phrase.span.start - 16, phrase.span.start)
    words = phrase.span.of(view.text)
    if _BY.search(before) or words.lower().startswith(("by ", "as of ", "until ")):
        return True
    said = view.statement_at(span)
    return said is not None and said is not view.statement_at(phrase.span)
