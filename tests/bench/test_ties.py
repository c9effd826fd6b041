"""What the benchmark of ties counts: a report with ties coded by hand, and mentions made for it."""

from datetime import date
from typing import Any

import pytest
from bench.ties import Counts, count, figures, is_kept, read_ties

from onrecord.cleaning import clean
from onrecord.records import Code, CodedReport, Coding, Mention, Page, Span
from onrecord.records.findings import EventKind
from onrecord.reviewing.gold import GoldMention, GoldReport

TEXT = "Police banned the march on Friday. Nine people were fined over the sit-in. A second march is planned."
GOLD = GoldReport(
    "01-a.txt",
    date(2025, 6, 1),
    (
        GoldMention("ban", "government", ("banned the march",)),
        GoldMention("march", "protest", ("the march on Friday",)),
        GoldMention("fine", "court", ("fined over",), optional=True),
        GoldMention("sit_in", "protest", ("the sit-in",)),
        GoldMention("second", "protest", ("A second march",)),
    ),
    (),
)
BAN = ["ban", "answers", "march", "banned the march"]
FINE = ["fine", "answers|follows", "sit_in", "fined over the sit-in"]
SECOND = ["second", "follows", "march|sit_in", "A second march"]
WORDS: dict[str, tuple[EventKind, str]] = {
    "banned": ("government", "ban"),
    "the march": ("protest", "march"),
    "fined": ("court", "sentence"),
    "the sit-in": ("protest", "sit_in"),
}


def _coded(*words: str) -> CodedReport:
    report = clean(Page(text=TEXT, published=date(2025, 6, 1)))
    mentions = []
    for one in words:
        kind, form = WORDS[one]
        at = Span(report.text.index(one), report.text.index(one) + len(one))
        coding = Coding("form", Code(form), (at,), "hand@1", 0.9)
        mentions.append(Mention(report.id, kind, at, (coding,)))
    return CodedReport(report, tuple(mentions), ())


@pytest.mark.parametrize(
    ("told", "found", "counts"),
    [
        ([BAN, FINE], ["banned", "the march", "fined", "the sit-in"], (2, 2, 2, 0)),
        ([BAN, FINE], ["banned", "the march", "the sit-in"], (1, 1, 1, 0)),  # nobody has the optional mention
        ([BAN, FINE, SECOND], ["banned", "the march"], (2, 1, 1, 0)),  # one is asked for whose mention is missed
        ([FINE], ["banned", "the march", "fined", "the sit-in"], (1, 1, 1, 1)),  # the ban is told wrongly
        ([[*BAN, "optional"], FINE], ["banned", "the march", "fined", "the sit-in"], (1, 1, 1, 0)),
        ([["=Police banned", *BAN[1:]]], ["the march"], (0, 0, 0, 0)),
    ],
)
def test_ties_are_counted(told: list[list[Any]], found: list[str], counts: tuple[int, ...]) -> None:
    one = Counts()
    count(one, read_ties(GOLD, told, TEXT), _coded(*found))
    assert (one.asked, one.given, one.hits, one.false) == counts


def test_figures_of_both_parts() -> None:
    told = figures({False: Counts(4, 2, 2, 2), True: Counts()})
    assert told["ties, developed on: precision"] == 0.5
    assert told["ties, developed on: recall"] == 0.5
    assert told["ties, developed on: F1 given found mentions"] == 0.667
    assert told["ties, kept: recall"] == 0.0


def test_a_third_is_kept_but_for_the_story() -> None:
    names = [*(f"demo/{n:02}-a.txt" for n in range(1, 7)), "story/03-a.txt"]
    assert [name for name in names if is_kept(name)] == ["demo/03-a.txt", "demo/06-a.txt"]


@pytest.mark.parametrize(
    ("tie", "message"),
    [
        (["bann", *BAN[1:]], "01-a.txt: no gold mention 'bann'; mend ties-gold.yml"),
        ([*BAN[:3], "banned it"], "01-a.txt: 'banned it' does not stand in the report; mend ties-gold.yml"),
        (["=the raid", *BAN[1:]], "01-a.txt: 'the raid' does not stand in the report; mend ties-gold.yml"),
    ],
)
def test_faults_of_the_gold_are_told(tie: list[str], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        read_ties(GOLD, [tie], TEXT)
