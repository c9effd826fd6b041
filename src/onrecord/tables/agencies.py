"""News agencies, whose reports other outlets print (``agencies.yml``)."""

from functools import cache

from onrecord.tables.files import read_table


def is_agency(source: str | None) -> bool:
    """Whether ``source``, the name of an outlet, is a news agency's: by the whole of it, or by its end."""
    if not source:
        return False
    names, ends = _agencies()
    folded = " ".join(source.casefold().split()).strip(".")
    return folded in names or folded.endswith(ends)


@cache
def _agencies() -> tuple[frozenset[str], tuple[str, ...]]:
    table = read_table("agencies.yml")
    return frozenset(table["names"]), tuple(f" {end}" for end in table["ends"])
