"""Values of a codebook's own variables for statements: what they are about, and whatever else a user asks."""

from collections.abc import Iterator
from dataclasses import replace

from onrecord.codebook import Codebook, cue_finder
from onrecord.records import Code, Coding, Report, Span, Statement, Text

_CODER = "words@1"
_MOST_SPANS = 3
_SURE = 0.7
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
        told.append(replace(said, codings=_with_stance(said, codings)))
    return tuple(told)


def _with_stance(said: Statement, found: tuple[Coding, ...]) -> tuple[Coding, ...]:
    """One stance towards the issue of a statement: by its first words that show one, else by its act."""
    rest = tuple(coding for coding in found if coding.variable != "stance")
    if not any(coding.variable == "issue" for coding in rest):
        return rest
    shown = [coding for coding in found if coding.variable == "stance"]
    if shown:
        return (*rest, min(shown, key=lambda coding: coding.spans))
    stance = _BY_ACT.get(said.act)
    return (*rest, Coding("stance", Code(stance), said.cue, _CODER, 0.6, rule="act")) if stance else rest


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
