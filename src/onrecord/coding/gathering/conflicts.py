"""What speaks against a reference's being to an event already told of."""

from dataclasses import replace
from datetime import timedelta

from onrecord.coding.gathering.drafts import Draft
from onrecord.coding.laying.view import View
from onrecord.coding.referring.likeness import dates_differ, days, kinds_of, localities, takes_unspecified
from onrecord.coding.referring.references import Reference

_RECENT = timedelta(days=14)
_SEASON = timedelta(days=45)
_AHEAD = ("planned", "called_off")
_HELD = ("occurred", "under_way")
_NOT_HELD = ("planned", "called_off", "banned", "threatened")


def sides_conflict(reference: Reference, draft: Draft) -> bool:
    """A counter-protest and what it opposes are two; people and "the protest" may be of either."""
    if reference.counter:
        return not draft.counter_to
    if draft.counter_to and reference.trigger.rule == "nouns" and _is_beside_counter(reference, draft):
        return True
    return bool(draft.counter_to) and reference.trigger.rule != "people" and not reference.definite


def _is_beside_counter(reference: Reference, draft: Draft) -> bool:
    """Whether its own sentence names the other side: "nine at the counter-protest and four on the march"."""
    return any(other.counter and other.sentence is reference.sentence for other in draft.references)


def told_alike(reference: Reference, draft: Draft) -> bool:
    """Whether words like "another" and "threatened", the people and the forms allow the two to be one event."""
    shared = set(reference.forms) & draft.forms
    if reference.another:
        new_people = (
            reference.trigger.rule != "nouns"
            and draft.references[-1].sentence.passage != reference.sentence.passage
        )
        return draft.split and bool(shared) and not new_people
    if _is_of_a_season(reference):
        return any(_is_of_a_season(other) for other in draft.references)
    if reference.other_people and not shared:
        return False  # "other protesters are set to march": what they announce is their own
    if reference.status in _AHEAD and _is_at_its_site(reference, draft):
        return forms_fit(reference, draft)
    agrees = _tenses_agree(reference, draft, shared)
    return forms_fit(reference, draft) if agrees is None else agrees


def _tenses_agree(reference: Reference, draft: Draft, shared: set[str]) -> bool | None:
    """Whether what is to come and what took place may be one event; None where neither speaks for or against."""
    off = bool(draft.strong) and all(other.status in _NOT_HELD for other in draft.strong)
    own = reference.date or (reference.forms and draft.forms and not shared)
    if off and reference.introduced and reference.status in _HELD and own:
        return False  # "last month it held a strike", "a day after a vigil": that one took place
    if reference.plural and reference.trigger.rule == "nouns" and is_one_called_off(draft):
        return False  # "the stoppages set for May will go ahead": more than the one that was called off
    if reference.status == "threatened" and not reference.definite:
        return any(other.status == "threatened" for other in draft.references)
    if reference.introduced and reference.status in _NOT_HELD and reference.sentence.kind != "headline":
        return not any(other.status in ("occurred", "under_way") for other in draft.strong)
    if reference.status in _AHEAD and not reference.definite and not shared:
        # An announcement of another form: a headline may tell it before, what took place is another event.
        return not any(other.status in ("occurred", "under_way", "threatened") for other in draft.strong)
    return None


def _is_of_a_season(reference: Reference) -> bool:
    """Whether it sums up the events of months: "there were 40 marches in the first half of the year"."""
    when = reference.date
    if not reference.plural or reference.definite or not (when and when.start and when.end):
        return False
    span = days(when)
    return span is not None and span[1] - span[0] > _SEASON


def is_one_called_off(draft: Draft) -> bool:
    """Whether one event of one town was called off, and nothing else is told of it."""
    strong = [other for other in draft.strong if other.forms]
    return bool(draft.towns and strong) and all(
        other.introduced and other.status == "called_off" for other in strong
    )


def took_place(references: list[Reference]) -> bool:
    """Whether an event is asserted to have taken place, or it is people to whom something happened."""
    befell = all(
        other.trigger.rule == "people" and (other.sentence.figures or other.sentence.measures)
        for other in references
    )
    return befell or any(other.status == "occurred" and other.weight == "strong" for other in references)


def _is_at_its_site(reference: Reference, draft: Draft) -> bool:
    """Whether another post of a live blog expects, at the event's own site, what has begun since."""
    post = reference.sentence.post
    if post is None or reference.date is not None or reference.introduced:
        return False
    sites = {where.site for _, where in reference.places if where.site}
    others = (other for other in draft.strong if other.sentence.post != post and other.status in _HELD)
    return any(where.site in sites for other in others for _, where in other.places)


def places_conflict(
    reference: Reference,
    draft: Draft,
    towns: set[str],
    areas: set[str],
    home: str | None = None,
    live: bool = False,
) -> bool:
    """Whether it is told to be in ``towns`` or ``areas`` where the event of ``draft`` was not.

    ``home`` is the town that the report is about: there an event took place that is told without a town, and
    in a live blog (``live``) any that is.
    """
    if draft.listed and draft.sibling and not towns:
        return True  # of several places that one sentence lists, only the first is told of any further
    if towns and draft.towns:
        return not towns & draft.towns
    if _grains_conflict(reference, draft, towns):
        return True
    if towns and not reference.definite:
        implied = draft.loose_towns or ({home} if home and (live or _is_told_at_home(draft)) else set())
        return bool(implied) and not towns & implied
    if towns or draft.towns:
        return False
    return bool(areas and draft.regions and not areas & draft.regions)


def _grains_conflict(reference: Reference, draft: Draft, towns: set[str]) -> bool:
    """Whether one of the two is national or still to come, and the other a town's own."""
    if reference.weight == "strong" and towns and draft.wide and not reference.wide:
        return True  # a town's part of a national protest is a mention of its own
    if reference.weight == "strong" and reference.wide and not (reference.definite or towns):
        return bool(draft.towns) and not draft.wide  # nor is a national one that of a town told before
    held = reference.status in _HELD and not reference.definite
    return bool(towns) and held and not draft.towns and _is_ahead(draft)  # "in Bilbao, dockers stopped work"


def _is_ahead(draft: Draft) -> bool:
    """Whether all that asserts it tells of it as still to come, in the body of the report at least once."""
    statuses = {other.status for other in draft.strong if other.sentence.kind != "headline"}
    return bool(statuses) and statuses <= set(_NOT_HELD)


def _is_told_at_home(draft: Draft) -> bool:
    """Whether the body of the report tells that it took place: only its town is left to be understood."""
    return any(
        other.sentence.kind != "headline"
        and not other.plural
        and (other.status in _HELD or (other.status is None and other.date is not None))
        for other in draft.strong
    )


def forms_fit(reference: Reference, draft: Draft) -> bool:
    """Whether its forms are of a kind with those of ``draft``."""
    if not reference.forms:
        return takes_unspecified(draft.forms)
    told = kinds_of(reference)
    if told == {"petition"} and reference.status != "planned" and not (reference.date or reference.places):
        return bool(draft.families & {"street", "petition"})  # the crowd that marched hands it over
    if not draft.forms:
        return bool(told & {"street", "sit_in"}) or reference.definite
    return bool(told & draft.families)


def dates_conflict(reference: Reference, draft: Draft) -> bool:
    """Whether no reading of the reference's date goes with the dates of ``draft``."""
    if reference.date is None:
        return False
    for other in draft.references:
        if other.date is None:
            continue
        readings = [(a, b) for a in reference.readings for b in other.readings]
        if all(dates_differ(a, b) for a, b in readings):
            return True
    return False


def was_before(reference: Reference, draft: Draft) -> bool:
    """Whether it had taken place already, on a day of its own: "nurses had gathered there on Monday"."""
    if not (reference.had and reference.date) or reference.sentence.index in draft.told_in:
        return False
    return any(other.status == "occurred" and not other.had for other in draft.strong)


def on_the_same_day(reference: Reference, draft: Draft | None) -> Reference:
    """The reference with the day of the event told before, where it goes on a list and gives none itself."""
    dated = next((one for one in draft.references if one.date), None) if draft else None
    if dated is None or reference.date:
        return reference
    return replace(reference, date=dated.date, date_phrase=dated.date_phrase)


def is_long_ago(view: View, reference: Reference) -> bool:
    """Whether its day lies weeks before the report's, or the month that it is told by has ended."""
    published, when = view.report.published, reference.date
    if not (published and when and when.end):
        return False
    recent = published.replace(day=1) if when.grain == "month" else published - _RECENT
    return when.end[:10] < recent.isoformat()


def is_to_come(view: View, reference: Reference) -> bool:
    """Whether its day lies after the report's."""
    published, when = view.report.published, reference.date
    return bool(published and when and when.start and when.start[:10] > published.isoformat())


def is_passing(view: View, reference: Reference, draft: Draft) -> bool:
    """Whether a deed told without a day cannot be of an event weeks ago that another passage told."""
    deed = reference.date is None and not reference.definite and reference.status == "occurred"
    if not deed or reference.trigger.rule not in ("verbs", "crowd", "frame") or reference.weight != "strong":
        return False
    told = draft.references[-1].sentence.passage
    return told != reference.sentence.passage and all(is_long_ago(view, other) for other in draft.strong)


def tells_otherwise(reference: Reference, draft: Draft) -> bool:
    """Whether a reference tells a town or a form that is not the event's, a day, or of other people."""
    towns, forms = localities(reference), set(reference.forms)
    elsewhere = bool(towns) and not towns & draft.towns
    otherwise = bool(forms) and not forms & draft.forms
    return elsewhere or otherwise or reference.date is not None or reference.another or reference.other_people
