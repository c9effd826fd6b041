"""Figures to variables and voices: what a number counts, of which event, and who says so."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from onrecord.coding.belonging import Belonging
from onrecord.coding.beside import source_beside
from onrecord.coding.counted import OF_THEM, is_aside, of_people, variable_of
from onrecord.coding.drafts import Draft
from onrecord.coding.runs import as_one, in_runs, summed
from onrecord.coding.shares import share_of
from onrecord.coding.sizes import size
from onrecord.coding.telling import Telling
from onrecord.coding.view import Sentence, View
from onrecord.coding.vouching import voice_at
from onrecord.records import Coding, Figure, Settings, Size, Span
from onrecord.records.values import Basis
from onrecord.tables.groups import plural_kind

Organisers = Mapping[int, frozenset[str]]  # by ``id`` of a draft, the names of its organisers

_CODER = "figures@1"
_COUNTED = frozenset({"people", "police", "unknown", "things", "share"})
_ATTENDING = frozenset({"participants", "other_figure"})
_NOT_BEFELL = frozenset({"participants", "police_deployed", "charged", "other_figure"})
_OPEN = frozenset({"bare", "of them", "saying before", "source before", "verb behind", "auxiliary behind"})
_EXPECTING = r"expect\w*|anticipat\w+|hop(?:e|ed|es|ing) (?:for|to)|predict\w*|likely|projected"
_TO_COME = r"will|would|due to|set to|plan(?:s|ned|ning)? to|are expected|is expected|were expected"
_EXPECTED = re.compile(
    rf"\b(?:{_EXPECTING})\b[^\x00]*\x00|\x00[^\x00]*\b(?:{_TO_COME}|{_EXPECTING})\b", re.IGNORECASE
)
_BASIS: tuple[tuple[Basis, re.Pattern[str]], ...] = (
    ("registered", re.compile(r"\b(?:registered|signed up|enrolled)\b", re.IGNORECASE)),
    ("capacity", re.compile(r"\b(?:capacity|holds up to|can hold)\b", re.IGNORECASE)),
    ("expected", _EXPECTED),
    ("estimated", re.compile(r"\b(?:estimat\w+|reckon\w*|believed?|thought to|put the)\b", re.IGNORECASE)),
    ("counted", re.compile(r"\b(?:count(?:ed|ing)?|tally|tallied|recorded)\b", re.IGNORECASE)),
)  # fmt: skip
_IT_WAS = re.compile(
    r"\b(?:it|figure|number|turnout|crowd|total|attendance|count|estimate|photographs?|pictures)\b[^.;]{0,40}"
    r"\b(?:was|were|is|at|of|to|suggests?|suggested|showed|puts?|as)\s[“\"‘']?\Z"
    r"|\b(?:suggest(?:s|ed)|indicat(?:es|ed)|point(?:s|ed) to)\s\Z",
    re.IGNORECASE,
)
_BY_COUNT = re.compile(
    r"\b(?:according to|by|on)\s[^,;.]{0,40}\b(?:estimates?|counts?|tally|tallies),\s\Z", re.IGNORECASE
)
_DOER = re.compile(
    r"(?P<noun>[\w-]{3,30})(?:,?\s(?:who|that))?(?:\s(?:have|had|has|are|were|was|also|then|\w+ly)){0,2}\s+\Z"
)
_ONE = re.compile(
    r"\b(?P<who>(?:a|an|one|another)\s(?:\d{1,2}-year-old\s|\w{3,12}\s){0,2}"
    r"(?P<unit>man|woman|boy|girl|teenager|person|protest[eo]r|demonstrator|activist|student|officer|"
    r"policeman|journalist|bystander|passer-?by|marcher|striker|resident|motorist|pedestrian|worker|child))\b",
    re.IGNORECASE,
)
_INCLUDED = re.compile(r"\b(?:including|among them|and)\s\Z", re.IGNORECASE)
_NONE = re.compile(
    r"\b(?P<who>no arrests|no one|no-one|nobody)\s+(?:\w+\s+){0,2}(?:arrested|made|reported)\b", re.IGNORECASE
)


@dataclass(frozen=True)
class _Desk:
    """What every figure of a report is read with; ``crowd`` are nouns for those who protest in it."""

    telling: Telling
    belonging: Belonging
    organisers: Organisers
    settings: Settings
    crowd: frozenset[str]

    @property
    def view(self) -> View:
        return self.telling.view

    def coding(self, draft: Draft, name: str, value: Size, told: tuple[Sentence, Span, float]) -> Coding:
        sentence, span, sure = told
        voice = voice_at(self.view, sentence, span, self.organisers[id(draft)])
        return Coding(name, value, (span,), _CODER, sure, voice)


@dataclass
class _Earlier:
    """What was counted last: of those who or what took part (``last``), of all (``latest``), and its size."""

    last: str = ""
    latest: str = ""
    counted: Size | None = None

    def take(self, coding: Coding) -> None:
        """Go on from ``coding``."""
        self.latest = coding.variable
        self.last = coding.variable if coding.variable in _ATTENDING else self.last
        self.counted = coding.value if isinstance(coding.value, Size) else self.counted


def figure_codings(telling: Telling, organisers: Organisers, settings: Settings) -> dict[int, list[Coding]]:
    """Codings of figures by ``id`` of the draft that they are of."""
    desk = _Desk(telling, Belonging(telling), organisers, settings, _crowd_nouns(telling))
    found: dict[int, list[Coding]] = {}
    earlier = _Earlier()
    for sentence in telling.view.sentences:
        for draft, coding in _of_sentence(desk, sentence, earlier):
            earlier.take(coding)
            found.setdefault(id(draft), []).append(coding)
        for draft, coding in (*_of_none(desk, sentence), *_of_ones(desk, sentence)):
            found.setdefault(id(draft), []).append(coding)
    return {key: _without_repeats(codings) for key, codings in found.items()}


def _of_sentence(desk: _Desk, sentence: Sentence, earlier: _Earlier) -> Iterator[tuple[Draft, Coding]]:
    """The figures of a sentence: parts of one whole as their sum, the others each by itself."""
    for run in in_runs(desk.view.text, sentence.figures):
        if len(run) > 1 and (whole := _of_run(desk, sentence, run, earlier)):
            yield whole
            continue
        for figure in run:
            if told := _of_figure(desk, sentence, figure, earlier):
                yield told


def _of_run(
    desk: _Desk, sentence: Sentence, run: tuple[Figure, ...], earlier: _Earlier
) -> tuple[Draft, Coding] | None:
    """Parts that are counted as the same variable, added up; None where they are not."""
    view, whole = desk.view, as_one(run)
    names = {
        variable_of(view, sentence, replace(whole, unit=part.unit, rule="noun"), desk.crowd, earlier.latest)
        for part in run
    }
    sizes = [size(part.number.of(view.text), desk.settings.size_policy) for part in run]
    known = [one for one in sizes if one]
    if len(names) > 1 or None in names or len(known) < len(sizes):
        return None
    return _of_figure(desk, sentence, whole, earlier, summed(known, whole.span.of(view.text)))


def _crowd_nouns(telling: Telling) -> frozenset[str]:
    """Nouns of the people whom the report tells to march, strike or gather, in lower case."""
    nouns = {"members"}
    for tied in telling.own.values():
        for reference, draft in tied:
            if draft.kind == "protest" and reference.trigger.rule != "nouns":
                doer = _DOER.search(telling.view.words(reference.span.start - 60, reference.span.start))
                if doer and plural_kind(doer["noun"].lower()) == "people":
                    nouns.add(doer["noun"].lower())
    return frozenset(nouns)


def _of_figure(
    desk: _Desk, sentence: Sentence, figure: Figure, earlier: _Earlier, total: Size | None = None
) -> tuple[Draft, Coding] | None:
    """The coding of a figure with the draft it is of; ``total`` is its size where that is a sum."""
    view, last = desk.view, earlier.last
    if figure.counts == "money":
        return _money(desk, sentence, figure)
    if figure.counts not in _COUNTED:
        return None
    name = variable_of(view, sentence, figure, desk.crowd, earlier.latest)
    before = view.words(max(sentence.span.start, figure.span.start - 60), figure.span.start)
    if name is None and last and figure.counts != "things" and figure.unit is None and _IT_WAS.search(before):
        name = last
    beside = source_beside(view, sentence, figure.span)
    open_to = beside and (figure.rule in _OPEN or (figure.rule == "noun" and beside.counts))
    if (
        name is None
        and open_to
        and figure.counts in ("unknown", "people")
        and not is_aside(view, sentence, figure.span)
    ):
        name = last or "participants"  # "8,000, by the police count"
    if name == "participants" and last == "other_figure" and figure.unit is None:
        name = last  # "85 trucks took part. Police counted 58."
    told = name and (
        (name == "charged" and desk.belonging.of(sentence, figure.span, kind="court"))
        or desk.belonging.of(sentence, figure.span, name not in _NOT_BEFELL)
    )
    number = total or _number(desk, figure, name, earlier)
    if not name or not told or number is None:
        return None
    draft, own = told
    words = beside.words if beside else ""
    basis = _basis(view, sentence, figure.span, words) if name in _ATTENDING else None
    value = replace(number, basis=basis or number.basis, unit=figure.unit.of(view.text) if figure.unit else None)
    coding = desk.coding(draft, name, value, (sentence, figure.span, figure.confidence * (0.9 if own else 0.7)))
    return (draft, coding) if _is_plausible(coding, own, view, draft) else None


def _number(desk: _Desk, figure: Figure, name: str | None, earlier: _Earlier) -> Size | None:
    """What the words come to; a share "of them" who did the same is none of its own."""
    policy = desk.settings.size_policy
    if figure.counts != "share":
        return size(figure.number.of(desk.view.text), policy)
    words = figure.span.of(desk.view.text)
    return None if name == earlier.latest and OF_THEM.search(words) else share_of(words, earlier.counted, policy)


def _is_plausible(coding: Coding, own: bool, view: View, draft: Draft) -> bool:
    """Crowds are two or more; what somebody only mentions in a quotation counts if it is theirs to report."""
    value, span = coding.value, coding.spans[0]
    if coding.variable == "other_figure":
        return own or "caravan" in draft.forms
    known = (value.low if value.low is not None else value.high) if isinstance(value, Size) else 0
    if coding.variable == "participants" and (known or 0) < 2:
        return False
    reports = (
        coding.variable not in _NOT_BEFELL and coding.voice and coding.voice.role in ("police", "authority")
    )
    said = view.statement_at(span)
    in_scraps = said is not None and said.quotation == "mixed"
    return own or bool(reports) or in_scraps or not view.is_quoted(span)


def _money(desk: _Desk, sentence: Sentence, figure: Figure) -> tuple[Draft, Coding] | None:
    """Sums stand on what a government does with them; other sums are context."""
    told = desk.telling.draft_of(sentence, figure.span, "government")
    number = size(figure.span.of(desk.view.text), desk.settings.size_policy)
    number = number or size(figure.number.of(desk.view.text), desk.settings.size_policy)
    if told is None or number is None:
        return None
    return told[0], desk.coding(told[0], "money", number, (sentence, figure.span, 0.6))


def _of_ones(desk: _Desk, sentence: Sentence) -> Iterator[tuple[Draft, Coding]]:
    """One described person who was arrested, detained, hurt or killed is a figure of 1 (codebook section 2)."""
    view = desk.view
    for match in _ONE.finditer(view.text, sentence.span.start, sentence.span.end):
        span = Span(match.start(), match.end())
        if _is_figure(sentence, span) or view.is_quoted(span):
            continue
        counts = "police" if match["unit"].lower() in ("officer", "policeman") else "people"
        unit = Span(match.start("unit"), match.end("unit"))
        name = of_people(view, sentence, span, match["unit"], counts)
        included = _INCLUDED.search(view.words(max(sentence.span.start, span.start - 15), span.start))
        if name is None or name in _NOT_BEFELL or included:
            continue
        told = desk.belonging.of(sentence, span, befell=True)
        if name == "injured":
            one = Figure(span, span, unit, counts, "one person")
            name = variable_of(view, sentence, one, desk.crowd) or name
        if told:
            value = Size(1, 1, match["who"], unit=match["unit"])
            yield told[0], desk.coding(told[0], name, value, (sentence, span, 0.5))


def _is_figure(sentence: Sentence, span: Span) -> bool:
    """Whether a figure that was found stands there."""
    behind = bisect_right(sentence.figures, span.end, key=lambda figure: figure.span.start)
    return any(figure.span.meets(span) for figure in sentence.figures[max(0, behind - 3) : behind])


def _of_none(desk: _Desk, sentence: Sentence) -> Iterator[tuple[Draft, Coding]]:
    """Zero is a figure (codebook section 5): "no arrests were made", "nobody was arrested"."""
    match = _NONE.search(desk.view.text, sentence.span.start, sentence.span.end)
    if match is None:
        return
    span = Span(match.start("who"), match.end("who"))
    told = desk.belonging.of(sentence, span, befell=True)
    if told and not any(figure.span.meets(span) and figure.counts != "unknown" for figure in sentence.figures):
        yield told[0], desk.coding(told[0], "arrests", Size(0, 0, match["who"]), (sentence, span, 0.6))


def _basis(view: View, sentence: Sentence, span: Span, source: str) -> Basis | None:
    """What the figure rests on, by the words round it in its clause; the figure itself stands as a null."""
    before = view.words(max(sentence.span.start, span.start - 50), span.start)
    after = view.words(span.end, min(sentence.span.end, span.end + 50))
    near = re.split(r"[,;.]\s", before)[-1] + "\x00" + re.split(r"[,;.](?:\s|\Z)", after)[0] + source
    near += by.group() if (by := _BY_COUNT.search(before)) else ""
    return next((basis for basis, words in _BASIS if words.search(near)), None)


def _without_repeats(codings: list[Coding]) -> list[Coding]:
    kept: dict[tuple[object, ...], Coding] = {}
    for coding in codings:
        value, voice = coding.value, coding.voice
        if isinstance(value, Size):
            key = (coding.variable, value.low, value.high, value.basis, voice.role if voice else "")
            kept.setdefault(key, coding)
    return list(kept.values())
