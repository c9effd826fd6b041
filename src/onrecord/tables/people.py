"""Words for people and groups: titles, positions, plural nouns, documents that speak (``people.yml``)."""

from functools import cache
from importlib.resources import files
from typing import Literal

from onrecord.tables.files import read_table

Gender = Literal["female", "male"]


@cache
def people_words(group: str) -> frozenset[str]:
    """The lower-case words of one list of ``people.yml``: ``roles``, ``role_modifiers``, ``groups`` ..."""
    return frozenset(str(word) for word in read_table("people.yml")[group])


@cache
def titles() -> dict[str, Gender | None]:
    """Words before a person's name, in lower case without a full stop, with the gender they tell."""
    found: dict[str, Gender | None] = {str(word): None for word in read_table("people.yml")["titles"]["any"]}
    for gender in ("female", "male"):
        found |= {str(word): gender for word in read_table("people.yml")["titles"][gender]}
    return found


@cache
def documents() -> dict[str, str | None]:
    """Nouns for things that carry somebody's words, with the medium of a statement made in them."""
    return {str(word): medium for word, medium in read_table("people.yml")["documents"].items()}


@cache
def given_names() -> dict[str, Gender]:
    """Common first names and the gender they are mostly given to (``given-names.tsv``)."""
    rows = (files(__package__) / "given-names.tsv").read_text("utf-8").splitlines()
    return {name: gender for gender, names in (row.split("\t") for row in rows) for name in names.split()}  # type: ignore[misc]
