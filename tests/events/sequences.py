"""Any sequence of what people and programs do to events, and what must hold after each step.

``python -m tests.events.sequences 2000`` runs that many sequences; ``test_sequences.py`` a few of them.
"""

import shutil
import sys
import tempfile
from dataclasses import dataclass, replace
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy.event import listen
from tests.events.shelves import March, report

from onrecord import events
from onrecord.events import EventsError
from onrecord.linking import outlines
from onrecord.linking.actors_decided import name_keys
from onrecord.records import Event, Policy, Verdict
from onrecord.records.changes import Kept, KeptName
from onrecord.store import Store, open_store
from onrecord.store.opening import open_engine

_marches = st.lists(
    st.builds(
        March,
        city=st.sampled_from(["Leeds", "Leeds", "Nakuru", None]),
        day=st.sampled_from([0, 0, 1, 7, None]),
        people=st.sampled_from([200, 200, 5000]),
        kind=st.sampled_from(["protest", "protest", "protest", "policing"]),
        word=st.integers(1, 3),
        by=st.sampled_from([None, "Hall Defence Group", "HDG", "Ash Folk", "Scotland Yard", "the Met"]),
    ),
    max_size=3,
)
_policies = st.sampled_from([Policy(), Policy(per_day="day"), Policy(per_place="site", counter_apart=False)])
_verdicts: st.SearchStrategy[Verdict] = st.sampled_from(["yes", "no", "no", "unsure"])
_any = st.integers(0, 10**6)


@cache
def _empty() -> Path:
    """An empty database to copy: to make one takes longer than many a sequence."""
    path = Path(tempfile.mkdtemp(prefix="onrecord")) / "empty.db"
    open_store(path).close()
    return path


@dataclass(frozen=True)
class Before:
    """What was so before a step: undoing it must bring all of this back."""

    events: tuple[Event, ...]
    kept: tuple[Kept, ...]
    names: tuple[KeptName, ...]
    policy: Policy | None
    sound_at: int


class Sequence(RuleBasedStateMachine):
    """Reports are added, coded again and withdrawn; mentions are linked and decided on; steps are undone."""

    def __init__(self) -> None:
        super().__init__()
        self._folder = tempfile.TemporaryDirectory()
        path = Path(self._folder.name) / "shelf.db"
        shutil.copy(_empty(), path)
        engine = open_engine(path, create=False)
        engine.dispose()
        listen(engine, "connect", lambda raw, _: raw.execute("PRAGMA synchronous = OFF"))  # no power cuts here
        self.store = Store(engine, path)
        self.reports: list[int] = []
        self.coded = 0  # how often a report was coded again
        self.sound_at = 0  # `coded` when the events were last known to heed every decision
        self.before: list[Before] = []
        self.made = 0
        self.named = 0

    def teardown(self) -> None:
        self.store.close()
        self._folder.cleanup()

    @initialize(told=st.lists(_marches, min_size=1, max_size=3), linked=st.booleans())
    def begin(self, told: list[list[March]], linked: bool) -> None:
        """Two reports of one march and another march, and what else comes."""
        for one in ([March()], [March(), March("Nakuru")], *told):
            self.add(one)
        if linked:
            self.link(again=False)

    @rule(told=_marches)
    def add(self, told: list[March]) -> None:
        self.reports.append(len(told))
        self.store.keep(report(len(self.reports), told), "hand 0")

    @precondition(lambda self: self.reports)
    @rule(which=_any, told=_marches)
    def recode(self, which: int, told: list[March]) -> None:
        """The words of a report stay; what is made of them changes."""
        number = which % len(self.reports)
        length = self.reports[number]
        told = (told + [March()] * length)[:length]
        self.coded += 1
        self.store.keep(report(number + 1, told), f"hand {self.coded}")

    @precondition(lambda self: self.reports and self.coded)
    @rule(which=_any)
    def recode_as_before(self, which: int) -> None:
        """Going back to an earlier coder shows what it coded."""
        self.coded += 1
        self.store.uncoded(f"hand {which % self.coded}")

    @precondition(lambda self: self.reports)
    @rule(which=_any, back=st.booleans())
    def withdraw(self, which: int, back: bool) -> None:
        """A report counts no more, or again."""
        ids = [one.id for one in self.store.listed()]
        self.coded += 1
        if back:
            self.store.restore(ids[which % len(ids)])
        else:
            self.store.withdraw(ids[which % len(ids)], "Ana")

    @rule(again=st.booleans())
    def link(self, again: bool) -> None:
        before = self._now()
        done = events.link(self.store, again=again)
        if done.step:
            self.before.append(before)
        self._all_is_linked()

    @rule(policy=_policies)
    def link_under(self, policy: Policy) -> None:
        before = self._now()
        done = events.link(self.store, policy, again=True)
        if done.step:
            self.before.append(before)
        assert self.store.events.policy() in (policy, None)
        self._all_is_linked()

    @rule(first=_any, second=_any, verdict=_verdicts)
    def decide(self, first: int, second: int, verdict: Verdict) -> None:
        told = self._told()
        if len(told) < 2:
            return
        pair = (told[first % len(told)], told[second % len(told)])
        before = self._now()
        try:
            events.decide(self.store, pair, verdict, by="Ana")
        except EventsError as refused:
            assert any(why in str(refused) for why in ("contradicts", "one mention", "of one kind"))
            assert self._now() == before
        else:
            self.made += 1
            self.before.append(before)
            self._holds(
                [one for one in events.standing_on(self.store.events).decisions if {one.a, one.b} == {*pair}]
            )

    @rule(which=_any, again=st.booleans())
    def decide_otherwise(self, which: int, again: bool) -> None:
        """A decision against what the machine made of it, and linking after it."""
        where = {mention: event.id for event in self.store.events.events() for mention in event.mentions}
        told = {name: n for n, name in enumerate(self._told())}
        pairs = list(combinations(sorted(told.keys() & where.keys()), 2))
        if pairs:
            a, b = pairs[which % len(pairs)]
            self.decide(told[a], told[b], "no" if where[a] == where[b] else "yes")
            self.link(again)

    @rule(first=_any, second=_any, verdict=_verdicts)
    def decide_names(self, first: int, second: int, verdict: Verdict) -> None:
        """A decision on two names holds in the keys of all outlines."""
        events.outline_shelf(self.store)
        names = sorted({f"{one.name}|{one.country or ''}" for one in self.store.events.names()})
        if not names:
            return
        pair = (names[first % len(names)], names[second % len(names)])
        before = self._now()
        try:
            events.decide_names(self.store, pair, verdict, by="Ana")
        except EventsError as refused:
            assert any(why in str(refused) for why in ("contradicts", "one name"))
            assert self._now() == before
        else:
            self.named += 1
            self.before.append(before)
            self._names_hold()

    @rule()
    def undo(self) -> None:
        if not self.before:
            return
        events.undo(self.store, by="Ben")
        self._is_as(self.before.pop())

    @rule(which=_any)
    def undo_to(self, which: int) -> None:
        """Any number of steps at once: all is as it was right after the one named."""
        if not self.before:
            return
        standing = [one.number for one in self.store.events.steps() if one.stands and one.what != "undo"]
        assert len(standing) == len(self.before)
        left = which % len(standing)
        taken = events.undo_to(self.store, standing[left - 1] if left else 0, by="Ben")
        assert [one.step.number for one in taken] == standing[left:][::-1]
        self._is_as(self.before[left])
        del self.before[left:]

    def _is_as(self, before: Before) -> None:
        now = self._now()
        assert replace(now, sound_at=0) == replace(before, sound_at=0)
        self.sound_at = before.sound_at
        self._names_hold()

    def _names_hold(self) -> None:
        """Outlines are what they would be, were they all made now under the decisions on names that hold."""
        events.outline_shelf(self.store)
        keys = name_keys(events.outlining.standing_names(self.store.events))
        made = {one.id: one for coded in self.store.coded() for one in reversed(outlines(coded, keys))}
        assert {one.id: one for one in self.store.events.outlines()} == made

    @invariant()
    def no_mention_is_in_two_events_and_no_decision_is_lost(self) -> None:
        members = [mention for event in self.store.events.events() for mention in event.mentions]
        assert len(members) == len(set(members))
        assert all(event.mentions for event in self.store.events.events())
        kept = self.store.events.kept()
        assert len(kept) == sum(1 for step in self.store.events.steps() if step.what == "decide" and step.stands)
        assert sum(1 for step in self.store.events.steps() if step.what == "decide") == self.made
        assert sum(1 for step in self.store.events.steps() if step.what == "name") == self.named
        if self.sound_at == self.coded:
            self._holds(events.standing_on(self.store.events).decisions)

    def _told(self) -> list[str]:
        return sorted({one.id for coded in self.store.coded() for one in coded.mentions})

    def _all_is_linked(self) -> None:
        told = {one.id for coded in self.store.coded() for one in coded.mentions}
        found = {mention for event in self.store.events.events() for mention in event.mentions}
        assert found == told
        held = events.standing_on(self.store.events)
        self._holds(held.decisions)
        self._every_decision_is_accounted_for(held)
        assert events.link(self.store).step is None, "linking again at once changes nothing"
        self.sound_at = self.coded

    def _holds(self, decisions: Any) -> None:
        where = {mention: event.id for event in self.store.events.events() for mention in event.mentions}
        for one in decisions:
            a, b = where.get(one.a), where.get(one.b)
            if self.store.events.policy() is None or (a is None and b is None):
                continue  # not linked yet
            if one.verdict == "yes":
                assert a == b
            if one.verdict == "no":
                assert a != b

    def _every_decision_is_accounted_for(self, held: Any) -> None:
        known = {one.number for one in held.kept} | {one.kept.number for one in held.waiting}
        for one in self.store.events.kept():
            if one.number not in known and one.decision.verdict != "unsure":
                later = [other for other in self.store.events.kept() if other.number > one.number]
                assert any(other.a.report in (one.a.report, one.b.report) for other in later), "it was replaced"

    def _now(self) -> Before:
        shelf = self.store.events
        return Before(shelf.events(), shelf.kept(), shelf.kept_names(), shelf.policy(), self.sound_at)


def run(sequences: int, steps: int = 15) -> None:
    """Run so many sequences of up to so many steps. Raises AssertionError with the shortest that fails."""
    chosen = settings(
        max_examples=sequences,
        stateful_step_count=steps,
        deadline=None,
        derandomize=True,
        database=None,
        phases=(Phase.generate, Phase.shrink),
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(Sequence, settings=chosen)


if __name__ == "__main__":
    run(int(sys.argv[1]) if len(sys.argv) > 1 else 2000)
