"""Number words to numbers, under a named policy (codebook section 4).

A wording may give one figure ("about two dozen"), parts that add up ("45 men and nine women"), or several
figures side by side ("hundreds; about 500"), of which the lowest low and the highest high count.
"""

from onrecord.coding.counts.size_parts import Part, basis_of, clauses
from onrecord.records import Size
from onrecord.records.values import Qualifier
from onrecord.tables.numerals_table import high_only, worths

POLICIES = ("ccc-3", "count-love", "acled", "elephrame", "mpeds")

Bounds = tuple[int | None, int | None]


def size(words: str, policy: str = "ccc-3") -> Size | None:
    """The size that ``words`` tell under ``policy`` (one of ``POLICIES``), or None where they tell none.

    Raises ValueError for a policy that does not exist.
    """
    if policy not in POLICIES:
        raise ValueError(f"no size policy {policy!r}: choose one of {', '.join(POLICIES)}")
    told = clauses(words)
    if not told:
        return None
    sums = [_sum([_bounds(part, policy) for part in parts]) for parts in told]
    lows = [low for low, _ in sums if low is not None]
    highs = [high for _, high in sums if high is not None]
    first = told[0]
    derived = len(told) == 1 and len(first) > 1
    return Size(
        low=min(lows, default=None),
        high=max(highs, default=None),
        words=words,
        qualifier=_qualifier(told),
        basis=basis_of(words),
        policy=policy,
        parts=tuple(_bounds(part, policy) for part in first) if derived else (),
        derived=derived,
    )


def _bounds(part: Part, policy: str) -> Bounds:
    """Low and high of one part; an upper limit that the policy reads so has no low."""
    known = worths(policy)
    high = part.high.value(known)
    return (None if part.wording in high_only(policy) else part.low.value(known)), high


def _sum(bounds: list[Bounds]) -> Bounds:
    lows = [low for low, _ in bounds if low is not None]
    return (sum(lows) if lows else None), sum(high for _, high in bounds if high is not None)


def _qualifier(told: list[list[Part]]) -> Qualifier:
    """The qualifier of the figure; several figures side by side are a range, parts take their first wording."""
    if len(told) > 1:
        return "between"
    return next((part.qualifier for part in told[0] if part.qualifier != "exact"), "exact")
