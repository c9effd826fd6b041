"""Names exchanged in what is learnt from: every span keeps its words, but for the names."""

import random

from training.examples import Example, names_of, renamed
from training.markup import MarkedFrame

NAMES = {"LOC": ["Port of Spain"], "PER": ["Ada Quist"]}
TEXT = "Mira said Leeds would march on Friday."
FRAME = MarkedFrame("say", (5, 9), (("source", (0, 4)), ("content", (10, 37))))
EXAMPLE = Example(TEXT, entities=(("PER", (0, 4)), ("LOC", (10, 15))), cues=True, frames=(FRAME,))


class Always(random.Random):
    """Chance that always exchanges."""

    def random(self) -> float:
        return 0.0


def test_spans_move_with_the_names() -> None:
    one = renamed(EXAMPLE, NAMES, Always(1))
    assert one.text == "Ada Quist said Port of Spain would march on Friday."
    [frame] = one.frames
    assert one.text[slice(*frame.trigger)] == "said"
    assert [one.text[slice(*at)] for _, at in frame.arguments] == [
        "Ada Quist", "Port of Spain would march on Friday"
    ]  # fmt: skip
    assert [one.text[slice(*at)] for _, at in one.entities or ()] == ["Ada Quist", "Port of Spain"]


def test_a_name_in_which_another_span_ends_stays() -> None:
    crossed = Example(
        TEXT, entities=(("PER", (0, 4)),), frames=(MarkedFrame("say", (5, 9), (("source", (0, 2)),)),)
    )
    assert renamed(crossed, NAMES, Always(1)).text == TEXT


def test_names_are_taken_with_a_capital_only_and_once() -> None:
    low = Example("leeds", entities=(("LOC", (0, 5)),))
    assert names_of([EXAMPLE, EXAMPLE, low]) == {"PER": ["Mira"], "LOC": ["Leeds"]}
