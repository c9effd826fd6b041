"""Confidences: only they change, a surer rule stays the surer, what was never measured gains nothing."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from onrecord import Page
from onrecord.cleaning import clean
from onrecord.coding import code, code_by_rules
from onrecord.coding.confidence import Evidence, calibrated, chance, evidence_in, family
from onrecord.finding import find
from onrecord.records import CodedReport, Coding, Settings
from onrecord.tables.confidence import ConfidenceWeights, confidence_weights

CASES: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("confidence.yml").read_text("utf-8"))
STORY = """Nurses march on the town hall
About 400 nurses marched through Leeds on Saturday, organisers said. Police said 250 took part.
Two people were arrested, police said. "We want a fair wage," said Ada Brook of the Nurses' Union.
"""
WEIGHTS = confidence_weights()
SHARES = st.floats(0, 1)
EVIDENCE = st.builds(
    Evidence,
    st.sampled_from(sorted(WEIGHTS.variables)),
    st.sampled_from(sorted({name for families in WEIGHTS.rules.values() for name in families} | {"unheard of"})),
    SHARES,
    st.integers(0, 3),
    st.booleans(),
)


@pytest.fixture(scope="module")
def by_rules() -> CodedReport:
    report = clean(Page(text=STORY, published=date(2025, 3, 3)))
    return code_by_rules(report, find(report), Settings(rules_only=True))


def test_only_confidences_change(by_rules: CodedReport) -> None:
    after = calibrated(by_rules)

    def bare(coded: CodedReport) -> CodedReport:
        def plain(codings: tuple[Coding, ...]) -> tuple[Coding, ...]:
            return tuple(replace(one, confidence=0.0) for one in codings)

        mentions = tuple(replace(one, codings=plain(one.codings)) for one in coded.mentions)
        said = tuple(replace(one, confidence=0.0, codings=plain(one.codings)) for one in coded.statements)
        return replace(coded, mentions=mentions, statements=said)

    assert after != by_rules
    assert bare(after) == bare(by_rules)
    assert [one.id for one in after.mentions] == [one.id for one in by_rules.mentions]


def test_what_is_coded_carries_measured_confidences(by_rules: CodedReport) -> None:
    report = by_rules.report
    assert code(report, find(report), Settings(rules_only=True)) == calibrated(by_rules)


@pytest.mark.parametrize(("coder", "rule", "expected"), CASES["families"])
def test_rules_have_families(coder: str, rule: str, expected: str) -> None:
    assert family(coder, rule) == expected


@given(EVIDENCE, SHARES)
def test_the_surer_rule_stays_the_surer(evidence: Evidence, other: float) -> None:
    low, high = sorted([evidence.prior, other])
    assert chance(replace(evidence, prior=low), WEIGHTS) <= chance(replace(evidence, prior=high), WEIGHTS)


@given(EVIDENCE)
def test_rivals_and_distance_make_nothing_surer(evidence: Evidence) -> None:
    alone = chance(replace(evidence, rivals=0, apart=False), WEIGHTS)
    assert 0 < chance(evidence, WEIGHTS) <= alone < 1


@given(SHARES)
def test_what_was_never_measured_keeps_the_rules_estimate_within_bounds(prior: float) -> None:
    weights = ConfidenceWeights(base=0.0, prior=1.0, rivals=0.0, apart=0.0, variables={"date": 3.0}, rules={})
    assert chance(Evidence("mood", "any", prior), weights) == pytest.approx(min(prior, 0.5), abs=0.001)
    assert chance(Evidence("date", "any", 0.75), weights) == pytest.approx(0.953, abs=0.001)


def test_evidence_counts_rivals_within_one_event(by_rules: CodedReport) -> None:
    [march] = [one for one in by_rules.mentions if one.kind == "protest"]
    told = evidence_in(by_rules.report.text, march)
    sizes = [one for one in told if one.variable == "participants"]
    assert [one.rivals for one in sizes] == [1, 1]
    assert len(told) == len(march.codings)


def test_voices_play_no_part(by_rules: CodedReport) -> None:
    [march] = [one for one in calibrated(by_rules).mentions if one.kind == "protest"]
    first, second = march.of("participants")
    assert {first.voice and first.voice.role, second.voice and second.voice.role} == {"organiser", "police"}
    assert not [name for name in WEIGHTS.variables if "police" in name and name != "police_measure"]
    exchanged = replace(march, codings=tuple(replace(one, voice=None) for one in march.codings))
    assert evidence_in(by_rules.report.text, exchanged) == evidence_in(by_rules.report.text, march)
