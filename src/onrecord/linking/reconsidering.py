"""A second look: each mention is asked once more where it belongs, now that it is known what hangs together.

Early joins are made on little. So a mention that fits its cluster no better than a neighbouring one leaves it,
one that fits a neighbour clearly better goes there, and one that stands alone may come in on less than two
mentions by themselves would need, where one cluster alone comes into question.
"""

from collections.abc import Collection, Sequence

from onrecord.linking.clusters import SURE, Clusters

ROUNDS = 3
FITS = -1.0  # log-odds: what is like most of a cluster may be a little unlike the rest
CLEARLY = 0.5  # log-odds by which one cluster has to fit better than the next
_NONE = -1000.0
_FEWEST = 3  # mentions of a part: two that are like each other are together
_HOPELESS = -3.0  # log-odds of the mean, below which the whole is not looked at


def reconsider(clusters: Clusters, mentions: Sequence[int], decided: Collection[int]) -> None:
    """Look at ``mentions`` of one part again, up to ``ROUNDS`` times; ``decided`` ones stay where they are."""
    if len(mentions) < _FEWEST:
        return
    free = [one for one in mentions if one not in decided]
    for _ in range(ROUNDS):
        if not sum(_moved(clusters, one) for one in free):
            break
    while sum(_left_alone(clusters, one) for one in free):
        continue


def _moved(clusters: Clusters, one: int) -> bool:
    home = clusters.find(one)
    near = sorted({clusters.find(other) for other in clusters.near(one)} - {home})
    mean = _mean(clusters, one, _others(clusters, one, home))
    if mean >= SURE or (mean > 0 and not near):
        return False
    own = _fit(clusters, one, home)
    fits = sorted(((_fit(clusters, one, number), -number) for number in near), reverse=True)
    (best, number), (second, _) = (*fits, (_NONE, 0), (_NONE, 0))[:2]
    if own > _NONE and (own < FITS or own - CLEARLY < best <= own + CLEARLY):
        clusters.leave(one)
        return True
    if best > max(FITS, own + CLEARLY) and second < best - CLEARLY:
        if own > _NONE:
            clusters.leave(one)
        clusters.join(one, clusters.members(-number)[0])
        return True
    return False


def _fit(clusters: Clusters, one: int, number: int) -> float:
    """How ``one`` fits the others of a cluster: midway between the mean of its scores with them and its score
    with what they tell as a whole. ``_NONE`` where there are no others.
    """
    others = _others(clusters, one, number)
    mean = _mean(clusters, one, others)
    if len(others) < 2 or mean < _HOPELESS:
        return mean
    return (mean + clusters.score_with_whole(one, others)) / 2


def _others(clusters: Clusters, one: int, number: int) -> list[int]:
    return [other for other in clusters.speakers(number) if other != one]


def _mean(clusters: Clusters, one: int, others: list[int]) -> float:
    return sum(clusters.score_of(one, other) for other in others) / len(others) if others else _NONE


def _left_alone(clusters: Clusters, one: int) -> bool:
    """Whether ``one`` has to leave, since none of those that it is like are with it any more."""
    home = clusters.find(one)
    if len(clusters.members(home)) == 1 or any(clusters.find(other) == home for other in clusters.near(one)):
        return False
    clusters.leave(one)
    return True
