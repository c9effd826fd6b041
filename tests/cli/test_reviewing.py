"""``evaluate`` and ``agree``: what they print, and what they say of what cannot be compared.

To make the golden files anew: GOLDEN=write pytest tests/cli.
"""

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

from onrecord import evaluate, flow

Run = Callable[..., Result]

GOLDEN = Path(__file__).with_name("golden")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two invented reports, their gold, and the codings of a machine and a person."""
    made = tmp_path / "agreement"
    shutil.copytree(Path(__file__).with_name("agreement"), made)
    return made


def _check(name: str, printed: str) -> None:
    golden = GOLDEN / name
    if os.environ.get("GOLDEN") == "write":
        golden.write_text(printed, "utf-8")
    assert printed == golden.read_text("utf-8")


def test_evaluate_prints_scores_and_misses(run: Run, folder: Path) -> None:
    done = run("evaluate", folder / "gold.yml", folder / "machine.jsonl", "--misses")
    assert (done.exit_code, done.stderr) == (0, "onrecord: 2 reports compared.\n")
    _check("evaluate.txt", done.stdout)
    assert run("evaluate", folder / "gold.yml", folder / "machine.jsonl", "--misses", "-q").stderr == ""


def test_agree_prints_scores_and_differences(run: Run, folder: Path) -> None:
    words = (folder / "machine.jsonl", folder / "person.jsonl", "--texts", folder)
    done = run("agree", *words)
    assert (done.exit_code, done.stderr) == (0, "onrecord: 2 reports compared.\n")
    _check("agree.txt", done.stdout)
    table = run("agree", *words, "--no-differences").stdout
    assert done.stdout.startswith(table)
    assert "bridge.txt" not in table


def test_without_texts_offsets_stand_for_the_words(run: Run, folder: Path) -> None:
    done = run("agree", folder / "machine.jsonl", folder / "person.jsonl")
    assert done.exit_code == 0
    assert "A: 12 (police)  “[175, 178)”  (machine@1, 0.50)" in done.stdout


def test_json_of_evaluate(run: Run, folder: Path) -> None:
    words = ("evaluate", folder / "gold.yml", folder / "machine.jsonl", "--json", "--misses", "--seed", "3")
    told = json.loads(run(*words).stdout)
    assert told["reports"] == ["bridge.txt", "square.txt"]
    assert told["bootstrap"] == {"resamples": 1000, "seed": 3, "level": 0.95}
    date = told["variables"]["date"]
    assert (date["gold"], date["coded"], date["recall"], date["units"], date["distance"]) == (
        2,
        2,
        0.5,
        2,
        "nominal",
    )
    assert set(date["intervals"]) == {"precision", "recall", "f1", "alpha"}
    [miss] = [one for one in told["misses"] if one["variable"] == "date"]
    assert miss == {
        "report": "square.txt",
        "variable": "date",
        "unit": "rally",
        "kind": "different",
        "gold": {
            "value": "2025-06-04",
            "words": "Hundreds of teachers rallied",
            "coder": None,
            "confidence": None,
        },
        "coded": {"value": "2025-06-03", "words": "Wednesday", "coder": "machine@1", "confidence": 0.6},
    }
    assert run(*words).stdout == run(*words).stdout
    assert "misses" not in json.loads(run(*words[:4]).stdout)


def test_json_of_agree_knows_no_precision(run: Run, folder: Path) -> None:
    told = json.loads(run("agree", folder / "machine.jsonl", folder / "person.jsonl", "--json").stdout)
    assert set(told["variables"]["form"]) == {
        *("A", "B", "f1", "units", "agreement", "alpha", "distance", "intervals")
    }
    assert {one["kind"] for one in told["differences"]} == {"only A", "only B", "different"}


def test_the_program_codes_where_no_codings_are_given(run: Run, folder: Path) -> None:
    (folder / "texts").mkdir()
    for name in ("bridge.txt", "square.txt"):
        (folder / name).rename(folder / "texts" / name)
    told = run("evaluate", folder / "gold.yml", "--json", "--rules-only")
    assert told.exit_code == 0
    scored = json.loads(told.stdout)["variables"]
    assert scored["mention"]["recall"] > 0
    assert scored["date"]["recall"] > 0, "the gold tells the day of publication"
    pages = [flow.code(page) for page in flow.read(folder / "texts")]
    assert evaluate(folder / "gold.yml", pages).reports == ("bridge.txt", "square.txt")


def _line(done: Result) -> str:
    [line] = [one for one in done.stderr.splitlines() if "compared" not in one]
    return line


def test_gold_words_that_do_not_stand_in_the_report(run: Run, folder: Path) -> None:
    gold = folder / "gold.yml"
    gold.write_text(gold.read_text("utf-8").replace("Some 40 boat builders", "Some forty builders"), "utf-8")
    done = run("evaluate", gold, folder / "machine.jsonl")
    assert done.exit_code == 1
    assert _line(done) == (
        f"onrecord: {gold}, bridge.txt: its words “Some forty builders” do not stand in the report, which is "
        "left out; quote them exactly as the report has them"
    )
    assert "1 report compared" in done.stderr


def test_a_report_that_is_not_coded(run: Run, folder: Path) -> None:
    coded = folder / "machine.jsonl"
    coded.write_text(coded.read_text("utf-8").splitlines()[0], "utf-8")
    done = run("evaluate", folder / "gold.yml", coded)
    assert done.exit_code == 1
    assert _line(done) == (
        "onrecord: square.txt: it is not among the codings, and all of it counts as missed; code it too, or "
        "take it out of the gold"
    )
    assert "2 reports compared" in done.stderr
    assert _line(run("agree", coded, folder / "person.jsonl", "--no-differences")) == (
        f"onrecord: square.txt: it is not coded in {coded}, so it is left out; code it there too, or leave it "
        "out of both"
    )


def test_codings_of_another_text(run: Run, folder: Path) -> None:
    (folder / "bridge.txt").write_text((folder / "bridge.txt").read_text("utf-8") + "More.\n", "utf-8")
    done = run("evaluate", folder / "gold.yml", folder / "machine.jsonl")
    assert done.exit_code == 1
    assert _line(done) == (
        "onrecord: reports/bridge.txt: it was coded from another text (sha256 or length differs, line 1 of the "
        "codings), so it is left out; code it again from the text that the gold quotes"
    )
    other = folder / "other.jsonl"
    text = (folder / "person.jsonl").read_text("utf-8")
    sha256 = json.loads(text.splitlines()[0])["report"]["sha256"]
    other.write_text(text.replace(sha256, "0" * 64), "utf-8")
    done = run("agree", folder / "machine.jsonl", other)
    assert (done.exit_code, "1 report compared" in done.stderr) == (1, True)
    assert "the coders read different texts (sha256 differs), so it is left out" in _line(done)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (
            ("gold.yml", "nowhere.jsonl"),
            "nowhere.jsonl: no such file or directory; look whether the path is right",
        ),
        (("nowhere.yml",), "nowhere.yml: no such file or directory; look whether the path is right"),
        (("machine.jsonl",), "machine.jsonl, line 2: not YAML ("),
        (("gold.yml", "gold.yml"), "gold.yml, line 1: not JSON (Expecting value, column 1)"),
        (
            ("lone/gold.yml",),
            "lone/gold.yml: its reports are not found; name the folder of their texts with --texts",
        ),
        (
            ("gold.yml", "--texts", "lone"),
            "lone: none of the 2 reports of gold.yml is there; name the folder of their texts with --texts",
        ),
    ],
)
def test_where_nothing_can_be_compared(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], told: str
) -> None:
    (folder / "lone").mkdir()
    shutil.copy(folder / "gold.yml", folder / "lone" / "gold.yml")
    monkeypatch.chdir(folder)
    done = run("evaluate", *words)
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.splitlines()[0].startswith(f"onrecord: {told}")
