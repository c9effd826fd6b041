"""Runs of words in capitals: where a proper name may stand, and where it ends."""

import re
from collections.abc import Iterator
from functools import cache

from onrecord.finding.tokens import Token
from onrecord.tables.actor_kinds import body_nouns
from onrecord.tables.bodies import heads, known_bodies, openings, people_openings
from onrecord.tables.grammar import grammar
from onrecord.tables.people import people_words, titles

_PARTICLES = frozenset(
    {
        "de",
        "van",
        "von",
        "bin",
        "ibn",
        "al",
        "el",
        "la",
        "le",
        "del",
        "der",
        "den",
        "di",
        "da",
        "dos",
        "du",
        "ul",
        "bint",
        "ter",
    }
)
_TITLE_WORDS = frozenset(
    {
        "our",
        "the",
        "your",
        "my",
        "for",
        "of",
        "to",
        "in",
        "on",
        "and",
        "against",
        "not",
        "back",
        "without",
        "under",
        "now",
        "no",
        "up",
        "off",
        "out",
        "with",
        "from",
        "all",
    }
)
_LAST_WORDS = frozenset({"now", "first", "together", "again"})
_MANY = frozenset({"people", "women", "men", "children"})
"""Plurals without an s, whose genitive opens names: "People's Platform"."""
_LONGEST = 14
_LONGEST_OWNED = 5


def runs(tokens: list[Token], opening: bool = True) -> Iterator[tuple[int, int]]:
    """``(first, end)`` of the runs of capitalised words in one sentence, connecting words included."""
    at = 0
    while at < len(tokens):
        if not _may_begin(tokens, at, opening):
            at += 1
            continue
        end = _run_end(tokens, at)
        yield at, end
        at = end


def _may_begin(tokens: list[Token], at: int, opening: bool) -> bool:
    token = tokens[at]
    if not token.is_capital or token.lower in grammar("calendar"):
        return False
    if token.lower in grammar("never_names"):
        return token.lower == "the" and _followed_by_capital(tokens, at) and (at > 0 or not opening)
    return True


def _followed_by_capital(tokens: list[Token], at: int) -> bool:
    return at + 1 < len(tokens) and tokens[at + 1].is_capital


def _run_end(tokens: list[Token], first: int) -> int:
    spelt = _spelt_out(tokens, first)
    if spelt:
        return spelt
    end = _known_to(tokens, first)
    while end < len(tokens) and end - first < _LONGEST:
        token = tokens[end]
        if token.is_capital and token.lower not in grammar("calendar"):
            if token.lower in grammar("never_names") and not _inside_title(tokens, end):
                break
            end += 1
        elif (token.text == "." and _abbreviated(tokens, end)) or _owners(tokens, end):
            end += 1
        elif (step := _connection(tokens, first, end)) > 0:
            end += step
        else:
            break
    return end


def _known_to(tokens: list[Token], first: int) -> int:
    """Where a well-known body's name that begins at ``first`` ends, whatever joins it; else the next token."""
    for end in range(min(len(tokens), first + _first_words().get(tokens[first].text, 0)), first + 1, -1):
        if "".join(token.text for token in tokens[first:end]) in _joined_names():
            return end
    return first + 1


@cache
def _joined_names() -> frozenset[str]:
    """Names of well-known bodies of several words, without the spaces."""
    return frozenset(name.replace(" ", "") for name in known_bodies() if " " in name)


@cache
def _first_words() -> dict[str, int]:
    """By the first word of such a name, the most tokens that it may have."""
    found: dict[str, int] = {}
    for name in known_bodies():
        words = re.findall(r"[\w-]+|[^\w\s]", name)
        if len(words) > 1:
            found[words[0]] = max(found.get(words[0], 0), len(words) + 1)
    return found


def _spelt_out(tokens: list[Token], first: int) -> int:
    """The end of a name that its acronym in brackets spells, whatever joins it: "Fresh Air for Fife (FAF)"."""
    near = tokens[first : first + _LONGEST + 2]
    bracket = next((at for at, token in enumerate(near) if not token.is_word and token.text not in "'’-&"), 0)
    if bracket < 2 or bracket + 2 >= len(near) or near[bracket].text != "(" or near[bracket + 2].text != ")":
        return 0
    words = [token for token in near[:bracket] if token.is_word and token.text[:1].isalpha()]
    letters = ("".join(token.text[0] for token in words), "".join(t.text[0] for t in words if t.is_capital))
    short = near[bracket + 1].text
    spelt = len(short) > 1 and short.casefold() in {told.casefold() for told in letters}
    return first + bracket if spelt and near[bracket - 1].is_capital else 0


def _inside_title(tokens: list[Token], at: int) -> bool:
    """Whether a small word with a capital stands inside a name: the "Our" of "Save Our Rivers"."""
    if tokens[at].lower in _LAST_WORDS and tokens[at - 1].end + 1 == tokens[at].start:
        return True
    if (
        tokens[at - 1].lower in {"for", "of", "against"} and not tokens[at - 1].is_capital
    ):  # "Front for Five Points"
        return _followed_by_capital(tokens, at)
    return tokens[at].text != "I" and _followed_by_capital(tokens, at) and tokens[at].lower in _TITLE_WORDS


def _owners(tokens: list[Token], at: int) -> bool:
    """Whether the apostrophe at ``at`` stands inside a body's name: "Dock Workers' Union"."""
    before = tokens[at - 1]
    if before.lower in _MANY and tokens[at].lower in {"'s", "’s"} and before.end == tokens[at].start:
        return _followed_by_capital(tokens, at)
    if tokens[at].text not in {"'", "’"} or before.end != tokens[at].start or before.lower[-1] != "s":
        return False
    end = at + 1
    while end < len(tokens) and tokens[end].is_capital and end - at <= _LONGEST_OWNED:
        end += 1
    return end > at + 1 and tokens[at + 1].start == tokens[at].end + 1 and tokens[end - 1].lower in heads()


def _abbreviated(tokens: list[Token], at: int) -> bool:
    """Whether the full stop at ``at`` belongs to an initial or a title: "J. Smith", "Gov. Smith"."""
    before = tokens[at - 1]
    if at + 1 >= len(tokens) or not tokens[at + 1].is_capital or before.end != tokens[at].start:
        return False
    return len(before.text) == 1 or before.lower in titles()


def _connection(tokens: list[Token], first: int, at: int) -> int:
    """How many lower-case words at ``at`` join two parts of one name: 0 where they do not."""
    words = [token.lower for token in tokens[at : at + 3]]
    if len(words) < 2 or tokens[at].is_capital:
        return 0
    if words[0] in _PARTICLES and tokens[at + 1].is_capital and at > first:
        return 1
    following = at + 1 + (words[0] in {"of", "for"} and words[1] == "the")
    if following >= len(tokens) or not tokens[following].is_capital:
        return 0
    left = tokens[at - 1].lower
    if words[0] in {"of", "for", "against", "to", "on"}:
        joins = left in heads() or left in people_words("roles") or tokens[first].lower in heads()
        joins = joins or tokens[first].lower in openings()
        joins = joins or (words[0] in {"for", "against"} and left in people_openings() and at == first + 1)
        return following - at if joins and tokens[following].lower not in grammar("calendar") else 0
    if words[0] in {"and", "&"}:
        return 1 if _one_body(tokens, first, at) else 0
    named = first > 0 and tokens[first - 1].lower in body_nouns()  # "campaign group Bin the Burner"
    return 1 if words[0] == "the" and (named or left in {"of", "for", "free"} | openings()) else 0


def _one_body(tokens: list[Token], first: int, at: int) -> bool:
    """Whether "and" joins words of one body's name: "Culture and Education Ministry"."""
    left = [token.lower for token in tokens[first:at]]
    if any(word in heads() for word in left) and left[0] not in heads():
        return False
    if any(word in people_words("roles") or word in titles() for word in left):
        return False
    end = at + 1
    while end < len(tokens) and tokens[end].is_capital and end - at < 6:
        end += 1
    right = [token.lower for token in tokens[at + 1 : end]]
    name = " ".join(token.text for token in tokens[first:end])
    return name in known_bodies() or (len(left) <= 4 and len(right) > 0 and right[-1] in heads())
