"""A codebook's own examples, run: each category is found in its "yes" sentences and in no "no" sentence."""

from collections.abc import Callable, Iterator
from pathlib import Path

from onrecord.cleaning import clean
from onrecord.codebook import Category, Codebook, Problem, Variable, cue_finder
from onrecord.coding.counts.counted import variable_of
from onrecord.coding.laying.view import lay_out
from onrecord.coding.referring.status import opposing, told_status
from onrecord.finding import find
from onrecord.finding.measures import find_measures
from onrecord.finding.quotations import find_quotations
from onrecord.finding.triggers import find_triggers
from onrecord.finding.wordings import find_wordings
from onrecord.records import Page

_BEGINNING = 24  # code points of a sentence by which it is known again in its file
MARK = "@"
"""In examples of ``status`` and ``counter_to``, stands before the words for the event."""

Teller = Callable[[Codebook, Variable, str], set[str]]


def failing(codebook: Codebook, folder: Path | None = None) -> Iterator[Problem]:
    """Every example that does not hold, by file and sentence, and by line where the file lies in ``folder``."""
    for _, variable in sorted(codebook.variables.items()):
        for category in (variable.whole, *variable.categories.values()):
            for sentence, told in _of_category(codebook, variable, category):
                yield Problem(variable.file, _line_of(sentence, variable.file, folder), told)


def _line_of(sentence: str, file: str, folder: Path | None) -> int:
    """The line on which a sentence begins; 0 where it cannot be found (it may be folded, or escaped)."""
    path = folder / file if folder else None
    lines = path.read_text("utf-8").splitlines() if path and path.is_file() else []
    start = sentence[:_BEGINNING]
    return next((number for number, line in enumerate(lines, 1) if start in line), 0)


def _of_category(codebook: Codebook, variable: Variable, category: Category) -> Iterator[tuple[str, str]]:
    """Each sentence that does not hold, with what is wrong."""
    named = f"{variable.name} {category.name}".strip()
    for sentence in category.yes:
        if category.name not in told_in(codebook, variable, sentence):
            yield sentence, f"{named} is not found in its own example {sentence!r}"
    for sentence in category.no:
        if category.name in told_in(codebook, variable, sentence):
            yield sentence, f"{named} is found in {sentence!r}, an example of what it is not"


def told_in(codebook: Codebook, variable: Variable, sentence: str) -> set[str]:
    """The categories of ``variable`` that a sentence tells; ``""`` where it has none and is told."""
    return _TELLERS.get(variable.found_by, _by_cues)(codebook, variable, sentence)


def _by_triggers(codebook: Codebook, variable: Variable, sentence: str) -> set[str]:
    triggers = find_triggers(clean(Page(text=sentence)), codebook)
    own = [one for one in triggers if one.kind == variable.of[0] and one.rule != "people"]
    return {form for one in own for form in one.forms or ("unspecified",)}


def _by_words(codebook: Codebook, variable: Variable, sentence: str) -> set[str]:
    if variable.of == ("statement",):
        return _by_cues(codebook, variable, sentence)
    found = find_measures(clean(Page(text=sentence)), codebook)
    return {one.code for one in found if one.variable == variable.name}


def _by_wording(codebook: Codebook, variable: Variable, sentence: str) -> set[str]:
    report = clean(Page(text=sentence))
    found = find_wordings(report, find_quotations(report), codebook)
    told = [one for one in found if one.variable == variable.name]
    sided = {one.stance for one in told if one.stance}
    return {name for name in ("", *variable.categories) if told and (not sided or name in sided)}


def _by_counting(codebook: Codebook, variable: Variable, sentence: str) -> set[str]:
    report = clean(Page(text=sentence))
    view = lay_out(report, find(report, codebook=codebook), (), codebook)
    told = {variable_of(view, one, figure, frozenset()) for one in view.sentences for figure in one.figures}
    return {""} if variable.name in told else set()


def _by_clause(codebook: Codebook, variable: Variable, sentence: str) -> set[str]:
    at = sentence.index(MARK)
    text = sentence.replace(MARK, "", 1)
    end = next((at + n for n, sign in enumerate(text[at:]) if not sign.isalpha()), len(text))
    if variable.name == "counter_to":
        sides = opposing(codebook, "before").search(text[:at]), opposing(codebook, "after").search(text[end:])
        return {"opposing"} if any(sides) else set()
    told = told_status(codebook, text, (0, len(text)), (at, end), False)
    return {told} if told else set()


def _by_cues(codebook: Codebook, variable: Variable, sentence: str) -> set[str]:
    return {hit.category for hit in cue_finder(codebook, variable.name).hits(sentence)}


_TELLERS: dict[str, Teller] = {
    "triggers": _by_triggers,
    "words": _by_words,
    "leads": _by_wording,
    "clauses": _by_wording,
    "counts": _by_counting,
    "clause": _by_clause,
}
