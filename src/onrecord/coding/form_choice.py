"""Which of the forms that words tell of a protest are its own: features of each, for weights that were learnt.

"Thousands marched on Sunday … The rally ended a week of blockades": one event may take several forms, but some
of what is told with it is another's, or a way of speaking. The weights (``tables/learnt/forms.yml``) are
estimated by ``python -m bench.learn_forms``: the log-odds that a form told of an event is coded of it by people.
"""

from collections.abc import Iterable, Mapping, Sequence
from math import log1p

from onrecord.coding.drafts import Draft
from onrecord.coding.references import Reference
from onrecord.coding.view import View
from onrecord.tables.learnt import Features, learnt, weight_of

LEAST = -0.8  # log-odds below which a form is left out: what the rules tell is kept where it may well be right


def held_forms(view: View, draft: Draft, told: Iterable[str]) -> list[str]:
    """Those of the forms ``told`` of a protest that nothing much speaks against; the likeliest in any case."""
    forms = list(told)
    if draft.kind != "protest" or len(forms) < 2:
        return forms
    weights = learnt("forms")
    odds = {form: weight_of(features, weights) for form, features in form_features(view, draft, forms).items()}
    return held(odds)


def held(odds: Mapping[str, float]) -> list[str]:
    """The forms with enough odds, in their order; where none has, the one with most."""
    most = max(odds.values(), default=0.0)
    return [form for form, one in odds.items() if one > LEAST or one == most]


def form_features(view: View, draft: Draft, forms: Sequence[str]) -> dict[str, Features]:
    """By form, how the report tells it of the event."""
    telling = [reference for reference in draft.references if reference.forms]
    first = min(telling, key=lambda reference: reference.span, default=None)
    seen = [frame for frame in view.findings.frames if frame.kind == "protest"]
    found: dict[str, Features] = {}
    for form in forms:
        own = [reference for reference in telling if form in reference.forms]
        features = {"any": 1.0, f"form {form}": 1.0, "others": log1p(len(forms) - 1)}
        if own and first:
            features |= _of_references(view, own, first, form)
            features["times"] = log1p(len(own))
            features["share"] = len(own) / len(telling)
            features["parser"] = max(
                (one.probability for one in seen if any(one.span.meets(r.span) for r in own)), default=0.0
            )
            if any(r.sentence is one.sentence for r in own for one in telling if form not in one.forms):
                features["beside another"] = 1.0
        found[form] = features
    return found


def _of_references(view: View, own: Sequence[Reference], first: Reference, form: str) -> dict[str, float]:
    """What the references that tell a form are; ``first`` is the first of the event that tells any."""
    found: dict[str, float] = {}
    rules = {reference.trigger.rule for reference in own}
    for rule in rules:
        found[f"rule {rule}"] = 1.0
    if len(rules) == 1:
        found[f"only rule {own[0].trigger.rule}"] = 1.0
    if form in first.forms:
        found["first"] = 1.0
    else:
        found["sentences after the first"] = log1p(max(0, own[0].sentence.index - first.sentence.index))
    if not any(reference.weight == "strong" for reference in own):
        found["only weak"] = 1.0
    if all(view.is_quoted(reference.span) for reference in own):
        found["only quoted"] = 1.0
    if all(reference.plural for reference in own):
        found["plural"] = 1.0
    if any(len(set(reference.forms)) > 1 for reference in own):
        found["one of several"] = 1.0
    return found
