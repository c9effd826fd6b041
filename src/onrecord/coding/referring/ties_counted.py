"""Dates of events that are counted from another day of the story, and the day that they are counted from."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from onrecord.coding.dates.phrases import Tense, resolve
from onrecord.coding.dates.story import begun_by, counted_from, nth_day
from onrecord.coding.laying.view import Sentence, View
from onrecord.coding.referring.likeness import LASTING_AND_SIT_INS
from onrecord.coding.referring.references import Reference
from onrecord.records import DatePhrase, Span, When
from onrecord.tables.calendar import small_number

_BACK = 3  # sentences read backwards for the day that a step is counted from
_LEAD = (
    2  # code points before a step that leads its sentence: "A day earlier, …" counts from the story's own day
)
_SAME_DAY = ("earlier in", "earlier on", "later in", "later on")
# "A day after, students rallied" steps on from the day told before, "a day after students rallied" does not.
_ENDS = re.compile(
    r"\s?(?:[.,;:)–—]|\Z|\s(?:in|at|on|outside|near|and|but)\b|\sthat(?:[.,;]|\s(?:the|an?|some|about|police)\b))"
)
_LEADS_ON = re.compile(r"\b(?:before|after)\Z", re.IGNORECASE)
# "On Thursday, two days after rival protests": the protests were on another day.
_DAYS_AFTER = re.compile(
    r"\b(?:(?P<number>\w+)\s)?(?P<unit>hours?|days?|weeks?|months?|years?)\s"
    r"(?P<side>after|before|since|following|ahead of)\s+(?:[\w.’'-]+\s+){0,6}\Z",
    re.IGNORECASE,
)


def stepped(
    view: View,
    sentence: Sentence,
    phrase: DatePhrase,
    told: dict[Span, When],
    tense: Tense | None,
    going_on: When | None = None,
) -> When | None:
    """The date of a ``relative`` phrase, from the last day told before it; ``told`` are dates by their words.

    ``going_on`` is the day of the protest told last: "Earlier in the day" is of that day.
    """
    words = phrase.span.of(view.text)
    leads = phrase.span.start - sentence.span.start <= _LEAD
    if going_on and leads and words.lower().startswith(_SAME_DAY):
        return counted_from(phrase, going_on)
    after = view.words(phrase.span.end, sentence.span.end)
    if _LEADS_ON.search(words) and not _ENDS.match(after):
        return None
    base = _base(view, sentence, phrase, told, tense, own="eve" not in dict(phrase.parts))
    return counted_from(phrase, base) if base else None


def _base(
    view: View,
    sentence: Sentence,
    phrase: DatePhrase,
    told: dict[Span, When],
    tense: Tense | None,
    own: bool = True,
) -> When | None:
    """The date told last before ``phrase``, in its sentence (``own``) or one of the few before it."""
    for index in range(sentence.index, max(-1, sentence.index - _BACK - 1), -1):
        near = view.sentences[index]
        if near.post != sentence.post or (near is sentence and not own):
            continue
        for other in reversed(near.dates):
            if other.span.end > phrase.span.start or other.label in ("dateline", "clock"):
                continue
            when = told.get(other.span) or resolve(other, view.report, tense or "past")
            if when and (when.start or when.end):
                return when
    leads = phrase.span.start - sentence.span.start <= _LEAD
    return next((when for when in reversed(told.values()) if when.grain == "day"), None) if leads else None


def running(
    view: View,
    phrase: DatePhrase,
    reference: Reference,
    dated: When | None,
    begun: When | None,
) -> When | None:
    """The date that an ``nth`` phrase gives: the first day of what goes on, or the nth day of what began before.

    ``dated`` is the day of the reference's own sentence, ``begun`` that of the last lasting event told before.
    """
    if set(reference.forms) & LASTING_AND_SIT_INS:
        unit = dict(phrase.parts)["unit"]
        if reference.sentence.kind == "headline" and unit in ("week", "month"):
            return None  # the body tells the day that it began
        day = dated.start if dated and dated.grain != "year" else None
        lead = dict(phrase.parts).get("lead")
        if dated is None and view.report.published and reference.status in (None, "under_way") and lead != "the":
            day = view.report.published.isoformat()
        start = begun_by(phrase, date.fromisoformat(day[:10])) if day else None
        words = phrase.span.of(view.text).lower()
        return When(start.isoformat(), None, "day", f"counted back from {words}") if start else None
    if dated is None and begun and begun.start and "lead" in dict(phrase.parts):
        there = nth_day(phrase, date.fromisoformat(begun.start[:10]))
        if there:
            return When(
                there.isoformat(), there.isoformat(), "day", f"counted from the first day ({begun.rule})"
            )
    return None


def of_another(view: View, phrase: DatePhrase, references: list[Reference], index: int) -> int | None:
    """Whose date it is: "on the second day of the strike, supporters held a rally" dates the rally."""
    nearest = references[index].span
    between = view.words(phrase.span.end, nearest.start).split()
    if phrase.label != "nth" or between[:1] != ["of"] or not lasts(references[index]):
        return index
    others = (n for n, one in enumerate(references) if n != index and one.trigger.kind == "protest")
    return next((n for n in others if not lasts(references[n]) and references[n].weight == "strong"), index)


def across_clause(
    view: View, sentence: Sentence, reference: Reference, told: Mapping[Span, When]
) -> tuple[DatePhrase, When] | None:
    """The date of what a dated event came after or before: "rallied on Tuesday, a day after nurses marched"."""
    for phrase in reversed(sentence.dates):
        if phrase.span.end <= reference.span.start and (when := told.get(phrase.span)):
            there = across(view, reference, phrase, when)
            return (phrase, there) if there and there is not when else None
    return None


def across_story(
    view: View, sentence: Sentence, reference: Reference, before: list[Reference]
) -> tuple[DatePhrase, When] | None:
    """The date of what the story's event came after: "The march came two days after nurses walked out"."""
    if not any(phrase.label == "relative" for phrase in sentence.dates):
        return None
    counted = _DAYS_AFTER.search(view.words(sentence.span.start, reference.span.start))
    if counted is None or counted["unit"].lower() not in ("day", "days"):
        return None
    for one in reversed(before):
        if is_done(one) and one.date and one.date_phrase:
            there = across(
                view, reference, replace(one.date_phrase, span=Span(0, sentence.span.start)), one.date
            )
            return (one.date_phrase, there) if there and there is not one.date else None
    return None


def is_done(reference: Reference) -> bool:
    """Whether it tells of protest that was, and on which day."""
    done = reference.trigger.kind == "protest" and reference.status in (None, "occurred", "under_way")
    return bool(done and reference.date and reference.date.grain == "day" and reference.date.end)


def lasts(reference: Reference) -> bool:
    """Whether what the reference tells of goes on for days, so that its days are counted."""
    return bool(set(reference.forms) & LASTING_AND_SIT_INS)


def across(view: View, reference: Reference, phrase: DatePhrase, when: When | None) -> When | None:
    """The day of the event where a date is counted from it: "on Thursday, two days after the march"."""
    counted = _DAYS_AFTER.search(view.words(phrase.span.end, reference.span.start))
    if when is None or counted is None:
        return when
    number = small_number((counted["number"] or "").lower())
    if number is None or when.grain != "day" or not when.start or counted["unit"].lower() not in ("day", "days"):
        return None
    ahead = counted["side"].lower() in ("before", "ahead of")
    first = date.fromisoformat(when.start[:10])
    if not 1 < first.year < 9999:
        return None
    day = (first + timedelta(days=number if ahead else -number)).isoformat()
    return replace(when, start=day, end=day, rule=f"{when.rule}; {counted.group().split()[0]} days from it")
