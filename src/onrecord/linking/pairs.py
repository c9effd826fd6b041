"""Two mentions: all that speaks for and against their being one event, and the sum of it."""

from collections.abc import Callable, Iterable

from onrecord.linking.features import GROUPS, REASONS, fired
from onrecord.linking.weights import Weights, weights_under
from onrecord.records import Outline, Pair, Policy, Reason

_HERE = frozenset({"same_site", "like_site", "other_site", "same_city", "near_cities"})
_THEN = frozenset({"same_day", "shared_days", "one_day_apart"})
_TELLING = frozenset({"same_actor", "short_actor", "same_words", "most_words", "some_words"})
_KNOWN = frozenset({"same_actor", "short_actor"})
_LOOSE = frozenset({"same_region", "common_site"})
_REGION = frozenset({"same_region", "like_site_of_region"})
_CLAIM = frozenset({"same_words", "most_words"})
HOPELESS = -10.0  # log-odds: place and day are looked at first, and rule most pairs out
_GROUPS = tuple((group.told, tuple((one, one.__name__) for one in group.features)) for group in GROUPS)
_NO_GROUND = "place and day are not told by both: never joined on what is missing"


def has_ground(found: Iterable[str]) -> bool:
    """Whether the features ``found`` tell enough to join two mentions at all:

    - a place that both tell (town, or towns within 10 km) and a day that both tell; or
    - a place that both tell, and a day that one tells and near which the other was published, and the same
      actor, claim or site; or
    - a site of one name, where one does not tell the town, and a day that both tell, and either the region or
      the same actor or claim; or
    - a region (or a kind of site that every town has), a day and an actor that both tell; or a region, a day and
      most of a claim of two words or more; or
    - a site of the same or a like name in one region, a day that one tells and near which the other was
      published, and the same actor or claim.
    """
    told = frozenset(found)
    if told & _HERE:
        return bool(told & _THEN) or ("reported_then" in told and bool(told & (_TELLING | {"same_site"})))
    if "reported_then" in told:
        return bool(told & {"site_of_region", "like_site_of_region"} and told & _TELLING)
    if not told & _THEN:
        return False
    if "site_of_region" in told:
        return True
    if "site_alone" in told:
        return bool(told & _TELLING)
    return bool(told & _LOOSE and told & _KNOWN) or bool(told & _REGION and told & _CLAIM)


def scorer(weights: Weights) -> Callable[[Outline, Outline], float]:
    """A function of two mentions: the log-odds that they are one event; at most 0 where there is no ground to
    join them.

    Place and day are looked at first. Where the sum falls so low that nothing can make up for it, the rest
    is not looked at, and it is told as it stands.
    """
    outset = weights["outset"]
    groups = tuple(
        (told, tuple((feature, weights[name], name) for feature, name in features)) for told, features in _GROUPS
    )

    def score(a: Outline, b: Outline) -> float:
        total, found = outset, []
        for told, features in groups:
            if told is not None and not told(a, b):
                continue
            for feature, weight, name in features:
                if feature(a, b):
                    total += weight
                    if total < HOPELESS:
                        return total
                    found.append(name)
                    break
        return total if total <= 0 or has_ground(found) else 0.0

    return score


def explain(a: Outline, b: Outline, policy: Policy | None = None) -> Pair:
    """Why ``a`` and ``b`` may be one event under ``policy``, and why not: ``score`` above 0 is for it.

    Reasons are in the order place, day, report, sides, actors, claims, form, figures; the last one tells where
    there is no ground to join the two, whatever else they share.
    """
    if a.id > b.id:
        a, b = b, a
    weights = weights_under(policy or Policy())
    reasons = [Reason("outset", "what any two have that share a key", weights["outset"])]
    if a.kind != b.kind:
        reasons.append(Reason("kind", f"one is {a.kind}, the other {b.kind}", -99.0))
        return Pair(a.id, b.id, tuple(reasons))
    found = fired(a, b)
    reasons += [Reason(name, REASONS[name], weights[name]) for name in found]
    total = sum(one.weight for one in reasons)
    if total > 0 and not has_ground(found):
        reasons.append(Reason("ground", _NO_GROUND, -total))
    return Pair(a.id, b.id, tuple(reasons))
