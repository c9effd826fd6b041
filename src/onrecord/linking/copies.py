"""Copies: reports that give the text of another, reprinted, shortened, retitled or within a longer one."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from onrecord.linking.copies_keys import KeyIndex, keys_of
from onrecord.linking.copies_shared import Text, differing, share_if_copy
from onrecord.linking.copies_words import wording_of
from onrecord.records import Copy, Report
from onrecord.tables.agencies import is_agency

AT_ONCE = 256
"""Reports of which keys are made in one call."""

KEPT = 512
"""Texts that are kept in pieces while others are compared with them."""


def copy_keys(report: Report) -> tuple[int, ...]:
    """Keys of ``report``, each from 0 to 2**63 - 1: reports that share none cannot be copies of one another.

    For a store: keep them beside the report, and hand ``copies_with`` only the known reports that share a key
    with a new one.
    """
    return keys_of([wording_of(report)])[0]


def find_copies(reports: Iterable[Report]) -> tuple[Copy, ...]:
    """The copies among ``reports``, in the order of the ids of the copies, then of the originals.

    Each is told to be a copy of the earliest report that it gives; of two, if it gives two. Which of two reports
    is the original: see ``precedence``. Time and memory grow with the number of reports.
    """
    return copies_with(reports)


def copies_with(
    new: Iterable[Report], known: Iterable[Report] = (), before: Iterable[Copy] = ()
) -> tuple[Copy, ...]:
    """All copies after ``new`` reports came to ``known`` ones, among which those of ``before`` were found.

    Only pairs with a new report are compared. ``known`` need hold no more than the reports that share a key with
    a new one (``copy_keys``). Where a new report turns out to be the original of known ones, those of ``before``
    that this makes needless are left out. In whatever order reports come, the same are copies, and the same are
    tied with one another; of several originals in a chain of cuts another may be named.
    """
    fresh = {report.id: report for report in new}
    there = {report.id: report for report in known if report.id not in fresh}
    filed = sorted(_filed((*fresh.values(), *there.values())), key=lambda one: one.rank)
    found = {(copy.report, copy.of): copy for copy in before}
    _search(filed, frozenset(fresh), found)
    return tuple(found[pair] for pair in sorted(_needed(found)))


@dataclass(frozen=True, slots=True)
class _Filed:
    """A report with what it is found and ordered by."""

    report: Report
    keys: tuple[int, ...]
    rank: tuple[bool, date, bool, int, str]


def _filed(reports: Sequence[Report]) -> Iterator[_Filed]:
    for start in range(0, len(reports), AT_ONCE):
        some = reports[start : start + AT_ONCE]
        wordings = [wording_of(report) for report in some]
        for report, wording, keys in zip(some, wordings, keys_of(wordings), strict=True):
            yield _Filed(report, keys, precedence(report, len(wording.words)))


def precedence(report: Report, words: int) -> tuple[bool, date, bool, int, str]:
    """What decides which of two reports is the original; the lesser is.

    The one published earlier (one without a date of publication comes last), else the one of a news agency, else
    the longer one (``words``), else the one whose id comes first.
    """
    undated = report.published is None
    return (undated, report.published or date.max, not is_agency(report.source), -words, report.id)


@dataclass(slots=True)
class _Texts:
    """Texts in pieces, the last ``KEPT`` of them."""

    kept: dict[str, Text] = field(default_factory=dict)

    def of(self, report: Report) -> Text:
        if (text := self.kept.pop(report.id, None)) is None:
            text = Text.of(report, wording_of(report))
            if len(self.kept) >= KEPT:
                del self.kept[next(iter(self.kept))]
        self.kept[report.id] = text
        return text


def _search(filed: Sequence[_Filed], fresh: frozenset[str], found: dict[tuple[str, str], Copy]) -> None:
    """Add to ``found`` the pairs of ``filed``, which is in order of precedence, of which one is fresh."""
    index, texts = KeyIndex(), _Texts()
    originals: dict[str, set[str]] = {}
    for report, of in found:
        originals.setdefault(report, set()).add(of)
    for number, one in enumerate(filed):
        mine = originals.setdefault(one.report.id, set())
        for earlier in (filed[at].report for at in index.near(one.keys)):
            known_pair = fresh.isdisjoint((one.report.id, earlier.id))
            # A copy of an original that is mine too need not be looked at: five hundred papers print one wire.
            if known_pair or not mine.isdisjoint(originals[earlier.id]):
                continue
            if copy := _copy(texts.of(one.report), texts.of(earlier)):
                found[copy.report, copy.of] = copy
                mine.add(earlier.id)
        index.add(number, one.keys)


def _copy(later: Text, earlier: Text) -> Copy | None:
    share = share_if_copy(later, earlier)
    if share is None:
        return None
    return Copy(
        later.report.id, earlier.report.id, round(share, 3), differing(later, earlier), differing(earlier, later)
    )


def _needed(found: Iterable[tuple[str, str]]) -> set[tuple[str, str]]:
    """The pairs without those of a copy with another copy of its own original."""
    originals: dict[str, set[str]] = {}
    for report, of in found:
        originals.setdefault(report, set()).add(of)
    return {
        (report, of)
        for report, all_of in originals.items()
        for of in all_of
        if all_of.isdisjoint(originals.get(of, ()))
    }
