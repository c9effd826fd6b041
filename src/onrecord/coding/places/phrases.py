"""Place phrases to places with coordinates, ambiguous names settled by the report's other places.

A name is read by what the text says it lies in, then by the countries that the report and its source speak for,
then by size. What the text does not tell but follows from a known place is filled in under rule ``implied``; a
site that no table knows lies where the report last was: rule ``report's place``.
"""

import re
from bisect import bisect_right
from dataclasses import replace

from onrecord.coding.places.added import added_town, choose_added, in_nearest_town, with_surroundings
from onrecord.coding.places.choice import Context, choose, town_first
from onrecord.coding.places.context import (
    country_votes,
    home_of,
    is_away,
    is_generic,
    is_heading,
    is_topic,
    links_of,
    source_country,
)
from onrecord.coding.places.filling import BORROWED, from_known, from_unknown, inside
from onrecord.coding.places.main import is_capital, is_somebodys, main_place
from onrecord.coding.places.routes import route_of
from onrecord.coding.places.sites import bearing_town, capital_told, seat_of, town_in_name, town_told
from onrecord.coding.places.suburbs import suburbs
from onrecord.records import PlacePhrase, Report, Where
from onrecord.tables.gazetteer import fold
from onrecord.tables.places import Place, place_words

# Words between a site and a town behind it across which the town is of something else.
_NEW_CLAUSE = re.compile(r"(?:[,;]\s(?:and|but|while|whereas|where|who|whose|which)\s|;\s)", re.IGNORECASE)
_BEING_AT = frozenset({"in", "at", "across", "through", "outside", "around", "dateline"})
_HOME = frozenset({"of", "from"})
_SENTENCE = re.compile(r"[.!?]\s")
Resolved = dict[PlacePhrase, Where]
Around = tuple[Where | None, ...]


def resolve_places(report: Report, places: tuple[PlacePhrase, ...]) -> Resolved:
    """What each place phrase stands for in this report, in the order of the text."""
    links = links_of(report.text, places)
    context = Context(country_votes(report, places), source_country(report), home_of(report, places))
    outers = set(links.values())
    context = with_surroundings(context, report, places)
    found: Resolved = {}
    chosen: dict[PlacePhrase, tuple[Place, ...]] = {}
    for phrase in reversed(places):  # what a place lies in stands after it
        words = phrase.span.of(report.text)
        outer = links.get(phrase)
        name = _name(phrase, words)
        around = chosen.get(outer, ()) if outer else ()
        ranked = choose(phrase, name, around, context) or choose_added(phrase, name, around, context)
        if phrase not in outers:
            ranked = town_first(phrase, ranked)
        chosen[phrase] = ranked[:1]
        where = _valued(phrase, words, ranked, context)
        found[phrase] = inside(where, found[outer], "told") if outer else where
    found |= suburbs(found, chosen)
    told = {
        fold(inner.span.of(report.text)): found[inner] for inner in links if found[inner].grain == "locality"
    }
    ordered = {
        phrase: found[phrase] if phrase in links else told.get(fold(phrase.span.of(report.text)), found[phrase])
        for phrase in places
    }
    return _placed(report, ordered, context)


def _valued(phrase: PlacePhrase, words: str, ranked: tuple[Place, ...], context: Context) -> Where:
    """The value of a name by the place chosen for it, or of one that no table knows by its words."""
    if ranked:
        where = from_known(phrase, words, ranked)
        return in_nearest_town(where, ranked[0], context) if where.site and ranked[0].feature else where
    if phrase.rule == "capital" and (capital := capital_told(words, context)):
        return capital
    where = bearing_town(from_unknown(phrase, words))
    town = added_town(where.locality, context) if where.site and where.locality else None
    return inside(where, town, "town in its name") if town else where


def _name(phrase: PlacePhrase, words: str) -> str:
    """What the tables call it: "London" of "North London", "Nashik" of "Nashik district"."""
    match phrase.rule:
        case "direction":
            return words.split(maxsplit=1)[-1]
        case "district":
            return words.rsplit(maxsplit=1)[0]
    return words


def _placed(report: Report, resolved: Resolved, context: Context) -> Resolved:
    """Sites and unknown names get the town told before them in their passage, else after, else the main one."""
    spoken = context.main
    country = Where(grain="country", country=spoken) if spoken else None
    resolved = {phrase: _in_country(where, country) for phrase, where in resolved.items()}
    main = main_place(report, resolved)
    named = {
        fold(where.locality): where
        for where in resolved.values()
        if where.grain == "locality" and where.locality
    }
    by_passage: dict[int, list[PlacePhrase]] = {}
    starts = [passage.span.start for passage in report.passages]
    for phrase in resolved:
        by_passage.setdefault(bisect_right(starts, phrase.span.start), []).append(phrase)
    placed: Resolved = {}
    sites: dict[str, Where] = {}
    last: Where | None = None  # where the report last was: its passages go on about that place
    was = 0
    for number, phrases in by_passage.items():
        if any(is_heading(report, at) for at in range(was, number)):
            last = _headed(report, phrases, resolved)  # what is told under another heading need not be there
        was = number
        towns = [p for p in phrases if _is_town(resolved[p]) and not _is_aside(report, p) and not p.is_told_once]
        towns = [p for p in towns if p.relation != "dateline" or _may_be_there(resolved[p], main)]
        first = towns[0] if towns and not _ends_between(report, phrases[0], towns[0]) else None
        near = resolved[first] if first else last
        here = set(towns)
        at: PlacePhrase | None = None  # the town of the passage that something is told to be in
        for phrase in phrases:
            where = resolved[phrase]
            near = where if phrase in here and not _is_home(report, phrase, at) else near
            at = phrase if phrase in here and phrase.relation in _BEING_AT else at
            around = last if first and near is resolved[first] and _is_elsewhere(report, phrase, first) else near
            last = where if phrase in here and phrase.relation in _BEING_AT and phrase.label != "site" else last
            if where.grain in {"site", "district"} and not where.locality and not where.region:
                words = phrase.span.of(report.text)
                before = _named_before(words, sites, resolved[at] if at else None)
                own = town_told(words, named)
                where = before or (
                    inside(where, own, "town in its name")
                    if own
                    else _site(phrase, words, where, (around, main, country), context, alone=not towns)
                )
            elif (
                near
                and _is_of_the_town(phrase, where, near)
                and not (towns and _ends_between(report, towns[0], phrase))
            ):
                where = inside(
                    replace(where, locality=None, region=None, latitude=None, longitude=None),
                    near,
                    BORROWED,
                )
            placed[phrase] = where
            sites |= _short_names(where, phrase)
    return _as_spelt(report, placed)


def _named_before(words: str, sites: dict[str, Where], at: Where | None) -> Where | None:
    """The site that was named so before; not that of another town: "In Strabane, they left the hospital"."""
    before = sites.get(fold(words))
    if before is None or (at and is_generic(fold(words)) and before.locality != at.locality):
        return None
    return replace(before, site=" ".join(words.split()), rule="named before")


def _headed(report: Report, phrases: list[PlacePhrase], resolved: Resolved) -> Where | None:
    """The town that is all that a heading says: what is told under it was there."""
    first = phrases[0]
    alone = any(passage.span == first.span for passage in report.passages)
    return resolved[first] if alone and _is_town(resolved[first]) else None


def _ends_between(report: Report, town: PlacePhrase, phrase: PlacePhrase) -> bool:
    """Whether a sentence ends between a town and what stands behind it."""
    return _SENTENCE.search(report.text, town.span.end, max(town.span.end, phrase.span.start)) is not None


def _as_spelt(report: Report, placed: Resolved) -> Resolved:
    """The towns under the name that the report prints, where a table would spell it otherwise."""
    words = (phrase.span.of(report.text) for phrase in placed if phrase.label == "locality")
    printed = {fold(name): name for name in reversed([*words]) if not name.isupper()}
    return {
        phrase: replace(where, locality=printed[fold(where.locality)])
        if where.locality and fold(where.locality) in printed
        else where
        for phrase, where in placed.items()
    }


def _in_country(where: Where, country: Where | None) -> Where:
    """A name that no table knows, in the country of the report."""
    if where.country or not country or (where.grain == "site" and not where.locality):
        return where
    own = where.rule in {"report's own", "town in its name"}
    return replace(where, country=country.country, rule=where.rule if own else "report's country")


def _short_names(where: Where, phrase: PlacePhrase) -> dict[str, Where]:
    """By the last words of a site's name, the site: "the Statehouse" after "the Ogden Statehouse".

    A name of its own is known by all its words too: the Harrow Lodge told again is the one told before.
    """
    words = fold(where.site or "").split()
    own = phrase.rule == "form" and len(words) > 1 and not is_generic(" ".join(words))
    sizes = {size for size in (1, 2) if len(words) > size} | ({len(words)} if own else set())
    return {" ".join(words[-size:]): where for size in sizes if where.locality}


def _site(
    phrase: PlacePhrase, words: str, where: Where, around: Around, context: Context, alone: bool = False
) -> Where:
    """A site told without a town: by what it is called, else where the report was; some lie out of town."""
    national = alone and words.endswith(" ministry")  # "the labour ministry"
    if (fold(words) in place_words("seats") or national) and (seat := seat_of(context)):
        return inside(where, seat, "the country's capital")
    if town := town_in_name(phrase, words, context, alone):
        return inside(where, town, "town in its name")
    if phrase.rule == "form" and set(fold(words).split()) & place_words("out_of_town"):
        around = around[-1:]
    told = next((c for c in around if c and where.country in {None, c.country}), None)
    if told and phrase.rule == "common noun" and not (told.locality or told.region):
        return where  # of a country told by a people alone, either side's would do
    return inside(where, told, BORROWED) if told else where


def _is_of_the_town(phrase: PlacePhrase, where: Where, town: Where) -> bool:
    """Whether a site of a name that many cities know is rather that of the town told beside it."""
    name = fold(where.site or "")
    here = where.rule == "implied" and where.grain == "site" and is_generic(name) and len(name.split()) > 1
    return here and where.country == town.country and where.locality != town.locality


def _is_home(report: Report, phrase: PlacePhrase, at: PlacePhrase | None) -> bool:
    """Whether a place is only where people come from: "In Ermelo, residents of Wesselton blocked the N11"."""
    if at is None or phrase.relation not in _HOME:
        return False
    return not _SENTENCE.search(report.text, at.span.end, phrase.span.start)


def _is_elsewhere(report: Report, site: PlacePhrase, town: PlacePhrase) -> bool:
    """Whether a town told behind a site is of another clause: "a rally at City Hall, and cleaners in Hull"."""
    between = report.text[site.span.end : town.span.start]
    return bool(_NEW_CLAUSE.search(between))


def _is_aside(report: Report, phrase: PlacePhrase) -> bool:
    """Whether a place is only spoken of, or measured from: nothing is there that the report tells."""
    return is_away(report.text, phrase) or is_topic(report.text, phrase) or is_somebodys(report, phrase)


def _may_be_there(where: Where, main: Where | None) -> bool:
    """Whether a dateline's town may be where things happen: not a capital that the report is not about."""
    if main is None or main.locality is None or not is_capital(where):
        return True
    return fold(main.locality) == fold(where.locality or "")


def _is_town(where: Where) -> bool:
    return bool(where.locality and (where.country or where.rule == "report's own"))


__all__ = ["Resolved", "main_place", "resolve_places", "route_of"]
