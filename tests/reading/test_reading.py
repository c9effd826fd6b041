"""Files, folders, tables and standard input: what is read, what is not and what the user is told about it."""

import hashlib
import io
import json
import os
import tracemalloc
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading import Notice, ReadOptions, read
from onrecord.records import Page, Unread


def pages(*paths: Path | str, options: ReadOptions | None = None) -> list[Page]:
    return [item for item in read(paths, options or ReadOptions()) if isinstance(item, Page)]


def problems(*paths: Path | str, options: ReadOptions | None = None) -> list[Unread]:
    return [item for item in read(paths, options or ReadOptions()) if isinstance(item, Unread)]


def test_plain_text_stays_as_it_is_but_for_the_mark(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(b"\xef\xbb\xbfOne.\r\nTwo.\rThree.\n\n")
    (page,) = pages(file)
    assert page.text == "One.\r\nTwo.\rThree.\n\n"
    assert (page.path, page.encoding, page.locator, page.media_type) == (str(file), "utf-8", "", "text/plain")
    assert page.sha256 == hashlib.sha256(file.read_bytes()).hexdigest()


def test_folders_are_read_in_order_without_hidden_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", ".hidden.txt", "sub/c.txt", "sub/.git/d.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(f"Report {name}.")
    found = [Path(page.path).relative_to(tmp_path).as_posix() for page in pages(tmp_path)]
    assert found == ["a.txt", "b.txt", "sub/c.txt"]


def test_a_folder_that_links_to_itself_is_read_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("One.")
    (tmp_path / "round").symlink_to(tmp_path)
    assert len(pages(tmp_path)) == 1
    (told,) = problems(tmp_path)
    assert told.path == str(tmp_path / "round")
    assert "entered already" in told.reason


def test_a_sidecar_tells_of_its_folder_and_of_a_single_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("One.")
    (tmp_path / "b.txt").write_text("Two.")
    (tmp_path / "metadata.csv").write_text(
        "file,published,timezone,source,title\na.txt,2025-09-05,Europe/London,Daily Coast,The dock\nc.txt,,,,\n"
    )
    first, second = pages(tmp_path)
    assert (first.published, first.timezone) == (date(2025, 9, 5), "Europe/London")
    assert (first.source, first.title) == ("Daily Coast", "The dock")
    assert (second.published, second.timezone) == (None, None)
    assert pages(tmp_path / "a.txt") == [first]
    assert [told.reason for told in problems(tmp_path)] == ["it tells of 'c.txt', which is not in the folder"]
    assert "holds no report" in problems(tmp_path / "metadata.csv")[0].reason


def test_flags_stand_in_for_what_reports_do_not_bring(tmp_path: Path) -> None:
    file = tmp_path / "t.csv"
    file.write_text("text,date\nOne.,2025-09-05\nTwo.,\n")
    options = ReadOptions(published=date(2024, 1, 1), source="Wire", timezone="Africa/Lagos")
    first, second = pages(file, options=options)
    assert (first.published, first.source, first.timezone) == (date(2025, 9, 5), "Wire", "Africa/Lagos")
    assert second.published == date(2024, 1, 1)


@pytest.mark.parametrize(
    ("name", "table"),
    [
        ("t.csv", 'Headline,Body,Pub Date,Outlet,link\nH,"One, ""two""\r\nthree",5 Sep 2025,Coast,u\n'),
        ("t.csv", 'Headline;Body;Pub Date;Outlet;link\nH;"One, ""two""\r\nthree";5 Sep 2025;Coast;u\n'),
        ("t.tsv", 'Headline\tBody\tPub Date\tOutlet\tlink\nH\t"One, ""two""\r\nthree"\t5 Sep 2025\tCoast\tu\n'),
    ],
)
def test_columns_are_found_from_the_header(tmp_path: Path, name: str, table: str) -> None:
    (tmp_path / name).write_bytes(table.encode())
    (page,) = pages(tmp_path / name)
    assert page.text == 'One, "two"\r\nthree'
    assert (page.title, page.published, page.source, page.url) == ("H", date(2025, 9, 5), "Coast", "u")
    assert page.locator == "row 2"


def test_named_columns_go_before_usual_names(tmp_path: Path) -> None:
    file = tmp_path / "t.csv"
    file.write_text("text,words,when,nr\nNo.,Yes.,2025-09-05,A7\n")
    options = ReadOptions(text_column="words", date_column="when", id_column="nr")
    (page,) = pages(file, options=options)
    assert (page.text, page.published, page.locator) == ("Yes.", date(2025, 9, 5), "row 2, id A7")


def test_a_missing_named_column_is_told_with_those_there_are(tmp_path: Path) -> None:
    file = tmp_path / "t.csv"
    file.write_text("text,date\nOne.,2025-09-05\n")
    (told,) = problems(file, options=ReadOptions(text_column="words"))
    assert "no column 'words'" in told.reason
    assert "text, date" in told.advice


def test_a_table_without_a_text_column_is_told(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("a,b\n1,2\n")
    (told,) = problems(tmp_path / "t.csv")
    assert "--text-column" in told.advice
    assert "a, b" in told.advice


def test_a_broken_row_does_not_take_the_others_with_it(tmp_path: Path) -> None:
    file = tmp_path / "t.csv"
    file.write_text('text,date\nOne.,\n"Two"x,\nThree.,\n,\nFive.,,,\n')
    assert [page.text for page in pages(file)] == ["One.", "Three.", "Five."]
    assert [(told.locator, type(told)) for told in problems(file)] == [
        ("row 3", Unread),
        ("row 5", Unread),
        ("row 6", Notice),
    ]


def test_one_broken_line_of_ten(tmp_path: Path) -> None:
    lines = [json.dumps({"text": f"Report {number}."}) for number in range(1, 11)]
    lines[6] = '{"text": "Report 7.'
    (tmp_path / "t.jsonl").write_text("\n".join(lines))
    assert len(pages(tmp_path / "t.jsonl")) == 9
    (told,) = problems(tmp_path / "t.jsonl")
    assert told.locator == "line 7"
    assert told.reason.startswith("broken JSON")


@pytest.mark.parametrize(
    "content",
    ['[{"body": "One."}, {"body": "Two."}]', '{"n": 2, "items": [{"body": "One."}, {"body": "Two."}]}'],
)
def test_json_arrays(tmp_path: Path, content: str) -> None:
    (tmp_path / "t.json").write_text(content)
    found = pages(tmp_path / "t.json")
    assert [(page.text, page.locator) for page in found] == [("One.", "item 1"), ("Two.", "item 2")]


def test_json_lines_under_another_name(tmp_path: Path) -> None:
    (tmp_path / "t.json").write_text('{"text": "One."}\n{"text": "Two."}\n')
    assert [page.text for page in pages(tmp_path / "t.json")] == ["One.", "Two."]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("[1, 2]", "a list"),
        ('"words"', "a string"),
        ('{"text": ["One."]}', "'text' holds no text but a list"),
        ('{"text": null}', "null"),
        ('{"words": 1}', "no column looks like the text"),
        ("[" * 100_000, "broken JSON"),
        ('{"text": " \\n "}', "there is no text"),
    ],
)
def test_json_that_holds_no_report(tmp_path: Path, line: str, reason: str) -> None:
    (tmp_path / "t.jsonl").write_text(line)
    (told,) = problems(tmp_path / "t.jsonl")
    assert reason in told.reason


def test_lone_surrogates_are_replaced_one_for_one(tmp_path: Path) -> None:
    (tmp_path / "t.jsonl").write_text('{"text": "a\\ud800b\\ud83d\\ude00c"}')
    (page,) = pages(tmp_path / "t.jsonl")
    assert page.text == "a\ufffdb😀c"


@pytest.mark.parametrize("words", ["05/09/2025", "2025-02-30", "some day"])
def test_a_date_that_cannot_be_read_is_told_and_the_report_is_read(tmp_path: Path, words: str) -> None:
    (tmp_path / "t.csv").write_text(f"text,date\nOne.,{words}\n")
    told, page = read([tmp_path / "t.csv"])
    assert isinstance(told, Notice)
    assert words in told.reason
    assert isinstance(page, Page)
    assert page.published is None


def test_an_unknown_time_zone_is_told_and_the_report_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("One.")
    told, page = read(str(tmp_path / "a.txt"), ReadOptions(timezone="Mars/Olympus"))
    assert isinstance(told, Notice)
    assert isinstance(page, Page)
    assert page.timezone is None


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b" \n\t ", "no text"),
        ("a.csv", b"", "empty"),
        ("a.csv", b"text\n", None),
        ("a.txt", bytes(range(256)) * 4, "binary"),
        ("a.csv", bytes(range(256)) * 4, "binary"),
        ("a.jpg", b"\xff\xd8\xff\xe0 picture", "binary"),
        ("a.html", b"<p>One.</p>", "web pages cannot be read yet"),
        ("a.txt", b"<!DOCTYPE html><p>One.</p>", "web pages cannot be read yet"),
        ("a.xml", b"<x/>", "XML and feeds cannot be read yet"),
        ("a.pdf", b"%PDF", "cannot be read yet"),
        ("a.txt", "Протест в Москве состоялся".encode("windows-1251"), "nothing tells its encoding"),
    ],
)
def test_bad_files(tmp_path: Path, name: str, content: bytes, reason: str | None) -> None:
    (tmp_path / name).write_bytes(content)
    (tmp_path / "good.txt").write_text("One.")
    assert [page.text for page in pages(tmp_path)] == ["One."]
    told = problems(tmp_path)
    assert len(told) == (reason is not None)
    assert all(reason and reason in item.reason and item.advice for item in told)


def test_a_large_file_is_refused_by_its_size_alone(tmp_path: Path) -> None:
    file = tmp_path / "large.txt"
    with file.open("wb") as stream:
        stream.truncate(500_000_000)
    (told,) = problems(file)
    assert told.reason == "it has 500,000,000 bytes; the limit is 50,000,000"
    assert "--max-bytes" in told.advice


def test_missing_files_broken_links_and_things_that_are_no_files(tmp_path: Path) -> None:
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    told = {Path(item.path).name: item.reason for item in problems(tmp_path, tmp_path / "none.txt")}
    assert set(told) == {"gone.txt", "self.txt", "pipe.txt", "none.txt"}
    assert told["none.txt"] == told["gone.txt"] == "there is no such file"
    assert told["pipe.txt"] == "neither a file nor a folder"


def test_no_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text("One.")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    (told,) = problems(tmp_path / "a.txt")
    assert told.reason == "no permission to read it"


def test_standard_input_is_sniffed_and_limited() -> None:
    (page,) = read("-", stdin=io.BytesIO(b"A march.\r\n"))
    assert isinstance(page, Page)
    assert (page.text, page.path) == ("A march.\r\n", "standard input")
    two = list(read(["-"], stdin=io.BytesIO(b'{"text": "One."}\n{"text": "Two."}')))
    assert [item.locator for item in two] == ["line 1", "line 2"]
    table = list(read("-", ReadOptions(format="csv"), io.BytesIO(b"text\nOne.\n")))
    assert isinstance(table[0], Page)
    (told,) = read("-", ReadOptions(max_bytes=10), io.BytesIO(b"x" * 11))
    assert isinstance(told, Unread)
    assert told.reason == "it goes on; the limit is 10"


@pytest.mark.parametrize(
    ("name", "head", "row"), [("t.jsonl", "", '{{"text": "{}"}}\n'), ("t.csv", "text\n", "{}\n")]
)
def test_ten_thousand_rows_are_never_held_at_once(tmp_path: Path, name: str, head: str, row: str) -> None:
    with (tmp_path / name).open("w") as file:
        file.write(head)
        file.writelines(row.format(f"March {number}. " * 100) for number in range(10_000))
    tracemalloc.start()
    read_now = sum(isinstance(item, Page) for item in read(tmp_path / name))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert read_now == 10_000
    assert peak < 0.2 * (tmp_path / name).stat().st_size


def test_a_cell_longer_than_the_csv_module_allows(tmp_path: Path) -> None:
    text = "march " * 50_000
    (tmp_path / "t.csv").write_text(f"text\n{text}\n")
    (page,) = pages(tmp_path / "t.csv")
    assert page.text == text


@given(st.binary(), st.sampled_from(["text", "csv", "tsv", "jsonl", "json", None]))
def test_no_bytes_raise(data: bytes, kind: str | None) -> None:
    for item in read("-", ReadOptions(format=kind), io.BytesIO(data)):  # type: ignore[arg-type]
        assert isinstance(item, Page | Unread)


@given(st.text(), st.sampled_from(["csv", "jsonl"]))
def test_no_table_raises(words: str, kind: str) -> None:
    data = f'text,date\n"{words}",{words}\n' if kind == "csv" else json.dumps({"text": words, "date": words})
    for item in read("-", ReadOptions(format=kind), io.BytesIO(data.encode("utf-8", "replace"))):  # type: ignore[arg-type]
        assert isinstance(item, Page | Unread)
