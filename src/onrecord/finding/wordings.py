"""Words kept as text for a variable of a mention: demands, slogans, series, reasons for arrest."""

import re
from collections.abc import Iterator
from typing import Literal

from onrecord.codebook import Codebook, Hit, cue_finder, shipped
from onrecord.finding.passages import SentenceIndex
from onrecord.records import Quotation, Report, Span, Wording

_STANCES: dict[str, Literal["for", "against"]] = {"for": "for", "against": "against"}
_LONGEST = 220  # code points: what is longer is no demand but a sentence run on
# Where the words of a demand or reason end.
_END = re.compile(
    r"[.;:!?\n…()]|,(?!\d)|\s[–—-]+\s"
    r"|\s(?:after|as|when|while|which|who|where|before|despite|amid|following|because|if|until|but|"
    r"outside|said|says|at|near"
    r"|today|yesterday|tomorrow|tonight|last|later|earlier|ahead|during|through|across|drew|will|took|"
    r"was held|were held"
    r"|on\s(?:the\s)?(?:\w+day|\d|January|February|March|April|May|June|July|August|September|October|"
    r"November|December)"
    r"|this\s(?:week|weekend|month|year|summer|morning|afternoon|evening)|by\s(?:sitting|standing|"
    r"blocking|marching)"
    r"|in\s(?:a|the|an)\s(?:\w+\s)?(?:protest|rally|march|demonstration|vigil|strike|streets?|capital))\b",
    re.IGNORECASE,
)
# Words for a protest that may stand just before a "near" lead: "a march against", "protested over".
_EVENT = re.compile(
    r"\b(?:protest(?:s|ed|ing|[eo]rs?)?|rall(?:y|ies|ied|ying)|march(?:ed|es|ing)?|demonstrat\w{1,5}|demos?|strikes?|"
    r"vigils?|walkouts?|"
    r"sit-ins?|campaign|picket|boycott|streets|blockade|convoy)\s+(?:\w+\s+){0,4}\Z",
    re.IGNORECASE,
)
_SHOWN_BEFORE = re.compile(
    r"\b(?:chant(?:s|ed|ing)?|shout(?:s|ed|ing)|slogans?|placards?|signs?|banners?|posters?|flags?|"
    r"t-shirts?|sing(?:ing)?|sang|"
    r"graffiti|words|sayings|messages|phrase|cries|yell(?:ed|ing))\b[^.!?\"“”]{0,70}\Z",
    re.IGNORECASE,
)
_SPOKEN_BETWEEN = re.compile(
    r"(?<!that )(?<!which )\b(?:said|says|told|added|according|asked|warned)\b", re.IGNORECASE
)
_SHOWN_AFTER = re.compile(r"\s+(?:placards?|signs?|banners?|posters?|chants?|slogans?)\b", re.IGNORECASE)
_AND_ANOTHER = re.compile(r"[\s,]*(?:and|or|,)?\s*\Z")
_SERIES_AFTER = re.compile(
    r"\s+(?:demonstrations?|campaign|protests?|march(?:es)?|rall(?:y|ies)|day(?:s)? of action|movement|"
    r"tour|strikes?|action)\b",
    re.IGNORECASE,
)
_TITLE = re.compile(r"[#]?[A-Z0-9]\S*(?:\s+(?:[A-Z0-9]\S*|the|of|for|and|to|a|in|on|is|not))*\Z")
_SERIES_NAME = re.compile(
    r"(?:part of|under the banner(?: of)?|dubbed|called|known as|tagged|themed)\s+(?:a |the |"
    r"an )?(?:[\w-]+ ){0,2}"
    r"(?P<name>(?:#\w{3,30}|[A-Z][\w-]+(?:\s+(?:[A-Z][\w-]+|of|for|the)){1,5}))(?=\s+(?:campaign|"
    r"protests?|movement|day|actions?|strikes?|march|rally)\b)"
)


def find_wordings(
    report: Report, quotations: tuple[Quotation, ...], codebook: Codebook | None = None
) -> tuple[Wording, ...]:
    """Every wording in the order of the text.

    Demands, reasons and other variables found by ``leads`` run from their lead to the end of the clause;
    slogans are quoted words that are chanted or shown; a series is a campaign or day named as such.
    """
    text, sentences, book = report.text, SentenceIndex(report), codebook or shipped()
    found = [
        *(wording for one in book.found_by("leads") for wording in _led(text, sentences, book, one.name)),
        *(wording for one in book.found_by("clauses") for wording in _clauses(text, sentences, book, one.name)),
        *_slogans(text, sentences, quotations),
        *_series(text, sentences, quotations),
    ]
    return tuple(sorted(found, key=lambda wording: (wording.span, wording.variable)))


def _led(text: str, sentences: SentenceIndex, codebook: Codebook, variable: str) -> Iterator[Wording]:
    taken = 0
    hits = cue_finder(codebook, variable).hits(text)
    for hit in sorted(hits, key=lambda hit: (hit.span.start, -hit.span.end)):
        sentence = sentences.of(hit.span)
        if not sentence or hit.span.start < taken or not _is_lead(text, sentence, hit):
            continue
        end = min(sentence.end, hit.span.end + _LONGEST)
        stop = _END.search(text, hit.span.end, end)
        span = _trimmed(text, hit.span.end, stop.start() if stop else end)
        if span and len(span) >= 3:
            taken = span.end
            stance = _STANCES.get(hit.category)
            yield Wording(span, variable, hit.kind, 0.6 if hit.kind == "leads" else 0.5, stance)


def _clauses(text: str, sentences: SentenceIndex, codebook: Codebook, variable: str) -> Iterator[Wording]:
    """From the cue to the end of its clause; cues that a clause holds already begin no other."""
    taken = 0
    for hit in sorted(cue_finder(codebook, variable).hits(text), key=lambda hit: hit.span.start):
        sentence = sentences.of(hit.span)
        if sentence and hit.span.start >= taken:
            end = max(hit.span.end, min(sentence.end, hit.span.start + _LONGEST))
            stop = _END.search(text, hit.span.end, end)
            taken = stop.start() if stop else end
            if span := _trimmed(text, hit.span.start, taken):
                yield Wording(span, variable, "clause", 0.6)


def _is_lead(text: str, sentence: Span, hit: Hit) -> bool:
    if hit.kind != "near":
        return True
    return bool(_EVENT.search(text[max(sentence.start, hit.span.start - 60) : hit.span.start]))


def _trimmed(text: str, start: int, end: int) -> Span | None:
    while start < end and (text[start].isspace() or text[start] in ",–—-"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",–—-"):
        end -= 1
    return Span(start, end) if start < end else None


def _slogans(text: str, sentences: SentenceIndex, quotations: tuple[Quotation, ...]) -> Iterator[Wording]:
    last: Span | None = None
    for quotation in quotations:
        before = text[max(0, quotation.span.start - 90) : quotation.span.start]
        lead = _SHOWN_BEFORE.search(before)
        shown = lead and not _SPOKEN_BETWEEN.search(lead.group())
        follows = last and _goes_on(text, last, quotation.span)
        if shown or follows or _SHOWN_AFTER.match(text, quotation.span.end):
            last = quotation.span
            for piece in quotation.pieces:
                span = _trimmed(text, piece.start, piece.end)
                if span and len(span) <= _LONGEST:
                    yield Wording(span, "slogan", "quoted", 0.7)


def _goes_on(text: str, last: Span, here: Span) -> bool:
    """Whether a quotation goes on a list of slogans: "one" and "two"."""
    if "\n" in text[last.end : here.start]:
        return False
    return here.start - last.end < 8 and bool(_AND_ANOTHER.match(text[last.end : here.start] or " "))


def _series(text: str, sentences: SentenceIndex, quotations: tuple[Quotation, ...]) -> Iterator[Wording]:
    for quotation in quotations:
        piece = quotation.pieces[0] if quotation.pieces else None
        named = piece and 3 <= len(piece) <= 60 and _SERIES_AFTER.match(text, quotation.span.end)
        if piece and named and _TITLE.match(piece.of(text)):
            yield Wording(piece, "series", "quoted title", 0.6)
    for match in _SERIES_NAME.finditer(text):
        span = Span(match.start("name"), match.end("name"))
        if sentences.of(span):
            yield Wording(span, "series", "named", 0.5)
