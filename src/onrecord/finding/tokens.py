"""Words and marks of a stretch of text, each with its place in the report."""

import re
from dataclasses import dataclass

from onrecord.records import Span

# A word holds hyphens, full stops and apostrophes between letters ("Lt-Col", "O'Neill", "U.S", "don't");
# a possessive "'s" is a token of its own, and so is every mark.
_TOKEN = re.compile(
    r"\d+(?:[.,:]\d+)*[^\W\d_]*"
    r"|[^\W_]+(?:[-‑.&][^\W_]+|['’](?!s\b)[^\W_]+)*"
    r"|['’]s\b|\.{2,}|-{2,}|\S",
)


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a mark: ``[start, end)`` of the report's text, as printed and in lower case."""

    start: int
    end: int
    text: str
    lower: str

    @property
    def is_word(self) -> bool:
        """Whether it begins with a letter or a digit."""
        return self.text[0].isalnum()

    @property
    def is_capital(self) -> bool:
        """Whether it is written with a capital (a word of a name, or the first of a sentence)."""
        return self.text[0].isupper()


def tokens_of(text: str, span: Span) -> list[Token]:
    """The tokens of ``text`` inside ``span``, in order. White space is between them, never in them."""
    return [
        Token(match.start(), match.end(), match.group(), match.group().lower())
        for match in _TOKEN.finditer(text, span.start, span.end)
    ]
