"""Words kept as text for a variable of a mention: demands, slogans, series, reasons for arrest."""

import re
from collections.abc import Iterator
from typing import Literal

from onrecord.codebook import Codebook, Hit, cue_finder, shipped
from onrecord.finding.passages import SentenceIndex
from onrecord.records import Quotation, Report, Span, Wording
from onrecord.tables.nearby import nearby

_STANCES: dict[str, Literal["for", "against"]] = {"for": "for", "against": "against"}
_LONGEST = 220  # code points: what is longer is no demand but a sentence run on
# Where the words of a demand or reason end.
_END = re.compile(
    rf"[.;:!?\n…()]|,(?!\d)|\s[–—-]+\s|\s(?:{nearby('events', 'wording_ends')}|on\s(?:the\s)?(?:\w+day|\d|"
    rf"{nearby('events', 'months')})|this\s"
    r"(?:week|weekend|month|year|summer|morning|afternoon|evening)|by\s"
    rf"(?:{nearby('events', 'wording_ends_by')})|in\s(?:a|the|an)\s(?:\w+\s)?"
    rf"(?:{nearby('events', 'wording_ends_in')}))\b",
    re.IGNORECASE,
)
# Words for a protest that may stand just before a "near" lead: "a march against", "protested over".
_EVENT = re.compile(rf"\b(?:{nearby('events', 'wording_events')})\s+(?:\w+\s+){{0,4}}\Z", re.IGNORECASE)
_SHOWN_BEFORE = re.compile(
    rf"\b(?:{nearby('statements', 'slogan_before')})\b[^.!?\"“”]{{0,70}}\Z", re.IGNORECASE
)
_SPOKEN_BETWEEN = re.compile(
    rf"(?<!that )(?<!which )\b(?:{nearby('statements', 'spoken_between')})\b", re.IGNORECASE
)
_SHOWN_AFTER = re.compile(rf"\s+(?:{nearby('statements', 'slogan_after')})\b", re.IGNORECASE)
# "Placards that said WHITE COAT IS NOT A PUNCHBAG": words shown, in capitals for quotation marks.
_IN_CAPITALS = re.compile(
    rf"\b(?i:{nearby('statements', 'slogan_before')})\b[^.!?\n]{{0,40}}?"
    r"\b(?:read|reads|reading|said|saying|bearing|words?)\s"
    r"(?P<words>[A-Z’']{2,20}(?:,?\s[A-Z’'!0-9]{1,20}){1,12})(?!\w)"
)
_AND_ANOTHER = re.compile(r"[\s,]*(?:and|or|,)?\s*\Z")
_SERIES_AFTER = re.compile(rf"\s+(?:{nearby('events', 'series_after')})\b", re.IGNORECASE)
_TITLE = re.compile(r"[#]?[A-Z0-9]\S*(?:\s+(?:[A-Z0-9]\S*|the|of|for|and|to|a|in|on|is|not))*\Z")
_SERIES_NAME = re.compile(
    rf"(?:{nearby('events', 'series_before')})\s+(?:a |the |an )?(?:[\w-]+ ){{0,2}}(?P<name>(?:#\w{{3,30}}|"
    r"[A-Z][\w-]+(?:\s+(?:[A-Z][\w-]+|of|for|the)){1,5}))(?=\s+"
    rf"(?:{nearby('events', 'series_name_after')})\b)"
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
        *_slogans(text, quotations),
        *_in_capitals(text),
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


def _slogans(text: str, quotations: tuple[Quotation, ...]) -> Iterator[Wording]:
    """Quoted words that are chanted or shown, and those beside them: "one" and "two" were on placards."""
    last: Span | None = None
    beside: list[Quotation] = []  # those just before, of which only what follows may say that they are shown
    for quotation in quotations:
        lead = _SHOWN_BEFORE.search(text[max(0, quotation.span.start - 90) : quotation.span.start])
        shown = lead and not _SPOKEN_BETWEEN.search(lead.group())
        behind = _SHOWN_AFTER.match(text, quotation.span.end)
        joined = beside if beside and _goes_on(text, beside[-1].span, quotation.span) else []
        if not (shown or behind or (last and _goes_on(text, last, quotation.span))):
            beside = [*joined, quotation]
            continue
        last = quotation.span
        for one in (*(joined if behind else ()), quotation):
            yield from _pieces(text, one)
        beside = []


def _pieces(text: str, quotation: Quotation) -> Iterator[Wording]:
    for piece in quotation.pieces:
        span = _trimmed(text, piece.start, piece.end)
        if span and len(span) <= _LONGEST:
            yield Wording(span, "slogan", "quoted", 0.7)


def _in_capitals(text: str) -> Iterator[Wording]:
    for match in _IN_CAPITALS.finditer(text):
        yield Wording(Span(*match.span("words")), "slogan", "capitals", 0.6)


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
