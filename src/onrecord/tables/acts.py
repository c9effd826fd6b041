"""Words that show what a statement does: calls for, warns, accuses, defends ... (``acts.yml``)."""

import re
from functools import cache
from importlib.resources import files

import yaml


@cache
def _table() -> dict[str, list[str]]:
    loaded: dict[str, list[str]] = yaml.safe_load((files(__package__) / "acts.yml").read_text("utf-8"))
    return loaded


@cache
def act_words(group: str) -> re.Pattern[str]:
    """One list of ``acts.yml`` as a pattern that matches any of its expressions as whole words."""
    return re.compile(rf"\b(?:{'|'.join(_table()[group])})\b", re.IGNORECASE)
