"""Outlines for tests, from the few fields that matter."""

from datetime import date
from typing import Any

from onrecord.records import Outline, Span

MAY = date(2025, 4, 30).toordinal()
_SETS = ("actors", "forms", "statuses", "words")
_DAYS = ("day", "last", "published")
_TUPLES = ("sizes", "arrests")


def outline(id_: str, **told: Any) -> Outline:
    """An outline with ``told``; ``day``, ``last`` and ``published`` count the days of May 2025."""
    fields: dict[str, Any] = {
        name: value for name, value in told.items() if name not in ("day", "last", "published")
    }
    if "day" in told:
        fields["first_day"] = MAY + told["day"]
        fields["last_day"] = MAY + told.get("last", told["day"])
    if "published" in told:
        fields["published"] = MAY + told["published"]
    for name in _SETS:
        fields[name] = frozenset(fields.get(name, ()))
    for name in _TUPLES:
        fields[name] = tuple(fields.get(name, ()))
    defaults: dict[str, Any] = {"report": f"report of {id_}", "kind": "protest", "anchor": Span(0, 1)}
    return Outline(id=id_, **(defaults | fields))
