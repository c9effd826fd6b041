"""What a number of people counts: the variable, told by the counted noun and the verbs beside it."""

import re
from functools import cache

from onrecord.codebook import Codebook, alternation
from onrecord.coding.view import Sentence, View
from onrecord.records import Figure, Span

BEFELL = ("deaths", "injured", "arrests", "detained", "charged")  # in the order in which they decide
_REACH = 140  # code points after the counted people in which their verb stands
_BOUND = re.compile(r"[;:.!?]\s|,\s(?:while|but|as|after|with)\b|\s(?:while|but|after)\s", re.IGNORECASE)
_SMALL = "the|a|an|about|around|some|at|least|more|than|nearly|over|another|up|to|total|of|in|just|only|almost"
# Rules of the finder by which a bare number counts people at an event: "put the crowd at 300", "counted 58".
_CROWD_RULES = frozenset({"numbering before", "counting before", "saying before", "source before"})


@cache
def _cues(codebook: Codebook, name: str, side: str) -> re.Pattern[str] | None:
    listed = codebook["injured_participants" if name == "injured" else name].cues(side)
    if not listed:
        return None
    inner = alternation(listed)
    tail = rf"\s{{1,3}}[“\"‘]?(?:(?:{_SMALL})\s{{1,3}}){{0,4}}\Z"
    return re.compile(rf"\b(?:{inner}){tail}" if side == "before" else rf"\b(?:{inner})(?!\w)", re.IGNORECASE)


def variable_of(view: View, sentence: Sentence, figure: Figure, crowd: frozenset[str]) -> str | None:
    """The variable of ``figure``; None where nothing tells one. ``crowd``: nouns for those who protest here."""
    noun = figure.unit.of(view.text) if figure.unit else ""
    if figure.counts == "things":
        units = _cues(view.codebook, "other_figure", "units")
        return "other_figure" if units and units.search(figure.span.of(view.text)) else None
    start = (
        figure.number.start if figure.rule in ("noun", "cluster") else figure.span.start
    )  # after "a rally of"
    name = of_people(view, sentence, Span(start, figure.span.end), noun, figure.counts)
    if name is None and figure.rule in _CROWD_RULES and figure.counts != "police":
        name = "participants"
    if name != "injured":
        return name
    if figure.counts == "police":
        return "injured_police"
    units = _cues(view.codebook, "participants", "units")
    own = (units and units.search(noun)) or not crowd.isdisjoint(noun.lower().split()[-1:])
    return "injured_participants" if own else "injured_other"


def of_people(view: View, sentence: Sentence, span: Span, noun: str, counts: str) -> str | None:
    """The variable of a count of people at ``span``, ``injured`` not yet told apart."""
    before = view.words(max(sentence.span.start, span.start - 60), span.start)
    after = view.words(span.end, min(sentence.span.end, span.end + _REACH))
    if bound := _BOUND.search(after):
        after = after[: bound.start()]
    name = _by_cues(
        view.codebook, noun, before, after, "police_deployed" if counts == "police" else "participants"
    )
    others = _cues(view.codebook, "participants", "not")
    return None if name == "participants" and others and others.search(noun) else name


def _by_cues(codebook: Codebook, noun: str, before: str, after: str, taking_part: str) -> str | None:
    """What happened to the people goes before what they did; of two verbs the nearer counts."""
    for name in BEFELL:
        units, lead = _cues(codebook, name, "units"), _cues(codebook, name, "before")
        if (units and units.fullmatch(noun)) or (lead and lead.search(before)):
            return name
    found = [
        (hit.start(), name)
        for name in (*BEFELL, taking_part)
        if (follow := _cues(codebook, name, "after")) and (hit := follow.search(after))
    ]
    if any(name == "deaths" and at < 60 for at, name in found):
        return "deaths"
    if found:
        return min(found)[1]
    units, lead = _cues(codebook, taking_part, "units"), _cues(codebook, taking_part, "before")
    told = (units and units.search(noun)) or (lead and lead.search(before))
    return taking_part if told else None
