"""Words by which a report says that something is not known (``unknown.yml``)."""

from functools import cache
from importlib.resources import files

import yaml


@cache
def unknown_words(group: str) -> tuple[str, ...]:
    """One list of ``unknown.yml``: ``before``, ``after``, ``numbers``, ``parts``, ``unknown_numbers`` …

    They are written as the cues of the codebook are.
    """
    table = yaml.safe_load((files(__package__) / "unknown.yml").read_text("utf-8"))
    return tuple(str(cue) for cue in table[group])
