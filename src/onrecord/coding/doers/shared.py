"""Organisers of one event that hold for others: a union's strikes, the local rallies of a national action."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta

from onrecord.coding.doers.callers import Caller
from onrecord.coding.gathering.drafts import Draft
from onrecord.coding.gathering.telling import Telling
from onrecord.coding.laying.kinds import Kinds
from onrecord.records import Coding, Span

_CODER = "organisers@1"
_LABOUR = frozenset({"strike", "walkout", "picket"})
_UNION = 0.4
_SHARED = 0.45
_SURE = 0.5  # what is only guessed of one event tells nothing of others
_MOST_CALLERS = 40  # in one sentence; what names more is a list
_RECENT = timedelta(days=45)  # a strike before then is another dispute's
_PRONOUNS = frozenset({"it", "they"})


def unions_of_strikers(
    telling: Telling, kinds: Kinds, callers: Mapping[int, list[Caller]], told: Mapping[int, list[Coding]]
) -> dict[int, list[Coding]]:
    """For strikes that nobody is said to have called, the first union named in the sentences that tell them.

    Where the report names one union and no other, a strike of these weeks is taken to be that union's.
    """
    found: dict[int, list[Coding]] = {}
    silent: dict[int, Draft] = {}
    unions: dict[str, Coding] = {}
    for sentence in telling.view.sentences:
        drafts = [draft for _, draft in telling.own.get((sentence.index, "protest"), ())]
        carried = telling.carried.get(sentence.index)
        drafts = [draft for draft in drafts or ([carried] if carried else []) if draft.forms & _LABOUR]
        drafts = [draft for draft in drafts if id(draft) not in told]
        silent |= {id(draft): draft for draft in drafts}
        here = list(_unions(telling, kinds, callers.get(sentence.index, [])[:_MOST_CALLERS]))
        for name, coding in here:
            unions.setdefault(name, coding)
        for draft in drafts if here else ():
            found.setdefault(id(draft), [here[0][1]])
    if len(unions) == 1:
        (coding,) = unions.values()
        only = replace(coding, rule="the report's one union")
        found = {key: [only] for key, draft in silent.items() if _is_recent(telling, draft)} | found
    return found


def _unions(telling: Telling, kinds: Kinds, callers: list[Caller]) -> Iterator[tuple[str, Coding]]:
    for caller in callers:
        if not caller.named:
            continue
        union = kinds.caller(caller.name)
        if union.kind == "LAB" and caller.span.of(telling.view.text).lower() not in _PRONOUNS:
            yield (
                union.name,
                Coding("organiser", union, (caller.span,), _CODER, _UNION, rule="union of strikers"),
            )


def _is_recent(telling: Telling, draft: Draft) -> bool:
    published = telling.view.report.published
    if draft.wide or published is None:  # "the national strike of that year": another dispute's
        return False
    return all(day >= published - _RECENT for day in map(date.fromisoformat, _days(draft)))


def _days(draft: Draft) -> set[str]:
    """The days, first ones of longer spans, that its references may tell; ISO 8601."""
    return {when.start[:10] for r in draft.references for when in r.readings if when.start}


def shared_in_an_action(telling: Telling, told: Mapping[int, list[Coding]]) -> dict[int, list[Coding]]:
    """For events without an organiser, that of the action which they are part of.

    "Open City, which called the rallies, ..." holds for each rally of the day; one who called a nationwide
    action for its local parts; a strike's union for the march of its strikers that is told in the same sentence.
    """
    drafts = {
        id(draft): draft for (_, kind), tied in telling.own.items() if kind == "protest" for _, draft in tied
    }
    found: dict[int, list[Coding]] = {}
    for key, draft in drafts.items():
        if key in told or draft.counter_to or any(one.counter_to is draft for one in drafts.values()):
            continue
        for other in drafts.values():
            sure = [coding for coding in told.get(id(other), ()) if coding.confidence >= _SURE]
            rule = _shares(telling, draft, other, sure) if sure and other is not draft else None
            if rule:
                found[key] = [replace(coding, confidence=_SHARED, rule=rule) for coding in sure]
                break
    return found


def _shares(telling: Telling, draft: Draft, other: Draft, codings: list[Coding]) -> str | None:
    """By which rule the organisers of ``other`` are those of ``draft`` too."""
    if other.counter_to or any(r.opposing or r.counter or r.other_people for r in draft.references):
        return None
    if draft.listed and draft.sibling is other:
        return "told of several places"
    if not _one_day(draft, other):
        return None
    if other.wide and draft.part_of is other:
        return "called the whole"
    alike = draft.forms & other.forms or not draft.forms
    if alike and (other.wide or any(_is_of_several(telling, coding.spans[0], other) for coding in codings)):
        return "called them all"
    labour = (draft.forms | other.forms) & _LABOUR
    return "told with the strike" if labour and draft.told_in & other.told_in else None


def _one_day(draft: Draft, other: Draft) -> bool:
    """Whether both are of one day, or the draft of none of its own that another day would have told."""
    ahead = {r.status in ("planned", "threatened") for one in (draft, other) for r in one.strong if r.status}
    own, days = _days(draft), _days(other)
    return bool(own & days) if own and days else not own and len(ahead) < 2


def _is_of_several(telling: Telling, span: Span, draft: Draft) -> bool:
    """Whether the organiser named at ``span`` is told beside a plural of events: "which called the marches"."""
    return any(r.plural and r.definite and r.sentence.span.covers(span) for r in draft.references)
