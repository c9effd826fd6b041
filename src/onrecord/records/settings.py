"""What a user may choose about coding. Rules on which conventions disagree are named here, never silent."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Settings:
    """``size_policy``: how number words become numbers (codebook section 4).

    ``rules_only``: code by rules alone, without the frame parser and what it needs.
    ``codebook``: the folder of a codebook to code by; the built-in one where it is empty.
    ``gazetteer``: the store of added places to look in; the user's own where it is empty, ``none`` for none.
    """

    size_policy: str = "ccc-3"
    rules_only: bool = False
    codebook: str = ""
    gazetteer: str = ""
