"""In which role a speaker speaks, by how the words beside its name describe it.

"The command's spokesman, SP Musa Gambo, said", "the CGIL union", "OVD-Info, an independent monitor": the report
says it where the name is told, and later statements of the same name go by it.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import cast

from onrecord.coding.laying.voices import is_police_post, role_of
from onrecord.records import Name, Span, Statement
from onrecord.records.codings import VoiceRole
from onrecord.tables.beside import source_words
from onrecord.tables.nearby import nearby
from onrecord.tables.voices import other_charges, voice_nouns

_REACH = 60  # code points on either side of a name
_TITLED = 90  # code points before a name in which a long title begins
_FEW = 3  # places where a name stands that are tried
_WORD = re.compile(r"[^\W\d_]+")
_TITLE = re.compile(
    rf"(?:\A|[.;:!?“”\"\n]\s?|,\s(?=[^,]*\Z)|\b(?:{nearby('statements', 'before_titles')})\s|\d)"
)
# What stands between a title and a name: the "Brig. Gen." of "police chief Brig. Gen. Arturo Roe".
_RANKS = re.compile(rf"(?:\b(?:{nearby('statements', 'short_ranks')})\.?\s)+\Z")
_NOUN_BEFORE = re.compile(r"\b(?:[Tt]he|[Aa]n?|[Ii]ts)\s(?P<label>(?:[a-z-]{2,20}\s){1,3})(?=[A-Z“\"])")
_PERIODICAL = re.compile(rf"\b(?:{nearby('people', 'periodicals')})\s\Z")
_LABEL = re.compile(r"\s[a-z]+\b|,\s(?:an?|the|its|their|one of|who is)\s(?P<label>[^,.;:\d“”\"]{2,50})")


def described(text: str, statements: Sequence[Statement], names: Iterable[Name] = ()) -> Mapping[str, VoiceRole]:
    """By name, the role of each speaker whose own words tell none and the words beside its name tell one.

    The words beside it are asked where it speaks, then where else ``names`` has it.
    """
    found: dict[str, VoiceRole] = {}
    people: set[str] = set()
    for said in statements:
        speaker = said.speaker
        if speaker is None:
            continue
        if speaker.kind == "person" or speaker.role:
            people.add(speaker.name)
        if speaker.kind == "pronoun" or not said.speaker_spans or speaker.name in found:
            continue
        at = Span(said.speaker_spans[0].start, said.speaker_spans[-1].end)
        said_before = max((span.end for span in said.content if span.end <= at.start), default=0)
        role = _role(at.of(text), bodies=False) if " " in speaker.name else None
        role = role or _beside(text, at, said_before)
        role = role or (labelled(text, said.speaker_spans[0]) if speaker.kind != "person" else None)
        if role:
            found[speaker.name] = role
    tried: dict[str, int] = {}
    for name in names:
        if name.full in people and name.full not in found and name.kind == "person":
            tried[name.full] = tried.get(name.full, 0) + 1
            if tried[name.full] <= _FEW and (role := _beside(text, name.span)):
                found[name.full] = role
    return found


def _beside(text: str, at: Span, begins: int = 0) -> VoiceRole | None:
    """The role that the words behind a name tell, else the title before it, not before ``begins``."""
    start = max(0, at.start - _TITLED, begins)
    title = text[start : at.start]
    if start == at.start - _TITLED:
        title = title.partition(" ")[2]  # a word cut in two
    return _by_label(text[at.end : at.end + _REACH]) or _by_title(title)


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
    bare = _RANKS.sub("", before).rstrip()
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
    if is_police_post(words):
        return "police"
    told = {word.lower() for word in _WORD.findall(words)}
    role = next((role for role, nouns in voice_nouns() if told & nouns), None)
    if role == "authority" and told >= {"general", "secretary"}:
        role = None  # of whatever body
    if role == "police" and "police" not in told and told & other_charges():
        role = None  # "its regional officer"
    if role is None and bodies:
        role = next((source_words()[word] for word in sorted(told) if word in source_words()), None)
    return cast(VoiceRole, role) if role and role != "other" else None
