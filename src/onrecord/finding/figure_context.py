"""What the words around a number tell: that it is no count at all, or whom it counts without a noun."""

from onrecord.tables.calendar import months
from onrecord.tables.grammar import grammar
from onrecord.tables.groups import clusters, plural_kind, singular_kind
from onrecord.tables.numerals_context import context_words
from onrecord.tables.numerals_phrases import NumberPhrase
from onrecord.tables.numerals_tokens import Tokens

_DASHES = frozenset("-–—‑‐")
_NUMBERING_REACH = 7  # tokens before a bare figure in which "turnout", "put at" stand
_BEFORE_YEARS = frozenset(
    {"in", "since", "by", "until", "till", "from", "during", "of", "before", "after", "the", "its", "their", "his",
     "her", "this", "and", "to", "early", "late", "mid", "between", "back", "("}
)  # fmt: skip


def is_no_count(tokens: Tokens, phrase: NumberPhrase) -> bool:
    """Whether the number is a date, a time, a score, or part of a name or address rather than a count."""
    at, stop = phrase.bare, phrase.stop
    if phrase.writing != "digits":
        return _is_label(tokens, at, worded=True)
    if phrase.currency:
        return False
    return (
        _is_clock(tokens, at, stop)
        or _is_date(tokens, at, stop)
        or _is_year(tokens, phrase)
        or _is_joined(tokens, at, stop)
        or _is_label(tokens, at, worded=False)
        or _is_address(tokens, stop)
        or _is_listing(tokens, at, stop)
    )


def names_number(tokens: Tokens, phrase: NumberPhrase) -> bool:
    """Whether a name stands right before a plain number and takes it in: "Hong Kong 47", "the Stansted 15"."""
    at = phrase.bare - 1
    if phrase.bare != phrase.first or phrase.writing != "digits" or not _is_name(tokens, at):
        return False
    while _is_name(tokens, at):
        at -= 1
    return at >= 0 and tokens.word(at) not in grammar("prepositions") - {"of"} and tokens.at(at).kind == "word"


def _is_name(tokens: Tokens, at: int) -> bool:
    token = tokens.at(at)
    if not token.capital or token.word in grammar("calendar") or plural_kind(token.word):
        return False
    return token.word not in grammar("never_names") and token.word not in context_words("saying")


def is_age(tokens: Tokens, phrase: NumberPhrase) -> bool:
    """ "aged 28", "Ms Doe, 28, said", "a man (28)", "in her 80s"."""
    before, after = tokens.word(phrase.first - 1), tokens.word(phrase.stop)
    if before == "aged" or tokens.match(phrase.first - 2, ("age", "of")):
        return True
    if phrase.writing != "digits" or phrase.low != phrase.high or not 0 < phrase.low.amount < 120:
        return False
    if after == "s" and tokens.touches(phrase.stop):
        return True
    named = tokens.at(phrase.first - 2)
    person = (named.capital and named.word not in grammar("never_names")) or singular_kind(
        named.word
    ) is not None
    closed = after in (",", ".", ")", ";") or (after in ("and", "was", "who", "from", "of") and before == ",")
    return before in (",", "(") and person and closed and phrase.bare == phrase.first


def elided_people(tokens: Tokens, phrase: NumberPhrase, earlier: bool) -> str | None:
    """The rule by which a number without a noun counts people, or None.

    ``earlier``: people were counted before in the sentence ("police said 500, organisers 1,000").
    """
    at = phrase.stop + (tokens.word(phrase.stop) == "more")
    while tokens.word(at) in grammar("adverbs") or tokens.word(at) in ("already", "so", "far", "reportedly"):
        at += 1
    word = tokens.word(at)
    if word in context_words("befalling") or word in context_words("doing"):
        return "verb behind"
    if word in context_words("taking"):
        return "verb behind"
    if word in grammar("auxiliaries") and phrase.writing != "fuzzy":
        return "auxiliary behind" if _acts(tokens, at) else None
    if word == "strong":
        return "strong"
    before = tokens.word(phrase.first - 1)
    closed = not word or tokens.at(at).kind == "sign" or word in grammar("conjunctions")
    if closed and before in context_words("saying") and _is_source(tokens, phrase.first - 2):
        return "saying before"
    if closed and earlier and (plural_kind(before) or before in ("union", "party", "ngo")):
        return "source before"
    if before in context_words("befalling") and before.endswith(("ing", "ed")) and closed:
        return "verb before"
    closed = closed or word in grammar("prepositions")
    return "numbering before" if closed and _is_numbered(tokens, phrase.first) else None


def _is_source(tokens: Tokens, at: int) -> bool:
    token = tokens.at(at)
    return token.capital or plural_kind(token.word) is not None or singular_kind(token.word) is not None


def _acts(tokens: Tokens, at: int) -> bool:
    """Whether a verb of a crowd or of what befalls people follows an auxiliary soon."""
    words = [tokens.word(index) for index in range(at + 1, at + 5)]
    verbs = context_words("befalling") | context_words("doing") | context_words("taking")
    return any(word in verbs for word in words)


def _is_numbered(tokens: Tokens, at: int) -> bool:
    """Whether words that number a crowd stand before: "the turnout at (5,000)", "numbers had risen to (365)"."""
    joint = {
        "at",
        "to",
        "of",
        "was",
        "is",
        "as",
        "by",
        "in",
        "be",
        ":",
        "were",
        "reached",
        "reach",
        "hit",
        "about",
    }
    if tokens.word(at - 1) not in joint:
        return False
    return any(tokens.word(index) in context_words("numbering") for index in range(at - _NUMBERING_REACH, at))


def cluster_before(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """Where "a crowd of" before a number begins, and its noun; None where there is none."""
    if tokens.word(at - 1) != "of" or tokens.word(at - 2) not in clusters():
        return None
    noun, first = at - 2, at - 2
    for index in range(noun - 1, noun - 5, -1):
        if tokens.word(index) in ("a", "an", "the", "another"):
            return index, noun
        if tokens.at(index).kind != "word" or tokens.word(index) in grammar("prepositions"):
            break
    return first, noun


def _is_clock(tokens: Tokens, at: int, stop: int) -> bool:
    after = tokens.word(stop)
    if after in ("am", "pm", "noon", "hrs", "o'clock", "gmt", "bst"):
        return True
    if after in ("a", "p") and tokens.word(stop + 1) == "." and tokens.word(stop + 2) == "m":
        return True
    return after == ":" and tokens.touches(stop) and tokens.at(stop + 1).kind == "digits"


def _is_date(tokens: Tokens, at: int, stop: int) -> bool:
    """ "7 October", "Oct. 7", "October 7-8"; also the day before "of October"."""
    amount = tokens.at(at).amount or 0
    if not 0 < amount <= 31:
        return False
    dot = tokens.word(at - 1) == "."
    before, after = tokens.at(at - 1 - dot), tokens.at(stop + (tokens.word(stop) == "of"))
    return (before.capital and before.word in months()) or (after.capital and after.word in months())


def _is_year(tokens: Tokens, phrase: NumberPhrase) -> bool:
    """Four plain digits where a year would stand: "in 2019", "the 2014 movement", "October 2023", "2019-20"."""
    token = tokens.at(phrase.bare)
    if len(token.word) != 4 or not 1500 <= (token.amount or 0) < 2100 or phrase.first != phrase.bare:
        return False
    before = tokens.at(phrase.first - 1)
    if before.word == "of" and tokens.word(phrase.first - 2) in clusters():
        return False
    if before.word in _BEFORE_YEARS or (before.capital and before.word in months()):
        return True
    if before.word in (",", "-", "/") and (
        tokens.at(phrase.first - 2).amount or tokens.at(phrase.first - 2).capital
    ):
        return True
    return phrase.low != phrase.high or before.capital or tokens.word(phrase.stop) in ("", ".", ",", ")")


def _is_joined(tokens: Tokens, at: int, stop: int) -> bool:
    """A score, fraction, part number or ordinal: "3-1", "24/7", "12th", "9/11", "2.1.3", "737s"."""
    after = tokens.word(stop)
    if not tokens.touches(stop):
        before = tokens.word(at - 1)
        return before in _DASHES and tokens.touches(at) and tokens.at(at - 2).kind == "digits"
    if tokens.at(stop).kind == "word":
        return after in ("st", "nd", "rd", "th", "x", "d", "g", "a", "b", "c")
    digits_behind = tokens.touches(stop + 1) and tokens.at(stop + 1).kind == "digits"
    return after in {"/", ".", "_", *_DASHES} and digits_behind


def _is_label(tokens: Tokens, at: int, worded: bool) -> bool:
    before = tokens.word(at - 1)
    if before == "." and tokens.word(at - 2) in ("no", "nos", "art", "sec", "vol", "ch"):
        return True
    if before in ("no", "nos") and not worded:
        return tokens.at(at - 1).capital
    return before in context_words("labels") and not (worded and before == "all")


def _is_address(tokens: Tokens, stop: int) -> bool:
    """ "10 Downing Street"."""
    for index in range(stop, stop + 4):
        if not tokens.at(index).capital:
            return False
        if tokens.word(index) in context_words("streets") and index > stop:
            return True
    return False


def _is_listing(tokens: Tokens, at: int, stop: int) -> bool:
    """The number of an item at the start of a line ("1. ", "2) "), or a string of digits too long for a count."""
    item = at == 0 and tokens.word(stop) in (".", ")") and tokens.touches(stop) and len(tokens) > stop + 1
    return item or (len(tokens.word(at)) > 7 and tokens.word(at).isdigit())
