"""Categories that words tell wherever they stand: measures of police and participants, issues, a user's own."""

import re
from collections.abc import Iterator

from onrecord.codebook import Codebook, Hit, cue_finder, shipped
from onrecord.finding.doers import befell_people, by_crowd, by_police, straight_after_police
from onrecord.finding.passages import SentenceIndex
from onrecord.records import Measure, Report, Span
from onrecord.tables.doings import told_as
from onrecord.tables.nearby import nearby

# "no tear gas was used", "did not fire rubber bullets", "without chanting".
_NEGATED = re.compile(
    rf"(?:\b(?:{nearby('events', 'negations')})|n['’]t)\s+(?:[\w’'-]{{1,20}}\s+){{0,3}}\Z", re.IGNORECASE
)
# "denied that officers had used excessive force", "rejected claims that they beat students".
_DENIED = re.compile(rf"\b(?:{nearby('events', 'denials')})\s(?:[\w’'-]{{1,20}}\s){{0,8}}\Z", re.IGNORECASE)
# "despite fears of a clash", "to prevent violence".
_FEARED = re.compile(
    rf"\b(?:{nearby('events', 'fears')}) of\s(?:[\w-]{{1,20}}\s){{0,2}}\Z|\b(?:{nearby('events', 'prevents')})"
    r"(?:ed|ing|s)?\s(?:[\w-]{1,20}\s){0,2}\Z",
    re.IGNORECASE,
)
# Measures that words for what is to come tell as well.
_TO_COME = frozenset(
    {"presence", "warning", "conditions", "dispersal_order", "reinforcement", "no_action"}
    | {"barrier", "escort", "separation"}
)
# What police wear is no sign of those who protest, though "officers wearing masks" reads like a deed.
_WORN = frozenset({"masked", "costume"})
_REACH = 60


def find_measures(report: Report, codebook: Codebook | None = None) -> tuple[Measure, ...]:
    """Every category of the variables found by ``words``, in the order of the text.

    Of deeds (all kinds of cue but ``words``) only those that the text says were done: denied ones are left out.
    """
    book, sentences = codebook or shipped(), SentenceIndex(report)
    names = [one.name for one in book.found_by("words") if one.of != ("statement",)]
    found = [one for name in names for one in _of_variable(report.text, sentences, book, name)]
    return tuple(sorted(found, key=lambda measure: (measure.span, measure.variable, measure.code)))


def _of_variable(text: str, sentences: SentenceIndex, codebook: Codebook, variable: str) -> Iterator[Measure]:
    for hit in cue_finder(codebook, variable).hits(text):
        sentence = sentences.of(hit.span)
        if sentence and hit.kind == "words":
            yield Measure(hit.span, variable, hit.category, hit.kind, 0.7)
            continue
        if text[hit.span.start - 1 : hit.span.start] == "-":  # no deed of its own: "far-left protesters"
            continue
        if not sentence or not _has_doer(text, sentence, sentences.before(sentence), variable, hit):
            continue
        before = text[max(sentence.start, hit.span.start - _REACH) : hit.span.start]
        if hit.category != "no_action" and any(one.search(before) for one in (_NEGATED, _DENIED, _FEARED)):
            continue
        deed = variable == "police_measure" and hit.category not in _TO_COME
        if deed and told_as(text, hit.span.start, hit.span.end, sentence.start) != "done":
            continue
        sure = 0.8 if hit.kind == "deeds" else 0.6
        yield Measure(hit.span, variable, hit.category, hit.kind, sure)


def _has_doer(text: str, sentence: Span, before: Span | None, variable: str, hit: Hit) -> bool:
    """Whether the deed is done by those that its kind of cue asks for, and not plainly by the other side.

    ``before``: the sentence before this one, to which its pronouns may refer.
    """
    if hit.kind == "police":
        return by_police(text, sentence, hit.span, before)
    if hit.kind == "befell":
        return befell_people(text, sentence, hit.span)
    if hit.kind == "crowd":
        return by_crowd(text, sentence, hit.span, before)
    if variable != "participant_measure" or hit.category == "fighting":
        return True
    doing = hit.category not in _WORN and hit.span.of(text).split(maxsplit=1)[0].lower().endswith("ing")
    return doing or not straight_after_police(text, sentence, hit.span)
