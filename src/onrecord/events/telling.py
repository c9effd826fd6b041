"""What is on the shelf of events, told whole: their accounts with copies and ties, for tables and stories."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, replace

from onrecord.cleaning import clean
from onrecord.events.explaining import find_event
from onrecord.events.same_actor import same_actor
from onrecord.events.troubles import EventsError
from onrecord.exporting.accounts import accounts
from onrecord.exporting.story import story_of_actor, story_of_event, story_of_issue
from onrecord.exporting.story_choosing import ABOUT, ACTING, Same, is_about
from onrecord.exporting.story_links import Known, links_of
from onrecord.exporting.story_records import Link, Story
from onrecord.linking.ties import ties
from onrecord.ports import LinkingShelf
from onrecord.records import CodedReport, Event, Mention, Page, Report

_AS_READ = [one for one in fields(Page) if one.name in {own.name for own in fields(Report)}]

MANY = 500  # mentions of an event, above which its reports are not all read again to explain it


def known_on(shelf: LinkingShelf, events: str | Collection[str] | None = None) -> Known:
    """All events of a shelf, or some and those that their reports tell of; each with all its reports.

    Raises:
        EventsError: nothing is linked yet.
    """
    if shelf.events.policy() is None:
        raise EventsError("nothing is linked yet", "Link it first: onrecord link --db FILE")
    chosen = [events] if isinstance(events, str) else events
    found = shelf.events.events() if chosen is None else _around(shelf, chosen)
    mentions = _mentions(shelf, found)
    reports = {coded.report.id: coded.report for _, coded in mentions.values()}
    copies = [one for one in shelf.events.copies(reports) if one.report in reports]
    return Known(accounts(found, mentions, copies), ties(found, mentions))


def tied(shelf: LinkingShelf, event: str) -> tuple[Link, ...]:
    """The events that one is tied to by its reports, each way of it once, with the words; none of a great many.

    Raises:
        EventsError: nothing is linked yet.
    """
    if sum(len(one.mentions) for one in shelf.events.events([event])) > MANY:
        return ()
    known = known_on(shelf, event)
    account = known.account(event)
    return tuple(links_of(known, account, lambda _: ())) if account else ()


def story(
    shelf: LinkingShelf,
    *,
    event: str | None = None,
    actor: str | None = None,
    issue: str | None = None,
    names: bool = False,
) -> Story:
    """The story of one event (its id or the beginning of it), of an actor, or of an issue: one is asked for.

    Raises:
        EventsError: nothing is linked, or there is no such event, actor or issue.
    """
    try:
        if event:
            whole = find_event(shelf, event) if shelf.events.policy() else event
            return story_of_event(known_on(shelf, whole), whole, names=names)
        if actor:
            same = same_actor(shelf, actor)
            bare = actor.partition("|")[0]
            return story_of_actor(known_on(shelf, _acting(shelf, same)), bare, same, names=names)
        return story_of_issue(known_on(shelf, _about(shelf, issue or "")), issue or "", names=names)
    except KeyError as error:
        advice = "See which events there are with: onrecord events --db FILE"
        raise EventsError(str(error.args[0]), advice) from error


def _acting(shelf: LinkingShelf, same: Same) -> set[str]:
    """The events in which an actor called, took part, acted, or was addressed."""
    return {event for event, report, name in shelf.events.actors_in_events(ACTING) if same(name, report)}


def _about(shelf: LinkingShelf, words: str) -> list[str]:
    """The events whose issue, demands, slogans or reasons hold all of ``words``."""
    told: dict[str, list[str]] = {}
    for event, *some in shelf.events.words_in_events(ABOUT):
        told.setdefault(event, []).extend(some)
    return [event for event, some in told.items() if is_about(words, some)]


def _around(shelf: LinkingShelf, events: Collection[str]) -> tuple[Event, ...]:
    """Events, and all others of which their reports tell."""
    own = shelf.events.events(events)
    outlines = shelf.events.outlines({mention for one in own for mention in one.mentions})
    beside = shelf.events.outlines_of({one.report for one in outlines})
    near = shelf.events.events_with({one.id for told in beside.values() for one in told})
    return tuple(sorted({one.id: one for one in (*own, *near)}.values(), key=lambda one: one.id))


def _mentions(shelf: LinkingShelf, events: Iterable[Event]) -> Mapping[str, tuple[Mention, CodedReport]]:
    """The mentions of events by id, each with its report, passages and posts included."""
    wanted = {mention for event in events for mention in event.mentions}
    reports = sorted({one.report for one in shelf.events.outlines(wanted)})
    return {
        mention.id: (mention, coded)
        for coded in _coded(shelf, reports)
        for mention in coded.mentions
        if mention.id in wanted
    }


def _coded(shelf: LinkingShelf, reports: Sequence[str]) -> Iterator[CodedReport]:
    for coded in shelf.coded_among(reports):
        told = {one.name: getattr(coded.report, one.name) for one in _AS_READ}
        yield replace(coded, report=clean(Page(**told)))
