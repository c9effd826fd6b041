"""What speaks for a day's being that of an event: features of the choice in ``days_weighed.py``.

All tell how words stand to each other, what kind they are of and what status the event has; none tells a word of
a report, a side or a country.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from onrecord.coding.circumstances.nearness import FAR_BREAKS, FAR_GAP, is_another_nearer, nearness
from onrecord.coding.gathering.drafts import Draft
from onrecord.coding.laying.view import Sentence, View
from onrecord.coding.referring.likeness import LASTING, LASTING_AND_SIT_INS, days
from onrecord.coding.referring.references import Reference
from onrecord.coding.referring.ties_set import AHEAD
from onrecord.records import DatePhrase, When
from onrecord.tables.nearby import nearby

_HEAD = 6  # sentences that tell a report's news
_WEEK, _MONTHS = 7, 60  # days
_AHEAD = ("planned", "threatened")
_DAYS = frozenset({"weekday", "deictic", "date", "iso", "numeric", "holiday", "ordinal_day", "nth_weekday"})
_RANGES = frozenset({"date_range", "weekday_range", "month_range", "year_range", "past_span"})
_LEADING = re.compile(rf"\b(?:{nearby('events', 'leads_ahead')})\b|['’]ll\b", re.IGNORECASE)
_LED = re.compile(
    rf"(?<!\bbe )(?<!\bare )(?<!\bis )(?<!\bthe )\b"
    rf"(?:{nearby('events', 'leads_back')}|(?!(?:{nearby('events', 'speaks_of')})ed\b)\w{{2,}}ed)\b(?!-)",
    re.IGNORECASE,
)
_BEGUN = re.compile(rf"\b(?:{nearby('events', 'has_begun')})\b[^;]*\Z", re.IGNORECASE)
_CALLED = re.compile(rf"\b(?:{nearby('events', 'has_called')})\b[^;]*\Z", re.IGNORECASE)
_OPENS = re.compile(rf"\b(?:{nearby('events', 'will_open')})\s(?:[\w-]+\s)?(?:on\s)?\Z", re.IGNORECASE)
_FOR = re.compile(r"\bfor\s(?:the\s|next\s|this\s)?\Z", re.IGNORECASE)
_NEWS = ("another's of the kind", "another's", "nobody's", "day of the news")
_OF_ANSWERS = (*_NEWS, "in the head", "same sentence", "near", "day of the report", "sentence behind")
_OF_NEAR = (*_NEWS, "last days", "long ago", "label, other", "no day in its sentences")
_HAS = re.compile(r"\b(?:have|has|['’]ve)\s(?:\w+\s){0,1}\Z", re.IGNORECASE)


def goes_on(draft: Draft, status: str) -> bool:
    """Whether an event is going on, or is of a kind that lasts for days and is not to come."""
    lasts = bool(draft.forms and draft.forms <= LASTING_AND_SIT_INS)
    return status == "under_way" or (lasts and status not in AHEAD)


def of_beginning(view: View, sentence: Sentence, phrase: DatePhrase) -> list[str]:
    """What words before a date say of it: that something began then, is called for it, opens on it."""
    before = view.words(view.clause(sentence, phrase.span).start, phrase.span.start)
    told = (("begun", _BEGUN), ("called", _CALLED), ("opens", _OPENS), ("for", _FOR))
    return [name for name, words in told if words.search(before)]


def of_going_on(when: When, published: date | None, draft: Draft, status: str) -> list[str]:
    """What the length and the age of a date say of an event that goes on."""
    span = days(when)
    if span is None or published is None or not goes_on(draft, status):
        return []
    told = ["it goes on, open"] if when.start and when.end is None else []
    told += ["it goes on, today"] if span == (published, published) else []
    return told + (["it goes on, earlier"] if span[0] < published and when.end else [])


def of_today(view: View, draft: Draft, status: str) -> list[str]:
    """What speaks for the day of the report as that of an event which has no day told."""
    told = ["today, under way"] if status == "under_way" else []
    told += ["today, live blog"] if view.report.is_live_blog else []
    first = draft.references[0]
    if {phrase.label for phrase in first.sentence.dates} == {"clock"}:
        told.append("today, only a clock")
    if any(_HAS.search(view.words(one.span.start - 24, one.span.start)) for one in draft.references):
        told.append("today, has done")
    if not any(one.dates for one in view.sentences[:_HEAD]):
        told.append("today, no day in the head")
    return told


def together(features: Mapping[str, float], draft: Draft) -> list[str]:
    """What counts otherwise of answers than of protests, of other sentences than of an event's own."""
    told = [f"answer, {name}" for name in _OF_ANSWERS if name in features and draft.kind != "protest"]
    return told + [f"near, {name}" for name in _OF_NEAR if name in features and "near" in features]


def of_words(
    view: View, phrase: DatePhrase, sentence: Sentence, mine: Sequence[Reference], others: Sequence[Reference]
) -> dict[str, float]:
    """How a date phrase stands to the words of an event (``mine``, those of its sentence) and to ``others``."""
    kind = "day" if phrase.label in _DAYS else "range" if phrase.label in _RANGES else "other"
    told = {f"label, {kind}": 1.0}
    told |= {"in the headline": 1.0} if sentence.kind == "headline" else {}
    told |= {"in the head": 1.0} if sentence.index < _HEAD and sentence.kind != "headline" else {}
    told |= {"quoted": 1.0} if view.is_quoted(phrase.span) else {}
    if not mine:
        return told
    near = nearness(view, phrase, mine)
    breaks, gap, number = near
    told |= {"same sentence": 1.0, "words between": min(gap, FAR_GAP) / 20}
    told |= {"clause breaks": float(min(breaks, FAR_BREAKS))}
    told |= {"weak words nearest": 1.0} if mine[number].weight != "strong" else {}
    if is_another_nearer(view, phrase, near, others):
        told["another's words nearer"] = 1.0
    if len(sentence.dates) == 1:
        told["only date of the sentence"] = 1.0
    return told


def leads(view: View, sentence: Sentence, phrase: DatePhrase) -> int:
    """Which way the verbs of a date's clause lead: 1 ahead, -1 back, 0 where none tells."""
    clause = view.clause(sentence, phrase.span)
    before = view.words(clause.start, phrase.span.start)
    if found := [*_starts(before)]:
        return max(found)[1]
    found = [*_starts(view.words(phrase.span.end, clause.end))]
    return min(found)[1] if found else 0


def of_reading(when: When, published: date | None, way: int) -> dict[str, float]:
    """Whether a day lies where the verbs beside it lead (``way``, as :func:`leads` has it)."""
    span = days(when)
    if span is None or published is None or not way or span[0] <= published <= span[1]:
        return {}
    return {"as the verbs lead" if (span[0] > published) == (way > 0) else "against the verbs": 1.0}


def is_against(when: When, published: date | None, status: str) -> bool:
    """Whether a date cannot be that of an event of this status, going by the day of the report."""
    span = days(when)
    if span is None or published is None:
        return False
    if status in AHEAD:
        return status in _AHEAD and span[1] < published
    return span[0] > published


def of_value(when: When, published: date | None, draft: Draft, status: str) -> dict[str, float]:
    """What a date is to the day of the report and to the status of the event."""
    span = days(when)
    if span is None or published is None:
        return {}
    ahead = status in _AHEAD
    told = []
    if when.start is None or when.end is None:
        told.append("open")
    elif span[0] != span[1]:
        told.append("long" if (span[1] - span[0]).days > _WEEK else "some days")
    if span[0] > published:
        told.append(_to_come(status))
        told += ["far ahead"] if (span[0] - published).days > _MONTHS else []
    elif span[1] < published:
        told += ["past, but the event is to come"] if ahead else []
        age = (published - span[1]).days
        told.append("last days" if age <= _WEEK else "long ago" if age <= _MONTHS else "very long ago")
    else:
        told.append("same day as the report")
    if draft.kind != "protest":
        told.append("day of an answer")
    return dict.fromkeys(told, 1.0)


def _to_come(status: str) -> str:
    """What a day to come is to an event of this status: what is off was to come, and is told as past."""
    if status in _AHEAD:
        return "to come, and so is the event"
    return "to come, of what is off" if status in AHEAD else "to come, but the event is told as past"


def of_none(draft: Draft, status: str, others: Iterable[Mapping[str, float]]) -> dict[str, float]:
    """What speaks for an event's having no day told: what it is, and what the ``others`` are like."""
    features = [*others]
    told = ["none"]
    told += [] if any("ruled" in one for one in features) else ["none, ruled"]
    told += ["none, to come"] if status in _AHEAD else []
    told += ["none, going on"] if status == "under_way" else []
    if not any("same sentence" in one for one in features):
        told.append("none, no date in its sentences")
        told += ["none, lasting"] if draft.forms and draft.forms <= LASTING else []
    told += ["none, several"] if draft.strong and all(one.plural for one in draft.strong) else []
    told += [] if draft.strong else ["none, weak"]
    return dict.fromkeys(told, 1.0)


def _starts(words: str) -> Iterable[tuple[int, int]]:
    """Where verbs stand that lead ahead (1) or back (-1)."""
    yield from ((one.start(), 1) for one in _LEADING.finditer(words))
    yield from ((one.start(), -1) for one in _LED.finditer(words))
