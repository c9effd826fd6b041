"""In which role a source speaks: police, organiser, authority, union, media ... (codebook section 4)."""

import re

from onrecord.records import Findings, Name, Report, Speaker, VoiceRole
from onrecord.tables.bodies import heads, known_bodies

_OF_KIND: dict[str, VoiceRole] = {
    "police": "police",
    "authority": "authority",
    "court": "authority",
    "military": "authority",
    "union": "union",
    "party": "other",
    "ngo": "ngo",
    "media": "media",
    "university": "other",
    "church": "other",
    "company": "other",
}
_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_RANKS = frozenset(
    {
        "superintendent",
        "inspector",
        "constable",
        "sergeant",
        "detective",
        "sheriff",
        "policeman",
        "policewoman",
        "trooper",
        "police",
        "officers",
        "officer",
    }
)
_AUTHORITY = frozenset(
    {
        "minister",
        "secretary",
        "president",
        "premier",
        "chancellor",
        "mayor",
        "governor",
        "gov",
        "senator",
        "sen",
        "mp",
        "mps",
        "councillor",
        "councilman",
        "councilwoman",
        "lawmaker",
        "lawmakers",
        "legislator",
        "legislators",
        "prosecutor",
        "prosecutors",
        "judge",
        "magistrate",
        "ambassador",
        "official",
        "officials",
        "authorities",
        "government",
        "ministry",
        "congressman",
        "congresswoman",
        "taoiseach",
        "commissioner",
        "ministers",
        "senators",
        "councillors",
        "cabinet",
        "parliament",
        "council",
        "speaker",
        "executive",
        "envoy",
    }
)
_WITNESS = frozenset(
    {
        "witness",
        "witnesses",
        "eyewitness",
        "eyewitnesses",
        "resident",
        "residents",
        "local",
        "locals",
        "bystander",
        "bystanders",
        "onlookers",
        "passer-by",
        "passers-by",
        "shopkeeper",
        "neighbour",
        "neighbours",
        "neighbor",
        "neighbors",
        "villagers",
        "motorists",
        "commuters",
        "cousin",
        "brother",
        "sister",
        "mother",
        "father",
        "family",
        "relatives",
        "relative",
    }
)
_PARTICIPANT = frozenset(
    {
        "protester",
        "protesters",
        "protestor",
        "protestors",
        "demonstrator",
        "demonstrators",
        "marcher",
        "marchers",
        "participant",
        "participants",
        "striker",
        "strikers",
        "activist",
        "activists",
        "supporter",
        "supporters",
        "campaigner",
        "campaigners",
        "attendee",
        "attendees",
    }
)
_ORGANISER = frozenset(
    {
        "organiser",
        "organisers",
        "organizer",
        "organizers",
        "co-organiser",
        "convener",
        "convenor",
        "steward",
        "stewards",
    }
)
_MEDIA = frozenset(
    {
        "media",
        "newspaper",
        "newspapers",
        "paper",
        "reporter",
        "reporters",
        "journalist",
        "journalists",
        "correspondent",
        "reports",
        "outlets",
        "outlet",
        "broadcaster",
        "agency",
    }
)
_UNION = frozenset({"union", "unions", "unionists", "shop", "steward"})


def voice_of(source: Speaker | Name, organisers: frozenset[str] = frozenset()) -> VoiceRole:
    """The role in which ``source`` speaks. ``organisers`` are names of those who called the report's protests.

    What its name says goes before its position, and its position before its body: a council's police chief
    is police.
    """
    name = source.name if isinstance(source, Speaker) else source.full
    role = (source.role or "").lower()
    body = source.organisation or ""
    folded = {one.casefold() for one in organisers}
    if any(one and _named(one, folded) for one in (name, body)):
        return "organiser"
    for words in (_words(role), _words(name) if not _is_person(source) else set()):
        found = _by_noun(words)
        if found is not None:
            return found if found != "authority" else _authority_or_police(words, body)
    return _of_body(body) or (_of_body(name) if not _is_person(source) else None) or "other"


def _is_person(source: Speaker | Name) -> bool:
    return source.kind == "person"


def _named(name: str, organisers: set[str]) -> bool:
    return name.casefold().removeprefix("the ") in organisers


def _words(words: str) -> set[str]:
    return {word.lower() for word in _WORD.findall(words)}


def _by_noun(words: set[str]) -> VoiceRole | None:
    ordered: tuple[tuple[frozenset[str], VoiceRole], ...] = (
        (_ORGANISER, "organiser"),
        (_RANKS, "police"),
        (_PARTICIPANT, "participant"),
        (_WITNESS, "witness"),
        (_UNION, "union"),
        (_MEDIA, "media"),
        (_AUTHORITY, "authority"),
    )
    for nouns, voice in ordered:
        if words & nouns:
            return voice
    return None


def _authority_or_police(words: set[str], body: str) -> VoiceRole:
    """A commissioner or an official of the police is police; one of a union is the union's."""
    own = _of_body(body)
    if own in {"police", "union", "ngo"} and not words & {"minister", "mp", "mayor", "governor"}:
        return own
    return "authority"


def _of_body(name: str) -> VoiceRole | None:
    if not name:
        return None
    known = known_bodies().get(name) or known_bodies().get(name.removeprefix("the ").removeprefix("The "))
    if known:
        return _OF_KIND.get(known.kind)
    words = [word.lower() for word in _WORD.findall(name)]
    linked = next((n for n, word in enumerate(words) if word in {"of", "for", "against"}), len(words))
    for word in (words[linked - 1 : linked] or []) + words[-1:]:
        if word in heads():
            return _OF_KIND.get(heads()[word])
    return "police" if "police" in words else None


_ORGANISES = re.compile(
    r"\A\W{0,3}(?:\([^()]{1,20}\))?,? (?:who|which|that)?,? ?(?:has |have |had |is |are |was )?"
    r"(?:organis|organiz|call|convok|stag|host|led|plann)(?:ed|ing|es)?\b",
    re.IGNORECASE,
)
_ORGANISED_BY = re.compile(
    r"\b(?:(?:organi[sz]ed|called|convened|staged|hosted|led|planned|spearheaded) by|organisers?|organizers?)"
    r"(?: (?:the|a|campaign|pressure|civic|umbrella|rights|activist|protest|local|group|groups|union|unions|alliance|"
    r"coalition|association|movement|charity|organisation|organization)){0,4}[\s\"“'‘]*\Z",
    re.IGNORECASE,
)


def organisers_of(report: Report, findings: Findings) -> frozenset[str]:
    """Names of the bodies that the report calls organisers of a protest, in full."""
    found = set()
    for name in findings.names:
        if name.kind not in {"organisation", "person"}:
            continue
        after = report.text[name.span.end : name.span.end + 60]
        before = report.text[max(0, name.span.start - 80) : name.span.start]
        if _ORGANISED_BY.search(before) or (
            name.kind == "organisation"
            and _ORGANISES.match(after)
            and "protest" in report.text[name.span.end : name.span.end + 120].lower()
        ):
            found.add(name.full)
    return frozenset(found)
