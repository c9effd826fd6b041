"""The trainer of the weights by which answers to protest are chosen."""

import pytest
from bench.gold_references import FRESH, tellers
from bench.learn_answers import learn, tried
from bench.learning import Decision

from onrecord.coding.references import Reference, bare
from onrecord.coding.view import View, lay_out
from onrecord.flow import code_page
from onrecord.records import Findings, Page, Span, Trigger
from onrecord.reviewing.gold import GoldMention

TAKE = Decision(({}, {"told by its office": 1.0}), 1)
LEAVE = Decision(({}, {"quoted": 1.0}), 0)
JOIN = Decision(({}, {"begins": 1.0}, {"joins": 1.0}), 2)


def test_what_was_right_gains_weight_and_what_was_not_loses_it() -> None:
    weights = learn({FRESH: [[TAKE, LEAVE], [TAKE, JOIN]]})
    assert weights["told by its office"] > 0 > weights["quoted"]
    assert weights["joins"] > weights["begins"]


def test_a_report_is_tried_by_weights_learnt_without_it() -> None:
    odd = Decision(({}, {"told by its office": 1.0}), 0)
    assert tried({FRESH: [[odd], *[[TAKE, LEAVE]] * 8]}) == pytest.approx(16 / 17)


def test_a_doing_tells_of_the_mentions_in_whose_anchors_its_words_lie() -> None:
    text = "The court granted an order on Monday. It granted bail too."
    report = code_page(Page(text=text)).report
    view = lay_out(report, Findings(), ())
    second = _reference(view, text.rindex("granted"))
    mentions = [GoldMention("a", "court", ("granted an order",)), GoldMention("b", "court", ("It granted",))]
    assert tellers(text, second.span, mentions) == [1]


def _reference(view: View, start: int) -> Reference:
    span = Span(start, start + len("granted"))
    sentence = next(one for one in view.sentences if one.span.covers(span))
    return bare(view, sentence, Trigger(span, "court", (), "verbs", 0.8))
