"""What the frame parser marks as said, as findings: attributions that the rules did not find.

The rules stand where they fired, for their spans are exact on what they know. The parser adds what they do not
know: unusual cues, sources in unusual places, doings told in other words.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from onrecord.finding.passages import SentenceIndex
from onrecord.finding.taken import Taken
from onrecord.records import Attribution, Frame, Parse, Quotation, Report, Span
from onrecord.records.findings import QuotationKind
from onrecord.tables.chances import SAYING, SOURCE
from onrecord.tables.cues import cue_forms
from onrecord.tables.nearby import nearby

_STATED = {"say": "say", "order": "call for"}
"""Kinds of cue that make statements (codebook section 3), and the cue whose act they have by default."""
_SHOWN = re.compile(rf"\b(?:{nearby('statements', 'shown_verbs')})", re.IGNORECASE)
"""Cues of slogans."""
_HEARING = re.compile(rf"\b(?:{nearby('statements', 'hearing')})\b", re.IGNORECASE)
"""Cues whose subject hears and does not say."""
_THAT = re.compile(r"(?:that|,)\s+", re.IGNORECASE)
_SELF = re.compile(r"(?:i|we|you|my|our|your)\b", re.IGNORECASE)
_NOTHING = 2  # words
_MARKS = "\"“”„«»'‘’"
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def attributing(text: str, parse: Parse) -> tuple[Frame, ...]:
    """The attributions of ``parse``, without those by which speakers tell of themselves in what they say.

    "I think", "you know" and "we want" in a quotation are words of its speaker, who is told of already.
    """
    frames = [frame for frame in parse.frames if frame.attributes]
    said = Taken(text, (span for frame in frames for span in frame.of("content")))
    return tuple(frame for frame in frames if not (_is_of_self(text, frame) and said.meets(frame.span)))


def _is_of_self(text: str, frame: Frame) -> bool:
    return any(_SELF.match(span.of(text)) for span in frame.of("source"))


def attributions_of(
    report: Report, parse: Parse, quotations: tuple[Quotation, ...], known: tuple[Attribution, ...]
) -> tuple[Attribution, ...]:
    """``known`` and the attributions that only the parser marks, in the order of the text."""
    taken = Taken(report.text, (span for one in known for span in (*one.cue, *one.content)))
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
