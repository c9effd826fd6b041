"""Closed classes of English words: determiners, auxiliaries, prepositions ... (``grammar.yml``)."""

from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@cache
def _table() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((files(__package__) / "grammar.yml").read_text("utf-8"))
    return loaded


@cache
def grammar(group: str) -> frozenset[str]:
    """The lower-case words of one class of ``grammar.yml``."""
    return frozenset(str(word) for word in _table()[group])
