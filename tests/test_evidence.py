"""The promise of the whole program: any text is coded without an exception, and every coding shows its words."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.exporting import as_json
from onrecord.flow import code_page, parser_for
from onrecord.records import CodedReport, Page, Settings, Size, Span, Text

DEMO = sorted((Path(__file__).parents[1] / "demo" / "reports").glob("*.txt"))

FRAGMENTS = [
    "Hundreds of people marched through Leeds on Saturday",
    "police said 200 were arrested",
    "“We will not stop,” said Ana Kovac, director of the Harbour Union (HU).",
    "Organisers put the crowd at between 600 and 700",
    "The group said: “First paragraph.\n\n“Second paragraph.”",
    "A rally is due to take place in Nairobi, Lagos and Delhi on 5 July",
    "The ministry has been contacted for comment.",
    "ban", "(\nImage:\nGetty Images)", "By Jane Doe\n", "14:32\n", "\r\n", "\u2028", "\x00", "👩\u200d🌾",
    "e\u0301", "\u202eمظاهرة", "‘", "’", "“", "”", '"', "'", "\n\n", ". ", ", ", " ", "\ufeff", "\t", "—", "…",
]  # fmt: skip

any_text = st.text(max_size=400)
news_like = st.lists(st.one_of(st.sampled_from(FRAGMENTS), st.text(max_size=6)), max_size=30).map("".join)


def spans_of(coded: CodedReport) -> Iterator[Span]:
    for mention in coded.mentions:
        yield mention.anchor
        for coding in mention.codings:
            yield from coding.spans
    for said in coded.statements:
        yield from (*said.speaker_spans, *said.cue, *said.content, *said.addressee_spans, *said.date_spans)


def check_evidence(result: CodedReport) -> None:
    text = result.report.text
    for span in spans_of(result):
        assert span.end <= len(text)
        assert span.of(text).strip(), "evidence is words, not white space"
    for mention in result.mentions:
        assert any(mention.anchor in coding.spans for coding in mention.codings)
        for coding in mention.codings:
            assert coding.spans, f"{coding.variable} has no words behind it"
            assert 0 < coding.confidence <= 1
            words = " ".join(span.of(text) for span in coding.spans)
            if isinstance(coding.value, Size) and not coding.value.derived:
                assert coding.value.words in words
            if isinstance(coding.value, Text) and coding.variable in ("demand", "slogan"):
                assert coding.value.words in words
    for said in result.statements:
        assert said.cue
        assert 0 < said.confidence <= 1
    ids = [mention.id for mention in result.mentions] + [said.id for said in result.statements]
    assert len(ids) == len(set(ids)), "no two records of one report share an id"


def test_there_are_demo_reports() -> None:
    assert len(DEMO) >= 8


def coded(page: Page, *, rules_only: bool) -> CodedReport:
    chosen = Settings(rules_only=rules_only)
    return code_page(page, chosen, parser_for(chosen))


ways = pytest.mark.parametrize("rules_only", [True, False], ids=["rules", "parser"])


@ways
@pytest.mark.parametrize("path", DEMO, ids=lambda path: path.stem)
def test_every_coding_of_the_demo_shows_its_words(path: Path, rules_only: bool) -> None:
    page = Page(text=path.read_text("utf-8"), published=date(2025, 3, 3))
    check_evidence(coded(page, rules_only=rules_only))


@ways
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=any_text)
def test_any_text_is_coded(text: str, rules_only: bool) -> None:
    check_evidence(coded(Page(text=text), rules_only=rules_only))


@ways
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=news_like, published=st.one_of(st.none(), st.dates(date(1900, 1, 1), date(2100, 1, 1))))
def test_broken_news_is_coded(text: str, published: date | None, rules_only: bool) -> None:
    check_evidence(coded(Page(text=text, published=published), rules_only=rules_only))


@pytest.mark.parametrize(
    "line",
    ["a", "Police said 5 ", "“", "'", "(", "the march on ", "Ana Kovac ", "1,", "in Leeds, ", "said ", "\x00"],
)
def test_a_line_of_200_000_characters_is_coded(line: str) -> None:
    check_evidence(code_page(Page(text=line * (200_000 // len(line)))))
    check_evidence(coded(Page(text=line * (10_000 // len(line))), rules_only=False))


@ways
def test_the_same_report_is_coded_the_same_twice(rules_only: bool) -> None:
    for path in DEMO:
        page = Page(text=path.read_text("utf-8"), published=date(2025, 3, 3))
        once, again = coded(page, rules_only=rules_only), coded(page, rules_only=rules_only)
        assert as_json(once) == as_json(again)
