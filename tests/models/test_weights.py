"""The weights' folder: what is missing, broken or changed is told with its place and with what to do."""

import hashlib
import json
import re
from pathlib import Path

import onnxruntime
import pytest

from onrecord.models import ParserUnavailableError, parser_name
from onrecord.models.parser import FrameParser
from onrecord.models.weights import FILES, MANIFEST, check_runtime, name_of_weights, read_weights

ADVICE = ("install onrecord anew", "--rules-only")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of weights that is all right, but for holding no network."""
    for name in FILES:
        (tmp_path / name).write_bytes(f"stands in for {name}".encode())
    sums = {name: hashlib.sha256((tmp_path / name).read_bytes()).hexdigest() for name in FILES}
    manifest = {"name": "frames@test", "sha256": sums, "calibration": {"cue": [1.5, -0.25]}}
    (tmp_path / MANIFEST).write_text(json.dumps(manifest), "utf-8")
    return tmp_path


def told_of(folder: Path) -> str:
    """What the one who runs it is told; the same by whatever door."""
    with pytest.raises(ParserUnavailableError) as told:
        read_weights(folder)
    with pytest.raises(ParserUnavailableError, match=re.escape(str(told.value))):
        FrameParser.load(folder)
    assert all(words in str(told.value) for words in ADVICE), "what to do"
    return str(told.value)


def test_weights_that_are_all_right(folder: Path) -> None:
    weights = read_weights(folder)
    assert weights.name == name_of_weights(folder) == "frames@test"
    assert weights.calibration == {"cue": (1.5, -0.25)}
    assert weights.files == {name: f"stands in for {name}".encode() for name in FILES}


def test_the_shipped_weights_are_all_right() -> None:
    weights = read_weights()
    assert weights.name == parser_name()
    assert re.fullmatch(r"\S+@\S+", weights.name), "a coder's name with its version"
    assert set(weights.calibration) <= {"entity", "cue", "trigger", "role"}


@pytest.mark.parametrize("name", FILES)
def test_a_missing_file(folder: Path, name: str) -> None:
    (folder / name).unlink()
    told = told_of(folder)
    assert told.startswith(f"{folder / name}: ")
    assert "missing" in told


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_cannot_be_read(folder: Path, name: str) -> None:
    (folder / name).unlink()
    (folder / name).mkdir()
    assert told_of(folder).startswith(f"{folder / name}: ")


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_was_changed(folder: Path, name: str) -> None:
    with (folder / name).open("ab") as file:
        file.write(b"!")
    told = told_of(folder)
    assert told.startswith(f"{folder / name}: ")
    assert "SHA-256" in told
    assert MANIFEST in told


def test_a_file_that_the_manifest_does_not_name(folder: Path) -> None:
    manifest = json.loads((folder / MANIFEST).read_text("utf-8"))
    del manifest["sha256"][FILES[0]]
    (folder / MANIFEST).write_text(json.dumps(manifest), "utf-8")
    assert told_of(folder).startswith(f"{folder / FILES[0]}: ")


def test_a_missing_manifest(folder: Path) -> None:
    (folder / MANIFEST).unlink()
    told = told_of(folder)
    assert told.startswith(f"{folder / MANIFEST}: ")
    assert "missing" in told
    with pytest.raises(ParserUnavailableError):
        name_of_weights(folder)


def test_a_missing_folder(tmp_path: Path) -> None:
    assert told_of(tmp_path / "nowhere").startswith(str(tmp_path / "nowhere" / MANIFEST))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"\xff\xfe",
        b"null",
        b"3",
        b"[]",
        b"{}",
        b'{"name": "frames@1"}',
        b'{"name": "frames@1", "sha256": {}}',
        b'{"name": "", "sha256": {}, "calibration": {}}',
        b'{"name": "frames@1", "sha256": [], "calibration": {}}',
        b'{"name": "frames@1", "sha256": {}, "calibration": []}',
        b'{"name": "frames@1", "sha256": {}, "calibration": {"cue": 1}}',
        b'{"name": "frames@1", "sha256": {}, "calibration": {"cue": [1]}}',
        b'{"name": "frames@1", "sha256": {}, "calibration": {"cue": ["steep", 0]}}',
    ],
)
def test_a_broken_manifest(folder: Path, content: bytes) -> None:
    (folder / MANIFEST).write_bytes(content)
    told = told_of(folder)
    assert told.startswith(f"{folder / MANIFEST}: ")
    assert "cannot be read" in told


@pytest.mark.parametrize("version", ["1.21.1", "1.9.0", "0.30", "1.21.0rc1"])
def test_an_onnxruntime_that_is_too_old(version: str) -> None:
    with pytest.raises(ParserUnavailableError) as told:
        check_runtime(version)
    for words in (f"onnxruntime {version}", "1.22", "pip install --upgrade onnxruntime", "--rules-only"):
        assert words in str(told.value)


@pytest.mark.parametrize("version", ["1.22.0", "1.22.0rc1", "1.100", "2.0.0"])
def test_an_onnxruntime_that_is_new_enough(version: str) -> None:
    check_runtime(version)


def test_the_parser_refuses_an_onnxruntime_that_is_too_old(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(onnxruntime, "__version__", "1.16.3")
    with pytest.raises(ParserUnavailableError, match=r"onnxruntime 1\.16\.3 is too old"):
        FrameParser.load()
