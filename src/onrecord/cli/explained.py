"""Events, reasons and decisions on the screen, and as JSON."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

from onrecord.cli.pages import quoted
from onrecord.cli.tables import print_table, table_of
from onrecord.cli.telling import count, plain

if TYPE_CHECKING:
    from onrecord.events import DecisionListed, EventExplained, MentionShown, PairExplained
    from onrecord.exporting.story_records import Link
    from onrecord.records import Decision, Pair
    from onrecord.records.changes import Change, EventRow, Step

SHORT = 10  # hexadecimal digits of an id that are shown; every command takes the beginning of an id


DONE = {"link": "linking", "decide": "a decision", "name": "a decision on names", "undo": "undoing"}


def events_table(rows: Iterable["EventRow"]) -> None:
    """Print the events, one a line."""
    table = table_of("id", "kind", "when", "where", "reports", "mentions", "outlets", "participants")
    for row in rows:
        reports = (
            f"{row.reports} ({count(row.copies, 'copy').replace('copys', 'copies')})"
            if row.copies
            else row.reports
        )
        counts = (str(reports), str(row.mentions), str(row.outlets))
        table.add_row(row.id[:SHORT], row.kind, when(row), plain(row.place or "–"), *counts, participants(row))
    print_table(table)


def decisions_table(found: Iterable["DecisionListed"]) -> None:
    """Print the decisions, one a line."""
    table = table_of("number", "a", "b", "decided", "by", "at", "state", "why")
    for one in found:
        told = one.kept.decision
        state = f"waits: {one.why}" if one.state == "waits" else one.state
        ids = (told.a[:SHORT], told.b[:SHORT])
        at = told.at[:16].replace("T", " ")
        table.add_row(str(one.kept.number), *ids, told.verdict, plain(told.by), at, state, plain(told.why))
    print_table(table)


def steps_table(steps: Iterable["Step"], moved: Mapping[int, int]) -> None:
    """Print the steps, one a line, each with how many mentions it moved."""
    table = table_of("step", "what", "by", "at", "moved", "state", "why")
    for one in steps:
        what = f"undoing of {one.undoes}" if one.undoes else DONE[one.what]
        state = "" if one.what == "undo" else "stands" if one.stands else "taken back"
        at = one.at[:16].replace("T", " ")
        table.add_row(
            str(one.number), what, plain(one.by), at, f"{moved.get(one.number, 0):,}", state, plain(one.why)
        )
    print_table(table)


def when(row: "EventRow") -> str:
    """The days of an event: "2025-03-08", "2025-03-08 to 2025-03-09"; an open end is left open."""
    start, end = (row.start or "")[:10], (row.end or "")[:10]
    if start == end:
        return start or "–"
    return f"{start} to {end}".strip()


def participants(row: "EventRow") -> str:
    """The least and the most that any voice tells."""
    if row.low is None or row.high is None:
        return "–"
    return f"{row.low:,}" if row.low == row.high else f"{row.low:,}–{row.high:,}"


def event_object(row: "EventRow") -> dict[str, object]:
    """One event as JSON."""
    told: dict[str, object] = asdict(row)
    return told | {"participants": {"low": told.pop("low"), "high": told.pop("high")}}


def decision_object(one: "DecisionListed") -> dict[str, object]:
    """One decision as JSON."""
    told = {"on": "mentions", "number": one.kept.number, **asdict(one.kept.decision), "policy": one.kept.policy}
    return told | {
        "state": one.state,
        "waits_because": one.why or None,
        "now": list(one.now) if one.now else None,
    }


def pair_lines(told: "PairExplained") -> Iterator[str]:
    """Two mentions: their words, the reasons with their weights, and what came of it."""
    yield mention_line(told.a)
    yield mention_line(told.b)
    yield from reason_lines(told.pair, "event")
    yield verdict_line(told)
    for one in told.decided:
        yield f"  {decision_line(one)}"


def reason_lines(pair: "Pair", what: str) -> Iterator[str]:
    """The reasons for and against two being one ``what``, with weights and sum; an empty line round them."""
    yield ""
    for reason in pair.reasons:
        yield f"  {signed(reason.weight):>6}  {reason.words}"
    yield f"  {signed(pair.score):>6}  together: {'for' if pair.score > 0 else 'not for'} one {what}"
    yield ""


def verdict_line(told: "PairExplained") -> str:
    """Whether the two are one event, and why or why not."""
    if None in told.events:
        return "Not linked yet. Link with: onrecord link."
    if told.joined:
        return f"One event, {told.events[0]}: {_why_joined(told)}."
    return f"Two events, {told.events[0]} and {told.events[1]}: {_why_not(told)}."


def _why_joined(told: "PairExplained") -> str:
    if told.verdict == "yes":
        return _decided_by(told)
    if told.pair.score > 0:
        return "their own reasons are for it"
    if told.by_way_of:
        return f"by way of {', '.join(told.by_way_of)}"
    return "what they share with others of it is for it, taken together"


def _why_not(told: "PairExplained") -> str:
    if told.verdict == "no":
        return _decided_by(told)
    if not told.compared:
        return "they share no day with a place or an actor, so they are not compared"
    if told.pair.score <= 0:
        return "their own reasons are not for it"
    return "the two would fit, but the events that they are in do not, each taken whole"


def _decided_by(told: "PairExplained") -> str:
    return "it was decided" if len(told.decided) == 1 else "it follows from what was decided"


def event_lines(told: "EventExplained", links: Sequence["Link"] = ()) -> Iterator[str]:
    """An event: its row, each mention with what says most for it, what it is tied to, decisions, history."""
    row = told.row
    if row is None:
        yield f"{told.id}: no mention of it is shown any more"
    else:
        kind = f"{row.kind}, {when(row)}, {plain(row.place or 'place not told')}"
        yield f"{row.id}: {kind}; {count(row.mentions, 'mention')} in {count(row.reports, 'report')}"
    for mention, pair in told.members:
        yield ""
        yield mention_line(mention)
        if pair is not None:
            yield from _best_lines(mention, pair)
    if told.more:
        yield f"\nand {count(told.more, 'more mention')}. Ask of two of them with: onrecord explain A B"
    if links:
        yield from ("", "Tied to:", *map(link_line, links))
    if told.decided:
        yield from ("", "Decided:", *(f"  {decision_line(one)}" for one in told.decided))
    yield from ("", "History:", *(f"  {change_line(step, change, told.id)}" for step, change in told.history))


def _best_lines(mention: "MentionShown", pair: "Pair") -> Iterator[str]:
    other = pair.b if mention.outline.id == pair.a else pair.a
    reasons = (f"{reason.words} {signed(reason.weight)}" for reason in pair.reasons)
    yield f"  with {other[:SHORT]} {signed(pair.score)}: {'; '.join(reasons)}"


def mention_line(told: "MentionShown") -> str:
    """A mention: id, outlet, date, its sentence."""
    where = ", ".join(plain(part) for part in (told.source, told.published) if part)
    return f"{told.outline.id}  {where or told.outline.report}: {quoted(told.words)}"


def link_line(one: "Link") -> str:
    """A tie: how, to which event, by what words."""
    return f"  {one.how}: {one.event[:SHORT]} {plain(one.title)}: {quoted(one.quote)}"


def decision_line(one: "Decision", *, short: bool = True) -> str:
    """A decision: what, by whom, when, why. Ids of mentions are cut ``short``, names are not."""
    why = f": {plain(one.why)}" if one.why else ""
    a, b = (end[:SHORT] if short else plain(end) for end in (one.a, one.b))
    return f"{a} and {b}: {one.verdict}, {plain(one.by)}, {one.at[:10]}{why}"


def change_line(step: "Step", change: "Change", event: str) -> str:
    """One change of ``event`` for its history."""
    told = {
        "begin": "begun with {n}",
        "join": "{n} came to it",
        "leave": "{n} no longer told by their reports",
        "move": "{n} from {origin} to {to}",
        "merge": "{origin} merged into {to} with {n}",
        "split": "{n} of {origin} split off as {to}",
    }[change.kind].format(
        n=count(len(change.mentions), "mention"),
        origin="it" if change.origin == event else change.origin,
        to="it" if change.to == event else change.to,
    )
    done = DONE[step.what]
    back = "" if step.stands else " (taken back)"
    return f"{step.at[:16].replace('T', ' ')}  {told}; {done} by {plain(step.by)}{back}"


def signed(weight: float) -> str:
    """A weight with its sign, as it is read: "+1.5", "−2.0"."""
    return f"{weight:+.1f}".replace("-", "−")


def explained_pair(told: "PairExplained") -> dict[str, object]:
    """Two mentions and their reasons as JSON."""
    return {
        "a": _mention_object(told.a),
        "b": _mention_object(told.b),
        "reasons": [asdict(reason) for reason in told.pair.reasons],
        "score": told.pair.score,
        "events": list(told.events),
        "joined": told.joined,
        "compared": told.compared,
        "verdict": told.verdict,
        "decided": [asdict(one) for one in told.decided],
        "by_way_of": list(told.by_way_of),
        "why": verdict_line(told),
    }


def explained_event(told: "EventExplained", links: Sequence["Link"] = ()) -> dict[str, object]:
    """An event with members, ties, decisions and history as JSON."""
    return {
        "id": told.id,
        "event": event_object(told.row) if told.row else None,
        "mentions": [_mention_object(one) | {"with": _pair_object(one, pair)} for one, pair in told.members],
        "more": told.more,
        "tied": [{"how": one.how, "event": one.event, "title": one.title, "words": one.quote} for one in links],
        "decided": [asdict(one) for one in told.decided],
        "history": [asdict(step) | {"change": asdict(change)} for step, change in told.history],
    }


def _mention_object(told: "MentionShown") -> dict[str, object]:
    own = {"id": told.outline.id, "report": told.outline.report, "kind": told.outline.kind, "words": told.words}
    return own | {"title": told.title, "source": told.source, "published": told.published}


def _pair_object(one: "MentionShown", pair: "Pair | None") -> dict[str, object] | None:
    if pair is None:
        return None
    other = pair.b if one.outline.id == pair.a else pair.a
    return {"mention": other, "score": pair.score, "reasons": [asdict(reason) for reason in pair.reasons]}
