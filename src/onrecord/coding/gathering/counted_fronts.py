"""Crowds elsewhere or of another day that no word for protest tells of: "In Ayacucho, some 900 relatives came".

In a report on protests, people counted behind a town or a day at the head of a sentence are a part of their own,
and so are those whom a town is said to have drawn.
"""

import re
from collections.abc import Mapping
from dataclasses import replace

from onrecord.coding.counts.counted import variable_of
from onrecord.coding.dates.phrases import resolve
from onrecord.coding.gathering.drafts import Draft
from onrecord.coding.laying.view import Sentence, View
from onrecord.coding.referring.fronts import front_of
from onrecord.coding.referring.likeness import dates_differ
from onrecord.coding.referring.references import Reference
from onrecord.records import DatePhrase, Figure, PlacePhrase, Span, When, Where
from onrecord.tables.groups import plural_kind
from onrecord.tables.nearby import nearby

_UNHELD = ("denied", "threatened")
_GIVEN = frozenset({"counting before", "saying before", "numbering before"})  # "organisers counted 1,200"
_LEAD = 60  # code points before a number in which somebody counts
_COUNTED = re.compile(
    rf"\b(?:{nearby('figures', 'counted_there')})\s(?:the\s(?:crowd|turnout|number)\sat\s)?"
    r"(?:(?:about|some|around|more than)\s)?\Z"
)
# "Groningen drew 1,200", "Hove managed only a few dozen".
_DREW = re.compile(
    rf"\s(?:(?:alone|itself|also|too)\s)?(?:{nearby('figures', 'town_drew')})\s(?:(?:about|some|around|"
    r"nearly|only|barely|just|at least|an estimated|over|up to|more than|another|perhaps)\s){0,2}",
    re.IGNORECASE,
)
# Behind a number: what they did who are counted.
_CAME = re.compile(
    rf"(?:\s(?:of us|of them|people|more|had|also|all)){{0,2}}\s(?:{nearby('figures', 'crowd_came')})\b"
)
# "Thirty were detained in Hove", "nine people were led away in Sale": between the number and the town.
_TAKEN_IN = re.compile(
    rf"(?:\s(?:{nearby('figures', 'people_taken')})){{0,2}}\s(?:were|was|had been|have been|are)\s"
    r"(?:\w+\s){1,3}(?:in|at)\s\Z"
)
# "In Garoua, about fifty were turned back": behind the number.
_KEPT_OFF = re.compile(
    rf"(?:\s(?:{nearby('figures', 'people_taken')})){{0,2}}\s(?:were|was|had been|have been|are)\s(?:\w+\s)?"
    rf"(?:{nearby('figures', 'kept_off')})\b"
)
_TAKEN = frozenset({"arrests", "detained"})
_HEAD = 12  # code points before a day that stands at the head of its sentence: "On ", "Back in "
_FAR = 8  # sentences back in which the report last told of a protest


def with_counted_fronts(view: View, drafts: list[Draft], resolved: Mapping[PlacePhrase, Where]) -> list[Draft]:
    """``drafts`` and one more for each town at the head of a sentence that counts a crowd there."""
    protests = [draft for draft in drafts if draft.kind == "protest"]
    held = [r for draft in protests for r in draft.strong if r.status not in _UNHELD]
    added: list[Draft] = []
    for sentence in view.sentences:
        if not sentence.figures or not held or any(sentence.index in draft.told_in for draft in protests):
            continue
        before = [r for r in held if 0 < sentence.index - r.sentence.index <= _FAR]
        new = _there(view, sentence, resolved, before) or _then(view, sentence, before)
        if new and not any(_is_known(new, draft) for draft in (*protests, *added)):
            added.append(new)
    return sorted([*drafts, *added], key=lambda draft: draft.references[0].span) if added else drafts


def _there(
    view: View, sentence: Sentence, resolved: Mapping[PlacePhrase, Where], before: list[Reference]
) -> Draft | None:
    """A draft of the crowd counted in the town at the head of a sentence, or that a town drew."""
    if not sentence.places or not before:
        return None
    if front := front_of(view, sentence, resolved):
        head = front[0].span
        counted = (
            figure
            for figure in sentence.figures
            if _is_crowd(view, sentence, figure, head) or _is_taken(view, sentence, figure, head)
        )
        crowd = next(counted, None)
        return _of_crowd(before[-1], sentence, crowd, front) if crowd else None
    for phrase in sentence.places:
        where = resolved.get(phrase)
        if where is None or where.grain != "locality":
            continue
        drawn = _DREW.match(view.text, phrase.span.end, sentence.span.end)
        crowd = next((one for one in sentence.figures if drawn and one.span.start == drawn.end()), None)
        if crowd and crowd.counts in ("people", "unknown") and not view.is_quoted(crowd.span):
            return _of_crowd(before[-1], sentence, crowd, (phrase, where), _day_at_head(view, sentence))
        if taken := _taken_in(view, sentence, phrase):
            return _of_crowd(before[-1], sentence, taken, (phrase, where), _only_day(view, sentence))
    return None


def _is_taken(view: View, sentence: Sentence, figure: Figure, head: Span) -> bool:
    """Whether those counted behind a town were arrested or kept off there, as people at a protest are."""
    if figure.span.start < head.end or view.is_quoted(figure.span) or not _are_people(view, figure):
        return False
    if _KEPT_OFF.match(view.text, figure.unit.end if figure.unit else figure.span.end):
        return True
    return variable_of(view, sentence, figure, frozenset({"members"})) in _TAKEN


def _taken_in(view: View, sentence: Sentence, phrase: PlacePhrase) -> Figure | None:
    """The people who were arrested in a town: "thirty were detained in Hove on 3 June"."""
    for figure in sentence.figures:
        near = 0 < phrase.span.start - figure.span.end < _LEAD
        if not near or view.is_quoted(figure.span) or not _are_people(view, figure):
            continue
        if not _TAKEN_IN.fullmatch(view.words(figure.span.end, phrase.span.start)):
            continue
        if variable_of(view, sentence, figure, frozenset({"members"})) in _TAKEN:
            return figure
    return None


def _are_people(view: View, figure: Figure) -> bool:
    """Whether it counts people of no office: "29", "29 people", "29 students"."""
    if figure.unit is None:
        return figure.counts in ("people", "unknown")
    return plural_kind(figure.unit.of(view.text).lower().split()[-1]) in ("people", "participants")


def _only_day(view: View, sentence: Sentence) -> tuple[DatePhrase, When] | None:
    """The day of a sentence that tells but one."""
    days = [one for one in sentence.dates if one.label != "clock"]
    when = resolve(days[0], view.report, "past") if len(days) == 1 else None
    return (days[0], when) if when and when.start else None


def _then(view: View, sentence: Sentence, before: list[Reference]) -> Draft | None:
    """A draft of the crowd that came on the day at the head of a sentence: "On 1 July 900 came"."""
    day = _day_at_head(view, sentence)
    if day is None or not before:
        return None
    head = day[0].span
    for figure in sentence.figures:
        came = figure.span.start > head.end and _CAME.match(view.text, figure.span.end)
        if came and _is_crowd(view, sentence, figure, head, came=True):
            return _of_crowd(before[-1], sentence, figure, None, day)
    return None


def _day_at_head(view: View, sentence: Sentence) -> tuple[DatePhrase, When] | None:
    """The day, month or year with which a sentence begins: "On 1 July", "Back in February"."""
    dates = (one for one in sentence.dates if one.label != "clock")
    day = next((one for one in dates if one.span.start - sentence.span.start <= _HEAD), None)
    when = resolve(day, view.report, "past") if day else None
    return (day, when) if day and when and when.start else None


def _is_known(new: Draft, draft: Draft) -> bool:
    """Whether an event told of already is in its town, or may be of its day."""
    if new.towns:
        return bool(new.towns & draft.towns)
    when = new.references[0].date
    return when is not None and any(r.date and not dates_differ(when, r.date) for r in draft.references)


def _is_crowd(view: View, sentence: Sentence, figure: Figure, head: Span, came: bool = False) -> bool:
    """Whether people are counted behind the head of a sentence who do there what a crowd at a protest does."""
    if figure.span.start < head.end or view.is_quoted(figure.span):
        return False
    if figure.unit is None:
        given = figure.rule in _GIVEN and figure.counts == "people"
        return given or came or _is_count(view, sentence, figure)
    noun = figure.unit.of(view.text).lower().split()[-1]
    if plural_kind(noun) not in ("people", "participants"):
        return False
    return variable_of(view, sentence, figure, frozenset({"members"})) == "participants"


def _is_count(view: View, sentence: Sentence, figure: Figure) -> bool:
    """Whether a bare number is what somebody counted there: "In Hove, organisers counted 1,200"."""
    lead = view.words(max(sentence.span.start, figure.span.start - _LEAD), figure.span.start)
    return figure.counts in ("people", "unknown") and _COUNTED.search(lead) is not None


def _of_crowd(
    last: Reference,
    sentence: Sentence,
    crowd: Figure,
    front: tuple[PlacePhrase, Where] | None,
    day: tuple[DatePhrase, When] | None = None,
) -> Draft:
    """A draft of the crowd, told as what ``last`` told before it."""
    trigger = replace(last.trigger, span=crowd.span, rule="people", forms=())
    reference = replace(
        last,
        trigger=trigger,
        sentence=sentence,
        weight="strong",
        status="occurred",
        definite=False,
        date=day[1] if day else None,
        date_phrase=day[0] if day else None,
        other_date=None,
        places=(front,) if front else (),
        loose=frozenset(),
        title="",
        wide=False,
    )
    draft = Draft("protest")
    draft.add(reference)
    if front:
        draft.towns.add((front[1].locality or "").lower())
    return draft
