"""Text cut into words, numbers in digits, and signs: what the grammar of numbers reads."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

TokenKind = Literal["word", "digits", "sign"]

# Groups of digits may be parted by commas (also Indian: 1,50,000), full stops (1.500), or single spaces
# (10 000); one digit behind a comma is a decimal ("1,5"). How many groups there may be is bounded, so that no
# text makes the search start over and over.
_PIECES = re.compile(
    r"(?P<digits>[0-9]{1,3}(?:,[0-9]{2,3}){0,5},[0-9]{3}(?:\.[0-9]{1,2})?(?![0-9])"
    r"|[0-9]{1,3}(?:[ \u00a0\u2009\u202f][0-9]{3}){1,5}(?![0-9])(?![,.][0-9])"
    r"|[0-9]{1,3}(?:\.[0-9]{3}){1,5}(?![0-9])"
    r"|[0-9]{1,3},[0-9](?![0-9,])"
    r"|[0-9]+(?:\.[0-9]+)?)"
    r"|(?P<word>[^\W\d_]+(?:['’][^\W\d_]+)*)"
    r"|(?P<sign>\S)"
)
_LONGEST = 13  # digits; longer strings are identifiers, not counts


class Token(NamedTuple):
    """A piece of text ``[start, end)``; ``word`` is in lower case; ``amount`` is set for digits alone."""

    kind: TokenKind
    word: str
    start: int
    end: int
    capital: bool = False
    amount: float | None = None


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of one stretch of text, safe to look at beyond either end."""

    text: str
    items: Sequence[Token]

    def __len__(self) -> int:
        return len(self.items)

    def at(self, index: int) -> Token:
        """The token at ``index``, or an empty sign where there is none."""
        return self.items[index] if 0 <= index < len(self.items) else _NONE

    def word(self, index: int) -> str:
        """The lower-case words of the token at ``index``, "" where there is none."""
        return self.at(index).word

    def touches(self, index: int) -> bool:
        """Whether the token at ``index`` follows the one before it without white space."""
        return 0 < index < len(self.items) and self.items[index - 1].end == self.items[index].start

    def match(self, index: int, phrase: Sequence[str]) -> bool:
        """Whether the words of ``phrase`` stand at ``index``."""
        items = self.items
        if not 0 <= index <= len(items) - len(phrase):
            return False
        for item, word in zip(items[index : index + len(phrase)], phrase, strict=True):
            if item.word != word:
                return False
        return True


_NONE = Token("sign", "", 0, 0)


def tokenize(text: str, start: int = 0, end: int | None = None) -> Tokens:
    """All tokens of ``text[start:end]``, with offsets into ``text``. Linear in the length of the stretch."""
    found = []
    for piece in _PIECES.finditer(text, start, len(text) if end is None else end):
        words = piece.group()
        if piece.lastgroup == "digits":
            found.append(Token("digits", words, piece.start(), piece.end(), False, _amount(words)))
        elif piece.lastgroup == "word":
            word = words.lower().replace("’", "'")
            found.append(Token("word", word, piece.start(), piece.end(), words[0].isupper()))
        else:
            found.append(Token("sign", words, piece.start(), piece.end()))
    return Tokens(text, found)


def _amount(digits: str) -> float | None:
    """What digits come to: "1,50,000" is 150000, "1.500" is 1500, "1.5" is 1.5."""
    if digits[-2:-1] == ",":  # a decimal comma
        return float(digits.replace(",", "."))
    plain = re.sub(r"[,\s]", "", digits)
    whole, point, rest = plain.partition(".")
    if len(plain) > _LONGEST or (plain.count(".") > 1 and len(plain.replace(".", "")) > _LONGEST):
        return None
    if plain.count(".") > 1 or (point and len(rest) == 3 and "," not in digits and whole.lstrip("0")):
        return float(plain.replace(".", ""))
    return float(plain)
