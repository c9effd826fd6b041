"""Number words and what they are worth (``numerals.yml``, ``numerals_policies.yml``); the records of a number.

A number is read without deciding what fuzzy words are worth: "several hundred" is 100 times "several".
Policies (codebook section 4) say what "several" comes to.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from onrecord.records.values import Basis, Qualifier
from onrecord.tables.files import read_table

Told = Qualifier | Literal["booster"]
Writing = Literal["digits", "words", "fuzzy"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """``amount`` times the worth of each of the ``fuzzy`` words."""

    amount: float
    fuzzy: tuple[str, ...] = ()

    def times(self, other: "Quantity") -> "Quantity":
        """The product of the two."""
        return Quantity(self.amount * other.amount, self.fuzzy + other.fuzzy)

    def value(self, worths: Mapping[str, int]) -> int:
        """The number that this is under a policy's ``worths`` of fuzzy words."""
        product = self.amount
        for word in self.fuzzy:
            product *= worths[word]
        return round(product)


ONE = Quantity(1)


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number: tokens ``[first, stop)``. ``scale`` is the last multiplier ("three *hundred*"), 1 if none.

    ``low`` and ``high`` differ only for words that span a range by themselves ("low hundreds").
    """

    first: int
    stop: int
    low: Quantity
    high: Quantity
    writing: Writing
    scale: Quantity = ONE
    currency: bool = False


@cache
def amounts(group: str) -> Mapping[str, float]:
    """Words with an exact worth: ``small``, ``tens``, ``scales``, ``letters``, ``fractions`` or ``sets``."""
    found: dict[str, float] = read_table("numerals.yml")[group]
    return found


@cache
def slices() -> Mapping[str, tuple[float, float]]:
    """ "low", "mid", "high" before a plural, with the multiples that they span."""
    return {word: (low, high) for word, (low, high) in read_table("numerals.yml")["slices"].items()}


@cache
def fuzzy(group: str) -> frozenset[str]:
    """Words whose worth is a policy's: ``counts``, ``units`` or ``plurals``."""
    return frozenset(read_table("numerals.yml")["fuzzy"][group].split())


@cache
def currency(group: str) -> frozenset[str]:
    """``signs`` of currency, or lower-case ``letters`` that stand for one right before digits."""
    return frozenset(read_table("numerals.yml")["currency"][group].split())


@cache
def wordings(side: Literal["before", "after"]) -> Mapping[str, tuple[tuple[tuple[str, ...], Told], ...]]:
    """By first word, the wordings that qualify a number (longest first) and the qualifier they tell."""
    found: dict[str, list[tuple[tuple[str, ...], Told]]] = {}
    for qualifier, phrases in read_table("numerals.yml")[side].items():
        for phrase in phrases:
            words = tuple(str(phrase).split())
            found.setdefault(words[0], []).append((words, qualifier))
    return {first: tuple(sorted(rows, key=lambda row: -len(row[0]))) for first, rows in found.items()}


@cache
def joining() -> tuple[tuple[str, ...], ...]:
    """What may join the two ends of a range, as words, longest first."""
    phrases = (tuple(str(phrase).replace(",", ", ").split()) for phrase in read_table("numerals.yml")["joining"])
    return tuple(sorted(phrases, key=len, reverse=True))


@cache
def policies() -> frozenset[str]:
    """The names of all policies."""
    return frozenset(read_table("numerals_policies.yml"))


@cache
def worths(policy: str) -> Mapping[str, int]:
    """What each fuzzy word is worth under ``policy``. KeyError for a policy that does not exist."""
    row = read_table("numerals_policies.yml")[policy]
    return {**(worths(row["extends"]) if "extends" in row else {}), **row["worth"]}


@cache
def high_only(policy: str) -> frozenset[str]:
    """The wordings of an upper limit that leave the low end open under ``policy``."""
    row = read_table("numerals_policies.yml")[policy]
    return frozenset(row["high_only"]) if "high_only" in row else high_only(row["extends"])


@cache
def basis_words() -> Mapping[str, Basis]:
    """Words that say how a figure came about, with the basis that they tell."""
    return {word: name for name, words in read_table("numerals.yml")["basis"].items() for word in words.split()}


@cache
def plain_words(group: Literal["nothing", "lone", "more", "changes"]) -> frozenset[str]:
    """Words for ``nothing``, a ``lone`` person, ``more`` of the same, or for ``changes`` of a number."""
    return frozenset(read_table("numerals.yml")[group].split())


@cache
def adding() -> tuple[tuple[str, ...], ...]:
    """What adds a second number to the first, as words."""
    return tuple(tuple(str(phrase).split()) for phrase in read_table("numerals.yml")["adding"])
