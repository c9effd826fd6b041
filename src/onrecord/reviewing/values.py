"""Several values of one variable, side by side."""

from collections.abc import Callable, Iterable

Same = Callable[[str, str], bool]


def canonical(
    firsts: Iterable[str], seconds: Iterable[str], same: Same
) -> tuple[frozenset[str], frozenset[str]]:
    """Two sets that can be compared by their members: what both have bears the first coder's name for it."""
    ours = tuple(firsts)
    theirs = (next((one for one in ours if same(one, other)), other) for other in seconds)
    return frozenset(ours), frozenset(theirs)


def mean(low: float | None, high: float | None) -> float | None:
    """Half of low and high together, or the one that is known (codebook section 4)."""
    known = [end for end in (low, high) if end is not None]
    return sum(known) / len(known) if known else None
