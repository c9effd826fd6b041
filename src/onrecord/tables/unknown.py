"""Words by which a report says that something is not known (``unknown.yml``)."""

from functools import cache

from onrecord.tables.files import read_table


@cache
def unknown_words(group: str) -> tuple[str, ...]:
    """One list of ``unknown.yml``: ``before``, ``after``, ``numbers``, ``parts``, ``unknown_numbers`` …

    They are written as the cues of the codebook are.
    """
    table = read_table("unknown.yml")
    return tuple(str(cue) for cue in table[group])
