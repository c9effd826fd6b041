"""Whether one report gives the text of another: decided on the words themselves, and what differs."""

from collections.abc import Set
from dataclasses import dataclass

from onrecord.linking.copies_words import SHINGLE, Wording, shingles_of, stretches, words_in
from onrecord.records import Report, Span

MOST = 0.8
"""The part of the shorter text that makes it a copy wherever it stands, its own lead or not."""

HALF = 0.5
"""The part of the shorter text that makes it a copy if its lead is in the other too."""

LEAD_WORDS = 60
"""A lead and the sentence after it: what a report has to say that its background has not."""

LEAD = 0.3
"""The part of the shorter text's lead that must be in the other. A paper that puts a sentence of its own before
the wire's keeps more than that; a report of the next day with the old background keeps nothing."""

FEWEST = 8
"""Shingles, that is twelve words: below it two texts can be the same by chance ("No arrests were made.")."""


@dataclass(frozen=True, slots=True)
class Text:
    """A report with its wording and the set of its shingles."""

    report: Report
    wording: Wording
    shingles: Set[str]

    @classmethod
    def of(cls, report: Report, wording: Wording) -> "Text":
        """``report``, ready to be compared."""
        return cls(report, wording, frozenset(wording.shingles))


def share_if_copy(one: Text, other: Text) -> float | None:
    """The part of the shorter text that stands in the other (0 to 1), if the two are one text; else None.

    Containment and not likeness: a wire report within a long article is as much a copy as the same in a short
    one. Two reports by one desk with the same background paragraphs are none, for the lead of each is its own:
    news stands first, background last. In a live blog the newest stands first, so there only ``MOST`` counts.
    """
    short, long = sorted((one, other), key=lambda text: (len(text.shingles), text.report.id))
    if len(short.shingles) < FEWEST:
        return None
    share = len(short.shingles & long.shingles) / len(short.shingles)
    if share >= MOST:
        return share
    if share < HALF or short.report.is_live_blog or long.report.is_live_blog:
        return None
    lead = frozenset(shingles_of(short.wording.words[:LEAD_WORDS]))
    return share if len(lead & long.shingles) >= LEAD * len(lead) else None


def differing(here: Text, there: Text) -> tuple[Span, ...]:
    """The spans of ``here`` that are not in ``there``: the headline if it is another, then runs of other words.

    A word is shared if one of the runs of five words that it stands in is, so the order of paragraphs does not
    matter and a run of shared words under five counts as other words.
    """
    words = here.wording.words
    own = [True] * len(words)
    for at, shingle in enumerate(here.wording.shingles):
        if shingle in there.shingles:
            own[at : at + SHINGLE] = [False] * SHINGLE
    return (*_other_headline(here.report, there.report), *stretches(here.wording, own))


def _other_headline(here: Report, there: Report) -> tuple[Span, ...]:
    headline = _headline(here)
    same = headline is None or _words(here, headline) == _words(there, _headline(there))
    return () if headline is None or same else (headline,)


def _headline(report: Report) -> Span | None:
    return next((one.span for one in report.passages if one.kind == "headline" and one.post is None), None)


def _words(report: Report, span: Span | None) -> list[str]:
    return words_in(report.text, span) if span else []
