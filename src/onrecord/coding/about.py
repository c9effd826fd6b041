"""Values of a codebook's own variables for statements: what they are about, and whatever else a user asks."""

import re
from collections.abc import Iterator
from dataclasses import replace

from onrecord.codebook import Codebook, cue_finder
from onrecord.records import Code, Coding, Report, Span, Statement, Text

_CODER = "words@1"
_MOST_SPANS = 3
_SURE = 0.7
# Position verbs of the speaker; whom they side with is told by the issue's own words beside them.
_SIDES = {
    "support": re.compile(
        r"\b(?:(?:we|i|they|he|she|it) (?:fully |strongly )?(?:supports?|backs?|welcomes?|endorses?)"
        r"|in (?:favou?r|support) of|stands? (?:with|by|behind)|is (?:right|justified))\b", re.IGNORECASE),
    "oppose": re.compile(
        r"\b(?:(?:we|i|they|he|she|it) (?:fully |strongly )?(?:opposes?|rejects?|condemns?)"
        r"|(?:opposed|opposition) to|(?:are|is|am|stand|stands) against|must (?:stop|end|go|be (?:scrapped|"
        r"stopped|withdrawn|repealed|abandoned))|is (?:wrong|unjust))\b", re.IGNORECASE),
    "neutral": re.compile(
        r"\b(?:takes? no (?:side|position)|neither (?:for|supports?|backs?)|remains? neutral|impartial)\b",
        re.IGNORECASE),
}  # fmt: skip
_BY_ACT = {"support": "support", "defend": "support", "criticise": "oppose"}


def about_statements(
    report: Report, statements: tuple[Statement, ...], codebook: Codebook
) -> tuple[Statement, ...]:
    """``statements`` with codings of the variables found by ``words`` that statements carry.

    A category is coded where one of its words stands in the content: what is said, not who says it.
    """
    names = [one.name for one in codebook.found_by("words") if "statement" in one.of]
    told = []
    for said in statements:
        codings = tuple(_codings(report.text, said, codebook, names))
        told.append(replace(said, codings=(*codings, *_stances(report.text, said, codings))))
    return tuple(told)


def _stances(text: str, said: Statement, about: tuple[Coding, ...]) -> Iterator[Coding]:
    """The stance towards the issue of a statement: by words of siding in it, else by its act."""
    if not any(coding.variable == "issue" for coding in about):
        return
    found = [
        (part.start + match.start(), part.start + match.end(), stance)
        for part in said.content
        for stance, sides in _SIDES.items()
        if (match := sides.search(part.of(text)))
    ]
    if found:
        start, end, stance = min(found)
        yield Coding("stance", Code(stance), (Span(start, end),), _CODER, 0.7, rule="words")
    elif stance := _BY_ACT.get(said.act, ""):
        yield Coding("stance", Code(stance), said.cue, _CODER, 0.6, rule="act")


def side_codings(codings: list[Coding]) -> list[Coding]:
    """The side of an event's participants, as its demands tell it: for, against, or some of both (unclear)."""
    demands = [one for one in codings if one.variable == "demand" and isinstance(one.value, Text)]
    sides = {side: [one for one in demands if one.rule.endswith(f": {side}")] for side in ("for", "against")}
    told = [side for side, ones in sides.items() if ones]
    if not told:
        return []
    of = [one for side in told for one in sides[side]]
    spans = tuple(span for one in of for span in one.spans)[:_MOST_SPANS]
    sure = min(one.confidence for one in of)
    return [Coding("side", Code(told[0] if len(told) == 1 else "unclear"), spans, _CODER, sure, rule="demands")]


def _codings(text: str, said: Statement, codebook: Codebook, names: list[str]) -> Iterator[Coding]:
    for name in names:
        spans: dict[str, list[Span]] = {}
        for part in said.content:
            for hit in cue_finder(codebook, name).hits(part.of(text)):
                at = Span(part.start + hit.span.start, part.start + hit.span.end)
                spans.setdefault(hit.category, []).append(at)
        for category, found in sorted(spans.items(), key=lambda one: one[1][0]):
            variable = codebook[name].coded_as
            yield Coding(
                variable, Code(category), tuple(sorted(found)[:_MOST_SPANS]), _CODER, _SURE, rule="words"
            )
