"""In which role a speaker speaks, by how the words beside its name describe it.

"The command's spokesman, SP Musa Gambo, said", "the CGIL union", "OVD-Info, an independent monitor": the report
says it where the name is told, and later statements of the same name go by it.
"""

import re
from collections.abc import Iterable, Mapping
from typing import cast

from onrecord.coding.laying.voices import role_of
from onrecord.records import Span, Statement
from onrecord.records.codings import VoiceRole
from onrecord.tables.beside import source_words
from onrecord.tables.nearby import nearby
from onrecord.tables.voices import voice_nouns

_REACH = 60  # code points on either side of a name
_WORD = re.compile(r"[^\W\d_]+")
_TITLE = re.compile(
    rf"(?:\A|[.;:!?“”\"\n]\s?|,\s(?=[^,]*\Z)|\b(?:{nearby('statements', 'before_titles')})\s|\d)"
)
_NOUN_BEFORE = re.compile(r"\b(?:[Tt]he|[Aa]n?|[Ii]ts)\s(?P<label>(?:[a-z-]{2,20}\s){1,3})(?=[A-Z“\"])")
_PERIODICAL = re.compile(rf"\b(?:{nearby('people', 'periodicals')})\s\Z")
_LABEL = re.compile(r"\s[a-z]+\b|,\s(?:an?|the|its|their|one of|who is)\s(?P<label>[^,.;:\d“”\"]{2,50})")


def described(text: str, statements: Iterable[Statement]) -> Mapping[str, VoiceRole]:
    """By name, the role of each speaker whose own words tell none and the words beside its name tell one."""
    found: dict[str, VoiceRole] = {}
    for said in statements:
        speaker = said.speaker
        if speaker is None or speaker.kind == "pronoun" or not said.speaker_spans or speaker.name in found:
            continue
        start, end = said.speaker_spans[0].start, said.speaker_spans[-1].end
        role = _role(text[start:end], bodies=False) if " " in speaker.name else None
        said_before = max((span.end for span in said.content if span.end <= start), default=0)
        title = text[max(0, start - _REACH, said_before) : start]
        role = role or _by_label(text[end : end + _REACH]) or _by_title(title)
        role = role or (labelled(text, said.speaker_spans[0]) if speaker.kind != "person" else None)
        if role:
            found[speaker.name] = role
    return found


def labelled(text: str, name: Span) -> VoiceRole | None:
    """The role that the label before a body's name tells: "the monitoring group OVD-Info"."""
    begins = max(0, name.start - _REACH)
    labels = _NOUN_BEFORE.finditer(text, begins, name.end)
    label = next((one["label"] for one in labels if one.end() >= name.start), None)
    if label and _PERIODICAL.search(label):
        return "media"
    role = role_of(label) if label else None
    return role if role != "other" else None


def _by_title(before: str) -> VoiceRole | None:
    """By what stands before the name: "the command's spokesman, ", "Deputy Superintendent of Police "."""
    bare = before.rstrip()
    apart = bare.endswith(",")
    lead = bare.rstrip(",")
    cuts = list(_TITLE.finditer(lead))
    words = lead[cuts[-1].end() :] if cuts else lead
    if not words or (not apart and not words[:1].isupper() and not words.startswith("the ")):
        return None
    return _role(words, bodies=False)


def _by_label(after: str) -> VoiceRole | None:
    """By what stands behind it: " union", ", an independent monitor"."""
    label = _LABEL.match(after)
    return _role(label["label"] or label.group(), bodies=True) if label else None


def _role(words: str, bodies: bool) -> VoiceRole | None:
    told = {word.lower() for word in _WORD.findall(words)}
    role = next((role for role, nouns in voice_nouns() if told & nouns), None)
    if role is None and bodies:
        role = next((source_words()[word] for word in sorted(told) if word in source_words()), None)
    return cast(VoiceRole, role) if role and role != "other" else None
