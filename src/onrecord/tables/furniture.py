"""Patterns for what stands around the words of a report: advertising, credits, captions, times, bylines."""

import re
from functools import cache
from importlib.resources import files

import yaml


@cache
def furniture(kind: str, where: str) -> re.Pattern[str]:
    """One pattern for a kind of line in ``furniture.yml``, such as ("boilerplate", "whole")."""
    table = yaml.safe_load(files("onrecord.tables").joinpath("furniture.yml").read_text("utf-8"))
    return re.compile("|".join(f"(?:{pattern})" for pattern in table[kind][where]), re.IGNORECASE)
