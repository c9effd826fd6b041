"""``onrecord gazetteer``: added places are used by every command that codes, and reports are coded anew."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.dumps import write
from typer.testing import Result

from onrecord import Page, Settings, Unread, code, flow
from onrecord.ports import PlaceLookup
from onrecord.records import CodedReport
from onrecord.store.gazetteer import add_dump

Run = Callable[..., Result]
TEXT = "Some 200 farmers marched in Nether Sallow on Saturday."
SALLOW = {"name": "Nether Sallow", "latitude": 53.81, "longitude": -1.95}


@pytest.fixture
def dump(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A dump of one village, and a home of this test's own."""
    monkeypatch.setenv("ONRECORD_HOME", str(tmp_path / "home"))
    return write(tmp_path / "GB.zip", SALLOW)


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(TEXT, "utf-8")
    return path


def latitude(run: Run, *words: str | Path) -> float | None:
    done = run("code", *words, "--json", "--rules-only", "--timezone", "Europe/London")
    assert done.exit_code == 0
    [mention] = json.loads(done.stdout)["mentions"]
    [place] = [coding for coding in mention["codings"] if coding["variable"] == "place"]
    found: float | None = place["value"]["latitude"]
    return found


def test_a_village_has_coordinates_once_it_is_added(run: Run, dump: Path, report: Path) -> None:
    assert latitude(run, report) is None
    done = run("gazetteer", "add", dump)
    assert done.stderr == "onrecord: added GB: 1 place of 1 row, GB.\n"
    assert latitude(run, report) == 53.81
    assert latitude(run, report, "--gazetteer", "none") is None
    assert run("gazetteer", "remove", "GB").stderr == "onrecord: removed GB: 1 place.\n"
    assert latitude(run, report) is None


def test_a_store_elsewhere_is_used_where_it_is_named(run: Run, dump: Path, report: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    assert run("gazetteer", "add", dump, "--gazetteer", other, "--quiet").stderr == ""
    assert latitude(run, report) is None
    assert latitude(run, report, "--gazetteer", other) == 53.81
    coded = code(TEXT, timezone="Europe/London", settings=Settings(rules_only=True, gazetteer=str(other)))
    assert [where.value.latitude for mention in coded.mentions for where in mention.of("place")] == [53.81]  # type: ignore[union-attr]


def test_reports_are_coded_anew_when_places_are_added_or_removed(
    run: Run, dump: Path, report: Path, tmp_path: Path
) -> None:
    db = tmp_path / "shelf.db"
    command = ("run", report, "--db", db, "--rules-only", "--timezone", "Europe/London")
    assert "1 report coded" in run(*command).stderr
    run("gazetteer", "add", dump)
    assert "1 report coded" in run(*command).stderr
    assert "nothing to do" in run(*command).stderr.replace("1 already there", "nothing to do")
    assert "England" in run("show", report, "--db", db).stdout
    run("gazetteer", "remove", "GB")
    assert "coded" not in run(*command).stderr, "the former coding is shown again"
    assert "England" not in run("show", report, "--db", db).stdout


def test_what_is_added_is_listed(run: Run, dump: Path, tmp_path: Path) -> None:
    assert "nothing is added" in run("gazetteer", "list").stderr
    run("gazetteer", "add", dump)
    run("gazetteer", "add", write(tmp_path / "AU.txt", SALLOW | {"country": "AU"}, SALLOW | {"country": "NZ"}))
    head, *rows = [line.split() for line in run("gazetteer", "list").stdout.splitlines()]
    assert head == ["name", "file", "countries", "rows", "places", "added", "sha256"]
    assert [row[:5] for row in rows] == [["GB", "GB.zip", "GB", "1", "1"], ["AU", "AU.txt", "AU", "NZ", "2"]]


@pytest.mark.parametrize(
    ("words", "want"),
    [
        (("gazetteer", "add", "none.txt"), (1, "none.txt: cannot be read (No such file or directory)")),
        (("gazetteer", "remove", "GB"), (3, "places.db is not there")),
        (("code", "report.txt", "--rules-only", "--gazetteer", "none.db"), (3, "none.db is not there")),
        (("show", "report.txt", "--rules-only", "--gazetteer", "none.db"), (3, "none.db is not there")),
        (("run", "report.txt", "--db", "x.db", "--rules-only", "--gazetteer", "none.db"), (3, "none.db is not")),
    ],
)
def test_trouble_is_told_in_a_line(
    words: tuple[str, ...],
    want: tuple[int, str],
    run: Run,
    dump: Path,
    report: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(report.parent)
    done = run(*words)
    assert done.exit_code == want[0]
    assert want[1] in done.stderr
    assert done.stderr.startswith("onrecord: ")
    assert done.stderr.count("\n") == 1
    assert not Path("x.db").exists()


def test_a_damaged_store_stops_a_run_before_anything_is_stored(
    run: Run, dump: Path, report: Path, tmp_path: Path
) -> None:
    run("gazetteer", "add", dump)
    (tmp_path / "home" / "places.db").write_bytes(b"")
    done = run("run", report, "--db", tmp_path / "shelf.db", "--rules-only")
    assert done.exit_code == 3
    assert "is no store of places" in done.stderr
    assert not (tmp_path / "shelf.db").exists()


def test_places_that_are_added_during_a_run_wait_for_the_next(
    run: Run, dump: Path, report: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    db, whole = tmp_path / "shelf.db", flow.code_or_reason

    def adds(page: Page, settings: Settings, places: PlaceLookup | None = None) -> CodedReport | Unread:
        add_dump(dump)
        return whole(page, settings, places)

    monkeypatch.setattr(flow, "code_or_reason", adds)
    command = ("run", report, "--db", db, "--rules-only", "--timezone", "Europe/London")
    run(*command)
    assert "England" not in run("show", report, "--db", db).stdout
    monkeypatch.undo()
    monkeypatch.setenv("ONRECORD_HOME", str(tmp_path / "home"))
    assert "1 report coded" in run(*command).stderr
    assert "England" in run("show", report, "--db", db).stdout
