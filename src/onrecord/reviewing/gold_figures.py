"""The figures of one event beside its gold: by value for precision and recall, by words for agreement."""

from collections.abc import Sequence

from onrecord.reviewing.coded import CodedValue
from onrecord.reviewing.comparisons import Comparison
from onrecord.reviewing.gold import GoldFigure, GoldMention
from onrecord.reviewing.likeness import characters, nearest, paired, shared
from onrecord.reviewing.values import mean

_ALWAYS = {"participants", "arrests"}  # asked of every event, so that a figure too many counts against a coder
_TOUCHING = 1e-9


def compare_figures(gold: GoldMention, coded: Sequence[CodedValue], text: str, comparison: Comparison) -> None:
    """A figure is right with variable, low and high; with its voice, when the voice's role is right too."""
    asked = {figure.variable for figure in gold.figures} | _ALWAYS
    left = [one for one in coded if one.variable in asked]
    partners = _by_words(gold.figures, left, text)
    missed: list[int] = []
    for i in sorted(range(len(gold.figures)), key=lambda i: gold.figures[i].optional):
        figure = gold.figures[i]
        match = _match(figure, left)
        left = [one for one in left if one is not match]
        if figure.optional:
            continue
        found = int(match is not None)
        voiced = match is not None and match.role == figure.role
        if match is not None:
            comparison.judge(match.variable, match, right=voiced)
        _count(figure.variable, 1, found, found, comparison)
        comparison.count("figure+voice", 1, found, int(voiced))
        if match is None:
            missed.append(i)
        elif not voiced:
            comparison.differ("figure+voice", gold.key, figure.side, match.side(text))
    for i in missed:
        figure, other = gold.figures[i], partners.get(i)
        beside = other if any(other is one for one in left) else None
        comparison.differ(
            f"figure {figure.variable}", gold.key, figure.side, beside.side(text) if beside else None
        )
    shown = [partners[i] for i in missed if i in partners]
    for one in left:
        _count(one.variable, 0, 1, 0, comparison)
        comparison.count("figure+voice", 0, 1, 0)
        comparison.judge(one.variable, one, right=False)
        if not any(one is other for other in shown):
            comparison.differ(f"figure {one.variable}", gold.key, None, one.side(text))
    _agree(gold.figures, partners, comparison)


def _count(variable: str, wanted: int, told: int, hits: int, comparison: Comparison) -> None:
    comparison.count("figure", wanted, told, hits)
    comparison.count(f"figure {variable}", wanted, told, hits)


def _match(figure: GoldFigure, left: Sequence[CodedValue]) -> CodedValue | None:
    """The first of the same value whose voice is right, else the first of the same value."""
    wanted = (figure.variable, figure.low, figure.high)
    same = [one for one in left if one.ends and (one.variable, *one.ends) == wanted]
    return next((one for one in same if one.role == figure.role), same[0] if same else None)


def _by_words(golds: Sequence[GoldFigure], coded: Sequence[CodedValue], text: str) -> dict[int, CodedValue]:
    """Which coded figure was read from the words that the gold quotes, whatever each makes of them."""

    def alike(figure: GoldFigure, one: CodedValue) -> float:
        if figure.variable != one.variable or not figure.words:
            return 0.0
        points = characters(one.spans)
        return shared(characters([nearest(text, figure.words, points)]), points)

    return {i: coded[j] for i, j in paired(golds, coded, alike, _TOUCHING).items()}


def _agree(golds: Sequence[GoldFigure], partners: dict[int, CodedValue], comparison: Comparison) -> None:
    for i, one in partners.items():
        figure = golds[i]
        if figure.optional or not one.ends:
            continue
        variable = f"figure {figure.variable}"
        comparison.unit(variable, "ratio", mean(figure.low, figure.high), mean(*one.ends))
        comparison.unit("figure+voice", "nominal", figure.role, one.role)
