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
    """Features of which at most one speaks: the first that holds.

    ``told`` is whether both tell anything of the kind at all, so that the features need not be tried; it must
    hold wherever one of them does.
    """

    name: str
    features: tuple[Feature, ...]
    told: Feature | None = None


GROUPS = (
    Group("place", place.FEATURES),
    Group("town", place.OF_TOWN),
    Group("day", day.FEATURES),
    Group("report", telling.OF_REPORT),
    Group("side", telling.OF_SIDE, lambda a, b: bool(a.opposes or b.opposes)),
    Group("actors", who.OF_ACTORS, lambda a, b: bool(a.actors and b.actors)),
    Group("words", who.OF_WORDS, lambda a, b: bool(a.words and b.words)),
    Group("issue", who.OF_ISSUE, lambda a, b: bool(a.words and b.words)),
    Group("stance", who.OF_STANCE, lambda a, b: bool(a.words and b.words)),
    Group("form", telling.OF_FORM, lambda a, b: bool(a.forms and b.forms)),
    Group("size", telling.OF_SIZE, lambda a, b: bool(a.sizes and b.sizes)),
    Group("arrests", telling.OF_ARRESTS, lambda a, b: bool(a.arrests and b.arrests)),
    Group("status", telling.OF_STATUS, lambda a, b: a.statuses != b.statuses),
    Group("series", telling.OF_SERIES, lambda a, b: bool(a.series and b.series)),
)
REASONS = {
    feature.__name__: (feature.__doc__ or feature.__name__).strip().rstrip(".")
    for group in GROUPS
    for feature in group.features
}
"""What each feature tells, in words."""


def fired(a: Outline, b: Outline) -> tuple[str, ...]:
    """Names of the features that speak of this pair, at most one of each group."""
    found = (
        next((feature for feature in group.features if feature(a, b)), None)
        for group in GROUPS
        if group.told is None or group.told(a, b)
    )
    return tuple(one.__name__ for one in found if one is not None)
