"""Measures, demands, slogans, series and reasons of an event, from the sentences that tell of it."""

import re

from onrecord.coding.figures.belonging import Belonging
from onrecord.coding.figures.ties import FigureTies
from onrecord.coding.gathering.drafts import Draft
from onrecord.coding.gathering.telling import Telling
from onrecord.coding.laying.view import Sentence
from onrecord.records import Code, Coding, Measure, Span, Text, Wording
from onrecord.tables.nearby import nearby

_MEASURES, _WORDINGS = "measures@1", "wordings@1"
_MOST_SPANS = 3
# Whose wishes are no demands of a protest.
_NO_CLAIMANTS = frozenset({"authority", "police", "media"})
_THEY_ASK = re.compile(
    rf"\b(?:{nearby('people', 'askers')})\s(?:(?:had|have|has|are|were|is|was|also|all|now)\s){{0,3}}"
    rf"(?:{nearby('people', 'asks')})\w{{0,4}}\b[^.;]{{0,20}}\Z",
    re.IGNORECASE,
)
# Measures that police take or announce before an event too.
_BEFOREHAND = frozenset({"presence", "warning", "conditions", "reinforcement", "barrier", "other"})
# Force is coded where no tool is named (codebook/police_measure.yml): these words only say what the tool did.
_TOOLS = frozenset({"tear_gas", "rubber_bullets", "baton", "water_cannon", "pepper_spray", "live_fire"})
_BY_TOOL = re.compile(r"\bforce\Z|\Adispers|ly dispers|\Abreak|\Awad(?:e|ing)", re.IGNORECASE)
# Deeds that the same sentence tells more exactly: who is carried away is not told to be pushed besides, and
# police "in riot gear" or "on horseback" are told to do what follows, not merely to be there.
_EXACTLY = {"force": frozenset({"carry_away"}), "barrier": frozenset({"containment"})}
_KIT = re.compile(
    r"\bin (?:full )?riot gear|\bon (?:bikes|bicycles|horseback|horses|motorcycles)|\Aplain", re.IGNORECASE
)
_THERE = frozenset({"presence", "reinforcement"})
# Nouns that name the form of a protest and do not tell what its people did there.
_FORM_ALONE = re.compile(r"sit[-‐‑–]?\s?ins?|dharnas?", re.IGNORECASE)


def measure_codings(telling: Telling) -> dict[int, list[Coding]]:
    """Codings of measures by ``id`` of the draft; each measure once, with the first words that tell of it."""
    spans: dict[tuple[int, str, str], list[Measure]] = {}
    belonging, ties = Belonging(telling), FigureTies(telling)
    for sentence in telling.view.sentences:
        for measure in sentence.measures:
            if _is_only_said(telling, measure) or _is_told_exactly(telling, sentence, measure):
                continue
            by_police = measure.variable == "police_measure"
            told = belonging.of(sentence, measure.span, by_police and measure.code not in _BEFOREHAND)
            if told:
                draft = ties.event_of_deed(sentence, measure.span, told[0], befell=by_police)
                spans.setdefault((id(draft), measure.variable, measure.code), []).append(measure)
    found: dict[int, list[Coding]] = {}
    armed = {key for key, _, code in spans if code in _TOOLS}
    for (key, variable, code), told_of in spans.items():
        with_tool = code == "force" and key in armed
        words_of = {one: one.span.of(telling.view.text) for one in told_of}
        measures = [
            one
            for one, words in words_of.items()
            if not (with_tool and _BY_TOOL.search(words)) and not _FORM_ALONE.fullmatch(words)
        ]
        if not measures:
            continue
        words = tuple(measure.span for measure in measures[:_MOST_SPANS])
        sure = min(0.95, measures[0].confidence + 0.05 * (len(measures) - 1))
        found.setdefault(key, []).append(Coding(variable, Code(code), words, _MEASURES, sure))
    return found


def _is_told_exactly(telling: Telling, sentence: Sentence, measure: Measure) -> bool:
    """Whether another measure of police in the same sentence says more exactly what these words tell."""
    others = {one.code for one in sentence.measures if one.variable == measure.variable} - {measure.code}
    if others & _EXACTLY.get(measure.code, frozenset()):
        return True
    kit = measure.code == "presence" and _KIT.search(measure.span.of(telling.view.text))
    return bool(kit) and bool(others - _THERE)


def _is_only_said(telling: Telling, measure: Measure) -> bool:
    """Words of somebody's speech that ask for, warn of or wish a measure do not tell that it was taken.

    Categories that are no deeds (what an event is about) hold wherever their words stand.
    """
    if measure.code == "warning" or measure.rule == "words":
        return False
    said = telling.view.statement_at(measure.span)
    return said is not None and said.act in ("demand", "call_for", "promise", "threaten", "warn", "question")


def wording_codings(telling: Telling) -> dict[int, list[Coding]]:
    """Codings of demands, slogans, series and reasons by ``id`` of the draft, each wording once."""
    found: dict[int, dict[tuple[str, str], Coding]] = {}
    for sentence in telling.view.sentences:
        for wording in sentence.wordings:
            told = telling.draft_of(sentence, wording.span)
            if told and _belongs(telling, wording, told[0], told[1]):
                words = wording.span.of(telling.view.text)
                key = (wording.variable, " ".join(words.lower().split()))
                value = Text(words)
                rule = f"{wording.rule}: {wording.stance}" if wording.stance else wording.rule
                coding = Coding(
                    wording.variable, value, (wording.span,), _WORDINGS, wording.confidence, rule=rule
                )
                found.setdefault(id(told[0]), {}).setdefault(key, coding)
    return {key: list(codings.values()) for key, codings in found.items()}


def _belongs(telling: Telling, wording: Wording, draft: Draft, own: bool) -> bool:
    if wording.variable == "slogan":
        return True
    said = telling.view.statement_at(wording.span)
    if telling.view.is_quoted(wording.span) or (said and said.voice in _NO_CLAIMANTS and wording.rule != "near"):
        return False
    if not own:
        return wording.variable == "demand" and _is_theirs(telling, wording.span)
    return wording.variable != "demand" or _is_beside(telling, wording.span, draft)


def _is_theirs(telling: Telling, span: Span) -> bool:
    """Whether those who protest ask for it in a sentence that does not name the event: "they demanded …"."""
    return bool(_THEY_ASK.search(telling.view.words(span.start - 80, span.start)))


def _is_beside(telling: Telling, span: Span, draft: Draft) -> bool:
    """Whether one of the draft's triggers stands before the demand in its sentence, or close behind it."""
    for reference in draft.references:
        if reference.sentence.span.covers(span):
            gap = max(span.start - reference.span.end, reference.span.start - span.end, 0)
            if gap < 160 and telling.view.breaks(reference.span, span) <= 1:
                return True
    return False
