"""Nouns for kinds of people (``groups.yml``): police, participants, officials, anybody."""

from collections.abc import Mapping
from functools import cache
from typing import Literal

from onrecord.tables.files import read_table

GroupKind = Literal["police", "participants", "officials", "people"]
_KINDS: tuple[GroupKind, ...] = ("police", "participants", "officials", "people")


def plural_kind(word: str) -> GroupKind | None:
    """What kind of people a noun means that can stand behind a number larger than one; None: it means no people.

    ``word`` is in lower case. Unseen plurals are judged by their ending ("-ers", "-ists", "-men"): ``people``.
    """
    known = _plurals().get(word)
    return known or ("people" if _by_ending(word) else None)


def singular_kind(word: str) -> GroupKind | None:
    """The same for nouns that mean one person. ``word`` is in lower case."""
    known = _singulars().get(word)
    unseen = len(word) > 5 and word.endswith(_endings("singular_endings")) and f"{word}s" not in _not_people()
    return known or ("people" if unseen else None)


def _by_ending(word: str) -> bool:
    """Whether a plural that no list holds means people by its ending."""
    return len(word) > 5 and word.endswith(_endings("endings")) and word not in _not_people()


@cache
def clusters() -> frozenset[str]:
    """Nouns that take "of" and a number of people: "a crowd of 300"."""
    return frozenset(read_table("groups.yml")["clusters"].split())


@cache
def person_events() -> Mapping[str, str]:
    """Nouns for what befell people, singular and plural, with the variable that counts them."""
    rows = read_table("groups.yml")["events"].items()
    return {form: name for name, words in rows for word in words.split() for form in (word, _plural(word))}


@cache
def _singulars() -> Mapping[str, GroupKind]:
    found: dict[str, GroupKind] = {}
    for kind in _KINDS:
        for word in read_table("groups.yml")[kind].split():
            found.setdefault(word, kind)
    return found


@cache
def _plurals() -> Mapping[str, GroupKind]:
    found: dict[str, GroupKind] = {_plural(word): kind for word, kind in _singulars().items()}
    for kind in _KINDS:
        found |= dict.fromkeys(read_table("groups.yml").get(f"{kind}_plural", "").split(), kind)
    return found


def _plural(word: str) -> str:
    """The plural of a noun: by the table of exceptions, then by spelling."""
    irregular: dict[str, str] = read_table("groups.yml")["irregular"]
    if word in irregular:
        return irregular[word]
    if word.endswith(("man", "woman")) and word not in ("human", "shaman", "german", "roman", "talisman"):
        return word[:-2] + "en"
    if word.endswith("y") and word[-2] not in "aeiou":
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "sh", "ch", "x")) else "s")


@cache
def _endings(group: str) -> tuple[str, ...]:
    return tuple(read_table("groups.yml")[group].split())


@cache
def _not_people() -> frozenset[str]:
    return frozenset(read_table("groups.yml")["not_people"].split())
