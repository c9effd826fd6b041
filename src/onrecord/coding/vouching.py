"""Who vouches for a figure: the speaker, a source that is cited or named beside it, or the reporter."""

import re
from bisect import bisect_right

from onrecord.coding.beside import Beside, role_of, runs_it, source_behind, source_beside
from onrecord.coding.view import Sentence, View
from onrecord.coding.voices import voice_of
from onrecord.records import Span, Statement, Voice
from onrecord.records.codings import VoiceRole
from onrecord.tables.nearby import nearby

_CITING = re.compile(
    rf"\A[^.!?]{{0,300}}\b(?:citing|quoting)\s(?:the\s|local\s)?(?P<who>{nearby('figures', 'citing')})\b",
    re.IGNORECASE,
)
_CITED: dict[str, VoiceRole] = {
    "poli": "police",
    "orga": "organiser",
    "unio": "union",
    "offi": "authority",
    "auth": "authority",
    "witn": "witness",
}
# Nouns for whoever called the protest, where the report has named an organiser.
_GENERIC = frozenset(
    {
        f"{article}{noun}"
        for article in ("", "the ")
        for noun in ("group", "campaign", "movement", "coalition", "alliance", "forum", "network", "collective")
    }
)
_SPOKESPERSON = re.compile(r"(?:an?\s|the\s)?spokes(?:man|woman|person)", re.IGNORECASE)
# A union that is named by no more than that is the one of which the report tells.
_THE_UNION = re.compile(r"(?:the\s)?(?:union|unions)(?!['’]?\w)(?!\sof\b)", re.IGNORECASE)
_UNION = re.compile(r"\bunions?\b", re.IGNORECASE)
_OUR_OWN = re.compile(rf"\b[Oo]ur (?:own )?(?:\w+ ){{0,2}}(?:{nearby('figures', 'our_own')})s?\b")
_FEW = 4
# "Rosa Medina, who took part in the occupation"
_TOOK_PART = re.compile(
    rf",?\s(?:who\s(?:had\s|has\s|was\s|were\s|is\s|are\s)?)?(?:{nearby('figures', 'took_part')})\b",
    re.IGNORECASE,
)
# "(according to the nurses)' union": the body speaks, not those whose it is.
_OWNED = re.compile(rf"['’]s?\s(?:own\s)?(?P<body>{nearby('figures', 'owners')})\b", re.IGNORECASE)
_NEAR = 8  # code points between a source and the number that it gives without a verb: "the opposition 2,000"
_SHORT = 2  # letters of a name that are too few to find it by
_CALLED = 60  # code points behind a speaker's name in which it is told to have called the protest
_LIVES = re.compile(r"(?:the\s)?lives\s", re.IGNORECASE)
# "The organisers had hoped for 10,000, but only 2,000 came": what came is not theirs.
_HOPED = re.compile(rf"\b(?:{nearby('figures', 'hoped')})(?: for| that| to see)?\s\Z", re.IGNORECASE)
_BUT = re.compile(r",\s(?:but|yet|though)\b", re.IGNORECASE)
# "The police, who had given 2,500 on the day", "the RCMP counted 58".
_GAVE = re.compile(
    rf"\A(?:,\s[^,.;:\d]{{2,60}},|,?\s(?:who|which))?,?\s(?:(?:{nearby('figures', 'gave_first')})\s){{0,3}}"
    rf"(?:{nearby('figures', 'gave')})\b[^.;]{{0,60}}\Z",
    re.IGNORECASE,
)


def voice_at(view: View, sentence: Sentence, span: Span, organisers: frozenset[str]) -> Voice:
    """Who vouches for the words at ``span``: whom the report cites, the speaker who says so, else the reporter.

    What an indirect demand takes for granted ("called for an end to the sit-in by seven students") is the
    reporter's own telling.
    """
    said = view.statement_at(span) or view.statement_at(Span(span.end - 1, span.end))  # "estimated (500 came)"
    if said and _LIVES.match(view.words(said.content[0].start, span.end)):
        said = None  # "clashes claimed the lives of two" is nobody's claim
    spoken = None if said is None or said.speaker is None else _as_said(view, span, said, organisers)
    if said and _HOPED.search(view.words(said.content[0].start - 30, said.content[0].start)):
        spoken = None if _BUT.search(view.words(said.content[0].start, span.start)) else spoken
    beside = source_beside(view, sentence, span)
    vague = beside is not None and beside.voice.role == "other" and not beside.named
    if beside and spoken and vague and not span.start - _NEAR < beside.end <= span.start:
        return spoken
    if beside and not (spoken and said and _is_same(beside, spoken, said, span)):
        return beside.voice
    spoken = spoken or _named_beside(view, sentence, span, organisers)
    if spoken is None and (behind := source_behind(view, sentence, span)):
        return behind.voice
    return spoken or Voice("reporter")


def _is_same(beside: Beside, spoken: Voice, said: Statement, span: Span) -> bool:
    """Whether the source beside a figure is the speaker of the statement that holds it."""
    begins = max((content.start for content in said.content if content.covers(span)), default=0)
    if beside.voice.role == "organiser" and spoken.role in ("other", "ngo", "union"):
        return False  # "the organisers, Fair Schools Now, claimed"
    own = (spoken.role, beside.voice.role)
    if beside.named and own[0] != own[1]:
        return False  # "marchers, estimated by police at 3,000"
    told = begins >= beside.end > 0 and ", who" not in beside.words  # "the organisers, who said 5,000"
    return told or own[0] == own[1] or own == ("organiser", "union")


def _as_said(view: View, span: Span, said: Statement, organisers: frozenset[str]) -> Voice:
    """The voice of a statement's speaker, or of whom an outlet cites."""
    assert said.speaker is not None
    if said.quotation == "indirect" and said.act in ("demand", "call_for", "support"):
        return Voice("reporter")
    if said.voice == "media" and (cited := _CITING.search(view.words(span.end, span.end + 400).split("\n")[0])):
        return Voice(_CITED[cited["who"].lower()[:4]], cited["who"])
    if _OUR_OWN.search(view.words(min(said.content[0].start, span.start) - _CALLED, span.start).split("\n")[-1]):
        return Voice("reporter")
    role = voice_of(said.speaker, organisers)
    if owned := _OWNED.match(_behind(view, said, ahead=True)):
        role = role_of(owned["body"]) or role
    if role in ("other", "ngo", "union") and organisers and said.speaker.name.lower() in _GENERIC:
        role = "organiser"
    if role == "union" and _THE_UNION.match(said.speaker.role or said.speaker.name):
        role = "organiser" if any(_UNION.search(name) for name in organisers) else role
    if role != "organiser" and runs_it(_behind(view, said)):
        role = "organiser"  # "the union, which called the march, said"
    if role == "other" and _is_of_organisers(view, said, organisers):
        role = "organiser"
    if role == "other" and said.voice == "other":
        role = view.described.get(said.speaker.name, "other")
    if role == "other" and _SPOKESPERSON.fullmatch(said.speaker.name):
        role = _last_body(view, said, organisers)
    if role == "other" and _TOOK_PART.match(_behind(view, said, ahead=True)):
        return Voice("participant", said.speaker.name)
    if role == "other" and (role := said.voice) == "other" and said.speaker.name.split()[-1].islower():
        name = said.speaker.name
        role = role_of(name.split()[-1]) or (role_of(name) if name.islower() else None) or role
    return Voice(role, said.speaker.name)


def _last_body(view: View, said: Statement, organisers: frozenset[str]) -> VoiceRole:
    """Whose a nameless spokesperson is: the body's that was last said to say something."""
    at = view.statements.index(said)
    speakers = (one.speaker for one in reversed(view.statements[max(0, at - _FEW) : at]) if one.speaker)
    roles = (voice_of(speaker, organisers) for speaker in speakers)
    return next((role for role in roles if role != "other"), "other")


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
    """The words behind a speaker who is named before what it said, or anywhere (``ahead``)."""
    if not said.speaker_spans or not said.content:
        return ""
    end = said.speaker_spans[-1].end
    return view.words(end, end + _CALLED if ahead else min(end + _CALLED, max(said.content[0].start, end)))


def _named_beside(view: View, sentence: Sentence, span: Span, organisers: frozenset[str]) -> Voice | None:
    """The source named just before that gave the figure, where no statement was read."""
    behind = bisect_right(sentence.names, span.start, key=lambda name: name.span.start)
    for name in reversed(sentence.names[max(0, behind - _FEW) : behind]):
        between = view.words(name.span.end, span.start)
        if name.full[:1].isupper() and name.span.end <= span.start and _GAVE.match(between):
            return Voice("organiser" if runs_it(between) else voice_of(name, organisers), name.full)
    return None
