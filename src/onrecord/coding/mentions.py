"""Triggers gathered into mentions, one per event, with their codings."""

from collections import Counter

from onrecord.codebook import Codebook
from onrecord.coding.circumstances.as_of import with_times
from onrecord.coding.circumstances.days_weighed import Days
from onrecord.coding.circumstances.towns_weighed import Towns
from onrecord.coding.deeds import measure_codings, wording_codings
from onrecord.coding.doers.actors import actor_codings
from onrecord.coding.doers.choice import by_rules
from onrecord.coding.doers.names import callers_by_draft, names_by_draft
from onrecord.coding.doers.organisers import organiser_codings
from onrecord.coding.doers.targets import target_codings
from onrecord.coding.figures.counting import figure_codings
from onrecord.coding.figures.unknowns import unknown_codings
from onrecord.coding.filled import filled_codings
from onrecord.coding.gathering.answer_likeness import answer_status
from onrecord.coding.gathering.counted_fronts import with_counted_fronts
from onrecord.coding.gathering.counted_towns import with_counted_towns
from onrecord.coding.gathering.drafts import Draft
from onrecord.coding.gathering.gathering import gather
from onrecord.coding.gathering.outcome import banned_besides, foreground_coding, status_codings
from onrecord.coding.gathering.telling import tell
from onrecord.coding.gathering.worth import worth_coding
from onrecord.coding.laying.kinds import Kinds
from onrecord.coding.laying.view import View, lay_out
from onrecord.coding.measures_told import counted_measures, on_both_sides, stopped_ways
from onrecord.coding.places.main import main_place
from onrecord.coding.places.phrases import Resolved, resolve_places
from onrecord.coding.referring.fronts import fronts, towns_of
from onrecord.coding.referring.references import Reference
from onrecord.coding.referring.ties import refer, refer_marks
from onrecord.coding.saying.about import side_codings
from onrecord.records import (
    Code,
    Coding,
    Findings,
    Mention,
    Report,
    Settings,
    Span,
    Statement,
    Text,
    When,
    digest,
)

_CODER = "triggers@1"
_MOST_SPANS = 12


def code_mentions(
    report: Report,
    findings: Findings,
    statements: tuple[Statement, ...],
    settings: Settings,
    codebook: Codebook | None = None,
) -> tuple[Mention, ...]:
    """Every mention of the report, in the order of their anchors (codebook sections 1 and 2).

    References are gathered into drafts, the drafts tied to the sentences that tell of them, and each variable
    coded from those sentences. What is only a habit, a right or a wish is left out (``gathering/worth.py``).
    """
    view = lay_out(report, findings, statements, codebook)
    resolved = resolve_places(report, findings.places)
    references, drafts = drafted(view, resolved)
    telling = tell(view, drafts, fronts(view, resolved), towns_of(resolved))
    kinds = view.kinds
    organisers = organiser_codings(telling, kinds)
    plain = by_rules(organisers)
    callers = names_by_draft(drafts, plain)
    tables = (
        organisers,
        target_codings(telling, kinds, organisers),
        figure_codings(telling, callers, settings, callers_by_draft(plain)),
        on_both_sides(drafts, measure_codings(telling)),
        wording_codings(telling),
    )
    unknown = unknown_codings(telling, callers)
    places = Towns(view, resolved, references)
    anchors = {id(draft): anchor_of(draft) for draft in drafts}
    ids = {
        key: digest("mention", report.id, "protest", anchor.start, anchor.end) for key, anchor in anchors.items()
    }
    days = Days(view, references)
    mentions = []
    for draft in drafts:
        more = [coding for table in tables for coding in table.get(id(draft), ())]
        codings = [
            *_core(view, draft, places, days),
            *_doers(view, kinds, draft),
            *more,
            *_ties(draft, ids, anchors[id(draft)]),
        ]
        if draft.kind == "protest":
            codings += [*counted_measures(view, codings), *stopped_ways(view, codings)]
        codings += filled_codings(view, kinds, draft, codings)
        codings += side_codings(codings)
        codings += banned_besides(view, codings) if draft.kind == "protest" else ()
        codings = with_times(view, codings, _day(codings))
        codings += unknown.get(id(draft), ())
        mentions.append(Mention(report.id, draft.kind, anchors[id(draft)], tuple(codings)))
    return tuple(sorted(mentions, key=lambda mention: mention.anchor))


def drafted(view: View, resolved: Resolved) -> tuple[list[Reference], list[Draft]]:
    """The references of a report, and the events that they are gathered into."""
    references = refer(view, resolved)
    told = sorted((*references, *refer_marks(view, resolved, references)), key=lambda one: one.span)
    main = main_place(view.report, resolved)
    drafts = worth_coding(view, gather(view, told, main.locality if main else None))
    return references, with_counted_fronts(view, with_counted_towns(view, drafts, resolved), resolved)


def _day(codings: list[Coding]) -> When | None:
    """The first date of a mention."""
    return next((coding.value for coding in codings if isinstance(coding.value, When)), None)


def _ties(draft: Draft, ids: dict[int, str], anchor: Span) -> list[Coding]:
    """``counter_to`` and ``part_of``: the id of the other mention."""
    tied = (("counter_to", draft.counter_to), ("part_of", draft.part_of))
    return [
        Coding(variable, Text(ids[id(other)]), (anchor,), _CODER, 0.5)
        for variable, other in tied
        if other is not None and id(other) in ids
    ]


def anchor_of(draft: Draft) -> Span:
    """The first trigger that asserts the event; its place's name where one sentence lists several places."""
    if draft.listed and draft.sibling:
        return draft.listed[0].span
    first = draft.strong[0] if draft.strong else draft.references[0]
    return first.span


def _core(view: View, draft: Draft, places: Towns, days: Days) -> list[Coding]:
    """Form, status, foreground, date and place."""
    anchor = anchor_of(draft)
    dates = days.codings(draft, first_status(view, draft))
    when = dates[0].value if dates and isinstance(dates[0].value, When) else None
    codings = [
        *_forms(draft, anchor, view.findings.parser),
        *status_codings(view, draft, when),
        foreground_coding(view, draft, when),
    ]
    codings += [*dates, *places.codings(draft)]
    return codings


def _doers(view: View, kinds: Kinds, draft: Draft) -> list[Coding]:
    """Who acts in an answer to protest, and towards whom."""
    return [] if draft.kind == "protest" else actor_codings(view, kinds, draft)


def first_status(view: View, draft: Draft) -> str:
    """What most of its references tell; of equals, what the first tells."""
    told = [r.status for r in (draft.strong or draft.references) if r.status]
    if draft.sibling and not told:
        told = [r.status for r in draft.sibling.references if r.status]
    if not told and draft.kind != "protest":
        return answer_status(view, draft.references[0])
    counts = Counter("occurred" if status == "under_way" else status for status in told)
    return counts.most_common(1)[0][0] if counts else "occurred"


def _forms(draft: Draft, anchor: Span, parser: str) -> list[Coding]:
    """The forms that its references tell; where only the ``parser`` marked them, it is their coder."""
    telling = [r for r in draft.strong if not draft.is_named_crowd(r)] or draft.strong or draft.references
    crowd = [
        r
        for r in draft.references
        if r.trigger.rule in ("crowd", "group") and r not in telling and not draft.is_named_crowd(r)
    ]
    by_form: dict[str, list[Span]] = {}
    for reference in [*telling, *crowd]:
        for form in reference.forms:
            by_form.setdefault(form, []).append(reference.span)
    found = [r.trigger for r in draft.references if r.trigger.rule not in ("frame", "mark")]
    coder = _CODER if found else parser
    sure = max(one.confidence for one in found or [r.trigger for r in draft.references])
    if not by_form:
        spans = dict.fromkeys([anchor, *(r.span for r in telling)])
        none = "unspecified" if draft.kind == "protest" else "other"
        return [Coding("form", Code(none), tuple(spans)[:_MOST_SPANS], coder, sure)]
    codings = [
        Coding("form", Code(form), tuple(dict.fromkeys(spans))[:_MOST_SPANS], coder, sure)
        for form, spans in by_form.items()
    ]
    if not any(anchor in coding.spans for coding in codings):
        first = codings[0]
        codings[0] = Coding("form", first.value, (anchor, *first.spans), coder, sure)
    return codings
