"""A wording cut into figures that stand side by side, and each into the parts that add up to it."""

from dataclasses import dataclass

from onrecord.records.values import Basis, Qualifier
from onrecord.tables.groups import singular_kind
from onrecord.tables.numerals_phrases import NumberPhrase, phrase_at
from onrecord.tables.numerals_table import Quantity, adding, basis_words, plain_words
from onrecord.tables.numerals_tokens import Tokens, tokenize
from onrecord.tables.numerals_words import hyphen
from onrecord.tables.units import unit_kind

_ONE_PERSON = Quantity(1)
_NONE = Quantity(0)
_NO_ONE = (("no", "one"), ("no", "-", "one"), ("not", "one"))


@dataclass(frozen=True, slots=True)
class Part:
    """One number of a wording: tokens ``[first, stop)``, empty where a noun tells it ("a woman")."""

    first: int
    stop: int
    low: Quantity
    high: Quantity
    qualifier: Qualifier = "exact"
    wording: str = ""


def basis_of(words: str) -> Basis | None:
    """How the figure came about, where the words say so."""
    tokens = tokenize(words)
    found = (basis_words().get(tokens.word(index)) for index in range(len(tokens)))
    return next((name for name in found if name), None)


def clauses(words: str) -> list[list[Part]]:
    """The figures of a wording; each is a list of parts to be added up. Empty where there is no number."""
    tokens = tokenize(words)
    found: list[list[Part]] = []
    for part in _parts(tokens):
        if not found or not _adds(tokens, found[-1][-1], part):
            found.append([part])
            continue
        found[-1].append(part)
        # "30 tractors, two dozen riders and a drummer": the "and" shows that the commas before it add up too.
        while len(found) > 1 and _lists(tokens, found[-2][-1], found[-1][0]):
            found[-2:] = [found[-2] + found[-1]]
    return found


def _parts(tokens: Tokens) -> list[Part]:
    """All numbers of a wording that can be sizes, in order; else sums of money, a lone person, or nobody."""
    if any(tokens.match(0, words) for words in _NO_ONE):
        return [Part(0, 1, _NONE, _NONE)]
    found: list[Part] = []
    money: list[Part] = []
    single: list[Part] = []
    index = 0
    while index < len(tokens):
        phrase = phrase_at(tokens, index)
        kind = _unit_of(tokens, phrase) if phrase else None
        if phrase and (phrase.currency or kind == "money"):
            money.append(_of(phrase))
        elif phrase and kind is None:
            found.append(_of(phrase))
        elif phrase is None and _is_person(tokens, index):
            start = index - (tokens.word(index - 1) in ("a", "an", "another"))
            single.append(Part(start, start, _ONE_PERSON, _ONE_PERSON))
        index = phrase.stop if phrase else index + 1
    if not found:
        return money or single[:1] or _nothing(tokens)
    joined = [one for one in single if any(_adds(tokens, *sorted((one, two), key=_first)) for two in found)]
    return sorted(found + joined, key=_first)


def _unit_of(tokens: Tokens, phrase: NumberPhrase) -> str | None:
    """The unit behind a number, also inside a word: "three hours", "28-year-old"."""
    inside = hyphen(tokens, phrase.stop)
    word = tokens.word(phrase.stop + inside)
    return unit_kind(word) or (unit_kind(f"{word}s") if inside else None)


def _first(part: Part) -> int:
    return part.first


def _of(phrase: NumberPhrase) -> Part:
    return Part(phrase.first, phrase.stop, phrase.low, phrase.high, phrase.qualifier, phrase.wording)


def _is_person(tokens: Tokens, index: int) -> bool:
    """Whether a noun for one person stands here, alone or with an article: "a woman", "lone protester"."""
    word = tokens.word(index)
    named = singular_kind(word) is not None or word in plain_words("lone")
    return named and tokens.word(index + 1) not in ("'", "-")


def _nothing(tokens: Tokens) -> list[Part]:
    """Zero for "nobody", "no one", "no arrests", "none"."""
    word = tokens.word(0)
    nothing = word in plain_words("nothing") or word == "no" or (word == "not" and len(tokens) > 1)
    return [Part(0, 1, _NONE, _NONE)] if nothing else []


def _adds(tokens: Tokens, left: Part, right: Part) -> bool:
    """Whether the words between two numbers, or behind the second, add the second to the first."""
    gap = [tokens.word(index) for index in range(left.stop, right.first)]
    if not gap:
        return False
    if tokens.word(right.stop) in plain_words("more") or tokens.word(left.stop) in ("+", "plus"):
        return True
    if ";" in gap:
        return False
    return any(tuple(gap[-len(phrase) :]) == phrase for phrase in adding()) and len(gap) > 1


def _lists(tokens: Tokens, left: Part, right: Part) -> bool:
    """Whether a counted noun and a comma lie between two numbers."""
    gap = [tokens.word(index) for index in range(left.stop, right.first)]
    return len(gap) > 1 and gap[-1] == "," and ";" not in gap
