"""What the words around a number tell: that it is no count at all, or whom it counts without a noun."""

from onrecord.finding.figure_compared import compares
from onrecord.tables.calendar import months
from onrecord.tables.grammar import grammar
from onrecord.tables.groups import clusters, plural_kind, singular_kind
from onrecord.tables.numerals_context import context_words
from onrecord.tables.numerals_phrases import NumberPhrase
from onrecord.tables.numerals_tokens import Tokens

_DASHES = frozenset("-–—‑‐")
_OLDEST = 120
_LAST_DAY = 31
_HOURS = 4  # digits of "0600"
_BEFORE_CLOCKS = frozenset({"at", "by", "around", "about", "from", "until", "till", "to", "since"})


def is_no_count(tokens: Tokens, phrase: NumberPhrase) -> bool:
    """Whether the number is a date, a time, a score, or part of a name or address rather than a count."""
    at, stop = phrase.bare, phrase.stop
    if tokens.match(phrase.first - 2, ("all", "but")):
        return True  # "all but one were released"
    if tokens.match(stop, ("to", "one")) or compares(tokens, phrase):
        return True  # "outnumbered by ten to one", "one in three", "200 more than last year"
    if tokens.word(stop) in ("o'clock", "o’clock"):
        return True  # "a little before three o'clock"
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
    if _among_ages(tokens, phrase.first) or _is_age_of(tokens, phrase) or _is_age_apart(tokens, phrase):
        return True
    if phrase.writing != "digits" or phrase.low != phrase.high or not 0 < phrase.low.amount < _OLDEST:
        return False
    if after == "s" and tokens.touches(phrase.stop):
        return True
    named = tokens.at(phrase.first - 2)
    person = (named.capital and named.word not in grammar("never_names")) or singular_kind(
        named.word
    ) is not None
    if after == "of" and tokens.word(phrase.stop + 1) in ("whom", "them", "those"):
        return False
    person = person and tokens.word(phrase.first - 3) not in ("in", "at", "near", "outside")  # "in Moscow, 118"
    closed = after in (",", ".", ")", ";") or (after in ("and", "was", "who", "from", "of") and before == ",")
    if before in ("both", "all", "of"):
        return after in (",", ".", "") and (before != "of" or singular_kind(named.word) is not None)
    return before in (",", "(") and person and closed and phrase.bare == phrase.first


def _is_age_apart(tokens: Tokens, phrase: NumberPhrase) -> bool:
    """Ages told of oneself, and apart from their persons: "two men, 31 and 58,", "a worker of it, 35, has"."""
    at, stop = phrase.first, phrase.stop
    if at != phrase.bare or phrase.writing != "digits" or not 0 < (phrase.low.amount or 0) < _OLDEST:
        return False
    if tokens.match(at - 2, ("i", "am")):
        return tokens.word(stop) in (",", ".", "", "”", '"', "and")
    if tokens.word(at - 1) == "," and tokens.word(stop) == ",":
        return tokens.word(stop + 1) in ("has", "was", "is") and tokens.at(at - 2).kind == "word"
    if tokens.word(stop) == "and" and tokens.word(at - 1) == ",":
        first, last = at, stop + 1
    elif tokens.word(at - 1) == "and" and tokens.word(at - 3) == ",":
        first, last = at - 2, at
    else:
        return False
    ages = all(0 < (tokens.at(one).amount or 0) < _OLDEST for one in (first, last))
    persons = plural_kind(tokens.word(first - 2)) is not None
    return ages and persons and tokens.word(last + 1) in (",", ".", "")


def _is_age_of(tokens: Tokens, phrase: NumberPhrase) -> bool:
    """ "a girl of nine", "a porter of 44 who", "a nurse of 51 from Arbury"."""
    aged = phrase.writing != "fuzzy" and tokens.word(phrase.first - 1) == "of" and phrase.first == phrase.bare
    person = singular_kind(tokens.word(phrase.first - 2)) is not None
    if not aged or not person or phrase.low.amount >= _OLDEST:
        return False
    if phrase.writing == "words":
        return tokens.word(phrase.stop) not in ("of", "people")
    after = tokens.word(phrase.stop)
    return after in (",", ".", ")", ";", "", "who", "and", "from") or after in grammar("auxiliaries")


def _among_ages(tokens: Tokens, at: int) -> bool:
    """Whether "aged" or "ages of" stands before a number, or before a list of numbers that it ends."""
    for index in range(at - 1, at - 10, -1):
        word = tokens.word(index)
        if word == "aged" or (word == "of" and tokens.word(index - 1) in ("age", "ages")):
            return True
        if tokens.at(index).kind != "digits" and word not in (",", "and", "to", "between", "or", "-"):
            return False
    return False


def cluster_before(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """Where "a crowd of" before a number begins, and its noun; None where there is none."""
    if tokens.word(at - 1) != "of" or tokens.word(at - 2) not in clusters():
        return None
    noun, first = at - 2, at - 2
    for index in range(noun - 1, noun - 5, -1):
        if tokens.word(index) in ("a", "an", "the", "another"):
            return index, noun
        joined = tokens.word(index) in ("-", "‐", "‑")
        if not joined and (tokens.at(index).kind != "word" or tokens.word(index) in grammar("prepositions")):
            break
    return first, noun


def _is_clock(tokens: Tokens, at: int, stop: int) -> bool:
    after, digits = tokens.word(stop), tokens.word(at)
    if len(digits) == _HOURS and digits.startswith("0") and digits.isdigit():
        return True  # "from 0600 on"
    if after in ("am", "pm", "noon", "hrs", "o'clock", "gmt", "bst"):
        return True
    if after in ("a", "p") and tokens.word(stop + 1) == "." and tokens.word(stop + 2) == "m":
        return True
    if tokens.at(at).word[-3:-2] == "." and tokens.word(at - 1) in _BEFORE_CLOCKS:
        return (tokens.at(at).amount or 0) < 24
    return after == ":" and tokens.touches(stop) and tokens.at(stop + 1).kind == "digits"


def _is_date(tokens: Tokens, at: int, stop: int) -> bool:
    """ "7 October", "Oct. 7", "October 7-8"; also the day before "of October"."""
    amount = tokens.at(at).amount or 0
    if not 0 < amount <= 31:
        return False
    at, stop = _days_beside(tokens, at, stop)
    dot = tokens.word(at - 1) == "."
    before, after = tokens.at(at - 1 - dot), tokens.at(stop + (tokens.word(stop) == "of"))
    return (before.capital and before.word in months()) or (after.capital and after.word in months())


def _days_beside(tokens: Tokens, at: int, stop: int) -> tuple[int, int]:
    """Where two days of one month begin and end, of which one begins at ``at``: "19 and 20 November"."""
    joints = ("and", "or", "to")
    if tokens.word(stop) in joints and 0 < (tokens.at(stop + 1).amount or 0) <= _LAST_DAY:
        return at, stop + 2
    if tokens.word(at - 1) in joints and 0 < (tokens.at(at - 2).amount or 0) <= _LAST_DAY:
        return at - 2, stop
    return at, stop


def _is_year(tokens: Tokens, phrase: NumberPhrase) -> bool:
    """Four plain digits where a year would stand: "in 2019", "the 2014 movement", "October 2023", "2019-20"."""
    token = tokens.at(phrase.bare)
    before = tokens.at(phrase.first - 1)
    if len(token.word) != 4 or not 1500 <= (token.amount or 0) < 2100:
        return False
    if phrase.first != phrase.bare:
        return before.word in ("in", "since", "until", "till", "by", "to") and phrase.qualifier in (
            "at_least",
            "about",
        )
    if before.word == "of" and tokens.word(phrase.first - 2) in clusters():
        return False
    if before.word in context_words("before_years") or (before.capital and before.word in months()):
        return True
    if before.word in (",", "-", "/") and (
        tokens.at(phrase.first - 2).amount or tokens.at(phrase.first - 2).capital
    ):
        return True
    named = tokens.at(phrase.stop)  # "the outstanding 2024 Training Fund"
    named_so = named.capital and plural_kind(named.word) is None
    return (
        named_so
        or before.word in ("a", "an")
        or _tells_one_thing(tokens, phrase)
        or phrase.low != phrase.high
        or before.capital
        or tokens.word(phrase.stop) in ("", ".", ",", ")")
    )


def _tells_one_thing(tokens: Tokens, phrase: NumberPhrase) -> bool:
    """Whether the digits tell the year of one thing behind them: "the deadly 2014 flood"."""
    after = tokens.at(phrase.stop)
    described = tokens.word(phrase.first - 2) in ("a", "an", "the", "its", "their")
    plain = after.kind == "word" and not after.word.endswith("s") and plural_kind(after.word) is None
    small = any(
        after.word in grammar(group) for group in ("prepositions", "auxiliaries", "conjunctions", "adverbs")
    )
    befell = after.word in context_words("befalling")
    return described and plain and not small and not befell and after.word not in ("strong", "more", "who", "or")


def _is_joined(tokens: Tokens, at: int, stop: int) -> bool:
    """A score, fraction, part number or ordinal: "3-1", "24/7", "12th", "9/11", "2.1.3", "737s"."""
    after = tokens.word(stop)
    if _is_vote(tokens, at, stop):
        return True
    if not tokens.touches(stop):
        before = tokens.word(at - 1)
        return before in _DASHES and tokens.touches(at) and tokens.at(at - 2).kind == "digits"
    if tokens.at(stop).kind == "word":
        return after in ("st", "nd", "rd", "th", "x", "d", "g", "a", "b", "c")
    digits_behind = tokens.touches(stop + 1) and tokens.at(stop + 1).kind == "digits"
    return after in {"/", ".", "_", *_DASHES} and digits_behind


def _is_vote(tokens: Tokens, at: int, stop: int) -> bool:
    """ "31 to 24": the larger number first, and no "from" before it."""
    here = tokens.at(at).amount or 0
    ahead, behind = tokens.at(stop + 1).amount, tokens.at(at - 2).amount
    if tokens.word(stop) == "to" and ahead and ahead < here:
        return tokens.word(at - 1) != "from"
    return tokens.word(at - 1) == "to" and (behind or 0) > here and tokens.word(at - 3) != "from"


def _is_label(tokens: Tokens, at: int, worded: bool) -> bool:
    before = tokens.word(at - 1)
    if before == "." and tokens.word(at - 2) in ("no", "nos", "art", "sec", "vol", "ch"):
        return True
    if before in ("no", "nos") and not worded:
        return tokens.at(at - 1).capital
    if before == "count" and not tokens.at(at - 1).capital:
        return False  # "police count 210", "by my own count 140 showed"
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
    """The number of an item at the start of a line ("1. "), or a string of digits too long for a count."""
    item = at == 0 and tokens.word(stop) in (".", ")") and tokens.touches(stop) and len(tokens) > stop + 1
    return item or (len(tokens.word(at)) > 7 and tokens.word(at).isdigit())
