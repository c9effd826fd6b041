"""Who gives a figure where no statement was read: a name before it, a pronoun, or whose sentence goes on."""

import re
from bisect import bisect_right

from onrecord.coding.laying.described import labelled
from onrecord.coding.laying.view import Sentence, View
from onrecord.coding.laying.voices import role_of, voice_of
from onrecord.coding.vouching.said_by import LAST_SPOKE, is_generic, voice_as_said
from onrecord.coding.vouching.source_words import runs_it
from onrecord.records import Name, Span, Statement, Voice
from onrecord.records.codings import VoiceRole
from onrecord.tables.grammar import grammar
from onrecord.tables.nearby import nearby

_FEW = 4
_LED = 110  # code points before a figure in which what the sentence goes on with begins
_REACH = 160
_GIVES = re.compile(r"\b(?:claimed|claims|put|puts|gave|counted|estimated?|reckoned|reported|documented)\b")
_CAPITALS = re.compile(
    r"(?:\A|[.;:]\s|\b(?:and|but|while)\s)(?P<who>[A-Z][\w’'&-]+(?:\s(?:(?:de|of|for|the)\s)?[A-Z][\w’'&-]+){0,4})"
)
_BRINGING = re.compile(r",\s(?:taking|bringing|raising|putting|making)\s[^.;]*\Z")
_HEADS = re.compile(
    r"(?:[,;]|\b(?:and|but|while))\s(?:the\s)?\Z"
)  # "police counted 210, the Harbour League (500)"
_RIVAL = re.compile(r"(?:;|,\s(?:while|but|and|whereas)|\b(?:while|whereas))\s(?:the\s)?\Z")
_HEAD = 11  # code points before a name in which such a clause begins
_NEAR_CUE = 15  # code points between a speaker and where the sentence goes on
_PRONOUNS = frozenset({"he", "she", "it", "they"})
# "He put the crowd at 600", "It later raised the number to six": of whoever spoke last.
_PRONOUN = re.compile(
    r"\A[“\"]?(?:he|she|it|they)\s"
    r"(?:(?:had|has|have|initially|earlier|later|then|also|now|only|since|at first)\s){0,3}"
    r"(?:(?:is|was|are|were)\s[^.;]{3,90}\sand\s)?"
    rf"(?:{nearby('figures', 'it_gives')})\b[^.;]{{0,70}}\Z",
    re.IGNORECASE,
)
_BODY = re.compile(
    r"(?:The|A|An)\s(?P<who>(?:[\w’'-]+\s){0,3}?[a-z]+)\s(?:has|have|is|was|are|were|had|will|said|wants?)\b"
)
# "The police, who had given 2,500 on the day", "the RCMP counted 58".
_GAVE = re.compile(
    rf"\A(?:,\s[^,.;:\d]{{2,60}},|,?\s(?:who|which))?,?\s(?:(?:{nearby('figures', 'gave_first')})\s){{0,3}}"
    rf"(?:{nearby('figures', 'gave')})\b[^.;]{{0,60}}\Z",
    re.IGNORECASE,
)


def given_by(view: View, sentence: Sentence, span: Span, organisers: frozenset[str]) -> Voice | None:
    """The source that the words before a figure tell to have given it; None where they tell none."""
    return (
        _named_beside(view, sentence, span, organisers)
        or _by_pronoun(view, sentence, span, organisers)
        or _going_on(view, sentence, span, organisers)
    )


def _going_on(view: View, sentence: Sentence, span: Span, organisers: frozenset[str]) -> Voice | None:
    """The speaker with whose words the sentence goes on: "…, police said, bringing the total to 41"."""
    start = max(sentence.span.start, span.start - _LED)
    bringing = _BRINGING.search(view.words(start, span.start))
    if bringing is None:
        return None
    at = start + bringing.start()
    near = [
        said
        for said in view.statements
        if said.speaker and said.speaker_spans and said.content
        if sentence.span.start <= said.content[-1].start < at
        and 0 <= at - said.speaker_spans[-1].end < _NEAR_CUE
    ]
    return voice_as_said(view, span, near[-1], organisers) if near else None


def _by_pronoun(view: View, sentence: Sentence, span: Span, organisers: frozenset[str]) -> Voice | None:
    """The last speaker before a pronoun that gives the figure where no statement was read."""
    words = view.words(sentence.span.start, span.start)
    if words.lstrip('“"')[:4].split(" ")[0].lower() not in _PRONOUNS or not _PRONOUN.match(words):
        return None
    earlier = [said for said in view.statements if said.speaker and said.content]
    near = [said for said in earlier if 0 <= sentence.span.start - said.content[-1].end < LAST_SPOKE]
    opening = None
    if words.lstrip('“"')[:2].lower() == "it" and not (near and _is_in_last(view, sentence, near[-1])):
        opening = _opening(view, sentence, organisers)
    return opening or (voice_as_said(view, span, near[-1], organisers) if near else None)


def _is_in_last(view: View, sentence: Sentence, said: Statement) -> bool:
    """Whether a source speaks in the sentence right before one."""
    before = view.sentences[sentence.index - 1].span if sentence.index else sentence.span
    return said.content[-1].end > before.start


def _opening(view: View, sentence: Sentence, organisers: frozenset[str]) -> Voice | None:
    """The body with which the sentence before "it" begins: "The union marches on Saturday. It expects 500"."""
    before = view.sentences[sentence.index - 1] if sentence.index else None
    if before is None or before.passage != sentence.passage:
        return None
    for name in before.names[:1]:
        lead = view.words(before.span.start, name.span.start)
        if name.kind in ("organisation", "office") and lead.lower() in ("", "the "):
            generic = bool(organisers) and is_generic(name.full)
            return Voice("organiser" if generic else _role_of_name(view, name, organisers), name.full)
    opening = _BODY.match(view.words(before.span.start, before.span.end))
    role = role_of(opening["who"]) if opening else None
    return Voice(role, opening["who"]) if opening and role else None


def nearer(
    view: View, sentence: Sentence, span: Span, said: Statement, organisers: frozenset[str]
) -> Voice | None:
    """Another source, named between a speaker and a figure, that gave it: "…, while the Plenum spoke of 90"."""
    if not said.speaker_spans or said.speaker is None or said.quotation == "direct":
        return None
    at = said.speaker_spans[-1].end
    behind = bisect_right(sentence.names, span.start, key=lambda name: name.span.start)
    for name in reversed(sentence.names[max(0, behind - _FEW) : behind]):
        if (
            name.span.start <= at
            or name.full == said.speaker.name
            or name.kind not in ("organisation", "office")
        ):
            continue
        between = view.words(name.span.end, span.start)
        if _GAVE.match(between) and _RIVAL.search(view.words(name.span.start - _HEAD, name.span.start)):
            return Voice("organiser" if runs_it(between) else _role_of_name(view, name, organisers), name.full)
    return None


def _named_beside(view: View, sentence: Sentence, span: Span, organisers: frozenset[str]) -> Voice | None:
    """The source named just before that gave the figure, where no statement was read."""
    behind = bisect_right(sentence.names, span.start, key=lambda name: name.span.start)
    for name in reversed(sentence.names[max(0, behind - _FEW) : behind]):
        between = view.words(name.span.end, span.start)
        if (
            between == " "
            and name.kind == "organisation"
            and _HEADS.search(view.words(name.span.start - _HEAD, name.span.start))
        ):
            return Voice(_role_of_name(view, name, organisers), name.full)
        if name.full[:1].isupper() and name.span.end <= span.start and _GAVE.match(between):
            return Voice("organiser" if runs_it(between) else _role_of_name(view, name, organisers), name.full)
    return _unnamed_beside(view.words(max(sentence.span.start, span.start - _REACH), span.start))


def _unnamed_beside(words: str) -> Voice | None:
    """The same by capitals alone, where no name was read: "NousToutes, the body behind it, claimed"."""
    if not _GIVES.search(words):
        return None
    for found in _CAPITALS.finditer(words):
        between = words[found.end() :]
        if found["who"].split()[0].lower() not in grammar("never_names") and _GAVE.match(between):
            aside = between.split(",")[1] if between.startswith(",") else ""
            return Voice("organiser" if runs_it(between) else role_of(aside) or "other", found["who"])
    return None


def _role_of_name(view: View, name: Name, organisers: frozenset[str]) -> VoiceRole:
    """The role of a name: by itself, where it speaks elsewhere, or by the label before it ("the union")."""
    role = voice_of(name, organisers)
    if role != "other":
        return role
    spoken = (said.voice for said in view.statements if said.speaker and said.speaker.name == name.full)
    known = next((voice for voice in spoken if voice != "other"), None) or view.described.get(name.full)
    if known or name.kind == "person":
        return known or role
    alike = (one.span for one in view.findings.names if one.full == name.full and one.kind != "pronoun")
    labels = (labelled(view.text, span) for span in alike)
    return next((label for label in labels if label), role)
