"""In whose name a report is written that says "we": a letter, an appeal, a statement."""

import re
from collections.abc import Sequence

from onrecord.records import Quotation, Span
from onrecord.tables.nearby import nearby

_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĢİĶŁĻŃŇŌŐŘŚŠŞŤŪŮŰŹŻŽ"
_WORD = rf"[{_UPPER}][\w'’&-]{{0,30}}"
_LINK = rf"(?:{nearby('people', 'name_links')})"
NAME = rf"{_WORD}(?:\s(?:{_LINK}\s){{0,2}}{_WORD}|\s(?:of\s)?\d{{1,4}}\w?\b){{0,7}}"
"""A name in capitals with small words of several languages between them."""
_LEAST_OF_WE = 3  # of words for those who write, outside quotations: below that somebody is only quoted
_WE = re.compile(r"(?:(?<=\n)|(?<=[.;:]\s)|(?<=\bof\s))(?:We|Our|us)\b|\b(?:we|our)\b")
_ON_BEHALF = re.compile(
    rf"\b(?:[Ww]e|[Tt]he undersigned)(?:\b[^.;\n]{{0,60}}?\s(?:{nearby('people', 'writes_for')})"
    rf"|,\s[^.;\n]{{3,90}}?\s(?:{nearby('people', 'makes_up')}))\s(?:the\s)?(?P<name>{NAME})"
)
_SIGNED = re.compile(rf"\n(?:{nearby('people', 'signs_for')})\s(?:the\s)?(?P<name>{NAME})(?=[,\n:]|\Z)")
# "Ama Mensah, for the Fair Fees Committee" as the last words of a letter.
_SIGNED_FOR = re.compile(rf"\n[^\n.]{{3,60}},\s(?:for|on behalf of)\s(?:the\s)?(?P<name>{NAME})(?=[,\n]|\Z)")
_HEADED = re.compile(
    rf"(?i:(?:open|public) letter|open statement)(?:\s(?:by|from)|:)\s(?:the\s)?(?P<name>{NAME})(?=\sto\s|,|\n)"
)
_SENT = re.compile(
    rf"\b[Ll]etter\b[^.\n]{{0,60}}?\b(?:by|from)\s(?:the\s)?(?:[a-z-]{{2,20}}\s){{0,3}}(?P<name>{NAME})"
)


def writer_of(text: str, quotations: Sequence[Quotation]) -> tuple[Span, str] | None:
    """The body that writes as "we" in words that the text does not quote, where the text names it."""
    found = [match.start() for match in _WE.finditer(text)]
    own = [at for at in found if not any(q.speech and q.span.start <= at < q.span.end for q in quotations)]
    if len(own) < _LEAST_OF_WE:
        return None
    for pattern in (_ON_BEHALF, _SIGNED, _SIGNED_FOR, _HEADED, _SENT):
        if match := pattern.search(text):
            name = match["name"].split(" to ")[0]
            return Span(match.start("name"), match.start("name") + len(name)), name
    return None
