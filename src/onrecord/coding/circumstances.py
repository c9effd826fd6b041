"""When and where an event was, from the references to it and what the report says about it elsewhere."""

import re
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from onrecord.coding.drafts import Draft
from onrecord.coding.likeness import LASTING, days, in_place
from onrecord.coding.references import Reference
from onrecord.coding.view import View
from onrecord.coding.when import UNDATED, resolve, unresolved
from onrecord.coding.where_main import main_place
from onrecord.records import Coding, PlacePhrase, Report, Span, When, Where
from onrecord.tables.calendar import small_number
from onrecord.tables.places import place_words

_GRAINS = ("site", "route", "district", "locality", "region", "country")
_WAY = frozenset(
    [
        "from",
        "to",
        "towards",
        "through",
        "along",
        "past",
        "via",
        "down",
        "into",
        "before",
        "at",
        "on",
        "around",
        "across",
        "outside",
    ]
)
_DATES, _PLACES = "dates@1", "places@1"
_IN_DAYS = {"hour": 1 / 24, "day": 1, "week": 7}
_NUMBER = r"(?P<count>one|two|three|four|five|six|seven|eight|nine|ten|\d{1,3})"
_LENGTH = re.compile(
    rf"\b(?:{_NUMBER}[- ](?P<unit>hour|day|week)(?:-long|s of)?|(?P<whole>day|week)-long)"
    r"\s+(?:[\w-]+\s+){0,3}\Z",
    re.IGNORECASE,
)
_LASTING_FOR = re.compile(
    rf"\bfor {_NUMBER}\s(?P<unit>hour|day|week)s?,?\s(?:starting |beginning )?(?:from|on)?\s*\Z",
    re.IGNORECASE,
)
_LONGEST = 60  # days that a length told in words may last
OF_THE_DAY = "report of the day"
TOLD_NEARBY = "told nearby: "
_FEW, _RECENT = 2, 14  # days
_BACK = 12  # sentences read backwards for the day that a story is going on about
_BEFORE = 30  # code points before "of" in which a part of a site is named
_ON_THE_WAY = frozenset({"", "from", "to", "towards", "away from"})
_ACROSS = frozenset({"across", "throughout"})
_Tied = tuple[PlacePhrase, Where]


def day_of(when: When) -> When:
    """A clock time cut down to its day: the date of an event is a day (codebook section 2)."""
    if "T" not in (when.start or "") + (when.end or ""):
        return when
    start, end = ((told or "")[:10] or None for told in (when.start, when.end))
    return replace(when, start=start, end=end, grain="day")


def date_codings(
    view: View, draft: Draft, status: str, announced: frozenset[Span] = frozenset()
) -> list[Coding]:
    """The date of ``draft``: that of its own words, else of the report's story, else none.

    ``announced`` are dates of events to come, which are those of no other event.
    """
    dated = [r for r in draft.references if r.date and r.date_phrase]
    if draft.sibling and not dated:
        dated = [r for r in draft.sibling.references if r.date and r.date_phrase]
    best = max(dated, key=_dating, default=None)
    if best and best.date and best.date_phrase:
        ahead = status in ("planned", "threatened") and best.other_date
        when = best.other_date if ahead and best.other_date else best.date
        when = _lengthened(view, draft, day_of(when))
        return [Coding("date", day_of(when), (best.date_phrase.span,), _DATES, 0.75, rule=when.rule)]
    carried = _carried(view, draft, status, announced)
    if carried:
        return [carried]
    if draft.counter_to and not draft.counter_to.counter_to and status not in ("planned", "threatened"):
        return [replace(one, confidence=0.5) for one in date_codings(view, draft.counter_to, status, announced)]
    if _is_of_the_day(view, draft, status):
        day = view.report.published.isoformat() if view.report.published else None
        told = When(day, day, "day", OF_THE_DAY) if day else unresolved("day", OF_THE_DAY)
        return [Coding("date", told, (draft.references[0].span,), _DATES, 0.45, rule=told.rule)]
    return []


def announced_dates(references: list[Reference]) -> frozenset[Span]:
    """The dates of events that are to come, or were to."""
    ahead = ("planned", "threatened", "called_off", "banned")
    return frozenset(r.date_phrase.span for r in references if r.date_phrase and r.status in ahead)


def _lengthened(view: View, draft: Draft, when: When) -> When:
    """The date of "a two-day protest", from its first day to its last."""
    if when.grain != "day" or when.start is None or when.end not in (None, when.start):
        return when
    first = date.fromisoformat(when.start)
    for reference in draft.strong:
        told = _LENGTH.search(view.words(reference.span.start - 40, reference.span.start))
        if told is None and reference.date_phrase:
            start = reference.date_phrase.span.start
            told = _LASTING_FOR.search(view.words(start - 40, start))
        if told and (length := _length(told)):
            last = first + timedelta(days=length - 1)
            words = " ".join(told.group().split()[:2])
            return replace(when, end=last.isoformat(), rule=f"{when.rule}; {words}")
    return when


def _length(told: re.Match[str]) -> int | None:
    """Days that "two-day", "48-hour", "week-long" or "for three days" tell; None for other words."""
    if whole := told.groupdict().get("whole"):
        return round(_IN_DAYS[whole.lower()])
    count, unit = small_number(told["count"].lower()), told["unit"].lower()
    if not count or (unit == "hour" and count % 24):
        return None
    return min(round(count * _IN_DAYS[unit]), _LONGEST)


def _dating(reference: Reference) -> tuple[bool, bool, bool, int]:
    """Strong references first, then days before longer spans, then past events before announcements."""
    when = reference.date
    span = days(when) if when else None
    is_day = bool(span and (span[1] - span[0]).days <= 2)
    return is_day, reference.weight == "strong", reference.trigger.rule != "people", -reference.span.start


def _carried(view: View, draft: Draft, status: str, announced: frozenset[Span]) -> Coding | None:
    """The date of another sentence of the same passage that the event is told in, or of the one before it."""
    if draft.kind != "protest" or status in ("planned", "threatened"):
        return None
    if draft.forms and draft.forms <= LASTING and not any(r.status == "occurred" for r in draft.strong):
        return None
    told = {r.sentence.index for r in draft.references if r.weight == "strong" or not draft.strong}
    for index in sorted(told):
        sentence = view.sentences[index]
        for near in (*range(index, max(-1, index - _BACK), -1), index + 1):
            if near >= len(view.sentences) or view.sentences[near].post != sentence.post:
                continue
            for phrase in view.sentences[near].dates:
                if phrase.label in ("dateline", "clock", "relative", "nth", "year", "year_range", "past_span"):
                    continue
                if phrase.span in announced:
                    continue
                when = resolve(phrase, view.report, "past")
                if when and is_near(view.report, when):
                    rule = TOLD_NEARBY + when.rule
                    return Coding("date", day_of(when), (phrase.span,), _DATES, 0.5, rule=rule)
    return None


def is_near(report: Report, when: When) -> bool:
    """Whether a date told nearby is one of the last days, so that the story is of it; undated, it may be."""
    span = days(when)
    if report.published is None:
        return when.grain == "day" and when.rule.startswith(UNDATED)
    if span is None or (span[1] - span[0]).days > _FEW:
        return False
    return 0 <= (report.published - span[0]).days <= _RECENT


def _is_of_the_day(view: View, draft: Draft, status: str) -> bool:
    """Whether the report tells of what happens as it is written: a live blog, or words for "now"."""
    if view.report.is_live_blog and draft.strong:
        today = status == "planned" and all(_has_only_clock(one) for one in draft.strong)
        return (today or status in ("under_way", "occurred")) and not draft.forms & (LASTING - {"blockade"})
    return draft.kind == "protest" and (
        status == "under_way"
        and not (draft.forms & {"strike", "occupation", "boycott", "hunger_strike"})
        and any(r.weight == "strong" and not r.plural and r.status == "under_way" for r in draft.references)
    )


def _has_only_clock(reference: Reference) -> bool:
    """Whether its sentence tells no more than the time of day: "is expected to start at 2pm"."""
    labels = {phrase.label for phrase in reference.sentence.dates}
    return labels == {"clock"}


def _without_dateline(tied: list[_Tied]) -> list[_Tied]:
    """The places of an event but for the dateline, where its words tell of another town, or of a whole region.

    "JOS - Women took to the streets of Barkin Ladi": the report was written in Jos, and the march was elsewhere.
    """
    written = [where for phrase, where in tied if phrase.relation == "dateline"]
    told = [t for t in tied if t[0].relation != "dateline"]
    for phrase, where in told if written else ():
        relation = phrase.relation.lower()
        if relation in _ON_THE_WAY or (where.country and where.country != written[0].country):
            continue
        other_town = where.locality and all(where.locality != one.locality for one in written)
        region = where.grain == "region" and (relation in _ACROSS or where.region != written[0].region)
        if other_town or region:
            return told
    return tied


def _of_own_clause(tied: list[_Tied], loose: frozenset[Span]) -> list[_Tied]:
    """The places without those of another town in another clause: "fired in Ermelo, while in Welkom they marched"."""
    own = {where.locality for phrase, where in tied if phrase.span not in loose and where.locality}
    return [t for t in tied if not own or t[0].span not in loose or t[1].locality in {None, *own}]


class Places:
    """Settles the places of a report's events."""

    def __init__(self, view: View, resolved: dict[PlacePhrase, Where], references: list[Reference]) -> None:
        self._view = view
        self._resolved = resolved
        self._main = self._main_place(references)

    def _main_place(self, references: list[Reference]) -> _Tied | None:
        """The town that protest is told to be in most often; else the one that the report names most often."""
        tied = [t for r in references if r.trigger.kind == "protest" for t in r.places]
        for candidates in (tied, list(self._resolved.items())):
            towns = [t for t in candidates if t[1].locality]
            if towns:
                counts = Counter(t[1].locality for t in towns)
                top, times = counts.most_common(1)[0]
                home = main_place(self._view.report, self._resolved) if times == 1 else None
                if home and home.locality:
                    at_home = (t for t in self._resolved.items() if t[1].locality == home.locality)
                    return next(at_home)
                return next(t for t in towns if t[1].locality == top)
        return None

    def codings(self, draft: Draft) -> list[Coding]:
        """The place of ``draft``, its finest first; a route where a march is told with two sites or more."""
        tied = [draft.listed] if draft.listed else [t for r in draft.references for t in r.places]
        if draft.listed:
            tied += [
                t for r in draft.references for t in r.places if in_place(t[1], draft.towns) and t not in tied
            ]
        tied = _without_dateline([t for t in tied if self._is_event_place(t[0])])
        tied = _of_own_clause(tied, frozenset().union(*(r.loose for r in draft.references)))
        if draft.wide and not draft.listed:  # the dateline is where it was written, not where it was
            tied = [t for t in tied if t[0].relation != "dateline"]
        if not tied and draft.kind == "protest":
            return self._fallback(draft)
        if not tied:
            return []
        best = min(tied, key=lambda t: (_GRAINS.index(t[1].grain), t[0].span.start))
        phrase, where = best
        spans = [phrase.span]
        if not where.locality:
            where, spans = self._within_town(where, tied, spans)
        route = self._route(draft, tied)
        if route:
            where = replace(where, route=tuple(p.span.of(self._view.text) for p in route))
            spans += [p.span for p in route if p.span not in spans]
        return [Coding("place", where, tuple(spans), _PLACES, 0.7, rule=where.rule)]

    def _is_event_place(self, phrase: PlacePhrase) -> bool:
        if phrase.relation.lower() == "of":  # "to the railings of the library": where they are
            before = self._view.words(phrase.span.start - _BEFORE, phrase.span.start).lower().split()
            parts = place_words("parts_of")
            return any(one in parts and other == "of" for one, other in pairwise(before[-3:]))
        return phrase.relation.lower() not in ("against", "for", "with", "by", "about", "over")

    def _within_town(self, where: Where, tied: list[_Tied], spans: list[Span]) -> tuple[Where, list[Span]]:
        """A site without a town lies in the town told beside it, or in the report's main one."""
        town = next((t for t in tied if t[1].locality), None) or self._main
        if town is None or where.grain in ("region", "country") or not town[1].locality:
            return where, spans
        if where.country and town[1].country and where.country != town[1].country:
            return where, spans
        filled = replace(
            where,
            locality=town[1].locality,
            region=where.region or town[1].region,
            country=where.country or town[1].country,
            latitude=where.latitude if where.latitude is not None else town[1].latitude,
            longitude=where.longitude if where.longitude is not None else town[1].longitude,
            rule=f"{where.rule}; in the town told nearby".lstrip("; "),
        )
        return filled, [*spans, town[0].span]

    def _fallback(self, draft: Draft) -> list[Coding]:
        if draft.counter_to and not draft.counter_to.counter_to:
            return [replace(one, confidence=0.5) for one in self.codings(draft.counter_to)]
        if draft.forms & {"boycott"} or self._main is None or not draft.strong:
            return []
        if all(r.plural and not r.definite for r in draft.strong) and not draft.towns:
            return []
        phrase, where = self._main
        town = replace(
            where, site=None, route=(), district=None, grain="locality", rule="the report's main place"
        )
        if draft.wide:
            if where.country is None:
                return []
            town = Where("country", country=where.country, rule="nationwide, in the report's main country")
        return [Coding("place", town, (phrase.span,), _PLACES, 0.45, rule=town.rule)]

    def _route(self, draft: Draft, tied: list[_Tied]) -> list[PlacePhrase]:
        if not draft.forms & {"march", "caravan"}:
            return []
        sites: dict[str, PlacePhrase] = {}
        moving = False
        for phrase, where in sorted(tied, key=lambda t: t[0].span):
            if where.grain in ("site", "district") and phrase.relation.lower() in _WAY | {"", "and"}:
                moving = moving or phrase.relation.lower() in _WAY - {"at", "on", "outside"}
                sites.setdefault(phrase.span.of(self._view.text).lower(), phrase)
        return list(sites.values()) if moving and len(sites) > 1 else []
