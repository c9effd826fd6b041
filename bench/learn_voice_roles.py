"""Estimate ``tables/learnt/voice_roles.yml``: in which role a source gives a figure, learnt from our own gold.

Every figure that the program codes as a person coded it, with a source of which more than one role is possible,
is one decision; so is every figure of the passages that rules are made with (``tests/coding``), where more
sources called nothing. Prints how many come out right in reports that were not learnt from; with ``--write``
puts the weights into the table.
"""

import argparse
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any
from unittest.mock import patch

import yaml

from bench.gold import PLAIN
from bench.gold_references import HERE, LEARNT_FROM
from bench.learning import Decision, fit, share_right, write
from onrecord.coding import voice_roles
from onrecord.coding.voice_roles import Given
from onrecord.evaluation import open_gold, open_texts
from onrecord.flow import code_page
from onrecord.models import shipped_parser
from onrecord.ports import Parser
from onrecord.records import Page, Size
from onrecord.records.codings import VoiceRole
from onrecord.reviewing.gold import GoldFigure, GoldReport
from onrecord.reviewing.likeness import occurrences
from onrecord.tables.learnt import Features

PENALTY = 1.0
PASSAGES = ("figures_in_passages.yml", "figures_of_several_events.yml", "figures_in_short_reports.yml")
PUBLISHED = date(2025, 6, 16)  # a Monday, as their tests have it
FRESH = "own-gold-7/develop"
_TWICE = 2  # the rules were written on the older reports: there they look better than they are
_PARTS = 7
_HEAD = """In which role a source gives a figure (coding/voice_roles.py): log-odds by feature.
Learnt from our own gold by `python -m bench.learn_voice_roles --write`. "as read": by the rules."""

Asked = tuple[Given, Sequence[VoiceRole], Sequence[Features]]


def asked_of(page: Page, parser: Parser) -> list[Asked]:
    """What is asked while a page is coded."""
    asked: list[Asked] = []

    def listen(given: Given, roles: Sequence[VoiceRole], features: Sequence[Features]) -> int:
        asked.append((given, roles, features))
        return 0

    with patch.object(voice_roles, "taken", listen):
        code_page(page, PLAIN, parser)
    return asked


def decisions(gold: GoldReport, page: Page, parser: Parser) -> list[Decision]:
    """The decisions of one report; those figures are left out whose gold role is none of the candidates."""
    figures = [figure for mention in gold.mentions for figure in mention.figures]
    asked = asked_of(page, parser)
    return [*_right(asked, [_role(given, figures, page.text) for given, _, _ in asked])]


def decisions_in_passage(case: dict[str, Any], parser: Parser) -> list[Decision]:
    """Those of a passage, whose figures are listed as variable, low, high, role."""
    asked = asked_of(Page(text=case["text"], published=PUBLISHED), parser)
    told = {tuple(figure[:3]): str(figure[3]) for figure in case["figures"]}
    keys = [
        (given.coding.variable, value.low, value.high) if isinstance(value := given.coding.value, Size) else ()
        for given, _, _ in asked
    ]
    return [*_right(asked, [told.get(key, "") for key in keys])]


def _right(asked: Sequence[Asked], rights: Sequence[str]) -> Iterator[Decision]:
    for (_, roles, features), right in zip(asked, rights, strict=True):
        if right in roles:
            yield Decision(tuple(features), list[str](roles).index(right))


def _role(given: Given, figures: Sequence[GoldFigure], text: str) -> str:
    """The gold role of the figure that a person coded from the same words with the same number; "" for none."""
    value = given.coding.value
    if not isinstance(value, Size):
        return ""
    alike = [
        one
        for one in figures
        if (one.low, one.high) == (value.low, value.high)
        and any(
            start < span.end and span.start < end
            for start, end in occurrences(text, one.words)
            for span in given.coding.spans
        )
    ]
    same = [one for one in alike if one.variable == given.coding.variable]
    return next((one.role for one in same or alike), "")


def learnt_from(folders: Sequence[str] = LEARNT_FROM) -> Iterator[tuple[str, list[Decision]]]:
    """The decisions of every report of the gold sets and of every passage, with the name of its set."""
    parser = shipped_parser()
    for folder in folders:
        path = HERE / folder / "gold.yml"
        golds = open_gold(path)
        pages, _ = open_texts(golds, path, path.parent / "reports")
        for gold in golds:
            if gold.report in pages:
                yield folder, decisions(gold, pages[gold.report], parser)
    for name in PASSAGES:
        for case in yaml.safe_load((HERE.parent / "tests" / "coding" / name).read_text("utf-8")):
            yield name, decisions_in_passage(case, parser)


def weighed(reports: Sequence[tuple[str, list[Decision]]]) -> list[Decision]:
    """All decisions, those of the fresh reports twice."""
    return [one for folder, made in reports for one in made * (_TWICE if folder == FRESH else 1)]


def held_apart(reports: Sequence[tuple[str, list[Decision]]]) -> tuple[int, float]:
    """How many decisions there are in the fresh reports, and the share right where others decide each part."""
    fresh = [made for folder, made in reports if folder == FRESH]
    older = [one for one in reports if one[0] != FRESH]
    count, right = sum(map(len, fresh)), 0.0
    for part in range(_PARTS):
        others = [(FRESH, made) for at, made in enumerate(fresh) if at % _PARTS != part]
        weights = fit(weighed([*others, *older]), PENALTY)
        apart = [one for made in fresh[part::_PARTS] for one in made]
        right += share_right(apart, weights) * len(apart)
    return count, right / max(count, 1)


def main() -> None:
    options = argparse.ArgumentParser(prog="python -m bench.learn_voice_roles", description=__doc__)
    options.add_argument(
        "--write", action="store_true", help="put the weights into tables/learnt/voice_roles.yml"
    )
    given = options.parse_args()
    reports = list(learnt_from())
    count, right = held_apart(reports)
    print(f"{count} decisions in fresh reports, right where not learnt from: {right:.3f}")
    weights = fit(weighed(reports), PENALTY)
    for name, weight in sorted(weights.items(), key=lambda one: -abs(one[1])):
        print(f"{name:40} {weight:6.2f}")
    if given.write:
        print(write(voice_roles.TABLE, weights, _HEAD))


if __name__ == "__main__":
    main()
