"""Which event of a sentence a date or a place belongs to, by how near their words stand."""

from bisect import bisect_left, bisect_right

from onrecord.coding.laying.view import View
from onrecord.coding.referring.references import Reference
from onrecord.coding.referring.ties_apart import is_of_subject, is_part_in
from onrecord.records import Span

FAR_DAY = 60  # code points that a date's cost grows by where it is less likely to be the event's
_ANSWER = 15  # "the march on Friday has been banned": a protest draws words more than an answer does
_LONGEST = 120  # code points of the longest trigger
TIED = 320  # code points, clause breaks counted in: words farther off belong to no trigger


def nearest(view: View, references: list[Reference], span: Span) -> tuple[float, int] | None:
    """The reference that words belong to, after its cost: code points, a clause break counting as 60."""
    best: tuple[float, int] | None = None
    low = bisect_left(references, span.start - TIED - _LONGEST, key=_start)
    high = bisect_right(references, span.end + TIED, key=_start)
    beside_protest = any(reference.trigger.kind == "protest" for reference in references[low:high])
    beside_answer = any(reference.trigger.kind != "protest" for reference in references[low:high])
    for index in range(low, high):
        reference = references[index]
        gap = max(span.start - reference.span.end, reference.span.start - span.end, 0)
        if reference.weight == "aside" or gap > TIED:
            continue
        is_people = reference.trigger.rule == "people"
        cost = gap + 60 * view.breaks(reference.span, span) + (40 if is_people else 0)
        cost += _ANSWER if beside_protest and reference.trigger.kind != "protest" else 0
        if beside_protest and is_of_subject(view, references[low:index], reference, span):
            cost += FAR_DAY
        if beside_answer and is_part_in(view, span, reference):
            cost += 3 * FAR_DAY
        if best is None or cost < best[0]:
            best = (cost, index)
    return best if best and best[0] < TIED else None


def _start(reference: Reference) -> int:
    return reference.span.start
