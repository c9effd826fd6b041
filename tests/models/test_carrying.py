"""Quotations that no frame holds: to whom they go, and which are left alone."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.marked import marked

from onrecord.models.carrying import with_quotations

CASES: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("carried.yml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_quotations_go_to_whoever_speaks(case: dict[str, Any]) -> None:
    text, parse = marked(case["line"])
    frames = with_quotations(text, parse.frames)
    found = [[span.of(text) for span in frame.of("content")] for frame in frames]
    assert [contents for contents in found if contents] == case["contents"]


def test_a_text_without_frames_stays_without() -> None:
    assert with_quotations("“Nobody here will pay a penny of it.”", ()) == []
