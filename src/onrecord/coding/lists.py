"""Several places in one sentence: "demonstrations in London, Belfast and Edinburgh" are three events."""

import re

from onrecord.coding.references import Reference
from onrecord.coding.view import View
from onrecord.records import PlacePhrase, Where

_BETWEEN = re.compile(
    r"[\s,]*(?:(?:and|as well as|or|&)\s+)?(?:also\s+)?(?:in\s+|at\s+)?(?:the\s+)?[\s,]*\Z", re.IGNORECASE
)
_LISTED = frozenset({"in", "at", "across", "from", "outside", "around", ""})


def listed_places(view: View, reference: Reference) -> list[tuple[PlacePhrase, Where]]:
    """The towns or regions of one grain listed for ``reference``; none where there are fewer than two."""
    if not (reference.plural or reference.trigger.rule in ("verbs", "crowd")):
        return []
    run: list[tuple[PlacePhrase, Where]] = []
    for phrase, where in reference.places:
        if where.grain not in ("locality", "region", "country"):
            continue
        if run and not _carries_on(view, run[-1], (phrase, where)):
            if len(run) > 1:
                break
            run = []
        if run or phrase.relation.lower() in _LISTED:
            run.append((phrase, where))
    names = {(where.locality, where.region, where.country) for _, where in run}
    if len(names) < 2 or (reference.trigger.rule != "nouns" and len(run) < 3 and not reference.plural):
        return []
    return run


def _carries_on(view: View, last: tuple[PlacePhrase, Where], here: tuple[PlacePhrase, Where]) -> bool:
    """Whether the second place goes on the list; "Leeds, England" is one place told twice, not a list."""
    between = view.words(last[0].span.end, here[0].span.start)
    if not _BETWEEN.fullmatch(between):
        return False
    if last[1].grain == "locality" and here[1].grain in ("region", "country"):
        return False
    return last[1].grain == here[1].grain
