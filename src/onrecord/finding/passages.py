"""The sentences that finders of events read: the report's own words, not its credits or advertising."""

from bisect import bisect_right
from collections.abc import Iterator

from onrecord.records import Report, Span


def telling_sentences(report: Report) -> tuple[Span, ...]:
    """Sentences of headlines, standfirsts, paragraphs and captions, in the order of the text."""
    return tuple(_sentences(report))


def _sentences(report: Report) -> Iterator[Span]:
    for passage in report.passages:
        if passage.tells:
            yield from passage.sentences or (passage.span,)


class SentenceIndex:
    """Which telling sentence holds a span, in logarithmic time."""

    def __init__(self, report: Report) -> None:
        self.sentences = telling_sentences(report)
        self._starts = [sentence.start for sentence in self.sentences]

    def of(self, span: Span) -> Span | None:
        """The sentence that holds all of ``span``, or None."""
        at = bisect_right(self._starts, span.start) - 1
        if at < 0 or not self.sentences[at].covers(span):
            return None
        return self.sentences[at]

    def before(self, sentence: Span) -> Span | None:
        """The telling sentence before ``sentence``, one of these; None before the first."""
        at = bisect_right(self._starts, sentence.start) - 2
        return self.sentences[at] if at >= 0 else None
