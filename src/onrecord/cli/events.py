"""The commands on events: ``link``, ``events``, ``explain``, ``actors``, ``withdraw`` and ``restore``."""

import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from getpass import getuser
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.options import Db, Quiet
from onrecord.cli.telling import SOME_UNREAD, WRONG_USAGE, count, opened, progress, say

if TYPE_CHECKING:
    from onrecord.events import Linking
    from onrecord.records import Policy
    from onrecord.records.changes import ChangeKind
    from onrecord.store import Store

_Lines = tuple[Iterable[str], dict[str, object]]
AsJson = Annotated[bool, typer.Option("--json", help="One JSON object a line.")]
By = Annotated[
    str | None,
    typer.Option(metavar="NAME", help="Who says so; without it, your login name.", show_default=False),
]
Why = Annotated[str, typer.Option(metavar="WORDS", help="The reason, for those who come after.")]


def link(
    db: Db,
    per_day: Annotated[
        bool | None, typer.Option("--per-day/--per-event", help="An event for each day, or one over days.")
    ] = None,
    per_site: Annotated[
        bool | None,
        typer.Option("--per-site/--per-city", help="Other sites of a city are other events, or not."),
    ] = None,
    counter_apart: Annotated[
        bool | None,
        typer.Option("--counter-apart/--counter-in", help="A counter-protest is an event of its own, or not."),
    ] = None,
    again: Annotated[
        bool, typer.Option("--again", help="Link all anew, also under another policy; decisions hold.")
    ] = False,
    quiet: Quiet = False,
) -> None:
    """Join the mentions of a database into events: what is new, with what it may belong to.

    Decisions hold whatever is linked, and an event keeps its id. What was done can be undone: onrecord undo.
    """
    from onrecord.events import link as link_shelf

    with opened(db, create=False) as store, possible(), progress(quiet) as tell:
        asked = _policy(store, (per_day, per_site, counter_apart))
        done = link_shelf(store, asked, again=again, tell=tell)
        waiting = store.events.unlinked()
    _say_notices(done)
    if not quiet:
        say(f"onrecord: {_summary(done)}.")
    if waiting:
        say(f"onrecord: {count(waiting, 'mention')} came meanwhile. Run the same command again.")


def _policy(store: "Store", asked: tuple[bool | None, bool | None, bool | None]) -> "Policy | None":
    """The policy of the database but for what was asked for; None where nothing was."""
    from onrecord.records import Policy

    if asked == (None, None, None):
        return None
    now = store.events.policy() or Policy()
    per_day, per_site, apart = asked
    return Policy(
        now.per_day if per_day is None else "day" if per_day else "event",
        now.per_place if per_site is None else "site" if per_site else "city",
        now.counter_apart if apart is None else apart,
    )


_CHANGED: "dict[ChangeKind, str]" = {
    "begin": "begun",
    "join": "joined by new mentions",
    "leave": "left by mentions that are no longer told",
    "move": "changed members",
    "merge": "merged into others",
    "split": "split off",
}


def _summary(done: "Linking") -> str:
    if not done.mentions:
        return "nothing to do: all is linked"
    changes = [f"{done.changes[kind]:,} {told}" for kind, told in _CHANGED.items() if done.changes.get(kind)]
    return f"{count(done.mentions, 'mention')} linked; events: {', '.join(changes) or 'none changed'}"


def _say_notices(done: "Linking") -> None:
    for one in done.waiting:
        told = one.kept.decision
        say(f"onrecord: decision {one.kept.number} ({told.verdict} by {told.by}) is kept and waits: {one.why}.")
    for report, day in done.ahead:
        say(
            f"onrecord: report {report} is dated {day}, after today; days counted from it may be wrong. "
            "If the date is, add the report again with --published."
        )


def events(db: Db, as_json: AsJson = False) -> None:
    """List the events of a database: what, when, where, how many reports, how many participants."""
    from onrecord.cli.explained import event_object, events_table

    with opened(db, create=False) as store:
        rows = sorted(store.events.rows(), key=lambda row: (row.start or "9999", row.id))
        policy, unlinked = store.events.policy(), store.events.unlinked()
    if as_json:
        put(event_object(row) for row in rows)
    elif rows:
        events_table(rows)
    if policy is None:
        say(f"onrecord: nothing is linked yet. Link it with: onrecord link --db {db}.")
    elif unlinked:
        say(f"onrecord: {count(unlinked, 'mention')} not linked yet. Link with: onrecord link --db {db}.")


Names = Annotated[bool, typer.Option("--names", help="Of actors' names, and not of mentions.")]


def explain(
    what: Annotated[
        list[str],
        typer.Argument(metavar="EVENT|A B", help="An event, or two mentions; with --names, a name or two."),
    ],
    db: Db,
    names: Names = False,
    as_json: AsJson = False,
) -> None:
    """Say why mentions are one event, or are not: EVENT with all that it is made of, A and B with each other.

    Each is an id or its beginning. Weights are log-odds: above 0 speaks for one event, below against. With
    --names: why names are one actor's ("the Met" "Scotland Yard"; with its country where need be: "NUT|GB").
    """
    if len(what) > 2:
        raise typer.BadParameter("name one event, or two mentions; with --names, one name or two")
    with opened(db, create=False) as store, possible():
        told = (_names_explained if names else _explained)(store, what)
    if as_json:
        put([told[1]])
    else:
        sys.stdout.write("".join(f"{line}\n" for line in told[0]))


def _explained(store: "Store", what: list[str]) -> "_Lines":
    from onrecord.cli import explained
    from onrecord.events import explain_event, explain_pair, tied

    if len(what) == 1:
        event = explain_event(store, what[0])
        links = tied(store, event.id) if event.row else ()
        return explained.event_lines(event, links), explained.explained_event(event, links)
    pair = explain_pair(store, what[0], what[1])
    return explained.pair_lines(pair), explained.explained_pair(pair)


def _names_explained(store: "Store", what: list[str]) -> "_Lines":
    from onrecord.cli import explained_names
    from onrecord.events import explain_actor, explain_names

    if len(what) == 1:
        actor = explain_actor(store, what[0])
        return explained_names.actor_lines(actor), explained_names.explained_actor(actor)
    pair = explain_names(store, what[0], what[1])
    return explained_names.names_lines(pair), explained_names.names_object(pair)


def actors(
    db: Db,
    joined: Annotated[bool, typer.Option("--joined", help="Only those with more than one name.")] = False,
    as_json: AsJson = False,
) -> None:
    """List the actors over all reports: organisations and offices, with all the names that they go by.

    Those that most reports name come first; behind each name, how many give it. Persons are left out, for their
    names are never joined. Why: onrecord explain NAME --names. To decide: onrecord decide A B yes --names.
    """
    from onrecord.cli.explained_names import actor_object, actors_table
    from onrecord.events import actors as listed

    with opened(db, create=False) as store:
        found = [one for one in listed(store) if len(one.names) > 1 or not joined]
    if as_json:
        put(actor_object(one) for one in found)
    elif found:
        actors_table(found)


def withdraw(
    report: Annotated[str, typer.Argument(metavar="REPORT", help="An id, its beginning, or a path.")],
    db: Db,
    why: Why = "",
    by: By = None,
) -> None:
    """Let a report count no more, where its paper took it back, say. All of it is kept: onrecord restore."""
    with opened(db, create=False) as store:
        for found in _reports(store, report, db):
            store.withdraw(found, getuser() if by is None else by, why)
            say(f"onrecord: report {found} is withdrawn; its mentions leave their events with: onrecord link.")


def restore(
    report: Annotated[str, typer.Argument(metavar="REPORT", help="An id, its beginning, or a path.")], db: Db
) -> None:
    """Let a withdrawn report count again, with what was coded and decided of it."""
    with opened(db, create=False) as store:
        for found in _reports(store, report, db):
            told = "counts again" if store.restore(found) else "was not withdrawn"
            say(f"onrecord: report {found} {told}.")


def _reports(store: "Store", words: str, db: Path) -> tuple[str, ...]:
    found = store.find(words)
    if not found:
        say(f"onrecord: no report {words} in {db}. See which there are with: onrecord list --db {db}.")
        raise typer.Exit(SOME_UNREAD)
    return found


def put(objects: Iterable[dict[str, object]]) -> None:
    """Print one JSON object a line."""
    for one in objects:
        sys.stdout.write(json.dumps(one, ensure_ascii=False) + "\n")


@contextmanager
def possible() -> Iterator[None]:
    """Where what was asked cannot be done, say why and what to do; then the command ends."""
    from onrecord.events import EventsError

    try:
        yield
    except EventsError as error:
        say(f"onrecord: {error}")
        raise typer.Exit(WRONG_USAGE) from error
