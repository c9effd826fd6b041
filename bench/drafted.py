"""The events of gold-coded reports as the program gathers them, each beside the event of the gold that it is."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from bench.gold import PLAIN
from bench.gold_references import LEARNT_FROM, gold_pages, laid_out
from onrecord.coding import code_by_rules
from onrecord.coding.gathering.drafts import Draft
from onrecord.coding.laying.view import View
from onrecord.coding.mentions import anchor_of, drafted, first_status
from onrecord.coding.places.phrases import Resolved
from onrecord.coding.referring.references import Reference
from onrecord.exporting import as_json
from onrecord.flow import parser_for
from onrecord.records import Page
from onrecord.reviewing import GoldReport, coded_item
from onrecord.reviewing.against_gold import LEAST_ALIKE, likeness
from onrecord.reviewing.gold import GoldMention
from onrecord.reviewing.likeness import paired


@dataclass(frozen=True)
class Told:
    """An event of a report as it was gathered, with its status and the event of the gold that it is."""

    draft: Draft
    status: str
    gold: GoldMention


@dataclass(frozen=True)
class Drafted:
    """A report with what was found and gathered in it. ``set_of`` is the gold's folder."""

    set_of: str
    name: str
    view: View
    resolved: Resolved
    references: list[Reference]
    drafts: list[Draft]
    told: list[Told]


def drafted_reports(
    here: Path, names: Sequence[str] = LEARNT_FROM, *, blind_to: str = "date"
) -> Iterator[Drafted]:
    """The reports of the gold sets ``names`` under ``here``.

    Events are paired without a look at what is to be learnt (``blind_to``: "date" or "place").

    Raises:
        FileNotFoundError: a gold set is not there.
        ReviewError: a report cannot be compared with its gold; tells which, and why.
    """
    for folder, gold, page in gold_pages(names, here):
        yield _of_report(folder, gold, page, blind_to)


def _of_report(name: str, gold: GoldReport, page: Page, blind_to: str) -> Drafted:
    view, resolved = laid_out(page, parser_for(PLAIN))
    references, drafts = drafted(view, resolved)
    by_anchor = {(one.kind, anchor_of(one)): one for one in drafts}
    coded = code_by_rules(view.report, view.findings, PLAIN, view.codebook)
    item = coded_item(as_json(coded))
    masked = [_without(one, blind_to) for one in gold.mentions]
    pairs = paired(masked, item.mentions, lambda one, other: likeness(one, other, view.text), LEAST_ALIKE)
    told = []
    for at, number in sorted(pairs.items()):
        mention = coded.mentions[number]
        draft = by_anchor[mention.kind, mention.anchor]
        if not gold.mentions[at].optional:
            told.append(Told(draft, first_status(view, draft), gold.mentions[at]))
    return Drafted(name, gold.report, view, resolved, references, drafts, told)


def _without(gold: GoldMention, variable: str) -> GoldMention:
    return replace(gold, dated=False) if variable == "date" else gold
