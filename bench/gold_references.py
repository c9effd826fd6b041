"""Reports coded by people as the coding stages see them, to learn from: their references, and whose they are."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

import onrecord
from onrecord.cleaning import clean
from onrecord.codebook import shipped
from onrecord.coding.about import about_statements
from onrecord.coding.references import Reference
from onrecord.coding.statements import code_statements
from onrecord.coding.ties import refer
from onrecord.coding.view import View, lay_out
from onrecord.coding.where import resolve_places
from onrecord.finding import find
from onrecord.models import shipped_parser
from onrecord.records import Page
from onrecord.sifting import own_senses
from onrecord.sifting import sift as sift_findings

HERE = Path(__file__).parent
LEARNT_FROM = (
    "own-gold", "own-gold-2/develop", "own-gold-3", "own-gold-4/develop", "own-gold-5/develop",
    "own-gold-6/develop", "own-gold-7/develop", "held-out",
)  # fmt: skip
"""Our own gold that may be learnt from: folders beside this file. The kept sets, the blind one, seeds and the
eight reports of ``dev.yml`` are not among them.
"""


@dataclass(frozen=True, slots=True)
class Coded:
    """A report as the coding stages see it, and the mentions that a person coded in it."""

    name: str
    view: View
    references: Sequence[Reference]
    gold: Sequence[dict[str, Any]]

    def owners(self) -> dict[int, int]:
        """By the index of a reference the number of the one mention of its kind whose anchors hold its words."""
        told = [_places(self.view.text, mention["anchor"]) for mention in self.gold]
        found: dict[int, int] = {}
        for index, reference in enumerate(self.references):
            own = [
                number
                for number, places in enumerate(told)
                if self.gold[number]["kind"] == reference.trigger.kind
                and any(start < reference.span.end and reference.span.start < end for start, end in places)
            ]
            if len(own) == 1:
                found[index] = own[0]
        return found


def _places(text: str, anchors: Sequence[str]) -> list[tuple[int, int]]:
    places = []
    for words in anchors:
        at = text.find(words)
        while at >= 0:
            places.append((at, at + len(words)))
            at = text.find(words, at + 1)
    return places


def coded(folders: Sequence[str] = LEARNT_FROM) -> Iterator[Coded]:
    """Every report of the gold sets in ``folders``, laid out."""
    for folder in folders:
        gold = {
            one["report"]: one
            for one in yaml.safe_load_all((HERE / folder / "gold.yml").read_text("utf-8"))
            if one
        }
        for page in onrecord.read(HERE / folder / "reports"):
            if isinstance(page, Page) and (name := Path(page.path).name) in gold:
                yield _laid_out(name, page, gold[name].get("mentions") or [])


def _laid_out(name: str, page: Page, mentions: Sequence[dict[str, Any]]) -> Coded:
    report = clean(page)
    found = find(report, shipped_parser()(report.text), shipped())
    found = own_senses(found, sift_findings(report, found))
    statements = about_statements(report, code_statements(report, found), shipped())
    view = lay_out(report, found, statements)
    return Coded(name, view, refer(view, resolve_places(report, found.places)), mentions)
