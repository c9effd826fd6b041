"""What was done to events, so that it can be told and undone; and decisions with the words that they were on."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from onrecord.records.findings import EventKind
from onrecord.records.linking import Decision, Policy
from onrecord.records.spans import Span

ChangeKind = Literal["begin", "join", "leave", "move", "merge", "split"]
StepKind = Literal["link", "decide", "name", "undo"]


@dataclass(frozen=True, slots=True)
class Change:
    """Mentions that went from one event (``origin``) to another (``to``). None: they were, or are, in none.

    ``begin``: an event of new mentions. ``join``: new mentions come to one that is there. ``leave``: their
    report no longer tells of them. ``merge``: all that was left of ``origin`` went to ``to``. ``split``: ``to``
    is new. ``move``: both go on.
    """

    kind: ChangeKind
    origin: str | None
    to: str | None
    mentions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One act that changed events, whole: a run of linking, a decision (on mentions, or on names: ``name``), or
    an undoing of one of these.

    ``at`` is ISO 8601; ``undoes`` is the number of the step that this one took back; ``stands`` is False for
    one that was taken back.
    """

    number: int
    what: StepKind
    policy: Policy
    by: str
    at: str
    why: str = ""
    undoes: int | None = None
    stands: bool = True


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a mention stood when it was decided on, so that the decision finds it again after recoding.

    ``sentence`` and ``passage`` hold the anchor. ``beside`` are the ids of the report's other mentions of that
    kind at the time: they are others, whatever comes of this one.
    """

    mention: str
    report: str
    kind: EventKind
    anchor: Span
    sentence: Span
    passage: Span
    beside: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Kept:
    """A decision as it is kept for good: its number, what was decided, and on what words of what reports."""

    number: int
    decision: Decision
    policy: str
    a: Spot
    b: Spot


@dataclass(frozen=True, slots=True)
class KeptName:
    """A decision on two names as it is kept for good, and the number of its step."""

    step: int
    decision: Decision


@dataclass(frozen=True, slots=True)
class Waiting:
    """A decision that cannot hold now, and why. It is kept, and holds again when it can."""

    kept: Kept
    why: str


@dataclass(frozen=True, slots=True)
class Done:
    """What one step does: how mentions move, the kinds of the events they move to, and a decision, if it is one.

    ``due_until`` is the last of the numbers under which mentions wait of what has now been linked. ``name`` is a
    decision on two names.
    """

    changes: tuple[Change, ...] = ()
    kinds: Mapping[str, EventKind] | None = None
    decision: Kept | None = None
    due_until: int = 0
    name: Decision | None = None


@dataclass(frozen=True, slots=True)
class EventRow:
    """One event in a list. Days are ISO 8601, places as coded; both those that most mentions tell.

    ``low`` and ``high`` are the least and the most participants that any voice tells. ``reports`` counts all
    reports, ``copies`` those of them that repeat another of them; ``outlets`` counts sources.
    """

    id: str
    kind: EventKind
    start: str | None
    end: str | None
    place: str | None
    reports: int
    copies: int
    mentions: int
    outlets: int
    low: int | None
    high: int | None
