"""Which event a sentence tells of: its own, or the event told just before it (codebook section 1)."""

from dataclasses import dataclass

from onrecord.coding.gathering import Draft
from onrecord.coding.references import Reference
from onrecord.coding.view import Sentence, View
from onrecord.records import Span


@dataclass(frozen=True)
class Telling:
    """The drafts of each sentence, with the references that tie them; ``carried`` where it has none itself."""

    view: View
    own: dict[int, list[tuple[Reference, Draft]]]
    carried: dict[int, Draft]

    def draft_of(self, sentence: Sentence, span: Span, kind: str = "protest") -> tuple[Draft, bool] | None:
        """The draft of ``kind`` that words of a sentence belong to, and whether that sentence names it."""
        tied = [(r, d) for r, d in self.own.get(sentence.index, ()) if d.kind == kind]
        if tied:
            best = min(tied, key=lambda tie: self._distance(tie[0].span, span))
            return best[1], True
        carried = self.carried.get(sentence.index) if kind == "protest" else None
        return (carried, False) if carried else None

    def _distance(self, trigger: Span, span: Span) -> int:
        gap = max(span.start - trigger.end, trigger.start - span.end, 0)
        return gap + 60 * self.view.breaks(trigger, span)


def tell(view: View, drafts: list[Draft]) -> Telling:
    """Tie every sentence to the drafts it tells of."""
    own: dict[int, list[tuple[Reference, Draft]]] = {}
    for draft in drafts:
        for reference in draft.references:
            own.setdefault(reference.sentence.index, []).append((reference, draft))
    protests = [draft for draft in drafts if draft.kind == "protest"]
    main = max(protests, key=lambda draft: len(draft.references), default=None)
    carried: dict[int, Draft] = {}
    last: Draft | None = None
    post: int | None = None
    for sentence in view.sentences:
        if sentence.post != post:  # a new post of a live blog goes back to the event that the blog is about
            last, post = None, sentence.post
        tied = [draft for _, draft in own.get(sentence.index, ()) if draft.kind == "protest"]
        last = tied[-1] if tied else last
        if told := last or main:
            carried[sentence.index] = told
    return Telling(view, own, carried)
