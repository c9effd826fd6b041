"""Pieces cut out of a line: a byline before the first sentence, a headline before a dateline, a last credit."""

import re
from dataclasses import replace

from onrecord.cleaning.lines import Piece, trimmed
from onrecord.records import Span
from onrecord.tables.furniture import furniture
from onrecord.tables.sentences import sentence_words

_TAIL = 320  # code points at the end of a line in which a credit may stand
_HEAD = 300  # code points at the start of a line in which a byline or dateline may stand
_LONGEST_CAPTION = 450
_SHORTEST_CAPTION = 40  # before an outlet in capitals, which might be anything behind fewer words

_BYLINE = re.compile(r"By(?: [A-Z][\w.'’-]+){2,3}?(?=,? (?P<next>[A-Z][\w'’-]*)(?P<after>[ ,][^\s]))")
# "NAIROBI, Aug. 26 (Xinhua) --", "DURBAN - ", "Town, Country (Agency) —"; only what precedes it interests here.
_DATELINE = re.compile(
    r"(?P<town>[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+){0,3})"
    r"(?:[,/] ?[A-Z][\w. ]{1,30}?){0,2}(?: \([^()]{2,40}\)| \d{1,2}) ?(?:--?|–|—)\s"
)
_CAPITALS = re.compile(r"(?<=[.!?\"”’)])\s+(?P<credit>[A-Z][A-Z&.'’/-]+(?: [A-Z&][A-Z&.'’/-]*){0,4})\Z")
_PUBLISHED_AT = re.compile(
    r"(?<=\S)\s?(?P<credit>published at \d{1,2}[:.]\d\d(?: ?[A-Za-z]{2,4})?"
    r"(?: \d{1,2} [A-Z][a-z]+)?(?: \d{4})?)\Z"
)
_SIGN_OFF = re.compile(
    r"[-–—~]|[(\[]?(?:additional )?(?:report|writ|edit|with )|(?:sapa|nan|bernama|dpa|upi|ana|gna)\b",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*\Z")


def cut_lines(text: str, pieces: list[Piece]) -> list[Piece]:
    """Cut bylines, headlines, times and credits out of the lines that have them inside."""
    cut: list[Piece] = []
    first = True
    for number, piece in enumerate(pieces):
        if piece.label:
            cut.append(piece)
            continue
        heads = _cut_head(text, piece) if first else [piece]
        cut.extend(heads[:-1])
        cut.extend(_cut_tail(text, heads[-1], last=number + 1 == len(pieces)))
        first = False
    return cut


def _cut_head(text: str, piece: Piece) -> list[Piece]:
    start, end = piece.span.start, piece.span.end
    byline = _BYLINE.match(text, start, min(end, start + _HEAD))
    if byline and _is_name(byline.group()) and _begins_sentence(byline["next"]):
        return _split(text, piece, byline.end(), ("byline", ""))
    dateline = _DATELINE.search(text, start, min(end, start + _HEAD))
    if dateline and dateline.start() - start >= 20:
        before = text[start : dateline.start()].rstrip()
        if not _SENTENCE_END.search(before[-4:]) and text[dateline.start() - 1].isspace():
            return _split(text, piece, dateline.start(), ("headline", ""))
    return [piece]


def _is_name(byline: str) -> bool:
    """Whether "By …" names no day or month: "By Monday Evening …"."""
    return byline.split()[1].lower() not in sentence_words("after_clock")


def _begins_sentence(word: str) -> bool:
    return word.lower() in sentence_words("starters") or (word.isupper() and len(word) > 2)


def _cut_tail(text: str, piece: Piece, last: bool) -> list[Piece]:
    start, end = max(piece.span.start, piece.span.end - _TAIL), piece.span.end
    tail = text[start:end]
    if published := _PUBLISHED_AT.search(tail):
        return _split(text, piece, start + published.start("credit"), ("", "time"))
    found = _credit_at_end(tail)
    if found is None or start + found <= piece.span.start:
        return [piece]
    sign_off = last or _SIGN_OFF.match(tail[found:]) or start + found - piece.span.start > _LONGEST_CAPTION
    return _split(text, piece, start + found, ("" if sign_off else "caption", "credit"))


def _credit_at_end(tail: str) -> int | None:
    """Where in ``tail`` the credit begins that it ends with."""
    capitals = _CAPITALS.search(tail)
    if capitals and capitals.start() >= _SHORTEST_CAPTION:
        return capitals.start("credit")
    pattern = furniture("credit", "end")
    for place in _places_for_credit(tail):
        if pattern.fullmatch(tail, place):
            return place
    return None


def _places_for_credit(tail: str) -> list[int]:
    """Starts of the words in the last 320 code points that a credit may begin with."""
    return [match.start() for match in re.finditer(r"(?<![\w])[\[(©–—~/-]|(?<=\s)[^\W\d_]", tail)]


def _split(text: str, piece: Piece, place: int, labels: tuple[str, str]) -> list[Piece]:
    spans = (trimmed(text, piece.span.start, place), trimmed(text, place, piece.span.end))
    parts = [replace(piece, span=span, label=label) for span, label in zip(spans, labels, strict=True) if span]
    return [*parts[:1], *(replace(part, gap=False, cut=True) for part in parts[1:])]


def is_sign_off(words: str) -> bool:
    """Whether a credit ends a report ("ENDS", "(Reporting by …)") rather than a caption."""
    return _SIGN_OFF.match(words) is not None or words.strip("-# ").lower() in {"ends", "end", "30"}


def span_of_time(text: str, span: Span) -> Span | None:
    """The time that a line of a live blog begins with: "2.15pm: Police …", "14:32 - The march …"."""
    match = _TIME_FIRST.match(text, span.start, min(span.end, span.start + 40))
    return Span(match.start("time"), match.end("time")) if match else None


_TIME_FIRST = re.compile(
    r"[\[(]?(?P<time>\d{1,2}(?:[.:]\d\d)?\s?(?:am|pm|a\.m\.|p\.m\.)|\d{1,2}[.:]\d\d(?:\s?(?:h|hrs|hours))?)"
    r"(?:\s?\(?[A-Z]{2,4}\)?)?[\])]?\s?[:–—|-]\s",
    re.IGNORECASE,
)
