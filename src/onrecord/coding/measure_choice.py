"""Of which event a measure is: the features of each event that it may be of, for weights that were learnt.

The weights (``tables/learnt/measures.yml``) are estimated by ``python -m bench.learn_measures``.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from onrecord.coding.belonging import Belonging
from onrecord.coding.drafts import Draft
from onrecord.coding.references import Reference
from onrecord.coding.stoppages import has_happened, is_stoppage
from onrecord.coding.telling import Telling
from onrecord.coding.view import Sentence
from onrecord.records import Frame, Measure, Span
from onrecord.tables.learnt import Features, learnt, weight_of

LEARNT = frozenset({"police_measure", "participant_measure"})
"""The variables whose choices were learnt; others go by the rules."""
# Measures that police take or announce before an event too.
BEFOREHAND = frozenset({"presence", "warning", "conditions", "reinforcement", "barrier", "other"})
_ONLY_SAID = ("demand", "call_for", "promise", "threaten", "warn", "question")
_DOINGS = frozenset({"arrest", "force", "policing"})
_FAR = 4  # sentences back from which an event is all the same far
_MOST_DRAFTS = 12  # of a report that tells of more, those told nearest
_BREAKS = 3


@dataclass(frozen=True)
class Choice:
    """A measure with the events that it may be of, None (of no event of the report) the first of them."""

    sentence: Sentence
    measure: Measure
    drafts: tuple[Draft | None, ...]
    features: tuple[Features, ...]

    def chosen(self) -> Draft | None:
        """The event for which most speaks, by the weights that were learnt."""
        weights = learnt("measures")
        best = max(range(len(self.drafts)), key=lambda at: weight_of(self.features[at], weights))
        return self.drafts[best]


class Choices:
    """Lays out the choices of one report: whose each of its measures is."""

    def __init__(self, telling: Telling) -> None:
        self._telling = telling
        self._belonging = Belonging(telling)

    def all(self) -> Iterator[Choice]:
        """Every measure of the variables in ``LEARNT``, in the order of the text."""
        for sentence in self._telling.view.sentences:
            for measure in sentence.measures:
                if measure.variable in LEARNT and measure.rule != "words":
                    yield self._of(sentence, measure)

    def _of(self, sentence: Sentence, measure: Measure) -> Choice:
        drafts = self._candidates(sentence)
        ruled = self.by_rules(sentence, measure)
        features = [_of_none(self._telling, sentence, measure, ruled is None)]
        here = self._here(sentence, measure)
        for draft in drafts:
            found = _of_event(sentence, measure, draft)
            found |= here.get(id(draft), {}) if here else self._further(sentence, measure, draft)
            found |= self._placed(sentence, draft)
            if ruled is draft:
                found["ruled"] = 1.0
            if draft is self._main:
                found["main"] = 1.0
            features.append(found)
        return Choice(sentence, measure, (None, *drafts), tuple(features))

    def by_rules(self, sentence: Sentence, measure: Measure) -> Draft | None:
        """The event that the rules tie a measure to; None where they take its words for none that was done."""
        befell = measure.variable == "police_measure" and measure.code not in BEFOREHAND
        told = self._belonging.of(sentence, measure.span, befell)
        return told[0] if told and not is_only_said(self._telling, measure) else None

    @cached_property
    def _protests(self) -> list[Draft]:
        drafts = {id(draft): draft for tied in self._telling.own.values() for _, draft in tied}
        return [draft for draft in drafts.values() if draft.kind == "protest"]

    @cached_property
    def _main(self) -> Draft | None:
        return max(self._protests, key=lambda draft: len(draft.references), default=None)

    def _candidates(self, sentence: Sentence) -> list[Draft]:
        if len(self._protests) <= _MOST_DRAFTS:
            return self._protests
        near = sorted(
            self._protests,
            key=lambda draft: min(abs(r.sentence.index - sentence.index) for r in draft.references),
        )
        return near[:_MOST_DRAFTS]

    def _here(self, sentence: Sentence, measure: Measure) -> dict[int, dict[str, float]]:
        """Of the events that the sentence names, how they stand to the measure in it."""
        tied = self._telling.own.get((sentence.index, "protest"), [])
        by_draft: dict[int, list[Reference]] = {}
        for reference, draft in tied[:_MOST_DRAFTS]:
            by_draft.setdefault(id(draft), []).append(reference)
        nearest = {
            key: min(references, key=lambda one: _gap(one.span, measure.span))
            for key, references in by_draft.items()
        }
        first = min(nearest.values(), key=lambda one: _gap(one.span, measure.span), default=None)
        return {
            key: self._beside(measure, reference, len(nearest), reference is first)
            for key, reference in nearest.items()
        }

    def _beside(self, measure: Measure, reference: Reference, rivals: int, nearest: bool) -> dict[str, float]:
        breaks = min(self._telling.view.breaks(reference.span, measure.span), _BREAKS)
        found = {"here": 1.0, f"here: {measure.variable}": 1.0, "breaks": breaks / _BREAKS}
        if rivals == 1:
            found["alone here"] = 1.0
        elif nearest:
            found["nearest here"] = 1.0
        if reference.span.meets(measure.span):
            found["same words"] = found[f"same words: {measure.code}"] = 1.0
        elif reference.span.start > measure.span.start:
            found["told behind"] = 1.0
        if reference.weight != "strong":
            found["weak here"] = 1.0
        if reference.trigger.rule == "people":
            found["by people"] = 1.0
        return found

    def _further(self, sentence: Sentence, measure: Measure, draft: Draft) -> dict[str, float]:
        """Of an event that another sentence tells, where a measure's own names none."""
        found: dict[str, float] = {}
        carried = self._telling.carried.get(sentence.index)
        if draft is carried:
            found["carried"] = found[f"carried: {measure.variable}"] = 1.0
        before = [r.sentence for r in draft.references if r.sentence.index < sentence.index]
        if before:
            last = max(before, key=lambda one: one.index)
            back = min(sentence.index - last.index, _FAR)
            found["back"] = back / _FAR
            if back == 1:
                found["sentence before"] = 1.0
            if any(one.passage == sentence.passage for one in before):
                found["same paragraph"] = 1.0
        else:
            found["only later"] = 1.0
        if any(r.sentence.index == sentence.index + 1 for r in draft.references):
            found["sentence behind"] = 1.0
        return found

    def _placed(self, sentence: Sentence, draft: Draft) -> dict[str, float]:
        """Whether the sentence names the event's town, or only others."""
        towns = {self._telling.towns[p.span] for p in sentence.places if p.span in self._telling.towns}
        if not towns or not draft.towns:
            return {}
        return {"same town": 1.0} if towns & draft.towns else {"other town": 1.0}


def is_only_said(telling: Telling, measure: Measure) -> bool:
    """Words of somebody's speech that ask for, warn of or wish a measure do not tell that it was taken.

    Categories that are no deeds (what an event is about) hold wherever their words stand.
    """
    if measure.code == "warning" or measure.rule == "words":
        return False
    said = telling.view.statement_at(measure.span)
    return said is not None and said.act in _ONLY_SAID


def _of_none(telling: Telling, sentence: Sentence, measure: Measure, ruled: bool) -> Features:
    """What speaks for a measure being of no event: what it is, how it was found, who tells it."""
    view = telling.view
    found = {"none": 1.0, f"none: {measure.code}": 1.0, f"none: {measure.rule}": 1.0}
    if ruled:
        found["none ruled"] = 1.0
    if view.is_quoted(measure.span):
        found["quoted"] = 1.0
    elif view.statement_at(measure.span):
        found["said"] = 1.0
    if not telling.own.get((sentence.index, "protest")):
        found["none here"] = 1.0
        if any(telling.own.get((sentence.index, kind)) for kind in ("court", "government")):
            found["another answer here"] = 1.0
    if measure.variable == "police_measure":
        found["not seen"] = 1.0 - _seen(view.findings.frames, measure.span)
    return found


def _seen(frames: tuple[Frame, ...], span: Span) -> float:
    """How sure the parser is that the words tell of a doing of police: 0 to 1."""
    sure = (frame.probability for frame in frames if frame.kind in _DOINGS and frame.span.meets(span))
    return max(sure, default=0.0)


def _of_event(sentence: Sentence, measure: Measure, draft: Draft) -> dict[str, float]:
    """What an event is, whatever stands between it and the measure."""
    found: dict[str, float] = {}
    deed = measure.variable == "police_measure" and measure.code not in BEFOREHAND
    if not has_happened(draft):
        found["ahead"] = 1.0
        if deed or measure.variable == "participant_measure":
            found["ahead: deed"] = 1.0
    if is_stoppage(draft):
        found["stoppage"] = found[f"stoppage: {measure.variable}"] = 1.0
    if not draft.strong:
        found["weak"] = 1.0
    if draft.wide:
        found["wide"] = 1.0
    if draft.counter_to:
        found["counter"] = 1.0
    if all(reference.had for reference in draft.references):
        found["had"] = 1.0
    return found


def _gap(one: Span, other: Span) -> int:
    return max(one.start - other.end, other.start - one.end, 0)
