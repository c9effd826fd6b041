"""Sources and actors as they are named in a report, each joined to the fullest name it goes under."""

from collections.abc import Iterator

from onrecord.finding.naming.common import common_names
from onrecord.finding.naming.drafts import Draft, Sentence
from onrecord.finding.naming.joining import join
from onrecord.finding.naming.positions import add_positions
from onrecord.finding.naming.proper import proper_names
from onrecord.finding.naming.subjects import mark_subjects
from onrecord.finding.tokens import tokens_of
from onrecord.records import Name, Report
from onrecord.tables.people import people_words

_LONGEST = 400  # tokens: what is longer is no sentence, and is read in pieces, so that time stays linear


def find_names(report: Report) -> tuple[Name, ...]:
    """Every name in the order of the text: people, bodies, offices, groups, pronouns, anonymous sources."""
    drafts: list[Draft] = []
    sentences = list(_sentences(report))
    for sentence in sentences:
        found = [*proper_names(report, sentence), *common_names(report, sentence)]
        found = _apart(found)
        add_positions(report, sentence, found)
        found = _without_apposed(found)
        mark_subjects(sentence, found)
        drafts += found
    join(report, drafts)
    drafts = [draft for draft in drafts if draft.rule != "capitals"]
    return tuple(
        Name(
            draft.span,
            draft.kind,
            draft.full,
            draft.key,
            draft.role,
            draft.organisation,
            f"{draft.rule}:{draft.body}" if draft.body else draft.rule,
            draft.confidence,
        )
        for draft in drafts
    )


def _sentences(report: Report) -> Iterator[Sentence]:
    number = 0
    for passage in report.passages:
        if not passage.tells:
            continue
        for span in passage.sentences:
            tokens = tokens_of(report.text, span)
            for first in range(0, len(tokens), _LONGEST):
                yield Sentence(tokens[first : first + _LONGEST], number)
            number += 1


def _without_apposed(drafts: list[Draft]) -> list[Draft]:
    """Without "the union's president" in "the union's president, Jane Doe": that is one source."""
    told = [(one.apposed_from, one.span.start) for one in drafts if one.apposed_from >= 0]
    return [
        one
        for one in drafts
        if not _only_describes(one)
        or not any(first <= one.span.end and one.span.end <= end for first, end in told)
    ]


def _only_describes(one: Draft) -> bool:
    """Whether a name is a position or a kind of body, no proper name."""
    return (
        one.kind in {"office", "anonymous"}
        or one.rule == "noun"
        or one.core.split()[-1].lower() in people_words("roles")
    )


def _apart(drafts: list[Draft]) -> list[Draft]:
    """The drafts in order of the text; of two that meet, the proper name stays."""
    rank = {"capitals": 2, "noun": 1}
    kept: list[Draft] = []
    taken: set[int] = set()
    for draft in sorted(drafts, key=lambda one: rank.get(one.rule, 0)):
        places = range(draft.span.start, draft.span.end)
        if taken.isdisjoint(places):
            taken.update(places)
            kept.append(draft)
    return sorted(kept, key=lambda one: one.span.start)
