"""What a report says is not known, as codings of the event that it is not known of (codebook section 5)."""

import re
from bisect import bisect_right
from collections.abc import Mapping

from onrecord.coding.counts.counted import BEFELL, variable_of
from onrecord.coding.figures.belonging import Belonging
from onrecord.coding.gathering.drafts import Draft
from onrecord.coding.gathering.telling import Telling
from onrecord.coding.laying.view import Sentence, View
from onrecord.coding.laying.voices import voice_of
from onrecord.coding.vouching.vouching import voice_at
from onrecord.records import Coding, Figure, NotKnown, Span, Unknown, Voice
from onrecord.records.findings import EventKind

_CODER = "unknowns@1"
_MOST_SPANS = 3
_BEFELL = frozenset({*BEFELL, "arrest_reason", "injured_participants", "injured_police", "injured_other"})
_FEW = 4
_BETWEEN = 30  # code points between a source and its "did not say"
_STRAIGHT = re.compile(r"(?!\s+(?:but|and|it)\b)(?:\s+[A-Za-z’']+){0,3}\s+", re.IGNORECASE)
_DOES_TOO = re.compile(r"\b(?:but|and)\s(?:(?:has|have|had|did|do|does|would|could)\s)?\Z", re.IGNORECASE)
_ENDS = re.compile(r"[,.;:!?“”\"\n]|\s(?:and|or|nor|as|after|before|but|while|when|because|in|at|on|during)\s")
_LONGEST = 60  # code points that a number's words may run on: "how many people | had been arrested"


def unknown_codings(telling: Telling, organisers: Mapping[int, frozenset[str]]) -> dict[int, list[Coding]]:
    """Codings of what is not known by ``id`` of the draft, once for each variable and voice.

    ``organisers``: by ``id`` of a draft, the names of its organisers. A number that somebody else gives, or that
    is given later, stands beside them.
    """
    belonging = Belonging(telling)
    found: dict[int, dict[tuple[str, Voice | None], Coding]] = {}
    for sentence in telling.view.sentences:
        for one in sentence.unknowns:
            variable = one.variable or _number(telling.view, sentence, one)
            told = variable and _event(telling, belonging, sentence, (variable, one.span))
            if not variable or not told:
                continue
            draft, own = told
            coding = _coding(telling.view, sentence, one, variable, organisers.get(id(draft), frozenset()))
            sure = one.confidence if own else one.confidence - 0.1
            known = found.setdefault(id(draft), {})
            key = variable, coding.voice
            spans = (*(known[key].spans if key in known else ()), *coding.spans)
            known[key] = Coding(
                variable, Unknown(), spans[:_MOST_SPANS], _CODER, round(sure, 2), coding.voice, one.rule
            )
    return {key: list(codings.values()) for key, codings in found.items()}


def _number(view: View, sentence: Sentence, one: NotKnown) -> str | None:
    """The variable of a number that is not known: as that of a figure, by its noun and the words beside it."""
    unit = Span(one.span.end - len(one.unit), one.span.end) if one.unit else None
    figure = Figure(one.span, one.span, unit, one.counts, "not known")
    return variable_of(view, sentence, figure, frozenset({"members"}))


def _event(
    telling: Telling, belonging: Belonging, sentence: Sentence, told: tuple[str, Span]
) -> tuple[Draft, bool] | None:
    """The event that it is not known of: a court's for charges, else the protest's."""
    variable, span = told
    carriers = next((one.of for one in telling.view.codebook.variables.values() if one.coded_as == variable), ())
    court: EventKind = "court"
    if variable == "charged" and court in carriers and (found := belonging.of(sentence, span, kind=court)):
        return found
    return belonging.of(sentence, span, variable in _BEFELL) if "protest" in carriers else None


def _coding(view: View, sentence: Sentence, one: NotKnown, variable: str, organisers: frozenset[str]) -> Coding:
    first, last = sorted((one.cue, one.span if one.variable else _with_verb(view, sentence, one.span)))
    near = last.start - first.end < 2 * _BETWEEN
    spans = (Span(first.start, max(first.end, last.end)),) if near else (first, last)
    voice = voice_at(view, sentence, one.span, organisers)
    if voice.role == "reporter":
        voice = _silent_source(view, sentence, one.cue, organisers) or voice
    return Coding(variable, Unknown(), spans, _CODER, one.confidence, voice, one.rule)


def _with_verb(view: View, sentence: Sentence, span: Span) -> Span:
    """``span`` with the words behind it that tell what was counted, to the end of their clause."""
    end = min(sentence.span.end, span.end + _LONGEST)
    stop = _ENDS.search(view.text, span.end, end)
    cut = (
        stop.start()
        if stop
        else max(span.end, view.text.rfind(" ", span.end, end))
        if end < sentence.span.end
        else end
    )
    return Span(span.start, cut)


def _silent_source(view: View, sentence: Sentence, cue: Span, organisers: frozenset[str]) -> Voice | None:
    """The source whose silence the words tell of: "police did not say", "police held ten but did not say"."""
    behind = bisect_right(sentence.names, cue.start, key=lambda name: name.span.start)
    names = [name for name in sentence.names[:behind] if name.span.end <= cue.start and name.kind != "pronoun"]
    for name in reversed(names[-_FEW:]):
        between = view.words(name.span.end, cue.start)
        if len(between) <= _BETWEEN and _STRAIGHT.fullmatch(between):
            return Voice(voice_of(name, organisers), name.full)
    if names and names[0].kind != "group" and _DOES_TOO.search(view.words(sentence.span.start, cue.start)):
        return Voice(voice_of(names[0], organisers), names[0].full)
    return None
