"""Counts without a number: one described person to whom something happened, and nobody at all."""

from onrecord.tables.grammar import grammar
from onrecord.tables.groups import person_events, plural_kind, singular_kind
from onrecord.tables.numerals_context import context_words
from onrecord.tables.numerals_tokens import Tokens

_ARTICLES = frozenset({"a", "an", "another"})
_NEGATIONS = frozenset({"nobody", "none", "no", "without", "not"})
_BEHIND_NONE = frozenset({"made", "recorded", "there", "here", "yet", "today", "tonight", "overnight"})
_NOUN_REACH = 7  # tokens from the article to its noun
_VERB_REACH = 12  # tokens from the noun to what befell the person


def one_person(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """Noun and end of "a man", "a 28-year-old woman" beginning here, if something befell that person.

    A headline's "Man arrested" has no article. The codebook makes one described person a figure of one.
    """
    article = tokens.word(index) in _ARTICLES
    headline = index == 0 and tokens.at(0).capital and singular_kind(tokens.word(0)) is not None
    # "Four people, including a porter, were hurt": the one is counted among the four.
    if (not article and not headline) or tokens.word(index - 1) == "including":
        return None
    noun = _person_noun(tokens, index + article)
    if noun is None or tokens.word(noun + 1) in ("'", "’", "-", "of"):
        return None
    befell = _befalls(tokens, noun + 1) or (article and _befalling_before(tokens, index))
    return (noun, noun + 1) if befell else None


def person_beside(tokens: Tokens, index: int, last: int) -> tuple[int, int] | None:
    """Noun and end of "and a woman" that begins here, right behind one person whose words end at ``last``."""
    aged = [tokens.at(at).kind == "digits" or tokens.word(at) == "," for at in range(last, index - 1)]
    if tokens.word(index) not in _ARTICLES or tokens.word(index - 1) != "and" or index <= last or not all(aged):
        return None
    noun = _person_noun(tokens, index + 1)
    return (noun, noun + 1) if noun is not None else None


def nobody(tokens: Tokens, index: int) -> tuple[int, int, int] | None:
    """End of the negation, noun and end of "no arrests", "nobody", "not a single officer"; else None."""
    word = tokens.word(index)
    if word not in _NEGATIONS:
        return None
    if (
        word in ("nobody", "none")
        or tokens.match(index, ("no", "one"))
        or tokens.match(index, ("no", "-", "one"))
    ):
        stop = index + {"nobody": 1, "none": 1}.get(word, 2 + (tokens.word(index + 1) == "-"))
        stop += 2 * (tokens.word(stop) == "of" and tokens.word(stop + 1) == "them")
        return (stop, index, stop) if _befalls(tokens, stop) else None
    negation = index + 1
    if word == "not":
        if not tokens.match(index, ("not", "a", "single")) and not tokens.match(index, ("not", "one")):
            return None
        negation = index + (3 if tokens.word(index + 1) == "a" else 2)
    negation += tokens.word(negation) == "any" if word == "without" else 0
    return _denied(tokens, negation)


def _denied(tokens: Tokens, at: int) -> tuple[int, int, int] | None:
    """The noun of people, or of what befalls them, that a negation before ``at`` denies."""
    for index in range(at, at + 3):
        word = tokens.word(index)
        if tokens.at(index).kind != "word" or word in (
            "more",
            "longer",
            "fewer",
            "less",
            "such",
            "other",
            "way",
        ):
            return None
        ahead = tokens.at(index + 1)
        ends = (
            ahead.kind == "sign" or ahead.word in grammar("prepositions") or ahead.word in grammar("auxiliaries")
        )
        ends = ends or ahead.word in grammar("conjunctions") or ahead.word in context_words("befalling")
        ends = ends or ahead.word in context_words("saying") or ahead.word in _BEHIND_NONE
        if word in person_events():
            return (at, index, index + 1) if ends else None
        if plural_kind(word) or singular_kind(word):
            return (at, index, index + 1) if ends and _befalls(tokens, index + 1) else None
    return None


def _person_noun(tokens: Tokens, at: int) -> int | None:
    """The last noun for one person of the noun phrase that begins at ``at``, if it names one."""
    found = None
    for index in range(at, min(at + _NOUN_REACH, len(tokens))):
        token = tokens.at(index)
        word = token.word
        aged = token.kind == "digits" or (token.word == "-" and tokens.touches(index))
        aged = aged or (word == "year" and tokens.word(index - 1) == "-")
        if word == "old" and tokens.match(index - 4, (tokens.word(index - 4), "-", "year", "-")):
            found = index  # "a 17-year-old was shot"
        elif singular_kind(word):
            found = index
        elif found is not None or _ends(word) or (token.kind == "sign" and not aged):
            break
    return found


def _ends(word: str) -> bool:
    """Whether a small word ends the noun phrase."""
    return any(word in grammar(group) for group in ("prepositions", "auxiliaries", "conjunctions"))


def _befalls(tokens: Tokens, at: int) -> bool:
    """Whether what befalls people follows, with no other person or deed between."""
    for index in range(at, min(at + _VERB_REACH, len(tokens))):
        word = tokens.word(index)
        if word in context_words("befalling"):
            return _is_passive(tokens, index, at)
        if word in context_words("taking"):
            return any(
                tokens.word(step) in ("away", "custody", "hospital") for step in range(index + 1, index + 5)
            ) or (tokens.word(index + 1) == "in" and tokens.at(index + 2).kind == "sign")
        if word in context_words("saying") or word in context_words("doing") - {"needed"}:
            return False
        if plural_kind(word) or (singular_kind(word) and tokens.word(index - 1) not in ("year",)):
            return False
        if word in (".", ";", ":", "!", "?", "”", '"', "who's"):
            return False
    return False


def _is_passive(tokens: Tokens, index: int, at: int) -> bool:
    """Whether the word is a verb of what befell somebody: not "held a sign", not "fired a warning shot"."""
    word, before = tokens.word(index), tokens.word(index - 1)
    if word == "held":
        ahead = tokens.at(index + 1)
        return ahead.kind == "sign" or ahead.word == "and" or ahead.word in grammar("prepositions")
    if word == "shot":
        return index == at or before in grammar("auxiliaries") or before in grammar("adverbs") or before == "and"
    return True


def _befalling_before(tokens: Tokens, at: int) -> bool:
    """Whether the person is the object of such a verb: "arrested (a man)", "detaining (a student)"."""
    word = tokens.word(at - 1)
    if word in ("of", "at"):
        return tokens.word(at - 2) in ("arrest", "detention", "death", "killing", "shooting") and word == "of"
    return word in context_words("befalling") - {"tried", "affected", "missing"} and word.endswith(
        ("ed", "ing", "shot")
    )
