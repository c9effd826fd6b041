"""Who said what: constructions one by one, and what is no attribution."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from onrecord.cleaning import clean
from onrecord.finding.attributions import find_attributions
from onrecord.finding.names import find_names
from onrecord.finding.quotations import find_quotations
from onrecord.records import Attribution, Page, Report

CASES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "attributions.yml").read_text("utf-8"))
WORDS = st.sampled_from(
    ["He", "said", "that", '"We', 'will."', "“No", "go.”", ",", ".", ":", "Jane Doe", "the police", "who", "and",
     "according to", "told", "warned", "called on", "to", "leave", "saying", "the", "ban", "Mr", "(ABC)", "-",
     "🙂", "\u202e", "\0", "\n\n", "was", "contacted", "for comment", "denied", "put", "at 400"]
)  # fmt: skip


def attributions_of(report: Report) -> tuple[Attribution, ...]:
    return find_attributions(report, find_quotations(report), find_names(report))


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["text"])[:60])
def test_attributions_of_a_text(case: dict[str, Any]) -> None:
    # A sentence before and behind makes the text a paragraph of a report, not a headline.
    report = clean(Page(text=f"It rained all day.\n\n{case['text']}\n\nThe shops opened at nine."))
    text = report.text
    found = attributions_of(report)
    assert [
        [
            one.source.of(text) if one.source else None,
            one.cue[0].of(text),
            [span.of(text) for span in one.content],
            one.quotation,
        ]
        for one in found
    ] == case["found"]
    if "addressee" in case:
        assert found[0].addressee is not None
        assert found[0].addressee.of(text) == case["addressee"]


def test_headline_with_a_colon_or_with_its_source_behind() -> None:
    for text, said in (
        (
            "Mayor: the march must go ahead\n\nThe march is on Friday. It will begin at noon.",
            "the march must go ahead",
        ),
        (
            "About 300 march in Leeds, police say\n\nThe march was on Friday. It began at noon.",
            "About 300 march in Leeds",
        ),
    ):
        report = clean(Page(text=text))
        assert [span.of(text) for span in attributions_of(report)[0].content] == [said]


def test_nothing_is_read_in_bylines_credits_and_boilerplate() -> None:
    text = "The march began.\n\nShare this article: police said it was good\n\nBy Jane Doe\n\nIt ended at noon."
    report = clean(Page(text=text))
    silent = [p.span for p in report.passages if p.kind in {"byline", "credit", "boilerplate"}]
    assert silent
    assert not [a for a in attributions_of(report) if any(span.covers(a.cue[0]) for span in silent)]


@given(st.lists(WORDS, max_size=120).map(" ".join))
def test_spans_lie_in_the_text_and_cues_are_words(text: str) -> None:
    report = clean(Page(text=text))
    found = attributions_of(report)
    said = [one.content or one.cue for one in found]
    assert len(said) == len(set(said)), "no words are attributed twice"
    for one in found:
        for span in (*one.cue, *one.content, *([one.source] if one.source else [])):
            assert 0 <= span.start < span.end <= len(text)
            assert span.of(text).strip() == span.of(text)
        assert 0 < one.confidence <= 1
