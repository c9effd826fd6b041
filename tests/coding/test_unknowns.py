"""What is not known, not reported and not coded, end to end; and the variables that the program looks for."""

from datetime import date
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml

from onrecord.codebook import read_codebook, shipped
from onrecord.coding.questions import coded_by, questions
from onrecord.exporting.answers import answers
from onrecord.flow import code, code_page
from onrecord.records import CodedReport, Page, Settings, Size, Unknown
from onrecord.records.findings import EventKind

CASES = yaml.safe_load(Path(__file__).with_name("unknowns.yml").read_text("utf-8"))
REPORTS = Path(__file__).parents[2] / "demo" / "reports"


def _coded(case: dict[str, Any]) -> CodedReport:
    return code_page(Page(text=case["text"], published=date(2025, 6, 16)), Settings(rules_only=True))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_what_is_not_known_is_coded_with_its_words_and_voice(case: dict[str, Any]) -> None:
    coded = _coded(case)
    found = [
        [one.variable, one.voice.role if one.voice else None, " … ".join(s.of(case["text"]) for s in one.spans)]
        for mention in coded.mentions
        for one in mention.codings
        if isinstance(one.value, Unknown)
    ]
    assert found == case["unknown"]
    first = coded.mentions[0]
    told = dict(answers(first, coded.questions_of(first.kind)))
    assert {name: told[name] for name in case["answers"]} == case["answers"]


def test_zero_is_a_figure_and_not_unknown() -> None:
    [mention] = _coded(CASES[1]).mentions
    [none] = mention.of("arrests")
    assert isinstance(none.value, Size)
    assert (none.value.low, none.value.high) == (0, 0)


def test_what_only_the_parser_marks_is_not_coded_without_it() -> None:
    book = shipped()
    added = coded_by("protest", book, parsed=True) - coded_by("protest", book, parsed=False)
    assert added == {"participant"}
    coded = code("Nurses marched in Leeds on Saturday.", settings=Settings(rules_only=True))
    told = dict(answers(coded.mentions[0], coded.questions_of("protest")))
    assert told["participant"] == "not_coded"
    assert told["target"] == "not_reported"


def test_every_kind_is_asked_what_the_codebook_has_for_it() -> None:
    asked = questions(shipped(), parsed=True)
    assert [one.kind for one in asked] == list(get_args(EventKind))
    for one in asked:
        assert set(one.looked_for) <= set(one.variables)
        assert {"form", "status", "date", "place"} <= set(one.looked_for)
        assert not {"policing_form", "court_form", "government_form"} & set(one.variables)


def test_a_variable_of_ones_own_is_looked_for_where_words_find_it(tmp_path: Path) -> None:
    (tmp_path / "codebook.yml").write_text("name: mine\nversion: 1\nextends: protest\ndefinition: Ours.\n")
    for name, way in (("mood", "program"), ("topic", "words")):
        (tmp_path / f"{name}.yml").write_text(
            f"variable: {name}\nversion: 1\nof: protest, court\nfound_by: {way}\ndefinition: Ours.\n"
        )
    book = read_codebook(tmp_path)
    protest, _, court, _ = questions(book, parsed=True)
    assert {"mood", "topic"} <= set(protest.variables)
    assert "topic" in protest.looked_for
    assert "mood" not in protest.looked_for
    assert not {"mood", "topic"} & set(court.looked_for)


def test_nothing_is_coded_that_is_not_looked_for() -> None:
    """What ``coded_by`` says is held against what the rules code of the reports of the demonstration."""
    for path in sorted(REPORTS.glob("*.txt")):
        coded = code_page(Page(text=path.read_text("utf-8")), Settings(rules_only=True))
        for mention in coded.mentions:
            known = {one.variable for one in mention.codings if not isinstance(one.value, Unknown)}
            assert known <= set(coded.questions_of(mention.kind).looked_for), (path.name, mention.kind)
