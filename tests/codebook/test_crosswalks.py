"""Crosswalks: sound files, faults named by file and line, and what is lost computed from the rules."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from onrecord.codebook import CodebookError, copy_shipped, read_codebook, shipped
from onrecord.codebook import crosswalks as room
from onrecord.codebook.crosswalk_losses import losses
from onrecord.codebook.crosswalk_records import OURS, kind_of
from onrecord.codebook.crosswalks import CROSSWALKS, crosswalk, read_crosswalk

FOLDER = Path(room.__file__).with_name("crosswalks")
FAULTS = yaml.safe_load((Path(__file__).parent / "crosswalk_faults.yml").read_text("utf-8"))
KEPT = ("march", "rally", "strike")
SMALL = """crosswalk: small
title: Small
version: 1
citation: C
checked: By hand.
codebook: protest@1
unit: One.

rows:
  event:
    of: protest
    when: {status: [occurred, none]}
    otherwise: Not held.
fields:
  # what happened
  date:
    meaning: Date.
    rules: [{from: date, take: day}]
  # how
  form:
    meaning: Form.
    allowed: [walk, stand]
    rules:
      - from: form
        map:
          march: walk
          rally: stand
  held:
    meaning: Held.
    rules: [{value: "yes", in: event, when: {form: [strike]}}]
  # who
  # whose
  valence:
    meaning: Valence.
    empty: We do not code it.
  size:
    meaning: Size.
    rules: [{from: participants, take: low}]
lost:
  unit.policing: No.
  unit.court: No.
  unit.government: No.
  unit.statement: No.
"""


def small(tmp_path: Path, text: str) -> Path:
    """A small crosswalk; all that it does not take is named as lost."""
    taken = {"date", "form", "status", "participants"}
    lost = [f"form.{one}" for one in shipped()["form"].categories if one not in KEPT]
    lost += [f"status.{one}" for one in shipped()["status"].categories if one != "occurred"]
    lost += [name for name, one in shipped().variables.items() if "protest" in one.of and name not in taken]
    path = tmp_path / "small.yml"
    last = sorted(lost, key=lambda one: one != "form.sit_in")
    path.write_text(text + "".join(f"  {name}: No.\n" for name in last), "utf-8")
    return path


@pytest.mark.parametrize("name", CROSSWALKS)
def test_shipped_crosswalks_have_no_fault(name: str) -> None:
    read = read_crosswalk(FOLDER / f"{name}.yml")
    assert read == crosswalk(name)
    assert read.name == name
    assert read.codebook == shipped().label
    assert all(field.meaning for field in read.fields)


def test_every_file_is_named() -> None:
    assert sorted(CROSSWALKS) == sorted(path.stem for path in FOLDER.glob("*.yml"))
    with pytest.raises(KeyError, match="there is no crosswalk 'cameo'; there are ccc, acled"):
        crosswalk("cameo")


def test_kinds_of_values_are_of_variables_that_there_are() -> None:
    names = {name for told in OURS.values() for name in told}
    assert names - {"report", "unit"} <= set(shipped().variables)


def test_a_small_crosswalk_is_sound(tmp_path: Path) -> None:
    read = read_crosswalk(small(tmp_path, SMALL))
    assert read.columns == ("date", "form", "held", "valence", "size")


@pytest.mark.parametrize("case", FAULTS, ids=lambda case: case["name"])
def test_faults_are_named_by_file_and_line(case: dict[str, Any], tmp_path: Path) -> None:
    path = small(tmp_path, SMALL)
    text = path.read_text("utf-8")
    assert case["replace"] in text
    path.write_text(text.replace(case["replace"], case["by"], 1), "utf-8")
    with pytest.raises(CodebookError) as raised:
        read_crosswalk(path)
    problems = [str(problem) for problem in raised.value.problems]
    for told in case["told"]:
        assert any(told in problem for problem in problems), problems
    assert len(problems) == len(case["told"]), problems


def test_a_file_that_is_not_there_or_no_text(tmp_path: Path) -> None:
    with pytest.raises(CodebookError, match="there is no such file"):
        read_crosswalk(tmp_path / "none.yml")
    (tmp_path / "bytes.yml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(CodebookError, match=r"bytes\.yml: is no UTF-8 text"):
        read_crosswalk(tmp_path / "bytes.yml")


@given(st.text(alphabet="ab:{}[]-\n *&'\"#", max_size=60))
def test_any_text_is_refused_with_reasons(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path = tmp_path_factory.mktemp("any") / "any.yml"
    path.write_text(text, "utf-8")
    with pytest.raises(CodebookError) as raised:
        read_crosswalk(path)
    assert raised.value.problems


@pytest.mark.parametrize("name", CROSSWALKS)
def test_nothing_of_ours_goes_missing_in_silence(name: str) -> None:
    """Each category is merged, told apart or lost: it is in the rules or in the report, never in neither."""
    one, book = crosswalk(name), shipped()
    told = losses(one, book)
    lost = {what for what, _ in told.ours}
    text = (FOLDER / f"{name}.yml").read_text("utf-8")
    for variable in book.variables.values():
        if all(f"unit.{kind}" in lost for kind in variable.of):
            continue
        for category in variable.categories if kind_of(variable.name) == "code" else ():
            named = f"{variable.name}.{category}" in lost or variable.name in lost
            assert named or category in text, f"{variable.name}.{category}"
    assert all(why for _, why in (*told.ours, *told.theirs))
    assert all(why for _, _, why in told.never)


MERGED = [
    ("acled", "participant_measure", ("projectiles", "fire", "vandalism", "fighting")),
    ("acled", "government_form", ("ban", "emergency", "curfew")),
    ("plover", "act", ("demand", "call_for")),
    ("plover", "act", ("deny", "refuse")),
    ("plover", "form", ("strike", "walkout")),
    ("poldem", "form", ("march", "rally", "vigil")),
    ("ccc", "status", ("occurred", "under_way", "unclear")),
]


@pytest.mark.parametrize(("name", "variable", "group"), MERGED)
def test_what_falls_together_is_computed(name: str, variable: str, group: tuple[str, ...]) -> None:
    assert (variable, group) in losses(crosswalk(name), shipped()).merged


def test_what_is_told_apart_does_not_fall_together() -> None:
    ccc = losses(crosswalk("ccc"), shipped())
    assert not [group for variable, group in ccc.merged if variable in ("form", "police_measure")]


def test_what_becomes_several_is_computed() -> None:
    plover = losses(crosswalk("plover"), shipped())
    assert plover.rows == (("protest", ("protest", "arrest", "restriction", "force", "deployment")),)
    assert ("issue.government", "Contexts", ("executive", "political_institutions")) in plover.split
    acled = losses(crosswalk("acled"), shipped())
    assert ("police_measure.tear_gas", "interaction", (15, 16)) in acled.split


def test_parts_that_no_rule_takes_are_lost() -> None:
    parts = dict(losses(crosswalk("acled"), shipped()).parts)
    assert parts["deaths"] == ("high", "words", "qualifier", "basis", "unit", "as_of", "voice")
    assert "date" not in parts


def test_words_for_people_keep_nothing_for_analysis() -> None:
    told = losses(crosswalk("acled"), shipped())
    assert ("demand", ("notes",)) in told.words
    assert "demand" in dict(told.ours)


def test_a_variable_of_a_users_own_is_lost(tmp_path: Path) -> None:
    copy_shipped(tmp_path / "own", ("issue",), "own")
    own = tmp_path / "own" / "mood.yml"
    own.write_text(
        "variable: mood\nversion: 1\nof: protest\nfound_by: leads\ndefinition: Mood.\ncues:\n"
        '  leads: ["in a mood of"]\n',
        "utf-8",
    )
    book = read_codebook(tmp_path / "own")
    for name in CROSSWALKS:
        assert "which the crosswalk does not know" in dict(losses(crosswalk(name), book).ours)["mood"]
