"""Codebooks of a user's own: read, refused with file and line, compared, and coded by."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

import onrecord
from onrecord.codebook import CodebookError, changes, copy_shipped, read_codebook, shipped
from onrecord.flow import program
from onrecord.records import Settings

FAULTS = yaml.safe_load((Path(__file__).parent / "faults.yml").read_text("utf-8"))
HEAD = "name: mine\nversion: 3\ndefinition: Mine.\nextends: protest\n"
TOPIC = """variable: topic
version: 1
of: protest, statement
found_by: words
definition: What it is about, by a list of ours.
categories:
  harbour:
    definition: The harbour.
    words: ["harbour", "quays?"]
    not: ["harbour a grudge"]
    examples:
      "yes": ["They marched for the harbour."]
      "no": ["They harbour a grudge."]
"""
REASON = """variable: occasion
version: 1
of: protest
found_by: leads
definition: The occasion, in the report's words.
cues:
  leads: ["on the occasion of"]
"""
REPORT = (
    "Some 300 people marched through Leeds on Saturday on the occasion of the king's visit. The marchers"
    ' wanted the old harbour kept. "The quay must not be sold," said Ann Bly, head of the Dockers\' Union.'
)


def folder(where: Path, head: str = HEAD, **files: str) -> Path:
    for name, text in {"codebook": head, **files}.items():
        (where / f"{name}.yml").write_text(text, "utf-8")
    return where


@pytest.mark.parametrize("case", FAULTS, ids=[case["name"] for case in FAULTS])
def test_faults_are_named_with_file_and_line(case: dict[str, Any], tmp_path: Path) -> None:
    more = {"more": case["more"]} if "more" in case else {}
    with pytest.raises(CodebookError) as raised:
        read_codebook(folder(tmp_path, case.get("head", HEAD), topic=case["text"], **more))
    assert [str(problem) for problem in raised.value.problems] == case["told"]


def test_a_codebook_without_what_the_program_needs_is_refused(tmp_path: Path) -> None:
    head = HEAD.replace("extends: protest\n", "")
    with pytest.raises(CodebookError) as raised:
        read_codebook(folder(tmp_path, head, topic=TOPIC))
    told = [str(problem) for problem in raised.value.problems]
    assert (
        "codebook.yml: lacks the variable 'form', by which the program codes: add it, or extend protest" in told
    )
    assert not any("'issue'" in one for one in told)


def test_yes_and_no_need_no_quotation_marks(tmp_path: Path) -> None:
    """YAML takes them for true and false; whoever writes a codebook need not know."""
    bare = TOPIC.replace('"yes":', "yes:").replace('"no":', "no:")
    harbour = read_codebook(folder(tmp_path, topic=bare))["topic"].categories["harbour"]
    assert (harbour.yes, harbour.no) == (("They marched for the harbour.",), ("They harbour a grudge.",))


def test_a_folder_without_head_is_refused(tmp_path: Path) -> None:
    (tmp_path / "topic.yml").write_text(TOPIC, "utf-8")
    with pytest.raises(CodebookError, match=r"codebook\.yml: is missing: give the codebook a name"):
        read_codebook(tmp_path)


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    folder(tmp_path)
    (tmp_path / "topic.yml").write_bytes(b"variable: \xff\xfe")
    with pytest.raises(CodebookError, match=r"topic\.yml: is no UTF-8 text"):
        read_codebook(tmp_path)


def test_ones_own_variables_are_coded_and_name_their_codebook(tmp_path: Path) -> None:
    settings = Settings(rules_only=True, codebook=str(folder(tmp_path, topic=TOPIC, occasion=REASON)))
    coded = onrecord.code(REPORT, published=date(2025, 3, 3), settings=settings)
    (march,) = coded.mentions
    assert [coding.value.as_json() for coding in march.of("topic") if coding.value] == ["harbour"]
    assert [coding.value.as_json() for coding in march.of("occasion") if coding.value] == ["the king's visit"]
    assert [coding.spans[0].of(REPORT) for coding in march.of("topic")] == ["harbour"]
    (said,) = coded.statements
    assert [coding.spans[0].of(REPORT) for coding in said.of("topic")] == ["quay"]
    assert {coding.codebook for unit in (march, said) for coding in unit.codings} == {"mine@3"}
    assert said.codebook == "mine@3"
    assert [coding.value.as_json() for coding in march.of("form") if coding.value] == ["march"]


def test_a_changed_codebook_is_another_program(tmp_path: Path) -> None:
    """So that the next run codes again what was coded by the codebook as it was."""
    before = read_codebook(folder(tmp_path, topic=TOPIC))
    after = read_codebook(folder(tmp_path, topic=TOPIC.replace("quays?", "docks?")))
    assert before.digest != after.digest
    named = program(Settings(rules_only=True, codebook=str(tmp_path)))
    assert f"codebook {after.label} {after.digest}" in named
    assert "codebook protest@1," in program(Settings(rules_only=True))


def test_what_differs_is_listed(tmp_path: Path) -> None:
    issue = (Path(__file__).parents[2] / "src/onrecord/codebook/protest/issue.yml").read_text("utf-8")
    mine = read_codebook(
        folder(tmp_path, topic=TOPIC, issue=issue.replace('"racial (justice', '"race", "racial (justice'))
    )
    assert list(changes(shipped(), mine)) == [
        "~ issue: race_ethnicity: adds to words 'race'",
        "+ topic",
    ]
    assert list(changes(mine, mine)) == []


def test_a_copy_goes_only_into_an_empty_folder(tmp_path: Path) -> None:
    folder(tmp_path)
    with pytest.raises(CodebookError, match="there are files in it already; name an empty folder"):
        copy_shipped(tmp_path, ("issue",), "mine")
    with pytest.raises(CodebookError, match="it has no weather; it has act"):
        copy_shipped(tmp_path / "new", ("weather",), "mine")
