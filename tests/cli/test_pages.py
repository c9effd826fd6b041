"""What a coded report looks like on a screen. To make the golden files anew: GOLDEN=write pytest tests/cli."""

import io
import os
from pathlib import Path

import pytest
from rich.console import Console, RenderableType

from onrecord.cli.evidence import evidence, highlighted
from onrecord.cli.pages import clean, page, quoted
from onrecord.records import CodedReport

GOLDEN = Path(__file__).with_name("golden")


def _drawn(shown: RenderableType, width: int) -> str:
    console = Console(file=io.StringIO(), width=width, color_system=None)
    console.print(shown)
    assert isinstance(console.file, io.StringIO)
    return "".join(f"{line.rstrip()}\n" for line in console.file.getvalue().splitlines())


def _check(name: str, drawn: str) -> None:
    golden = GOLDEN / name
    if os.environ.get("GOLDEN") == "write":
        golden.write_text(drawn, "utf-8")
    assert drawn == golden.read_text("utf-8")


@pytest.mark.parametrize("width", [60, 110])
def test_the_page_is_as_it_was(width: int, march: CodedReport, nothing: CodedReport) -> None:
    _check(f"page-{width}.txt", _drawn(page(march), width) + _drawn(page(nothing), width))


@pytest.mark.parametrize("width", [60, 110])
def test_the_evidence_is_as_it_was(width: int, march: CodedReport) -> None:
    _check(f"evidence-{width}.txt", _drawn(evidence(march, width), width))


def test_exactly_the_words_of_the_evidence_are_highlighted(march: CodedReport) -> None:
    text = highlighted(march)
    styled = {(span.start, span.end) for span in text.spans}
    codings = [coding for mention in march.mentions for coding in mention.codings]
    evidence_spans = [span for coding in codings for span in coding.spans]
    for said in march.statements:
        evidence_spans += [*said.speaker_spans, *said.cue, *said.content]
    assert {(span.start, span.end) for span in evidence_spans} <= styled
    assert len(text) == len(march.report.text)


def test_what_is_shown_is_as_long_as_what_was_read() -> None:
    text = "a\x00b\x1b[2J\r\n\u202ec\u2028👩\u200d🌾"
    assert len(clean(text)) == len(text)
    assert not set(clean(text)) & set("\x00\x1b\r\u202e\u2028")
    assert "👩\u200d🌾" in clean(text), "emoji stay whole"


def test_long_words_are_cut_short() -> None:
    shown = quoted("many " * 200)
    assert len(shown) <= 162
    assert shown.endswith("…”")
