"""What an event is tied to: as links of its chapter, and as lines of the timeline."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from onrecord.exporting.accounts import Account
from onrecord.exporting.settling_values import date_of, days_of
from onrecord.exporting.story_records import Line, Link, Refs
from onrecord.exporting.story_words import clipped, title_of
from onrecord.records import CodedReport, Tie, TieKind, When

OfReport = Callable[[CodedReport], Refs]
_HOW: Mapping[TieKind, tuple[str, str]] = {
    "answers": ("Answers", "Answered by"),
    "follows": ("Follows", "Followed by"),
    "against": ("Against", "Protested against by"),
    "supports": ("In support of", "Supported by"),
    "occasion": ("On the occasion of", "Occasion of"),
    "ended_by": ("Ended by", "Ended"),
    "commemorates": ("In memory of", "Commemorated by"),
    "counter_to": ("Counter to", "Countered by"),
    "part_of": ("Part of", "With a part"),
}


@dataclass(frozen=True)
class Known:
    """All that is on record: the accounts of all events, and the ties between them."""

    accounts: tuple[Account, ...]
    ties: tuple[Tie, ...] = ()

    @cached_property
    def by_id(self) -> dict[str, Account]:
        """The accounts by the ids of their events."""
        return {one.id: one for one in self.accounts}

    def account(self, event: str) -> Account | None:
        """The account of one event."""
        return self.by_id.get(event)


def start_of(account: Account) -> str | None:
    """The first day of an event, ISO 8601."""
    when = date_of(account).value
    return days_of(when)[0] if isinstance(when, When) and when.start else None


def links_of(known: Known, account: Account, refs: OfReport) -> Iterable[Link]:
    """The events that this one is tied to, each way of it once, with the words of the first that tells it."""
    found: dict[tuple[str, str], Link] = {}
    for tie, other in _tied(known, account.id):
        teller = known.account(tie.event)
        telling = (
            next((one for one in teller.tellings if one.mention.id == tie.mention), None) if teller else None
        )
        quote = " … ".join(span.of(telling.report.text) for span in tie.evidence) if telling else ""
        sources = refs(telling.coded) if telling else ()
        how = _how(tie, account.id)
        found.setdefault((how, other.id), Link(how, title_of(other), clipped(quote), sources, other.id))
    return found.values()


def tied_lines(known: Known, chosen: Sequence[Account], refs: OfReport) -> Iterable[Line]:
    """The events that those chosen are tied to, each on its own day, where they are not chosen themselves."""
    own = {one.id for one in chosen}
    found: dict[str, Line] = {}
    for account in chosen:
        for tie, other in _tied(known, account.id):
            if other.id not in own:
                sources = dict.fromkeys(ref for one in other.tellings for ref in refs(one.coded))
                # Seen from the other event: what answers this one is told as "answers".
                how = f"{_how(tie, other.id)}: {title_of(account)}"
                found.setdefault(
                    other.id, Line(start_of(other), "tied", title_of(other, dated=False), tuple(sources), how)
                )
    return found.values()


def _tied(known: Known, event: str) -> Iterable[tuple[Tie, Account]]:
    for tie in known.ties:
        if event in (tie.event, tie.to):
            other = known.account(tie.to if tie.event == event else tie.event)
            if other and other.id != event:
                yield tie, other


def _how(tie: Tie, event: str) -> str:
    """The tie in words, as seen from ``event``."""
    return _HOW[tie.kind][tie.event != event]
