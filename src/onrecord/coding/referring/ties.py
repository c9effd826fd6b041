"""Every trigger with the dates and places of its sentence that belong to it."""

import re
from dataclasses import replace

from onrecord.coding.dates.phrases import resolve
from onrecord.coding.laying.view import Sentence, View
from onrecord.coding.places.filling import BORROWED
from onrecord.coding.referring.fronts import front_of, headings, is_all_over, moved, places_of_crowd, set_for
from onrecord.coding.referring.headed import Headed, headed_days, is_headed, is_of_night
from onrecord.coding.referring.lists import listed_behind
from onrecord.coding.referring.references import Reference, bare
from onrecord.coding.referring.ties_apart import (
    is_compared,
    is_its_end,
    is_of_another_deed,
    open_ended,
    owner_of,
    status_ahead,
    until_its_end,
    without_ends,
)
from onrecord.coding.referring.ties_counted import (
    across,
    across_clause,
    across_story,
    is_done,
    lasts,
    of_another,
    running,
    stepped,
)
from onrecord.coding.referring.ties_nearest import FAR_DAY, TIED, nearest
from onrecord.coding.referring.ties_set import (
    as_set,
    is_long,
    is_meanwhile,
    is_of_calling_off,
    is_set_for,
    since_when,
    tense_for,
    tense_of,
    told_ahead,
)
from onrecord.coding.referring.ties_weight import weight_of
from onrecord.records import DatePhrase, PlacePhrase, Span, When, Where
from onrecord.tables.nearby import nearby

_NAMED_ONLY = re.compile(rf"\b(?:{nearby('events', 'named_only')})\s+(?:[\w’'-]+\s+){{0,3}}\Z", re.IGNORECASE)
_MEANWHILE = re.compile(
    rf"\s(?:(?:{nearby('events', 'moments')}) (?:before|after)|(?<!well )as|while|when)\s", re.IGNORECASE
)
_DURING = re.compile(r"\b(?:during|at)\s(?:[\w’'-]+\s){0,4}\Z", re.IGNORECASE)
# "The 30 April deadline", "last year's election": the day of something else.
_DATED_NOUN = re.compile(rf"(?:['’]s?)?\s(?:{nearby('events', 'dated_noun')})\b", re.IGNORECASE)
_RIGHT_BEHIND = 4  # code points: "walked out in May" dates the walkout, however long a month is
_MANY = 60  # triggers of one sentence: beyond them it is no sentence
Dated = tuple[DatePhrase, When, When | None]
"""A date phrase, its date, and the other day that a bare weekday may mean."""
_Placed = tuple[PlacePhrase, Where]


def refer(view: View, resolved: dict[PlacePhrase, Where]) -> list[Reference]:
    """Every trigger as a reference, in the order of the text."""
    found: list[Reference] = []
    headed, days = headings(view, resolved), headed_days(view)
    for sentence in view.sentences:
        if sentence.triggers:
            front = front_of(view, sentence, resolved) or headed.get(sentence.passage)
            told = _of_sentence(view, sentence, resolved, front, found)
            found += [_below(one, days) for one in told] if days else told
    return found


def _below(reference: Reference, days: Headed) -> Reference:
    """A reference without a day of its own, with that which heads its part of the report."""
    day = days.get(reference.sentence.index)
    dated = reference.date_phrase and not is_of_night(reference.date_phrase)
    if day is None or dated or reference.had or not is_headed(reference.status, reference.sentence):
        return reference
    return replace(reference, date=day[1], date_phrase=day[0])


def refer_marks(view: View, resolved: dict[PlacePhrase, Where], known: list[Reference]) -> list[Reference]:
    """Every mark of what may be an answer as a reference, in the order of the text.

    Dates and places are tied as if the marks were triggers, and the triggers' own ties are left as they are.
    """
    found: list[Reference] = []
    for sentence in view.sentences:
        if sentence.marks:
            both = sorted((*sentence.triggers, *sentence.marks), key=lambda one: (one.span, one.kind))
            front = front_of(view, sentence, resolved)
            tied = _of_sentence(view, replace(sentence, triggers=tuple(both)), resolved, front, known)
            found += [replace(one, sentence=sentence) for one in tied if one.trigger in sentence.marks]
    return found


def _of_sentence(
    view: View,
    sentence: Sentence,
    resolved: dict[PlacePhrase, Where],
    front: _Placed | None,
    before: list[Reference],
) -> list[Reference]:
    bares = without_ends(view, [bare(view, sentence, trigger) for trigger in sentence.triggers])
    dates = _dates(view, sentence, bares)
    dates |= _counted_dates(view, sentence, bares, dates, before)
    dates |= _same_day(view, bares, dates)
    places: dict[int, list[tuple[PlacePhrase, Where]]] = {}
    for phrase in sentence.places:
        where = None if view.is_on_placards(phrase.span) else resolved.get(phrase)
        tie = nearest(view, bares, phrase.span) if where else None
        if where and tie:
            index = listed_behind(view, sentence, bares, phrase.span, tie[1])
            places.setdefault(index, []).append((phrase, where))
    found = []
    for index, told in enumerate(bares):
        dated, when, other = dates.get(index, (None, None, None))
        tied = tuple(set_for(view, told, one) for one in places.get(index, ()))
        if not tied and told.trigger.rule == "nouns":
            tied = places_of_crowd(view, bares, places, index)
        if front and not any(where.locality and where.rule != BORROWED for _, where in tied):
            tied = (front, *(moved(tie, front[1]) for tie in tied if tie[0] is not front[0]))
        reference = replace(
            told,
            status=told.status or status_ahead(view, told, when),
            weight=weight_of(view, told, when, bool(tied)),
            date=when,
            date_phrase=dated,
            other_date=other,
            places=tied,
            wide=told.wide or is_all_over(view, told, tied),
            loose=frozenset(
                place.span
                for place, _ in tied
                if view.breaks(told.span, place.span) and not (front and place is front[0])
            ),
        )
        found.append(reference)
    return found


def _same_day(view: View, references: list[Reference], dates: dict[int, Dated]) -> dict[int, Dated]:
    """Dates of what authorities did while something dated went on: "rallied on Monday as the council voted".

    And of what they did it during: "In May a man was shot during three days of protests".
    """
    found = {}
    for index, reference in enumerate(references[:_MANY]):
        if index in dates:
            continue
        of_protest = reference.trigger.kind == "protest"
        link = _DURING if of_protest else _MEANWHILE
        for other, dated in dates.items():
            one, two = sorted((references[other].span, reference.span))
            if of_protest and (references[other].trigger.kind == "protest" or two != reference.span):
                continue
            if two.start - one.end < TIED and link.search(view.words(one.end, two.start)):
                found[index] = dated
                break
    return found


def _dates(view: View, sentence: Sentence, references: list[Reference]) -> dict[int, Dated]:
    """By the index of a reference its nearest date, with the other day that a bare weekday may mean."""
    found: dict[int, Dated] = {}
    costs: dict[int, float] = {}
    ahead = [phrase for phrase in sentence.dates if is_set_for(view, sentence, phrase)]
    for phrase in sentence.dates:
        owner = owner_of(view, references, phrase)
        if owner is not None and (dated := _possessed(view, phrase, references[owner])):
            found[owner], costs[owner] = dated, 0.0
            continue
        tie = nearest(view, references, phrase.span) if _may_date(view, sentence, phrase, references) else None
        if tie is None:
            continue
        cost, index = tie
        reference = references[index]
        if view.breaks(reference.span, phrase.span) > 1:
            continue
        if phrase.label == "season" and is_meanwhile(phrase, reference):
            continue
        if is_of_calling_off(view, phrase, reference, ahead):
            continue
        index = since_when(view, references, phrase, index)
        reference = references[index]
        if reference.status is None and _is_only_named(view, sentence, reference, phrase):
            continue
        if is_of_another_deed(view, reference, phrase):
            continue
        when = as_set(view, sentence, phrase, reference, ahead) or resolve(
            phrase,
            view.report,
            told_ahead(view, phrase, reference)
            or tense_for(phrase, reference, view.words(phrase.span.start - 24, phrase.span.start)),
        )
        when = across(view, reference, phrase, when)
        when = until_its_end(view, reference, phrase, open_ended(view, reference, phrase, when))
        other = resolve(phrase, view.report, "future") if reference.status is None else None
        follows = 0 <= phrase.span.start - reference.span.end <= _RIGHT_BEHIND
        cost += FAR_DAY * ((is_long(when) and not follows) + _is_ahead_of(view, reference, phrase))
        if (
            when
            and cost < costs.get(index, 2 * TIED)
            and not _is_time_of_speech(view, sentence, phrase, reference)
        ):
            found[index], costs[index] = (phrase, when, other), cost
    return found


def _possessed(view: View, phrase: DatePhrase, reference: Reference) -> Dated | None:
    """The day of "Monday's sit-in", with the other that it may mean."""
    when = resolve(phrase, view.report, tense_for(phrase, reference))
    other = resolve(phrase, view.report, "future") if reference.status is None else None
    return (phrase, when, other) if when else None


def _counted_dates(
    view: View,
    sentence: Sentence,
    references: list[Reference],
    dates: dict[int, Dated],
    before: list[Reference],
) -> dict[int, Dated]:
    """Dates counted from another day: steps for what has none of its own, days counted of what goes on."""
    found: dict[int, Dated] = {}
    told = {one.date_phrase.span: one.date for one in before[-_MANY:] if one.date_phrase and one.date}
    told |= {phrase.span: when for phrase, when, _ in dates.values()}
    lasting = next((one.date for one in reversed(before[-_MANY:]) if one.date and lasts(one)), None)
    going_on = next((one.date for one in reversed(before[-_MANY:]) if is_done(one)), None)
    for phrase in sentence.dates:
        tie = nearest(view, references, phrase.span) if phrase.label in ("relative", "nth") else None
        if tie is None or view.breaks(references[tie[1]].span, phrase.span) > 1:
            continue
        if is_its_end(view, references[tie[1]], phrase):
            continue
        index = of_another(view, phrase, references, tie[1])
        if index is None or index in found:
            continue
        dated, reference = dates.get(index), references[index]
        when = None
        if phrase.label == "nth":
            when = running(view, phrase, reference, dated[1] if dated else None, lasting)
        elif dated is None:
            when = stepped(view, sentence, phrase, told, tense_of(reference.status), going_on)
        if when:
            found[index] = (phrase, when, None)
            told[phrase.span] = when
    for index, reference in enumerate(references):
        across_it = across_clause(view, sentence, reference, told)
        across_it = across_it or across_story(view, sentence, reference, before[-_MANY:])
        if across_it and index not in dates and index not in found:
            found[index] = (*across_it, None)
    return found


def _is_ahead_of(view: View, reference: Reference, phrase: DatePhrase) -> bool:
    """Whether the date tells what came before or after: "on Tuesday, ahead of a march planned for Friday".

    So is the day of a decision: "voted on Tuesday to walk out from Monday".
    """
    between = view.words(phrase.span.end, reference.span.start)
    return between.strip() == "to" or bool(_NAMED_ONLY.search(between))


def _may_date(view: View, sentence: Sentence, phrase: DatePhrase, references: list[Reference]) -> bool:
    """Whether a date can be an event's: no dateline, clock or comparison, and a span only of several events."""
    if phrase.label in ("dateline", "clock", "relative", "nth") or is_compared(view, sentence, phrase):
        return False
    if _DATED_NOUN.match(view.words(phrase.span.end, phrase.span.end + 24)):
        return False
    return phrase.label != "past_span" or any(reference.plural for reference in references)


def _is_only_named(view: View, sentence: Sentence, reference: Reference, phrase: DatePhrase) -> bool:
    """Whether the sentence dates something else: "talks were held on Monday to end the strike"."""
    if not reference.definite:
        return False
    before = view.words(max(sentence.span.start, reference.span.start - 60), reference.span.start)
    return phrase.span.end <= reference.span.start and bool(_NAMED_ONLY.search(before))


def _is_time_of_speech(view: View, sentence: Sentence, phrase: DatePhrase, reference: Reference) -> bool:
    """Whether the date says when somebody spoke: it stands outside the statement that holds the trigger."""
    said = view.statement_at(reference.span)
    if said is None:
        return view.is_quoted(phrase.span) or any(
            cue.end <= phrase.span.start <= cue.end + 12 for cue in _cues(view, sentence)
        )
    return view.statement_at(phrase.span) is not said


def _cues(view: View, sentence: Sentence) -> list[Span]:
    return [cue for said in view.statements for cue in said.cue if sentence.span.covers(cue)]
