"""What is wrong with the file of a crosswalk: unknown names, values the scheme lacks, categories left out."""

from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from typing import Any, get_args

from onrecord.codebook.crosswalk_records import ANY, NONE, POSITIVE, kind_of, takes_of
from onrecord.codebook.sheets import Keys, Problem, Sheet
from onrecord.codebook.variables import KINDS, Codebook
from onrecord.records import VoiceRole
from onrecord.records.values import Grain, PlaceGrain

_HEAD = ("crosswalk", "title", "version", "citation", "checked", "codebook", "unit", "rows", "fields", "lost")
_ROW = ("of", "meaning", "when", "unless", "otherwise")
_FIELD = ("meaning", "rules", "every", "allowed", "free", "empty", "never", "checked")
_RULE = ("value", "from", "take", "map", "bands", "as", "in", "when", "unless")
_OWN = ("report", "unit")
_CLOSED = {"when.grain": get_args(Grain), "where.grain": get_args(PlaceGrain), "voice": get_args(VoiceRole)}


def checked(sheet: Sheet, codebook: Codebook) -> Iterator[Problem]:
    """Every fault of ``sheet``; the names are those of ``codebook``."""
    shape = list(_of_shape(sheet))
    yield from shape
    if not shape:
        check = _Check(sheet, codebook)
        yield from check.rows()
        yield from check.fields()
        yield from check.left_out()


def _of_shape(sheet: Sheet) -> Iterator[Problem]:
    data = sheet.data
    yield from _unknown(sheet, (), data, _HEAD, "a crosswalk")
    for key in _HEAD[:-1]:
        if not data.get(key):
            yield Problem(sheet.name, 0, f"{key!r} is missing")
    for part, known, what in (("rows", _ROW, "a kind of row"), ("fields", _FIELD, "a field")):
        told = data.get(part) or {}
        if not isinstance(told, dict):
            yield Problem(
                sheet.name, sheet.line(part), f"{part!r} must hold keys, each with its own lines below"
            )
            continue
        for name, raw in told.items():
            line = sheet.line(part, str(name))
            if not isinstance(raw, dict):
                yield Problem(sheet.name, line, f"{name!r} must hold keys: {', '.join(known)}")
                continue
            yield from _unknown(sheet, (part, str(name)), raw, known, what)
            needed = "of" if part == "rows" else "meaning"
            if not raw.get(needed):
                yield Problem(sheet.name, line, f"{name!r} has no {needed!r}")
            yield from _of_conditions(sheet, (part, str(name)), raw)
            yield from _of_rules(sheet, str(name), raw.get("rules") or [])


def _of_rules(sheet: Sheet, name: str, rules: Any) -> Iterator[Problem]:
    if not isinstance(rules, list):
        yield Problem(sheet.name, sheet.line("fields", name, "rules"), "'rules' must be a list, each with a -")
        return
    for number, rule in enumerate(rules):
        path = ("fields", name, "rules", str(number))
        if not isinstance(rule, dict):
            yield Problem(sheet.name, sheet.line(*path), "a rule must hold keys, such as value: or from:")
            continue
        yield from _unknown(sheet, path, rule, _RULE, "a rule")
        for key in ("map", "bands"):
            if not isinstance(rule.get(key) or {}, dict):
                yield Problem(sheet.name, sheet.line(*path, key), f"{key!r} must hold keys")
        yield from _of_conditions(sheet, path, rule)
        if ("value" in rule) == ("from" in rule):
            yield Problem(sheet.name, sheet.line(*path), "a rule gives a 'value' or takes one 'from' a variable")


def _of_conditions(sheet: Sheet, path: Keys, raw: dict[str, Any]) -> Iterator[Problem]:
    if not all(isinstance(group, dict) for group in _listed(raw.get("when"))):
        told = "'when' must hold keys, or a list of groups of keys of which one must hold"
        yield Problem(sheet.name, sheet.line(*path, "when"), told)
    if not isinstance(raw.get("unless") or {}, dict):
        yield Problem(sheet.name, sheet.line(*path, "unless"), "'unless' must hold keys")


def _unknown(sheet: Sheet, path: Keys, raw: Any, known: Iterable[str], what: str) -> Iterator[Problem]:
    for key in raw:
        if key not in known:
            told = f"{key!r} is no key of {what}; {_advice(str(key), known)}"
            yield Problem(sheet.name, sheet.line(*path, str(key)), told)


def _advice(name: str, known: Iterable[str]) -> str:
    near = get_close_matches(name, list(known), 1)
    return f"did you mean {near[0]!r}?" if near else f"known are {', '.join(known)}"


class _Check:
    """The names and values of one file against a codebook; remembers what of ours is taken somewhere."""

    def __init__(self, sheet: Sheet, codebook: Codebook) -> None:
        self._sheet, self._codebook = sheet, codebook
        self._taken: dict[str, Keys] = {}
        self._free = False

    def rows(self) -> Iterator[Problem]:
        """Faults of the kinds of row."""
        for name, raw in self._sheet.data["rows"].items():
            if raw["of"] not in KINDS:
                told = f"{raw['of']!r} makes no rows; {_advice(str(raw['of']), KINDS)}"
                yield self._problem(("rows", name, "of"), told)
            yield from self._conditions(("rows", name), raw)
            if (raw.get("when") or raw.get("unless")) and not raw.get("otherwise"):
                yield self._problem(
                    ("rows", name), f"{name!r} has conditions: say 'otherwise' why the rest is lost"
                )

    def fields(self) -> Iterator[Problem]:
        """Faults of the fields and their rules."""
        for name, raw in self._sheet.data["fields"].items():
            rules, allowed = raw.get("rules") or [], raw.get("allowed") or []
            self._free = bool(raw.get("free"))
            if bool(rules) == bool(raw.get("empty")):
                yield self._problem(("fields", name), f"{name!r} needs 'rules', or 'empty' with the reason")
            given = []
            for number, rule in enumerate(rules):
                path = ("fields", name, "rules", str(number))
                yield from self._rule(path, rule)
                given += [(path, told) for told in _given(rule)]
            if allowed:
                wrong = [(path, told) for path, told in given if told not in allowed]
                for path, told in wrong:
                    yield self._problem(
                        path, f"{told!r} is no value of {name}; {_advice(str(told), map(str, allowed))}"
                    )
                missing = [str(told) for told in allowed if told not in [value for _, value in given]]
                if missing and rules and not raw.get("never"):
                    told = f"no rule gives {', '.join(missing)}; add one, or say 'never' why"
                    yield self._problem(("fields", name), told)

    def left_out(self) -> Iterator[Problem]:
        """What of ours is neither taken nor named as lost, or both."""
        lost = {str(key): ("lost", str(key)) for key in self._sheet.data.get("lost") or {}}
        made = {raw["of"] for raw in self._sheet.data["rows"].values()}
        for kind in KINDS:
            if kind not in made and f"unit.{kind}" not in lost:
                yield self._problem((), f"no row is made of {kind!r}; add one, or name unit.{kind} as lost")
        known = {f"unit.{kind}" for kind in KINDS if kind not in made}
        for variable in self._codebook.variables.values():
            names = [variable.name]
            if kind_of(variable.name) == "code":
                names = [f"{variable.name}.{category}" for category in variable.categories]
            known |= {variable.name, *names}
            if not {*variable.of} & made:
                continue
            for name in names:
                if name not in self._taken and name not in lost and variable.name not in lost:
                    told = f"{name} is neither taken by a rule nor named as lost"
                    yield self._problem((), told)
        for key, path in lost.items():
            if key not in known:
                yield self._problem(path, f"{key!r} is not ours to lose; {_advice(key, sorted(known))}")
            elif key in self._taken:
                line = self._sheet.line(*self._taken[key])
                yield self._problem(path, f"{key!r} is named as lost, and taken by the rule on line {line}")

    def _rule(self, path: Keys, rule: dict[str, Any]) -> Iterator[Problem]:
        yield from self._conditions(path, rule)
        kinds = self._sheet.data["rows"]
        for row in _listed(rule.get("in")):
            if row not in kinds:
                yield self._problem((*path, "in"), f"{row!r} is no kind of row; {_advice(str(row), kinds)}")
        for variable in _listed(rule.get("from")):
            yield from self._source(path, str(variable), rule)

    def _source(self, path: Keys, variable: str, rule: dict[str, Any]) -> Iterator[Problem]:
        if variable not in self._codebook.variables and variable not in _OWN:
            known = (*self._codebook.variables, *_OWN)
            yield self._problem((*path, "from"), f"{variable!r} is no variable; {_advice(variable, known)}")
            return
        takes, take = takes_of(variable), str(rule.get("take") or "")
        if take and take not in takes:
            told = f"{take!r} cannot be taken of {variable}; {_advice(take, takes)}"
            yield self._problem((*path, "take"), told)
        keys, known = [str(key) for key in rule.get("map") or {}], self._values(variable, take)
        for key in keys:
            if known and key not in known:
                told = f"{key!r} is no value of {variable}; {_advice(key, known)}"
                yield self._problem((*path, "map", key), told)
        if kind_of(variable) == "code" and take in ("", "name"):
            for category in keys or known:
                self._take(f"{variable}.{category}", path)
        self._take(variable, path)

    def _conditions(self, path: Keys, raw: dict[str, Any]) -> Iterator[Problem]:
        groups = raw.get("when") or {}
        numbered = [((*path, "when"), groups)]
        if isinstance(groups, list):
            numbered = [((*path, "when", str(n)), group) for n, group in enumerate(groups)]
        for here, group in (*numbered, ((*path, "unless"), raw.get("unless") or {})):
            for name, values in group.items():
                yield from self._condition((*here, str(name)), _listed(values))

    def _condition(self, path: Keys, values: list[Any]) -> Iterator[Problem]:
        variable, _, part = path[-1].partition(".")
        if variable not in self._codebook.variables:
            told = f"{variable!r} is no variable; {_advice(variable, self._codebook.variables)}"
            yield self._problem(path, told)
            return
        if part and part not in takes_of(variable):
            told = f"{part!r} is no part of {variable}; {_advice(part, takes_of(variable))}"
            yield self._problem(path, told)
            return
        known = self._values(variable, part)
        for value in map(str, values):
            if value not in (ANY, NONE, POSITIVE):
                if known and value not in known:
                    yield self._problem(path, f"{value!r} is no value of {path[-1]}; {_advice(value, known)}")
                self._take(f"{variable}.{value}", path)
        self._take(variable, path)

    def _values(self, variable: str, take: str) -> tuple[str, ...]:
        """The values that taking ``take`` of ``variable`` can have; empty where they are not closed."""
        kind = kind_of(variable)
        if kind == "code" and take in ("", "name"):
            return tuple(self._codebook.variables[variable].categories)
        return _CLOSED.get(f"{kind}.{take}") or _CLOSED.get(take) or ()

    def _take(self, name: str, path: Keys) -> None:
        """Remember that a name of ours is taken there; in words for people it is lost to analysis."""
        if not self._free:
            self._taken.setdefault(name, path)

    def _problem(self, path: Keys, message: str) -> Problem:
        return Problem(self._sheet.name, self._sheet.line(*path), message)


def _given(rule: dict[str, Any]) -> Iterator[Any]:
    if "value" in rule:
        yield rule["value"]
    for told in (*(rule.get("map") or {}).values(), *(rule.get("bands") or {}).values()):
        yield from _listed(told)


def _listed(raw: Any) -> list[Any]:
    if raw is None:
        return []
    return raw if isinstance(raw, list) else [raw]
