"""The page on settling names every rule that there is, and no other."""

import re
from pathlib import Path

from onrecord.exporting import RULES

PAGE = Path(__file__).parents[2] / "docs" / "settling.md"


def test_every_rule_is_told() -> None:
    rules = PAGE.read_text("utf-8").partition("## Rules")[2].partition("A rule that finds no figure")[0]
    assert re.findall(r"^\| `(\w+)` \|", rules, re.MULTILINE) == [*RULES]
