"""What speaks for and against two mentions being one event. A feature's docstring is the reason that people
read.

Features stand in groups, in order: the first of a group that holds speaks for its group, so that nothing is
counted twice. Nothing speaks where one of the two does not tell: what is missing is no evidence.
"""

from collections.abc import Callable
from dataclasses import dataclass

from onrecord.linking import features_of_day as day
from onrecord.linking import features_of_place as place
from onrecord.linking import features_of_telling as telling
from onrecord.linking import features_of_who as who
from onrecord.records import Outline

Feature = Callable[[Outline, Outline], bool]


@dataclass(frozen=True, slots=True)
class Group:
    """Features of which at most one speaks: the first that holds."""

    name: str
    features: tuple[Feature, ...]


GROUPS = (
    Group("place", place.FEATURES),
    Group("town", place.OF_TOWN),
    Group("day", day.FEATURES),
    Group("report", telling.OF_REPORT),
    Group("side", telling.OF_SIDE),
    Group("actors", who.OF_ACTORS),
    Group("words", who.OF_WORDS),
    Group("issue", who.OF_ISSUE),
    Group("stance", who.OF_STANCE),
    Group("form", telling.OF_FORM),
    Group("size", telling.OF_SIZE),
    Group("arrests", telling.OF_ARRESTS),
    Group("status", telling.OF_STATUS),
    Group("series", telling.OF_SERIES),
)
REASONS = {
    feature.__name__: (feature.__doc__ or feature.__name__).strip().rstrip(".")
    for group in GROUPS
    for feature in group.features
}
"""What each feature tells, in words."""


def fired(a: Outline, b: Outline) -> tuple[str, ...]:
    """Names of the features that speak of this pair, at most one of each group."""
    found = (next((one for one in group.features if one(a, b)), None) for group in GROUPS)
    return tuple(one.__name__ for one in found if one is not None)
