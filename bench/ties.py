"""``python -m bench.ties``: are the ties found that reports tell between their events? Against hand coding.

A tie is found where its kind is right and both its ends are mentions whose words overlap those of the gold's.
Ties that stand in the gold as optional are neither asked for nor counted against; nor are ties to a mention that
the gold has as optional, or does not code, asked for where the program has no such mention. ``given found`` asks
only for ties between mentions that were found. ``counter_to`` and ``part_of`` are codings, and scored with those
(bench.gold).
"""

import argparse
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from bench.gold import PLAIN
from onrecord.evaluation import open_gold, open_texts
from onrecord.flow import code_or_reason
from onrecord.linking.ties import ties
from onrecord.records import CodedReport, Event, Mention, Tie
from onrecord.reviewing.gold import GoldMention, GoldReport

HERE = Path(__file__).parent
GOLD = HERE / "ties-gold.yml"
SETS = {
    "demo": HERE.parent / "demo",
    "story": HERE.parent / "demo" / "story",
    "held-out": HERE / "held-out",
    "own-gold": HERE / "own-gold",
    "own-gold-2": HERE / "own-gold-2" / "develop",
    "own-gold-3": HERE / "own-gold-3",
}
WHOLE = "story"
"""The set of which no report is kept: its reports tell one story, and are looked at as one."""
CODED = ("counter_to", "part_of")


@dataclass(frozen=True, slots=True)
class GoldEnd:
    """One event of a tie: where the text tells of it, whether it is a protest, whether it need be found."""

    stretches: tuple[tuple[int, int], ...]
    protest: bool | None
    optional: bool

    def is_told_by(self, mention: Mention) -> bool:
        """Whether the words of a mention are those of this event."""
        if self.protest not in (None, mention.kind == "protest"):
            return False
        spans = (mention.anchor, *(span for one in mention.of("form") for span in one.spans))
        return any(span.start < end and start < span.end for span in spans for start, end in self.stretches)


@dataclass(frozen=True, slots=True)
class GoldTie:
    """A tie as coded by hand: its ends, the kinds that count as right, the words that tell it."""

    one: GoldEnd
    kinds: tuple[str, ...]
    other: GoldEnd
    told: str
    optional: bool

    @property
    def is_asked(self) -> bool:
        """Whether it is asked for whatever the program has found."""
        return not (self.optional or self.one.optional or self.other.optional)

    def between_found(self, mentions: Iterable[Mention]) -> bool:
        """Whether the program has a mention for either end."""
        all_of = [*mentions]
        return any(
            one is not other
            for one in all_of
            if self.one.is_told_by(one)
            for other in all_of
            if self.other.is_told_by(other)
        )


@dataclass(slots=True)
class Counts:
    """How many ties are asked for, asked for given found mentions, found of those, and told wrongly."""

    asked: int = 0
    given: int = 0
    hits: int = 0
    false: int = 0
    lines: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """The share of the ties found that is right; 1 where none is found."""
        return self.hits / (self.hits + self.false) if self.hits + self.false else 1.0

    def f1(self, recall: float) -> float:
        """The harmonic mean of precision and a recall."""
        return 2 * self.precision * recall / (self.precision + recall) if recall else 0.0

    def recalls(self) -> tuple[float, float]:
        """Recall over all ties asked for, and over those between found mentions."""
        return self.hits / max(1, self.asked), self.hits / max(1, self.given)


def is_kept(name: str) -> bool:
    """Whether a report ("held-out/03-philippines-jeepney.txt") is never to be developed on."""
    folder, _, file = name.partition("/")
    return folder != WHOLE and int(file[:2]) % 3 == 0


def read_ties(gold: GoldReport, told: list[list[Any]], text: str) -> tuple[GoldTie, ...]:
    """The ties of one report. Raises ValueError where one names no gold mention, or words that are not there."""
    mentions = {one.key: one for one in gold.mentions}
    return tuple(_tie(gold.report, entry, mentions, text) for entry in told)


def _tie(report: str, entry: list[Any], mentions: dict[str, GoldMention], text: str) -> GoldTie:
    one, kinds, other, words, *rest = map(str, entry)
    if words not in text:
        raise ValueError(f"{report}: {words!r} does not stand in the report; mend {GOLD.name}")
    ends = [_end(report, told, mentions, text) for told in (one, other)]
    return GoldTie(ends[0], tuple(kinds.split("|")), ends[1], f"{one} {kinds} {other}: {words}", bool(rest))


def _end(report: str, told: str, mentions: dict[str, GoldMention], text: str) -> GoldEnd:
    quoted = [one[1:] for one in told.split("|") if one.startswith("=")]
    named = [one for one in told.split("|") if not one.startswith("=")]
    lost = [one for one in named if one not in mentions]
    if lost:
        raise ValueError(f"{report}: no gold mention {lost[0]!r}; mend {GOLD.name}")
    found = [mentions[one] for one in named]
    anchors = [words for one in found for words in one.anchor]
    kinds = {one.kind == "protest" for one in found}
    return GoldEnd(
        _stretches(text, [*anchors, *quoted], report),
        kinds.pop() if len(kinds) == 1 else None,
        optional=all(one.optional for one in found),
    )


def _stretches(text: str, wordings: Iterable[str], report: str) -> tuple[tuple[int, int], ...]:
    found = []
    for words in wordings:
        if words not in text:
            raise ValueError(f"{report}: {words!r} does not stand in the report; mend {GOLD.name}")
        start = -1
        while (start := text.find(words, start + 1)) >= 0:
            found.append((start, start + len(words)))
    return tuple(found)


def found_in(coded: CodedReport) -> tuple[Tie, ...]:
    """The ties of one report by itself: every mention an event of its own."""
    mentions = {one.id: (one, coded) for one in coded.mentions}
    return ties([Event(one.id, one.kind, (one.id,)) for one in coded.mentions], mentions)


def count(counts: Counts, gold: Iterable[GoldTie], coded: CodedReport) -> None:
    """Count one report's ties."""
    by_id = {one.id: one for one in coded.mentions}
    found = [(tie, by_id[tie.event], by_id[tie.to]) for tie in found_in(coded)]
    matched: set[int] = set()
    for wanted in gold:
        right = {
            number
            for number, (tie, one, other) in enumerate(found)
            if tie.kind in wanted.kinds and wanted.one.is_told_by(one) and wanted.other.is_told_by(other)
        }
        matched |= right
        given = not wanted.optional and (bool(right) or wanted.between_found(coded.mentions))
        counts.asked += wanted.is_asked or given
        counts.given += given
        counts.hits += given and bool(right)
        if not right and (given or wanted.is_asked):
            counts.lines.append(f"missed{'' if given else ' (no mention)'}: {wanted.told}")
    for number, (tie, one, other) in enumerate(found):
        if number not in matched and tie.kind not in CODED:
            counts.false += 1
            ends = [repr(mention.anchor.of(coded.report.text)[:40]) for mention in (one, other)]
            words = " … ".join(span.of(coded.report.text) for span in tie.evidence)
            counts.lines.append(f"false: {ends[0]} {tie.kind} {ends[1]} by {tie.rule}: {words[:160]}")


def reports() -> Iterator[tuple[str, tuple[GoldTie, ...], CodedReport]]:
    """Every report with ties coded by hand, by name, with its gold and coded afresh.

    Raises:
        ValueError: a report cannot be coded, or its gold does not fit it; tells which.
    """
    told = {one["report"]: one["ties"] for one in yaml.safe_load_all(GOLD.read_text("utf-8")) if one}
    for name, folder in SETS.items():
        golds = open_gold(folder / "gold.yml")
        pages, _ = open_texts(golds, folder / "gold.yml", folder / "reports")
        for gold in golds:
            coded = code_or_reason(pages[gold.report], PLAIN)
            if not isinstance(coded, CodedReport):
                raise ValueError(f"{gold.report}: {coded.reason}")
            entry = told[f"{name}/{gold.report}"]
            yield f"{name}/{gold.report}", read_ties(gold, entry, coded.report.text), coded


def counted(read: Iterable[tuple[str, tuple[GoldTie, ...], CodedReport]]) -> dict[bool, Counts]:
    """Counts of the reports to develop on (False) and of those kept (True)."""
    found = {False: Counts(), True: Counts()}
    for name, gold, coded in read:
        counts = found[is_kept(name)]
        before = len(counts.lines)
        count(counts, gold, coded)
        counts.lines[before:] = [f"{name}  {line}" for line in counts.lines[before:]]
    return found


def figures(found: dict[bool, Counts]) -> dict[str, float]:
    """The figures, by name."""
    told: dict[str, float] = {}
    for kept, counts in found.items():
        overall, given = counts.recalls()
        name = "ties, kept" if kept else "ties, developed on"
        told |= {
            f"{name}: precision": round(counts.precision, 3),
            f"{name}: recall": round(overall, 3),
            f"{name}: F1": round(counts.f1(overall), 3),
            f"{name}: recall given found mentions": round(given, 3),
            f"{name}: F1 given found mentions": round(counts.f1(given), 3),
        }
    return told


def measure() -> dict[str, float]:
    """The figures of both parts."""
    return figures(counted(reports()))


def main() -> int:
    """Print the figures; with ``--show`` what was missed and told wrongly in the reports to develop on."""
    options = argparse.ArgumentParser(prog="python -m bench.ties", description=__doc__)
    options.add_argument("--show", action="store_true", help="list misses of the reports to develop on")
    given = options.parse_args()
    found = counted(reports())
    for line in found[False].lines if given.show else ():
        print(line)
    for name, value in figures(found).items():
        print(f"  {name:50} {value:.3f}")
    for kept, counts in found.items():
        print(
            f"  {'kept' if kept else 'developed on':14} asked {counts.asked}  given {counts.given}  "
            f"found {counts.hits}  false {counts.false}"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
