"""Where a line has a cue: which verb, in which form, with which auxiliaries."""

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.finding.attributing.lines import Line
from onrecord.tables.cues import Cue, Form, cue_forms
from onrecord.tables.grammar import grammar
from onrecord.tables.people import documents, people_words

_BE = frozenset({"is", "are", "was", "were", "be", "been", "being", "am"})
_ARTICLES = frozenset({"the", "a", "an", "his", "her", "its", "their", "our", "my", "your", "no", "every"})


@dataclass(frozen=True, slots=True)
class Found:
    """A cue in a line: the tokens ``[first, end)`` with its particles, ``start`` with auxiliaries before it.

    ``finite`` is False for "saying", "to call": those have the source of the clause that they depend on.
    """

    cue: Cue
    form: Form
    start: int
    first: int
    end: int
    finite: bool
    negated: bool = False
    passive: bool = False
    modal: bool = False


def cues_of(line: Line) -> Iterator[Found]:
    """The cues of a line in order, those inside quotations left out."""
    at = 0
    while at < len(line.tokens):
        found = None if at in line.quoted or line.is_block(at) else _cue_at(line, at)
        if found is not None:
            yield found
            at = found.end
        else:
            at += 1


def _cue_at(line: Line, at: int) -> Found | None:
    for candidate in cue_forms().get(line.word(at), ()):
        particles = candidate.cue.particles
        end = _particles_end(line, at, particles)
        if end is None:
            continue
        if (
            line.tokens[at].is_capital
            and at > 0
            and line.tokens[at].text != line.tokens[at].text.upper()
            and line.word(at - 1) not in {":", "–"}
            and line.kind != "headline"
        ):
            return None
        return _in_form(line, candidate.cue, candidate.forms, at, end)
    return None


def _particles_end(line: Line, at: int, particles: tuple[str, ...]) -> int | None:
    end = at + 1
    for word in particles:
        if line.word(end) in grammar("adverbs") and word not in grammar("adverbs"):
            end += 1
        if line.word(end) != word:
            return None
        end += 1
    return end


def _is_noun(line: Line, before: int, at: int, end: int) -> bool:
    """Whether "protests", "state", "call" is the noun: no subject of its own number stands before it."""
    if before < at or before == 0:
        return before == 0
    previous = line.tokens[before - 1]
    people = people_words("groups") | {"they", "who", "we", "police", "media", "people"}
    if not line.word(at).endswith("s"):
        return previous.lower not in people
    one = (
        people_words("singular_groups")
        | people_words("roles")
        | documents().keys()
        | {"who", "which", "he", "she", "it"}
    )
    return not (previous.is_capital or previous.lower in one)


def _in_form(line: Line, cue: Cue, forms: frozenset[Form], at: int, end: int) -> Found | None:
    before = at
    negated = modal = passive = perfect = False
    while before > 0 and not line.is_mark(before - 1):
        word = line.word(before - 1)
        if word in grammar("auxiliaries") or word in grammar("negations"):
            negated |= word in grammar("negations")
            modal |= word in grammar("modals")
            passive |= word in _BE
            perfect |= word in grammar("perfect")
        elif not (
            word in grammar("adverbs")
            or (word.endswith("ly") and len(word) > 4 and not line.tokens[before - 1].is_capital)
        ):
            break
        before -= 1
    while (
        before < at
        and (line.word(before) in grammar("adverbs") or line.word(before).endswith("ly"))
        and not perfect
        and not passive
        and not modal
        and line.word(before) in {"both", "all"}
    ):
        before += 1
    word = line.word(before - 1) if before > 0 else ""
    if cue.lemma.split()[0] == "be":
        return Found(cue, "past", before, at, end, True, negated, False, modal)
    if word in _ARTICLES:
        return None
    if "ing" in forms:
        return Found(cue, "ing", before, at, end, passive, negated, False, modal)
    if word in grammar("determiners") and "past" not in forms:
        return None
    if "past" not in forms and cue.lemma in grammar("nouns_too") and _is_noun(line, before, at, end):
        return None
    if word == "to":
        return Found(cue, "base", before - 1, at, end, False, negated, False, modal)
    if "part" in forms and ((passive and not perfect) or word in _BE):
        return Found(cue, "part", before, at, end, True, negated, True, modal)
    if "past" in forms or ("part" in forms and perfect):
        return Found(cue, "past", before, at, end, True, negated, perfect and passive, modal)
    if "part" in forms:
        return None
    form: Form = "third" if "third" in forms else "base"
    return Found(cue, form, before, at, end, True, negated, False, modal)
