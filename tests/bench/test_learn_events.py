"""What the weights of events are learnt from: decisions made of our own gold."""

from bench.gold_references import coded
from bench.learn_events import decisions
from bench.learning import share_right

from onrecord.tables.learnt import learnt


def test_decisions_are_made_of_gold_and_most_of_them_come_out_right() -> None:
    reports = [decisions(report) for report in coded(["own-gold"])]
    made = [one for report in reports for one in report]
    assert len(reports) == 12 and len(made) > 30
    assert all(0 <= one.right < len(one.candidates) for one in made)
    assert any(one.right == len(one.candidates) - 1 for one in made)  # an event not told of before
    assert share_right(made, dict(learnt("events"))) > 0.75
