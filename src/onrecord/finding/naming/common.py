"""Sources named by common nouns and pronouns: "protesters", "the ministry", "an official", "she"."""

from collections.abc import Iterator
from functools import cache

from onrecord.finding.naming.drafts import Draft, Sentence
from onrecord.finding.tokens import Token
from onrecord.records import NameKind, Report, Span
from onrecord.tables.bodies import stand_ins
from onrecord.tables.cues import cue_forms
from onrecord.tables.grammar import grammar
from onrecord.tables.people import documents, people_words
from onrecord.tables.sides import camp_words, of_camps

_PRONOUNS = frozenset({"he", "she", "they", "it"})
_OBJECTS = {"him": "he", "her": "she", "them": "they"}
_INDEFINITE = frozenset({"a", "an", "another", "one"})
_OFFICES = frozenset(
    {"government", "ministry", "cabinet", "administration", "presidency", "parliament", "monarchy", "police"}
)


def common_names(report: Report, sentence: Sentence) -> Iterator[Draft]:
    """Groups, offices, anonymous people and pronouns of one sentence, in order of their last word."""
    tokens = sentence.tokens
    for at, token in enumerate(tokens):
        if token.lower in _PRONOUNS or _is_object_pronoun(tokens, at):
            yield _pronoun(sentence, token)
        elif (kind := _kind(tokens, at)) and not _goes_on(tokens, at):
            yield _noun(report.text, sentence, at, kind)


def _is_object_pronoun(tokens: list[Token], at: int) -> bool:
    """Whether "him", "her" or "them" is the source of "according to him,"."""
    if tokens[at].lower not in _OBJECTS or [one.lower for one in tokens[max(0, at - 2) : at]] != [
        "according",
        "to",
    ]:
        return False
    return at + 1 == len(tokens) or not tokens[at + 1].is_word


def _pronoun(sentence: Sentence, token: Token) -> Draft:
    draft = Draft(
        Span(token.start, token.end),
        "pronoun",
        token.text,
        sentence.number,
        "pronoun",
        head=_OBJECTS.get(token.lower, token.lower),
    )
    draft.gender = {"he": "male", "she": "female"}.get(draft.head)  # type: ignore[assignment]
    return draft


def _goes_on(tokens: list[Token], at: int) -> bool:
    """Whether the noun only describes the next: the "police" of "police spokeswoman"."""
    if at + 1 >= len(tokens):
        return False
    following = tokens[at + 1]
    nouns = _people_and_papers()
    if following.lower in {"'s", "’s"}:
        return at + 2 < len(tokens) and tokens[at + 2].lower in people_words("groups") | people_words(
            "singular_groups"
        )
    if following.lower in nouns and following.lower not in cue_forms():
        return True
    if tokens[at].lower in camp_words() and following.lower in of_camps():
        return True  # "the opposition rally"
    return (
        following.is_capital
        and tokens[at].end + 1 == following.start
        and following.lower not in grammar("never_names")
    )


def _kind(tokens: list[Token], at: int) -> NameKind | None:
    word = tokens[at].lower
    if word in people_words("groups") and _one_of(tokens, at) is not None:
        return "anonymous"
    if word in people_words("groups"):
        return "office" if word == "police" else "group"
    determiner = tokens[_start(tokens, at)].lower
    if word in people_words("singular_groups"):
        return "office" if word in _OFFICES else "organisation" if determiner not in _INDEFINITE else "anonymous"
    if word in people_words("roles"):
        return "anonymous" if determiner in _INDEFINITE else "office"
    return None


def _one_of(tokens: list[Token], at: int) -> int | None:
    """Where "one of the teachers" begins, or None."""
    first = _start(tokens, at)
    return (
        first - 2 if first > 1 and tokens[first - 1].lower == "of" and tokens[first - 2].lower == "one" else None
    )


@cache
def _people_and_papers() -> frozenset[str]:
    lists = ("roles", "groups", "singular_groups")
    return frozenset().union(*map(people_words, lists), documents())


@cache
def _never_inside() -> frozenset[str]:
    """Words that cannot stand before a noun in its phrase."""
    lists = ("auxiliaries", "prepositions", "conjunctions", "subjects", "finite")
    return frozenset().union(*map(grammar, lists))


def _start(tokens: list[Token], at: int) -> int:
    """Where the noun phrase that ends at ``at`` begins: its determiner, or the words before the noun."""
    first = at
    stop = _never_inside()
    while first > 0 and at - first < 6:
        token = tokens[first - 1]
        if token.lower in grammar("determiners"):
            return first - 1
        if token.lower in {"'s", "’s"} and first > 1:
            first -= 2
            continue
        if token.text == "-" and first > 1 and tokens[first - 2].text.isdigit():  # "a 34-year-old"
            first -= 2
            continue
        if (
            not token.is_word
            or token.lower in grammar("days")
            or token.lower in stop
            or token.lower in cue_forms()
            or token.lower in grammar("adverbs")
        ):
            break
        if (
            token.lower.endswith(("ed", "ing"))
            and first - 1 > 0
            and tokens[first - 2].lower not in grammar("determiners")
        ):
            break
        first -= 1
    return first


def _noun(text: str, sentence: Sentence, at: int, kind: NameKind) -> Draft:
    tokens = sentence.tokens
    first = _start(tokens, at)
    one = _one_of(tokens, at)
    first = first if one is None else one
    span = Span(tokens[first].start, tokens[at].end)
    words = " ".join(span.of(text).split())
    head = tokens[at].lower
    draft = Draft(span, kind, words, sentence.number, "noun", head=head)
    draft.body = "police" if head in {"police", "officers", "force"} else (stand_ins().get(head) or ("",))[0]
    draft.gender = (
        "female"
        if head in people_words("female_roles")
        else "male"
        if head in people_words("male_roles")
        else None
    )
    return draft
