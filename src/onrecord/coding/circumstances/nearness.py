"""How near words that tell a day or a town stand to the words of an event."""

from collections.abc import Iterator, Sequence

from onrecord.coding.gathering.drafts import Draft
from onrecord.coding.laying.view import HasSpan, View
from onrecord.coding.referring.references import Reference

FAR_GAP, FAR_BREAKS = 40, 3
"""Words and clause breaks from which a phrase is merely far."""
Nearness = tuple[int, int, int]
"""Clause breaks and words to the nearest of an event's words in the sentence, and the number of these.

Words, not code points: what stands between may be the name of a side, and no name is longer than another.
"""


def nearness(view: View, phrase: HasSpan, mine: Sequence[Reference]) -> Nearness:
    """How near a date or place stands to the words of an event in its sentence."""
    return min((*apart(view, phrase, one), number) for number, one in enumerate(mine))


def apart(view: View, phrase: HasSpan, reference: Reference) -> tuple[int, int]:
    """Clause breaks and words between a date or place and words of an event."""
    first, second = sorted((reference.span, phrase.span))
    return view.breaks(reference.span, phrase.span), len(view.words(first.end, second.start).split())


def is_another_nearer(view: View, phrase: HasSpan, near: Nearness, others: Sequence[Reference]) -> bool:
    """Whether words of another event stand nearer than ``near``."""
    return any(apart(view, phrase, one) < near[:2] for one in others if one.weight != "aside")


def is_of(reference: Reference, draft: Draft) -> bool:
    """Whether a reference's trigger is one of an event's."""
    return any(one.trigger is reference.trigger for one in draft.references)


def steps(index: int, draft: Draft) -> Iterator[tuple[int, int]]:
    """How many sentences one is from each of the event's, and whether behind it (1) or before (0)."""
    at = {one.sentence.index for one in draft.references}
    return ((abs(index - other), int(index > other)) for other in at)
