"""Every coding of a gold set that gold has something to say of, with its evidence and whether it is right.

Right is what counts as right in ``onrecord evaluate`` (docs/agreement.md): a figure with the role of its voice,
a statement with its speaker. What the gold marks optional, or says nothing about, is left out. Codings of an
event that the gold has not are left out too, but for its forms, which count as wrong: they say that there is
such an event.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from bench.gold import PLAIN
from onrecord.cleaning import clean
from onrecord.codebook import shipped
from onrecord.coding import code_by_rules
from onrecord.coding.confidence import Evidence, calibrated, evidence_in, evidence_of
from onrecord.evaluation import open_gold, open_texts
from onrecord.exporting import as_json
from onrecord.finding import find
from onrecord.flow import parser_for
from onrecord.records import CodedReport, Page
from onrecord.reviewing import GoldReport, ReviewError, coded_item, compare_with_gold
from onrecord.sifting import own_senses, sift


@dataclass(frozen=True, slots=True)
class JudgedCoding:
    """One coding of one report: its evidence, the program's confidence, and whether it is right."""

    report: str
    evidence: Evidence
    confidence: float
    right: bool


def judged(gold: Path, texts: Path) -> list[JudgedCoding]:
    """Every judged coding of the reports in ``texts``, coded afresh; in the order of the gold's reports.

    Raises:
        FileNotFoundError: there is no such gold.
        ReviewError: a report cannot be compared with its gold; tells which, and why.
    """
    if not gold.is_file():
        raise FileNotFoundError(gold)
    golds = open_gold(gold)
    pages, left_out = open_texts(golds, gold, texts)
    if left_out:
        raise ReviewError(left_out)
    return [one for each in golds if each.report in pages for one in _judged_report(each, pages[each.report])]


def _judged_report(gold: GoldReport, page: Page) -> Iterator[JudgedCoding]:
    by_rules = coded_by_rules(replace(page, published=page.published or gold.published))
    coded = calibrated(by_rules)
    item = coded_item(as_json(coded))
    right = {id(one.unit): one.right for one in compare_with_gold(gold, item, page.text).judged}
    for number, mention in enumerate(item.mentions):
        evidence = evidence_in(coded.report.text, by_rules.mentions[number])
        final = coded.mentions[number].codings
        for at, value in enumerate(mention.codings):
            if id(value) in right:
                yield JudgedCoding(gold.report, evidence[at], final[at].confidence, right[id(value)])
    for number, said in enumerate(item.statements):
        if id(said) in right:
            of = evidence_of(by_rules.statements[number])
            yield JudgedCoding(gold.report, of, coded.statements[number].confidence, right[id(said)])


def coded_by_rules(page: Page) -> CodedReport:
    """As ``onrecord.flow`` codes a page, but with the confidences that the rules themselves give."""
    parser = parser_for(PLAIN)
    report = clean(page)
    found = find(report, parser(report.text) if parser else None, shipped())
    return code_by_rules(report, own_senses(found, sift(report, found)), PLAIN, shipped())
