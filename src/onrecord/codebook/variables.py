"""A codebook as records: variables, their categories with definitions, cues and examples."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

WAYS: dict[str, frozenset[str]] = {
    "triggers": frozenset(
        {"nouns", "kin", "verbs", "crowd", "undergone", "presence", "people", "actor", "parsed", "beside", "not"}
    ),
    "words": frozenset({"words", "deeds", "police", "befell", "crowd", "not"}),
    "leads": frozenset({"leads", "near", "not"}),
    "clauses": frozenset({"clauses", "not"}),
    "counts": frozenset({"units", "before", "after", "not", "aside", "beside"}),
    "clause": frozenset({"before", "after", "passing"}),
    "names": frozenset({"before", "after", "foreign", "events", "relative"}),
    "program": frozenset(),
}
"""How a variable's values are found, and the kinds of cue that this way of finding reads.

A user's own variables are found by ``words`` (a category), ``leads`` (the words that follow) or ``clauses`` (the
whole clause); the rest is for the program's own. ``program``: found by rules that are no list of words (dates,
places, speakers); the file defines the variable.
"""

ABSENCE = frozenset({"topics", "unknown"})
"""Kinds of cue that any variable may have, whatever its way: how a report says that it is not known.

``topics``: words for the variable that stand beside words such as "was not clear" (``tables/unknown.yml``);
``unknown``: words that say so by themselves.
"""

KINDS = ("protest", "policing", "court", "government", "statement")
"""What may carry a variable: the four kinds of event, and statements."""


@dataclass(frozen=True, slots=True)
class Category:
    """One category: what it is, its cues by kind ("nouns", "not" …), and sentences that have it or not."""

    name: str
    definition: str
    cues: Mapping[str, tuple[str, ...]]
    yes: tuple[str, ...] = ()
    no: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Variable:
    """One variable; ``of`` names what carries it, ``coded_as`` the name under which its codings go.

    A variable without categories of its own has its cues and examples in ``whole``.
    """

    name: str
    version: int
    of: tuple[str, ...]
    definition: str
    found_by: str
    coded_as: str
    categories: Mapping[str, Category]
    whole: Category
    file: str = ""

    def cues(self, side: str, category: str | None = None) -> tuple[str, ...]:
        """The cues of one kind, of one category or of the variable as a whole; empty where there are none."""
        source = self.categories[category] if category else self.whole
        return source.cues.get(side, ())


@dataclass(frozen=True, eq=False)
class Codebook:
    """A named, versioned set of variables. Two codebooks are the same where their ``digest`` is."""

    name: str
    version: str
    definition: str
    variables: Mapping[str, Variable]
    digest: str
    extends: str = ""

    @cached_property
    def label(self) -> str:
        """The name under which codings name it: ``protest@1``."""
        return f"{self.name}@{self.version}"

    def __getitem__(self, name: str) -> Variable:
        if name not in self.variables:
            told = ", ".join(sorted(self.variables))
            raise KeyError(f"the codebook {self.label} has no variable {name!r}; it has {told}")
        return self.variables[name]

    def found_by(self, *ways: str) -> tuple[Variable, ...]:
        """The variables that are found in these ways, in alphabetical order."""
        return tuple(one for _, one in sorted(self.variables.items()) if one.found_by in ways)
