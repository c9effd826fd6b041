"""The town that a report is about, from the words beside all its places."""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace

from onrecord.coding.places.context import home_of, is_away, is_topic, source_country
from onrecord.records import PlacePhrase, Report, Where
from onrecord.tables.gazetteer import fold
from onrecord.tables.nearby import nearby
from onrecord.tables.places import capital_of

# A town that is only the dateline may be where the correspondent sits.
_WEIGHTS = {"dateline": 0.9, "in": 3.0, "at": 3.0, "outside": 3.0, "across": 2.0, "near": 0.3, "away from": 0.0}
_TOPIC, _ABROAD = 0.2, 0.4  # of that weight: spoken of, not in the story's country
_EARLY, _LOCAL = 2.0, 2.0  # in the headline or first paragraph; in the name of the paper
_SMALL_DATELINE = 2.0  # no correspondent sits in a town that no table of ours knows
_TOWN_DATELINE = 1.6  # correspondents sit in capitals mostly
_ONLY_DATELINE = 4.5  # the first paragraph names no other town: what it tells was there
_INHABITANTS = 2.0
_INHABITED = re.compile(r"\b(?:residents|people|villagers|inhabitants|farmers) of (?:the )?\Z", re.IGNORECASE)
# A place before the date in a line by itself at the top: "Issued by the Forum, Ogden, 13 September 2024".
_WRITTEN = re.compile(
    r",?\s(?:\d{1,2}(?:st|nd|rd|th)?\s[A-Z][a-z]{2,8}|[A-Z][a-z]{2,8}\.?\s\d{1,2}),?\s\d{4}\b|\s*$", re.MULTILINE
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_TOP, _WRITTEN_AT = 300, 3.0
_HOME_REACH = 24  # code points
_HOME = re.compile(r"\b(?:his|her|their)\s(?:home|house|flat|apartment|village)\sin\s\Z")


# "A court in Nakuru ruled", "its head office in Leeds": nothing but their seat is there.
_SEATED = re.compile(
    rf"(?:(?:\A|[.!?\n][\"”’']?\s*|\b(?:by|to|from)\s)(?:An?|The|Its|Their)\s(?:[\w’'-]+\s){{0,3}}"
    rf"(?:{nearby('events', 'seated')})|\b(?:{nearby('events', 'sits')}))\sin\s(?:the\s)?\Z",
    re.IGNORECASE,
)
_SEAT_REACH = 60  # code points


def is_somebodys(report: Report, phrase: PlacePhrase) -> bool:
    """Whether somebody lives or sits there: "outside his home in" a town, "a court in" it, "based in" it."""
    if phrase.relation != "in":
        return False
    text, start = report.text, phrase.span.start
    return bool(
        _HOME.search(text, max(0, start - _HOME_REACH), start)
        or _SEATED.search(text, max(0, start - _SEAT_REACH), start)
    )


def is_capital(where: Where) -> bool:
    """Whether the town is its country's capital."""
    city = capital_of(where.country) if where.country else None
    return bool(city and fold(city.name) == fold(where.locality or ""))


def _is_written_at(report: Report, phrase: PlacePhrase) -> bool:
    """Whether a line at the top gives it with the date: where a letter or a live blog was written."""
    if phrase.relation or phrase.span.start > _TOP or not _WRITTEN.match(report.text, phrase.span.end):
        return False
    line = report.text[report.text.rfind("\n", 0, phrase.span.start) + 1 : phrase.span.start]
    return (
        bool(line)
        and line.rstrip().endswith(",")
        and (
            report.published is None
            or bool(_YEAR.search(report.text, phrase.span.start - len(line), phrase.span.end + 30))
        )
    )


def _own_weight(report: Report, phrase: PlacePhrase, where: Where) -> float:
    """How much the words beside a place make it the report's."""
    if phrase.relation == "dateline" and where.rule in {"report's own", "added name"}:
        return _SMALL_DATELINE
    if is_away(report.text, phrase) or phrase.is_told_once:
        return 0.0
    if _is_written_at(report, phrase):
        return _WRITTEN_AT
    if phrase.relation == "dateline" and where.country and not is_capital(where):
        return _TOWN_DATELINE
    if phrase.relation == "of" and _INHABITED.search(
        report.text, max(0, phrase.span.start - _HOME_REACH), phrase.span.start
    ):
        return _INHABITANTS
    return _WEIGHTS.get(phrase.relation, 1.0) * (_TOPIC if is_somebodys(report, phrase) else 1.0)


def main_place(report: Report, resolved: Mapping[PlacePhrase, Where]) -> Where | None:
    """The town that the report speaks of most, else the country, else that of its source; None without any."""
    towns: defaultdict[tuple[str | None, str | None], float] = defaultdict(float)
    countries: defaultdict[str | None, float] = defaultdict(float)
    best: dict[tuple[str | None, str | None], Where] = {}
    home = home_of(report, tuple(resolved))
    far = {where.locality for phrase, where in resolved.items() if is_away(report.text, phrase)}
    begin = next((passage.span.end for passage in report.passages if passage.kind == "paragraph"), 0)
    lead = [phrase for phrase, where in resolved.items() if phrase.span.start < begin and where.locality]
    only = len({resolved[phrase].locality for phrase in lead if not is_somebodys(report, phrase)}) == 1
    source = fold(report.source or "").split()
    for phrase, where in resolved.items():
        weight = _own_weight(report, phrase, where)
        if only and phrase.relation == "dateline" and weight:
            weight = _ONLY_DATELINE
        if phrase.span.start < begin and phrase.relation != "dateline":
            weight *= _EARLY
        if where.locality in far:
            weight = 0.0
        elif where.locality and fold(where.locality) in source:
            weight *= _LOCAL
        if is_topic(report.text, phrase):
            weight *= _TOPIC
        if home and where.country != home:
            weight *= _ABROAD
        countries[where.country] += weight
        if where.locality and where.country and weight:
            key = where.locality, where.country
            towns[key] += weight
            best.setdefault(key, where)
            if where.grain == "locality":
                best[key] = where
    if towns:
        where = best[max(towns, key=lambda key: towns[key])]
        return replace(where, grain="locality", site=None, district=None, route=(), rule="report's main place")
    country = max(countries, key=lambda key: countries[key], default=None) or source_country(report)
    return Where(grain="country", country=country, rule="report's main place") if country else None
