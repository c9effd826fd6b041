"""``python -m bench.learn_answers``: what speaks for a doing being an answer, learnt from our own gold.

Every doing of courts and governments that the rules or the parser find is one decision: it is left out,
begins a mention or joins one told before. Right is what the gold's anchors say: a doing whose words lie in the
anchor of one mention of its kind tells of that mention. Doings of mentions that the gold has as optional are no
decisions. Drafts are those of the gold, so that one wrong choice does not spoil the next.

``--write`` puts the weights into the program's table (``tables/learnt/answers.yml``).
"""

from collections.abc import Iterable, Iterator, Sequence

from bench.gold_references import FRESH, Coded, coded, tellers
from bench.learning import Decision, Table, learn_table
from onrecord.coding.gathering.answer_choice import Answering, choices
from onrecord.coding.gathering.drafts import Draft
from onrecord.coding.gathering.gathering import gather
from onrecord.coding.referring.references import Reference
from onrecord.coding.referring.ties import refer_marks
from onrecord.records.findings import EventKind
from onrecord.reviewing.gold import GoldMention

KINDS: tuple[EventKind, ...] = ("court", "government")
PENALTY = 2.0
LEFT_COUNTS, BEGUN_COUNTS, JOINED_COUNTS = 1, 3, 1
"""A mention left out, or lost in another, costs all its codings; one too many is one mention too many."""
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
            yield Decision(tuple(options), 0, LEFT_COUNTS)
            continue
        right = next((at for at in meant if at in drafts), meant[0])
        begun = right not in drafts
        at = 1 if begun else 2 + list(drafts).index(right)
        yield Decision(tuple(options), at, BEGUN_COUNTS if begun else JOINED_COUNTS)
        drafts.setdefault(right, Draft(reference.trigger.kind)).add(reference)


def main() -> None:
    """Learn, print and, if asked, write."""
    learn_table(
        Table("answers", _HEAD, FRESH, 1, PENALTY),
        lambda: ((one.folder, decisions_of(one)) for one in coded()),
    )


if __name__ == "__main__":
    main()
