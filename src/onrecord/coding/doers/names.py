"""By what names those who called an event speak of it."""

from onrecord.coding.gathering.drafts import Draft
from onrecord.records import Actor, Coding


def callers_by_draft(found: dict[int, list[Coding]]) -> dict[int, frozenset[str]]:
    """By ``id`` of each draft, the names of its own organisers and their short forms, case folded."""
    return {key: frozenset(form.casefold() for form in _all_forms(codings)) for key, codings in found.items()}


def names_by_draft(drafts: list[Draft], found: dict[int, list[Coding]]) -> dict[int, frozenset[str]]:
    """By ``id`` of each draft, the names that speak of it as organisers: not those of the side against it."""
    names = {key: _all_forms(codings) for key, codings in found.items()}
    everybody = set().union(*names.values())
    against: dict[int, set[str]] = {}
    for draft in drafts:
        if draft.counter_to:
            against.setdefault(id(draft), set()).update(names.get(id(draft.counter_to), ()))
            against.setdefault(id(draft.counter_to), set()).update(names.get(id(draft), ()))
    return {
        id(draft): frozenset((everybody - against.get(id(draft), set())) | names.get(id(draft), set()))
        for draft in drafts
    }


def _all_forms(codings: list[Coding]) -> set[str]:
    """The forms of all the names that ``codings`` hold."""
    return {form for one in codings if isinstance(one.value, Actor) for form in _forms(one.value.name)}


def _forms(name: str) -> tuple[str, ...]:
    """A name with its short form ("the Fellowship"), or with the plural of a mere noun ("unions")."""
    *words, last = name.split()
    if words and words[-1].islower():
        return (name,)  # not "Leeds" of "Neighbours for Leeds"
    return (name, last) if last[:1].isupper() else (name, f"{name}s")
