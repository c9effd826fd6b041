"""Numbers that count people without saying so: "83 were arrested", "police said 500, organisers 1,000"."""

from onrecord.tables.grammar import grammar
from onrecord.tables.groups import plural_kind, singular_kind
from onrecord.tables.numerals_context import context_words
from onrecord.tables.numerals_phrases import NumberPhrase
from onrecord.tables.numerals_tokens import Tokens

_QUOTES = frozenset("\"“‘'")
_NUMBERING_REACH = 7  # tokens before a bare figure in which "turnout", "put at" stand
_VERB_REACH = 4  # tokens behind an auxiliary in which its verb stands


def elided_people(tokens: Tokens, phrase: NumberPhrase, earlier: str) -> str | None:
    """The rule by which a number without a noun counts people, or None.

    ``earlier``: what was counted last, in the sentence or the one before: ``people``, ``things`` or "".
    """
    at = phrase.stop + (tokens.word(phrase.stop) == "more")
    while tokens.word(at) in grammar("adverbs") or tokens.word(at) in ("so", "far", "reportedly"):
        at += 1
    return _by_verb(tokens, at, phrase.writing == "fuzzy") or _by_words_before(tokens, phrase.first, at, earlier)


def _by_verb(tokens: Tokens, at: int, fuzzy: bool) -> str | None:
    """By what stands behind: "(83) arrested", "(500) were expected", "(1,000) to take part"."""
    word = tokens.word(at)
    verbs = context_words("befalling") | context_words("doing") | context_words("taking")
    if word in verbs or (word == "to" and tokens.word(at + 1) in context_words("doing")):
        return "verb behind"
    if word in grammar("auxiliaries") and not fuzzy:
        ahead = [tokens.word(index) for index in range(at + 1, at + 1 + _VERB_REACH)]
        return "auxiliary behind" if any(word in verbs for word in ahead) else None
    return "strong" if word == "strong" else None


def _by_words_before(tokens: Tokens, first: int, at: int, earlier: str) -> str | None:
    """By what stands before: "the turnout at (5,000)", "police said (500)", "organisers (1,000)"."""
    first -= tokens.word(first - 1) in _QUOTES
    word, before = tokens.word(at), tokens.word(first - 1)
    last = not word or tokens.at(at).kind == "sign" or word in grammar("conjunctions")
    closed = last or word in grammar("prepositions")
    people, things = earlier == "people", earlier == "things"
    befell = before in context_words("befalling") and before.endswith(("ing", "ed"))
    rules = (
        (
            "saying before",
            last and not things and before in context_words("saying") and _is_source(tokens, first - 2),
        ),
        ("source before", last and people and _is_source(tokens, first - 1)),
        ("verb before", last and befell),
        ("beside a noun", last and before == "," and plural_kind(tokens.word(first - 2)) is not None),
        ("counting before", closed and not things and before in ("counted", "counting")),
        ("counting before", closed and people and tokens.match(first - 2, ("it", "was"))),
        ("numbering before", closed and not things and _is_numbered(tokens, first)),
    )
    return next((rule for rule, holds in rules if holds), None)


def _is_source(tokens: Tokens, at: int) -> bool:
    token = tokens.at(at)
    return plural_kind(token.word) is not None or singular_kind(token.word) is not None or token.word == "union"


def _is_numbered(tokens: Tokens, at: int) -> bool:
    """Whether words that number a crowd stand before: "the turnout at (5,000)", "numbers had risen to (365)"."""
    if tokens.word(at - 1) not in context_words("numbering_joints"):
        return False
    return any(tokens.word(index) in context_words("numbering") for index in range(at - _NUMBERING_REACH, at))
