"""Towns that one sentence counts apart: "12,000 marched in Lyon, 8,000 in Nantes and 2,000 in Brest".

Each is a mention of its own, with the figure that stands beside it (codebook section 1, parts).
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from onrecord.coding.counts.counted import BEFELL, variable_of
from onrecord.coding.gathering.drafts import Draft
from onrecord.coding.laying.view import Sentence, View
from onrecord.coding.referring.references import Reference
from onrecord.records import Figure, PlacePhrase, Where

_REACH = 60  # code points between a figure and its town
_BACK = 2  # sentences back in which the event was told that the figures are of
_TOWN_BEHIND = re.compile(
    r"(?:\s\(?(?!and\b|or\b|but\b)[\w’'-]+\)?){0,6}?\s(?:in|at|outside|round|around)\s(?:the\s(?:\w+\s){1,2}of\s)?\Z"
)
_IN_BRACKETS = re.compile(r"\s\((?:about\s|some\s|around\s|over\s)?\Z")  # "Lagos (400)"
_TOWN_BEFORE = re.compile(r"\s(?:about\s|some\s|around\s|another\s)?\Z")  # "in York 40 turned out"
# "In Leeds it counted 210; in Moscow, 118".
_OPENS = re.compile(r"(?:\A|[.;:!?\n”\"]\s*|[;,]\s(?:and|while)\s)in\s\Z", re.IGNORECASE)
_CLAUSE_OF_TOWN = re.compile(r",?(?:\s[\w’'-]+){0,3}\s\Z")
_LEAD = 14
_TOLD = frozenset({"participants", *BEFELL, "injured_participants", "injured_other", "injured_police"})

Counted = tuple[Figure, PlacePhrase, Where]


def with_counted_towns(view: View, drafts: list[Draft], resolved: Mapping[PlacePhrase, Where]) -> list[Draft]:
    """``drafts`` and one more for each town that a sentence counts apart and no draft tells of yet."""
    protests = [draft for draft in drafts if draft.kind == "protest"]
    added: list[Draft] = []
    for sentence in view.sentences:
        if len(sentence.figures) < 2 or len(sentence.places) < 2 or not protests:
            continue
        counted = list(_counted(view, sentence, resolved))
        if len({where.locality for _, _, where in counted}) < 2:
            continue
        told = _told_last(protests, sentence)
        here = told is not None and told[1].sentence.index == sentence.index
        if told and _is_of_protest(view, sentence, counted, here):
            new = _apart(told, counted, [*protests, *added])
            added += new
    return sorted([*drafts, *added], key=_position) if added else drafts


def _position(draft: Draft) -> tuple[int, int]:
    """Where a draft is first told of; one of a list stands at its own town."""
    first = draft.listed[0].span if draft.listed and draft.sibling else draft.references[0].span
    return first.start, first.end


def _counted(view: View, sentence: Sentence, resolved: Mapping[PlacePhrase, Where]) -> Iterator[Counted]:
    """The figures of people that stand right beside a town, with it."""
    for phrase in sentence.places:
        where = resolved.get(phrase)
        if where is None or where.grain != "locality" or not where.locality or view.is_quoted(phrase.span):
            continue
        for figure in sentence.figures:
            if figure.counts not in ("people", "unknown"):
                continue
            gap = phrase.span.start - figure.span.end
            behind = 0 < gap <= _REACH and _TOWN_BEHIND.fullmatch(view.words(figure.span.end, phrase.span.start))
            before = gap < 0 and _stands_before(view, phrase, figure)
            between = any(figure.span.end <= one.span.start < phrase.span.start for one in sentence.figures)
            if (behind and not between) or before:
                yield figure, phrase, where
                break


def _stands_before(view: View, phrase: PlacePhrase, figure: Figure) -> bool:
    """Whether a town stands right before the figure that is of it."""
    words = view.words(phrase.span.end, figure.span.start)
    if _IN_BRACKETS.fullmatch(words):
        return True
    inside = phrase.relation.lower() in ("in", "at") and figure.span.start - phrase.span.end < _REACH
    lead = view.words(phrase.span.start - _LEAD, phrase.span.start)
    opens = _OPENS.search(lead) is not None and _CLAUSE_OF_TOWN.fullmatch(words) is not None
    return inside and (opens or _TOWN_BEFORE.fullmatch(words) is not None)


def _told_last(protests: Sequence[Draft], sentence: Sentence) -> tuple[Draft, Reference] | None:
    """The event that a sentence tells of, or that was told just before it, with its reference there."""
    told = [
        (reference.span, number, draft, reference)
        for number, draft in enumerate(protests)
        for reference in draft.references
        if sentence.index - _BACK <= reference.sentence.index <= sentence.index
    ]
    here = [one for one in told if one[3].sentence.index == sentence.index]
    chosen = min(here, default=None) or max(told, default=None)
    return (chosen[2], chosen[3]) if chosen else None


def _is_of_protest(view: View, sentence: Sentence, counted: Sequence[Counted], here: bool) -> bool:
    """Whether one of the figures is of people who take part, or to whom something befell there.

    ``here``: the sentence names the event itself, of whose people bare numbers are then.
    """
    if here and all(figure.rule in ("ellipsis", "bare") for figure, _, _ in counted):
        return True
    return any(variable_of(view, sentence, figure, frozenset({"members"})) in _TOLD for figure, _, _ in counted)


def _apart(told: tuple[Draft, Reference], counted: Sequence[Counted], known: Sequence[Draft]) -> list[Draft]:
    """Drafts for the towns counted; the first that the event itself is in remains with it."""
    draft, reference = told
    whole = not draft.towns
    kept: str | None = None
    added: list[Draft] = []
    for figure, phrase, where in counted:
        town = (where.locality or "").lower()
        kept = town if kept is None and town in draft.towns else kept
        others = [other for other in (*known, *added) if other is not draft and town in other.towns]
        if town == kept or others:
            (draft if town == kept else others[0]).counted.add(figure.span)
            continue
        draft.towns.discard(town)
        part = Draft("protest")
        part.add(reference, where)
        part.regions |= {(where.region or where.country or "").lower()} - {""}
        part.listed, part.sibling = (phrase, where), draft
        part.told_in.add(reference.sentence.index)
        part.counted.add(figure.span)
        part.part_of = draft if whole else draft.part_of
        added.append(part)
    return added
