"""Records of linking to rows and back."""

import json
from array import array
from collections.abc import Iterable
from dataclasses import MISSING, fields
from hashlib import blake2b
from typing import Any, Literal, cast

from sqlalchemy import RowMapping

from onrecord.records import Copy, Decision, Outline, Policy, Span
from onrecord.records.changes import Kept, Spot, Step

Row = dict[str, Any]

_IN_COLUMNS = ("id", "report", "kind")
_TOLD = tuple(one for one in fields(Outline) if one.name not in _IN_COLUMNS)
_SETS = frozenset({"actors", "forms", "statuses", "words"})
_TUPLES = frozenset({"sizes", "arrests"})


def told_of(outline: Outline) -> str:
    """What an outline tells beside its id, report and kind, as JSON; what is empty is left out."""
    told: Row = {"anchor": outline.anchor.as_list()}
    for one in _TOLD:
        value = getattr(outline, one.name)
        if one.default is MISSING or value == one.default:
            continue
        told[one.name] = sorted(value) if one.name in _SETS else value
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


def outline_of(mention: str, report: str, kind: Any, told: str) -> Outline:
    """The outline of one row."""
    given = json.loads(told)
    given["anchor"] = Span(*given["anchor"])
    for name in _SETS & given.keys():
        given[name] = frozenset(given[name])
    for name in _TUPLES & given.keys():
        given[name] = tuple(given[name])
    return Outline(id=mention, report=report, kind=kind, **given)


def packed(keys: Iterable[str]) -> bytes:
    """Block keys as 64-bit numbers, each once, in order. Two of one number bring one more to compare."""
    return array("q", sorted({_number(key) for key in keys})).tobytes()


def _number(key: str) -> int:
    told = blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(told, "little", signed=True)


def unpacked(keys: bytes) -> list[int]:
    """The numbers of ``packed``."""
    numbers = array("q")
    numbers.frombytes(keys)
    return numbers.tolist()


def spot_json(spot: Spot) -> Row:
    """Where a mention stood, as JSON."""
    spans = {name: getattr(spot, name).as_list() for name in ("anchor", "sentence", "passage")}
    return {"report": spot.report, "kind": spot.kind, **spans, "beside": sorted(spot.beside)}


def _spot_of(mention: str, told: Row) -> Spot:
    spans = {name: Span(*told[name]) for name in ("anchor", "sentence", "passage")}
    return Spot(mention, told["report"], told["kind"], **spans, beside=frozenset(told["beside"]))


def kept_of(row: RowMapping) -> Kept:
    """A decision with its step."""
    decision = Decision(row["a"], row["b"], row["verdict"], row["by"], row["at"], row["why"])
    a, b = _spot_of(row["a"], row["a_spot"]), _spot_of(row["b"], row["b_spot"])
    return Kept(row["number"], decision, policy_of(row).name, a, b)


def policy_row(policy: Policy) -> Row:
    """A policy as columns of a step."""
    return {
        "per_day": policy.per_day,
        "per_place": policy.per_place,
        "counter_apart": int(policy.counter_apart),
    }


def policy_of(row: RowMapping) -> Policy:
    """The policy of a step."""
    per_day = cast(Literal["day", "event"], row["per_day"])
    per_place = cast(Literal["site", "city"], row["per_place"])
    return Policy(per_day, per_place, bool(row["counter_apart"]))


def step_of(row: RowMapping, stands: bool) -> Step:
    """A step; ``stands`` is False where a later one took it back."""
    told = (row["number"], row["what"], policy_of(row), row["by"], row["at"], row["why"], row["undoes"])
    return Step(*told, stands=stands)


def copy_row(copy: Copy) -> Row:
    """A copy as a row."""
    here, there = ([span.as_list() for span in part] for part in (copy.only_here, copy.only_there))
    return {
        "report": copy.report,
        "of": copy.of,
        "share": copy.share,
        "only_here": here,
        "only_there": there,
    }


def copy_of(row: RowMapping) -> Copy:
    """The copy of one row."""
    here, there = (tuple(Span(*pair) for pair in row[part]) for part in ("only_here", "only_there"))
    return Copy(row["report"], row["of"], row["share"], here, there)
