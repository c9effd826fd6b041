"""Several places in one sentence: "demonstrations in London, Belfast and Edinburgh" are three events."""

import re
from dataclasses import replace

from onrecord.coding.dates.phrases import resolve
from onrecord.coding.laying.view import Sentence, View
from onrecord.coding.referring.references import Reference
from onrecord.coding.referring.ties_set import tense_for
from onrecord.records import DatePhrase, PlacePhrase, Span, Where
from onrecord.tables.nearby import nearby

_BETWEEN = re.compile(
    r"[\s,]*(?:where\s[^.;:]{2,160}?,\s+)?"
    rf"(?:(?:and\s|in\s){{0,2}}(?:(?:about|some|around|nearly|at least|more than)\s)?(?:\w+\s){{1,2}}?"
    rf"(?:(?:smaller|other|more)\s)?(?:{nearby('events', 'settlements_listed')}),\s)?"
    r"(?:(?:and|as well as|or|&)\s+)?(?:also\s+)?(?:(?:outside|at)\sthe\s(?:[\w’'-]+\s){1,4})?(?:in\s+|at\s+)?"
    rf"(?:the\s+)?(?:(?:smaller |other )?(?:{nearby('events', 'settlements_listed')})\s+(?:such as|"
    r"including|like)\s+)?[\s,]*\Z",
    re.IGNORECASE,
)
_WHERE_CLAUSE = re.compile(
    r",\swhere\s[^,.;:]{2,120}(?:,\s[^,.;:]{2,60})?,?\sand\s(?:also\s)?(?:(?:in|at|outside|near)\s)?\Z",
    re.IGNORECASE,
)
# "The unrest spread to Thiès and Kaolack": it was held in each.
_SPREAD = re.compile(
    rf"\s(?:[\w-]+\s){{0,2}}?(?:{nearby('events', 'spread')})\s(?:[\w-]+\s){{0,4}}?to\s"
    r"(?:the\s(?:\w+\s){1,3}of\s)?\Z",
    re.IGNORECASE,
)
_FAR = 240  # code points before a place in which the list that it goes on is told
_EACH = frozenset({"in", "at", "across"})
_ON = re.compile(r",?\s(?:on\s)?")
_LISTED = frozenset({"in", "at", "across", "from", "outside", "around", ""})


def listed_behind(view: View, sentence: Sentence, references: list[Reference], place: Span, tied: int) -> int:
    """Whose place it is that goes on a list behind a relative clause: that of the events listed.

    "Vigils were held in Hale, where 40 people turned out, and in Sale": the second is no place of those 40.
    """
    if tied == 0 or references[tied].span.start > place.start:
        return tied
    clause = _WHERE_CLAUSE.search(view.words(max(sentence.span.start, place.start - _FAR), place.start))
    if clause is None:
        return tied
    opens = place.start - len(clause.group())
    heads = (n for n in range(tied) if references[n].plural and references[n].span.end <= opens)
    return max(heads, default=tied) if references[tied].span.start > opens else tied


def listed_places(view: View, reference: Reference) -> list[tuple[PlacePhrase, Where]]:
    """The towns or regions of one grain listed for ``reference``; none where there are fewer than two."""
    if reference.trigger.rule == "people" or reference.weight != "strong":
        return []
    run: list[tuple[PlacePhrase, Where]] = []
    last = None
    for phrase, where in reference.places:
        if where.grain not in ("locality", "region", "country"):
            continue
        if last and run and not _carries_on(view, reference, last, (phrase, where)):
            if len(run) > 1:
                break
            run = []
        last = phrase, where
        if run and _is_of(run[-1][1], where):
            continue
        if run or phrase.relation.lower() in _LISTED or _has_spread(view, reference, phrase):
            run.append(last)
    names = {(where.locality, where.region, where.country) for _, where in run}
    if len(names) < 2:
        return []
    told_in = reference.plural or (reference.trigger.rule in ("verbs", "crowd") and len(run) > 2)
    told_in = told_in or _has_spread(view, reference, run[0][0])
    return run if told_in or _is_each(reference, run) else []


def _has_spread(view: View, reference: Reference, phrase: PlacePhrase) -> bool:
    """Whether it is told to have gone on to a place: "the unrest spread the next day to Thiès"."""
    if phrase.relation.lower() != "to" or phrase.span.start < reference.span.end:
        return False
    return _SPREAD.fullmatch(view.words(reference.span.end, phrase.span.start)) is not None


def _is_each(reference: Reference, run: list[tuple[PlacePhrase, Where]]) -> bool:
    """Whether one event cannot be in all of ``run``: "a vigil was held in Cork and Galway", towns after "in"."""
    if any(phrase.span in reference.loose for phrase, _ in run):
        return False
    return run[0][0].relation.lower() in _EACH and all(where.grain == "locality" for _, where in run)


def with_own_day(
    view: View, reference: Reference, listed: list[tuple[PlacePhrase, Where]], at: int
) -> Reference:
    """The reference with the day told right behind its place: "at Hove on June 9 and Lewes last Sunday"."""
    if len(reference.sentence.dates) < len(listed):
        return reference
    until = listed[at + 1][0].span.start if at + 1 < len(listed) else reference.sentence.span.end
    phrase = next((one for one in _days_behind(view, reference, listed[at][0]) if one.span.end <= until), None)
    when = resolve(phrase, view.report, tense_for(phrase, reference)) if phrase else None
    return replace(reference, date=when, date_phrase=phrase, other_date=None) if when else reference


def _days_behind(view: View, reference: Reference, place: PlacePhrase) -> list[DatePhrase]:
    """The dates that stand right behind a place, with no more than "on" between."""
    dates = (one for one in reference.sentence.dates if one.label != "clock")
    return [
        one for one in dates if _ON.fullmatch(view.words(place.span.end, max(one.span.start, place.span.end)))
    ]


def _carries_on(
    view: View, reference: Reference, last: tuple[PlacePhrase, Where], here: tuple[PlacePhrase, Where]
) -> bool:
    """Whether the second place goes on the list, or says where the first lies ("Leeds, England")."""
    start = max((one.span.end for one in _days_behind(view, reference, last[0])), default=last[0].span.end)
    if not _BETWEEN.fullmatch(view.words(start, here[0].span.start)):
        return False
    return "country" not in (last[1].grain, here[1].grain) or last[1].grain == here[1].grain


def _is_of(town: Where, area: Where) -> bool:
    """Whether ``area`` is the region of ``town``, told behind it."""
    return town.grain == "locality" and area.grain == "region" and area.region == town.region
