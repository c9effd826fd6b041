"""Estimate ``tables/learnt/figure_events.yml``: of which protest a figure is, learnt from our own gold.

Every figure of people that the program reads is one decision: the protests told of are the candidates, and none.
Prints how many come out right in reports that were not learnt from; with ``--write`` puts the weights into the
table.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from unittest.mock import patch

from bench.gold import PLAIN
from bench.gold_references import FRESH, LEARNT_FROM, gold_pages, tellers
from bench.learning import ByFolder, Decision, Table, learn_table
from onrecord.coding.figures import ties as figure_ties
from onrecord.coding.figures.ties import Asked
from onrecord.coding.gathering.drafts import Draft
from onrecord.flow import code_page
from onrecord.models import shipped_parser
from onrecord.ports import Parser
from onrecord.records import Page, Span
from onrecord.reviewing.gold import GoldFigure, GoldMention, GoldReport
from onrecord.reviewing.likeness import occurrences
from onrecord.tables.learnt import Features

PENALTY = 1.0
_TWICE = 2  # the rules were written on the older reports: there they look better than they are
_HEAD = """Of which protest a figure is, or of none (coding/figures/ties.py): log-odds by feature.
Learnt from our own gold by `python -m bench.learn_figure_events --write`."""

Made = dict[Span, Span | None]
"""By the words of a figure the first words of the protest that it is of, or None for none."""


@dataclass(frozen=True)
class Choice:
    """A figure whose protest was asked, with the candidates."""

    asked: Asked
    drafts: Sequence[Draft | None]
    features: Sequence[Features]

    @property
    def by_rule(self) -> int:
        """The number of the one that the rules take."""
        return _number(self.drafts, self.asked.ruled)

    def as_made(self, made: Made) -> int:
        """The number of the one that was made right in ``made``; by rule where nothing is known."""
        first = made.get(self.asked.figure.span, Span(0, 0))
        at = [n for n, draft in enumerate(self.drafts) if (_first(draft) if draft else None) == first]
        return at[0] if at else self.by_rule


def _first(draft: Draft) -> Span:
    return draft.references[0].span


def _number(drafts: Sequence[Draft | None], wanted: Draft | None) -> int:
    return next(n for n, draft in enumerate(drafts) if draft is wanted)


def choices(page: Page, parser: Parser, made: Made) -> list[Choice]:
    """What is asked while a page is coded, each after all before it were decided as in ``made``."""
    found: list[Choice] = []

    def listen(asked: Asked, drafts: Sequence[Draft | None], features: Sequence[Features]) -> int:
        found.append(Choice(asked, drafts, features))
        return found[-1].as_made(made)

    with patch.object(figure_ties, "taken", listen):
        code_page(page, PLAIN, parser)
    return found


def decisions(gold: GoldReport, page: Page, parser: Parser) -> list[Decision]:
    """The decisions of one report."""
    made: Made = {}
    for choice in choices(page, parser, {}):
        if (right := _right(choice, gold, page.text)) is not None:
            draft = choice.drafts[right[0]]
            made[choice.asked.figure.span] = _first(draft) if draft else None
    found = []
    for choice in choices(page, parser, made):
        if (right := _right(choice, gold, page.text)) is not None:
            # Another draft of the same protest is as right: it stands for no rival.
            kept = [n for n in range(len(choice.drafts)) if n == right[0] or n not in right]
            found.append(Decision(tuple(choice.features[n] for n in kept), kept.index(right[0])))
    return found


def _right(choice: Choice, gold: GoldReport, text: str) -> list[int] | None:
    """The numbers of the right candidates, the best first; None where careful people might differ."""
    told = _told(choice, gold, text)
    if told and all(figure.optional or mention.optional for mention, figure in told):
        return None
    exact = [one for one in told if one[1].variable == choice.asked.variable] or told
    mentions = [gold.mentions.index(mention) for mention, _ in exact]
    owned = {n: _owned(draft, gold, text) for n, draft in enumerate(choice.drafts) if draft}
    right = [n for n in owned if owned[n] and max(owned[n], key=lambda one: owned[n][one]) in mentions]
    right.sort(key=lambda n: -max(owned[n].values()))
    return right or [len(choice.drafts) - 1]


def _told(choice: Choice, gold: GoldReport, text: str) -> list[tuple[GoldMention, GoldFigure]]:
    """The gold figures at the words of a figure; of words told several times, those about their mention."""
    span, found = choice.asked.figure.span, []
    for mention in gold.mentions:
        lines = {text.count("\n", 0, start) for words in mention.anchor for start, _ in occurrences(text, words)}
        for figure in mention.figures:
            places = occurrences(text, figure.words)
            near = [place for place in places if text.count("\n", 0, place[0]) in lines]
            if any(start < span.end and span.start < end for start, end in near or places):
                found.append((mention, figure))
    return found


def _owned(draft: Draft, gold: GoldReport, text: str) -> Mapping[int, int]:
    """By the number of a gold mention, how many references of a draft its anchors hold."""
    told = (number for one in draft.references for number in tellers(text, one.span, gold.mentions))
    return Counter(number for number in told if gold.mentions[number].kind == "protest")


def learnt_from(folders: Sequence[str] = LEARNT_FROM) -> Iterator[ByFolder]:
    """The decisions of every report of the gold sets, with the folder of its set."""
    parser = shipped_parser()
    for folder, gold, page in gold_pages(folders):
        if any(mention.figures for mention in gold.mentions):
            yield folder, decisions(gold, page, parser)


def main() -> None:
    """Learn, print and, if asked, write."""
    learn_table(Table(figure_ties.TABLE, _HEAD, FRESH, _TWICE, PENALTY), learnt_from)


if __name__ == "__main__":
    main()
