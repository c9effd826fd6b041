"""Place phrases to places with coordinates, ambiguous names settled by the report's other places.

A name is read by what the text says it lies in, then by the countries that the report and its source speak for,
then by size. What the text does not tell but follows from a known place is filled in under rule ``implied``; a
site that no table knows lies where the report last was: rule ``report's place``.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from onrecord.coding.where_choice import Context, choose
from onrecord.coding.where_context import country_votes, links_of, source_country
from onrecord.coding.where_filling import from_known, from_unknown, inside
from onrecord.coding.where_routes import route_of
from onrecord.records import PlacePhrase, Report, Where
from onrecord.tables.places import Place

_WEIGHTS = {"": 1.0, "dateline": 2.0, "in": 3.0, "at": 3.0, "across": 2.0, "outside": 3.0, "near": 2.0}
Resolved = dict[PlacePhrase, Where]


def resolve_places(report: Report, places: tuple[PlacePhrase, ...]) -> Resolved:
    """What each place phrase stands for in this report, in the order of the text."""
    links = links_of(report.text, places)
    context = Context(country_votes(report, places), source_country(report))
    found: Resolved = {}
    chosen: dict[PlacePhrase, tuple[Place, ...]] = {}
    for phrase in reversed(places):  # what a place lies in stands after it
        words = phrase.span.of(report.text)
        outer = links.get(phrase)
        name = words.split(maxsplit=1)[-1] if phrase.rule == "direction" else words
        ranked = choose(phrase, name, chosen.get(outer, ()) if outer else (), context)
        chosen[phrase] = ranked[:1]
        where = from_known(phrase, words, ranked) if ranked else from_unknown(phrase, words)
        found[phrase] = inside(where, found[outer], "told") if outer else where
    ordered = {phrase: found[phrase] for phrase in places}
    return _placed(report, ordered, context)


def _placed(report: Report, resolved: Resolved, context: Context) -> Resolved:
    """Sites and unknown names get the town told before them in their passage, else after, else the main one."""
    main = main_place(report, resolved)
    country = Where(grain="country", country=context.main) if context.main else None
    by_passage: dict[int, list[PlacePhrase]] = {}
    starts = [passage.span.start for passage in report.passages]
    for phrase in resolved:
        by_passage.setdefault(bisect_right(starts, phrase.span.start), []).append(phrase)
    placed: Resolved = {}
    for phrases in by_passage.values():
        near = next((resolved[phrase] for phrase in phrases if _is_town(resolved[phrase])), None)
        for phrase in phrases:
            where = resolved[phrase]
            near = where if _is_town(where) else near
            if where.grain in {"site", "district"} and not where.locality and not where.region:
                around = _around(where, (near, main, country))
                where = inside(where, around, "report's place") if around else where
            elif where.country is None and country:
                where = replace(where, country=country.country, rule="report's country")
            placed[phrase] = where
    return placed


def _is_town(where: Where) -> bool:
    return bool(where.locality and where.country)


def _around(where: Where, candidates: tuple[Where | None, ...]) -> Where | None:
    """The first of the candidates that does not lie in another country."""
    return next((c for c in candidates if c and where.country in {None, c.country}), None)


def main_place(report: Report, resolved: Mapping[PlacePhrase, Where]) -> Where | None:
    """The town that the report speaks of most, else the country, else that of its source; None without any."""
    towns: Counter[tuple[str | None, str | None]] = Counter()
    countries: Counter[str | None] = Counter()
    best: dict[tuple[str | None, str | None], Where] = {}
    for phrase, where in resolved.items():
        weight = _WEIGHTS.get(phrase.relation, 1.0)
        countries[where.country] += int(weight)
        if where.locality and where.country:
            key = where.locality, where.country
            towns[key] += int(weight)
            best.setdefault(key, where)
            if where.grain == "locality":
                best[key] = where
    if towns:
        where = best[max(towns, key=lambda key: towns[key])]
        return replace(where, grain="locality", site=None, district=None, route=(), rule="report's main place")
    country = max(countries, key=lambda key: countries[key], default=None) or source_country(report)
    return Where(grain="country", country=country, rule="report's main place") if country else None


__all__ = ["Resolved", "main_place", "resolve_places", "route_of"]
