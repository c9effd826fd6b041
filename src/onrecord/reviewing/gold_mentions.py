"""One event beside its gold, variable by variable."""

from collections.abc import Callable, Sequence

from onrecord.reviewing.coded import (
    CodedMention,
    CodedValue,
    place_finest,
    place_route,
    surest,
)
from onrecord.reviewing.comparisons import Comparison, Side
from onrecord.reviewing.gold import CODES, NAMES, PLACE_PARTS, TEXTS, GoldMention, GoldPlace
from onrecord.reviewing.gold_figures import compare_figures
from onrecord.reviewing.likeness import same_code, same_name, same_words
from onrecord.reviewing.values import canonical

_NO_FORM = "unspecified"  # says no more than no form at all


def compare_mention(gold: GoldMention, one: CodedMention, text: str, comparison: Comparison) -> None:
    """Add to ``comparison`` what is right of an event that was found (or of an empty one, that was not)."""
    for variable in CODES:
        _values(gold, one.of(variable), variable, same_code, text, comparison)
    for variable in NAMES:
        _values(gold, one.of(variable), variable, same_name, text, comparison)
    for variable in TEXTS:
        _values(gold, one.of(variable), variable, same_words, text, comparison)
    if gold.dated:
        _date(gold, one.mappings("date"), text, comparison)
    if gold.place:
        _place(gold, gold.place, one.mappings("place"), text, comparison)
    compare_figures(gold, one.figures, text, comparison)


def _values(
    gold: GoldMention,
    coded: Sequence[CodedValue],
    variable: str,
    same: Callable[[str, str], bool],
    text: str,
    comparison: Comparison,
) -> None:
    """Codes, names or words. What the gold says nothing about is not counted."""
    wanted = list(gold.of(variable))
    for one in coded if wanted else ():
        comparison.judge(variable, one, right=any(same(value, one.words) for value in wanted))
    if variable == "form":
        wanted = [value for value in wanted if value != _NO_FORM]
        coded = [one for one in coded if one.words != _NO_FORM]
    if variable not in TEXTS:  # a code or name that is told twice is one; words are counted each
        coded = list({one.words: one for one in reversed(coded)}.values())[::-1]
    if not wanted:
        return
    missed = [value for value in wanted if not any(same(value, one.words) for one in coded)]
    extra = [one for one in coded if not any(same(value, one.words) for value in wanted)]
    comparison.count(variable, len(wanted), len(coded), len(wanted) - len(missed))
    comparison.unit(variable, "masi", *canonical(wanted, [one.words for one in coded], same))
    words = "" if variable in TEXTS else gold.anchor[0]  # a demand is words itself
    comparison.differ_each(
        variable, gold.key, [Side(value, words) for value in missed], [one.side(text) for one in extra]
    )


def _date(gold: GoldMention, dates: Sequence[CodedValue], text: str, comparison: Comparison) -> None:
    """The same start, and the same end where the gold has one. Agreement is by day."""
    best = surest(dates)
    right = any(_same_date(gold, one) for one in dates)
    for one in dates:
        comparison.judge("date", one, right=_same_date(gold, one))
    comparison.count("date", 1, int(bool(dates)), int(right))
    day = str(best.value.get("start") or "")[:10] if best else None
    comparison.unit("date", "nominal", (gold.start or "")[:10], day)
    if not right:
        until = f" to {gold.end}" if gold.end not in (None, gold.start) else ""
        comparison.differ(
            "date", gold.key, Side(f"{gold.start}{until}", gold.anchor[0]), best.side(text) if best else None
        )


def _same_date(gold: GoldMention, one: CodedValue) -> bool:
    start, end = one.value.get("start"), one.value.get("end")
    return str(start) == str(gold.start) and (gold.end is None or str(end or start) == gold.end)


def _place(
    gold: GoldMention, place: GoldPlace, places: Sequence[CodedValue], text: str, comparison: Comparison
) -> None:
    best = surest(places)
    right = any(same_name(place.finest, place_finest(one.value)) for one in places)
    for one in places:
        comparison.judge("place", one, right=same_name(place.finest, place_finest(one.value)))
    comparison.count("place", 1, int(bool(places)), int(right))
    comparison.unit("place", "name", place.finest, place_finest(best.value) if best else None)
    if not right:
        comparison.differ(
            "place", gold.key, Side(place.finest, gold.anchor[0]), best.side(text) if best else None
        )
    for part in PLACE_PARTS:
        if part in place.parts:
            _place_part(gold, part, places, text, comparison)
    if place.route:
        told = [name for one in places for name in place_route(one.value)]
        missed = [name for name in place.route if not any(same_name(name, other) for other in told)]
        comparison.count("place route", len(place.route), len(told), len(place.route) - len(missed))
        comparison.unit("place route", "masi", *canonical(place.route, told, same_name))
        for name in missed:
            side = best.side(text) if best and told else None
            comparison.differ("place route", gold.key, Side(name, gold.anchor[0]), side)


def _place_part(
    gold: GoldMention, part: str, places: Sequence[CodedValue], text: str, comparison: Comparison
) -> None:
    wanted = gold.place.parts[part] if gold.place else ""
    told = [one for one in places if one.value.get(part)]
    right = any(same_name(str(one.value[part]), wanted) for one in told)
    best = surest(told)
    variable = f"place {part}"
    comparison.count(variable, 1, int(bool(told)), int(right))
    comparison.unit(variable, "name", wanted, str(best.value[part]) if best else None)
    if not right:
        comparison.differ(variable, gold.key, Side(wanted, gold.anchor[0]), best.side(text) if best else None)
