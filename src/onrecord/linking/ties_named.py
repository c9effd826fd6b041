"""What a report may call a mention later on: "the ban", "the vote", "the decision", "those arrested"."""

import re
from collections.abc import Iterator

from onrecord.linking.ties_view import Scene, Sentence, Told, is_broken, opposes
from onrecord.records import Span
from onrecord.records.findings import EventKind
from onrecord.tables.numerals import numeral_at
from onrecord.tables.numerals_tokens import tokenize
from onrecord.tables.ties import called, cue_first, cue_in, decision, decision_forms, forms, named, the_protest

_NUMBER_FIRST = 40  # code points at the beginning of a sentence in which a number of people is looked for
_WORD = re.compile(r"[\w’'-]+")


def parted(words: str) -> bool:
    """Whether a clause ends in ``words``."""
    return is_broken(words) or bool(cue_in("breaks").search(words))


def nouns_of(told: Told) -> Iterator[re.Pattern[str]]:
    """Definite nouns by which the report may name it: those of its forms, and of the verbs it is told with."""
    for form in sorted(told.forms):
        if pattern := named(form):
            yield pattern
    for span, sentence in told.triggers:
        before = told.text[max(sentence.span.start, span.start - 60) : span.end].lower()
        for word in _WORD.findall(before):
            if pattern := called(word):
                yield pattern


def named_at(words: Span, other: Told, scene: Scene) -> Span | None:
    """In ``words``, a definite noun that can mean ``other`` and nothing else told so far."""
    text = words.of(scene.text)
    for pattern in nouns_of(other):
        found = pattern.search(text)
        if found is None:
            continue
        rivals = [
            one for one in scene if one is not other and one.kind != "protest" and one.before(words.end) >= 0
        ]
        if not any(rival.fullmatch(found[0]) for one in rivals for rival in nouns_of(one)):
            return Span(words.start + found.start(), words.start + found.end())
    return None


def decision_at(words: Span, scene: Scene) -> tuple[Span, Told] | None:
    """ "The decision", "the ruling" in ``words``, with what of its kind was decided last before."""
    found = decision().search(words.of(scene.text))
    if found is None:
        return None
    at = Span(words.start + found.start(), words.start + found.end())
    can_be = decision_forms(found["noun"])
    earlier = scene.start_of_sentence(at)
    last = (
        one
        for one in scene.nearest(earlier, "government", "court", "policing")
        if not can_be or one.forms & can_be
    )
    told = next(last, None)
    return (at, told) if told else None


def people_at(words: Span, scene: Scene) -> tuple[Span, Told] | None:
    """ "The protesters" in ``words``, with the protest told last before that was held and opposes no other."""
    found = cue_in("participants").search(words.of(scene.text))
    if found is None:
        return None
    at = Span(words.start + found.start(), words.start + found.end())
    last = next((one for one in scene.nearest(at.end, "protest") if one.was_held and not opposes(one)), None)
    return (at, last) if last else None


def protest_at(words: Span, scene: Scene) -> tuple[Span, Told] | None:
    """ "The strike" in ``words``, with the protest told last before that was told of by this noun."""
    found = the_protest().search(words.of(scene.text))
    if found is None:
        return None
    at = Span(words.start + found.start(), words.start + found.end())
    noun = found["noun"].lower()
    meant = [told for told in scene.nearest(at.start, "protest") if told.is_called(noun)]
    return (at, meant[0]) if meant else None


def held_people_at(words: Span, scene: Scene) -> tuple[Span, Told] | None:
    """ "Those arrested" in ``words``, with the mention told last before that tells of people taken or tried."""
    found = cue_in("those_held").search(words.of(scene.text))
    if found is None:
        return None
    at = Span(words.start + found.start(), words.start + found.end())
    taken = found[0].lower().startswith(("the arrest", "the detention"))
    kinds: tuple[EventKind, ...] = ("protest", "policing") if taken else ("protest", "policing", "court")
    last = [one for one in scene.nearest(at.start, *kinds) if _holds(one)]
    return (at, last[0]) if last else None


def _holds(told: Told) -> bool:
    if told.kind == "protest":
        return bool(told.held) and not told.is_ahead
    return bool(told.forms & forms("of_people_held"))


def begins_with_them(sentence: Sentence, text: str) -> bool:
    """Whether a sentence begins with the people told of just before: "They", "Five of them", "The twelfth"."""
    words = text[sentence.span.start : min(sentence.span.end, sentence.span.start + _NUMBER_FIRST)]
    if cue_first("pronouns").match(words):
        return True
    first = [*_WORD.findall(words)[:2], "", ""]
    if first[0].lower() == "the" and cue_in("ordinals").fullmatch(first[1]):
        return True
    if first[0].lower() == "the" and number(first[1]) is not None:
        return True
    return number(first[0]) is not None and bool(cue_in("after_number").fullmatch(first[1]))


def number(word: str) -> float | None:
    """The number that a word is; None where it is none, or a vague one."""
    found = numeral_at(tokenize(word), 0)
    return found.low.amount if found and not found.low.fuzzy else None
