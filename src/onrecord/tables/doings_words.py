"""The words before a doing, read leftwards a word at a time, and the groups of ``doings.yml``."""

import re
from functools import cache
from importlib.resources import files

import yaml

_PIECES = re.compile(
    r"n['’]t\b|['’](?:ve|s|d|ll)\b|[^\W_](?:[\w-]|['’](?=[^\W_]{3}))*?(?=n['’]t\b)|[\w-]+|[^\w\s]"
)
_ENDS = frozenset(".;:?!()")
_IN_A_VERB = ("auxiliaries", "modals", "adverbs", "negatives")


@cache
def _table() -> dict[str, frozenset[str]]:
    loaded: dict[str, list[str]] = yaml.safe_load((files(__package__) / "doings.yml").read_text("utf-8"))
    return {group: frozenset(map(str, words)) for group, words in loaded.items()}


@cache
def belongs(word: str, group: str) -> bool:
    """Whether ``word`` is of a group of the table, by itself or by how it begins."""
    words = _table()[group]
    return word in words or any(f"{word[:n]}*" in words for n in range(3, len(word) + 1))


def is_past(word: str) -> bool:
    """Whether a verb's form is that of the past or its participle."""
    return (word.endswith("ed") and len(word) > 4) or belongs(word, "participles")


class WordsBefore:
    """The words before a doing, the nearest first, in lower case."""

    def __init__(self, words: list[str]) -> None:
        self.words = words

    @classmethod
    def of(cls, text: str, start: int, end: int) -> "WordsBefore":
        """Those of ``text[start:end]``."""
        pieces = (piece.lower().replace("’", "'") for piece in _PIECES.findall(text, start, end))
        return cls([*pieces][::-1])

    def behind(self, at: int) -> "WordsBefore":
        """Those that stand before the word at ``at``."""
        return WordsBefore(self.words[at + 1 :])

    def at(self, at: int) -> str:
        """The word at ``at``; "" where the words end."""
        return self.words[at] if at < len(self.words) else ""

    def chain(self, at: int = 0) -> list[str]:
        """The words of one verb from ``at`` on, leftwards: auxiliaries, adverbs, negatives, "to"."""
        chain = []
        for word in self.words[at:]:
            known = word == "to" or (word.endswith("ly") and len(word) > 4)
            if not known and not any(belongs(word, group) for group in _IN_A_VERB):
                break
            chain.append(word)
        return chain

    def until_break(self, most: int) -> list[str]:
        """The words up to where the clause begins, lists of several things in it held together."""
        words = self.words[:most]
        ends = (n for n, word in enumerate(words) if word in _ENDS or belongs(word, "breaks"))
        return words[: next(ends, most)]

    def clause(self, at: int, most: int) -> list[str]:
        """The words of the clause from ``at`` on, which a comma ends too."""
        words = WordsBefore(self.words[at:]).until_break(most)
        return words[: words.index(",")] if "," in words else words

    def denied(self, most: int) -> bool:
        """Whether somebody denies it: "denied that she had ordered troops to fire", "rejected claims of"."""
        for at, word in enumerate(self.words[:most]):
            if word in _ENDS:
                return False
            if belongs(word, "denying"):
                return any(belongs(one, "denied_that") for one in self.words[max(0, at - 2) : at])
        return False
