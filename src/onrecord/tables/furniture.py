"""Patterns for what stands around the words of a report: advertising, credits, captions, times, bylines."""

import re
from functools import cache

from onrecord.tables.files import read_table


@cache
def furniture(kind: str, where: str) -> re.Pattern[str]:
    """One pattern for a kind of line in ``furniture.yml``, such as ("boilerplate", "whole")."""
    table = read_table("furniture.yml")
    return re.compile("|".join(f"(?:{pattern})" for pattern in table[kind][where]), re.IGNORECASE)
