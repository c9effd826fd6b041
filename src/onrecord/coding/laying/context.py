"""The sentences of a report by place: what stands round a cue, and what was said just before."""

from bisect import bisect_right
from dataclasses import dataclass

from onrecord.records import Report, Span

_WINDOW = 600  # code points on either side of a place that are read for what stands round it


@dataclass(frozen=True, slots=True)
class Context:
    """A report's sentences in order, with the kind of their passage."""

    text: str
    sentences: tuple[Span, ...]
    starts: tuple[int, ...]
    kinds: tuple[str, ...]

    @classmethod
    def of(cls, report: Report) -> "Context":
        """The sentences of ``report``."""
        pairs = [(span, passage.kind) for passage in report.passages for span in passage.sentences]
        pairs.sort(key=lambda pair: pair[0])
        sentences = tuple(span for span, _ in pairs)
        return cls(report.text, sentences, tuple(s.start for s in sentences), tuple(kind for _, kind in pairs))

    def at(self, place: int) -> int:
        """The number of the sentence that holds ``place``, or of the last before it (0 where there is none)."""
        return max(0, bisect_right(self.starts, place) - 1)

    def words(self, number: int, place: int | None = None, without: tuple[Span, ...] = ()) -> str:
        """The words of a sentence, those of ``without`` left out; "" where there is no such sentence.

        Of a very long one the words round ``place`` (or its first), so that time stays linear.
        """
        if not 0 <= number < len(self.sentences):
            return ""
        span = self.sentences[number]
        middle = span.start if place is None else place
        start, end = max(span.start, middle - _WINDOW), min(span.end, middle + _WINDOW)
        kept = []
        for gap in sorted(without):
            if start < gap.end and gap.start < end:
                kept.append(self.text[start : max(start, gap.start)])
                start = max(start, gap.end)
        kept.append(self.text[start : max(start, end)])
        return " ".join(" ".join(kept).split())

    def kind(self, place: int) -> str:
        """The kind of the passage that holds ``place``."""
        return self.kinds[self.at(place)] if self.kinds else ""
