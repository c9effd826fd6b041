"""Where an event was, from the references to it and what the report says about it elsewhere."""

import re
from collections import Counter
from dataclasses import replace
from itertools import pairwise

from onrecord.coding.gathering.drafts import Draft
from onrecord.coding.laying.view import View
from onrecord.coding.places.filling import BORROWED
from onrecord.coding.places.main import main_place
from onrecord.coding.referring.likeness import in_place
from onrecord.coding.referring.references import Reference
from onrecord.records import Coding, PlacePhrase, Span, Where
from onrecord.tables.nearby import nearby
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
        "leaving",
        "round",
        "onto",
        "alongside",
        "beyond",
        "reaching",
        "out of",
        "as far as",
        "up to",
    ]
)
_FROM, _TO = frozenset({"from", "leaving"}), frozenset({"to", "towards", "toward", "into", "reaching"})
_PLACES = "places@1"
_ON = 2  # sentences behind that of a march in which its way is told on
_GOES_ON = re.compile(rf"\b(?:{nearby('events', 'way_goes_on')})\b", re.IGNORECASE)
_ENDS = re.compile(rf"\b(?:{nearby('events', 'way_ends')})\s(?:\w+\s){{0,3}}\Z", re.IGNORECASE)
_BEFORE = 30  # code points before "of" in which a part of a site is named
_ON_THE_WAY = frozenset({"", "from", "to", "towards", "away from"})
_ACROSS = frozenset({"across", "throughout"})
_AT = frozenset({"in", "at", "outside", "across", "near", "around"})
_Tied = tuple[PlacePhrase, Where]


def _fineness(tied: _Tied) -> tuple[int, bool, int]:
    """Its grain, and whether it is only where people came from: "Residents from Hull marched in Leeds"."""
    phrase, where = tied
    home = where.grain == "locality" and phrase.relation.lower() in ("from", "of")
    return _GRAINS.index(where.grain), home, phrase.span.start


def _start_of(goal: _Tied, tied: list[_Tied]) -> PlacePhrase:
    """The town that a march set out from for ``goal``; that of ``goal`` itself where none is told."""
    others = (t for t in tied if t[1].grain == "locality" and t[1].locality != goal[1].locality)
    return next((phrase for phrase, _ in others if phrase.relation.lower() in _FROM), goal[0])


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


def _is_surely_told(tied: _Tied) -> bool:
    """Whether a place tells a town for more than an "in" before a name, or a site that may be in any town."""
    phrase, where = tied
    return bool(where.locality) and not phrase.is_told_once and BORROWED not in where.rule


def _of_own_clause(reference: Reference) -> list[_Tied]:
    """Its places without a town of another clause, where its own tells one.

    "Police fired at residents in Ermelo, while in Kroonstad a crowd marched": the march was in Kroonstad.
    """
    own = {
        where.locality
        for phrase, where in reference.places
        if where.locality and phrase.span not in reference.loose and phrase.relation.lower() in _AT
    }
    return [t for t in reference.places if not own or t[0].span not in reference.loose or t[1].locality in own]


class Places:
    """Settles the places of a report's events."""

    def __init__(self, view: View, resolved: dict[PlacePhrase, Where], references: list[Reference]) -> None:
        self._view = view
        self._resolved = resolved
        self.main = self._main_place(references)

    def _main_place(self, references: list[Reference]) -> _Tied | None:
        """The town that protest is told to be in most often; else the one that the report names most often.

        "The palace in Tolmbasi" is no two reasons for Tolmbasi, but breaks a tie.
        """
        protests = [
            tuple(t for t in r.places if not t[0].is_told_once)
            for r in references
            if r.trigger.kind == "protest"
        ]
        tied = [t for places in protests for t in places]
        events = Counter(town for places in protests for town in {t[1].locality for t in places})
        for candidates in (tied, [t for t in self._resolved.items() if not t[0].is_told_once]):
            towns = [t for t in candidates if t[1].locality]
            if towns:
                counts = Counter(t[1].locality for t in towns)
                top = max(counts, key=lambda town: (events[town], counts[town]))
                home = main_place(self._view.report, self._resolved) if counts[top] == 1 else None
                if home and home.locality:
                    at_home = (t for t in self._resolved.items() if t[1].locality == home.locality)
                    return next(at_home)
                return next(t for t in towns if t[1].locality == top)
        return None

    def codings(self, draft: Draft) -> list[Coding]:
        """The place of ``draft``, its finest first; a route where a march is told with two sites or more."""
        tied = [draft.listed] if draft.listed else [t for r in draft.references for t in _of_own_clause(r)]
        if draft.listed:
            tied += [
                t for r in draft.references for t in r.places if in_place(t[1], draft.towns) and t not in tied
            ]
        tied = _without_dateline([t for t in tied if self._is_event_place(t[0])])
        if not draft.listed and any(_is_surely_told(t) for t in tied):
            tied = [t for t in tied if not t[0].is_told_once]
        if draft.wide and not draft.listed:  # the dateline is where it was written, not where it was
            tied = [t for t in tied if t[0].relation != "dateline"]
        if not tied and draft.kind == "protest":
            return self._fallback(draft)
        if not tied:
            return []
        best = self._goal(draft, tied) or min(tied, key=_fineness)
        phrase, where = best
        spans = [phrase.span]
        if not where.locality:
            where, spans = self._within_town(where, tied, spans)
        elif BORROWED in where.rule:  # the town is told beside the site: its words are evidence too
            spans += [p.span for p, w in tied if w.grain == "locality" and w.locality == where.locality][:1]
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
        town = next((t for t in tied if t[1].locality), None) or self.main
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
        if draft.forms & {"boycott"} or self.main is None or not draft.strong:
            return []
        if all(r.plural and not r.definite for r in draft.strong) and not draft.towns:
            return []
        phrase, where = self.main
        town = replace(
            where, site=None, route=(), district=None, grain="locality", rule="the report's main place"
        )
        if draft.wide:
            if where.country is None:
                return []
            town = Where("country", country=where.country, rule="nationwide, in the report's main country")
        return [Coding("place", town, (phrase.span,), _PLACES, 0.45, rule=town.rule)]

    def _route(self, draft: Draft, tied: list[_Tied]) -> list[PlacePhrase]:
        on_the_move = bool(draft.forms & {"march", "caravan"})
        if on_the_move:
            tied = [*tied, *self._told_on(draft)]
        sites: dict[str, PlacePhrase] = {}
        moving = from_to = False
        for phrase, where in sorted(tied, key=lambda t: t[0].span):
            relation = phrase.relation.lower()
            if where.grain in ("site", "district") and relation in _WAY | {"", "and"}:
                from_to = from_to or (relation in _TO and any(p.relation in _FROM for p in sites.values()))
                moving = moving or relation in _WAY - {"at", "on", "outside"} or self._is_an_end(phrase)
                sites.setdefault(phrase.span.of(self._view.text).lower(), phrase)
        if (from_to or (moving and on_the_move)) and len(sites) > 1:
            return list(sites.values())
        goal = self._goal(draft, tied)
        return [_start_of(goal, tied), goal[0]] if goal else []

    def _is_an_end(self, phrase: PlacePhrase) -> bool:
        """Whether a march starts or ends there: "formed up at the market", "finished at the Shirehall"."""
        if phrase.relation not in ("at", "on", "in", "outside", "in front of"):
            return False
        return bool(_ENDS.search(self._view.words(phrase.span.start - _BEFORE, phrase.span.start)))

    def _told_on(self, draft: Draft) -> list[_Tied]:
        """Sites that the passage goes on to tell of a march: "They passed the market and reached the bridge"."""
        last = max((one for one in draft.references if one.places), key=lambda one: one.span, default=None)
        if last is None:
            return []
        found: list[_Tied] = []
        for sentence in self._view.sentences[last.sentence.index + 1 : last.sentence.index + 1 + _ON]:
            words = self._view.words(sentence.span.start, sentence.span.end)
            if sentence.passage != last.sentence.passage or sentence.triggers or not _GOES_ON.search(words):
                break
            found += [
                (phrase, self._resolved[phrase])
                for phrase in sentence.places
                if phrase in self._resolved and self._resolved[phrase].grain == "site"
            ]
        return found

    def _goal(self, draft: Draft, tied: list[_Tied]) -> _Tied | None:
        """The town that a march from another town goes to, where no site of it is told."""
        if not draft.forms & {"march", "caravan"} or any(t[1].grain in ("site", "district") for t in tied):
            return None
        goal = next((t for t in tied if t[1].grain == "locality" and t[0].relation.lower() in _TO), None)
        return goal if goal and _start_of(goal, tied) is not goal[0] else None
