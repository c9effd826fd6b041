"""What is lost between our codebook and another scheme, computed from the rules of a crosswalk."""

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.codebook.crosswalk_records import (
    WHOLE,
    Condition,
    Crosswalk,
    Field,
    RowKind,
    Rule,
    Scalar,
    kind_of,
    takes_of,
)
from onrecord.codebook.variables import KINDS, Codebook

Use = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Losses:
    """What is lost. Fields of words for people keep nothing for analysis and count for ``words`` alone.

    ``ours``: what has no place there, with the reason.
    ``words``: what of it is kept as words, and in which fields.
    ``parts``: variables of which only some parts are kept, with those that are not.
    ``merged``: categories of one variable that cannot be told apart there.
    ``split``: a category of ours, a field, and the several values that it may become.
    ``rows``: units of ours of which one may make several rows.
    ``theirs``: fields that we do not code, with the reason.
    ``never``: values of a field that we never give, with the reason.
    ``unchecked``: fields that could not be verified.
    """

    ours: tuple[tuple[str, str], ...]
    words: tuple[tuple[str, tuple[str, ...]], ...]
    parts: tuple[tuple[str, tuple[str, ...]], ...]
    merged: tuple[tuple[str, tuple[str, ...]], ...]
    split: tuple[tuple[str, str, tuple[Scalar, ...]], ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]
    theirs: tuple[tuple[str, str], ...]
    never: tuple[tuple[str, tuple[Scalar, ...], str], ...]
    unchecked: tuple[str, ...]


def losses(crosswalk: Crosswalk, codebook: Codebook) -> Losses:
    """What is lost when codings by ``codebook`` go through ``crosswalk``, in the order of the two."""
    made = {row.of for row in crosswalk.rows}
    coded = [one for _, one in sorted(codebook.variables.items()) if {*one.of} & made]
    names = [(one.name, tuple(one.categories)) for one in coded if kind_of(one.name) == "code"]
    several = [(kind, tuple(row.name for row in crosswalk.rows if row.of == kind)) for kind in KINDS]
    return Losses(
        ours=tuple(_ours(crosswalk, codebook)),
        words=tuple(_words(crosswalk)),
        parts=tuple(_parts(crosswalk, [one.name for one in coded])),
        merged=tuple((name, group) for name, told in names for group in _alike(crosswalk, name, told)),
        split=tuple(
            (f"{name}.{category}", field, values)
            for name, categories in names
            for category in categories
            for field, values in _becomes(crosswalk, name, category)
        ),
        rows=tuple((kind, rows) for kind, rows in several if len(rows) > 1),
        theirs=tuple((field.name, field.empty) for field in crosswalk.fields if not field.rules),
        never=tuple(_never(crosswalk)),
        unchecked=tuple(field.name for field in crosswalk.fields if not field.checked),
    )


def _rules(crosswalk: Crosswalk) -> Iterator[tuple[Field, Rule]]:
    """Every rule of a field that keeps something for analysis."""
    yield from ((field, rule) for field in crosswalk.fields if not field.free for rule in field.rules)


def _asked(crosswalk: Crosswalk) -> Iterator[tuple[int, str, Condition]]:
    """Every condition: the line of what it stands at, whether it is asked or must not be, and itself."""
    asking: list[RowKind | Rule] = [*crosswalk.rows, *(rule for _, rule in _rules(crosswalk))]
    for one in asking:
        yield from ((one.line, "when", condition) for group in one.when for condition in group)
        yield from ((one.line, "unless", condition) for condition in one.unless)


def _alike(crosswalk: Crosswalk, variable: str, categories: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Groups of categories that are used in the same rules to the same effect."""
    groups: dict[tuple[Use, ...], list[str]] = {}
    for category in categories:
        if uses := tuple(_uses(crosswalk, variable, category)):
            groups.setdefault(uses, []).append(category)
    yield from (tuple(group) for group in groups.values() if len(group) > 1)


def _uses(crosswalk: Crosswalk, variable: str, category: str) -> Iterator[Use]:
    for line, way, condition in _asked(crosswalk):
        if condition.variable == variable and category in condition.values:
            yield line, way
    for field, rule in _rules(crosswalk):
        if variable in rule.source and rule.take == "name":
            table = {category: (category,)} if rule.table is None else rule.table
            if category in table:
                yield field.name, rule.line, table[category]


def _becomes(crosswalk: Crosswalk, variable: str, category: str) -> Iterator[tuple[str, tuple[Scalar, ...]]]:
    """The fields of closed values in which a category of ours may become more than one value."""
    for field in crosswalk.fields:
        values: list[Scalar] = []
        for rule in field.rules if field.allowed else ():
            asked = [condition for group in rule.when for condition in group]
            if variable in rule.source and rule.table:
                values += rule.table.get(category, ())
            if rule.value is not None and any(
                one.variable == variable and category in one.values for one in asked
            ):
                values.append(rule.value)
        if len(set(values)) > 1:
            yield field.name, tuple(dict.fromkeys(values))


def _ours(crosswalk: Crosswalk, codebook: Codebook) -> Iterator[tuple[str, str]]:
    yield from crosswalk.lost.items()
    for kind in KINDS:
        rows = [row for row in crosswalk.rows if row.of == kind]
        if rows and all(row.otherwise for row in rows):
            yield f"unit.{kind}, some", rows[0].otherwise
    known = {key.partition(".")[0] for key in crosswalk.lost} | _taken(crosswalk)
    made = {row.of for row in crosswalk.rows}
    for name, variable in sorted(codebook.variables.items()):
        if {*variable.of} & made and name not in known:
            yield name, "a variable of your own codebook, which the crosswalk does not know"


def _taken(crosswalk: Crosswalk) -> set[str]:
    taken = {one for _, rule in _rules(crosswalk) for one in rule.source}
    return taken | {condition.variable for _, _, condition in _asked(crosswalk)}


def _words(crosswalk: Crosswalk) -> Iterator[tuple[str, tuple[str, ...]]]:
    lost = [name for name in dict.fromkeys(key.partition(".")[0] for key in crosswalk.lost) if name != "unit"]
    for variable in lost:
        kept = [
            field.name
            for field in crosswalk.fields
            if field.free
            for rule in field.rules
            if variable in rule.source
        ]
        if kept:
            yield variable, tuple(dict.fromkeys(kept))


def _parts(crosswalk: Crosswalk, variables: list[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    taken = _taken(crosswalk)
    for variable in variables:
        kept: set[str] = set()
        for _, rule in _rules(crosswalk):
            if variable in rule.source:
                kept |= {*takes_of(variable)[rule.take]}
        for _, _, condition in _asked(crosswalk):
            if condition.variable == variable and condition.part:
                kept |= {*takes_of(variable)[condition.part]}
        lost = tuple(part for part in WHOLE.get(kind_of(variable), ()) if part not in kept)
        if variable in taken and lost:
            yield variable, lost


def _never(crosswalk: Crosswalk) -> Iterator[tuple[str, tuple[Scalar, ...], str]]:
    for field in crosswalk.fields:
        given = {told for rule in field.rules for told in rule.given()}
        missing = tuple(told for told in field.allowed if told not in given)
        if field.rules and missing:
            yield field.name, missing, field.never
