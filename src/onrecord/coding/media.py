"""Where it was said: interview, press conference, letter, post, court, parliament, speech, statement."""

import re

_PATTERNS: tuple[tuple[str, str], ...] = (
    (
        "interview",
        r"\bin an? (?:\w+ ){0,2}interview\b|\binterviewed by\b|\btold (?:the )?(?:BBC|Sky|CNN|ITV|NPR|Reuters|AFP|AP\b|Al Jazeera|Guardian|Times|[A-Z]\w+ (?:News|Radio|TV|Times|Post|Herald|Tribune))",
    ),
    ("press_conference", r"\b(?:press|news|media) (?:conference|briefing)\b"),
    ("letter", r"\b(?:open )?letter\b|\bin an email\b|\bwrote to\b"),
    (
        "social_media",
        r"\b(?:tweet(?:ed)?|twitter|facebook|instagram|tiktok|telegram|whatsapp|social media|posted on|post on X|on X\b)",
    ),
    ("court", r"\b(?:told the (?:court|judge|jury|hearing|inquest|tribunal)|in court|court heard|pleaded)\b"),
    (
        "parliament",
        r"\b(?:told (?:the )?(?:parliament|mps|commons|lords|senate|assembly|lawmakers|d[aá]il)|in the (?:commons|lords|senate))\b",
    ),
    (
        "speech",
        r"\b(?:told (?:the |a |an )?(?:\w+ ){0,3}(?:crowds?|rally|gathering|demonstrators|protesters|supporters|audience|thousands|hundreds)|in a speech|addressing|said to (?:cheers|applause))\b",
    ),
    ("statement", r"\b(?:in a (?:\w+ ){0,2}statement|a statement|statement (?:said|posted|issued|read))\b"),
)
_COMPILED = tuple((medium, re.compile(pattern, re.IGNORECASE)) for medium, pattern in _PATTERNS)


def medium_of(words: str) -> str | None:
    """The medium that the words of a cue and what stands round it tell, or None."""
    return next((medium for medium, pattern in _COMPILED if pattern.search(words)), None)
