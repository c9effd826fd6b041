"""Copies: reprints, cuts, retitlings and embeddings made of our own reports, to be found and told from others.

Every report of ``demo``, ``bench/own-gold``, ``bench/held-out`` and ``tests/even_handed`` is taken as a wire
report, and once for each kind of ``KINDS`` something is made of it. ``follow_up`` and ``quotation`` are no
copies, nor is any report of any other. What is random comes from one seed.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import zip_longest
from pathlib import Path
from random import Random

from bench.even_handed import fill, kinds
from onrecord.cleaning import clean
from onrecord.linking.copies import find_copies
from onrecord.reading import read
from onrecord.records import Page, Report

HERE = Path(__file__).parent
FOLDERS = (HERE.parent / "demo" / "reports", HERE / "own-gold" / "reports", HERE / "held-out" / "reports")
SEED = 5
FEWEST = 5  # paragraphs of a report of which something is made
DAY = date(2025, 6, 16)
# What a sub-editor does: house style for figures, sums, quotation marks and the tense of saying.
_STYLE = (
    ("“", '"'), ("”", '"'), ("per cent", "%"), (" said", " says"), (" has been ", " was "), (" percent", " %"),
    ("Mr ", ""), ("Ms ", ""), (" on Saturday", ""), (" on Monday", ""), (" people", " persons"),
    ("around ", "about "), ("more than ", "over "), (" told the ", " has told the "), ("two", "2"),
    ("three", "3"), ("four", "4"),
)  # fmt: skip
_SENTENCE = re.compile(r"(?<=[.!?”\"]) (?=[A-Z“\"])")


@dataclass(frozen=True)
class Made:
    """A report made of another: its kind, and the number of the report that it was made of."""

    kind: str
    of: int
    report: Report


def texts() -> tuple[list[str], ...]:
    """The paragraphs of every report, the title first; a single one where reports are copies of each other."""
    found = [clean(page) for folder in FOLDERS for page in read([folder]) if isinstance(page, Page)]
    copies = {copy.report for copy in find_copies(found)}
    whole = [report.text for report in found if report.id not in copies and not report.is_live_blog]
    filled = [fill(text, kind.pairs[0]).text for kind in kinds() for text in kind.reports]
    # The templates are one paragraph: their sentences are set as tabloids set them.
    lines = [[f"Report {n}", *_SENTENCE.split(" ".join(text.split()))] for n, text in enumerate(filled)]
    paragraphs = [[part for part in re.split(r"\n+", text) if part.strip()] for text in whole]
    return tuple(one for one in (*paragraphs, *lines) if len(one) > FEWEST)


def _others(pool: tuple[list[str], ...], but: int, random: Random) -> Iterator[str]:
    """Paragraphs from the last halves of other reports, each once, never two of a report in a row."""
    halves = [body[len(body) // 2 :] for number, body in enumerate(pool) if number != but]
    random.shuffle(halves)
    return (part for row in zip_longest(*halves) for part in row if part)


def _words(paragraphs: list[str]) -> int:
    return sum(len(one.split()) for one in paragraphs)


def _some(others: Iterator[str], words: float) -> list[str]:
    """The next of ``others``, until they have so many words."""
    taken: list[str] = []
    while _words(taken) < words:
        taken.append(next(others))
    return taken


Maker = Callable[[list[str], Iterator[str], Random], list[str]]


def reprint(body: list[str], others: Iterator[str], random: Random) -> list[str]:
    """The same body."""
    return body


def cut(body: list[str], others: Iterator[str], random: Random) -> list[str]:
    """Two fifths to four fifths of the paragraphs, from the top."""
    return body[: max(2, round(len(body) * random.uniform(0.4, 0.8)))]


def thinned(body: list[str], others: Iterator[str], random: Random) -> list[str]:
    """A third of the paragraphs left out, anywhere."""
    left_out = set(random.sample(range(len(body)), len(body) // 3))
    return [one for number, one in enumerate(body) if number not in left_out]


def styled(body: list[str], others: Iterator[str], random: Random) -> list[str]:
    """House style throughout, and paragraphs run together in pairs."""
    for old, new in _STYLE:
        body = [one.replace(old, new) for one in body]
    return [" ".join(body[number : number + 2]) for number in range(0, len(body), 2)]


def own_lead(body: list[str], others: Iterator[str], random: Random) -> list[str]:
    """A paragraph of the paper's own in place of the first."""
    return [next(others), *body[1:]]


def embedded(body: list[str], others: Iterator[str], random: Random) -> list[str]:
    """The whole within an article of three to five times its length."""
    around = _some(others, _words(body) * random.uniform(2, 4))
    place = random.randint(0, len(around))
    return [*around[:place], *body, *around[place:]]


def cut_embedded(body: list[str], others: Iterator[str], random: Random) -> list[str]:
    """The first two thirds within an article of some three to six times their length."""
    around = _some(others, _words(body) * random.uniform(1.5, 3))
    place = random.randint(0, len(around))
    return [*around[:place], *body[: round(len(body) * 0.67)], *around[place:]]


def follow_up(body: list[str], others: Iterator[str], random: Random) -> list[str]:
    """News of its own, then the last third of the old report as background, half of the new one at most."""
    background = body[-(len(body) // 3) :]
    return [*_some(others, max(70, _words(background))), *background]


def quotation(body: list[str], others: Iterator[str], random: Random) -> list[str]:
    """An article that has two paragraphs in common, as of one press conference."""
    around = _some(others, _words(body))
    return [*around[:2], *random.sample(body[1:], 2), *around[2:]]


KINDS: tuple[Maker, ...] = (reprint, cut, thinned, styled, own_lead, embedded, cut_embedded)
OTHERS: tuple[Maker, ...] = (follow_up, quotation)


def _report(title: str, body: list[str], source: str, day: date) -> Report:
    return clean(Page("\n\n".join([title, *body]), title=title, source=source, published=day))


def made(pool: tuple[list[str], ...], at: int, random: Random) -> Iterator[Made]:
    """What is made of one wire report, with paragraphs of the others."""
    others = _others(pool, at, random)
    for maker in (*KINDS, *OTHERS):
        body, day = maker(pool[at][1:], others, random), DAY + timedelta(days=random.randint(0, 2))
        yield Made(maker.__name__, at, _report(f"A title {at}", body, f"The {maker.__name__} paper", day))


def measure() -> dict[str, float]:
    """Recall by kind, and the share of the copies found that are right: each wire's among all wires."""
    pool, random = texts(), Random(SEED)
    wires = [_report(text[0], text[1:], "Northern News Agency", DAY) for text in pool]
    copied = {maker.__name__ for maker in KINDS}
    right: Counter[str] = Counter()
    wrong = 0
    for at in range(len(pool)):
        some = {one.report.id: one for one in made(pool, at, random)}
        for copy in find_copies([*wires, *(one.report for one in some.values())]):
            kind = some[copy.report].kind if copy.report in some else ""
            if kind in copied and copy.of == wires[at].id:
                right[kind] += 1
            else:
                wrong += 1
    found = sum(right.values())
    recall = {f"copies found, {kind.replace('_', ' ')}": right[kind] / len(pool) for kind in sorted(copied)}
    return {
        "copies found": found / (len(pool) * len(KINDS)),
        "copies found that are right": found / (found + wrong),
        **recall,
    }
