"""Variables of the codebook as data: categories with their definitions, cues and examples."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

_NOT_CUES = frozenset({"definition", "examples"})


@dataclass(frozen=True, slots=True)
class Category:
    """One category: what it is, its cues by kind ("nouns", "not" …), and sentences that have it or not."""

    name: str
    definition: str
    cues: dict[str, tuple[str, ...]]
    yes: tuple[str, ...]
    no: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Variable:
    """One variable; ``of`` names the kinds of event that carry it."""

    name: str
    version: int
    of: str
    definition: str
    categories: dict[str, Category]


@cache
def variables() -> tuple[str, ...]:
    """The names of all variables, in alphabetical order."""
    found = (entry.name for entry in files(__package__).iterdir())
    return tuple(sorted(name.removesuffix(".yml") for name in found if name.endswith(".yml")))


@cache
def variable(name: str) -> Variable:
    """The variable that ``name``.yml defines; ``KeyError`` where the codebook has none of that name."""
    if name not in variables():
        raise KeyError(f"the codebook has no variable {name!r}; it has {', '.join(variables())}")
    loaded = yaml.load((files(__package__) / f"{name}.yml").read_text("utf-8"), _fastest_loader())  # noqa: S506 - both loaders are safe
    categories = {key: _category(key, raw) for key, raw in (loaded.get("categories") or {}).items()}
    return Variable(name, loaded["version"], loaded["of"], loaded["definition"].strip(), categories)


def _fastest_loader() -> Any:
    """libyaml's safe loader where PyYAML was built with it: ten times as fast, the same result."""
    return getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def _category(name: str, raw: dict[str, Any]) -> Category:
    examples = raw.get("examples") or {}
    cues = {kind: tuple(listed or ()) for kind, listed in raw.items() if kind not in _NOT_CUES}
    return Category(
        name, raw["definition"], cues, tuple(examples.get("yes") or ()), tuple(examples.get("no") or ())
    )
