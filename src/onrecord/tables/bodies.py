"""Organisations: words that head their names (``bodies.yml``), and well-known ones with their other names.

``bodies.tsv`` holds the well-known ones, a row each: name, other names, kind, kind of actor where the kind of
body does not tell it (``actor_kinds.yml``), country (ISO 3166-1 alpha-2; none where several countries have one).
"""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from onrecord.tables.files import read_table


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation known beforehand: its full name and its kind (``police``, ``union``, ``media`` ...).

    ``actor`` is its kind of actor (``SPY``) where it has one of its own, ``country`` an ISO 3166-1 alpha-2 code;
    both may be "". ``also`` are its other names, acronyms among them.
    """

    name: str
    kind: str
    actor: str = ""
    country: str = ""
    also: tuple[str, ...] = ()


@cache
def all_bodies() -> tuple[Body, ...]:
    """Every well-known body, in the order of the table."""
    lines = (files(__package__) / "bodies.tsv").read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return tuple(
        Body(name, kind, actor, country, tuple(other for other in also.split("|") if other))
        for name, also, kind, actor, country in rows
    )


@cache
def known_bodies() -> dict[str, Body]:
    """By every name it goes under (without "the"), the body that bears it; with either kind of apostrophe.

    Of bodies that share a name the first in the table has it, unless a report says whose it is.
    """
    found: dict[str, Body] = {}
    for body in all_bodies():
        for alias in (body.name, *body.also):
            bare = alias.removeprefix("the ").removeprefix("The ")
            for form in (bare, bare.replace("'", "’")):
                found.setdefault(form, body)
    return found


@cache
def heads() -> dict[str, str]:
    """Lower-case nouns that head the name of an organisation, with the kind that they tell."""
    found: dict[str, str] = {}
    for kind, words in read_table("bodies.yml")["heads"].items():
        for word in words:
            found.setdefault(str(word), kind)
    return found


def is_own_assembly(name: str) -> bool:
    """Whether an assembly is one of people who act together, which makes no laws: "the Tenants' Assembly"."""
    return name.lower().replace("’", "'").endswith("s' assembly")


@cache
def openings() -> frozenset[str]:
    """Lower-case words with which the name of a campaign begins: the "stand" of "Stand Up Leeds"."""
    return frozenset(str(word) for word in read_table("bodies.yml")["openings"])


@cache
def people_openings() -> frozenset[str]:
    """Lower-case plurals of people with which names of groups begin: the "nurses" of "Nurses Together"."""
    return frozenset(str(word) for word in read_table("bodies.yml")["people_openings"])


@cache
def after_names(single: bool) -> frozenset[str]:
    """Nouns that say behind a name, of one word where ``single``, that it is a body's: "the Homeland party"."""
    return frozenset(
        str(word) for word in read_table("bodies.yml")["after_single_names" if single else "after_names"]
    )


@cache
def not_bodies() -> frozenset[str]:
    """Words in capitals that are no organisation: "UK", "MP"."""
    return frozenset(str(word) for word in read_table("bodies.yml")["not_bodies"])


@cache
def stand_ins() -> dict[str, tuple[str, ...]]:
    """Nouns that stand for a body named before ("the force"), with the kinds of body they may stand for."""
    return {str(word): tuple(kinds) for word, kinds in read_table("bodies.yml")["stand_ins"].items()}


@cache
def seats() -> frozenset[str]:
    """Cities and houses that stand for the government that sits in them: "Beijing", "Downing Street"."""
    return frozenset(str(word) for word in read_table("bodies.yml")["seats"])
