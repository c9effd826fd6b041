"""Figures to variables and voices: what a number counts, of which event, and who says so."""

import re
from collections.abc import Mapping
from functools import cache

from onrecord.codebook import variable
from onrecord.codebook.cues import pattern
from onrecord.coding.drafts import Draft
from onrecord.coding.sizes import size
from onrecord.coding.telling import Telling
from onrecord.coding.view import Sentence, View
from onrecord.coding.voices import voice_of
from onrecord.records import Coding, Figure, Settings, Size, Span, Voice
from onrecord.records.codings import VoiceRole
from onrecord.records.values import Basis

Organisers = Mapping[int, frozenset[str]]  # by ``id`` of a draft, the names of its organisers

_CODER = "figures@1"
_ORDER = ("deaths", "injured", "arrests", "detained", "charged", "police_deployed", "participants")
_REACH = 140  # code points after the counted people in which their verb stands
_PEOPLE = frozenset({"people", "police", "unknown"})
_BASIS: tuple[tuple[Basis, re.Pattern[str]], ...] = (
    ("registered", re.compile(r"\b(?:registered|signed up|enrolled)\b", re.IGNORECASE)),
    ("capacity", re.compile(r"\b(?:capacity|holds up to|can hold)\b", re.IGNORECASE)),
    ("expected", re.compile(
        r"\b(?:expect\w*|will|would|due to|set to|plans?|planned|anticipat\w+|hop(?:e|ed|ing) for|"
        r"likely)\b",
        re.IGNORECASE,
    )),
    ("estimated", re.compile(r"\b(?:estimat\w+|reckon\w*|believed|thought to|put the)\b", re.IGNORECASE)),
    ("counted", re.compile(r"\b(?:count(?:ed|ing)?|tally|tallied|recorded)\b", re.IGNORECASE)),
)  # fmt: skip
_BOUND = re.compile(r"[;:.!?]\s|,\s(?:while|but|as|after|with)\b|\s(?:while|but|after)\s", re.IGNORECASE)
_ONE = re.compile(
    r"\b(?P<who>(?:a|an|one|another)\s(?:\d{1,2}-year-old\s|\w{3,12}\s){0,2}"
    r"(?P<unit>man|woman|boy|girl|teenager|person|protest[eo]r|demonstrator|activist|student|officer|"
    r"policeman|journalist))\b",
    re.IGNORECASE,
)


_NONE = re.compile(
    r"\b(?P<who>no arrests|no one|no-one|nobody)\s+(?:\w+\s+){0,2}(?:arrested|made|reported)\b", re.IGNORECASE
)
_CITING = re.compile(
    r"\A[^.!?]{0,300}\b(?:citing|quoting)\s(?:the\s|local\s)?"
    r"(?P<who>police|organi[sz]ers|unions?|officials|authorities|witnesses)\b",
    re.IGNORECASE,
)
_CITED: dict[str, VoiceRole] = {
    "poli": "police",
    "orga": "organiser",
    "unio": "union",
    "offi": "authority",
    "auth": "authority",
    "witn": "witness",
}


@cache
def _cues(name: str, side: str) -> re.Pattern[str] | None:
    listed = variable("figures").categories[name].cues.get(side, ())
    if not listed:
        return None
    inner = "|".join(map(pattern, sorted(listed, key=len, reverse=True)))
    small = "the|a|an|about|around|some|at|least|more|than|nearly|over|another|up|to|total|of|in"
    tail = rf"\s{{1,3}}[“\"‘]?(?:(?:{small})\s{{1,3}}){{0,4}}\Z"
    return re.compile(rf"\b(?:{inner}){tail}" if side == "before" else rf"\b(?:{inner})\b", re.IGNORECASE)


def figure_codings(telling: Telling, organisers: Organisers, settings: Settings) -> dict[int, list[Coding]]:
    """Codings of figures by ``id`` of the draft that they are of."""
    found: dict[int, list[Coding]] = {}
    for sentence in telling.view.sentences:
        for figure in sentence.figures:
            told = _of_figure(telling, sentence, figure, organisers, settings)
            if told:
                found.setdefault(id(told[0]), []).append(told[1])
        for draft, coding in (
            *_of_none(telling, sentence, organisers),
            *_of_ones(telling, sentence, organisers),
        ):
            found.setdefault(id(draft), []).append(coding)
    return {key: _without_repeats(codings) for key, codings in found.items()}


def _of_figure(
    telling: Telling, sentence: Sentence, figure: Figure, organisers: Organisers, settings: Settings
) -> tuple[Draft, Coding] | None:
    view = telling.view
    if figure.counts == "money":
        return _money(telling, sentence, figure, organisers, settings)
    if figure.counts not in _PEOPLE:
        return None
    name = what_is_counted(view, sentence, figure.span, figure.unit, figure.counts)
    kind = "court" if name == "charged" else "protest"
    told = (name and telling.draft_of(sentence, figure.span, kind)) or (
        name and telling.draft_of(sentence, figure.span)
    )
    number = size(figure.number.of(view.text), settings.size_policy)
    if not name or not told or number is None or not _is_plausible(name, number, told[1], view, figure):
        return None
    basis = _basis(view, sentence, figure.span) if name == "participants" else None
    unit = figure.unit.of(view.text) if figure.unit else None
    value = _with(number, basis or number.basis, unit)
    sure = figure.confidence * (0.9 if told[1] else 0.7)
    return told[0], Coding(
        name, value, (figure.span,), _CODER, sure, voice_at(view, figure.span, organisers[id(told[0])])
    )


def _with(number: Size, basis: Basis | None, unit: str | None) -> Size:
    return Size(
        number.low, number.high, number.words, number.qualifier, basis, number.policy, unit,
        number.parts, number.derived, number.as_of,
    )  # fmt: skip


def _is_plausible(name: str, number: Size, own: bool, view: View, figure: Figure) -> bool:
    if name == "participants":
        known = number.low if number.low is not None else number.high
        return (known or 0) >= 2 and (own or not view.is_quoted(figure.span))
    return own or not view.is_quoted(figure.span)


def _money(
    telling: Telling, sentence: Sentence, figure: Figure, organisers: Organisers, settings: Settings
) -> tuple[Draft, Coding] | None:
    """Sums stand on what a government does with them; other sums are context."""
    told = telling.draft_of(sentence, figure.span, "government")
    number = size(figure.span.of(telling.view.text), settings.size_policy)
    number = number or size(figure.number.of(telling.view.text), settings.size_policy)
    if told is None or number is None:
        return None
    voice = voice_at(telling.view, figure.span, organisers[id(told[0])])
    return told[0], Coding("money", number, (figure.span,), _CODER, 0.6, voice)


def what_is_counted(view: View, sentence: Sentence, span: Span, unit: Span | None, counts: str) -> str | None:
    """The variable of a count of people, from its noun and the verbs beside it; None where they tell none."""
    before = view.words(max(sentence.span.start, span.start - 60), span.start)
    after = view.words(span.end, min(sentence.span.end, span.end + _REACH))
    if bound := _BOUND.search(after):
        after = after[: bound.start()]
    noun = unit.of(view.text) if unit else ""
    taking_part = "police_deployed" if counts == "police" else "participants"
    name = _by_cues(noun, before, after, taking_part)
    return _whose_injuries(noun, counts) if name == "injured" else name


def _by_cues(noun: str, before: str, after: str, taking_part: str) -> str | None:
    """What happened to the people goes before what they did; of two verbs the nearer counts."""
    names = [name for name in _ORDER if name not in ("police_deployed", "participants")]
    for name in names:
        units, lead = _cues(name, "units"), _cues(name, "before")
        if (units and units.fullmatch(noun)) or (lead and lead.search(before)):
            return name
    found = [
        (hit.start(), name)
        for name in (*names, taking_part)
        if (follow := _cues(name, "after")) and (hit := follow.search(after))
    ]
    if any(name == "deaths" and at < 60 for at, name in found):
        return "deaths"
    if found:
        return min(found)[1]
    units, lead = _cues(taking_part, "units"), _cues(taking_part, "before")
    told = (units and units.search(noun)) or (lead and lead.search(before))
    return taking_part if told else None


def _whose_injuries(noun: str, counts: str) -> str:
    units = _cues("participants", "units")
    if counts == "police":
        return "injured_police"
    return "injured_participants" if units and units.search(noun) else "injured_other"


def _of_ones(telling: Telling, sentence: Sentence, organisers: Organisers) -> list[tuple[Draft, Coding]]:
    """One described person who was arrested, detained, hurt or killed is a figure of 1 (codebook section 2)."""
    view, out = telling.view, []
    for match in _ONE.finditer(view.text, sentence.span.start, sentence.span.end):
        span = Span(match.start(), match.end())
        if any(figure.span.meets(span) for figure in sentence.figures) or view.is_quoted(span):
            continue
        unit = Span(match.start("unit"), match.end("unit"))
        counts = "police" if match["unit"].lower() in ("officer", "policeman") else "people"
        name = what_is_counted(view, sentence, span, unit, counts)
        told = telling.draft_of(sentence, span)
        if not told or name in (None, "participants", "police_deployed", "charged"):
            continue
        value = Size(1, 1, match["who"], unit=match["unit"])
        out.append(
            (told[0], Coding(name, value, (span,), _CODER, 0.5, voice_at(view, span, organisers[id(told[0])])))
        )
    return out


def _of_none(telling: Telling, sentence: Sentence, organisers: Organisers) -> list[tuple[Draft, Coding]]:
    """Zero is a figure (codebook section 5): "no arrests were made", "nobody was arrested"."""
    match = _NONE.search(telling.view.text, sentence.span.start, sentence.span.end)
    told = telling.draft_of(sentence, Span(match.start(), match.end())) if match else None
    if match is None or told is None:
        return []
    span = Span(match.start("who"), match.end("who"))
    if any(figure.span.meets(span) and figure.counts != "unknown" for figure in sentence.figures):
        return []
    voice = voice_at(telling.view, span, organisers[id(told[0])])
    return [(told[0], Coding("arrests", Size(0, 0, match["who"]), (span,), _CODER, 0.6, voice))]


def _basis(view: View, sentence: Sentence, span: Span) -> Basis | None:
    near = view.words(max(sentence.span.start, span.start - 50), min(sentence.span.end, span.end + 50))
    return next((basis for basis, words in _BASIS if words.search(near)), None)


def voice_at(view: View, span: Span, organisers: frozenset[str]) -> Voice:
    """Who vouches for the words at ``span``: whom the report cites, the speaker who says so, else the reporter.

    What an indirect demand takes for granted ("called for an end to the sit-in by seven students") is the
    reporter's own telling.
    """
    said = view.statement_at(span)
    if said is None or said.speaker is None:
        return Voice("reporter")
    if said.quotation == "indirect" and said.act in ("demand", "call_for", "support"):
        return Voice("reporter")
    if said.voice == "media" and (cited := _CITING.search(view.words(span.end, span.end + 400).split("\n")[0])):
        return Voice(_CITED[cited["who"].lower()[:4]], cited["who"])
    role = voice_of(said.speaker, organisers)
    return Voice(role if role != "other" else said.voice, said.speaker.name)


def _without_repeats(codings: list[Coding]) -> list[Coding]:
    kept: dict[tuple[object, ...], Coding] = {}
    for coding in codings:
        value, voice = coding.value, coding.voice
        if isinstance(value, Size):
            key = (coding.variable, value.low, value.high, value.basis, voice.role if voice else "")
            kept.setdefault(key, coding)
    return list(kept.values())
