"""Who is told to do what may be an answer to protest, and what leads up to its words: features to be weighed."""

import re
from collections.abc import Mapping, Sequence

from onrecord.coding.laying.view import View
from onrecord.coding.referring.references import Reference
from onrecord.records import Frame, Name, Span
from onrecord.tables.crowd import crowd_pattern
from onrecord.tables.nearby import nearby

OFFICES: Mapping[str, tuple[str, ...]] = {"court": ("courts",), "government": ("authority", "offices")}
"""By kind of answer the words for those who give it (``crowd.yml``)."""
_OFFICIAL = {"court": frozenset({"JUD"}), "government": frozenset({"GOV", "LEG", "IGO"})}
_SIDES = frozenset({"NGO", "LAB", "AGR", "BUS", "EDU", "MED", "REL", "JRN", "OPP", "PTY", "CVL"})
_PRONOUN = re.compile(r"(?:it|he|she|they|who|which|that)\b", re.IGNORECASE)
_LEAD = 70  # code points before a doing in which words tell how it is meant
_LEADING = {
    name: re.compile(rf"\b(?:{words})\b[^.;:]{{0,50}}\Z", re.IGNORECASE)
    for name, words in (
        ("behind what it is about", nearby("events", "about_it")),
        ("behind what it comes after", nearby("events", "coming_after")),
        ("behind what it waits for", nearby("events", "waiting_for")),
        ("behind a relative", nearby("events", "relatives")),
    )
}


def doer_features(view: View, kind: str, reference: Reference, marks: Sequence[Frame]) -> dict[str, float]:
    """Who does it, as far as the parser marks it, who is named last before it, and whether such a body is."""
    sentence, office = reference.sentence, crowd_pattern(*OFFICES[kind])
    agents = [span for one in marks for span in one.of("agent")]
    doers = [span.of(view.text) for span in agents]
    by_office = any(office.search(doer) for doer in doers)
    by_pronoun = any(_PRONOUN.match(doer) for doer in doers)
    known = {sort_of(view, kind, name) for name in sentence.names if any(name.span.meets(one) for one in agents)}
    last = _named_last(view, reference)
    return {
        f"{kind} by a known office": float("office" in known),
        f"{kind} by a known side": float("side" in known and "office" not in known),
        f"{kind} behind an {sort_of(view, kind, last)}" if last else "behind nobody named": 1.0,
        f"{kind} by its office": float(by_office),
        "by it or them": float(not by_office and by_pronoun),
        f"{kind} by others": float(bool(doers) and not by_office and not by_pronoun),
        f"{kind} office named": float(bool(office.search(view.text, sentence.span.start, sentence.span.end))),
    }


def leading_features(view: View, reference: Reference) -> dict[str, float]:
    """What its clause makes of it: what a protest is about, what came before it, what it waits for, an aside."""
    lead = view.words(max(reference.sentence.span.start, reference.span.start - _LEAD), reference.span.start)
    return {name: 1.0 for name, words in _LEADING.items() if words.search(lead)}


def _named_last(view: View, reference: Reference) -> Name | None:
    """Who is named last before it in its clause."""
    clause: Span = view.clause(reference.sentence, reference.span)
    names, end = reference.sentence.names, reference.span.start
    before = [one for one in names if clause.start <= one.span.start and one.span.end <= end]
    return max(before, key=lambda one: one.span, default=None)


def sort_of(view: View, kind: str, name: Name) -> str:
    """Whether a name is that of such an office, of a side, of some other body or office, or of nobody public."""
    actor = view.kinds.actor(name)
    if actor is None or actor.kind is None:
        return "side" if name.kind == "group" else "unknown"
    if actor.kind in _OFFICIAL[kind]:
        return "office"
    return "side" if actor.kind in _SIDES else "other office"
