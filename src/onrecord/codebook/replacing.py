"""What the program needs of a codebook, and what a user's file may change of a variable that is built in."""

from collections.abc import Iterator, Mapping, Sequence

from onrecord.codebook.sheets import HEAD, Problem, Sheet
from onrecord.codebook.variables import Variable

OWN_WAYS = frozenset({"words", "leads", "clauses"})
"""Ways of finding that a user's variables may have; built-in ones may change from one of them to another."""
_NEEDED = frozenset({"triggers", "clause", "names", "counts"})
"""Ways of finding whose variables the program asks for by name."""
_BY_CATEGORY = frozenset({"clause", "names"})
"""Those of them whose categories it asks for by name too."""


def misfits(sheets: Sequence[Sheet], built_in: Mapping[str, Variable], *, extends: bool) -> Iterator[Problem]:
    """Where files that replace built-in variables take away what the program codes by; what is missing at all.

    ``sheets`` are without faults of their own.
    """
    own = {str(sheet.data["variable"]): sheet for sheet in sheets if sheet.name != HEAD}
    for name, variable in sorted(built_in.items()):
        if name in own:
            yield from _of_one(own[name], variable)
        elif not extends and variable.found_by in _NEEDED:
            told = f"lacks the variable {name!r}, by which the program codes: add it, or extend protest"
            yield Problem(HEAD, 0, told)


def _of_one(sheet: Sheet, built_in: Variable) -> Iterator[Problem]:
    way, of = str(sheet.data["found_by"]), {part.strip() for part in str(sheet.data["of"]).split(",")}
    if way != built_in.found_by and not {way, built_in.found_by} <= OWN_WAYS:
        yield _otherwise(sheet, "found_by", f"found by {built_in.found_by}")
        return
    if built_in.found_by == "triggers" and of != {*built_in.of}:
        yield _otherwise(sheet, "of", f"of {', '.join(built_in.of)}")
    if built_in.found_by in _BY_CATEGORY:
        there = sheet.data.get("categories") or {}
        for category in built_in.categories:
            if category not in there:
                told = f"{built_in.name!r} lacks the category {category!r}, by which the program codes"
                yield Problem(sheet.name, sheet.line("categories"), f"{told}: keep it, without cues if need be")


def _otherwise(sheet: Sheet, key: str, what: str) -> Problem:
    told = f"{sheet.data['variable']!r} is built in, and {what}: keep that, or give your variable another name"
    return Problem(sheet.name, sheet.line(key), told)
