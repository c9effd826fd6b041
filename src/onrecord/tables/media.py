"""Words that tell how a thing was said: in an interview, a letter, a speech ... (``media.yml``)."""

import re
from functools import cache

from onrecord.tables.files import read_table

_SMALL = r"(?:an?|the|his|her|its|their|our|one|this|that|another) (?:[\w-]+ ){0,3}?"
_TELL = r"(?:told|tells?|telling|informed|reminded|briefed)"
_NAMED = r"[A-Z][\w&.'’-]*"


@cache
def _outlet() -> str:
    """A name with capitals that ends with an outlet's noun, or has one that more may follow."""
    last, open_ = (
        "|".join(map(re.escape, read_table("media.yml")[group])) for group in ("outlets", "outlets_open")
    )
    ends = rf"(?=[A-Z])(?i:{last})\b(?! [A-Z])"
    goes_on = rf"(?=[A-Z])(?i:{open_})\b(?: [A-Z0-9][\w&.'’-]*){{0,2}}"
    return rf"(?-i:(?:{_NAMED} ){{0,3}}(?:{ends}|{goes_on}))"


@cache
def media_patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Each medium with the pattern of the words that tell it, in the order in which they decide."""
    return tuple(
        (medium, re.compile(rf"\b(?:{'|'.join(map(_filled, patterns))})\b", re.IGNORECASE))
        for medium, patterns in read_table("media.yml")["patterns"].items()
    )


def _filled(pattern: str) -> str:
    return pattern.replace("OUTLET", _outlet()).replace("AN(", f"{_SMALL}(").replace("TELL", _TELL)


@cache
def outlet_told() -> re.Pattern[str]:
    """An outlet that was spoken to: group ``outlet`` holds its name without an article."""
    leads = (
        rf"{_TELL}|(?:speaking|spoke|talking|talked|comments|remarks) (?:to|with)|interview (?:with|to|for|on)"
        r"|(?:interviewed|asked|quoted|pressed|questioned) by|(?:article|column|op-?ed|piece) (?:for|in)"
    )
    return re.compile(rf"\b(?:{leads}) (?:the |The )?(?P<outlet>{_outlet()})", re.IGNORECASE)


@cache
def court_roles() -> re.Pattern[str]:
    """Positions of those who speak in court."""
    return re.compile(rf"\b(?:{'|'.join(read_table('media.yml')['court_roles'])})\b", re.IGNORECASE)
