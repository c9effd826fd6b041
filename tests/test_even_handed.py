"""On Record takes no side (codebook section 6): with the sides exchanged, the codings are the same.

The texts are data: see ``even_handed/README.md``. All pairs of all templates are compared by ``make bench``.
"""

import re
from collections import defaultdict

import pytest
import yaml
from bench.even_handed import (
    FOLDER,
    Comparison,
    Kind,
    comparisons,
    differences,
    fill,
    is_coded,
    kinds,
    known_differences,
)
from hypothesis import given
from hypothesis import strategies as st

KINDS = kinds()
KNOWN = known_differences()
TRIED = list(comparisons())
EVERY = list(comparisons(every=True))
ALL = list(dict.fromkeys((*TRIED, *(one for one in EVERY if one.key in KNOWN))))
ALLOWED = 1 / 200


@pytest.mark.parametrize("one", ALL, ids=str)
def test_the_sides_exchanged_are_coded_the_same(one: Comparison) -> None:
    """A listed difference must still be one: what was mended leaves ``known.yml``."""
    told = differences(one)
    if one.key in KNOWN:
        assert told, f"these are equal now; take them out of known.yml: {one}"
    else:
        assert not told, f"coded differently with the sides exchanged: {one}\n{one.template}\n" + "\n".join(told)


def test_at_most_one_in_two_hundred_differs_and_each_is_listed_once_with_its_reason() -> None:
    listed = yaml.safe_load((FOLDER / "known.yml").read_text("utf-8")) or []
    assert len(listed) == len(KNOWN), "listed twice"
    assert all(entry["reason"].strip() for entry in listed)
    assert set(KNOWN) <= {one.key for one in EVERY}, "known.yml lists what no template says"
    assert sum(one.key in KNOWN for one in TRIED) <= ALLOWED * len(TRIED)
    assert len(KNOWN) <= ALLOWED * len(EVERY)


def test_there_are_enough_texts() -> None:
    sentences = [text for kind in KINDS for text in kind.sentences]
    reports = [text for kind in KINDS for text in kind.reports]
    assert len(set(sentences)) >= 200
    assert len(set(reports)) >= 40
    assert all(_sentences(report) >= 4 for report in reports)


def _sentences(report: str) -> int:
    return len(re.findall(r"[.?!][\"”]?(?=\s|\Z)", report))


def test_every_template_is_coded() -> None:
    """A template of which nothing is ever coded tests nothing."""
    coded: defaultdict[tuple[str, str], bool] = defaultdict(bool)
    for one in ALL:
        coded[one.kind.name, one.template] |= is_coded(one)
    assert [template for (_, template), any_ in coded.items() if not any_] == []


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_the_sides_stand_in_slots_only(kind: Kind) -> None:
    sides = {side.removeprefix("the ") for pair in kind.pairs for side in pair}
    for template in (*kind.sentences, *kind.reports):
        fixed = re.sub(r"<[abAB]>", "", template)
        found = [side for side in sides if re.search(rf"\b{re.escape(side)}\b", fixed)]
        assert not found, f"{kind.name}: {found} outside a slot in: {template}"


SIDES = st.sampled_from(["left-wing", "anti-mine", "Igbo", "the police", "organisers"])
PIECES = st.lists(
    st.sampled_from(["<a>", "<B>", "A <b> rally", "say ", "; ", "an <a> ", "\n", "the <A>"]), max_size=8
)


@given(PIECES, SIDES, SIDES)
def test_a_place_in_the_text_is_told_by_its_place_in_the_template(pieces: list[str], one: str, two: str) -> None:
    template = " ".join(pieces)
    filled = fill(template, (one, two))
    origins = [filled.origin(at) for at in range(len(filled.text) + 1)]
    assert origins == sorted(origins)
    assert origins[-1] == len(template)
    for at, origin in enumerate(origins[:-1]):
        beside = template[max(0, origin - 1) : origin + 3]
        assert filled.text[at] == template[origin] or "<" in beside or template[origin] in "Aa"


def test_articles_fit_the_side_behind_them() -> None:
    assert (
        fill("A <a> rally and a <b> march", ("anti-war", "pro-war")).text
        == "An anti-war rally and a pro-war march"
    )
