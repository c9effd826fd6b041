"""The built-in codebook: complete, its cues bounded, and true to its own examples; and what the runner finds."""

from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.codebook import CodebookError, codebook, copy_shipped, read_codebook, shipped
from onrecord.examples import failing, told_in

BOOK = shipped()
CASES = [
    (variable.name, category.name, word, sentence)
    for variable in BOOK.variables.values()
    for category in (variable.whole, *variable.categories.values())
    for word in ("yes", "no")
    for sentence in getattr(category, word)
]


@pytest.mark.parametrize(("name", "category", "word", "sentence"), CASES)
def test_examples_hold(name: str, category: str, word: str, sentence: str) -> None:
    told = told_in(BOOK, BOOK[name], sentence)
    assert (category in told) is (word == "yes")


@pytest.mark.parametrize("name", sorted(BOOK.variables))
def test_every_variable_is_complete(name: str) -> None:
    variable = BOOK[name]
    assert variable.version >= 1
    assert variable.definition
    assert variable.of
    for category in variable.categories.values():
        assert category.definition, category.name


def test_the_built_in_codebook_is_read_without_fault_as_a_users_would_be(tmp_path: Path) -> None:

    copy_shipped(tmp_path, (), "mine")
    copied = read_codebook(tmp_path)
    assert copied.digest == BOOK.digest
    assert copied.label == "mine@1"


def test_an_example_that_fails_is_named() -> None:
    form = BOOK["form"]
    march = replace(form.categories["march"], yes=("The shop was shut.",), no=("Nurses marched through Leeds.",))
    broken = replace(BOOK, variables={"form": replace(form, categories={"march": march})})
    told = [str(problem) for problem in failing(broken)]
    assert told == [
        "form.yml: form march is not found in its own example 'The shop was shut.'",
        "form.yml: form march is found in 'Nurses marched through Leeds.', an example of what it is not",
    ]


def test_an_example_that_fails_is_named_with_its_line(tmp_path: Path) -> None:
    copy_shipped(tmp_path, ("issue",), "mine")
    path = tmp_path / "issue.yml"
    text = path.read_text("utf-8")
    sentence = read_codebook(tmp_path)["issue"].categories["housing"].yes[0]
    line = next(n for n, one in enumerate(text.splitlines(), 1) if sentence[:24] in one)
    path.write_text(text.replace(sentence, "They wanted nothing"), "utf-8")
    told = [str(problem) for problem in failing(read_codebook(tmp_path), tmp_path)]
    assert told == [
        f"issue.yml, line {line}: issue housing is not found in its own example 'They wanted nothing'"
    ]


def test_unknown_variables_are_named() -> None:
    with pytest.raises(KeyError, match=r"protest@1 has no variable 'weather'; it has act, "):
        BOOK["weather"]


def test_a_codebook_that_is_not_there_is_named() -> None:
    with pytest.raises(CodebookError, match=r"nowhere cannot be used:\n  there is no such folder"):
        codebook("nowhere")
