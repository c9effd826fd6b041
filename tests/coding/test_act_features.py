"""What weighs for the act of a statement: words without endings, and neither sides nor names nor who speaks."""

import pytest

from onrecord.coding.saying.act_features import act_features, stem_of
from onrecord.records import Attribution, Span
from onrecord.tables.cues import cue_named


def words_of(content: str) -> set[str]:
    told = Attribution(None, (Span(0, 4),), (Span(5, 9),), "indirect", "say/subject: bare", 0.9)
    features = act_features(told, cue_named("say"), content, "assert")
    return {name.removeprefix("word: ") for name in features if name.startswith("word: ")}


@pytest.mark.parametrize(
    ("word", "stem"),
    [
        ("failed", "fail"),
        ("failing", "fail"),
        ("is", "is"),
        ("promises", "promis"),
        ("stopped", "stop"),
        ("unless", "unles"),
    ],
)
def test_words_lose_their_endings(word: str, stem: str) -> None:
    assert stem_of(word) == stem


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the police lied", "the protesters lied"),
        ("the students broke the fence", "the officers broke the fence"),
        ("the Weir League broke it", "the North Party broke it"),
        ("the left-wing government failed us", "the right-wing government failed us"),
        ("the riot was a shame", "the protest was a shame"),
    ],
)
def test_sides_names_and_what_they_are_called_weigh_nothing(one: str, other: str) -> None:
    assert words_of(one) == words_of(other)


def test_a_capital_that_opens_a_sentence_makes_no_name() -> None:
    assert {"sham", "on", "it", "stop"} <= words_of("Shame on it. Stop")
