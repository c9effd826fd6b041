"""What stands beside a run of capitals, or in it, and tells whether it names a person or a body."""

import re

from onrecord.finding.naming.capitals import runs
from onrecord.finding.tokens import Token
from onrecord.tables.actor_kinds import body_nouns
from onrecord.tables.bodies import (
    after_names,
    heads,
    known_bodies,
    not_bodies,
    openings,
    people_openings,
    stand_ins,
)
from onrecord.tables.cues import cue_forms
from onrecord.tables.grammar import grammar
from onrecord.tables.people import given_names, people_words

_ACRONYM = re.compile(r"[A-Z][A-Z&.-]{1,4}s?\Z")
_SHORT = re.compile(r"[A-Z][\w&.-]{1,9}\Z")
_BELONGING = frozenset(
    {"members", "representatives", "volunteers", "officials", "spokespeople", "staff", "employees"}
)
_PEOPLE_OF = frozenset({"activists", "supporters", "members", "campaigners", "volunteers"})
_CAMPAIGN = 5  # tokens of the name of a campaign with small words in capitals: "Wear Against Racism"
_CALLED = frozenset({"called", "named", "dubbed"})
_ONE_DOES = frozenset({"says", "has", "is", "was", "plans", "wants", "claims"})
"""Verbs of one subject: what they follow is no plural."""
_SMALL = 3  # letters of words that stand in small letters in headlines too
_FARTHEST = 16  # tokens between a name and the position told before it


def is_acronym(word: str) -> bool:
    """Whether a word is an acronym that may name a body: "NLC" but not "UK"."""
    return bool(_ACRONYM.match(word)) and word.rstrip("s") not in not_bodies()


def acronym_after(tokens: list[Token], end: int, first: int | None = None) -> Token | None:
    """The acronym in brackets that follows the token before ``end``: "Friends of the River (FOR)".

    One in small letters ("Hawuza") is told by the first letters of the name that begins at ``first``; a name of
    one word has none of other letters: "Ohio (WRXK)" is where a station reports from.
    """
    after = tokens[end : end + 3]
    if len(after) < 3 or after[0].text != "(" or after[2].text != ")":
        return None
    short = after[1].text
    capitals = sum(letter.isupper() for letter in short)
    told = _ACRONYM.match(short) or (_SHORT.match(short) and (capitals > 1 or short in known_bodies()))
    name = [token.text for token in tokens[first:end] if token.is_capital] if first is not None else []
    if len(name) == 1 and name[0][0] != short[0]:
        return None
    told = told or (len(name) > 2 and bool(_SHORT.match(short)) and _has_initials(short, name))
    return after[1] if told and short not in not_bodies() else None


def _has_initials(short: str, name: list[str]) -> bool:
    """Whether the first letters of a name's words stand in ``short`` in their order: "Hawuza", "Cosatu"."""
    letters = iter(short.casefold())
    return short[0] == name[0][0] and all(word[0].casefold() in letters for word in name)


def heads_body(words: list[str]) -> bool:
    """Whether lower-case words are a body's name by the noun that heads them: "council", "friends of".

    The names of campaigns begin with words of their own: "Stand Up Leeds", "Hands Off Our Health".
    """
    if len(words) > 1 and (words[-1] in heads() or words[0] in openings()):
        return True
    linked = next((n for n, word in enumerate(words) if word in {"of", "for", "against"}), 0)
    return linked > 0 and words[linked - 1] in heads()


def is_body(name: str) -> bool:
    """Whether ``name`` is a body's by itself: well known, an acronym, or headed by a body's noun."""
    words = name.lower().split()
    return name.removeprefix("The ") in known_bodies() or is_acronym(name) or heads_body(words)


def headed_before(tokens: list[Token], first: int) -> bool:
    """Whether a run is what somebody is the head of: "the chair of Save Our Rivers"."""
    if first < 2 or tokens[first - 1].lower not in {"of", "for", "from"}:
        return False
    belong = people_words("roles") | _BELONGING
    return tokens[first - 2].lower in belong and tokens[first].text not in given_names()


def plainly_body(tokens: list[Token], first: int, end: int) -> bool:
    """Whether a run names a body whatever its words look like.

    "The Open City initiative", "a group called Clean Air Now", "Nurses Together Weirland".
    """
    if tokens[first].text in given_names():
        return False
    words = sum(token.is_word for token in tokens[first:end])
    before = tokens[first - 1].lower if first else ""
    following = tokens[end].lower if end < len(tokens) else ""
    if following in after_names(words == 1) and _is_definite(tokens, first):
        return True
    if before in _CALLED and first > 1 and tokens[first - 2].lower in people_words("singular_groups"):
        return True
    return words > 1 and opens_with_people(tokens, first, end)


def _is_definite(tokens: list[Token], first: int) -> bool:
    """Whether "the" stands before a name, a word or two of description between: "the governing"."""
    near = [token.lower for token in tokens[max(0, first - 3) : first] if token.is_word]
    return "the" in near and near[-1] not in grammar("prepositions")


def opens_with_people(tokens: list[Token], first: int, end: int) -> bool:
    """Whether a run that a plural of people begins is a group's name, no headline and no sentence's opening."""
    if tokens[first].lower not in people_openings() or not tokens[min(first + 1, end)].text[:1].isalpha():
        return False
    following = tokens[end].lower if end < len(tokens) else ""
    if first == 0:
        return following in _ONE_DOES or _is_past_cue(following)
    words = [token for token in tokens if token.is_word and len(token.text) > _SMALL]
    return 2 * sum(token.is_capital for token in words) <= len(words) + 2 * (end - first)


def told_body(tokens: list[Token], first: int, end: int) -> bool:
    """Whether what stands beside a run tells that it names a body."""
    before = tokens[first - 1].lower if first else ""
    employed = before == "by" and first > 1 and tokens[first - 2].lower == "employed"
    which = employed or (first == 0 and [token.lower for token in tokens[end : end + 2]] == [",", "which"])
    kind = (
        before in people_words("singular_groups") or before in people_words("groups") or before in body_nouns()
    )
    if which or kind or _apposed_body(tokens, first, end) or acronym_after(tokens, end, first) is not None:
        return True
    following = tokens[end].lower if end < len(tokens) else ""
    several = sum(token.is_word for token in tokens[first:end]) > 1
    small = any(token.lower in grammar("never_names") for token in tokens[first:end])
    if several and (following in _PEOPLE_OF or (small and first > 0 and end - first <= _CAMPAIGN)):
        return True
    return several and small and (_is_past_cue(following) or following in {"is", "has", "was"})


def _apposed_body(tokens: list[Token], first: int, end: int) -> bool:
    """Whether a kind of body stands before the comma: "the developer, Weir Homes,"."""
    commas = first > 1 and tokens[first - 1].text == "," and end < len(tokens) and tokens[end].text == ","
    kind = tokens[first - 2].lower if commas else ""
    return kind in stand_ins() or kind in people_words("singular_groups")


def looks_like_person(tokens: list[Token], first: int, end: int) -> bool:
    """Whether a run of two to four words is a person's name: by its first name, or by what stands beside it."""
    words = [token for token in tokens[first:end] if token.is_word]
    if not 2 <= len(words) <= 4 or any(word.lower in grammar("never_names") for word in words):
        return False
    if words[0].text in given_names():
        return True
    return words[-1].lower not in people_words("roles") and _person_beside(tokens, first, end)


def _person_beside(tokens: list[Token], first: int, end: int) -> bool:
    before = tokens[first - 1].lower if first else ""
    after = [token.lower for token in tokens[end : end + 2]]
    if len(after) < 2:
        return False
    if after[0] == ",":
        apposed = before == "," and _position_before(tokens, first - 1)
        return apposed or _describes_person(tokens, end + 1)
    if after[0] in {"of", "from"} and _body_from(tokens, end + 1):
        return True
    return before not in grammar("prepositions") and _is_past_cue(after[0])


def _describes_person(tokens: list[Token], at: int) -> bool:
    """Whether what follows a comma is said of a person: "34", "who", "head of", "a teacher"."""
    word = tokens[at].lower
    if word in {"a", "an", "the"}:
        return any(token.lower in people_words("roles") for token in tokens[at + 1 : at + 6])
    if word in {"of", "from"}:
        return at + 1 < len(tokens) and (tokens[at + 1].is_capital or tokens[at + 1].lower == "the")
    aged = word.isdigit() and len(word) <= 2
    return aged or word in {"who", "whose"} or word in people_words("roles")


def _position_before(tokens: list[Token], comma: int) -> bool:
    """Whether "the chairman of the union at the docks" stands before the comma."""
    start = comma
    while start > 0 and tokens[start - 1].is_word and comma - start < _FARTHEST:
        start -= 1
    return any(token.lower in people_words("roles") for token in tokens[start : min(start + 5, comma)])


def _body_from(tokens: list[Token], at: int) -> bool:
    at += tokens[at].lower == "the" and at + 1 < len(tokens)
    near = tokens[at : at + _FARTHEST]
    end = next((end for first, end in runs(near) if first == 0), 0)
    return end > 0 and is_body(" ".join(token.text for token in near[:end]))


def _is_past_cue(word: str) -> bool:
    return any("past" in one.forms or word == "says" for one in cue_forms().get(word, ()))
