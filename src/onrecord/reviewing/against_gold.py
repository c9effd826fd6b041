"""One report's codings beside its gold: which statement and event is which, and what is right of each.

The rules are those of the gold's form (docs/agreement.md). What the gold marks optional is neither asked for nor
counted against: it takes its partner out of the count.
"""

from collections.abc import Sequence

from onrecord.reviewing.coded import CodedItem, CodedMention, CodedStatement, CodedValue, place_names
from onrecord.reviewing.comparisons import Comparison, Side
from onrecord.reviewing.gold import GoldMention, GoldReport, GoldStatement
from onrecord.reviewing.gold_mentions import compare_mention
from onrecord.reviewing.likeness import characters, nearest, occurrences, paired, same_name, shared

LEAST_CONTENT = 0.5  # of the characters of two contents together, that both must hold to be one statement
LEAST_ALIKE = 1.0  # points that an event must score to be the one that the gold tells of
_ATTRIBUTES = ("quotation", "act", "medium", "role")


def compare_with_gold(gold: GoldReport, coded: CodedItem, text: str) -> Comparison:
    """Every count, unit and difference of one report.

    Raises:
        ValueError: the gold quotes words that do not stand in ``text`` (see `GoldReport.lost`).
    """
    comparison = Comparison(gold.report)
    _statements(gold.statements, coded.statements, text, comparison)
    _mentions(gold.mentions, coded.mentions, text, comparison)
    comparison.add_up()
    return comparison


def _statements(
    golds: Sequence[GoldStatement], coded: Sequence[CodedStatement], text: str, comparison: Comparison
) -> None:
    golds = [one for one in golds if one.content]
    said = [one for one in coded if one.content]

    def alike(gold: GoldStatement, one: CodedStatement) -> float:
        points = characters(one.content)
        return shared(characters(nearest(text, part, points) for part in gold.content), points)

    found = paired(golds, said, alike, LEAST_CONTENT)
    asked = sum(not one.optional for one in golds)
    told = len(said) - sum(golds[i].optional for i in found)
    hits = sum(not golds[i].optional for i in found)
    comparison.count("statement", asked, told, hits)
    comparison.count("statement+speaker", asked, told, 0)
    for i, gold in enumerate(golds):
        if not gold.optional and i in found:
            _statement(gold, said[found[i]], text, comparison)
        elif not gold.optional:
            comparison.differ("statement", _named(gold), Side(_speaker(gold), " … ".join(gold.content)), None)
    for j, one in enumerate(said):
        if j not in found.values():
            comparison.differ("statement", one.name, None, one.side(text))
            comparison.judge("statement", one, right=False)


def _statement(gold: GoldStatement, said: CodedStatement, text: str, comparison: Comparison) -> None:
    unit, words = _named(gold), " … ".join(gold.content)
    right = next((name for name in gold.speakers if same_name(said.name, name)), None)
    comparison.count("statement+speaker", 0, 0, int(right is not None))
    comparison.judge("statement", said, right=right is not None)
    comparison.unit("statement+speaker", "name", right or _speaker(gold), said.name)
    if right is None:
        comparison.differ("statement+speaker", unit, Side(_speaker(gold), words), said.side(text))
    for name in _ATTRIBUTES:
        wanted, value = getattr(gold, name), getattr(said, name)
        if not wanted:
            continue
        same = bool(value) and (same_name(value, wanted) if name == "role" else value == wanted)
        variable = f"statement {name}"
        comparison.count(variable, 1, int(bool(value)), int(same))
        comparison.unit(variable, "name" if name == "role" else "nominal", wanted, value)
        if not same:
            comparison.differ(variable, unit, Side(wanted, words), said.side(text, value) if value else None)


def _speaker(gold: GoldStatement) -> str:
    return gold.speakers[0] if gold.speakers else ""


def _named(gold: GoldStatement) -> str:
    return _speaker(gold) or "no speaker"


def _mentions(
    golds: Sequence[GoldMention], coded: Sequence[CodedMention], text: str, comparison: Comparison
) -> None:
    def alike(gold: GoldMention, one: CodedMention) -> float:
        return likeness(gold, one, text)

    found = paired(golds, coded, alike, LEAST_ALIKE)
    asked = sum(not one.optional for one in golds)
    told = len(coded) - sum(golds[i].optional for i in found)
    comparison.count("mention", asked, told, sum(not golds[i].optional for i in found))
    for i, gold in enumerate(golds):
        if gold.optional:
            continue
        if i in found:
            compare_mention(gold, coded[found[i]], text, comparison)
            continue
        # What a missed event should have told counts as missed; one line tells of all of it.
        alone = Comparison(comparison.report)
        compare_mention(gold, CodedMention(gold.kind, ()), text, alone)
        for variable, count in alone.counts.items():
            comparison.counts[variable] += count
        label = f"{gold.kind}: {', '.join(gold.of('form'))}" if gold.of("form") else gold.kind
        comparison.differ("mention", gold.key, Side(label, " … ".join(gold.anchor)), None)
    for j, one in enumerate(coded):
        if j not in found.values():
            comparison.differ("mention", one.kind, None, one.side(text))
            for form in one.of("form"):  # its forms vouch for the event
                comparison.judge("form", form, right=False)


def likeness(gold: GoldMention, one: CodedMention, text: str) -> float:
    """Points for what gold and coding tell alike of an event: words, place, date, form, organiser, figures."""
    if gold.kind != one.kind:
        return -1.0
    points = _same_evidence(gold, one, text) + _same_place(gold, one.mappings("place"))
    days = [coding.value.get("start") for coding in one.mappings("date")]
    if gold.dated and days:
        points += 0.5 if any(str(gold.start) == str(day) for day in days) else -0.25
    points += 0.5 * bool(set(gold.of("form")) & {coding.words for coding in one.of("form")})
    points += 0.25 * bool(set(gold.of("status")) & {coding.words for coding in one.of("status")})
    callers = [coding.words for coding in one.of("organiser")]
    points += 0.5 * any(same_name(name, caller) for name in gold.of("organiser") for caller in callers)
    wanted = {(figure.variable, figure.low, figure.high) for figure in gold.figures}
    return points + min(
        1.0, 0.5 * len(wanted & {(coding.variable, *coding.ends) for coding in one.figures if coding.ends})
    )


def _same_evidence(gold: GoldMention, one: CodedMention, text: str) -> float:
    """1 where the coder read from words that the gold says tell of the event, 0.4 where from the same line."""
    anchors = [spot for words in gold.anchor for spot in occurrences(text, words)]
    if characters(anchors) & characters(one.spans):
        return 1.0
    lines = {text.count("\n", 0, start) for start, _ in anchors}
    return 0.4 if lines & {text.count("\n", 0, start) for start, _ in one.spans} else 0.0


def _same_place(gold: GoldMention, places: Sequence[CodedValue]) -> float:
    """1 where a place is the same, finer than the town where the gold is; -1 where not even the town is."""
    if gold.place is None or not places:
        return 0.0
    names = [name for coding in places for name in place_names(coding.value)]
    town = gold.place.parts.get("locality")
    finer = [name for name in gold.place.names if name != town] or gold.place.names
    if any(same_name(name, other) for name in finer for other in names):
        return 1.0
    return -1.0 if town and not any(same_name(town, other) for other in names) else 0.0
