"""Which bodies called an event: the features of each body that the report names, for weights that were learnt.

The weights (``tables/learnt/organisers.yml``) are estimated by ``python -m bench.learn_organisers``: the
log-odds that a body called, ran or led an event. The rules (``organisers.py``) are features too.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import exp, log1p

from onrecord.coding.doers.bodies import Body, find_bodies
from onrecord.coding.doers.callers import Caller
from onrecord.coding.gathering.drafts import Draft
from onrecord.coding.gathering.stoppages import has_happened
from onrecord.coding.gathering.telling import Telling
from onrecord.coding.laying.kinds import Kinds
from onrecord.coding.laying.voices import voice_of
from onrecord.coding.referring.references import Reference
from onrecord.records import Actor, Coding, Frame, Span
from onrecord.tables.learnt import learnt, weight_of

_SURE = 0.5  # confidence from which a rule tells who called an event, not only who took part
_SPEAKERS = frozenset({"organiser", "union", "ngo", "other", "participant"})
_LABOUR = frozenset({"strike", "walkout", "picket"})
_CIVIL = frozenset({"NGO", "AGR", "EDU", "MED", "REL", "REF", "CVL"})
_PARTIES = frozenset({"PTY", "OPP"})
_MOST_DRAFTS = 16  # what tells of more is a list
_MOST_REFERENCES = 8
LEAST = -0.9  # log-odds from which a body is taken: more likely organisers are missed than wrong ones coded
_CODER = "organisers@2"
_WEIGHED = "weighed"
_MOST_SPANS = 3
_ROLES = ("organiser", "participants", "target")


@dataclass(frozen=True)
class Option:
    """A body that may have called an event; ``coding`` is that of the rules, where they say so."""

    draft: Draft
    body: Body
    coding: Coding | None
    features: dict[str, float]


class Options:
    """Lays out which bodies may have called which of a report's protests."""

    def __init__(
        self,
        telling: Telling,
        kinds: Kinds,
        callers: Mapping[int, Sequence[Caller]],
        ruled: Mapping[int, Sequence[Coding]],
    ) -> None:
        self._telling, self._kinds, self._callers = telling, kinds, callers
        self._ruled = {
            key: {_key(coding): coding for coding in codings if isinstance(coding.value, Actor)}
            for key, codings in ruled.items()
        }

    def all(self) -> Iterator[Option]:
        """Every protest with every body; those of the rules first."""
        bodies = self._bodies
        for draft in self._protests[:_MOST_DRAFTS]:
            references = [*draft.strong, *(r for r in draft.references if r.weight != "strong")]
            marked = self._marked(draft)
            near = {key: self._near(references[:_MOST_REFERENCES], body) for key, body in bodies.items()}
            for key, body in bodies.items():
                found = near[key]
                coding = self._ruled.get(id(draft), {}).get(key)
                found |= self._by_rules(draft, key, coding) | _of_body(body, draft) | _of_event(draft)
                found |= {role: sure for role, sure in marked.get(key, {}).items() if sure}
                found |= self._standing(body)
                further = body.sentences - draft.told_in
                carried = sum(self._telling.carried.get(index) is draft for index in further)
                found["goes on about it"] = log1p(carried)
                if draft is self._main and len(self._protests) > 1:
                    found["main"] = 1.0
                    if "most named" in found and len(body.spans) > 1:
                        found["most named in the main"] = 1.0
                found |= self._told_by(references[:_MOST_REFERENCES], body)
                yield Option(draft, body, coding, {"any": 1.0, **found})

    @cached_property
    def _protests(self) -> list[Draft]:
        drafts = {id(draft): draft for tied in self._telling.own.values() for _, draft in tied}
        return [draft for draft in drafts.values() if draft.kind == "protest"]

    @cached_property
    def _main(self) -> Draft | None:
        return max(self._protests, key=lambda draft: len(draft.references), default=None)

    @cached_property
    def _bodies(self) -> dict[str, Body]:
        return find_bodies(self._telling.view, self._kinds, self._callers, self._ruled)

    def _frames(self, draft: Draft) -> Iterator[Frame]:
        spans = [reference.span for reference in draft.references]
        for frame in self._telling.view.findings.frames:
            if frame.kind == "protest" and any(frame.span.meets(span) for span in spans):
                yield frame

    def _marked(self, draft: Draft) -> dict[str, dict[str, float]]:
        """By body, how sure the parser is of its roles in an event: 0 to 1."""
        found: dict[str, dict[str, float]] = {}
        for frame in self._frames(draft):
            for argument in frame.arguments:
                if argument.role not in _ROLES:
                    continue
                sure = frame.probability * argument.probability
                for key, body in self._bodies.items():
                    if any(argument.span.meets(span) for span in body.spans):
                        roles = found.setdefault(key, {})
                        name = f"parser {argument.role}"
                        roles[name] = max(roles.get(name, 0.0), sure)
        return found

    def _near(self, references: Sequence[Reference], body: Body) -> dict[str, float]:
        """How near a body is named to the words for an event."""
        best: dict[str, float] = {}
        nearest, beside = 0, False
        for reference in references:
            here = [span for span in body.spans if reference.sentence.span.covers(span)]
            if here:
                span = min(here, key=lambda one: _gap(one, reference.span))
                gap = _gap(span, reference.span)
                if not best or gap < nearest:
                    apart = self._telling.view.breaks(span, reference.span) > 0
                    best, nearest = {"in another clause" if apart else "in its clause": 1.0}, gap
                    best |= {"before": 1.0} if span.end <= reference.span.start else {}
                    best |= {"only weak here": 1.0} if reference.weight != "strong" else {}
            beside = beside or not {reference.sentence.index - 1, reference.sentence.index + 1}.isdisjoint(
                body.sentences
            )
        return best or ({"beside": 1.0} if beside else {"far": 1.0})

    def _by_rules(self, draft: Draft, key: str, coding: Coding | None) -> dict[str, float]:
        """What the rules say of a body and an event, or of that body and others."""
        own = self._ruled.get(id(draft), {})
        found: dict[str, float] = {}
        if coding:
            found["ruled"] = 1.0
            found[f"ruled as {coding.rule}"] = 1.0
            if coding.confidence >= _SURE:
                found["ruled sure"] = 1.0
        elif any(one.confidence >= _SURE for one in own.values()):
            found["another ruled sure"] = 1.0
        elif own:
            found["another ruled"] = 1.0
        others = [other for other in self._protests if other is not draft and self._is_sure(other, key)]
        if others:
            found["of another"] = 1.0
            found["of another only"] = float(not coding)
            if any(other.forms & draft.forms for other in others):
                found["of another of its form"] = 1.0
            towns = set().union(*(other.towns for other in others))
            if towns and draft.towns:
                found["of another in its town" if towns & draft.towns else "of another elsewhere"] = 1.0
            if any(other.counter_to is draft or draft.counter_to is other for other in others):
                found["of its opponents"] = 1.0
            if any(other.part_of is draft or draft.part_of is other for other in others):
                found["of its whole"] = 1.0
        sure = {
            name for codings in self._ruled.values() for name, one in codings.items() if one.confidence >= _SURE
        }
        if sure == {key}:
            found["the only one"] = 1.0
        elif sure and key not in sure:
            found["others called"] = 1.0
        return found

    def _is_sure(self, draft: Draft, key: str) -> bool:
        """Whether a rule tells that a body called an event, not only that its people took part."""
        told = self._ruled.get(id(draft), {}).get(key)
        return told is not None and told.confidence >= _SURE

    def _standing(self, body: Body) -> dict[str, float]:
        """How much a report makes of a body."""
        bodies = self._bodies
        found = {"named": log1p(len(body.spans)), "says": log1p(len(body.said))}
        if len(body.spans) == max(len(one.spans) for one in bodies.values()):
            found["most named"] = 1.0
        if body.said and len(body.said) == max(len(one.said) for one in bodies.values()):
            found["most heard"] = 1.0
        again = len(body.spans) > 1  # in a line or two whoever is named is the only one
        if again and self._may_call(body) and sum(map(self._may_call, bodies.values())) == 1:
            found["the only body"] = 1.0
        if body.calls:
            found["words of calling"] = 1.0
        if "organiser" in body.voices:
            found["speaks as organiser"] = 1.0
        return found

    @staticmethod
    def _may_call(body: Body) -> bool:
        """Whether a body is of those that mostly call protests."""
        return body.actor.kind in _CIVIL | _PARTIES | {"LAB"}

    def _told_by(self, references: Sequence[Reference], body: Body) -> dict[str, float]:
        """Whether the body itself tells of the event, or speaks beside it."""
        found: dict[str, float] = {}
        for said in body.said:
            if said.speaker and voice_of(said.speaker) not in _SPEAKERS:
                continue
            for reference in references:
                if any(content.covers(reference.span) for content in said.content):
                    found["tells of it"] = 1.0
                    if reference.status in ("planned", "threatened"):
                        found["tells of what is to come"] = 1.0
                elif any(reference.sentence.span.meets(cue) for cue in said.cue):
                    found["speaks here"] = 1.0
        return found


def chosen(options: Iterable[Option]) -> dict[int, list[Coding]]:
    """Codings of organisers by ``id`` of the draft, the likeliest first."""
    weights = learnt("organisers")
    found: dict[int, list[Coding]] = {}
    for option in taken(list(options), weights):
        found.setdefault(id(option.draft), []).append(_coding(option, weight_of(option.features, weights)))
    return {key: sorted(codings, key=lambda one: -one.confidence) for key, codings in found.items()}


def taken(options: Sequence[Option], weights: Mapping[str, float]) -> list[Option]:
    """Those of the rules; of events that they know none of, the bodies for which enough speaks."""
    ruled = {id(option.draft) for option in options if option.coding}
    return [
        option
        for option in options
        if option.coding
        or (id(option.draft) not in ruled and _is_known(option) and weight_of(option.features, weights) > LEAST)
    ]


def _is_known(option: Option) -> bool:
    """Whether more is told of a body than its name, once, and not of an event in another town alone."""
    if "of another elsewhere" in option.features and "tells of it" not in option.features:
        return "in its clause" in option.features
    grounds = {"words of calling", "parser organiser", "tells of it"}
    return len(option.body.spans) > 1 or not grounds.isdisjoint(option.features)


def by_rules(codings: Mapping[int, Sequence[Coding]]) -> dict[int, list[Coding]]:
    """Those that rules tell: whoever is only weighed to be an organiser does not speak as one."""
    return {key: [one for one in several if one.rule != _WEIGHED] for key, several in codings.items()}


def _coding(option: Option, odds: float) -> Coding:
    """The rules' coding, or one with the chance that was learnt."""
    if option.coding:
        return option.coding
    body = option.body
    spans = tuple(body.spans[:_MOST_SPANS])
    return Coding("organiser", body.actor, spans, _CODER, round(_chance(odds), 2), rule=_WEIGHED)


def _chance(odds: float) -> float:
    return 1 / (1 + exp(-odds))


def _key(coding: Coding) -> str:
    return coding.value.name.lower() if isinstance(coding.value, Actor) else ""


def _of_body(body: Body, draft: Draft) -> dict[str, float]:
    """What kind of body it is."""
    kind = body.actor.kind
    sort = "civil" if kind in _CIVIL else "party" if kind in _PARTIES else "union" if kind == "LAB" else "other"
    found = {f"kind {sort}": 1.0}
    if kind == "LAB" and draft.forms & _LABOUR:
        found["union of strikers"] = 1.0
    if not body.actor.name[:1].isupper():
        found["without a name"] = 1.0
    return found


def _of_event(draft: Draft) -> dict[str, float]:
    """What kind of event it is."""
    found: dict[str, float] = {}
    if not has_happened(draft):
        found["ahead"] = 1.0
    if draft.counter_to:
        found["counter"] = 1.0
    if draft.wide:
        found["wide"] = 1.0
    if not draft.strong:
        found["weak"] = 1.0
    return found


def _gap(one: Span, other: Span) -> int:
    return max(one.start - other.end, other.start - one.end, 0)
