"""In which role the speaker of a statement gives a figure: by name, by the words beside it, or as organiser."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from onrecord.coding.laying.view import View
from onrecord.coding.laying.voices import role_of, voice_of
from onrecord.coding.vouching.source_words import is_ours, runs_it
from onrecord.records import Name, Span, Statement, Voice
from onrecord.records.codings import VoiceRole
from onrecord.tables.nearby import nearby

_CITING = re.compile(
    rf"\A[^.!?]{{0,300}}\b(?:citing|quoting)\s(?:(?:the|an?|two|three)\s)?(?:[\w-]+\s){{0,3}}?"
    rf"(?P<who>{nearby('figures', 'citing')})\b",
    re.IGNORECASE,
)
# By the first four letters of who is cited.
_CITED: dict[str, VoiceRole] = {
    "poli": "police",
    "orga": "organiser",
    "unio": "union",
    "offi": "authority",
    "auth": "authority",
    "witn": "witness",
    "mini": "authority",
    "gove": "authority",
    "pros": "authority",
    "mayo": "authority",
}
# Nouns for whoever called the protest, where the report has named an organiser.
_GENERIC = frozenset(
    {f"{article}{noun}" for article in ("", "the ") for noun in nearby("figures", "generic").split("|")}
)
_SPOKESPERSON = re.compile(r"(?:an?\s|the\s)?spokes(?:man|woman|person)", re.IGNORECASE)
# Who speaks for a body or heads it, and for no state.
_ANY_HEAD = re.compile(
    r"(?:an?\s|the\s|its\s|deputy\s)?(?:spokes(?:man|woman|person)|general\ssecretary|secretary[\s-]general)",
    re.IGNORECASE,
)
# A union that is named by no more than that is the one of which the report tells.
_THE_UNION = re.compile(r"(?:the\s|their\s|its\s)?(?:union|unions)(?!['’]?\w)(?!\sof\b)", re.IGNORECASE)
_UNION = re.compile(r"\bunions?\b", re.IGNORECASE)
_OUR_OWN = re.compile(rf"\b[Oo]ur (?:own )?(?:\w+ ){{0,2}}(?:{nearby('figures', 'our_own')})s?\b")
# "Rosa Medina, who took part in the occupation"
_TOOK_PART = re.compile(
    rf",?\s(?:who\s(?:had\s|has\s|was\s|were\s|is\s|are\s)?)?(?:{nearby('figures', 'took_part')})\b",
    re.IGNORECASE,
)
# "(according to the nurses)' union": the body speaks, not those whose it is.
_OWNED = re.compile(rf"['’]s?\s(?:own\s)?(?P<body>{nearby('figures', 'owners')})\b", re.IGNORECASE)
_OF_OUTLET = re.compile(
    r"(?:(?:a|an|the|two|three|several)\s)?(?P<outlet>(?:[A-Z][\w’'-]*\s){0,4})"
    r"(?:reporters?|correspondents?|photographers?)",
)
_OURS = 16  # code points before a reporter's name in which "our correspondent" begins
_HEAD = 400  # code points at the beginning of a report in which its outlet is named
_HIS_OFFICERS = re.compile(r"\b(?:of|and) (?:his|her) (?:police )?(?:officers|constables|policemen|troopers)\b")
_OF_STATE = frozenset({"other", "authority"})
_SHORT = 2  # letters of a name that are too few to find it by
_CALLED = 60  # code points behind a speaker's name in which it is told to have called the protest
_LED = 110  # the same for one who leads those who called it
_SENTENCE_END = re.compile(r"[.!?;][\s”\"]")
_OPENS = re.compile(r"(?:\A|[.!?”\"]\s|\n)(?:The\s)?\Z")
_LEAD = 6  # code points before a body in which its sentence may begin
_FEW = 4
LAST_SPOKE = 250  # code points back from a pronoun in which what its speaker said last ends


def voice_as_said(view: View, span: Span, said: Statement, organisers: frozenset[str]) -> Voice:
    """The voice of a statement's speaker, or of whom an outlet cites."""
    assert said.speaker is not None
    if said.quotation == "indirect" and said.act in ("demand", "call_for", "support"):
        return Voice("reporter")
    if said.voice == "media" and (cited := _CITING.search(view.words(span.end, span.end + 400).split("\n")[0])):
        return Voice(_CITED[cited["who"].lower()[:4]], cited["who"])
    if _OUR_OWN.search(view.words(min(said.content[0].start, span.start) - _CALLED, span.start).split("\n")[-1]):
        return Voice("reporter")
    if _is_own_reporter(view, said):
        return Voice("reporter")
    role = _role_said(view, said, organisers)
    if role == "other" and _TOOK_PART.match(_behind(view, said, ahead=True)):
        role = "participant"
    elif role == "other" and (role := said.voice) == "other" and said.speaker.name.split()[-1].islower():
        name = said.speaker.name
        role = role_of(name.split()[-1]) or (role_of(name) if name.islower() else None) or role
    return Voice(role, said.speaker.name)


def _is_own_reporter(view: View, said: Statement) -> bool:
    """Whether who says something reports for the report itself: "your reporter", "a (dateline's) reporter".

    Reporters of no outlet are its own too: "reporters saw".
    """
    if said.speaker is None or not said.speaker_spans:
        return False
    at = said.speaker_spans[0]
    if is_ours(view.words(at.start - _OURS, said.speaker_spans[-1].end).split("\n")[-1]):
        return True
    told = _OF_OUTLET.fullmatch(said.speaker.name)
    if told is None:
        return False
    return not told["outlet"] or told["outlet"].strip() in view.text[: min(_HEAD, at.start)]


def of_the_union(words: str, organisers: frozenset[str]) -> bool:
    """Whether a source is "the union" or "their union" by no other name, of a report on what a union called."""
    return _THE_UNION.match(words) is not None and any(_UNION.search(name) for name in organisers)


def is_generic(name: str) -> bool:
    """Whether a source is named by a noun alone that means whoever called the protest: "the group".

    "The Network", in capitals, is short for a name.
    """
    return name.removeprefix("The ").islower() and name.lower() in _GENERIC


def _role_said(view: View, said: Statement, organisers: frozenset[str]) -> VoiceRole:
    """The role of a speaker: by its name and the words beside it, and whether it called what is told of."""
    assert said.speaker is not None
    role = voice_of(said.speaker, organisers)
    if owned := _OWNED.match(_behind(view, said, ahead=True)):
        role = role_of(owned["body"]) or role
    if role in ("other", "ngo", "union") and organisers and is_generic(said.speaker.name):
        role = "organiser"
    if role == "union" and of_the_union(said.speaker.role or said.speaker.name, organisers):
        role = "organiser"
    if role != "organiser" and runs_it(_behind(view, said)):
        role = "organiser"  # "the union, which called the march, said"
    if role == "other" and _is_of_organisers(view, said, organisers):
        role = "organiser"
    if role == "authority" and said.speaker.role and view.described.get(said.speaker.name) == "police":
        role = "police"  # "Harbour Zone deputy commissioner"
    role = _role_beside(view, said, organisers) if role == "other" else role
    return "police" if role in _OF_STATE and _commands(view, said) else role


def _commands(view: View, said: Statement) -> bool:
    """Whether a speaker tells of police officers as its own: "14 of his officers had been hurt"."""
    return any(_HIS_OFFICERS.search(content.of(view.text)) for content in said.content)


def _role_beside(view: View, said: Statement, organisers: frozenset[str]) -> VoiceRole:
    """The role that the words beside a speaker tell, whose own name tells none."""
    assert said.speaker is not None
    role: VoiceRole = "other"
    if said.voice == "other":
        role = view.described.get(said.speaker.name, "other")
    if role == "other" and said.speaker.role:
        role = role_of(said.speaker.role) or role  # "city spokesman"
    if role == "other" and _SPOKESPERSON.fullmatch(said.speaker.name):
        body = _body_opening(view, said)
        role = voice_of(body, organisers) if body else _last_body(view, said, organisers)
    elif role == "other" and not said.speaker.organisation and _ANY_HEAD.fullmatch(said.speaker.role or ""):
        role = _body_before(view, said, organisers)
    return role


def _last_body(view: View, said: Statement, organisers: frozenset[str]) -> VoiceRole:
    """Whose a nameless spokesperson is: the body's that was last said to say something."""
    at = view.statements.index(said)
    speakers = (one.speaker for one in reversed(view.statements[max(0, at - _FEW) : at]) if one.speaker)
    roles = (voice_of(speaker, organisers) for speaker in speakers)
    return next((role for role in roles if role != "other"), "other")


def _body_before(view: View, said: Statement, organisers: frozenset[str]) -> VoiceRole:
    """Whose a spokesperson of no told body is: that of the body named last before ("spokesperson Derek Roe")."""
    body = next(_bodies_before(view, said), None)
    return voice_of(body, organisers) if body else "other"


def _body_opening(view: View, said: Statement) -> Name | None:
    """The body with which the sentence before a speaker begins: "The HSE disputed it. A spokesperson said"."""
    for body in _bodies_before(view, said):
        between = view.words(body.span.end, said.speaker_spans[0].start)
        lead = view.words(body.span.start - _LEAD, body.span.start)
        if len(_SENTENCE_END.findall(between)) == 1 and "\n" not in between and _OPENS.search(lead):
            return body
    return None


def _bodies_before(view: View, said: Statement) -> Iterator[Name]:
    """The bodies named not far before a speaker, the last first."""
    at = said.speaker_spans[0].start if said.speaker_spans else 0
    names = view.findings.names
    behind = bisect_right(names, at - 1, key=lambda name: name.span.start)
    bodies = (one for one in reversed(names[max(0, behind - 2 * _FEW) : behind]) if one.kind == "organisation")
    return (one for one in bodies if at - one.span.end < LAST_SPOKE)


def _is_of_organisers(view: View, said: Statement, organisers: frozenset[str]) -> bool:
    """Whether an organiser's name stands right before a speaker's: "Taxpayers' Voice chairman Colin Meadows"."""
    if not said.speaker_spans or not organisers:
        return False
    start, end = said.speaker_spans[0].start, said.speaker_spans[0].end
    lead = re.split(r"[.;:,\n]\s", view.words(start - _CALLED, start))[-1] + view.words(start, end)
    told = set(re.findall(r"\w+", lead))
    return any(len(name) > _SHORT and (name in lead or _initials(name) in told) for name in organisers)


def _initials(name: str) -> str:
    """The short form of a body's name, by the capitals that its words begin with."""
    return "".join(word[0] for word in name.split() if word[0].isupper()) if " " in name else name


def _behind(view: View, said: Statement, ahead: bool = False) -> str:
    """The words behind a speaker up to what it said or the end of its sentence, or a few (``ahead``)."""
    if not said.speaker_spans or not said.content:
        return ""
    end, begins = said.speaker_spans[-1].end, said.content[0].start
    if not ahead and begins < end:  # "…," said Amina Bello, who leads the union that called the march
        return _SENTENCE_END.split(view.words(end, end + _LED), maxsplit=1)[0]
    return view.words(end, end + _CALLED if ahead else min(end + _LED, begins))
