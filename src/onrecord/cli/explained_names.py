"""Actors and their names on the screen, with reasons and decisions, and as JSON."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING

from onrecord.cli.explained import decision_line, reason_lines, signed
from onrecord.cli.tables import print_table, table_of
from onrecord.cli.telling import count, plain

if TYPE_CHECKING:
    from onrecord.events import ActorExplained, ActorListed, NameListed, NamesExplained
    from onrecord.linking.actors_known import ActorName
    from onrecord.records import Pair

NAMES = 6  # names of an actor that a row of the list shows


def actors_table(found: Iterable["ActorListed"]) -> None:
    """Print the actors, one a line."""
    table = table_of("actor", "kind", "country", "reports", "names", "decided")
    for one in found:
        names = [f"{_name(name)} ({len(name.reports):,})" for name in one.names[:NAMES]]
        more = len(one.names) - len(names)
        told = ", ".join([*names, *([f"and {more:,} more"] if more > 0 else [])])
        places = (", ".join(one.kinds) or "–", ", ".join(one.countries) or "–")
        table.add_row(plain(one.shown), *places, f"{one.reports:,}", told, str(len(one.decided) or "–"))
    print_table(table)


def _name(name: "ActorName") -> str:
    return plain(f"{name.shown}|{name.country}" if name.country else name.shown)


def actor_object(one: "ActorListed") -> dict[str, object]:
    """One actor as JSON."""
    told: dict[str, object] = {"actor": one.key, "shown": one.shown, "kinds": list(one.kinds)}
    told |= {"countries": list(one.countries), "reports": one.reports}
    return told | {
        "names": [_name_object(name) for name in one.names],
        "decided": [asdict(decision) for decision in one.decided],
    }


def _name_object(name: "ActorName") -> dict[str, object]:
    body = name.body.name if name.body else None
    told: dict[str, object] = {"id": name.id, "shown": name.shown, "country": name.country, "body": body}
    return told | {"kinds": sorted(name.kinds), "reports": len(name.reports)}


def name_decisions_table(found: Iterable["NameListed"]) -> None:
    """Print the decisions on names, one a line."""
    table = table_of("step", "a", "b", "decided", "by", "at", "state", "why")
    for one in found:
        told = one.kept.decision
        state = f"waits: {one.why}" if one.state == "waits" else one.state
        at = told.at[:16].replace("T", " ")
        ends = (plain(told.a), plain(told.b), told.verdict)
        table.add_row(str(one.kept.step), *ends, plain(told.by), at, plain(state), plain(told.why))
    print_table(table)


def name_decision_object(one: "NameListed") -> dict[str, object]:
    """One decision on names as JSON."""
    told: dict[str, object] = {"on": "names", "step": one.kept.step, **asdict(one.kept.decision)}
    return told | {"state": one.state, "waits_because": one.why or None}


def names_lines(told: "NamesExplained") -> Iterator[str]:
    """Two names: who gives them, the reasons with their weights, and what came of it."""
    yield name_line(told.a)
    yield name_line(told.b)
    yield from reason_lines(told.pair, "actor")
    yield names_verdict(told)
    for one in told.decided:
        yield f"  {decision_line(one, short=False)}"


def name_line(name: "ActorName") -> str:
    """A name: how it is printed, what reports take it for, how many give it."""
    kinds = ", ".join(sorted(name.kinds)) or "kind not told"
    body = f"; a name of {name.body.name}" if name.body else ""
    return (
        f"{plain(name.id)}  “{plain(name.shown)}”, {kinds}, in {count(len(name.reports), 'report')}{plain(body)}"
    )


def names_verdict(told: "NamesExplained") -> str:
    """Whether the two are one actor's names, and why or why not."""
    if told.joined:
        return plain(f"One actor, {told.actors[0]}: {_why_joined(told)}.")
    return plain(f"Two actors, {told.actors[0]} and {told.actors[1]}: {_why_not(told)}.")


def _why_joined(told: "NamesExplained") -> str:
    if told.verdict == "yes":
        return _decided_by(told)
    if told.pair.score > 0:
        return "their own reasons are for it"
    return f"by way of {', '.join(told.by_way_of)}"


def _why_not(told: "NamesExplained") -> str:
    if told.verdict == "no":
        return _decided_by(told)
    if told.pair.score <= 0:
        return "their own reasons are not for it"
    return "the two would fit, but one actor would have two countries or bodies, or what was decided forbids it"


def _decided_by(told: "NamesExplained") -> str:
    return "it was decided" if len(told.decided) == 1 else "it follows from what was decided"


def names_object(told: "NamesExplained") -> dict[str, object]:
    """Two names and their reasons as JSON."""
    return {
        "a": _name_object(told.a),
        "b": _name_object(told.b),
        "reasons": [asdict(reason) for reason in told.pair.reasons],
        "score": told.pair.score,
        "actors": list(told.actors),
        "joined": told.joined,
        "verdict": told.verdict,
        "decided": [asdict(one) for one in told.decided],
        "by_way_of": list(told.by_way_of),
        "why": names_verdict(told),
    }


def actor_lines(told: "ActorExplained") -> Iterator[str]:
    """An actor: its names, each with what says most for it, and decisions."""
    one = told.actor
    counts = f"{count(len(one.names), 'name')} in {count(one.reports, 'report')}"
    yield plain(f"{one.key}: {', '.join(one.kinds) or 'kind not told'}; {counts}")
    for name, pair in told.names:
        yield ""
        yield name_line(name)
        if pair is not None:
            yield _best_line(name, pair)
    if told.more:
        yield f"\nand {count(told.more, 'more name')}. Ask of two of them with: onrecord explain A B --names"
    if one.decided:
        yield from ("", "Decided:", *(f"  {decision_line(each, short=False)}" for each in one.decided))


def _best_line(name: "ActorName", pair: "Pair") -> str:
    other = pair.b if name.id == pair.a else pair.a
    reasons = "; ".join(f"{reason.words} {signed(reason.weight)}" for reason in pair.reasons)
    return f"  with {plain(other)} {signed(pair.score)}: {reasons}"


def explained_actor(told: "ActorExplained") -> dict[str, object]:
    """An actor with its names and reasons as JSON."""
    names = [
        _name_object(name) | {"with": None if pair is None else asdict(pair) | {"score": pair.score}}
        for name, pair in told.names
    ]
    return actor_object(told.actor) | {"names": names, "more": told.more}
