"""The noun behind a number: what is counted, and where its words are."""

from dataclasses import dataclass, replace

from onrecord.tables.grammar import grammar
from onrecord.tables.groups import clusters, person_events, plural_kind, singular_kind
from onrecord.tables.numerals import numeral_at
from onrecord.tables.numerals_context import context_words
from onrecord.tables.numerals_tokens import Tokens
from onrecord.tables.units import unit_kind

_REACH = 9  # tokens behind the number in which its noun stands
_OWNER_REACH = 3  # tokens behind "of" in which an owner stands
_THOSE = frozenset({"them", "us", "those", "whom", "these", "you", "theirs", "ours"})
_OWN = frozenset({"number", "ranks"})
_DETERMINERS = frozenset({"the", "these", "those", "its", "their", "his", "her", "our", "my", "your", "other"})
_MODIFIERS = frozenset({"police", "staff", "youth", "security", "public", "crew"})
_JOINTS = frozenset({"-", "‑", "‐", "&", "/"})


@dataclass(frozen=True, slots=True)
class Noun:
    """The counted noun: tokens ``[first, stop)`` with its modifiers, the head from ``head``."""

    first: int
    head: int
    stop: int
    counts: str
    rule: str


def counted_noun(tokens: Tokens, at: int, one: bool, bare: bool) -> Noun | None:
    """The noun that a number counts whose words end before token ``at``.

    ``one``: the number is one, so the noun is in the singular. ``bare``: it takes a noun only after "of"
    or "more" ("hundreds of people", but "hundreds block a road").
    """
    if tokens.word(at) == "of":
        return _after_of(tokens, at + 1)
    measure = _measure(tokens, at)
    if measure:
        return measure
    if tokens.word(at) in _JOINTS and tokens.touches(at):
        return _compound(tokens, at + 1) if tokens.touches(at + 1) else None
    if bare and tokens.word(at) not in ("more", "other", "others"):
        return None
    found = _scan(tokens, at, one)
    marching = found is not None and tokens.word(found.stop) in context_words("marching")
    if found and found.rule == "thing" and marching and not _is_whole(tokens, found):
        return replace(found, counts="people")  # "20 diehards marched"
    return found


def _is_whole(tokens: Tokens, noun: Noun) -> bool:
    """Whether the noun is one of places, bodies or other wholes of people: "in 61 districts"."""
    return tokens.word(noun.stop - 1) in context_words("institutions")


def _after_of(tokens: Tokens, at: int) -> Noun | None:
    while tokens.word(at) in _DETERMINERS or (tokens.word(at) == "all"):
        at += 1
    at = _behind_owner(tokens, at)
    previous = tokens.word(at - 1)
    if tokens.word(at) in _THOSE:
        return Noun(at, at, at + 1, "people", "of them")
    if tokens.word(at) in _OWN and previous in _DETERMINERS:
        return Noun(at, at, at + 1, "people", "of them")  # "23 of their number"
    whole = previous == "of" and tokens.at(at - 2).kind == "digits"  # "9,400 of 11,000 members"
    inner = numeral_at(tokens, at) if whole or previous in _DETERMINERS or previous in ("s", "'", "’") else None
    after = inner.stop if inner else at
    found = _scan(tokens, after, one=False) or _scan(tokens, after, one=True)
    if found is None and (inner or previous in ("those", "these")):
        return Noun(at - 1, at - 1, after, "people", "of them")
    return found


def _behind_owner(tokens: Tokens, at: int) -> int:
    """Where the words behind an owner begin: "of the city's (14,000 cabs)"; ``at`` where there is none."""
    for index in range(at, at + _OWNER_REACH):
        word = tokens.word(index)
        if word.endswith(("'s", "s'")) and numeral_at(tokens, index + 1):
            return index + 1
        if tokens.at(index).kind != "word":
            break
    return at


def _measure(tokens: Tokens, at: int) -> Noun | None:
    """ "days", "per cent", "%", "km": also right behind the digits; an age counts as age."""
    if tokens.match(at, ("per", "cent")):
        return Noun(at, at, at + 2, "share", "unit")
    kind = unit_kind(tokens.word(at))
    if kind is None:
        return None
    if kind == "time" and tokens.word(at + 1) in ("old", "olds"):
        return Noun(at, at, at + 2, "age", "unit")
    return Noun(at, at, at + 1, kind, "unit")


def _compound(tokens: Tokens, at: int) -> Noun | None:
    """The word behind a hyphen: "500-strong crowd", "10-member team", "28-year-old", "two-day"."""
    word = tokens.word(at)
    if word == "strong":
        return _strong(tokens, at)
    if word in ("member", "person", "man", "woman", "people"):
        return Noun(at, at, at + 1, "people", "compound")
    kind = unit_kind(word) or unit_kind(f"{word}s")
    if kind == "time" and tokens.word(at + 2) in ("old", "olds"):
        return Noun(at, at, at + 3, "age", "compound")
    return Noun(at, at, at + 1, kind, "compound") if kind else None


def _strong(tokens: Tokens, at: int) -> Noun:
    """The people of "500-strong": the crowd or group named behind it, if any."""
    noun = _scan(tokens, at + 1, one=True) or _scan(tokens, at + 1, one=False)
    if noun and noun.counts in ("people", "police"):
        return Noun(at + 1, noun.head, noun.stop, noun.counts, "strong")
    for index in range(at + 1, at + 4):
        if tokens.word(index) in clusters():
            return Noun(at + 1, index, index + 1, "people", "strong")
    return Noun(at, at, at + 1, "people", "strong")


def _scan(tokens: Tokens, at: int, one: bool) -> Noun | None:
    """The first noun for people (or things, where there is none) before the noun phrase ends."""
    thing: Noun | None = None
    for index in range(at, min(at + _REACH, len(tokens))):
        word = tokens.word(index)
        event = one and word in person_events()  # "one arrest", which elsewhere is a verb
        if not event and _ends_phrase(tokens, index, index == at):
            break
        kind = _kind(tokens, index, one)
        if kind:
            return _head(tokens, at, index, one)
        if word in person_events() and _fits(word, one):
            return Noun(at, index, index + 1, "people", "event")
        if thing is None and unit_kind(word):
            return Noun(at, index, index + 1, unit_kind(word) or "things", "unit")
        if _is_thing(tokens, index, one):
            thing = Noun(at, index, index + 1, "things", "thing")
        elif thing:
            break
    return thing


def _kind(tokens: Tokens, index: int, one: bool) -> str | None:
    """What people the token means, unless it only describes the noun after it ("police vans")."""
    word = tokens.word(index)
    if tokens.word(index + 1) in ("'", "’") and tokens.touches(index + 1):
        return None
    kind = singular_kind(word) if one else plural_kind(word)
    if word in clusters() and not word.endswith("s"):
        return None
    if kind is None or word not in _MODIFIERS or one:
        return kind
    after = tokens.at(index + 1)
    small = grammar("auxiliaries") | grammar("prepositions")
    described = after.kind == "word" and after.word.endswith("s") and after.word not in small
    if described and plural_kind(after.word) is None and after.word not in context_words("doing"):
        return None
    return kind


def _head(tokens: Tokens, at: int, index: int, one: bool) -> Noun:
    """The last of the nouns for people that stand in a row, and those joined to it by "and"."""
    kind = _kind(tokens, index, one)
    while not _ends_phrase(tokens, index + 1, False):
        joint = tokens.word(index + 1) in _JOINTS
        following = _kind(tokens, index + 1 + joint, one)
        if following is None:
            break
        kind, index = following, index + 1 + joint
    serves = not any(tokens.word(before) in context_words("out_of_service") for before in range(at, index))
    counts = "police" if kind == "police" and serves else "people"
    return Noun(at, index, index + 1 if one else _joined(tokens, index, kind), counts, "noun")


def _joined(tokens: Tokens, index: int, kind: str | None) -> int:
    """Where "students", "students and teachers" or "men, women and children" ends."""
    at, stop = index + 1, index + 1
    while tokens.word(at) in (",", "and", "or", "&"):
        final = tokens.word(at) != ","
        at += 1 + (tokens.word(at) == "," and tokens.word(at + 1) in ("and", "or"))
        final = final or tokens.word(at - 1) in ("and", "or")
        at += _describes(tokens, at) and plural_kind(tokens.word(at + 1)) is not None
        other = plural_kind(tokens.word(at))
        if other is None or (other == "police") != (kind == "police"):
            break
        if tokens.word(at + 1) in context_words("saying"):
            break  # "police counted 450 participants and the organisers claimed 2,000"
        at += 1
        if final:
            return at
    return stop


def _describes(tokens: Tokens, at: int) -> bool:
    """Whether the token can be an adjective of the noun behind it."""
    token = tokens.at(at)
    plain = (
        token.kind == "word"
        and token.word not in ("a", "an")
        and not _is_small(token.word)
        and not numeral_at(tokens, at)
    )
    return plain and plural_kind(token.word) is None


def _ends_phrase(tokens: Tokens, index: int, first: bool) -> bool:
    """Whether the noun phrase cannot go on at this token: a mark, a number, a verb, a small word."""
    token = tokens.at(index)
    if token.kind == "digits":
        return True
    if token.kind == "sign":
        possessive = token.word in ("'", "’") and tokens.touches(index)
        return not (token.word in _JOINTS or possessive or token.word in '"“”')
    word = token.word
    if _is_small(word) or word in _DETERMINERS - {"other"} or word in ("a", "an", "not", "too"):
        return True
    first_half = tokens.word(index + 1) in _JOINTS and tokens.touches(index + 1)
    second_half = tokens.word(index - 1) in _JOINTS and tokens.touches(index) and tokens.touches(index - 1)
    if first_half or second_half:
        return False  # "left-wing", "far-left" marchers: no verb, whatever one half may be
    doings = context_words("doing") | context_words("undergoing")
    if word in doings or (word in context_words("befalling") and word != "held"):
        following = tokens.word(index + 1)
        adjective = word.endswith(("ed", "ing")) and (plural_kind(following) or singular_kind(following))
        return not adjective
    return False


def _is_small(word: str) -> bool:
    """Whether a small word ends the noun phrase."""
    return any(word in grammar(group) for group in ("prepositions", "auxiliaries", "subjects", "conjunctions"))


def _is_thing(tokens: Tokens, index: int, one: bool) -> bool:
    """Whether the token looks like a noun for things of the right number."""
    token = tokens.at(index)
    if token.kind != "word" or token.capital or len(token.word) < 3 or token.word.endswith("'s"):
        return False
    if one:
        ahead = tokens.at(index + 1)
        hyphened = ahead.word in _JOINTS and tokens.touches(index + 1)
        return (ahead.kind == "sign" and not hyphened) or _is_small(ahead.word)
    return token.word.endswith("s") and (
        not token.word.endswith(("ss", "us", "ous", "is")) or token.word == "taxis"
    )


def _fits(word: str, one: bool) -> bool:
    return one != word.endswith("s")
