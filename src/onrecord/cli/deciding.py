"""What people decide of events, and take back: ``decide``, ``decisions`` and ``undo``."""

from dataclasses import dataclass
from getpass import getuser
from typing import TYPE_CHECKING, Annotated, cast, get_args

import typer

from onrecord.cli.events import AsJson, By, Names, Why, possible, put
from onrecord.cli.options import Db, with_options
from onrecord.cli.telling import count, opened, say

if TYPE_CHECKING:
    from onrecord.records import Verdict
    from onrecord.records.changes import Change, Step
    from onrecord.store import Store


@dataclass(frozen=True)
class Saying:
    """What a decision is on, who decides, and why: the options of the command."""

    names: Names = False
    why: Why = ""
    by: By = None


@with_options("saying", Saying)
def decide(
    saying: Saying,
    a: Annotated[str, typer.Argument(metavar="A", help="A mention: its id or the beginning of it; or a name.")],
    b: Annotated[str, typer.Argument(metavar="B", help="Another.")],
    verdict: Annotated[str, typer.Argument(metavar="yes|no|unsure", help="Whether they are one.")],
    db: Db,
) -> None:
    """Decide that two mentions are one event (yes) or are not (no); unsure takes back what was decided.

    With --names: that two names are one actor's ("the Met" "Scotland Yard"), or are not. It holds from now on,
    along every chain, whatever is linked, added or coded again.
    """
    from onrecord.events import decide as decide_on
    from onrecord.events import decide_names
    from onrecord.records import Verdict

    if verdict not in get_args(Verdict):
        raise typer.BadParameter(f"a decision is {', '.join(get_args(Verdict))}, not {verdict!r}")
    with opened(db, create=False) as store, possible():
        on = decide_names if saying.names else decide_on
        by = getuser() if saying.by is None else saying.by
        done = on(store, (a, b), cast("Verdict", verdict), by=by, why=saying.why)
    say(f"onrecord: step {done.step.number}: {verdict} is kept; {_moved(done.changes)}.")


def undo(
    db: Db,
    to: Annotated[
        int | None,
        typer.Option(
            metavar="STEP", min=0, help="Take back all that was done after it; 0 for all.", show_default=False
        ),
    ] = None,
    listed: Annotated[bool, typer.Option("--list", help="List the steps, and take nothing back.")] = False,
    why: Why = "",
    by: By = None,
) -> None:
    """Take back the last step, a run of linking or a decision: events are exactly as they were before it.

    Again, the one before; with --to STEP all that was done after it, the last first.
    """
    from onrecord.events import undo as take_back
    from onrecord.events import undo_to

    who = getuser() if by is None else by
    with opened(db, create=False) as store, possible():
        if listed:
            _list_steps(store)
            return
        taken = (take_back(store, by=who, why=why),) if to is None else undo_to(store, to, by=who, why=why)
    for done in taken:
        say(f"onrecord: step {done.step.number} ({_told(done.step)}) is taken back; {_moved(done.changes)}.")


def _list_steps(store: "Store") -> None:
    from onrecord.cli.explained import steps_table

    moved: dict[int, int] = {}
    for number, change in store.events.changes():
        moved[number] = moved.get(number, 0) + len(change.mentions)
    steps_table(store.events.steps(), moved)


def decisions(db: Db, as_json: AsJson = False) -> None:
    """List what was decided, by whom and why, and whether it holds, waits or was replaced; names come last."""
    from onrecord.cli.explained import decision_object, decisions_table
    from onrecord.cli.explained_names import name_decision_object, name_decisions_table
    from onrecord.events import decisions as listed
    from onrecord.events import name_decisions, outline_shelf

    with opened(db, create=False) as store:
        outline_shelf(store)
        found, names = listed(store), name_decisions(store)
    if as_json:
        put(decision_object(one) for one in found)
        put(name_decision_object(one) for one in names)
        return
    if found:
        decisions_table(found)
    if names:
        name_decisions_table(names)


def _told(step: "Step") -> str:
    from onrecord.cli.explained import DONE

    return f"{DONE[step.what]} by {step.by}, {step.at[:16].replace('T', ' ')}"


def _moved(changes: "tuple[Change, ...]") -> str:
    moved = sum(len(one.mentions) for one in changes)
    return f"{count(moved, 'mention')} moved" if moved else "no event changed"
