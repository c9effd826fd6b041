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
    rf"(?:{nearby('figures', 'outlets')})|(?:your|my)\s(?:{nearby('figures', 'our_own')})s?"
    r"|our\s(?:man|woman)\s(?:on|at|in)\s(?:the\s)?(?:spot|scene|ground))\b",
    re.IGNORECASE,
)
_PERIODICAL = re.compile(rf"(?:{nearby('people', 'periodicals')})\s[A-Z]")  # "the daily Northern Lamp"
_STATIONS = frozenset({"radio", "tv", "television", "channel", "canal"})
_CALLED = re.compile(r"(?:\s(?:[A-Z][\w’'-]*|\d+))+(?=\s[a-z])")

_CALLED = re.compile(rf"\s(?:had\s|has\s|have\s)?(?:{nearby('figures', 'ran')})\s(?:a|an|the|its)\b")
# "the union, which called the march", "the alliance that organised it", "the group behind it" are organisers,
# as are "the Open Roads initiative, which" and "the Labour League and the Carers' Guild, which called it".
_RAN = re.compile(
    r"(?:\s\([^()]{1,20}\))?(?:(?:\s[a-z][\w’'-]+){1,2}(?=,\s(?:which|who)))?"
    r"(?:\s(?:and|with)\s(?:the\s)?[A-Z][^,.;:]{2,70}(?=,\swh))?"
    rf"(?:,?\s(?:which|who|that)\s(?:had\s|has\s|have\s)?(?:jointly\s)?(?:{nearby('figures', 'ran')})\b|"
    r",?\s(?:(?:the|an?)\s(?:[\w-]{2,20}\s){1,3})?behind\s(?:it|the)\b|,[^,.;]{0,40}\b(?:co-)?(?:convener|"
    r"convenor|organi[sz]er)s?\b|,?\s(?:(?:who|which)\s(?:leads?|heads?|chairs?|runs?|represents?|"
    r"speaks?\sfor)|(?:the\s|its\s)?(?:leader|head|chair(?:man|woman|person)?|president|secretary|spokes"
    r"(?:man|woman|person))\s(?:of|for))\s[^.;,]{2,50}?(?:,?\s(?:that|which)\s(?:had\s|has\s)?(?:called|"
    r"organi[sz]ed|staged|convened|planned|mounted|led)\b|,?\sbehind\s(?:it|the)\b))",
    re.IGNORECASE,
)


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


def runs_it(after: str) -> bool:
    """Whether the words right behind a source say that it called or organised what is told of."""
    return _RAN.match(after) is not None


def calls_it(after: str) -> bool:
    """Whether the verb right behind a source says outright that it called something: "called a march"."""
    return _CALLED.match(after) is not None
