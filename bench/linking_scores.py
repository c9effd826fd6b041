"""How well a grouping of things agrees with the right one: pairwise and B-cubed (Bagga and Baldwin 1998)."""

from collections import Counter
from collections.abc import Mapping


def pairwise(found: Mapping[str, str], right: Mapping[str, str]) -> tuple[float, float]:
    """Precision and recall of the pairs that stand together. Both map each thing to its group."""
    both = _pairs(Counter((found[one], right[one]) for one in right))
    mine, theirs = _pairs(Counter(found[one] for one in right)), _pairs(Counter(right.values()))
    return both / mine if mine else 1.0, both / theirs if theirs else 1.0


def b_cubed(found: Mapping[str, str], right: Mapping[str, str]) -> tuple[float, float]:
    """Precision and recall: of each thing's group the share that is right, of its right one the share found."""
    both = Counter((found[one], right[one]) for one in right)
    mine, theirs = Counter(found[one] for one in right), Counter(right.values())
    precision = sum(n * n / mine[group] for (group, _), n in both.items()) / len(right)
    recall = sum(n * n / theirs[group] for (_, group), n in both.items()) / len(right)
    return precision, recall


def f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _pairs(groups: Mapping[object, int]) -> int:
    return sum(n * (n - 1) // 2 for n in groups.values())
