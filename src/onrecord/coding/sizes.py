"""Number words to numbers, under a named policy (codebook section 4)."""

from onrecord.records import Size


def size(words: str, policy: str = "ccc-3") -> Size | None:
    """The size that ``words`` tell, or None where they tell none."""
    return None
