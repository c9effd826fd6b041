"""Coded reports through a crosswalk: rows of another scheme, each value with the codings that it comes from."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from onrecord.codebook.crosswalk_records import ANY, NONE, POSITIVE, default_take
from onrecord.codebook.crosswalks import Condition, Crosswalk, Field, RowKind, Rule
from onrecord.exporting.taking import Found, Taken, take
from onrecord.exporting.units import Unit, named, units
from onrecord.records import CodedReport, Coding, Report, Size, Unknown


@dataclass(frozen=True, slots=True)
class Crossed:
    """One value of a row: the rule that gave it, and the codings that it was taken from or decided by."""

    value: Taken
    rule: str
    codings: tuple[Coding, ...] = ()


@dataclass(frozen=True, slots=True)
class CrossedRow:
    """A row of the other scheme: the unit it comes from, the kind of row, and the fields that have a value."""

    unit: Unit
    kind: str
    cells: Mapping[str, Crossed]
    decided: tuple[Coding, ...]


@dataclass(frozen=True, slots=True)
class Dropped:
    """A coding of ours that went into no row, and why."""

    unit: Unit
    coding: Coding
    reason: str


def cross(coded: CodedReport, crosswalk: Crosswalk) -> Iterator[CrossedRow]:
    """The rows that ``coded`` comes to in the scheme of ``crosswalk``, in the order of the text."""
    for unit in units(coded):
        for kind in crosswalk.rows:
            if kind.of == unit.kind and (decided := _holds(unit, coded.report, kind)) is not None:
                yield CrossedRow(
                    unit, kind.name, _cells(unit, coded.report, crosswalk, (kind, decided)), decided
                )


def dropped(coded: CodedReport, crosswalk: Crosswalk) -> Iterator[Dropped]:
    """The codings of ``coded`` that are in no row, each with the reason."""
    used: dict[str, list[Coding]] = {}
    for row in cross(coded, crosswalk):
        kept = used.setdefault(row.unit.id, [])
        kept += [*row.decided, *(one for cell in row.cells.values() for one in cell.codings)]
    for unit in units(coded):
        for coding in unit.codings:
            if not any(coding is one or coding == one for one in used.get(unit.id, ())):
                yield Dropped(unit, coding, _why(unit, coding, crosswalk, unit.id in used))


def _why(unit: Unit, coding: Coding, crosswalk: Crosswalk, has_row: bool) -> str:
    kinds = [kind for kind in crosswalk.rows if kind.of == unit.kind]
    if not kinds:
        return crosswalk.why_lost("unit", unit.kind)
    if not has_row:
        return kinds[0].otherwise
    if coding.value is None:
        return "its value is not known"
    if isinstance(coding.value, Unknown):
        return "the report says that it is not known"
    category = coding.value.as_json()
    reason = crosswalk.why_lost(named(unit.kind, coding), category if isinstance(category, str) else "")
    return reason or "its rule did not hold here, or another value came first"


_Row = tuple[RowKind, tuple[Coding, ...]]  # a kind of row, and the codings by which its conditions hold


def _cells(unit: Unit, report: Report, crosswalk: Crosswalk, row: _Row) -> dict[str, Crossed]:
    cells = ((field.name, _cell(unit, report, field, row)) for field in crosswalk.fields)
    return {name: cell for name, cell in cells if cell is not None}


def _cell(unit: Unit, report: Report, field: Field, row: _Row) -> Crossed | None:
    found: list[Found] = []
    told: list[str] = []
    for number, rule in enumerate(field.rules, 1):
        if rule.rows and row[0].name not in rule.rows:
            continue
        decided = _holds(unit, report, rule)
        if decided is None or not (given := _given(unit, report, rule)):
            continue
        # A value that is the same for all rows of a kind comes from what makes a row of that kind.
        behind = decided or (row[1] if rule.value is not None else ())
        found += [Found(one.value, (*one.codings, *behind)) for one in given]
        told.append(f"{number}: {rule}")
        if not field.every:
            break
    if not found:
        return None
    values = list(dict.fromkeys(one.value for one in found))
    codings = tuple({id(one): one for each in found for one in each.codings}.values())
    return Crossed(values[0] if len(values) == 1 else "; ".join(map(str, values)), "; ".join(told), codings)


def _given(unit: Unit, report: Report, rule: Rule) -> list[Found]:
    """What a rule whose conditions hold gives: its value, or what it takes from its variables."""
    if rule.value is not None:
        return [Found(rule.value)]
    taken = [one for variable in rule.source for one in take(unit, report, variable, rule.take)]
    if rule.table is not None:
        table = rule.table
        taken = [Found(told, one.codings) for one in taken for told in table.get(str(one.value), ())]
    if rule.bands:
        taken = [Found(told, one.codings) for one in taken if (told := _band(rule, one.value)) is not None]
    if rule.frame == "{}":
        return taken
    return [Found(rule.frame.replace("{}", str(one.value)), one.codings) for one in taken]


def _band(rule: Rule, value: Taken) -> Taken | None:
    if isinstance(value, str):
        return None
    return next((told for low, told in reversed(rule.bands) if value >= low), None)


def _holds(unit: Unit, report: Report, asked: RowKind | Rule) -> tuple[Coding, ...] | None:
    """The codings by which the conditions hold (maybe none); None where they do not hold."""
    if any(_met(unit, report, condition) is not None for condition in asked.unless):
        return None
    held = [met for group in asked.when if (met := _all_met(unit, report, group)) is not None]
    return None if asked.when and not held else tuple(one for met in held for one in met)


def _all_met(unit: Unit, report: Report, group: tuple[Condition, ...]) -> list[Coding] | None:
    met = [_met(unit, report, condition) for condition in group]
    known = [codings for codings in met if codings is not None]
    return [one for codings in known for one in codings] if len(known) == len(met) else None


def _met(unit: Unit, report: Report, condition: Condition) -> list[Coding] | None:
    """The codings that meet a condition; None where it is not met. ``none`` is met by no coding at all."""
    codings = unit.of(condition.variable)
    if not codings:
        return [] if NONE in condition.values else None
    if ANY in condition.values:
        return list(codings)
    way = condition.part or default_take(condition.variable)
    met = [
        one
        for found in take(unit, report, condition.variable, way)
        if str(found.value) in condition.values
        for one in found.codings
    ]
    if POSITIVE in condition.values:
        met += [
            one
            for one in codings
            if isinstance(one.value, Size) and max(one.value.low or 0, one.value.high or 0)
        ]
    return met or None
