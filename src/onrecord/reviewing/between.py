"""One report as two coders coded it. Neither is the measure of the other: exchange them, and the scores stay.

What stands in an event that only one coder has counts as not agreed; one difference tells of all of it.
"""

from collections.abc import Sequence

from onrecord.reviewing.against_gold import LEAST_CONTENT
from onrecord.reviewing.between_values import Unit, compare_values
from onrecord.reviewing.coded import CodedItem, CodedMention, CodedStatement, CodedValue, place_names
from onrecord.reviewing.comparisons import Comparison
from onrecord.reviewing.likeness import characters, evenly_paired, same_name, shared

_LEAST_ALIKE = 1.0
_ATTRIBUTES = ("quotation", "act", "medium", "role")


def compare_coders(first: CodedItem, second: CodedItem, text: str | None) -> Comparison:
    """Every count, unit and difference of one report. Without ``text``, offsets stand for the words."""
    comparison = Comparison(first.path)
    _statements(first.statements, second.statements, text, comparison)
    _mentions(first.mentions, second.mentions, text, comparison)
    comparison.add_up()
    return comparison


def _statements(
    firsts: Sequence[CodedStatement],
    seconds: Sequence[CodedStatement],
    text: str | None,
    comparison: Comparison,
) -> None:
    firsts, seconds = [one for one in firsts if one.content], [one for one in seconds if one.content]

    def alike(one: CodedStatement, other: CodedStatement) -> float:
        return shared(characters(one.content), characters(other.content))

    found = evenly_paired(firsts, seconds, alike, LEAST_CONTENT)
    comparison.count("statement", len(firsts), len(seconds), len(found))
    comparison.count("statement+speaker", len(firsts), len(seconds), 0)
    for i, one in enumerate(firsts):
        if i in found:
            _statement(one, seconds[found[i]], text, comparison)
        else:
            comparison.differ("statement", one.name, one.side(text), None)
    for j, other in enumerate(seconds):
        if j not in found.values():
            comparison.differ("statement", other.name, None, other.side(text))


def _statement(one: CodedStatement, other: CodedStatement, text: str | None, comparison: Comparison) -> None:
    same = same_name(one.name, other.name) or one.name == other.name
    comparison.count("statement+speaker", 0, 0, int(same))
    comparison.unit("statement+speaker", "name", one.name, other.name)
    if not same:
        comparison.differ("statement+speaker", one.name, one.side(text), other.side(text))
    for name in _ATTRIBUTES:
        ours, theirs = getattr(one, name), getattr(other, name)
        if not ours and not theirs:
            continue
        both = bool(ours and theirs)
        hit = both and (same_name(ours, theirs) if name == "role" else ours == theirs)
        variable = f"statement {name}"
        comparison.count(variable, int(bool(ours)), int(bool(theirs)), int(hit))
        comparison.unit(variable, "name" if name == "role" else "nominal", ours, theirs)
        if not hit:
            sides = (one.side(text, ours) if ours else None, other.side(text, theirs) if theirs else None)
            comparison.differ(variable, one.name, *sides)
    compare_values(one.codings, other.codings, Unit(one.name, text, comparison, "statement "))


def _mentions(
    firsts: Sequence[CodedMention], seconds: Sequence[CodedMention], text: str | None, comparison: Comparison
) -> None:
    found = evenly_paired(firsts, seconds, alike, _LEAST_ALIKE)
    comparison.count("mention", len(firsts), len(seconds), len(found))
    for i, one in enumerate(firsts):
        if i in found:
            compare_values(one.codings, seconds[found[i]].codings, Unit(one.label, text, comparison))
        else:
            _alone(one.codings, (), comparison)
            comparison.differ("mention", one.label, one.side(text), None)
    for j, other in enumerate(seconds):
        if j not in found.values():
            _alone((), other.codings, comparison)
            comparison.differ("mention", other.label, None, other.side(text))


def _alone(ours: Sequence[CodedValue], theirs: Sequence[CodedValue], comparison: Comparison) -> None:
    """Count the values of an event that only one of the two coders has."""
    aside = Comparison(comparison.report)
    compare_values(ours, theirs, Unit("", None, aside))
    for variable, count in aside.counts.items():
        comparison.counts[variable] += count


def alike(one: CodedMention, other: CodedMention) -> float:
    """Points for what two coders tell alike of an event: the words that tell of it, and then its values.

    As for gold, but for the words: what counts is how much of them is shared, for both sides have their spans.
    """
    if one.kind != other.kind:
        return -1.0
    words = shared(characters(one.telling), characters(other.telling))
    points = (1.0 + words if words else 0.0) + _same_place(one, other)
    days = [{str(coding.value.get("start")) for coding in side.mappings("date")} for side in (one, other)]
    if days[0] and days[1]:
        points += 0.5 if days[0] & days[1] else -0.25
    points += 0.5 * bool(_words(one, "form") & _words(other, "form"))
    points += 0.25 * bool(_words(one, "status") & _words(other, "status"))
    callers = _words(one, "organiser"), _words(other, "organiser")
    points += 0.5 * any(same_name(caller, name) for caller in callers[0] for name in callers[1])
    ends = [{(figure.variable, *(figure.ends or ())) for figure in side.figures} for side in (one, other)]
    return points + min(1.0, 0.5 * len(ends[0] & ends[1]))


def _same_place(one: CodedMention, other: CodedMention) -> float:
    """1 where a name finer than the town is the same, or the only names; -1 where no name at all is."""
    names = [
        [n for coding in side.mappings("place") for n in place_names(coding.value)] for side in (one, other)
    ]
    if not names[0] or not names[1]:
        return 0.0
    towns = {str(coding.value.get("locality")) for side in (one, other) for coding in side.mappings("place")}
    finer = [[name for name in side if name not in towns] for side in names]
    if _any_same(finer[0] or names[0], finer[1] or names[1]):
        return 1.0
    return 0.0 if _any_same(names[0], names[1]) else -1.0


def _any_same(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    return any(same_name(one, other) for one in ours for other in theirs)


def _words(one: CodedMention, variable: str) -> set[str]:
    return {coding.words for coding in one.of(variable)}
