"""When something was said: the date beside a cue ("said on Friday", "in a statement on Monday")."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from onrecord.coding.dates.phrases import resolve
from onrecord.coding.laying.context import Context
from onrecord.records import Attribution, DatePhrase, Report, Span, When

_FARTHEST = 70  # code points between a cue and its date
_OTHER = re.compile(
    r"\b(?:who|which|that|after|when|as|while|before|since|following|during|amid|until|for|of|and|but)\b|[;:.]",
    re.IGNORECASE,
)
_OPENS = re.compile(
    r"\A\W*(?:(?:earlier|late|later|early|also|meanwhile|but|and|on)\W+)*"
    r"(?:(?:in|at|during|speaking|addressing)\W(?:[\w-]+\W){0,6}?(?:on\W)?)?\Z",
    re.IGNORECASE,
)
_ON = re.compile(r"\A\W*(?:(?:on|late|early|earlier)\W+)*\Z", re.IGNORECASE)
_NOT_SAID = frozenset({"since", "until", "till", "by", "between", "from"})


@dataclass(frozen=True, slots=True)
class SayingDates:
    """The date phrases of a report, to be asked for by cue."""

    report: Report
    context: Context
    phrases: tuple[DatePhrase, ...]
    starts: tuple[int, ...]

    @classmethod
    def of(cls, report: Report, context: Context, phrases: tuple[DatePhrase, ...]) -> "SayingDates":
        """``phrases`` in the order of the text."""
        return cls(report, context, phrases, tuple(phrase.span.start for phrase in phrases))

    def of_cue(self, attribution: Attribution) -> tuple[When | None, tuple[Span, ...]]:
        """When an attribution was uttered, with the words that tell it; (None, ()) where none do."""
        cue = attribution.cue[0]
        if not self.context.sentences or self.context.kind(cue.start) == "headline":
            return None, ()
        sentence = self.context.sentences[self.context.at(cue.start)]
        low = bisect_left(self.starts, max(sentence.start, cue.start - 4 * _FARTHEST))
        high = bisect_right(self.starts, min(sentence.end, cue.end + 2 * _FARTHEST))
        for phrase in sorted(self.phrases[low:high], key=lambda one: one.span.start < cue.start):
            if not self._beside(attribution, phrase, sentence):
                continue
            when = resolve(phrase, self.report, "past")
            if when is not None and when.grain in {"day", "hour", "minute"}:
                return when, (phrase.span,)
        return None, ()

    def _beside(self, attribution: Attribution, phrase: DatePhrase, sentence: Span) -> bool:
        """Whether a date belongs to the cue, not to what was said nor to a clause of its own."""
        cue, text = attribution.cue[0], self.report.text
        if dict(phrase.parts).get("bound") in _NOT_SAID or any(
            one.meets(phrase.span) for one in attribution.content
        ):
            return False
        if phrase.span.start >= cue.end:
            gap = Span(cue.end, phrase.span.start)
            between = any(one.start < phrase.span.start and one.end > cue.end for one in attribution.content)
            return not between and len(gap) <= _FARTHEST and not _OTHER.search(gap.of(text))
        source = attribution.source or cue
        if phrase.span.start >= source.end:
            return _ON.match(text[source.end : phrase.span.start]) is not None
        if phrase.span.start - sentence.start > 2 * _FARTHEST:
            return False
        opens = _OPENS.match(text[sentence.start : phrase.span.start]) is not None
        return opens and not any(one.start < phrase.span.start for one in attribution.content)
