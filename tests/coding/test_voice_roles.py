"""The role in which a source gives a figure: what is told of the source, and what is weighed."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from onrecord.coding.sources import source_named
from onrecord.coding.view import lay_out
from onrecord.flow import code_page
from onrecord.records import Findings, Name, Page, Report, Size, Span
from onrecord.tables.learnt import learnt

CASES: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("voice_roles.yml").read_text("utf-8"))
PUBLISHED = date(2025, 6, 16)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][-50:])
def test_the_role_in_which_a_source_gives_a_figure(case: dict[str, Any]) -> None:
    roles = {
        coding.voice.role
        for mention in code_page(Page(text=case["text"], published=PUBLISHED)).mentions
        for coding in mention.codings
        if isinstance(coding.value, Size) and coding.value.high == case["number"] and coding.voice
    }
    assert roles == {case["role"]}
