"""The markup of our own sentences: good lines, every fault, and the sentences themselves."""

from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from training.markup import Item, MarkedFrame, MarkupError, SentenceFile, item_of, read_file, read_folder

from onrecord.records import CUE_KINDS, ROLES_OF_KIND, TRIGGER_KINDS

CASES: dict[str, list[Any]] = yaml.safe_load((Path(__file__).parent / "markup.yml").read_text("utf-8"))
SENTENCES = Path(__file__).parents[2] / "training" / "sentences"
HEAD = "# style: wire\n# topics: fuel prices, pay\n# aside: no\n"
WORDS = st.sampled_from(["Police", "Café", "😀", "“We stay,”", "¶", "said so.", "40", "it’s"])


@pytest.fixture(scope="module")
def files() -> list[SentenceFile]:
    """The sentences of the project."""
    return read_folder(SENTENCES)


def in_words(item: Item, frame: MarkedFrame) -> list[Any]:
    """A frame as the cases write it."""
    roles: dict[str, list[str]] = defaultdict(list)
    for role, place in frame.arguments:
        roles[role].append(item.text[slice(*place)])
    return [frame.kind, item.text[slice(*frame.trigger)], dict(roles)]


@pytest.mark.parametrize("case", CASES["good"], ids=lambda case: case["name"])
def test_a_good_line(case: dict[str, Any]) -> None:
    item = item_of(case["line"], "here")
    assert item.text == case["text"]
    assert [in_words(item, frame) for frame in item.frames] == case["frames"]
    assert item.where == "here"


@pytest.mark.parametrize(
    ("line", "told"), [case[1:] for case in CASES["faults"]], ids=[c[0] for c in CASES["faults"]]
)
def test_a_fault_is_told_to_the_one_who_wrote_it(tmp_path: Path, line: str, told: str) -> None:
    with pytest.raises(MarkupError) as fault:
        item_of(line)
    assert str(fault.value).startswith(told)
    (tmp_path / "a.frames").write_text(f"{HEAD}\nAll is well.\n{line}\n", "utf-8")
    with pytest.raises(MarkupError) as where:
        read_file(tmp_path / "a.frames")
    assert str(where.value) == f"a.frames:6: {fault.value}"


@pytest.mark.parametrize(
    ("line", "sentences"),
    [
        ("Farmers marched.", 1),
        ("Farmers marched. Police watched! Why? Nobody knows", 4),
        ("Farmers march ¶ They came at noon.", 2),
        ("“We stay.” She left.", 2),
        ("It cost 3.50 pounds.", 1),
    ],
)
def test_sentences_are_counted_by_their_stops(line: str, sentences: int) -> None:
    assert item_of(line).sentences == sentences


@given(st.lists(st.tuples(WORDS, st.booleans()), max_size=20))
def test_places_are_code_points_of_the_plain_text(told: list[tuple[str, bool]]) -> None:
    chunks = [(words, marked and words != "¶") for words, marked in told]
    line = " ".join(f"{{say{at} {words}}}" if marked else words for at, (words, marked) in enumerate(chunks))
    item = item_of(line)
    assert [item.text[slice(*frame.trigger)] for frame in item.frames] == [
        words for words, marked in chunks if marked
    ]
    plain = " ".join(words for words, _ in chunks)
    assert item.text.split() == plain.replace("¶", " ").split()


def test_a_file_of_items(tmp_path: Path) -> None:
    (tmp_path / "a.frames").write_text(f"{HEAD}\n# a note\nFarmers {{protest1 marched}}.\n\nNo.\n", "utf-8")
    (tmp_path / "b.txt").write_text("No item.", "utf-8")
    [file] = read_folder(tmp_path)
    assert (file.style, file.topics, file.aside) == ("wire", ("fuel prices", "pay"), False)
    assert [(item.text, item.where) for item in file.items] == [
        ("Farmers marched.", "a.frames:6"),
        ("No.", "a.frames:8"),
    ]
    (tmp_path / "a.frames").write_text(HEAD.replace("aside: no", "aside: yes"), "utf-8")
    assert read_file(tmp_path / "a.frames").aside


@pytest.mark.parametrize("missing", ["style", "topics", "aside"])
def test_a_file_without_its_whole_head(tmp_path: Path, missing: str) -> None:
    (tmp_path / "a.frames").write_text(HEAD.replace(f"# {missing}:", "#"), "utf-8")
    with pytest.raises(MarkupError, match=f"^a.frames: the head has no {missing}$"):
        read_file(tmp_path / "a.frames")


def test_all_our_sentences_read_without_fault(files: list[SentenceFile]) -> None:
    assert all(file.items and file.style and all(file.topics) for file in files)
    for file in files:
        for item in file.items:
            assert item.text.strip() == item.text != "", item.where
            assert item.sentences, item.where
            assert not set("{}¶") & set(item.text), item.where


def test_there_are_sentences_enough(files: list[SentenceFile]) -> None:
    assert sum(item.sentences for file in files for item in file.items) >= 2500
    [ordinary] = [file for file in files if file.path.name == "not-protest.frames"]
    without = [item for item in ordinary.items if not any(frame.kind in TRIGGER_KINDS for frame in item.frames)]
    assert sum(item.sentences for item in without) >= 500


def test_a_sixth_or_so_is_kept_aside(files: list[SentenceFile]) -> None:
    count = Counter[bool]()
    for file in files:
        count[file.aside] += sum(item.sentences for item in file.items)
    assert 0.13 <= count[True] / count.total() <= 0.20


def test_nothing_that_is_kept_aside_is_learned_from(files: list[SentenceFile]) -> None:
    texts = {
        aside: {item.text for file in files if file.aside is aside for item in file.items}
        for aside in (True, False)
    }
    assert not texts[True] & texts[False]
    styles = {aside: {file.style for file in files if file.aside is aside} for aside in (True, False)}
    assert not styles[True] & styles[False]


@pytest.mark.parametrize("aside", [True, False])
def test_every_label_is_taught_and_tested(files: list[SentenceFile], aside: bool) -> None:
    frames = [frame for file in files if file.aside is aside for item in file.items for frame in item.frames]
    assert {frame.kind for frame in frames} == {*CUE_KINDS, *TRIGGER_KINDS}
    assert {role for frame in frames for role, _ in frame.arguments} == frozenset().union(
        *ROLES_OF_KIND.values()
    )
