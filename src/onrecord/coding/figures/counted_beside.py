"""People counted right beside the words for a protest: those who do it, or of whom it is.

"Some 90 growers parked their tractors across the road", "a sit-in of 26 miners", "the nurses, 40 in all,
walked out": whatever the verb, the protest that its subject does is the subject's own.
"""

import re

from onrecord.coding.counts.counted import PART, is_aside
from onrecord.coding.counts.cues import cues_of
from onrecord.coding.counts.sizes import size
from onrecord.coding.figures.desk import NOT_BEFELL, Earlier, FigureDesk
from onrecord.coding.laying.view import Sentence, View
from onrecord.coding.referring.references import Reference
from onrecord.records import Figure, Span
from onrecord.tables.groups import plural_kind
from onrecord.tables.nearby import nearby

_NOUNS = frozenset({"nouns", "kin"})  # rules of triggers that are nouns, and have no subject
_REACH = 90  # code points from people in apposition to their verb
# Between people and what they do: "300 pupils *who had* walked out".
_DOES = re.compile(
    rf",?\s(?:(?:who|that)\s)?(?:(?:{nearby('figures', 'before_deeds')})\s){{0,2}}", re.IGNORECASE
)
_AND = re.compile(r",?\s(?:and|as well as|along with)\s")
# Where people were: "At a gathering in Arbury, (60 parents) urged", "a vigil where (90 women) let balloons fly".
_HELD_AT = re.compile(
    r"[“\"]?(?:At|During|In|Outside|On)\s(?:an?|the|another|its|their|one)\s(?:[\w’'-]+\s){0,3}"
)
_THEN = re.compile(r"[^.;:\d“”\"]{0,50},\s")
_WHERE = re.compile(r"[^.;:“”\"]{0,70}\bwhere\s")
_OF = re.compile(r"\s(?:of|by)\s")
_APPOSED = re.compile(r"(?P<noun>[\w’'-]+),\s(?:all\s)?\Z")
_CLOSED = re.compile(rf"(?:\s(?:{nearby('figures', 'in_all')}))?[,.;)]")
_SOME = re.compile(r"\s(?:for\s\w+|with\s(?:an?|the)\b|(?:[A-Z][\w-]+\s)?(?P<noun>[\w-]+)(?=[,.;)]|\Z))")
_LOOKING_ON = re.compile(rf"(?:{nearby('figures', 'looking_on')})", re.IGNORECASE)
_CAME_TO_WATCH = re.compile(
    rf"[^.;,]{{0,60}}\b(?:{nearby('figures', 'comes')})\b[^.;,]{{0,50}}\sto\s"
    rf"(?:{nearby('figures', 'looked_at')})\b",
    re.IGNORECASE,
)
_CLAUSE = 200  # code points behind people in which a relative clause of theirs ends
_JUDGED = re.compile(
    rf"(?:\s(?:and|,)[^.;,]{{0,40}})?\s(?:who|that)\s[^.;]{{2,150}}?\s"
    rf"(?:were|was|have been|has been|had been|are|is)\s(?:{nearby('figures', 'judged')})\b",
    re.IGNORECASE,
)
# "17,000 of its 19,500 members": those of whom some took part.
_OF_BODY = re.compile(
    r"(?:\d|[a-z])\sof\s(?:its|their|his|her|our|(?:the\s)?[\w-]{2,20}['’]s?)\s(?:(?:about|some|roughly|over)\s)?\Z"
)
_GIVEN = frozenset({"saying before", "source before"})  # rules of numbers that a source gives
_RIVALS = 3  # counts of the same people lie no further apart than so many times
_THE = re.compile(r"\b(?:the|these|those)\s\Z", re.IGNORECASE)
_TAKING_PART = frozenset({"people", "participants"})


def of_the_protest(desk: FigureDesk, sentence: Sentence, figure: Figure) -> bool:
    """Whether the people counted are the subject, the measure or the apposition of a protest told here."""
    tied = desk.telling.own.get((sentence.index, "protest"), ())
    if not tied or figure.counts != "people" or is_aside(desk.view, sentence, figure.span):
        return False
    if looks_on(desk.view, figure):
        return False
    apposed = _is_apposed(desk.view, sentence, figure.span)
    strong = [one for one, _ in tied if one.weight == "strong"]
    return any(
        _is_of(desk.view, figure.span, one, apposed) or _is_there(desk.view, sentence, figure, one)
        for one in strong
    )


def _is_there(view: View, sentence: Sentence, figure: Figure, told: Reference) -> bool:
    """Whether the people counted by their noun are told to have been at the event named just before them."""
    if figure.rule != "noun" or told.trigger.rule not in _NOUNS or told.trigger.span.end >= figure.span.start:
        return False
    between = view.words(told.trigger.span.end, figure.span.start)
    held_at = _HELD_AT.fullmatch(view.words(sentence.span.start, told.trigger.span.start))
    return bool((held_at and _THEN.fullmatch(between)) or _WHERE.fullmatch(between))


def _is_of(view: View, span: Span, told: Reference, apposed: bool) -> bool:
    """Whether the people at ``span`` are those of whom ``told`` tells."""
    noun, event = told.trigger.rule in _NOUNS, told.trigger.span
    if noun:
        between = view.words(event.end, span.start) if event.end < span.start else ""
        named = between == ", " and _CLOSED.match(view.words(span.end, span.end + 20)) is not None
        return named or _OF.fullmatch(between) is not None
    if event.start <= span.end or event.start > span.end + _REACH:
        return False
    between = view.words(span.end, event.start)
    return _DOES.fullmatch(between) is not None or (apposed and not re.search(r"[.;:\d]", between))


def _is_apposed(view: View, sentence: Sentence, span: Span) -> bool:
    """Whether a count stands by itself behind the people whom it counts: "the nurses, 40 in all, walked out"."""
    before = _APPOSED.search(view.words(max(sentence.span.start, span.start - 40), span.start))
    if before is None or plural_kind(before["noun"].lower()) not in _TAKING_PART:
        return False
    return _CLOSED.match(view.words(span.end, span.end + 20)) is not None


def looks_on(view: View, figure: Figure) -> bool:
    """Whether those counted are by their noun some who only see a protest: "a few dozen onlookers"."""
    return figure.unit is not None and _LOOKING_ON.fullmatch(figure.unit.of(view.text).split()[-1]) is not None


def only_watch(view: View, sentence: Sentence, figure: Figure) -> bool:
    """Whether those counted came to look on: by their noun, or as "hundreds turned out to watch"."""
    after = view.words(figure.span.end, min(sentence.span.end, figure.span.end + _REACH))
    return looks_on(view, figure) or _CAME_TO_WATCH.match(after) is not None


def is_nobody_new(view: View, sentence: Sentence, figure: Figure, name: str, earlier: Earlier) -> bool:
    """Whether those counted as ``name`` only look on or stand in court, or were counted before.

    "60 growers, among them eleven women", "the four".
    """
    if earlier.sentence == sentence.index and name == earlier.latest and is_part(view, figure):
        return True
    if name != "participants":
        return False
    if only_watch(view, sentence, figure) or is_judged(view, sentence, figure):
        return True
    if figure.unit and _OF_BODY.search(view.words(figure.span.start - 45, figure.span.start)):
        units = cues_of(view.codebook, "participants", "units")
        return figure.rule == "noun" and not (units and units.search(figure.unit.of(view.text)))
    before = view.words(figure.span.start - 10, figure.span.start)
    number = figure.number.of(view.text).lower()
    return figure.unit is None and number in earlier.numbers and _THE.search(before) is not None


def is_rival(view: View, figure: Figure, earlier: Earlier, index: int) -> bool:
    """Whether another source puts to what befell people, counted in the sentence before, a number of its own.

    "The network documented 46 detentions. The governor's office acknowledged 39." A number far from it is rather
    the crowd's. ``index`` is the sentence's.
    """
    if figure.unit or figure.rule not in _GIVEN or earlier.latest in NOT_BEFELL or earlier.sentence != index - 1:
        return False
    here, before = size(figure.number.of(view.text)), earlier.counted
    if here is None or before is None or not here.high or not before.high:
        return False
    return max(here.high, before.high) <= _RIVALS * min(here.high, before.high)


def is_judged(view: View, sentence: Sentence, figure: Figure) -> bool:
    """Whether what is told of them is what a court did: "three men who sat down there were fined"."""
    after = view.words(figure.span.end, min(sentence.span.end, figure.span.end + _CLAUSE))
    return _JUDGED.match(after) is not None


def are_police_hurt(view: View, sentence: Sentence, figure: Figure, earlier: Earlier) -> bool:
    """Whether police are some of those hurt whom the sentence counts, or are joined to them.

    "20 were hurt, including seven police"; "treated five men and four officers".
    """
    hurt = earlier.sentence == sentence.index and earlier.latest.startswith("injured")
    return hurt and figure.counts == "police" and (is_part(view, figure) or _is_joined(view, sentence, figure))


def _is_joined(view: View, sentence: Sentence, figure: Figure) -> bool:
    """Whether only "and" stands between a count and the one before it."""
    before = [one for one in sentence.figures if one.span.end <= figure.span.start]
    return bool(before) and _AND.fullmatch(view.words(before[-1].span.end, figure.span.start)) is not None


def is_part(view: View, figure: Figure) -> bool:
    """Whether the words before a count make it some of those counted before: "including", "among them"."""
    return PART.search(view.words(figure.span.start - _REACH, figure.span.start)) is not None


def takes_no_part(view: View, sentence: Sentence, figure: Figure) -> bool:
    """Whether those counted only look on, are only told beside the protest, or are some of those counted."""
    beside = only_watch(view, sentence, figure) or is_aside(view, sentence, figure.span)
    beside = beside or is_judged(view, sentence, figure)
    return beside or is_part(view, figure) or describes_some(view, figure)


def describes_some(view: View, figure: Figure) -> bool:
    """Whether "three of them girls", "22 of them for theft" only describes some of those counted before."""
    if figure.rule != "of them" or not view.words(figure.span.start - 2, figure.span.start).startswith(","):
        return False
    after = _SOME.match(view.words(figure.span.end, figure.span.end + 40))
    return after is not None and (after["noun"] is None or plural_kind(after["noun"].lower()) is not None)


def after_things(sentence: Sentence, figure: Figure) -> bool:
    """Whether a bare number stands behind a count of things in its sentence: "212 trees; locals said 2,120"."""
    before = [one for one in sentence.figures if one.span.end <= figure.span.start]
    return figure.rule == "bare" and bool(before) and before[-1].counts == "things"
