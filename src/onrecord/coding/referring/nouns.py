"""Triggers as nouns: marks of the parser that are, words like "the second", and the time they are told in."""

import re

from onrecord.coding.laying.view import Sentence, View
from onrecord.coding.referring.status import told_status
from onrecord.records import Span, Trigger
from onrecord.tables.nearby import nearby

_RELATIVE = re.compile(r"(?:\s[\w’'-]+){0,6},\s(?:which|who)\s[^,]{3,120},\s(?P<rest>.*)\Z", re.DOTALL)
# "A march planned for 6 June by the union was banned": the verb behind says what came of it.
_ANNOUNCED = re.compile(
    rf"(?:\s[\w’'-]+){{0,6}}\s(?:{nearby('events', 'announced_for')})\s[^,;:]{{3,110}}?\s"
    r"(?P<rest>(?:was|were|has|have|had)\s.*)\Z",
    re.DOTALL | re.IGNORECASE,
)
# The parser's marks are nouns where their words are told as one: "a gathering planned for Sunday".
_THING_BEFORE = re.compile(
    r"(?:\b(?:an?|the|this|that|its|their|another|planned|similar|simultaneous)|['’]s)\s(?:[\w-]+\s){0,2}\Z",
    re.IGNORECASE,
)
_THING_AFTER = re.compile(
    r"\s(?:was|were|is|are|has|had|have|will|would|took|drew|began|begins|ended|planned|scheduled|called|of)\b"
)
_BEGUN = re.compile(r"(?:\s[\w’'-]+){0,4},\s(?:which|who)\s(?:had )?(?:began|begun|started)\b", re.IGNORECASE)
# "Buses will stop on Friday in a strike": the verb tells when the noun is.
_ADJUNCT = re.compile(
    r"\b(?:will|(?:is|are) (?:due |expected |set )?to)\s[^.;]{0,90}"
    r"\b(?:in|with|during|by|through|for|as part of)\s(?:an?|the)\s(?:[\w-]+\s){0,2}\Z",
    re.IGNORECASE,
)
# "It came a day after a vigil": that one was held.
_AFTER = re.compile(rf"\b(?:{nearby('events', 'held_before')})\s(?:an?)\s(?:[\w-]+\s){{0,3}}\Z", re.IGNORECASE)
# "If it is not paid, they will strike"; "should the talks fail, …".
_ON_CONDITION = re.compile(
    rf"(?:\A|[“\"‘,;:]\s?|\b(?:that|but|and)\s)(?:{nearby('events', 'on_condition')})\b"
    r"(?:[^.;?!]{2,160},[”\"]?\s|\s)(?:[^.;?!,]{1,120},\s(?:and|but)\s)?[^.;?!,]{0,120}\Z",
    re.IGNORECASE,
)
_NOT_YET = re.compile(rf"\b(?:{nearby('events', 'not_yet')})\b", re.IGNORECASE)
_DEED = re.compile(r"\w+ed\b", re.IGNORECASE)
ONE_OF = frozenset(
    {"one", "another", "did", "first", "second", "third", "other", "latter", "last", "latest", "previous one"}
)
"""Words for an event of the kind told before: "an earlier one", "The second, called by the union"."""
NEXT_TOLD = frozenset({"second", "third", "other", "latter"})
"""Those that go on a list told before: "two marches … The first … The second"."""
NEXT_OF = ONE_OF - {"one", "another", "first"}
"""Those of them that tell of one not told before."""


_ELIDED = re.compile(rf"(?:{nearby('events', 'told_again')})", re.IGNORECASE)


def is_elided(words: str) -> bool:
    """Whether a trigger's words stand for an event of the kind told before: "the one", "Saturday's", "did"."""
    return words.lower() in ONE_OF or _ELIDED.fullmatch(words) is not None


def status_of(view: View, sentence: Sentence, trigger: Trigger, clause: Span, is_noun: bool) -> str | None:
    """The status that its clause tells, or the verb of the main clause behind a relative one."""
    words, span = trigger.span.of(view.text), trigger.span
    if words.lower() == "did":  # "as they did on Tuesday"
        return "occurred"
    status = told_status(
        view.codebook, view.text, (clause.start, clause.end), (span.start, span.end), not is_noun
    )
    if status == "planned" and is_on_condition(view, sentence, span):
        return "threatened"
    if status in ("banned", "denied") and trigger.kind != "protest":
        return None  # "refused to grant an injunction": that is what the court did
    if (
        status is None
        and is_noun
        and _ADJUNCT.search(view.words(max(clause.start, span.start - 110), span.start))
    ):
        status = "planned"
    if status is None and is_noun and _is_held_before(view, sentence, span):
        status = "occurred"
    further = view.words(span.end, min(sentence.span.end, span.end + 240))
    ending = _RELATIVE.match(further) or (_ANNOUNCED.match(further) if status == "planned" else None)
    if is_noun and ending:  # "the rally, which was to be held on Friday, was called off"
        told = words + " " + ending["rest"]
        ended = told_status(view.codebook, told, (0, len(told)), (0, len(words)), False)
        begun = _BEGUN.match(view.words(span.end, min(sentence.span.end, span.end + 40)))
        if begun and ended == "called_off":
            return "occurred"  # "the blockade, which began on May 26, was lifted"
        return ended if ended in ("called_off", "banned", "denied", "under_way") else status
    return status


def is_on_condition(view: View, sentence: Sentence, span: Span) -> bool:
    """Whether its sentence makes a condition of it before its words: "If we are not heard, we shall march"."""
    return bool(_ON_CONDITION.search(view.words(max(sentence.span.start, span.start - 260), span.start)))


def _is_held_before(view: View, sentence: Sentence, span: Span) -> bool:
    """Whether something else came after it, and nothing behind says that it was only spoken of."""
    if not _AFTER.search(view.words(max(sentence.span.start, span.start - 60), span.start)):
        return False
    return not _NOT_YET.search(view.words(span.end, min(sentence.span.end, span.end + 60)))


def is_thing(trigger: Trigger, before: str, words: str, after: str) -> bool:
    """Whether the parser's mark of a protest is a noun."""
    if trigger.rule != "frame" or trigger.kind != "protest" or " " in words or _DEED.match(words):
        return False
    return bool(_THING_BEFORE.search(before) or _THING_AFTER.match(after))
