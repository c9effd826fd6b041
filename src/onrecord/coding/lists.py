"""Several places in one sentence: "demonstrations in London, Belfast and Edinburgh" are three events."""

import re

from onrecord.coding.references import Reference
from onrecord.coding.view import View
from onrecord.records import PlacePhrase, Where
from onrecord.tables.nearby import nearby

_BETWEEN = re.compile(
    r"[\s,]*(?:where\s[^.;:]{2,160}?,\s+)?(?:(?:and|as well as|or|&)\s+)?(?:also\s+)?(?:in\s+|at\s+)?"
    rf"(?:the\s+)?(?:(?:smaller |other )?(?:{nearby('events', 'settlements_listed')})\s+(?:such as|"
    r"including|like)\s+)?[\s,]*\Z",
    re.IGNORECASE,
)
_LISTED = frozenset({"in", "at", "across", "from", "outside", "around", ""})


def listed_places(view: View, reference: Reference) -> list[tuple[PlacePhrase, Where]]:
    """The towns or regions of one grain listed for ``reference``; none where there are fewer than two."""
    if not (reference.plural or reference.trigger.rule in ("verbs", "crowd")):
        return []
    run: list[tuple[PlacePhrase, Where]] = []
    last = None
    for phrase, where in reference.places:
        if where.grain not in ("locality", "region", "country"):
            continue
        if last and run and not _carries_on(view, last, (phrase, where)):
            if len(run) > 1:
                break
            run = []
        last = phrase, where
        if run and _is_of(run[-1][1], where):
            continue
        if run or phrase.relation.lower() in _LISTED:
            run.append(last)
    names = {(where.locality, where.region, where.country) for _, where in run}
    if len(names) < 2 or (reference.trigger.rule != "nouns" and len(run) < 3 and not reference.plural):
        return []
    return run


def _carries_on(view: View, last: tuple[PlacePhrase, Where], here: tuple[PlacePhrase, Where]) -> bool:
    """Whether the second place goes on the list, or says where the first lies ("Leeds, England")."""
    if not _BETWEEN.fullmatch(view.words(last[0].span.end, here[0].span.start)):
        return False
    return "country" not in (last[1].grain, here[1].grain) or last[1].grain == here[1].grain


def _is_of(town: Where, area: Where) -> bool:
    """Whether ``area`` is the region of ``town``, told behind it."""
    return town.grain == "locality" and area.grain == "region" and area.region == town.region
