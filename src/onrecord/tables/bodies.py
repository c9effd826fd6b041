"""Organisations: words that head their names, and well-known ones with their other names (``bodies.yml``)."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation known beforehand: its full name and its kind (``police``, ``union``, ``media`` ...)."""

    name: str
    kind: str


@cache
def _table() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((files(__package__) / "bodies.yml").read_text("utf-8"))
    return loaded


@cache
def known_bodies() -> dict[str, Body]:
    """By every name it goes under (without "the"), the body that bears it."""
    found: dict[str, Body] = {}
    for name, row in _table()["known"].items():
        body = Body(str(name), row["kind"])
        for alias in (name, *row.get("also", ())):
            found.setdefault(str(alias).removeprefix("the ").removeprefix("The "), body)
    return found


@cache
def heads() -> dict[str, str]:
    """Lower-case nouns that head the name of an organisation, with the kind that they tell."""
    found: dict[str, str] = {}
    for kind, words in _table()["heads"].items():
        for word in words:
            found.setdefault(str(word), kind)
    return found


@cache
def not_bodies() -> frozenset[str]:
    """Words in capitals that are no organisation: "UK", "MP"."""
    return frozenset(str(word) for word in _table()["not_bodies"])


@cache
def stand_ins() -> dict[str, tuple[str, ...]]:
    """Nouns that stand for a body named before ("the force"), with the kinds of body they may stand for."""
    return {str(word): tuple(kinds) for word, kinds in _table()["stand_ins"].items()}


@cache
def seats() -> frozenset[str]:
    """Cities and houses that stand for the government that sits in them: "Beijing", "Downing Street"."""
    return frozenset(str(word) for word in _table()["seats"])
