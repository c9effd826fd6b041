"""Numbers that count people without saying so: "83 were arrested", "police said 500, organisers 1,000"."""

from functools import cache

from onrecord.tables.beside import source_words
from onrecord.tables.grammar import grammar
from onrecord.tables.groups import plural_kind, singular_kind
from onrecord.tables.numerals_context import context_words
from onrecord.tables.numerals_phrases import NumberPhrase
from onrecord.tables.numerals_tokens import Tokens
from onrecord.tables.voices import voice_nouns

_IN_ALL = (("in", "all"), ("in", "total"), ("in", "number"), ("altogether",), ("all", "told"))
_QUOTES = frozenset("\"“‘'")
_NUMBERING_REACH = 12  # tokens before a bare figure in which "turnout", "put at" stand
_THERE = frozenset({"in", "at", "outside", "near", "on"})
_APPOSED = 7  # tokens from people to the end of what they are of
_ASIDE = 12  # tokens of an aside behind a name
_DESCRIBED = 10  # tokens from a source to its verb
_OF_WHAT = frozenset({"of", "for", "behind", "in", "at", "from"})
_HEADS = frozenset({"the", "its", "their", "and", "but", "while"})  # before a source at the head of its clause
_SAYS = frozenset(
    {"says", "said", "claims", "claimed", "estimates", "estimated", "counted", "counts", "reports"}
)
_ARTICLES = frozenset({"a", "an", "the"})
_VERB_REACH = 4  # tokens behind an auxiliary in which its verb stands


def elided_people(tokens: Tokens, phrase: NumberPhrase, earlier: str) -> str | None:
    """The rule by which a number without a noun counts people, or None.

    ``earlier``: what was counted last, in the sentence or the one before: ``people``, ``things`` or "".
    """
    at = phrase.stop + (tokens.word(phrase.stop) == "more")
    at += next((len(words) for words in _IN_ALL if tokens.match(at, words)), 0)
    while tokens.word(at) in grammar("adverbs") or tokens.word(at) in ("so", "far", "reportedly"):
        at += 1
    return _by_verb(tokens, at, phrase.writing == "fuzzy") or _by_words_before(tokens, phrase.first, at, earlier)


def _by_verb(tokens: Tokens, at: int, fuzzy: bool) -> str | None:
    """By what stands behind: "(83) arrested", "(500) were expected", "(1,000) to take part"."""
    word = tokens.word(at)
    verbs = _verbs()
    if word in verbs or (word == "to" and tokens.word(at + 1) in context_words("doing")):
        return "verb behind"
    if word in grammar("auxiliaries") and not fuzzy:
        ahead = [tokens.word(index) for index in range(at + 1, at + 1 + _VERB_REACH)]
        return "auxiliary behind" if any(word in verbs for word in ahead) else None
    return "strong" if word == "strong" else None


@cache
def _verbs() -> frozenset[str]:
    """Verbs of people who do something, or whom something befalls."""
    groups = ("befalling", "doing", "taking", "undergoing")
    return frozenset(word for group in groups for word in context_words(group))


@cache
def _sources() -> frozenset[str]:
    """Nouns of those who give figures: "the prefecture", "a union"."""
    return frozenset(word for _, words in voice_nouns() for word in words) | frozenset(source_words())


def _by_words_before(tokens: Tokens, first: int, at: int, earlier: str) -> str | None:
    """By what stands before: "the turnout at (5,000)", "police said (500)", "organisers (1,000)"."""
    first -= tokens.word(first - 1) in _QUOTES
    first += tokens.word(first) == "estimated"  # "a lieutenant estimated 700"
    word, before = tokens.word(at), tokens.word(first - 1)
    last = (
        any(tokens.match(at - len(words), words) for words in _IN_ALL)
        or not word
        or tokens.at(at).kind == "sign"
        or word in grammar("conjunctions")
    )
    closed = last or word in grammar("prepositions")
    people, things = earlier == "people", earlier == "things"
    befell = before in context_words("befalling") and before.endswith(("ing", "ed"))
    rules = (
        (
            "saying before",
            last
            and not things
            and before in context_words("saying")
            and _gives_figures(tokens, first - 2, people),
        ),
        ("source before", last and people and _is_source(tokens, first - 1)),
        ("source before", last and people and _is_named_source(tokens, first - 1)),
        ("verb before", last and befell),
        ("beside a noun", last and before == "," and plural_kind(tokens.word(first - 2)) is not None),
        ("beside a noun", before == "," and word == "," and _is_apposed(tokens, first - 2)),
        ("saying before", last and not things and _is_all_said(tokens, first - 1)),
        ("saying before", last and people and _speaks_of(tokens, first - 1)),
        ("counting before", closed and not things and before in ("counted", "counting", "count")),
        ("counting before", closed and people and word != "to" and before in ("gave", "gives")),
        ("counting before", closed and people and tokens.match(first - 2, ("it", "was"))),
        ("counting before", closed and people and word != "to" and _is_made(tokens, first - 1)),
        ("ellipsis", people and before in ("", ".", ":", ";") and "now" in (word, tokens.word(at - 1))),
        ("numbering before", closed and not things and _is_numbered(tokens, first)),
        ("ellipsis", people and _is_ellipsis(tokens, first, at)),
    )
    return next((rule for rule, holds in rules if holds), None)


def _is_apposed(tokens: Tokens, at: int) -> bool:
    """Whether people and what they are of stand there: "supporters of the alliance, (50 or so), burned"."""
    for index in range(at, at - _APPOSED, -1):
        if tokens.at(index).kind != "word" or tokens.word(index) in _verbs():
            return False
        if plural_kind(tokens.word(index)):
            return tokens.word(index + 1) in grammar("prepositions")
    return False


def _speaks_of(tokens: Tokens, at: int) -> bool:
    """Whether a source speaks of a number there: "the federation, which joined it, speaks of (60,000)"."""
    spoken = tokens.word(at) == "of" and tokens.word(at - 1) in ("speak", "speaks", "spoke", "speaking")
    return spoken and _gives_figures(tokens, at - 2, people=True)


def _is_all_said(tokens: Tokens, at: int) -> bool:
    """Whether a name and a verb of saying are all that stands before: "Ertoba says (60,000)."."""
    first = at
    while tokens.at(first - 1).capital and first > 0:
        first -= 1
    return at - first in (1, 2, 3) and first == 0 and tokens.word(at) in _SAYS


def _gives_figures(tokens: Tokens, at: int, people: bool) -> bool:
    """Whether a source stands there, or a name where ``people`` were counted before: "Roe claimed (8,000)".

    The source may go on: "organisers of the walk in Bogota claimed (8,000)".
    """
    at -= tokens.word(at) in ("has", "have", "had")  # "the prefecture has acknowledged (39)"
    if _is_described_source(tokens, at):
        return True
    if tokens.word(at) == "," and people:  # "NousToutes, the collective behind the march, claimed (8,000)"
        opens = next((index for index in range(at - 1, at - _ASIDE, -1) if tokens.word(index) == ","), 0)
        at = opens - 1 if opens > 0 else at
    return _is_source(tokens, at) or (people and tokens.at(at).capital and tokens.at(at).kind == "word")


def _is_described_source(tokens: Tokens, at: int) -> bool:
    """Whether the words up to ``at`` are a source and what it is of, at the head of their clause."""
    for index in range(at, at - _DESCRIBED, -1):
        word = tokens.word(index)
        possessive = word in ("-", "'", "’") and tokens.touches(index)
        if (tokens.at(index).kind != "word" and not possessive) or word in context_words("saying"):
            return False
        if word in _OF_WHAT and _is_source(tokens, index - 1):
            head = index - 2
            if tokens.at(head).kind == "word" and tokens.word(head - 1) in _ARTICLES:
                head -= 1  # "a (police) lieutenant of"
            return tokens.at(head).kind == "sign" or tokens.word(head) in _HEADS | _ARTICLES
    return False


def _is_named_source(tokens: Tokens, at: int) -> bool:
    """Whether a body's name with its article stands there and heads a clause: ", the Tenants' Hall (500)"."""
    name = at
    while name > 0 and (tokens.at(name).capital or tokens.word(name) in ("'", "’", "s")):
        name -= 1
    return (
        name < at and tokens.word(name) == "the" and tokens.word(name - 1) in (",", ";", "and", "while", "but")
    )


def _is_source(tokens: Tokens, at: int) -> bool:
    at -= tokens.word(at) == ","  # "the police, 8,000"
    word = tokens.word(at)
    if word in ("office", "offices") and tokens.word(at - 1).endswith(("'s", "’s")):
        return True  # "the governor's office acknowledged 39"
    return plural_kind(word) is not None or singular_kind(word) is not None or word in _sources()


def _is_ellipsis(tokens: Tokens, first: int, at: int) -> bool:
    """Whether a number goes on with what was counted before it: "13 were held in Moscow and (four) in Kazan"."""
    if tokens.word(at) == "did" and tokens.at(at + 1).kind == "sign":
        return True  # "90 marched last week; this week (140) did"
    joined = tokens.word(first - 1) in ("and", ",", ";", ":", "plus")
    return joined and tokens.word(at) in _THERE and tokens.at(at + 1).kind != "digits"


def _is_made(tokens: Tokens, at: int) -> bool:
    """ "I make it (650)", "our reporter made it (80)"."""
    return tokens.word(at) == "it" and tokens.word(at - 1) in ("make", "makes", "made")


def _is_numbered(tokens: Tokens, at: int) -> bool:
    """Whether words that number a crowd stand before: "the turnout at (5,000)", "numbers had risen to (365)"."""
    if tokens.word(at - 1) not in context_words("numbering_joints"):
        return False
    return any(tokens.word(index) in context_words("numbering") for index in range(at - _NUMBERING_REACH, at))
