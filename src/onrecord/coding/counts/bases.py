"""What a figure rests on, by the words round it: counted, estimated, expected, registered, capacity."""

import re

from onrecord.coding.laying.view import Sentence, View
from onrecord.records import Span
from onrecord.records.values import Basis
from onrecord.tables.nearby import nearby

_EXPECTING = nearby("figures", "expecting")
_TO_COME = nearby("figures", "to_come")
_EXPECTED = re.compile(
    rf"\b(?:{_EXPECTING})\b[^\x00]*\x00|\x00[^\x00]*\b(?:{_TO_COME}|{_EXPECTING})\b", re.IGNORECASE
)
_WILL = re.compile(r"\b(?:will|are to|is to|(?:is|are) due to)\b[^\x00]*\x00", re.IGNORECASE)
_BASIS: tuple[tuple[Basis, re.Pattern[str]], ...] = (
    ("registered", re.compile(r"\b(?:registered|signed up|enrolled)\b", re.IGNORECASE)),
    ("capacity", re.compile(r"\b(?:capacity|holds up to|can hold)\b", re.IGNORECASE)),
    ("expected", _EXPECTED),
    ("estimated", re.compile(rf"\b(?:{nearby('figures', 'estimated')})\b", re.IGNORECASE)),
    ("counted", re.compile(rf"\b(?:{nearby('figures', 'counted')})\b", re.IGNORECASE)),
)  # fmt: skip
_BY_COUNT = re.compile(
    rf"\b(?:according to|by|on)\s[^,;.]{{0,40}}\b(?:{nearby('figures', 'by_count')}),\s\Z", re.IGNORECASE
)


def basis_at(view: View, sentence: Sentence, span: Span, source: str) -> Basis | None:
    """What the figure rests on, by the words round it in its clause; the figure itself stands as a null."""
    before = view.words(max(sentence.span.start, span.start - 50), span.start)
    after = view.words(span.end, min(sentence.span.end, span.end + 50))
    near = re.split(r"[,;.]\s", before)[-1] + "\x00" + re.split(r"[,;.](?:\s|\Z)", after)[0] + source
    near += by.group() if (by := _BY_COUNT.search(before)) else ""
    return next((basis for basis, words in _BASIS if words.search(near)), None)


def is_ahead(view: View, sentence: Sentence, span: Span) -> bool:
    """Whether the clause of a figure looks ahead: "will have 350 officers on duty", "10,000 are expected"."""
    before = view.words(max(sentence.span.start, span.start - 50), span.start)
    after = view.words(span.end, min(sentence.span.end, span.end + 50))
    near = re.split(r"[,;.]\s", before)[-1] + "\x00" + re.split(r"[,;.](?:\s|\Z)", after)[0]
    return bool(_EXPECTED.search(near) or _WILL.search(near))
