"""Who vouches for a figure: the speaker, a source that is cited or named beside it, or the reporter."""

import re
from bisect import bisect_right

from onrecord.coding.beside import Beside, runs_it, source_behind, source_beside
from onrecord.coding.described import labelled
from onrecord.coding.view import Sentence, View
from onrecord.coding.voices import role_of, voice_of
from onrecord.records import Name, Span, Statement, Voice
from onrecord.records.codings import VoiceRole
from onrecord.tables.grammar import grammar

_CITING = re.compile(
    r"\A[^.!?]{0,300}\b(?:citing|quoting)\s(?:the\s|local\s)?"
    r"(?P<who>police|organi[sz]ers|unions?|officials|authorities|witnesses)\b",
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
_OUR_OWN = re.compile(r"\b[Oo]ur (?:own )?(?:\w+ ){0,2}(?:reporter|correspondent|colleague|editor|producer)s?\b")
_FEW = 4
# "Rosa Medina, who took part in the occupation"
_TOOK_PART = re.compile(
    r",?\s(?:who\s(?:had\s|has\s|was\s|were\s|is\s|are\s)?)?"
    r"(?:took part|taken part|marched|marching|joined|attended|"
    r"among the (?:crowd|marchers|protesters|demonstrators)|"
    r"camped|occupying|picketing)\b",
    re.IGNORECASE,
)
# "(according to the nurses)' union": the body speaks, not those whose it is.
_OWNED = re.compile(
    r"['’]s?\s(?:own\s)?(?P<body>union|federation|association|council|guild|leaders?)\b", re.IGNORECASE
)
_NEAR = 8  # code points between a source and the number that it gives without a verb: "the opposition 2,000"
_SHORT = 2  # letters of a name that are too few to find it by
_CALLED = 60  # code points behind a speaker's name in which it is told to have called the protest
_REACH = 160
_GIVES = re.compile(r"\b(?:claimed|claims|put|puts|gave|counted|estimated?|reckoned|reported|documented)\b")
_CAPITALS = re.compile(
    r"(?:\A|[.;:]\s|\b(?:and|but|while)\s)(?P<who>[A-Z][\w’'&-]+(?:\s(?:(?:de|of|for|the)\s)?[A-Z][\w’'&-]+){0,4})"
)
_BRINGING = re.compile(r",\s(?:taking|bringing|raising|putting|making)\s[^.;]*\Z")
_NEAR_CUE = 15  # code points between a speaker and where the sentence goes on
_PRONOUNS = frozenset({"he", "she", "it", "they"})
_LAST_SPOKE = 250  # code points back from a pronoun in which what its speaker said last ends
_LED = 110  # the same for one who leads those who called it
_SENTENCE_END = re.compile(r"[.!?;][\s”\"]")
_LIVES = re.compile(r"(?:the\s)?lives\s", re.IGNORECASE)
# "The organisers had hoped for 10,000, but only 2,000 came": what came is not theirs.
_HOPED = re.compile(r"\b(?:hop\w+|expect\w*|anticipat\w+|predict\w+)(?: for| that| to see)?\s\Z", re.IGNORECASE)
_BUT = re.compile(r",\s(?:but|yet|though)\b", re.IGNORECASE)
# "He put the crowd at 600", "It later raised the number to six": of whoever spoke last.
_PRONOUN = re.compile(
    r"\A[“\"]?(?:he|she|it|they)\s"
    r"(?:(?:had|has|have|initially|earlier|later|then|also|now|only|since|at first)\s){0,3}"
    r"(?:put|puts|placed|raised|lowered|cut|revised|updated|gave|estimated?|estimates|counted|reckoned|tallied|recorded|"
    r"reported|documented|spoke of|expected|hoped|announced)\b[^.;]{0,70}\Z",
    re.IGNORECASE,
)
# "The police, who had given 2,500 on the day", "the RCMP counted 58".
_GAVE = re.compile(
    r"\A(?:,\s[^,.;:\d]{2,60},|,?\s(?:who|which))?,?\s(?:(?:had|have|has|initially|earlier|later|then|also)\s){0,3}"
    r"(?:put|puts|gave|given|estimated?|estimates|counted|reckoned|reckons?|tallied|recorded|reported|documented|claimed|claims|"
    r"spoke of|announced|pledged|promised|unveiled|set aside|earmarked)\b[^.;]{0,60}\Z",
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
    spoken = spoken or _by_pronoun(view, sentence, span, organisers)
    spoken = spoken or _going_on(view, sentence, span, organisers)
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
    elif role == "other" and not said.speaker.organisation and _SPOKESPERSON.fullmatch(said.speaker.role or ""):
        role = _body_before(view, said, organisers)
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


def _body_before(view: View, said: Statement, organisers: frozenset[str]) -> VoiceRole:
    """Whose a spokesperson of no told body is: that of the body named last before ("spokesperson Derek Roe")."""
    at = said.speaker_spans[0].start if said.speaker_spans else 0
    names = view.findings.names
    behind = bisect_right(names, at - 1, key=lambda name: name.span.start)
    bodies = (one for one in reversed(names[max(0, behind - 2 * _FEW) : behind]) if one.kind == "organisation")
    body = next((one for one in bodies if at - one.span.end < _LAST_SPOKE), None)
    return voice_of(body, organisers) if body else "other"


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
        if sentence.span.start <= said.content[-1].start < at and 0 <= at - said.speaker_spans[-1].end < _NEAR_CUE
    ]
    return _as_said(view, span, near[-1], organisers) if near else None


def _by_pronoun(view: View, sentence: Sentence, span: Span, organisers: frozenset[str]) -> Voice | None:
    """The last speaker before a pronoun that gives the figure where no statement was read."""
    words = view.words(sentence.span.start, span.start)
    if words.lstrip('“"')[:4].split(" ")[0].lower() not in _PRONOUNS or not _PRONOUN.match(words):
        return None
    earlier = [said for said in view.statements if said.speaker and said.content]
    near = [said for said in earlier if 0 <= sentence.span.start - said.content[-1].end < _LAST_SPOKE]
    return _as_said(view, span, near[-1], organisers) if near else None


def _named_beside(view: View, sentence: Sentence, span: Span, organisers: frozenset[str]) -> Voice | None:
    """The source named just before that gave the figure, where no statement was read."""
    behind = bisect_right(sentence.names, span.start, key=lambda name: name.span.start)
    for name in reversed(sentence.names[max(0, behind - _FEW) : behind]):
        between = view.words(name.span.end, span.start)
        if name.full[:1].isupper() and name.span.end <= span.start and _GAVE.match(between):
            return Voice("organiser" if runs_it(between) else _role_of_name(view, name, organisers), name.full)
    return _unnamed_beside(view.words(max(sentence.span.start, span.start - _REACH), span.start))


def _unnamed_beside(words: str) -> Voice | None:
    """The same by its capitals alone, where no name was read: "NousToutes, the collective behind it, claimed"."""
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
