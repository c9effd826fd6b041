"""What stands beside a date and the words of an event: more features of the choice in ``days_weighed.py``.

Where in its sentence a date stands, what is between it and the event, and how the event is told.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from onrecord.coding.circumstances.nearness import apart
from onrecord.coding.gathering.drafts import Draft
from onrecord.coding.laying.view import Sentence, View
from onrecord.coding.referring.likeness import LASTING, days
from onrecord.coding.referring.references import Reference
from onrecord.coding.referring.ties_set import AHEAD
from onrecord.records import DatePhrase, When
from onrecord.tables.nearby import nearby

_LEAD, _NEXT, _CLOSE = 12, 2, 6  # code points before a date that opens its sentence; words
_LATE = 20  # sentences
_COUNTED = frozenset({"relative", "nth"})
_MOMENTS = frozenset({"negotiation", "meeting", "hearing", "consultation", "legal_challenge"})
"""Answers that are set for a day, and told of before it."""
_PAST = re.compile(rf"\b(?:{nearby('events', 'leads_back')}|had|\w{{2,}}ed)\b(?!-)", re.IGNORECASE)
_ELSEWHERE = re.compile(
    r"[\W_]*(?:(?:And |But )?(?:In|At|Outside|Across|Over in) (?:the |nearby |neighbouring |neighboring )?[A-Z]"
    r"|(?:Elsewhere|Similar|Smaller|Other|Another|Further|Meanwhile|Solidarity|Separately|There (?:were|was))\b)"
)
_OF_LIVE = (
    "ruled", "ruled, own words", "ruled, report of the day", "ruled, told nearby", "ruled, day of the news",
    "ruled, counted back", "same sentence", "near", "last days", "its own", "none", "none, ruled",
    "day of the event before", "day of the news", "none, to come", "none, no date in its sentences",
    "to come, and so is the event", "clock only", "very long ago",
)  # fmt: skip
_NEWS = ("day of the news", "day of the report", "day of the event before", "near", "same sentence")
_OF_LATE = ("day of the news", "day of the report", "none")
_FIRST = 2  # sentences: the headline and what a report begins with
_OF_FIRST = (
    "near", "same sentence", "day of the news", "day of the report", "first day of the head", "none",
    "last days", "in the head",
)  # fmt: skip
_OF_SAME = ("day of the news", "day of the event before", "counted on")
_AS_OF = re.compile(r"\bas (?:of|at) \Z", re.IGNORECASE)
_OF_HAD = ("day of the news", "day of the report", "last days", "near", "same sentence", "very long ago")


def of_place(view: View, sentence: Sentence, phrase: DatePhrase, mine: Sequence[Reference]) -> Iterator[str]:
    """Where a date stands: in its sentence, and to the words of an event in it (``mine``)."""
    if phrase.label in ("year", "month"):
        yield f"label, {phrase.label}"
    if phrase.label in _COUNTED:
        yield "label, counted"
    if phrase.span.start - sentence.span.start <= _LEAD:
        yield "opens its sentence"
    if not mine:
        return
    nearest = min(mine, key=lambda one: apart(view, phrase, one))
    breaks, gap = apart(view, phrase, nearest)
    before = phrase.span.start < nearest.span.start
    if not breaks and gap <= _CLOSE:
        way = "before" if before else "behind"
        yield f"next to its words, {way}" if gap <= _NEXT else f"close to its words, {way}"
    if before:
        yield "before its words"
    first, second = sorted((phrase.span, nearest.span))
    between = view.words(first.end, second.start)
    if not before and _PAST.search(between):
        yield "verb of the past between"
    if before and not _PAST.search(between) and nearest.trigger.rule != "nouns":
        yield "leads up to its words"
    if not before and nearest.trigger.rule == "nouns" and not _PAST.search(between):
        yield "behind a new noun" if nearest.introduced else "behind a noun"
    if _AS_OF.search(view.words(phrase.span.start - 8, phrase.span.start)):
        yield "as of"
    if view.is_quoted(phrase.span) != view.is_quoted(nearest.span):
        yield "quoted otherwise than its words"
    if view.statement_at(phrase.span) is not view.statement_at(nearest.span):
        yield "said otherwise than its words"


def of_draft(view: View, draft: Draft, when: When | None, status: str) -> Iterator[str]:
    """What the ties of an event say of a date, and whether it only has an end."""
    if when is None:
        return
    if when.start is None:
        yield "only an end"
    told = [one.date for one in draft.references if one.date]
    if told and not any((one.start, one.end) == (when.start, when.end) for one in told):
        yield "its ties tell another"
    span, published = days(when), view.report.published
    ahead = bool(span and published and span[0] > published)
    if ahead and draft.forms and draft.forms <= _MOMENTS:
        yield "ahead, of a set day"
    if draft.forms & LASTING and status not in AHEAD and span and published:
        if when.start and when.end is None:
            yield "lasts, open"
        elif span == (published, published):
            yield "lasts, today"
    if ahead and status not in AHEAD and all(one.trigger.rule == "nouns" for one in draft.references):
        yield "ahead, only nouns"


def of_noun(features: Mapping[str, float], when: When | None, published: date | None) -> Iterator[str]:
    """Which way a day right behind a noun lies: "a meeting on Tuesday" may be ahead, whatever the verb."""
    span = days(when) if when else None
    if span and published:
        way = "ahead" if span[0] > published else "back"
        yield from (f"{name}, {way}" for name in ("behind a noun", "behind a new noun") if name in features)


def of_telling(view: View, draft: Draft, features: Mapping[str, float]) -> Iterator[str]:
    """What counts otherwise of events told in a list of places, or told as past already."""
    first = (draft.strong or draft.references)[0]
    opening = view.words(first.sentence.span.start, first.sentence.span.start + 24)
    if _ELSEWHERE.match(opening):
        yield from (f"elsewhere, {name}" for name in _NEWS if name in features)
        if "none" in features:
            yield "elsewhere, none"
    if any("same" in phrase.span.of(view.text).lower() for phrase in first.sentence.dates):
        yield from (f"the same day, {name}" for name in _OF_SAME if name in features)
    if draft.kind != "protest" and min(one.sentence.index for one in draft.references) <= _FIRST:
        yield from (f"answer told first, {name}" for name in _OF_FIRST if name in features)
    if first.had:
        yield from (f"had, {name}" for name in _OF_HAD if name in features)
        if "none" in features:
            yield "had, none"
    if first.sentence.index >= _LATE:
        yield from (f"late, {name}" for name in _OF_LATE if name in features)


def of_object(
    phrase: DatePhrase, owner: Reference | None, mine: Sequence[Reference], draft: Draft
) -> Iterator[str]:
    """Whether a date tied to a noun behind an event's words may be that of both: "banned a march on Friday"."""
    if owner is None or owner in mine or owner.trigger.rule != "nouns":
        return
    if any(one.span.end <= owner.span.start and owner.span.end <= phrase.span.start for one in mine):
        yield "behind its object" if draft.kind == "protest" else "answer, behind its object"


def of_paragraph(draft: Draft, sentence: Sentence) -> bool:
    """Whether a sentence stands in the passage of one of the event's own."""
    return any(one.sentence.passage == sentence.passage for one in draft.references)


def of_live_blog(features: Mapping[str, float]) -> list[str]:
    """What counts otherwise in a live blog, whose events are of its day unless told otherwise."""
    return [f"live, {name}" for name in _OF_LIVE if name in features]
