"""``python -m bench.learn_answers``: what speaks for a doing being an answer, learnt from our own gold.

Every doing of courts and governments that the rules or the parser find is one decision: it is left out,
begins a mention or joins one told before. Right is what the gold's anchors say: a doing whose words lie in the
anchor of one mention of its kind tells of that mention. Doings of mentions that the gold has as optional are no
decisions. Drafts are those of the gold, so that one wrong choice does not spoil the next.

``--write`` puts the weights into the program's table (``tables/learnt/answers.yml``).
"""

import argparse
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence

from bench.gold_references import FRESH, LEARNT_FROM, Coded, coded, tellers
from bench.learning import Decision, fit, share_right, write
from onrecord.coding.answer_choice import Answering, choices
from onrecord.coding.drafts import Draft
from onrecord.coding.gathering import gather
from onrecord.coding.references import Reference
from onrecord.coding.ties import refer_marks
from onrecord.records.findings import EventKind
from onrecord.reviewing.gold import GoldMention

KINDS: tuple[EventKind, ...] = ("court", "government")
PENALTY = 2.0
BEGUN_COUNTS, JOINED_COUNTS = 3, 1
"""A mention left out, or lost in another, costs all its codings; one too many is one mention too many."""
FOLDS = 8
_HEAD = """What speaks for a doing of courts or governments beginning or joining an answer to protest.
Written by `python -m bench.learn_answers --write` from the reports that we coded by hand."""


def decisions_of(report: Coded) -> list[Decision]:
    """The decisions of one report, in the order of the text, kind by kind."""
    view, references = report.view, report.references
    protests = bool(gather(view, [one for one in references if one.trigger.kind == "protest"]))
    if not protests and not any(one.trigger.rule == "people" for one in references):
        return []
    answering = [*references, *refer_marks(view, report.resolved, list(references))]
    found: list[Decision] = []
    for kind in KINDS:
        mentions = [one for one in report.gold if one.kind == kind]
        asked = Answering.of(view, kind, protests)
        of_kind = (one for one in answering if one.trigger.kind == kind)
        found += _of_kind(asked, sorted(of_kind, key=lambda one: one.span), mentions)
    return found


def _of_kind(
    asked: Answering, references: Iterable[Reference], mentions: Sequence[GoldMention]
) -> Iterator[Decision]:
    drafts: dict[int, Draft] = {}
    for reference in references:
        meant = tellers(asked.view.text, reference.span, mentions)
        if not meant:
            alike = [at for at, one in enumerate(mentions) if set(one.of("form")) & set(reference.forms)]
            if any(at not in drafts for at in alike):
                continue
            meant = alike if len(alike) == 1 else []
        options = choices(asked, reference, list(drafts.values()))
        if len(options) == 1 or any(mentions[at].optional for at in meant):
            continue
        if not meant:
            yield Decision(tuple(options), 0)
            continue
        right = next((at for at in meant if at in drafts), meant[0])
        yield Decision(tuple(options), 2 + list(drafts).index(right) if right in drafts else 1)
        drafts.setdefault(right, Draft(reference.trigger.kind)).add(reference)


def gathered(folders: Sequence[str] = LEARNT_FROM) -> dict[str, list[list[Decision]]]:
    """By set, the decisions of each report.

    Raises:
        FileNotFoundError: a set is not there.
    """
    found: dict[str, list[list[Decision]]] = {folder: [] for folder in folders}
    for report in coded(folders):
        found[report.folder].append(decisions_of(report))
    return found


def learn(told: Mapping[str, Sequence[Sequence[Decision]]], without: Iterable[int] = ()) -> dict[str, float]:
    """Weights from all sets, but for the reports of the fresh set whose numbers are ``without``."""
    left = set(without)
    fresh = [one for at, report in enumerate(told[FRESH]) if at not in left for one in report]
    rest = [one for name, reports in told.items() if name != FRESH for report in reports for one in report]
    return fit([one for one in (*fresh, *rest) for _ in range(_counts(one))], PENALTY)


def _counts(decision: Decision) -> int:
    return (1, BEGUN_COUNTS, JOINED_COUNTS)[min(decision.right, 2)]


def tried(told: Mapping[str, Sequence[Sequence[Decision]]]) -> float:
    """Share of the fresh set's decisions that come out right by weights learnt without their report."""
    right = count = 0.0
    for fold in range(FOLDS):
        left = range(fold, len(told[FRESH]), FOLDS)
        asked = [one for at in left for one in told[FRESH][at]]
        right += share_right(asked, learn(told, left)) * len(asked)
        count += len(asked)
    return right / max(count, 1.0)


def main(argv: Sequence[str] | None = None) -> int:
    """Learn, print and, if asked, write."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--write", action="store_true", help="put the weights into the program's table")
    chosen = options.parse_args(argv)
    told = gathered()
    weights = learn(told)
    count = sum(len(report) for reports in told.values() for report in reports)
    print(f"{count} decisions; of those of {FRESH}, learnt without their report, right: {tried(told):.3f}")
    for name, weight in sorted(weights.items(), key=lambda one: -abs(one[1])):
        print(f"{weight:6.2f}  {name}")
    if chosen.write:
        print(f"written to {write('answers', weights, _HEAD)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
