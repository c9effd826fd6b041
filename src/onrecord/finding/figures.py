"""Counts as they stand in the text: how many people, police, things, how much money, how long, how far.

This finder points and says what kind of thing is counted. What the words come to is ``coding/counts/sizes.py``;
whose figure it is, and of which variable, is settled when findings are gathered into mentions.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from onrecord.finding.figure_context import cluster_before, is_age, is_no_count, names_number
from onrecord.finding.figure_elisions import elided_people
from onrecord.finding.figure_nouns import Noun, counted_noun
from onrecord.finding.figure_persons import nobody, one_person, person_beside
from onrecord.finding.figure_shares import share_at
from onrecord.finding.passages import telling_sentences
from onrecord.records import Figure, Report, Span
from onrecord.tables.groups import plural_kind, singular_kind
from onrecord.tables.numerals_context import number_openers
from onrecord.tables.numerals_phrases import NumberPhrase, phrase_at
from onrecord.tables.numerals_table import ONE, fuzzy, worths
from onrecord.tables.numerals_tokens import Tokens, tokenize

# How sure each rule is, by what it rests on; estimated on reports of our own.
_SURE = {
    "noun": 0.9, "strong": 0.9, "event": 0.9, "unit": 0.9, "compound": 0.7, "of them": 0.6, "thing": 0.7,
    "cluster": 0.85, "verb behind": 0.8, "auxiliary behind": 0.7, "numbering before": 0.7, "saying before": 0.6,
    "source before": 0.6, "verb before": 0.6, "beside a noun": 0.6, "counting before": 0.6, "plural alone": 0.6,
    "ellipsis": 0.5,
    "money": 0.95, "age": 0.9, "share": 0.8, "one person": 0.6, "nobody": 0.7, "bare": 0.2,
}  # fmt: skip


_POLICY = "ccc-3"  # by which words are too small for a crowd; under the others they are hardly larger
_CROWD = 20  # people; fewer than that are seldom told in words alone
_METRES = 20_000_000  # "180m" are metres, "1.2m" may be people


def find_figures(report: Report) -> tuple[Figure, ...]:
    """Every count in the report's own words, in the order of the text. Linear in the length of the report."""
    found: list[Figure] = []
    earlier = ""
    for sentence in telling_sentences(report):
        here = list(_in_sentence(tokenize(report.text, sentence.start, sentence.end), earlier))
        earlier = _last_counted(here, "")
        found += here
    return tuple(found)


def _last_counted(figures: Iterable[Figure], otherwise: str) -> str:
    """Whether ``people`` or ``things`` were counted last."""
    for figure in figures:
        if figure.counts in ("people", "police", "things"):
            otherwise = "things" if figure.counts == "things" else "people"
    return otherwise


def _in_sentence(tokens: Tokens, earlier: str) -> Iterator[Figure]:
    """The figures of one sentence. ``earlier``: what was counted last before it."""
    index, person = 0, 0
    while index < len(tokens):
        found, stop = _at(tokens, index, earlier)
        if found is None and person and (beside := person_beside(tokens, index, person)):
            found, stop = _one(tokens, index, beside), beside[1]
        if found and (found.rule == "one person" or (found.rule == "noun" and found.counts == "people")):
            person = stop  # "three men (and a woman)"
        if found:
            earlier = _last_counted((found,), earlier)
            yield found
        index = stop


def _at(tokens: Tokens, index: int, earlier: str) -> tuple[Figure | None, int]:
    """The figure that begins at token ``index``, and the token to go on from."""
    shared = share_at(tokens, index)
    if shared:
        return _figure(tokens, (index, shared), (index, shared), None, ("share", "share")), shared
    token = tokens.at(index)
    if token.kind == "digits" or token.word in number_openers():
        phrase = phrase_at(tokens, index)
        if phrase:
            return _of_phrase(tokens, phrase, earlier), phrase.stop
    return _nobody(tokens, index) or _one_person(tokens, index) or (None, index + 1)


def _nobody(tokens: Tokens, index: int) -> tuple[Figure, int] | None:
    found = nobody(tokens, index)
    if found is None:
        return None
    negated, noun, stop = found
    unit = (noun, stop) if noun >= negated else None
    counts = "police" if _kind(tokens, noun) == "police" else "people"
    number = (index, max(negated, index + 1))
    return _figure(tokens, (index, stop), number, unit, (counts, "nobody")), stop


def _one_person(tokens: Tokens, index: int) -> tuple[Figure, int] | None:
    found = one_person(tokens, index)
    return (_one(tokens, index, found), found[1]) if found else None


def _one(tokens: Tokens, index: int, found: tuple[int, int]) -> Figure:
    """The figure of one person whose words begin at ``index``; ``found`` is where the noun is and ends."""
    noun, stop = found
    counts = "police" if _kind(tokens, noun) == "police" else "people"
    return _figure(tokens, (index, stop), (index, stop), (noun, stop), (counts, "one person"))


def _kind(tokens: Tokens, index: int) -> str | None:
    word = tokens.word(index)
    return singular_kind(word) or plural_kind(word)


def _of_phrase(tokens: Tokens, phrase: NumberPhrase, earlier: str) -> Figure | None:
    """The figure of a number, or None where the number counts nothing."""
    number = (phrase.first, phrase.stop)
    if is_no_count(tokens, phrase):
        return None
    if phrase.currency:
        return _figure(tokens, number, number, None, ("money", "money"))
    if is_age(tokens, phrase):
        return _figure(tokens, number, number, None, ("age", "age"))
    one = phrase.high == ONE
    noun = counted_noun(tokens, phrase.stop, one, _is_plural_alone(tokens, phrase))
    named = names_number(tokens, phrase)
    if noun and not (named and (noun.counts not in ("people", "police") or _is_label_of(tokens, phrase))):
        return _counted(tokens, phrase, noun)
    return None if named else _uncounted(tokens, phrase, earlier, one)


def _is_label_of(tokens: Tokens, phrase: NumberPhrase) -> bool:
    """Whether "the" and a name stand before the number: "the Stansted 15 activists"."""
    at = phrase.first - 1
    while tokens.at(at).capital and at > 0 and tokens.word(at) != "the":
        at -= 1
    return tokens.word(at) == "the"


def _is_plural_alone(tokens: Tokens, phrase: NumberPhrase) -> bool:
    """Whether the number is a fuzzy plural ("hundreds"), which takes a noun only after "of"."""
    return phrase.writing == "fuzzy" and tokens.word(phrase.stop - 1) in fuzzy("plurals")


def _counted(tokens: Tokens, phrase: NumberPhrase, noun: Noun) -> Figure:
    """A number with its noun, and with "a crowd of" before it."""
    cluster = cluster_before(tokens, phrase.first)
    first = cluster[0] if cluster and noun.counts in ("people", "police") else phrase.first
    if noun.rule == "strong" and _is_of_police(tokens, phrase):
        noun = replace(noun, counts="police")
    return _figure(
        tokens,
        (first, noun.stop),
        (phrase.first, phrase.stop),
        (noun.first, noun.stop),
        (noun.counts, noun.rule),
    )


def _uncounted(tokens: Tokens, phrase: NumberPhrase, earlier: str, one: bool) -> Figure | None:
    """A number without a noun: what it counts is told by the words around it, or unknown."""
    number = (phrase.first, phrase.stop)
    cluster = cluster_before(tokens, phrase.first)
    if cluster and tokens.word(cluster[1]) not in ("number", "total"):
        first, noun = cluster
        return _figure(tokens, (first, phrase.stop), number, (noun, noun + 1), ("people", "cluster"))
    if tokens.word(phrase.stop - 1) == "m" and phrase.writing == "digits" and phrase.low.amount >= _METRES:
        return _figure(tokens, number, number, None, ("distance", "unit"))
    rule = elided_people(tokens, phrase, earlier)
    if rule:
        police = rule == "strong" and _is_of_police(tokens, phrase)
        return _figure(tokens, number, number, None, ("police" if police else "people", rule))
    if _is_plural_alone(tokens, phrase):
        return _figure(tokens, number, number, None, ("people", "plural alone"))
    joined = tokens.touches(phrase.stop) and tokens.word(phrase.stop) in ("-", "‑", "‐")
    if one or joined or (phrase.writing != "digits" and _is_small(phrase)):
        return None
    return _figure(tokens, number, number, None, ("unknown", "bare"))


def _is_small(phrase: NumberPhrase) -> bool:
    """Whether a number in words is too small to be told for a crowd without a noun ("six", "a few")."""
    return phrase.high.value(worths(_POLICY)) < _CROWD


def _is_of_police(tokens: Tokens, phrase: NumberPhrase) -> bool:
    """ "Police, 50 strong, looked on"."""
    return tokens.word(phrase.first - 1) == "," and plural_kind(tokens.word(phrase.first - 2)) == "police"


def _figure(
    tokens: Tokens,
    span: tuple[int, int],
    number: tuple[int, int],
    unit: tuple[int, int] | None,
    told: tuple[str, str],
) -> Figure:
    """A figure from ranges of tokens; ``told`` is what it counts and the rule that says so."""
    counts, rule = told
    return Figure(
        span=_span(tokens, span),
        number=_span(tokens, number),
        unit=_span(tokens, unit) if unit else None,
        counts=counts,
        rule=rule,
        confidence=_SURE[rule],
    )


def _span(tokens: Tokens, pieces: tuple[int, int]) -> Span:
    first, stop = pieces
    return Span(tokens.at(first).start, tokens.at(stop - 1).end)
