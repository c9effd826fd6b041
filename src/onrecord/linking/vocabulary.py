"""Names and words as keys to compare by: folded, with what tells nothing left out (``words.yml``)."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.resources import files

import yaml

from onrecord.tables.gazetteer import fold

_WORD = re.compile(r"[^\W_]+")
_STEM = 6  # letters: immigrants and immigration come together, detention and detectives do not
_REMEMBERED = 1 << 16


@cache
def _table() -> dict[str, frozenset[str]]:
    loaded: dict[str, str] = yaml.safe_load((files(__package__) / "words.yml").read_text("utf-8"))
    return {name: frozenset(told.split()) for name, told in loaded.items()}


def key(name: str | None) -> str | None:
    """A name as a key: "St. Mary’s Square" is "st mary s square". None where no letter or digit is in it."""
    return " ".join(_WORD.findall(fold(name))) or None if name else None


def empty_words() -> frozenset[str]:
    """Words that tell nothing of what a text is about: of grammar, and of protest itself."""
    return _table()["empty"]


def claim_words(texts: Iterable[str]) -> frozenset[str]:
    """The stems of the words of claims that tell what they are about."""
    empty = _table()["empty"]
    words = (word for text in texts for word in _WORD.findall(fold(text)))
    return frozenset(word[:_STEM] for word in words if len(word) > 1 and word not in empty)


def actor_key(name: str) -> str | None:
    """An actor's name as a key; None where it names nothing but people: "hundreds of protesters"."""
    words = (key(name) or "").split()
    telling = [word for word in words if word not in _table()["crowd"] and not word.isdigit()]
    if not telling:
        return None
    if is_group(" ".join(telling)):
        return " ".join(telling)
    return " ".join(words[1:] if words[0] in ("the", "a", "an") else words)


@lru_cache(_REMEMBERED)
def is_group(actor: str) -> bool:
    """Whether an actor's key is but a kind of people, such as "students", and no name."""
    return all(word in _table()["group"] for word in actor.split())


@lru_cache(_REMEMBERED)
def named(actors: frozenset[str]) -> frozenset[str]:
    """Those of ``actors`` that are names."""
    return frozenset(actor for actor in actors if not is_group(actor))


@lru_cache(_REMEMBERED)
def initials(name: str) -> str:
    """The first letters of a name's words, without "of", "the", "for" and "and"; "" for a single word."""
    words = [word for word in name.split() if word not in ("of", "the", "for", "and", "to", "in")]
    return "".join(word[0] for word in words) if len(words) > 1 else ""


@lru_cache(_REMEMBERED)
def site_words(site: str) -> frozenset[str]:
    """The words of a site's key that name it. All of them where none names it: "city hall square"."""
    words = site.split()
    return frozenset(word for word in words if word not in _table()["site"]) or frozenset(words)


def is_kind_of_site(word: str) -> bool:
    """Whether a word of a site's key says of what kind the site is, and does not name it: "hall", "square"."""
    return word in _table()["site"]


@lru_cache(_REMEMBERED)
def telling(site: str) -> frozenset[str]:
    """The words of a site's key that most towns have no site of: "castle" of "castle green car park"."""
    return site_words(site) - _table()["site"] - _table()["common"]


def is_common(site: str) -> bool:
    """Whether a site's key is of a kind that most towns have, such as "outside the city hall"."""
    return not telling(site)


@lru_cache(_REMEMBERED)
def are_like(one: str, other: str) -> bool:
    """Whether sites of one town may be one by their names: half of the fewer telling words are shared.

    A school and a school of another name are not; "city hall" and "city hall steps" are, for neither has
    another name.
    """
    first, second = telling(one), telling(other)
    if first and second:
        return 2 * len(first & second) >= min(len(first), len(second))
    return not first and not second and not site_words(one).isdisjoint(site_words(other))
