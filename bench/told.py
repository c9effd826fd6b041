"""Reports coded by hand beside what the program lays out of them: what choices about events are learnt from."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from unittest.mock import patch

from bench.gold import PLAIN
from bench.gold_references import FRESH, HERE, LEARNT_FROM, gold_pages
from onrecord.coding import mentions
from onrecord.coding.gathering.telling import Telling, tell
from onrecord.coding.laying.kinds import Kinds
from onrecord.exporting import as_json
from onrecord.flow import code_page, parser_for
from onrecord.ports import Parser
from onrecord.records import Page
from onrecord.reviewing import GoldReport, coded_item
from onrecord.reviewing.against_gold import LEAST_ALIKE, likeness
from onrecord.reviewing.coded import CodedMention
from onrecord.reviewing.gold import GoldMention
from onrecord.reviewing.likeness import paired


@dataclass(frozen=True)
class Told:
    """One report: its telling and names, and by ``id`` of a protest's draft what the gold tells of it.

    What the gold marks optional is left out. ``fresh``: no rule was written from the report.
    """

    name: str
    telling: Telling
    kinds: Kinds
    gold: dict[int, GoldMention]
    fresh: bool


def told(
    folders: Sequence[str] = LEARNT_FROM, parser: Parser | None = None, root: Path = HERE
) -> Iterator[Told]:
    """Every report of the gold in ``folders`` under ``root``, coded afresh, in the order of the gold.

    Raises:
        FileNotFoundError: there is no such gold.
        ReviewError: a report cannot be compared with its gold; tells which, and why.
    """
    chosen = parser or parser_for(PLAIN)
    for folder, gold, page in gold_pages(folders, root):
        yield _one(gold, page, chosen, fresh=folder in FRESH)


def _one(gold: GoldReport, page: Page, parser: Parser | None, *, fresh: bool) -> Told:
    """Lay out a report as the program does, and pair its events with those of the gold."""
    laid: list[Telling] = []

    def keep(*args: Any, **more: Any) -> Telling:
        laid.append(tell(*args, **more))
        return laid[-1]

    with patch(f"{mentions.__name__}.tell", keep):
        report = code_page(page, PLAIN, parser)
    item = coded_item(as_json(report))
    events = [_without_doers(one) for one in item.mentions]
    found = paired(gold.mentions, events, lambda one, other: likeness(one, other, page.text), LEAST_ALIKE)
    drafts = {id(draft): draft for tied in laid[0].own.values() for _, draft in tied}.values()
    by_anchor = {mentions.anchor_of(draft): draft for draft in drafts if draft.kind == "protest"}
    asked = {
        id(by_anchor[report.mentions[j].anchor]): gold.mentions[i]
        for i, j in found.items()
        if gold.mentions[i].kind == "protest" and not gold.mentions[i].optional
    }
    view = laid[0].view
    return Told(gold.report, laid[0], Kinds(view.text, view.findings.names), asked, fresh)


def _without_doers(one: CodedMention) -> CodedMention:
    """An event without its organisers: which event it is must not hang on what was learnt of them."""
    return replace(one, codings=tuple(coding for coding in one.codings if coding.variable != "organiser"))


def folds(names: Iterable[str], number: int = 8) -> list[frozenset[str]]:
    """Reports dealt out into ``number`` parts, each in turn left out of what is learnt from."""
    ordered = sorted(names)
    return [frozenset(ordered[at::number]) for at in range(number)]
