"""Days that something was set for, told from the days on which it was called off or banned."""

import re
from dataclasses import replace
from datetime import date

from onrecord.coding.dates.phrases import Tense, resolve
from onrecord.coding.laying.view import Sentence, View
from onrecord.coding.referring.likeness import days
from onrecord.coding.referring.references import Reference
from onrecord.records import DatePhrase, When
from onrecord.tables.calendar import calendar_words
from onrecord.tables.nearby import nearby

AHEAD = ("planned", "threatened", "called_off", "banned")
"""The statuses of what lies ahead, or did."""
_DAYS = ("weekday", "weekday_range", "deictic", "date")
_CLAUSE = 320  # code points before "since" in which what goes on is told
_BEGAN = re.compile(r"\b(?:began|started|launched|broke out)\s(?:\w+\s){0,2}\Z", re.IGNORECASE)
_WAS_TO = re.compile(r"\b(?:was|were) to have\b")
_CAME_TO_NOTHING = re.compile(rf"\s(?:{nearby('events', 'came_to_nothing')})\b", re.IGNORECASE)
_VERB, _AUXILIARIES = 30, 3  # code points, words before a verb in which "will" or "due to" lead up to it
# "A smaller rally against it is to be held at the park on Sunday": the verb behind a noun leads ahead.
_TO_BE_HELD = re.compile(
    r"\b(?:will|(?:is|are) (?:now )?(?:(?:due|set|expected|scheduled) )?to|(?:is|are) being)\s(?:be\s)?"
    rf"(?:{nearby('events', 'to_be_held')})\b[^;]*\Z",
    re.IGNORECASE,
)
_WEEK = 7
_BESIDE = 5  # code points: "a rally on Friday"
_FAR = 5  # words before a date in which "planned" or "due" speak of it


def is_of_calling_off(view: View, phrase: DatePhrase, reference: Reference, ahead: list[DatePhrase]) -> bool:
    """Whether the date is that of a decision on the event: "on Tuesday called off", "was banned on Monday"."""
    if reference.status not in AHEAD or phrase in ahead or phrase.label not in _DAYS:
        return False
    if ahead:
        return True
    before = view.words(phrase.span.start - 24, phrase.span.start).lower().split()
    after = view.words(phrase.span.end, phrase.span.end + 24).lower().split()
    while before and before[-1] in ("on", "late", "early", "in"):
        before.pop()
    undone = calendar_words("undone")
    is_told = reference.status in ("called_off", "banned")
    return is_told and bool((before and before[-1] in undone) or (after and after[0] in undone))


def as_set(
    view: View, sentence: Sentence, phrase: DatePhrase, reference: Reference, ahead: list[DatePhrase]
) -> When | None:
    """The day that something was set for, after the day of the decision on it, where that is told."""
    if phrase not in ahead or reference.status not in AHEAD:
        return None
    decided = (resolve(one, view.report, "past") for one in sentence.dates if one not in ahead)
    day = next((when.start for when in decided if when and when.start and when.grain == "day"), None)
    if day is None or phrase.label not in ("weekday", "weekday_range"):
        return None
    return resolve(phrase, replace(view.report, published=date.fromisoformat(day)), "future")


def is_set_for(view: View, sentence: Sentence, phrase: DatePhrase) -> bool:
    """Whether words say that something is set for the date: "planned for Friday", "due to begin on Monday"."""
    before = view.words(max(sentence.span.start, phrase.span.start - 40), phrase.span.start)
    last = [word.strip(",").lower() for word in before.split()[-_FAR:]]
    return not calendar_words("set_for").isdisjoint(last)


def is_meanwhile(phrase: DatePhrase, reference: Reference) -> bool:
    """Whether a season only tells how long protest has been going on: "the largest march this summer"."""
    current = dict(phrase.parts).get("modifier") in ("this", "the")
    return current and reference.status not in AHEAD


def since_when(view: View, references: list[Reference], phrase: DatePhrase, index: int) -> int:
    """Whose date "since June 3" is: of what has been going on, where the sentence tells of that before it."""
    if references[index].status == "under_way" or not phrase.span.of(view.text).lower().startswith("since"):
        return index
    lasting = (
        n
        for n, one in enumerate(references)
        if one.status == "under_way" and 0 <= phrase.span.start - one.span.end < _CLAUSE
    )
    return max(lasting, default=index)


def tense_of(status: str | None) -> Tense | None:
    """The tense that a status tells, for resolving weekdays and months."""
    if status in ("planned", "threatened", "called_off"):
        return "future"
    return "past" if status == "occurred" else "present" if status == "under_way" else None


def tense_for(phrase: DatePhrase, reference: Reference, before: str = "") -> Tense | None:
    """The same for a phrase; a whole month of what was called off may be past: "called off a strike in May"."""
    if _BEGAN.search(before):
        return "past"  # "the blockade, which began on May 26, was lifted"
    if reference.status == "banned" and 0 <= phrase.span.start - reference.span.end <= _BESIDE:
        return "future"  # "refused a permit for a rally on Friday"
    undone = reference.status in ("called_off", "banned")
    nearest = undone and phrase.label in ("month", "date")  # "a march planned for 6 June was banned"
    return None if nearest else tense_of(reference.status)


def told_ahead(view: View, phrase: DatePhrase, reference: Reference) -> Tense | None:
    """The side of a bare weekday that verbs tell: "due in court on Monday", "was to have marched on Monday".

    None where they tell none, or something else does.
    """
    if phrase.label not in ("weekday", "weekday_range") or dict(phrase.parts).get("modifier"):
        return None
    start, end = sorted((reference.span, phrase.span))
    if reference.status in ("called_off", "banned"):
        if _CAME_TO_NOTHING.match(view.words(phrase.span.end, phrase.span.end + 24)):
            return "past"  # "talks planned for Saturday fell through"
        return "past" if _WAS_TO.search(view.words(start.end, end.start)) else None
    open_to_it = reference.status in (None, "occurred", "planned")
    if open_to_it and _TO_BE_HELD.search(view.words(reference.span.end, phrase.span.start)):
        return "future"
    words = view.words(reference.span.start - _VERB, reference.span.end).lower().split()
    near = words[-(len(reference.span.of(view.text).split()) + _AUXILIARIES) :]
    ahead = not calendar_words("leads_ahead").isdisjoint(near) and "have" not in near
    return "future" if ahead and open_to_it else None


def is_long(when: When | None) -> bool:
    """Whether a date is longer than a week: "this year's march, on Saturday" was on Saturday."""
    span = days(when) if when else None
    return bool(span and span[1] != date.max and (span[1] - span[0]).days > _WEEK)
