"""``onrecord parse``: its JSON, its page, and what is told where the frame parser cannot be used."""

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

from onrecord import models
from onrecord.models.parser import FrameParser
from onrecord.models.weights import MANIFEST
from onrecord.records import Argument, Entity, Frame, Parse, Span
from onrecord.store import open_store

Run = Callable[..., Result]
Program = Callable[..., "subprocess.CompletedProcess[str]"]

PLAIN = "Police said on Monday that 40 people were arrested in Leeds."
MARKUP = "Police [/b] said \x1b[2J[red]40[/red] people\nwere :fire: arrested [/i] in Leeds."


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    """A file of one plain sentence after an accent and an emoji, which are one code point each."""
    file = tmp_path / "plain.txt"
    file.write_text(f"Café 😀\n\n{PLAIN}\n", "utf-8")
    return file


def by_hand(text: str) -> Parse:
    """A parse of MARKUP that no weights can change; of any other text one without marks."""

    def span(words: str) -> Span:
        return Span(text.index(words), text.index(words) + len(words))

    if "[red]" not in text:
        return Parse(coder="hand@1")
    said = (Argument("source", span("Police [/b]"), 0.91), Argument("content", span(text[17:]), 0.82))
    arrest = (Argument("patient", span("[red]40[/red] people"), 0.73), Argument("place", span("Leeds"), 0.64))
    return Parse(
        tokens=(),
        entities=(Entity(span("Leeds"), "LOC", 0.99),),
        frames=(
            Frame("say", span("said"), 0.987, said),
            Frame("arrest", span("arrested [/i]"), 0.55, arrest),
        ),
        coder="hand@1",
    )


@pytest.fixture
def handmade(monkeypatch: pytest.MonkeyPatch) -> None:
    """``onrecord parse`` with the parse made by hand."""
    monkeypatch.setattr(models, "shipped_parser", lambda: by_hand)


def test_json_of_a_plain_sentence(run: Run, plain: Path) -> None:
    done = run("parse", plain, "--json")
    assert (done.exit_code, done.stderr) == (0, "")
    [told] = [json.loads(line) for line in done.stdout.splitlines()]
    text = plain.read_text("utf-8")
    assert list(told) == ["report", "coder", "entities", "frames"]
    assert told["report"]["path"] == str(plain)
    assert told["coder"] == models.parser_name()
    for entity in told["entities"]:
        assert list(entity) == ["kind", "span", "words", "probability"]
        assert text[slice(*entity["span"])] == entity["words"]
    for frame in told["frames"]:
        assert list(frame) == ["family", "kind", "span", "words", "probability", "arguments"]
        assert text[slice(*frame["span"])] == frame["words"]
        for argument in frame["arguments"]:
            assert list(argument) == ["role", "span", "words", "probability"]
            assert text[slice(*argument["span"])] == argument["words"]
    [said] = [frame for frame in told["frames"] if frame["kind"] == "say"]
    assert (said["family"], said["words"]) == ("attribution", "said")
    assert [one["words"] for one in said["arguments"] if one["role"] == "source"] == ["Police"]
    [arrest] = [frame for frame in told["frames"] if frame["kind"] == "arrest"]
    assert (arrest["family"], arrest["words"]) == ("event", "arrested")


@pytest.mark.usefixtures("handmade")
def test_json_says_all_that_was_marked(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps({"text": MARKUP, "title": "Held"}), "utf-8")
    told = json.loads(run("parse", tmp_path / "a.jsonl", "--json").stdout)
    del told["report"]
    assert told == {
        "coder": "hand@1",
        "entities": [{"kind": "LOC", "span": [71, 76], "words": "Leeds", "probability": 0.99}],
        "frames": [
            {
                "family": "attribution",
                "kind": "say",
                "span": [12, 16],
                "words": "said",
                "probability": 0.987,
                "arguments": [
                    {"role": "source", "span": [0, 11], "words": "Police [/b]", "probability": 0.91},
                    {"role": "content", "span": [17, 77], "words": MARKUP[17:], "probability": 0.82},
                ],
            },
            {
                "family": "event",
                "kind": "arrest",
                "span": [54, 67],
                "words": "arrested [/i]",
                "probability": 0.55,
                "arguments": [
                    {"role": "patient", "span": [21, 41], "words": "[red]40[/red] people", "probability": 0.73},
                    {"role": "place", "span": [71, 76], "words": "Leeds", "probability": 0.64},
                ],
            },
        ],
    }


def test_the_page_of_a_plain_sentence(run: Run, plain: Path) -> None:
    done = run("parse", plain)
    assert (done.exit_code, done.stderr) == (0, "")
    lines = [line.split() for line in done.stdout.splitlines()]
    assert any(line[:2] == ["say", "said"] for line in lines)
    assert any(line[:2] == ["source", "Police"] for line in lines)
    assert any(line[:2] == ["arrest", "arrested"] for line in lines)


@pytest.mark.usefixtures("handmade")
def test_the_page_shows_words_as_they_stand_and_harms_no_terminal(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "120")
    (tmp_path / "a.jsonl").write_text(json.dumps({"text": MARKUP, "title": "[/b] \x1b[2J :fire:"}), "utf-8")
    shown = run("parse", tmp_path / "a.jsonl").stdout
    assert "\x1b" not in shown
    lines = [" ".join(line.split()) for line in shown.splitlines()]
    assert lines[0].startswith("[/b] �[2J :fire: · ")
    assert [line for line in lines[2:] if line] == [
        "say said 0.99",
        "source Police [/b] 0.91",
        "content �[2J[red]40[/red] people were :fire: arrested [/i] in Leeds. 0.82",
        "arrest arrested [/i] 0.55",
        "patient [red]40[/red] people 0.73",
        "place Leeds 0.64",
        "names: Leeds (LOC)",
    ]


@pytest.mark.usefixtures("handmade")
def test_the_page_says_where_nothing_is_marked(run: Run, plain: Path) -> None:
    assert "nothing is marked" in run("parse", plain).stdout


@pytest.mark.usefixtures("handmade")
def test_standard_input_can_be_parsed(run: Run) -> None:
    done = run("parse", "-", "--json", stdin=MARKUP.replace("\x1b", ""))
    assert [frame["words"] for frame in json.loads(done.stdout)["frames"]] == ["said", "arrested [/i]"]


@pytest.mark.usefixtures("handmade")
def test_what_cannot_be_read_does_not_stop_the_rest(run: Run, plain: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    done = run("parse", tmp_path / "empty.txt", plain, tmp_path / "missing.txt", "--json", "--quiet")
    assert done.exit_code == 1
    assert len(done.stdout.splitlines()) == 1
    told = done.stderr.splitlines()
    assert [name for line in told for name in ("empty.txt", "missing.txt") if name in line] == [
        "empty.txt",
        "missing.txt",
    ]
    assert all(line.startswith("onrecord: ") and "; " in line for line in told)


@pytest.mark.parametrize("words", [("parse",), ("parse", "--json"), ("code",), ("code", "--json")])
def test_missing_weights_are_told(
    run: Run, plain: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    load = FrameParser.load
    models.shipped_parser.cache_clear()
    monkeypatch.setattr(FrameParser, "load", lambda: load(tmp_path))
    done = run(*words, plain)
    assert (done.exit_code, done.stdout) == (4, "")
    [line] = done.stderr.splitlines()
    assert line.startswith(f"onrecord: {tmp_path / MANIFEST}: ")
    assert "missing; install onrecord anew" in line
    assert run("code", "--rules-only", plain).exit_code == 0
    monkeypatch.undo()
    assert run(*words, plain).exit_code == 0


@pytest.fixture(params=["onnxruntime", "tokenizers", "numpy"])
def without(request: pytest.FixtureRequest, tmp_path: Path) -> dict[str, str]:
    """An environment in which a package that the parser needs cannot be imported."""
    folder = tmp_path / "broken"
    folder.mkdir()
    (folder / f"{request.param}.py").write_text(f"raise ImportError('{request.param} is broken here')", "utf-8")
    return {**os.environ, "PYTHONPATH": str(folder)}


def test_rules_alone_need_nothing_of_the_parser(
    program: Program, reports: Path, tmp_path: Path, without: dict[str, str]
) -> None:
    done = program("code", reports, "--rules-only", "--json", env=without)
    assert done.returncode == 0, done.stderr
    assert len(done.stdout.splitlines()) == 3
    assert program("run", reports, "--rules-only", "--db", tmp_path / "shelf.db", env=without).returncode == 0


def test_without_what_the_parser_needs_that_is_told_and_no_coding_is_kept(
    program: Program, reports: Path, tmp_path: Path, without: dict[str, str]
) -> None:
    db = tmp_path / "shelf.db"
    for words in (("code", "--json"), ("parse",), ("run", "--db", str(db))):
        done = program(*words, reports, env=without)
        assert (done.returncode, done.stdout) == (4, ""), done.stderr
        [line] = done.stderr.splitlines()
        assert line.startswith("onrecord: ")
        assert "is broken here" in line
        assert "pip install onnxruntime" in line
        assert "--rules-only" in line
    with open_store(db) as store:
        assert all(one.mentions is None for one in store.listed())
        assert not store.unread()
