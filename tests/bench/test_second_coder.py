"""A second coder's gold as codings: what is the same scores 1, what is left out counts as missed."""

from pathlib import Path

from bench import second_coder

REPORT = "Farmers blocked the bridge at Obdal on Friday. Police counted 300 people. “We stay,” said Ada Lind.\n"
CODED = """\
report: farmers.txt
published: 2024-05-12
mentions:
  - key: bridge
    kind: protest
    anchor: ["Farmers blocked the bridge"]
    form: [blockade]
    status: occurred
    date: {start: 2024-05-10, end: 2024-05-10}
    place: {site: bridge, locality: Obdal}
    figures:
      - {variable: participants, low: 300, high: 300, words: "300 people", voice: {role: police}}
statements:
  - {speaker: Ada Lind, content: ["We stay"], quotation: direct, act: assert}
"""


def _folder(at: Path, second: str) -> Path:
    (at / "reports").mkdir()
    (at / "reports" / "farmers.txt").write_text(REPORT, "utf-8")
    (at / "gold.yml").write_text(CODED, "utf-8")
    (at / "second.yml").write_text(second, "utf-8")
    return at


def test_the_same_coding_agrees_wholly(tmp_path: Path) -> None:
    """Every figure is 1 where the second coder has what the first has."""
    found = second_coder.measure(_folder(tmp_path, CODED))
    assert set(found.values()) == {1.0}
    assert "second coder figure+voice" in found


def test_another_voice_is_another_figure(tmp_path: Path) -> None:
    """A figure by another voice counts against both."""
    found = second_coder.measure(_folder(tmp_path, CODED.replace("role: police", "role: union")))
    assert found["second coder figure+voice"] == 0.0
    assert found["second coder mention"] == 1.0
