"""Figures to variables and voices: what a number counts, of which event, and who says so."""

import re
from collections.abc import Iterator
from dataclasses import replace

from onrecord.coding.counts.bases import basis_at
from onrecord.coding.counts.befalling import befell
from onrecord.coding.counts.counted import OF_THEM, group_of, is_aside, variable_of
from onrecord.coding.counts.handfuls import without_handfuls, without_repeats
from onrecord.coding.counts.losses import is_lost
from onrecord.coding.counts.runs import as_one, in_runs, summed
from onrecord.coding.counts.shares import share_of
from onrecord.coding.counts.sizes import size
from onrecord.coding.counts.their_own import of_their_own
from onrecord.coding.figures.belonging import Belonging
from onrecord.coding.figures.counted_beside import (
    after_things,
    are_police_hurt,
    describes_some,
    is_nobody_new,
    is_rival,
    of_the_protest,
)
from onrecord.coding.figures.desk import ATTENDING, NOT_BEFELL, Earlier, FigureDesk, Organisers
from onrecord.coding.figures.marked_sizes import marked_sizes
from onrecord.coding.figures.ones import of_none, of_ones
from onrecord.coding.figures.reckoned import does_there, is_near, is_reckoned
from onrecord.coding.figures.totals import Told, with_totals
from onrecord.coding.gathering.drafts import Draft
from onrecord.coding.gathering.telling import Telling
from onrecord.coding.laying.view import Sentence, View
from onrecord.coding.vouching.attributed import with_sources
from onrecord.coding.vouching.beside import Beside, source_beside
from onrecord.coding.vouching.roles import in_roles
from onrecord.records import Coding, Figure, Settings, Size
from onrecord.tables.groups import plural_kind
from onrecord.tables.nearby import nearby

_ANYBODY = frozenset({"people", "persons", "others", "men", "women", "locals"})  # nouns that tell no side
# Whose word on the size of a crowd counts in a quotation that does not name the event.
_COUNT_CROWDS = frozenset({"police", "organiser", "media", "union", "authority"})
# What those who called a protest tell in a quotation of their own people: "27 of our comrades are in hospital".
_OWN_LOSSES = frozenset({"arrests", "detained", "injured_participants"})
_FAR = 60  # code points behind people in which they are told to be anywhere
_ANYWHERE = re.compile(
    r"\s(?:all\s)?(?:across|throughout|around|up and down)\s(?:the|this|our)\s\w+\swho\b", re.IGNORECASE
)
_FINED = re.compile(
    rf"\b(?:{nearby('figures', 'fined')})\b(?:\s(?:{nearby('figures', 'fined_between')})){{0,5}}\s\Z",
    re.IGNORECASE,
)
_NEAR = 8  # code points between a source and its own count: "the army at 7"
_COUNTED = frozenset({"people", "police", "unknown", "things", "share"})
_OPEN = frozenset({"bare", "of them", "saying before", "source before", "verb behind", "auxiliary behind"})
_IT_WAS = re.compile(
    rf"\b(?:{nearby('figures', 'it_was')})\b[^.;]{{0,40}}\b"
    rf"(?:{nearby('figures', 'it_was_verbs')})\s[“\"‘']?\Z|\b(?:suggest(?:s|ed)|indicat(?:es|ed)|point(?:s|"
    r"ed) to)\s\Z",
    re.IGNORECASE,
)
_IT = re.compile(
    r"\b(?:it|that|this)\s(?!had\b|has\b|would\b)", re.IGNORECASE
)  # another side's, of which was told
_DOER = re.compile(
    r"(?P<noun>[\w-]{3,30})(?:,?\s(?:who|that))?(?:\s(?:have|had|has|are|were|was|also|then|\w+ly)){0,2}\s+\Z"
)
# "The farmers' rally", "a strike by junior doctors": those are its people too.
_OWNER = re.compile(r"(?P<noun>[\w-]{3,30})['’]\s(?:[\w-]+\s){0,2}\Z")
_BY_WHOM = re.compile(r"\s(?:by|of)\s(?:[\w-]+\s){0,2}?(?P<noun>[\w-]{3,30})\b")
# Rules by which a number goes on with what its sentence counted before: "police 58, the organisers 120".
_GOING_ON = frozenset({"ellipsis", "source before", "beside a noun"})
_TOLD_BEHIND = frozenset({"verb behind", "auxiliary behind"})  # "organisers said, and 21 were arrested"
# Rules by which a bare number may count vehicles as well, unless words for a crowd stand before it.
_OF_ANYTHING = frozenset({"bare", "saying before", "source before", "counting before", "numbering before"})
_OPPOSED = re.compile(r"\b(?:counter|rival|opposing|opponents?)")
_OF_PEOPLE = re.compile(rf"\b(?:{nearby('figures', 'of_people')})\b", re.IGNORECASE)


def figure_codings(
    telling: Telling, organisers: Organisers, settings: Settings, called: Organisers | None = None
) -> dict[int, list[Coding]]:
    """Codings of figures by ``id`` of the draft that they are of.

    ``called``: by ``id`` of a draft, the names of those who called it and no other.
    """
    desk = FigureDesk(telling, Belonging(telling, called), organisers, settings, _crowd_nouns(telling))
    told: list[Told] = []
    earlier, view = Earlier(), telling.view
    for sentence in view.sentences:
        earlier.begin(sentence.post)
        here: list[tuple[Draft, Coding]] = []
        for draft, coding in _of_sentence(desk, sentence, earlier):
            earlier.take(coding, sentence.index)
            here.append((draft, coding))
        here += (*of_none(desk, sentence), *of_ones(desk, sentence))
        here += marked_sizes(desk, sentence, [coding.spans[0] for _, coding in here])
        told += [(*one, sentence) for one in here]
        earlier.hear(view.text, sentence)
    found = in_roles(view, with_totals(view, with_sources(view, told)))
    return {key: without_handfuls(without_repeats(codings)) for key, codings in found.items()}


def _of_sentence(desk: FigureDesk, sentence: Sentence, earlier: Earlier) -> Iterator[tuple[Draft, Coding]]:
    """The figures of a sentence: parts of one whole as their sum, the others each by itself."""
    for run in in_runs(desk.view.text, sentence.figures):
        if len(run) > 1 and (whole := _of_run(desk, sentence, run, earlier)):
            yield whole
            continue
        for figure in run:
            if told := _of_figure(desk, sentence, figure, earlier):
                yield told


def _of_run(
    desk: FigureDesk, sentence: Sentence, run: tuple[Figure, ...], earlier: Earlier
) -> tuple[Draft, Coding] | None:
    """Parts that are counted as the same variable, added up; None where they are not."""
    view, whole = desk.view, as_one(run)
    names = {
        variable_of(view, sentence, replace(whole, unit=part.unit, rule="noun"), desk.crowd, earlier.latest)
        for part in run
    }
    sizes = [size(part.number.of(view.text), desk.settings.size_policy) for part in run]
    known = [one for one in sizes if one]
    if len(names) > 1 or None in names or len(known) < len(sizes) or _are_two_sides(view, run):
        return None
    return _of_figure(desk, sentence, whole, earlier, summed(known, whole.span.of(view.text)))


def _are_two_sides(view: View, run: tuple[Figure, ...]) -> bool:
    """Whether parts of a run are of crowds against each other: "3,000 marchers and 40 counter-protesters"."""
    opposed = {_OPPOSED.search(part.span.of(view.text).lower()) is not None for part in run}
    return len(opposed) > 1


def _crowd_nouns(telling: Telling) -> frozenset[str]:
    """Nouns of the people whom the report tells to march, strike or gather, in lower case."""
    nouns = {"members"}
    view = telling.view
    for tied in telling.own.values():
        for reference, draft in tied:
            if draft.kind != "protest":
                continue
            start, end = reference.span.start, reference.span.end
            before = view.words(start - 60, start)
            doers = [_DOER.search(before)]
            if reference.trigger.rule == "nouns":
                doers = [_OWNER.search(before), _BY_WHOM.match(view.words(end, end + 60))]
            found = {doer["noun"].lower() for doer in doers if doer}
            nouns |= {noun for noun in found if plural_kind(noun) == "people"} - _ANYBODY
    return frozenset(nouns)


def _of_figure(
    desk: FigureDesk, sentence: Sentence, figure: Figure, earlier: Earlier, total: Size | None = None
) -> tuple[Draft, Coding] | None:
    """The coding of a figure with the draft it is of; ``total`` is its size where that is a sum."""
    view = desk.view
    if figure.counts == "money":
        return _money(desk, sentence, figure)
    if figure.counts not in _COUNTED:
        return None
    beside = source_beside(view, sentence, figure.span)
    name = _variable(desk, sentence, figure, earlier, beside)
    if (
        name
        and not desk.belonging.is_counted_apart(figure.span)
        and is_nobody_new(view, sentence, figure, name, earlier)
    ):
        return None
    number = total or _number(desk, figure, name, earlier)
    if not name or number is None:
        return None
    happened = number.high == 0 or name in NOT_BEFELL or befell(view, sentence, figure.span, name)
    told = desk.event_of((sentence, figure, name, number), earlier) if happened else None
    if told is None:
        return None
    draft, own = told
    if name == "participants" and _goes_on_about_vehicles(view, sentence, figure, earlier, draft):
        name = "other_figure"
    words = beside.words if beside else ""
    basis = basis_at(view, sentence, figure.span, words) if name in ATTENDING else None
    unit = figure.unit.of(view.text) if figure.unit else None
    group = group_of(view, figure, desk.crowd, earlier.latest) if name == "deaths" else None
    value = replace(number, basis=basis or number.basis, unit=unit, group=group)
    sure = (sentence, figure.span, figure.confidence * (0.9 if own else 0.7))
    coding = desk.coding(draft, name, value, sure)
    goes_on = _IT.search(view.words(max(sentence.span.start, figure.span.start - _FAR), figure.span.start))
    if (
        name in ATTENDING
        and not own
        and not goes_on
        and (theirs := desk.belonging.of_caller(draft, coding.voice))
    ):
        draft, coding = theirs, desk.coding(theirs, name, value, sure)
    coding = of_their_own(view, coding)
    return (draft, coding) if _is_plausible(coding, own, view, draft) else None


def _variable(
    desk: FigureDesk, sentence: Sentence, figure: Figure, earlier: Earlier, beside: Beside | None
) -> str | None:
    """The variable of a figure: by its own words, else by what was counted before it or who gave it."""
    view, last = desk.view, earlier.last
    after_source = beside is not None and 0 < figure.span.start - beside.end < _NEAR and figure.unit is None
    goes_on = figure.rule in _GOING_ON or (after_source and figure.rule not in _TOLD_BEHIND)
    if (goes_on and earlier.sentence == sentence.index) or is_rival(view, figure, earlier, sentence.index):
        return earlier.latest
    elided = figure.rule == "ellipsis" and not desk.belonging.is_counted_apart(figure.span)
    if elided or describes_some(view, figure):
        return None
    name = variable_of(view, sentence, figure, desk.crowd, earlier.latest)
    if name is None and are_police_hurt(view, sentence, figure, earlier):
        return "injured_police"
    alone = figure.counts != "things" and figure.unit is None
    before = view.words(max(sentence.span.start, figure.span.start - 60), figure.span.start)
    if name is None and last and alone and _IT_WAS.search(before):
        name = last
    open_to = beside and (figure.rule in _OPEN or (figure.rule == "noun" and beside.counts))
    if (
        name is None
        and open_to
        and figure.counts in ("unknown", "people")
        and not is_aside(view, sentence, figure.span)
        and (last == "other_figure" or not after_things(sentence, figure))
    ):
        name = last or "participants"  # "8,000, by the police count"
    if name is None and (of_the_protest(desk, sentence, figure) or does_there(desk, sentence, figure)):
        return "participants"
    if name is None and (reckoned := is_reckoned(desk, sentence, figure, earlier)):
        return reckoned
    if name is None and alone and desk.belonging.is_counted_apart(figure.span):
        name = earlier.latest if earlier.sentence == sentence.index else "participants"
    return name


def _goes_on_about_vehicles(
    view: View, sentence: Sentence, figure: Figure, earlier: Earlier, draft: Draft
) -> bool:
    """Whether a bare number counts the vehicles told of before: "85 trucks took part. Police counted 58."."""
    only_they = earlier.last == "other_figure" and draft.forms & {"blockade", "disruption"}
    if figure.unit or earlier.latest != "other_figure" or not ("caravan" in draft.forms or only_they):
        return False
    before = view.words(max(sentence.span.start, figure.span.start - 60), figure.span.start)
    return figure.rule in _OF_ANYTHING and not _OF_PEOPLE.search(before)


def _number(desk: FigureDesk, figure: Figure, name: str | None, earlier: Earlier) -> Size | None:
    """What the words come to; a share "of them" who did the same is none of its own."""
    policy = desk.settings.size_policy
    if figure.counts != "share":
        words = figure.number.of(desk.view.text)
        return size(words, policy) or (Size(1, 1, words) if figure.rule == "one person" else None)
    words = figure.span.of(desk.view.text)
    return None if name == earlier.latest and OF_THEM.search(words) else share_of(words, earlier.counted, policy)


def _is_plausible(coding: Coding, own: bool, view: View, draft: Draft) -> bool:
    """Crowds are two or more; what somebody only mentions in a quotation counts if it is theirs to report."""
    value, span = coding.value, coding.spans[0]
    if coding.variable == "other_figure":
        own = own or is_near(view, span, draft)
        return own or "caravan" in draft.forms or (isinstance(value, Size) and value.unit is None)
    known = (value.low if value.low is not None else value.high) if isinstance(value, Size) else 0
    if coding.variable == "participants" and (known or 0) < 2:
        return False
    reports = coding.variable not in NOT_BEFELL and coding.voice and coding.voice.role in ("police", "authority")
    reports = reports or bool(
        coding.variable in _OWN_LOSSES and coding.voice and coding.voice.role in ("organiser", "union", "ngo")
    )
    reports = reports or bool(
        coding.variable == "participants" and coding.voice and coding.voice.role in _COUNT_CROWDS
    )
    said = view.statement_at(span)
    if said and _ANYWHERE.match(view.words(span.end, span.end + _FAR)):
        return False  # "the thousands of people across the country who exercise their rights"
    in_scraps = said is not None and said.quotation == "mixed"
    reports = reports or bool(
        said and coding.voice and coding.voice.role == "reporter"
    )  # "our reporter says: …"
    return own or bool(reports) or in_scraps or not view.is_quoted(span)


def _money(desk: FigureDesk, sentence: Sentence, figure: Figure) -> tuple[Draft, Coding] | None:
    """Sums stand on what a government does with them, fines on the court's ruling; other sums are context."""
    fined = _FINED.search(desk.view.words(figure.span.start - _FAR, figure.span.start))
    told = desk.telling.draft_of(sentence, figure.span, "court" if fined else "government")
    if told is None and (fined or is_lost(desk.view, sentence, figure)):
        told = desk.belonging.of(sentence, figure.span)
    number = size(figure.span.of(desk.view.text), desk.settings.size_policy)
    number = number or size(figure.number.of(desk.view.text), desk.settings.size_policy)
    if told is None or number is None:
        return None
    return told[0], desk.coding(told[0], "money", number, (sentence, figure.span, 0.6))
