"""Estimate ``tables/learnt/voice_roles.yml``: in which role a source gives a figure, learnt from our own gold.

Every figure that the program codes as a person coded it, with a source of which more than one role is possible,
is one decision; so is every figure of the passages that rules are made with (``tests/coding``), where more
sources called nothing. Prints how many come out right in reports that were not learnt from; with ``--write``
puts the weights into the table.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any
from unittest.mock import patch

import yaml

from bench.gold import PLAIN
from bench.gold_references import FRESH, HERE, LEARNT_FROM, gold_pages
from bench.learning import ByFolder, Decision, Table, learn_table
from onrecord.coding.vouching import roles as voice_roles
from onrecord.coding.vouching.roles import Given
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
_TWICE = 2  # the rules were written on the older reports: there they look better than they are
_HEAD = """In which role a source gives a figure (coding/vouching/roles.py): log-odds by feature.
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


def learnt_from(folders: Sequence[str] = LEARNT_FROM) -> Iterator[ByFolder]:
    """The decisions of every report of the gold sets and of every passage, with the name of its set."""
    parser = shipped_parser()
    for folder, gold, page in gold_pages(folders):
        yield folder, decisions(gold, page, parser)
    for name in PASSAGES:
        for case in yaml.safe_load((HERE.parent / "tests" / "coding" / name).read_text("utf-8")):
            yield name, decisions_in_passage(case, parser)


def main() -> None:
    """Learn, print and, if asked, write."""
    learn_table(Table(voice_roles.TABLE, _HEAD, FRESH, _TWICE, PENALTY), learnt_from)


if __name__ == "__main__":
    main()
