"""In which role bodies and people of some position speak (``voices.yml``)."""

from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@cache
def _table() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((files(__package__) / "voices.yml").read_text("utf-8"))
    return loaded


@cache
def voice_nouns() -> tuple[tuple[str, frozenset[str]], ...]:
    """Voice roles, each with its nouns in lower case, in the order in which they decide."""
    return tuple((role, frozenset(words)) for role, words in _table()["nouns"].items())


@cache
def voice_of_kind() -> dict[str, str]:
    """The voice role of a kind of body."""
    return dict(_table()["kinds"])


@cache
def employers() -> frozenset[str]:
    """Lower-case words in the name of a federation of employers."""
    return frozenset(_table()["employers"])


@cache
def other_charges() -> frozenset[str]:
    """Lower-case words for what superintendents, inspectors and officers are in charge of who are no police."""
    return frozenset(_table()["other_charges"])
