"""Of which protest a figure is, or of none that is told: a choice learnt from gold.

What is true of a figure and a protest is told in named features; how much each speaks for the protest was learnt
from reports coded by hand (``tables/learnt/figure_events.yml``, ``python -m bench.learn_figure_events``). What
the rules say (``belonging.py``) is one of them. Features tell of the telling alone: distance, order, town, what
was counted before; never of a side or a cause.
"""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from onrecord.coding.gathering.drafts import Draft
from onrecord.coding.gathering.stoppages import has_happened
from onrecord.coding.gathering.telling import Telling
from onrecord.coding.laying.view import Sentence
from onrecord.coding.referring.references import Reference
from onrecord.records import Figure, Span
from onrecord.tables.learnt import Features, learnt, weight_of
from onrecord.tables.nearby import nearby

TABLE = "figure_events"
# Log-odds by which more must speak for another than for the one that the rules take, and more again for none:
# the fresh reports leave many protests untold, so that what is learnt from them alone leaves out too much.
_RATHER_RULED, _RATHER_CODED = 2.0, 1.0
_RATHER_RULED_DEED = 0.3  # the same for a deed, for which no weights are learnt of its own
_TWO = 2  # protests, at least, between which there is a choice
_BREAK = 60  # code points that a clause break is as far as
_BESIDE, _AHEAD = 25, 80  # code points in which a trigger is right beside a figure, or told of those counted
_MOST_BREAKS = 3
_NOUNS = frozenset({"nouns", "kin"})  # rules of triggers that are nouns
_RIVAL = 2  # sentences back in which another source counted the same
_PAST = re.compile(
    rf"\b(?:in|since|of)\s(?:[A-Z][a-z]+\s)?(?:19|20)\d\d\b|\b(?:{nearby('events', 'times_past')})\b"
)


@dataclass(frozen=True, slots=True)
class Counted:
    """A figure as coded: of which protest and variable, its number, the role of its source, and its sentence."""

    draft: Draft
    variable: str
    number: int
    role: str
    sentence: int


@dataclass(frozen=True, slots=True)
class Asked:
    """A figure whose protest is asked.

    ``counted`` is it as far as it is coded, of the protest that the rules say (``ruled``; None: of none);
    ``befell``: of what was done to people; ``ahead``: of what is to come; ``before``: figures coded before it.
    """

    sentence: Sentence
    figure: Figure
    variable: str
    number: int
    role: str
    source: str
    ruled: Draft | None
    befell: bool
    ahead: bool
    before: tuple[Counted, ...]

    @property
    def side(self) -> str:
        """Whether what befell people is counted, or a crowd."""
        return "befell" if self.befell else "crowd"


class FigureTies:
    """Ties the figures of one report to its protests."""

    def __init__(self, telling: Telling) -> None:
        self._telling, self._view = telling, telling.view

    def event_of(self, asked: Asked) -> Draft | None:
        """The protest that a figure is of; None where it is of none that is told."""
        drafts, features = self.candidates(asked)
        return drafts[taken(asked, drafts, features)]

    def event_of_deed(self, sentence: Sentence, span: Span, ruled: Draft, *, befell: bool) -> Draft:
        """The protest that a deed is of, which lies to the protests as a figure in its place would.

        ``befell``: it was done by police. A deed that the rules tie to an answer stays there. Nothing is learnt
        from deeds: they are weighed as figures are.
        """
        if len(self._protests) < _TWO or not any(one is ruled for one in self._protests):
            return ruled
        figure = Figure(span, span, span, "things", "deed")
        variable = "arrests" if befell else "participants"
        asked = Asked(sentence, figure, variable, -1, "", "", ruled, befell, ahead=False, before=())
        drafts, features = self.candidates(asked)
        return drafts[_likeliest(asked, drafts[:-1], features[:-1], _RATHER_RULED_DEED)] or ruled

    def candidates(self, asked: Asked) -> tuple[list[Draft | None], list[Features]]:
        """Every protest, and none at the end, each with its features."""
        found = [*(self._of(asked, draft) for draft in self._protests), self._of_none(asked)]
        return [*self._protests, None], [{name: one for name, one in each.items() if one} for each in found]

    @cached_property
    def _protests(self) -> list[Draft]:
        drafts = {id(draft): draft for tied in self._telling.own.values() for _, draft in tied}
        return [draft for draft in drafts.values() if draft.kind == "protest"]

    @cached_property
    def _told(self) -> list[tuple[Reference, Draft]]:
        tied = (tie for key, own in self._telling.own.items() if key[1] == "protest" for tie in own)
        return sorted(tied, key=lambda tie: tie[0].span)

    @cached_property
    def _opening(self) -> dict[int, Draft]:
        """By passage, the protest that it tells of first."""
        return {reference.sentence.passage: draft for reference, draft in reversed(self._told)}

    @cached_property
    def _main(self) -> Draft | None:
        return max(self._protests, key=lambda draft: len(draft.references), default=None)

    def _of_none(self, asked: Asked) -> dict[str, float]:
        nothing = not self._telling.own.get((asked.sentence.index, "protest"))
        towns = self._towns(asked)
        kind = "befell" if asked.befell else asked.variable
        past = _PAST.search(asked.sentence.span.of(self._view.text)) is not None
        return {
            "none": 1.0,
            f"none, {kind}": 1.0,
            "none, by rule": float(asked.ruled is None),
            "none, quoted": float(self._view.is_quoted(asked.figure.span)),
            "none, bare": float(asked.figure.unit is None),
            "none, nothing told": float(nothing),
            "none, nothing told of the past": float(nothing and past),
            "none, town elsewhere": float(bool(towns) and not any(towns & one.towns for one in self._protests)),
        }

    def _of(self, asked: Asked, draft: Draft) -> dict[str, float]:
        side, towns, ruled = asked.side, self._towns(asked), asked.ruled is draft
        last = asked.before[-1].draft if asked.before else None
        here = [one for one in draft.references if one.sentence.index == asked.sentence.index]
        source = asked.source.casefold()
        return {
            "by rule": float(ruled),
            f"by rule, {side}": float(ruled),
            "last counted": float(last is draft),
            f"main, {side}": float(self._main is draft),
            f"first told, {side}": float(self._told[0][1] is draft),
            f"told last, {side}": float(self._told_before(asked.figure.span) is draft),
            "opens passage": float(self._opening.get(asked.sentence.passage) is draft),
            f"to come, {'ahead' if asked.ahead else side}": float(not has_happened(draft)),
            "in town": float(bool(towns & draft.towns)),
            "other town": float(bool(towns and draft.towns) and not towns & draft.towns),
            "source of its town": float(any(town in source for town in draft.towns if town)),
            "dated, not told here": float(bool(asked.sentence.dates) and not here),
            **(self._told_here(asked, here) if here else _told_elsewhere(asked, draft)),
            **_counted(asked, draft),
        }

    def _told_before(self, span: Span) -> Draft | None:
        before = (draft for reference, draft in reversed(self._told) if reference.span.start < span.start)
        return next(before, None)

    def _towns(self, asked: Asked) -> set[str]:
        towns = self._telling.towns
        return {towns[place.span] for place in asked.sentence.places if place.span in towns}

    def _told_here(self, asked: Asked, here: Sequence[Reference]) -> dict[str, float]:
        """How the figure lies to the nearest reference of a protest that its sentence tells of."""
        span = asked.figure.span
        own = [one for one, _ in self._telling.own.get((asked.sentence.index, "protest"), ())]
        near = min(here, key=lambda one: self._distance(one.span, span))
        nearest = min(own, key=lambda one: self._distance(one.span, span), default=near)
        breaks, gap = self._view.breaks(near.span, span), _gap(near.span, span)
        return {
            f"same sentence, {asked.side}": 1.0,
            "breaks": float(min(breaks, _MOST_BREAKS)),
            "gap": math.log1p(gap),
            "nearest": float(any(nearest is one for one in here)),
            "right behind": float(near.span.start >= span.start and gap < _BESIDE and not breaks),
            "told before": float(near.span.start < span.start),
            "told by a noun": float(near.trigger.rule in _NOUNS),
        }

    def _distance(self, trigger: Span, span: Span) -> int:
        return _gap(trigger, span) + _BREAK * self._view.breaks(trigger, span)


def _gap(one: Span, other: Span) -> int:
    return max(other.start - one.end, one.start - other.end, 0)


def _told_elsewhere(asked: Asked, draft: Draft) -> dict[str, float]:
    """How far from the figure a protest is told that its sentence does not tell of."""
    index, passage = asked.sentence.index, asked.sentence.passage
    told = [one.sentence.index for one in draft.references]
    back = [index - one for one in told if one < index]
    return {
        f"sentences back, {asked.side}": math.log(min(back)) if back else 0.0,
        "only later": float(not back),
        "next sentence": float(not back and index + 1 in told),
        "same passage": float(any(one.sentence.passage == passage for one in draft.references)),
    }


def _counted(asked: Asked, draft: Draft) -> dict[str, float]:
    """What was counted of the protest before: by the same source otherwise, by another, or the same number."""
    alike = [one for one in asked.before if one.variable == asked.variable]
    same, side = [one for one in alike if one.draft is draft], asked.side
    rival = next((one for one in reversed(alike) if one.role != asked.role), None)
    near = rival is not None and rival.draft is draft and asked.sentence.index - rival.sentence <= _RIVAL
    behind = [
        one
        for one in draft.references
        if one.sentence.index == asked.sentence.index and 0 <= one.span.start - asked.figure.span.end < _AHEAD
    ]
    earlier = any(one.sentence.index < asked.sentence.index for one in draft.references)
    crowd = asked.variable == "participants" and earlier and asked.figure.unit is not None
    anew = crowd and bool(behind) and behind[0].trigger.rule not in _NOUNS
    return {
        f"counted by the same, {side}": float(any(_is_other(one, asked) for one in same)),
        f"counted by another, {side}": float(any(one.role != asked.role for one in same)),
        "the number again": float(any(one.number == asked.number for one in same)),
        "its rival's": float(near),
        "told anew": float(anew),
        "told anew, counted": float(anew and bool(same)),
    }


def _is_other(one: Counted, asked: Asked) -> bool:
    return one.role == asked.role and one.number != asked.number


def taken(asked: Asked, drafts: Sequence[Draft | None], features: Sequence[Features]) -> int:
    """The number of the candidate for which most speaks. Whoever learns listens in here."""
    return _likeliest(asked, drafts, features, _RATHER_RULED)


def _likeliest(
    asked: Asked, drafts: Sequence[Draft | None], features: Sequence[Features], rather_ruled: float
) -> int:
    """The same, where ``rather_ruled`` more log-odds must speak for another than for the one the rules take."""
    weights = learnt(TABLE)
    ruled = next(at for at, draft in enumerate(drafts) if draft is asked.ruled)

    def speaks(at: int) -> float:
        less = 0.0 if at == ruled else rather_ruled + (_RATHER_CODED if drafts[at] is None else 0.0)
        return weight_of(features[at], weights) - less

    return max(range(len(drafts)), key=speaks)
