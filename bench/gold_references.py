"""Reports coded by people as the coding stages see them, to learn from: their references, and whose they are."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from onrecord.cleaning import clean
from onrecord.codebook import shipped
from onrecord.coding.laying.view import View, lay_out
from onrecord.coding.places.phrases import Resolved, resolve_places
from onrecord.coding.referring.references import Reference
from onrecord.coding.referring.ties import refer
from onrecord.coding.saying.about import about_statements
from onrecord.coding.saying.statements import code_statements
from onrecord.evaluation import open_gold, open_texts
from onrecord.finding import find
from onrecord.models import shipped_parser
from onrecord.ports import Parser
from onrecord.records import Page, Span
from onrecord.reviewing import GoldReport, ReviewError
from onrecord.reviewing.gold import GoldMention
from onrecord.reviewing.likeness import occurrences
from onrecord.sifting import own_senses, sift

HERE = Path(__file__).parent
FRESH = ("own-gold-7/develop", "own-gold-8/develop", "own-gold-9/develop")
"""Reports that their coders wrote no rules from: what is learnt is tried on these.

Of the second set only those of writers i to p are fresh in full, of the third none: vocabulary was written from
the others (plans 7 and 8), so that what the rules say looks a little better on them than it is.
"""
LEARNT_FROM = (
    "own-gold", "own-gold-2/develop", "own-gold-3", "own-gold-4/develop", "own-gold-5/develop",
    "own-gold-6/develop", *FRESH, "held-out",
)  # fmt: skip
"""Our own gold that may be learnt from: folders beside this file. The kept sets, the blind one, seeds and the
eight reports of ``dev.yml`` are not among them.
"""


@dataclass(frozen=True, slots=True)
class Coded:
    """A report as the coding stages see it, and the mentions that a person coded in it (set ``folder``)."""

    folder: str
    view: View
    resolved: Resolved
    references: Sequence[Reference]
    gold: Sequence[GoldMention]

    def owners(self) -> dict[int, int]:
        """By the index of a reference the number of the one mention of its kind whose anchors hold its words."""
        found: dict[int, int] = {}
        for index, reference in enumerate(self.references):
            told = tellers(self.view.text, reference.span, self.gold)
            own = [number for number in told if self.gold[number].kind == reference.trigger.kind]
            if len(own) == 1:
                found[index] = own[0]
        return found


def tellers(text: str, span: Span, mentions: Sequence[GoldMention]) -> list[int]:
    """The numbers of the mentions in whose anchors words of ``span`` lie."""
    return [
        number
        for number, mention in enumerate(mentions)
        if any(
            span.start < end and start < span.end
            for words in mention.anchor
            for start, end in occurrences(text, words)
        )
    ]


def gold_pages(
    folders: Sequence[str] = LEARNT_FROM, root: Path = HERE
) -> Iterator[tuple[str, GoldReport, Page]]:
    """Every report of the gold sets in ``folders`` under ``root``, with its folder and its text, dated as there.

    Raises:
        FileNotFoundError: there is no such gold.
        ReviewError: a report cannot be compared with its gold; tells which, and why.
    """
    for folder in folders:
        path = root / folder / "gold.yml"
        if not path.is_file():
            raise FileNotFoundError(path)
        golds = open_gold(path)
        pages, left_out = open_texts(golds, path, path.parent / "reports")
        if left_out:
            raise ReviewError(left_out)
        for gold in golds:
            if gold.report in pages:
                page = pages[gold.report]
                yield folder, gold, replace(page, published=page.published or gold.published)


def laid_out(page: Page, parser: Parser | None) -> tuple[View, Resolved]:
    """A page as the coding stages see it, and its places."""
    report, book = clean(page), shipped()
    found = find(report, parser(report.text) if parser else None, book)
    found = own_senses(found, sift(report, found))
    statements = about_statements(report, code_statements(report, found), book)
    return lay_out(report, found, statements, book), resolve_places(report, found.places)


def coded(folders: Sequence[str] = LEARNT_FROM, parser: Parser | None = None) -> Iterator[Coded]:
    """Every report of the gold sets in ``folders``, laid out with ``parser`` (default: the shipped one)."""
    chosen = parser or shipped_parser()
    for folder, gold, page in gold_pages(folders):
        view, resolved = laid_out(page, chosen)
        yield Coded(folder, view, resolved, refer(view, resolved), gold.mentions)
