"""The store of added places: dumps taken whole or not at all, looked up by folded name, replaced in one step."""

import sqlite3
import subprocess
import sys
import zipfile
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.dumps import line, write

from onrecord.store import StoreError
from onrecord.store.gazetteer import AddedPlaces, DumpError, add_dump, added_places, remove_dump, sources
from onrecord.store.gazetteer.dumps import Dump
from onrecord.store.gazetteer.home import home
from onrecord.store.gazetteer.schema import MARK
from onrecord.tables.gazetteer import fold

SALLOW = {"name": "Nether Sallow", "latitude": 53.81, "longitude": -1.95}
GOOD = line(1, "Nether Sallow", 53.81, -1.95) * 3
CUT = GOOD[:-20]
# What is wrong with the bytes of a dump, and what its message must say.
BAD = {
    "empty": (b"", "GB.txt: is empty"),
    "cut in a line": (CUT.encode(), "line 3: the file ends in the middle of this line"),
    "cut in a date": (GOOD[:-4].encode(), "line 3: the file ends in the middle of this line"),
    "another table": (b"GB\tEngland\t6269131\n", "line 1: has 3 columns, where a GeoNames dump has 19"),
    "a line in between": ((GOOD + "note\n" + GOOD).encode(), "line 4: has 1 column, where"),
    "a web page": (b"<!DOCTYPE html>\n<html>\n", "line 1: is a web page"),
    "a binary file": (bytes(range(256)) * 50, "line 1: is no text but a binary file"),
    "no UTF-8": (GOOD.encode() + line(2, "K\u00f6ln", 50.9, 6.9).encode("latin-1"), "line 4: is not in UTF-8"),
    "no numbers": (GOOD.replace("53.81", "north").encode(), "line 1: no numbers stand where"),
    "no such place": (GOOD.replace("53.81", "153.81").encode(), "line 1: the id or the coordinates"),
    "not a number": (GOOD.replace("53.81", "nan").encode(), "line 1: the id or the coordinates"),
    "columns exchanged": (GOOD.replace("\tP\tPPL\t", "\tPPL\tP\t").encode(), "line 1: 'PPL' stands where"),
    "no country": (GOOD.replace("\tGB\t", "\tEngland\t").encode(), "line 1: no country code or no date"),
    "one endless line": (b"x" * 300_000, "line 1: has 1 column"),
    "nothing on land": (GOOD.replace("\tP\tPPL\t", "\tU\tTRNU\t").encode(), "holds no place that reports"),
}


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store that holds one village."""
    path = tmp_path / "home" / "places.db"
    add_dump(write(tmp_path / "IE.txt", SALLOW | {"country": "IE", "number": 1}), path)
    return path


def names(store: Path) -> list[str]:
    return [source.name for source in sources(store)]


@pytest.mark.parametrize("what", BAD)
def test_a_bad_dump_is_refused_whole(what: str, store: Path, tmp_path: Path) -> None:
    data, told = BAD[what]
    before = store.read_bytes()
    (tmp_path / "GB.txt").write_bytes(data)
    with pytest.raises(DumpError) as error:
        add_dump(tmp_path / "GB.txt", store)
    assert told in str(error.value)
    assert str(tmp_path / "GB.txt") in str(error.value)
    assert str(error.value).endswith("nothing was changed.")
    assert store.read_bytes() == before
    assert [path.name for path in store.parent.iterdir() if path.suffix not in {".db", ".lock"}] == []


@pytest.mark.parametrize("damage", ["cut", "changed", "not a zip", "two texts"])
def test_a_bad_archive_is_refused(damage: str, store: Path, tmp_path: Path) -> None:
    path = write(tmp_path / "GB.zip", *[SALLOW | {"longitude": n / 7} for n in range(500)])
    data = bytearray(path.read_bytes())
    if damage == "changed":
        data[len(data) // 2] ^= 255
    path.write_bytes({"cut": bytes(data[:-30]), "not a zip": b"Not found"}.get(damage, bytes(data)))
    if damage == "two texts":
        with zipfile.ZipFile(path, "a") as archive:
            archive.writestr("FR.txt", GOOD)
    with pytest.raises(DumpError, match=r"GB\.zip") as error:
        add_dump(path, store)
    assert "nothing was changed" in str(error.value)
    assert names(store) == ["IE"]


def test_a_missing_file_and_a_folder_are_told(store: Path, tmp_path: Path) -> None:
    for path in (tmp_path / "none.txt", tmp_path):
        with pytest.raises(DumpError, match="cannot be read"):
            add_dump(path, store)


def test_places_are_found_by_all_their_latin_names(tmp_path: Path) -> None:
    others = "Sallowstead,Низкий Саллоу,GBNSW,NSW,https://example.org/sallow,sallow"
    row = {
        "name": "Néther Sållow",
        "others": others,
        "latitude": 53.81,
        "longitude": -1.95,
        "people": 12,
        "admin2": "L6",
    }
    added = add_dump(
        write(tmp_path / "GB.zip", row, row | {"number": 7, "feature": "H.WLL"}), tmp_path / "places.db"
    )
    assert (added.rows, added.places, added.countries) == (2, 1, ("GB",))
    places = AddedPlaces(tmp_path / "places.db")
    [place] = places.named("nether sallow")
    assert places.named("sallowstead") == (place,)
    assert (place.name, place.kind, place.country, place.code, place.division) == (
        "Néther Sållow",
        "locality",
        "GB",
        "ENG",
        "L6",
    )
    assert (place.latitude, place.longitude, place.population, place.feature) == (53.81, -1.95, 12, "P.PPL")
    assert [key for key in ("gbnsw", "nsw", "sallow", "низкии саллоу", "nether") if places.named(key)] == []


def test_countries_narrow_and_the_largest_comes_first(tmp_path: Path) -> None:
    small, large = SALLOW | {"people": 5}, SALLOW | {"people": 900}
    rows = [small, large, SALLOW | {"country": "AU"}]
    add_dump(write(tmp_path / "all.txt", *rows), tmp_path / "places.db")
    places = AddedPlaces(tmp_path / "places.db")
    assert [place.population for place in places.named("nether sallow", frozenset({"GB"}))] == [900, 5]
    assert [place.country for place in places.named("nether sallow", frozenset({"AU", "FR"}))] == ["AU"]
    assert places.named("nether sallow", frozenset({"FR"})) == ()


def test_a_division_tells_its_name(tmp_path: Path) -> None:
    row = SALLOW | {"name": "Flumland", "feature": "A.ADM1", "country": "FR", "admin1": "99"}
    add_dump(write(tmp_path / "FR.txt", row), tmp_path / "places.db")
    places = AddedPlaces(tmp_path / "places.db")
    assert (places.region("FR", "99"), places.region("FR", "98")) == ("Flumland", None)


def test_a_second_country_keeps_the_first_and_the_same_one_replaces(store: Path, tmp_path: Path) -> None:
    first = added_places(store)
    add_dump(write(tmp_path / "GB.txt", SALLOW), store)
    both = added_places(store)
    assert first and both
    assert first.digest != both.digest
    assert {place.country for place in both.named("nether sallow")} == {"GB", "IE"}
    add_dump(write(tmp_path / "IE.zip", SALLOW | {"name": "Over Sallow", "country": "IE"}), store)
    again = added_places(store)
    assert again
    assert names(store) == ["GB", "IE"]
    assert {place.country for place in again.named("nether sallow")} == {"GB"}
    assert [place.country for place in again.named("over sallow")] == ["IE"]


def test_one_geonames_id_in_two_files_is_one_place(store: Path, tmp_path: Path) -> None:
    add_dump(write(tmp_path / "later.txt", SALLOW | {"country": "IE", "people": 3, "number": 1}), store)
    places = added_places(store)
    assert places
    assert [place.population for place in places.named("nether sallow")] == [3]


def test_removal_brings_back_what_was_before(store: Path, tmp_path: Path) -> None:
    before = added_places(store)
    add_dump(write(tmp_path / "GB.txt", SALLOW), store)
    assert remove_dump("GB.txt", store).name == "GB"
    after = added_places(store)
    assert before and after
    assert after.digest == before.digest
    assert after.named("nether sallow") == before.named("nether sallow")
    remove_dump("IE", store)
    assert not store.exists()
    assert sources(store) == ()


def test_what_is_not_there_cannot_be_removed(store: Path, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"has no file FR\. It has: IE"):
        remove_dump("FR", store)
    with pytest.raises(StoreError, match="is not there"):
        remove_dump("FR", tmp_path / "other.db")


def test_a_dump_that_lost_its_end_does_not_replace_a_whole_one(store: Path, tmp_path: Path) -> None:
    many = [SALLOW | {"longitude": n / 10} for n in range(50)]
    add_dump(write(tmp_path / "GB.txt", *many), store)
    write(tmp_path / "GB.txt", *many[:40])
    with pytest.raises(
        DumpError, match=r"has 40 rows, and GB\.txt, added on .*, had 50\. .*gazetteer remove GB"
    ):
        add_dump(tmp_path / "GB.txt", store)
    assert sources(store)[1].rows == 50
    add_dump(write(tmp_path / "GB.txt", *many[:48]), store)
    assert sources(store)[1].rows == 48


def test_a_killed_process_leaves_the_old_store(store: Path, tmp_path: Path) -> None:
    before, dump = store.read_bytes(), write(tmp_path / "GB.txt", SALLOW)
    script = (
        "import os, sys; from onrecord.store.gazetteer import add_dump;"
        "add_dump(*sys.argv[1:], lambda step, done, total: step.startswith('sorting') and os._exit(9))"
    )
    killed = subprocess.run([sys.executable, "-c", script, str(dump), str(store)], check=False)
    assert killed.returncode == 9
    assert store.read_bytes() == before
    assert store.with_name("places.db.new").exists()
    add_dump(dump, store)
    assert names(store) == ["IE", "GB"]
    assert not store.with_name("places.db.new").exists()


def test_two_at_a_time_do_not_lose_one(store: Path, tmp_path: Path) -> None:
    dump = write(tmp_path / "GB.txt", SALLOW)
    with closing(sqlite3.connect(store.with_name("places.db.lock"), isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(StoreError, match=r"is being changed by another program\. Wait"):
            add_dump(dump, store)
    add_dump(dump, store)


def test_stopping_changes_nothing(store: Path, tmp_path: Path) -> None:
    def stop(step: str, done: int, total: int | None) -> None:
        raise KeyboardInterrupt

    before = store.read_bytes()
    with pytest.raises(KeyboardInterrupt):
        add_dump(write(tmp_path / "GB.txt", SALLOW), store, stop)
    assert store.read_bytes() == before


def _sqlite(path: Path, mark: int = 0, version: int = 0) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE other (name TEXT)")
        connection.execute(f"PRAGMA application_id = {mark}")
        connection.execute(f"PRAGMA user_version = {version}")


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (
            lambda path: path.write_text("not a store"),
            r"is no store of places\. Name another file with --gazetteer",
        ),
        (lambda path: path.write_bytes(b""), "is no store of places"),
        (_sqlite, "is a database of something else"),
        (
            lambda path: _sqlite(path, MARK, 99),
            "was made by a newer On Record .gazetteer 99.*pip install --upgrade",
        ),
        (lambda path: _sqlite(path, MARK, 0), "was made by an older On Record .*add its files again"),
        (lambda path: _sqlite(path, MARK, 1), "is damaged"),
        (lambda path: path.mkdir(), "is no store of places|cannot be read"),
    ],
    ids=["text", "empty", "other database", "newer", "older", "no tables", "folder"],
)
def test_another_file_is_no_store(make: object, told: str, tmp_path: Path) -> None:
    path = tmp_path / "places.db"
    make(path)  # type: ignore[operator]
    dump = write(tmp_path / "GB.txt", SALLOW)
    for tried in (lambda: added_places(path), lambda: sources(path), lambda: add_dump(dump, path)):
        with pytest.raises(StoreError, match=told) as error:
            tried()
        assert str(error.value).startswith(str(path))


def test_a_store_that_was_cut_short_is_told(store: Path) -> None:
    store.write_bytes(store.read_bytes()[:-100])
    with pytest.raises(StoreError, match=r"is damaged: it is not as long as it says\. Delete it and add"):
        added_places(store)


def test_no_store_adds_nothing_unless_one_is_named(tmp_path: Path) -> None:
    assert added_places() is None
    with pytest.raises(StoreError, match=r"is not there\. Make it with: onrecord gazetteer add FILE"):
        added_places(tmp_path / "none.db")


@pytest.mark.parametrize(
    ("platform", "variables", "want"),
    [
        ("linux", {"ONRECORD_HOME": "/own"}, "/own"),
        ("linux", {"XDG_DATA_HOME": "/data"}, "/data/onrecord"),
        ("linux", {"XDG_DATA_HOME": "data"}, "/home/una/.local/share/onrecord"),
        ("darwin", {}, "/home/una/Library/Application Support/onrecord"),
        ("win32", {"LOCALAPPDATA": "/local"}, "/local/onrecord"),
        ("win32", {}, "/home/una/AppData/Local/onrecord"),
    ],
)
def test_home_is_where_the_platform_keeps_such_data(
    platform: str, variables: dict[str, str], want: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("ONRECORD_HOME", "XDG_DATA_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr(Path, "home", lambda: Path("/home/una"))
    assert home() == Path(want)


CELLS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\t\n\r"), max_size=12)


@given(
    rows=st.lists(
        st.tuples(st.integers(1, 10**8), CELLS, CELLS, st.floats(-90, 90), st.floats(-180, 180)), min_size=1
    )
)
def test_any_well_formed_row_is_read(
    rows: list[tuple[int, str, str, float, float]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("rows") / "GB.txt"
    path.write_bytes("".join(line(n, name, y, x, others=others) for n, name, others, y, x in rows).encode())
    dump = Dump(path)
    kept = [row for batch in dump for row in batch]
    assert dump.rows == len(rows)
    for row in kept:
        assert (row.id, row.name, row.latitude, row.longitude) in {(n, name, y, x) for n, name, _, y, x in rows}
        assert all(fold(key) == key for key in (*row.own, *row.others))


@given(data=st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data: bytes, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("bytes") / "GB.txt"
    path.write_bytes(data)
    with pytest.raises(DumpError):
        list(Dump(path))
