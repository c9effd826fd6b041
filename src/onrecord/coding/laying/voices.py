"""In which role a source speaks: police, organiser, authority, union, media ... (codebook section 4)."""

import re
from typing import cast

from onrecord.records import Findings, Name, Report, Speaker, VoiceRole
from onrecord.tables.beside import source_words
from onrecord.tables.bodies import heads, is_own_assembly, known_bodies
from onrecord.tables.groups import plural_kind
from onrecord.tables.nearby import nearby
from onrecord.tables.voices import employers, other_charges, voice_nouns, voice_of_kind

_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_PLAIN_WORD = re.compile(r"[^\W\d_]+(?:['’](?!s\b)[^\W\d_]+)?")
_GENERAL = frozenset({"secretary", "general"})
_MINISTERS = frozenset({"minister", "ministers", "ministry", "ministries"})
_STATE = frozenset({"minister", "mp", "mayor", "governor"})
_ORGANISES = re.compile(
    r"\A\W{0,3}(?:\([^()]{1,20}\))?,? (?:who|which|that)?,? ?(?:has |have |had |is |are |was )?"
    rf"(?:{nearby('people', 'organises')})(?:ed|ing|es)?\b(?! (?:on|upon|off)\b)(?! for (?:an? )?(?:\w+ )?"
    rf"(?:{nearby('people', 'calls_for_others')})\b)",
    re.IGNORECASE,
)
_OF_MEMBERS = frozenset({"ngo", "union"})  # kinds of bodies that are named after those who join them
_STATIONS = frozenset({"radio", "tv", "canal"})  # they come first in names of stations: "Radio Sud"
# They count those whom they treat.
_HOSPITALS = frozenset({"hospital", "hospitals", "clinic", "clinics", "infirmary"})
_COUNCIL = re.compile(
    rf"(?:\b(?P<trades>{nearby('people', 'trades_councils')})\s|\b(?P<own>{nearby('people', 'own_councils')})\s"
    r"|(?P<whose>[^\W\d_]+s)['’]\s(?:\w+\s){0,2})(?:council|assembly|parliament|commission|executive)\Z",
    re.IGNORECASE,
)
_NGO = re.compile(rf"\b(?:{nearby('people', 'ngo_words')})\b", re.IGNORECASE)
_STATE_BODY = re.compile(r"\b(?:minist\w+|commission\w*|secretar\w+|office)\b", re.IGNORECASE)
# Posts that only their words together tell to be of the police: "Harbour Zone deputy commissioner", "City SP".
_POLICE_POST = re.compile(
    rf"(?:(?:\A|\s)(?<!the\s)(?<!of\s)(?:{nearby('people', 'police_posts_short')})\Z"
    rf"|\b(?i:{nearby('people', 'police_posts')})\b)"
)
_PUBLIC_SERVICE = re.compile(rf"\b(?:{nearby('people', 'public_services')})\Z", re.IGNORECASE)
_PROTEST = re.compile(r"protest(?!ant)", re.IGNORECASE)
_ORGANISED_BY = re.compile(
    rf"\b(?:(?:{nearby('people', 'organised_by')}) by|organisers?|organizers?)(?: "
    rf"(?:{nearby('people', 'organised_by_nouns')})){{0,4}}[\s\"“'‘]*\Z",
    re.IGNORECASE,
)


def voice_of(source: Speaker | Name, organisers: frozenset[str] = frozenset()) -> VoiceRole:
    """The role in which ``source`` speaks. ``organisers`` are names of those who called the report's protests.

    A position goes before the words of a name, and both before the body: a council's police chief is police.
    """
    name = source.name if isinstance(source, Speaker) else source.full
    body = source.organisation or ""
    called = {one.casefold() for one in organisers}
    if any(one and one.casefold().removeprefix("the ") in called for one in (name, body)):
        return "organiser"
    person = source.kind == "person"
    if known := _known_by_name(source, name):
        return known
    for words in (_words(source.role or ""), set() if person else _naming(name)):
        if voice := _by_nouns(words, body):
            return cast(VoiceRole, voice)
    if name.islower() and plural_kind(name.split()[-1]) == "people" and _of_body(name) in ("ngo", "union"):
        return "participant"  # "the students said", "workers said": nouns that elsewhere head the name of a body
    if _PUBLIC_SERVICE.search(name):
        return "authority"
    return cast(VoiceRole, _of_body(body) or (None if person else _of_body(name)) or "other")


def _by_nouns(words: set[str], body: str) -> str | None:
    """The role that the words of a position or a body tell; ``body``: whose position it is."""
    voice: str | None = next((role for role, nouns in voice_nouns() if words & nouns), None)
    if voice == "police" and words & _MINISTERS:
        voice = "authority"  # "the police ministry"
    if voice == "authority" and words >= _GENERAL and not words & _STATE and _of_body(body) is None:
        voice = None  # the secretary general of whatever body
    if voice == "authority" and not words & _STATE:
        own = _of_body(body)
        voice = own if own in {"police", "union", "ngo"} else voice
    return None if voice == "police" and "police" not in words and words & other_charges() else voice


def _known_by_name(source: Speaker | Name, name: str) -> VoiceRole | None:
    """The role of stations ("Radio Ankole"), whatever was read of them, of unions and councils of people.

    Posts in the police go by their title.
    """
    if source.role and is_police_post(source.role):
        return "police"
    if source.kind != "person" and (own := _of_council(name)):
        return own
    if " " in name and name.split(maxsplit=1)[0].lower() in _STATIONS:
        return "media"
    if is_ngo(name):
        return "ngo"
    # "The Union of Journalists" is no press.
    return "union" if source.kind != "person" and not source.role and _is_union(name) else None


def _of_council(name: str) -> VoiceRole | None:
    """The role of a council of people who are no office: "the Workers' Council", "Galway Trades Council"."""
    council = _COUNCIL.search(name)
    if council is None:
        return None
    if council["trades"]:
        return "union"
    whose = (council["whose"] or "").lower()
    no_office = whose not in dict(voice_nouns())["authority"]
    return "ngo" if council["own"] or (no_office and plural_kind(whose) == "people") else None


def _is_union(name: str) -> bool:
    return _of_body(name) == "union" and "police" not in _words(name)


def _naming(name: str) -> set[str]:
    """The words of a body's name that may tell its role: of an "Officers' Association" its head alone."""
    words = _without_local([word.lower() for word in _WORD.findall(name)])
    of_members = bool(words) and heads().get(words[-1]) in _OF_MEMBERS and "police" not in words
    return set(words[-1:]) if of_members else set(words)


def _words(words: str) -> set[str]:
    return set(_without_local([word.lower() for word in _WORD.findall(words)]))


def _without_local(words: list[str]) -> list[str]:
    """Words of a source without "local" before its noun: "local radio", but "a local"."""
    return [word for at, word in enumerate(words) if word != "local" or at == len(words) - 1]


def _of_body(name: str) -> str | None:
    """The role of a body by what is known of it, else by the noun that heads its name."""
    bare = name.removeprefix("the ").removeprefix("The ")
    known = known_bodies().get(name) or known_bodies().get(bare)
    if known:
        return "other" if known.actor == "IGO" else voice_of_kind().get(known.kind)
    if is_own_assembly(name) or is_ngo(name):
        return "ngo"
    words = [word.lower() for word in _WORD.findall(name)]
    if words[1:] and words[0] in _STATIONS:
        return "media"
    if not _HOSPITALS.isdisjoint(words):
        return "other"
    if not employers().isdisjoint(words):
        return "police" if "police" in words else None
    linked = next((n for n, word in enumerate(words) if word in {"of", "for", "against"}), len(words))
    headed = next(
        (heads()[word] for word in (*words[max(0, linked - 1) : linked], *words[-1:]) if word in heads()), ""
    )
    return voice_of_kind().get(headed) or ("police" if "police" in words else None)


def is_ngo(words: str) -> bool:
    """Whether words tell a body that watches, helps or belongs to a profession: "the Red Crescent"."""
    return _NGO.search(words) is not None and not _STATE_BODY.search(words)


def is_police_post(words: str) -> bool:
    """Whether a title is that of a post in the police, though no word of it tells so: "City SP"."""
    return _POLICE_POST.search(words) is not None


def role_of(source: str) -> VoiceRole | None:
    """The role of a source by the nouns in its words, those of positions before those of bodies."""
    if is_police_post(source):
        return "police"
    words = [word.lower() for word in _PLAIN_WORD.findall(source)]
    words = _without_local(words)
    if _GENERAL.issubset(words) and _STATE.isdisjoint(words):
        words = [word for word in words if word not in _GENERAL]  # the secretary general of whatever body
    if not _MINISTERS.isdisjoint(words):
        return "authority"  # "the police ministry"
    if is_ngo(source):
        return "ngo"
    for role, nouns in voice_nouns():
        charged = role == "police" and "police" not in words and not other_charges().isdisjoint(words)
        if not nouns.isdisjoint(words) and not charged:
            return cast(VoiceRole, role)
    bodies = source_words()
    known = [cast(VoiceRole, bodies[word]) for word in reversed(words) if word in bodies]
    return next((role for role in known if role != "other"), known[0] if known else None)


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
            and _PROTEST.search(report.text, name.span.end, name.span.end + 120)
        ):
            found.add(name.full)
    return frozenset(found)
