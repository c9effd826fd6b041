"""Is there anything here to code? Whether a report tells of contention that took place or goes on, and where."""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import replace
from math import prod

from onrecord.records import Findings, Report, Sifted, SiftedSentence, Sign, Span
from onrecord.sifting.context import is_for_gain, subject_of, weighed
from onrecord.sifting.signs import Marks, again_signs, protest_signs, violence_signs
from onrecord.tables.chances import CERTAIN, OF_PROTEST, TWICE

TELLS = 0.5
"""Score from which a sentence tells of contention."""
REPORT_TELLS = 0.8
"""Score from which a report does: one sure sentence, or two that tell of it."""


def sift(report: Report, findings: Findings) -> Sifted:
    """The signs in every telling sentence of ``report``, weighed, and the decision for the report as a whole.

    A sentence's score is the chance that at least one of its signs is right, as if they were independent; the
    report's that at least one of the sentences that tell is. Sentences that only name again what was told ("the
    attack") tell of it in a report that does, and count for nothing in the report's score. Pure.
    """
    marks = Marks.of(findings)
    subject = "" if findings.marked("protest", OF_PROTEST) >= TWICE else subject_of(report.text)
    for_gain = is_for_gain(report.text)
    spans = [s for passage in report.passages if passage.tells for s in passage.sentences or (passage.span,)]
    sentences = []
    for span in spans:
        found = [*protest_signs(report.text, span, marks), *violence_signs(report.text, span)]
        sentences.append(_sentence(span, weighed(report.text, span, found, subject, for_gain=for_gain)))
    score = either(one.score for one in sentences if one.tells)
    if score >= REPORT_TELLS:
        sentences = [one if one.tells else _named_again(report.text, one) for one in sentences]
    return Sifted(tuple(sentences), score, score >= REPORT_TELLS, subject)


def own_senses(findings: Findings, sifted: Sifted) -> Findings:
    """``findings`` without protest triggers that are words of a market or a game; ``sifted`` still has them.

    What the parser alone marks, and is not sure of, stays only in a report that tells of contention otherwise.
    """
    borrowed = sifted.borrowed
    sure = any(
        one.rule == "frame" and one.kind == "protest" and one.confidence >= CERTAIN for one in findings.triggers
    )
    told = sifted.tells or sure
    kept = tuple(
        one
        for one in findings.triggers
        if (one.kind != "protest" or one.span not in borrowed)
        and (told or one.rule != "frame" or one.confidence >= CERTAIN)
    )
    return findings if len(kept) == len(findings.triggers) else replace(findings, triggers=kept)


def _sentence(span: Span, found: Iterable[Sign]) -> SiftedSentence:
    signs = tuple(sorted(_apart(found), key=lambda sign: (sign.span, sign.kind, sign.rule)))
    score = together(signs)
    return SiftedSentence(span, signs, score, score >= TELLS)


def _named_again(text: str, sentence: SiftedSentence) -> SiftedSentence:
    return _sentence(sentence.span, (*sentence.signs, *again_signs(text, sentence.span)))


def _apart(signs: Iterable[Sign]) -> list[Sign]:
    """The surer of any two signs that rest on the same words, for they are one piece of evidence."""
    kept: list[Sign] = []  # in the order of the text, apart from one another
    for sign in sorted(signs, key=lambda sign: (-sign.weight, sign.span, sign.rule)):
        at = bisect_left(kept, sign.span, key=lambda one: one.span)
        if not any(sign.span.meets(other.span) for other in kept[max(0, at - 1) : at + 1]):
            kept.insert(at, sign)
    return kept


def together(signs: Iterable[Sign]) -> float:
    """The chance that at least one sign is right; of signs by one rule the surest alone counts."""
    best: dict[str, float] = {}
    for sign in signs:
        best[sign.rule] = max(best.get(sign.rule, 0.0), sign.weight)
    return either(best.values())


def either(chances: Iterable[float]) -> float:
    """The chance that at least one of several independent things is so; 0 for none."""
    return round(1.0 - prod(1.0 - chance for chance in chances), 3)


__all__ = ["REPORT_TELLS", "TELLS", "either", "own_senses", "sift", "together"]
