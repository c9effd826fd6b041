"""Cue verbs: words by which a report attributes something to a source (``cues.yml``)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from math import prod
from typing import Any, Literal

from onrecord.tables.files import read_table

Form = Literal["base", "third", "past", "part", "ing"]

_VOWEL_Y = re.compile(r"[^aeiou]y\Z")
_SIBILANT = re.compile(r"(?:s|x|z|ch|sh)\Z")


@dataclass(frozen=True, slots=True)
class Cue:
    """One verb or phrase of attribution: its dictionary form, the act it does by itself, what may follow it.

    ``particles`` are the words after the verb in a cue of several words ("point out": ``("out",)``).
    ``flags`` are ``person`` (only of somebody who speaks), ``stance`` (a stand rather than words said),
    ``strict`` and ``plain`` (only in the forms "added", "blasted": the others mean other things), ``noun``
    (never in the forms that are nouns: "a judge").
    """

    lemma: str
    act: str
    takes: frozenset[str]
    particles: tuple[str, ...] = ()
    flags: frozenset[str] = frozenset()
    question: str | None = None

    @property
    def needs_person(self) -> bool:
        """Whether only a person, office, body or group can be the source."""
        return "person" in self.flags


@dataclass(frozen=True, slots=True)
class CueForm:
    """A form of a cue's verb: "said" is the past and the participle of ``say``."""

    cue: Cue
    forms: frozenset[Form]


def _inflect(verb: str, given: dict[str, Any]) -> Iterator[tuple[str, Form]]:
    yield verb, "base"
    third = verb[:-1] + "ies" if _VOWEL_Y.search(verb) else verb + ("es" if _SIBILANT.search(verb) else "s")
    yield given.get("third", third), "third"
    stem = verb.removesuffix("e")
    past = stem[:-1] + "ied" if _VOWEL_Y.search(verb) else stem + "ed"
    yield given.get("past", past), "past"
    yield given.get("part", given.get("past", past)), "part"
    yield given.get("ing", (verb if verb.endswith("ee") or verb == "be" else stem) + "ing"), "ing"
    for more in given.get("more", ()):
        yield more, "past" if more == "were" else "third"


def _cues() -> Iterator[tuple[str, dict[str, Any], Cue]]:
    table = read_table("cues.yml")
    for lemma, row in table["verbs"].items():
        flags = {flag for flag in ("stance", "strict", "plain", "noun") if row.get(flag)}
        flags |= {"person"} if row.get("source") == "person" else set()
        cue = Cue(lemma, row["act"], frozenset(row["takes"]), (), frozenset(flags), row.get("wh"))
        yield lemma, row, cue
    for row in table["phrases"]:
        verb, *particles = row["cue"]
        verb = verb.removeprefix("V ")
        given = table["irregular"].get(verb) or table["verbs"].get(verb) or {}
        lemma = " ".join([verb, *particles])
        yield (
            verb,
            given,
            Cue(lemma, row["act"], frozenset(row["takes"]), tuple(particles), frozenset({"person"})),
        )


@cache
def cue_forms() -> dict[str, tuple[CueForm, ...]]:
    """By verb form in lower case, the cues that it may begin, those of most words first."""
    found: dict[str, dict[Cue, set[Form]]] = {}
    for verb, given, cue in _cues():
        for form, name in _inflect(verb, given):
            if "noun" in cue.flags and name in ("base", "third"):
                continue
            found.setdefault(form, {}).setdefault(cue, set()).add(name)
    return {
        form: tuple(
            CueForm(cue, frozenset(names))
            for cue, names in sorted(cues.items(), key=lambda item: -len(item[0].particles))
        )
        for form, cues in found.items()
    }


@cache
def cue_named(lemma: str) -> Cue | None:
    """The cue of that dictionary form ("say", "point out"), or None."""
    return next((cue for _, _, cue in _cues() if cue.lemma == lemma), None)


@cache
def prior(rule: str) -> float:
    """How sure a rule of attribution is, 0 to 1: the ``priors`` of ``cues.yml`` by the names in ``rule``.

    A rule is named "lemma/way: reading", with "/inner" where it stands in another's content.
    """
    table = read_table("cues.yml")
    way, _, reading = rule.removesuffix("/inner").partition("/")[2].partition(": ")
    sure = float(table["priors"].get(reading or way, table["priors"].get(rule, 0.6)))
    less = [float(part) for name, part in table["less"].items() if name == way or rule.endswith(f"/{name}")]
    return round(sure * prod(less), 3)
