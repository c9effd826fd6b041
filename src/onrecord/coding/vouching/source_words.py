"""The voice that a source's words make: of a body named, of a noun that tells its role, or of the report."""

import re
from collections.abc import Sequence

from onrecord.coding.laying.voices import role_of, voice_of
from onrecord.records import Name, Voice
from onrecord.tables.nearby import nearby

_ARTICLE = re.compile(r"(?:the|an?|its|their|his|her)\s+", re.IGNORECASE)
_ENDS = re.compile(r"[,.;:]")
# "Our reporter", "a correspondent of this newspaper": nobody but the report itself.
_OURS = re.compile(
    rf"\b(?:our\s(?:own\s)?(?:\w+\s){{0,2}}(?:{nearby('figures', 'our_own')})s?|this\s"
    rf"(?:{nearby('figures', 'outlets')}))\b",
    re.IGNORECASE,
)
_PERIODICAL = re.compile(rf"(?:{nearby('people', 'periodicals')})\s[A-Z]")  # "the daily Northern Lamp"
_STATIONS = frozenset({"radio", "tv", "television", "channel", "canal"})
_CALLED = re.compile(r"(?:\s(?:[A-Z][\w’'-]*|\d+))+(?=\s[a-z])")


def is_ours(words: str) -> bool:
    """Whether the words name the report's own people: "our reporters", "this newspaper"."""
    return _OURS.search(words) is not None


def voice_of_words(words: str, names: Sequence[Name], organisers: frozenset[str] = frozenset()) -> Voice:
    """The voice of a source worded so: by the first of ``names`` in it whose role is told, else by its nouns.

    ``organisers``: names of those who called what is told of. The role is ``other`` where nothing tells one.
    """
    if is_ours(words):
        return Voice("reporter")
    for name in names:
        if (role := voice_of(name, organisers)) != "other":
            return Voice(role, name.full)
    head = _ENDS.split(words)[0]
    bare = words[match.end() :] if (match := _ARTICLE.match(words)) else words
    if _PERIODICAL.match(bare):
        return Voice("media", names[0].full if names else bare)
    return Voice(role_of(head) or "other", names[0].full if names else bare)


def end_of_station(words: str, noun: tuple[int, int]) -> int:
    """Where the words of a source end whose noun is there: a station's name stands behind it, "Radio Ankole"."""
    called = _CALLED.match(words, noun[1]) if words[slice(*noun)].lower() in _STATIONS else None
    return called.end() if called else noun[1]
