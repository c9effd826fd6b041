"""Which event a sentence tells of: its own, or the event told just before it (codebook section 1)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from onrecord.coding.gathering.drafts import Draft
from onrecord.coding.laying.view import Sentence, View
from onrecord.coding.referring.references import Reference
from onrecord.records import Span

_FEW = 8


@dataclass(frozen=True)
class Telling:
    """The drafts of each sentence, with the references that tie them; ``carried`` where it has none itself."""

    view: View
    own: dict[tuple[int, str], list[tuple[Reference, Draft]]]
    carried: dict[int, Draft]
    towns: Mapping[Span, str] = field(default_factory=dict)

    @cached_property
    def _single(self) -> set[tuple[int, str]]:
        """The sentences that tell of one event of a kind: nothing needs measuring there."""
        return {key for key, tied in self.own.items() if len({id(draft) for _, draft in tied}) == 1}

    def draft_of(
        self, sentence: Sentence, span: Span, kind: str = "protest", beyond: bool = False
    ) -> tuple[Draft, bool] | None:
        """The draft of ``kind`` that words of a sentence belong to, and whether that sentence names it.

        ``beyond``: what the words themselves tell of counts only where the sentence tells of nothing else.
        """
        tied = self.own.get((sentence.index, kind), [])
        if (sentence.index, kind) in self._single:
            return tied[0][1], True
        if beyond:  # "one demonstrator was hurt when police moved in on a rally"
            counted = [span, *(figure.span for figure in sentence.figures if figure.unit)]
            tied = [tie for tie in tied if not any(one.covers(tie[0].span) for one in counted)] or tied
        if tied:
            best = min(_near(tied, span), key=lambda tie: self._distance(tie[0].span, span))
            return best[1], True
        carried = self.carried.get(sentence.index) if kind == "protest" else None
        return (carried, False) if carried else None

    def _distance(self, trigger: Span, span: Span) -> int:
        gap = max(span.start - trigger.end, trigger.start - span.end, 0)
        return gap + 60 * self.view.breaks(trigger, span)


def _near(tied: list[tuple[Reference, Draft]], span: Span) -> list[tuple[Reference, Draft]]:
    """The few references about ``span``: those far off in a long sentence cannot be the nearest."""
    if len(tied) <= _FEW:
        return tied
    return sorted(tied, key=lambda tie: abs(tie[0].span.start - span.start))[:_FEW]


def _openings(protests: list[Draft]) -> dict[int, Draft]:
    """The event that a post of a live blog is about from its heading on: the only one that it names."""
    named: dict[int, list[Draft]] = {}
    for draft in protests:
        for post in {r.sentence.post for r in draft.references if r.sentence.post is not None}:
            named.setdefault(post, []).append(draft)
    return {post: drafts[0] for post, drafts in named.items() if len(drafts) == 1}


def tell(
    view: View,
    drafts: list[Draft],
    fronts: Mapping[int, str] | None = None,
    towns: Mapping[Span, str] | None = None,
) -> Telling:
    """Tie every sentence to the drafts it tells of. ``towns`` (lower case) are those that place names mean.

    ``fronts`` are the towns with which sentences begin: there the report turns to the event in that town, and
    away from the last one where it tells of none there.
    """
    own: dict[tuple[int, str], list[tuple[Reference, Draft]]] = {}
    for draft in drafts:
        for reference in draft.references:
            own.setdefault((reference.sentence.index, draft.kind), []).append((reference, draft))
    protests = [draft for draft in drafts if draft.kind == "protest"]
    main = max(protests, key=lambda draft: len(draft.references), default=None)
    openings = _openings(protests)
    carried: dict[int, Draft] = {}
    last: Draft | None = None
    away = False
    post: int | None = None
    for sentence in view.sentences:
        if sentence.post != post:  # a new post of a live blog does not go on about the event of the one before
            post, away = sentence.post, False
            last = openings.get(post) if post is not None else None
        tied = own.get((sentence.index, "protest"), [])
        town = (fronts or {}).get(sentence.index)
        if tied:
            last, away = max(tied, key=lambda tie: tie[0].span)[1], False
        elif town:
            there = [draft for draft in protests if town in draft.towns]
            away = not there and any(draft.towns for draft in protests)
            last = there[-1] if there else None if away else last
        if (told := last or main) and not away:
            carried[sentence.index] = told
    return Telling(view, own, carried, towns or {})
