"""What the frame parser marks, as findings: attributions and triggers that the rules did not find.

The rules stand where they fired, for their spans are exact on what they know. The parser adds what they do not
know: unusual cues, sources in unusual places, doings told in other words.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from onrecord.codebook import Codebook, shipped
from onrecord.finding.parsed_doers import is_of_court, is_of_office, is_of_one, is_peopled
from onrecord.finding.passages import SentenceIndex
from onrecord.finding.policing import is_of_police
from onrecord.finding.triggers import other_doer, trigger_finder
from onrecord.records import Attribution, Frame, Parse, Quotation, Report, Span, Trigger
from onrecord.records.findings import EventKind, QuotationKind
from onrecord.tables.chances import (
    CERTAIN,
    DOING,
    FORMED,
    GATHERED,
    PEOPLED,
    SAYING,
    SOURCE,
)
from onrecord.tables.cues import cue_forms
from onrecord.tables.nearby import nearby

_CROWD = 0.7
_BORNE_OUT = 0.6
"""Chance that words which tell a form tell of an event, the parser aside."""
_ROUND = 60
"""Code points behind a trigger and its arguments that are still read for its form."""
_BESIDE = 3
"""Code points behind a trigger in which another makes it a mere attribute ("striking demonstrators")."""
_STATED = {"say": "say", "order": "call for"}
"""Kinds of cue that make statements (codebook section 3), and the cue whose act they have by default."""
_KINDS: dict[str, EventKind] = {
    "protest": "protest",
    "court": "court",
    "government": "government",
    "policing": "policing",
    "arrest": "policing",
}
"""Kinds of event by the parser's kinds of trigger."""
_FORMED = frozenset({"government", "policing"})
"""Kinds of which the parser marks more than is coded: taken only where the words tell a form."""
_SHOWN = re.compile(rf"\b(?:{nearby('statements', 'shown_verbs')})", re.IGNORECASE)
"""Cues of slogans."""
_HEARING = re.compile(rf"\b(?:{nearby('statements', 'hearing')})\b", re.IGNORECASE)
"""Cues whose subject hears and does not say."""
_THAT = re.compile(r"(?:that|,)\s+", re.IGNORECASE)
_SELF = re.compile(r"(?:i|we|you|my|our|your)\b", re.IGNORECASE)
_STOP = re.compile(r"[;:.]\s")
_NOTHING = 2  # words
_MARKS = "\"“”„«»'‘’"
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


class _Taken:
    """Which code points of a text some finding holds; asked and told in time linear in the spans."""

    def __init__(self, text: str, spans: Iterable[Span]) -> None:
        self._held = bytearray(len(text))
        self.take(spans)

    def take(self, spans: Iterable[Span]) -> None:
        """Hold ``spans`` too."""
        for span in spans:
            self._held[span.start : span.end] = b"\x01" * len(span)

    def meets(self, span: Span) -> bool:
        """Whether any code point of ``span`` is held."""
        return self._held.find(1, span.start, span.end) >= 0


def attributing(text: str, parse: Parse) -> tuple[Frame, ...]:
    """The attributions of ``parse``, without those by which speakers tell of themselves in what they say.

    "I think", "you know" and "we want" in a quotation are words of its speaker, who is told of already.
    """
    frames = [frame for frame in parse.frames if frame.attributes]
    said = _Taken(text, (span for frame in frames for span in frame.of("content")))
    return tuple(frame for frame in frames if not (_is_of_self(text, frame) and said.meets(frame.span)))


def _is_of_self(text: str, frame: Frame) -> bool:
    return any(_SELF.match(span.of(text)) for span in frame.of("source"))


def attributions_of(
    report: Report, parse: Parse, quotations: tuple[Quotation, ...], known: tuple[Attribution, ...]
) -> tuple[Attribution, ...]:
    """``known`` and the attributions that only the parser marks, in the order of the text."""
    taken = _Taken(report.text, (span for one in known for span in (*one.cue, *one.content)))
    sentences = SentenceIndex(report)
    fresh: list[Attribution] = []
    for frame in attributing(report.text, parse):
        if (
            frame.kind not in _STATED
            or round(frame.sure_of("source", "content"), 3) < SAYING
            or not frame.of("source")
        ):
            continue
        if _is_no_statement(report.text, frame):
            continue
        if sentences.of(frame.span) is None or taken.meets(frame.span):
            continue
        found = _attribution(report.text, parse.coder, frame, quotations)
        if found and not any(taken.meets(span) for span in found.content):
            fresh.append(found)
            taken.take((*found.cue, *found.content))
    told = _sources_of(report.text, parse.frames, known)
    return tuple(sorted((*told, *fresh), key=lambda one: min((*one.content, *one.cue))))


def _sources_of(text: str, frames: Iterable[Frame], known: Iterable[Attribution]) -> Iterator[Attribution]:
    """``known``, with the source that the parser marks for the same cue where the rules' holds it and more.

    Rules walk left to a subject and may go too far: to "what" in "amounting to what the senators said".
    """
    marked = {span.end: frame for frame in frames if frame.kind in _STATED for span in (frame.span,)}
    for one in known:
        frame = marked.get(one.cue[0].end)
        found = [part for part in frame.arguments if part.role == "source"] if frame else []
        if len(found) == 1 and one.source and found[0].probability >= SOURCE:
            span = found[0].span
            if one.source.start < span.start and one.source.end == span.end:
                yield replace(one, source=span)
                continue
        yield one


def _attribution(text: str, coder: str, frame: Frame, quotations: tuple[Quotation, ...]) -> Attribution | None:
    content = tuple(span for part in frame.of("content") if (span := _bare(text, part)))
    if not content:
        return None
    addressee = frame.of("addressee")
    return Attribution(
        source=frame.of("source")[0],
        cue=(frame.span,),
        content=content,
        quotation=_quotation(content, quotations),
        rule=f"{_lemma(text, frame)}/frame",
        confidence=round(frame.sure_of("source", "content"), 3),
        addressee=addressee[0] if addressee else None,
        coder=coder,
    )


def _is_no_statement(text: str, frame: Frame) -> bool:
    """Whether the words are heard, or a slogan or a demand of a protest: no statements (codebook section 3).

    "They marched, demanding that …" tells in the reporter's own voice what the march was for.
    """
    words = frame.span.of(text)
    if _HEARING.search(words):
        return True
    return bool(_SHOWN.search(words)) or (frame.kind == "order" and words.split()[0].endswith("ing"))


def _bare(text: str, span: Span) -> Span | None:
    """The content without "that" and the quotation marks at its ends; None for what says nothing by itself.

    A headline or byline beside it is no part of it: it ends with its line.
    """
    start, end = span.start, span.end
    if "\n" in text[start:end]:
        return None
    if opening := _THAT.match(text, start, end):
        start = opening.end()
    while start < end and (text[start] in _MARKS or text[start].isspace()):
        start += 1
    while end > start and (text[end - 1] in _MARKS or text[end - 1] in " ,.;:"):
        end -= 1
    words = _WORD.findall(text, start, end)
    nothing = len(words) == _NOTHING and words[0].lower() == "no"  # "gave no figure"
    return Span(start, end) if len(words) > 1 and not nothing else None


def _quotation(content: Iterable[Span], quotations: tuple[Quotation, ...]) -> QuotationKind:
    spoken = [quotation.span for quotation in quotations if quotation.speech]
    inside = [any(quotation.covers(span) for quotation in spoken) for span in content]
    if all(inside):
        return "direct"
    within = any(span.covers(quotation) for span in content for quotation in spoken)
    return "mixed" if any(inside) or within else "indirect"


def _lemma(text: str, frame: Frame) -> str:
    """The cue of the table that the frame's words hold, by its dictionary form."""
    for word in reversed(_WORD.findall(text, frame.span.start, frame.span.end)):
        forms = cue_forms().get(word.lower(), ())
        plain = [one.cue.lemma for one in forms if not one.cue.particles]
        if plain:
            return plain[0]
    return _STATED[frame.kind]


def triggers_of(
    report: Report, parse: Parse, known: tuple[Trigger, ...], codebook: Codebook | None = None
) -> tuple[Trigger, ...]:
    """``known`` and the triggers that only the parser marks, in the order of the text.

    That an event is told the parser says; of what form it is, the ``parsed`` cues of the codebook.
    """
    known = tuple(_borne_out(one, parse) if one.rule == "group" else one for one in known)
    fresh = _fresh(report, parse, known, codebook or shipped())
    return tuple(sorted((*known, *fresh), key=lambda one: (one.span, one.kind)))


def _borne_out(trigger: Trigger, parse: Parse) -> Trigger:
    """A gathering of people who gather for much else, as a crowd's where the parser is sure of a protest."""
    sure = any(
        frame.kind == "protest" and frame.probability >= GATHERED and frame.span.meets(trigger.span)
        for frame in parse.frames
    )
    return replace(trigger, rule="crowd", confidence=_CROWD) if sure else trigger


def _fresh(report: Report, parse: Parse, known: tuple[Trigger, ...], codebook: Codebook) -> Iterator[Trigger]:
    sentences = SentenceIndex(report)
    taken = _Taken(report.text, (one.span for one in known))
    for frame in parse.frames:
        kind = _KINDS.get(frame.kind)
        sentence = sentences.of(frame.span)
        if kind is None or frame.probability < FORMED or sentence is None:
            continue
        beside = Span(frame.span.end, min(frame.span.end + _BESIDE, len(report.text)))
        if taken.meets(frame.span) or taken.meets(beside):
            continue
        if kind == "protest" and other_doer(report.text, sentence, frame.span):
            continue
        if frame.kind == "policing" and not is_of_police(report.text, sentence, frame):
            continue
        finder = trigger_finder(codebook, kind)
        own, other_sense = finder.forms_of(report.text, frame.span)
        if (other_sense or is_of_one(report.text, frame)) and frame.probability < CERTAIN:
            continue
        told = finder.forms_beside(report.text, _clause(report.text, frame, sentence))
        sure = round(1 - (1 - frame.probability) * (1 - _BORNE_OUT), 3) if told else frame.probability
        if kind in _FORMED and not (own or told):
            continue
        if kind == "court" and not (own or told or is_of_court(report.text, frame)):
            continue
        least = PEOPLED if kind == "protest" and is_peopled(report.text, frame) else DOING
        if (told or frame.probability >= least) and is_of_office(report.text, frame, kind):
            yield Trigger(frame.span, kind, tuple(dict.fromkeys((*own, *told))), "frame", sure)


def _clause(text: str, frame: Frame, sentence: Span) -> Span:
    """From the first of a frame's arguments in its sentence to some way behind the last."""
    spans = [frame.span, *(one.span for one in frame.arguments if sentence.covers(one.span))]
    end = max(span.end for span in spans)
    stop = _STOP.search(text, end, min(sentence.end, end + _ROUND))
    return Span(min(span.start for span in spans), stop.start() if stop else min(sentence.end, end + _ROUND))
