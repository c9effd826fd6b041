"""Where a line has a cue: which verb, in which form, with which auxiliaries."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from onrecord.finding.attributing.lines import Line
from onrecord.tables.cues import Cue, Form, cue_forms
from onrecord.tables.grammar import grammar
from onrecord.tables.people import documents, people_words

_BE = frozenset({"is", "are", "was", "were", "be", "been", "being", "am"})
_ARTICLES = frozenset({"the", "a", "an", "his", "her", "its", "their", "our", "my", "your", "no", "every"})

# "Remains committed to": how somebody is, no saying.
_STATES = frozenset({"remain", "remains", "remained", "stay", "stays", "stayed", "seems", "seemed"})
_WARNED_OF = {
    "warning": frozenset({"strike", "strikes", "stoppage", "stoppages", "shot", "shots", "sign", "signs"})
}
"""By a cue, nouns that it only describes: "a warning strike"."""
_MANY = frozenset({"they", "who", "we", "police", "media", "people"})
_ONE = frozenset({"who", "which", "he", "she", "it"})


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
        if _in_title(line, at):
            return None
        return _in_form(line, candidate.cue, candidate.forms, at, end)
    return None


def _in_title(line: Line, at: int) -> bool:
    """Whether a word with a capital inside a sentence is part of a name, not a verb."""
    token = line.tokens[at]
    plain = at == 0 or line.kind == "headline" or line.word(at - 1) in {":", "–"}
    return token.is_capital and not plain and not token.text.isupper()


def _particles_end(line: Line, at: int, particles: tuple[str, ...]) -> int | None:
    end = at + 1
    for word in particles:
        if line.word(end) in grammar("adverbs") and word not in grammar("adverbs"):
            end += 1
        if line.word(end) != word:
            return None
        end += 1
    return end


@dataclass(frozen=True, slots=True)
class _Before:
    """What auxiliaries and adverbs stand right before a verb; ``start`` is the first of them."""

    start: int
    negated: bool
    modal: bool
    passive: bool
    perfect: bool


def _look_before(line: Line, at: int) -> _Before:
    start = at
    while start > 0 and not line.is_mark(start - 1) and _is_auxiliary(line, start - 1):
        start -= 1
    words = {line.word(i) for i in range(start, at)}
    return _Before(
        start,
        negated=bool(words & grammar("negations")),
        modal=bool(words & grammar("modals")),
        passive=bool(words & _BE),
        perfect=bool(words & grammar("perfect")),
    )


def _is_auxiliary(line: Line, at: int) -> bool:
    word = line.word(at)
    if any(word in grammar(group) for group in ("auxiliaries", "negations", "adverbs")):
        return True
    return word.endswith("ly") and len(word) > 4 and not line.tokens[at].is_capital


def _is_noun(line: Line, cue: Cue, before: int, at: int) -> bool:
    """Whether "protests", "state", "call" is the noun: no subject of its own number stands before it."""
    if before < at or before == 0 or cue.lemma not in grammar("nouns_too"):
        return before == 0 and cue.lemma in grammar("nouns_too")
    if line.in_name(at):
        return True
    if line.word(before - 1) == "," and before > 1 and line.tokens[before - 2].is_capital:
        return False  # "The teaching union, Weir-Litoral, claims"
    previous = line.tokens[before - 1]
    if not line.word(at).endswith("s"):
        return previous.lower not in people_words("groups") and previous.lower not in _MANY
    word = previous.lower
    one = any(word in people_words(group) for group in ("singular_groups", "roles")) or word in documents()
    named = previous.is_capital
    return not (named or one or word in _ONE)


def _in_form(line: Line, cue: Cue, forms: frozenset[Form], at: int, end: int) -> Found | None:
    """The cue in the form that its auxiliaries tell, or None where the word is no verb here."""
    told = _look_before(line, at)
    word = line.word(told.start - 1)
    finite = Found(
        cue, "past", told.start, at, end, True, told.negated, told.perfect and told.passive, told.modal
    )
    present = "past" not in forms and "ing" not in forms
    noun = present and (
        "noun" in cue.flags or word in grammar("determiners") or _is_noun(line, cue, told.start, at)
    )
    if noun or word in _ARTICLES or word in _STATES or line.word(at + 1) in _WARNED_OF.get(line.word(at), ()):
        return None
    if "ing" in forms:
        return replace(finite, form="ing", finite=told.passive, passive=told.passive)
    if word == "to":
        return replace(finite, form="base", start=told.start - 1, finite=False, passive=False)
    if not forms & {"past", "part"}:
        return replace(finite, form="third" if "third" in forms else "base", passive=False)
    if "part" in forms and told.passive and not told.perfect:
        return replace(finite, form="part", passive=True)
    return finite if "past" in forms or told.perfect else None
