"""Names that may be an organiser's: organisations, and campaigns that only their context gives away."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from onrecord.codebook import Codebook, alternation
from onrecord.coding.laying.given_away import described, given_away
from onrecord.coding.laying.view import View
from onrecord.coding.laying.voices import voice_of
from onrecord.records import Name, Span
from onrecord.tables.bodies import heads
from onrecord.tables.nearby import nearby
from onrecord.tables.people import people_words

_NOT_CALLERS = frozenset({"police", "authority", "media", "reporter"})
_NOT_KINDS = frozenset({"university", "company", "court", "military", "media", "police", "authority"})
_UNNAMED = re.compile(rf"(?:[\w'’-]+\s){{0,4}}(?:{nearby('people', 'unnamed_bodies')})\Z", re.IGNORECASE)
_OF_SUCH = re.compile(r"\b(?:of|for)\s(?:[\w'’-]+,?\s){0,5}\Z")  # "a coalition of anglers and unions"
_NAMED_NEXT = re.compile(r"(?:,|\s(?:called|named))\s(?:the\s)?[“\"]?[A-Z]")  # "two groups, Free Weir and …"
_BEFORE = 60  # code points before a name
_MOST_NAMES = 60  # names that are looked for again; a report of more is a list of names
_CAPITAL = r"[A-Z][\w'’&-]{0,30}"
_SMALL = r"(?:for|of|the|a|an|and|to|not|in|on|our|against|no|is|over|from|with|without)"
# "Beds for Brenmouth", "Homes Not Hotels": words in capitals, small words between them.
_RUN = rf"{_CAPITAL}(?:\s(?!and\sthe\s)(?:{_SMALL}\s){{0,2}}(?:{_CAPITAL}|\d{{1,4}})){{1,7}}"
_ACRONYM = re.compile(rf"(?<![\w’'])(?P<name>{_RUN})\s\((?P<short>[A-Z][A-Za-z]{{1,9}})\)")
_APPOSED = re.compile(
    r"(?:\s\([^)]{1,30}\))?,\s(?:a|an|the)\s(?:[\w'’-]{1,20}\s){0,3}?(?P<noun>[a-z]{4,20})(?=\s"
    rf"(?:{nearby('people', 'apposed_ends')})\b|,)"
)
_OF_BODY = re.compile(
    rf",?\s(?:(?:a|the)\s)?(?:[a-z-]{{2,20}}\s){{0,3}}(?:of|from|for|with)\s(?:the\s)?(?P<name>{_RUN})"
)
_GROUP = re.compile(rf"\b(?:(?:{nearby('people', 'group_nouns')})s?|organi[sz]ers)\b", re.IGNORECASE)
_LOCAL = re.compile(r"(?<![\w-])Local\s\d{1,5}(?!\w)")  # a union's branch: "Local 4417"
_SHORT_NAME = re.compile(r"[\w’'&-]+\Z")


@dataclass(frozen=True, slots=True)
class Caller:
    """A place where a possible organiser is named, with the fullest name that the report gives for it.

    Bodies that act together without a name ("two unions") are not ``named``, nor is a body that is only
    ``described`` ("the inmates' committee").
    """

    span: Span
    name: str
    named: bool = True
    described: bool = False


def find_callers(view: View) -> dict[int, list[Caller]]:
    """By sentence, the names in it that may be an organiser's, in the order of the text."""
    fullest = _fullest(view)
    sites = {phrase.span for phrase in view.findings.places}
    names = [
        name for name in view.findings.names if is_caller(name) and (name.span not in sites or " " in name.full)
    ]
    told = {name.span.start: Caller(name.span, fullest[name.key]) for name in names}
    bodies = _places_of(view, ("organisation", "office"))
    people = _places_of(view, ("person",))
    known = {caller.name: caller.name for caller in told.values()} | _bodies_of_people(view)
    told |= {caller.span.start: caller for caller in _unnamed(view)}
    known |= _given_away(view, told, bodies, (people, sites))
    for caller in _described(view, told):
        if bodies.isdisjoint(range(caller.span.start, caller.span.end)):
            told.setdefault(caller.span.start, caller)
    for caller, short in _by_context(view, bodies, people):
        told.setdefault(caller.span.start, caller)
        bodies.update(range(caller.span.start, caller.span.end))
        known |= {caller.name: caller.name, short or caller.name: caller.name}
    for caller in [*told.values()]:
        noun = _APPOSED.match(view.text, caller.span.end)
        known |= {f"{the} {noun['noun']}": caller.name for the in ("The", "the")} if noun else {}
    for caller in _again(view, known, bodies):
        told.setdefault(caller.span.start, caller)
    return _by_sentence(view, iter(sorted(told.values(), key=lambda caller: caller.span)))


def _given_away(
    view: View, told: dict[int, Caller], bodies: set[int], taken: tuple[set[int], set[Span]]
) -> dict[str, str]:
    """Add the bodies that only their context tells, also where the finder of names took a part for the whole.

    Returns by short forms ("the collective") their names, of nouns that only one of them goes by.
    """
    people, sites = taken
    short: dict[str, set[str]] = {}
    parts: set[str] = set()
    for span, noun in given_away(view):
        name = span.of(view.text)
        inside = {at for at in told if span.start <= at < span.end}
        whole = all(told[at].span != span and span.covers(told[at].span) for at in inside)
        free = span.start not in people and span not in sites and not calls_no_protests(name)
        if whole and free and (inside or span.start not in bodies):
            parts.update(told.pop(at).name for at in inside)
            told[span.start] = Caller(span, name)
            bodies.update(range(span.start, span.end))
            short.setdefault(name, set()).add(name)
            if noun:
                short.setdefault(f"the {noun}", set()).add(name)
    for at in [at for at, caller in told.items() if caller.name in parts]:
        del told[at]
    found = {words: next(iter(names)) for words, names in short.items() if len(names) == 1}
    for at, caller in told.items():
        words = caller.span.of(view.text)
        named = found.get(words[:1].lower() + words[1:])
        told[at] = Caller(caller.span, named) if named else caller
    return found | {f"T{words[1:]}": name for words, name in found.items() if words.startswith("the ")}


def _described(view: View, told: dict[int, Caller]) -> Iterator[Caller]:
    """Bodies that are only described: the one named that has the same noun in its name, where there is one."""
    named = list(dict.fromkeys(caller.name for caller in told.values() if caller.named))
    for span in described(view):
        words = span.of(view.text)
        same = [name for name in named if words.rsplit(maxsplit=1)[-1] in name.lower().split()]
        if len(same) == 1:
            yield Caller(span, same[0])
        elif not same:
            yield Caller(span, words, named=False, described=True)


def _places_of(view: View, kinds: tuple[str, ...]) -> set[int]:
    """The offsets that named people or bodies take up."""
    names = [n for n in view.findings.names if n.kind in kinds and n.full[:1].isupper()]
    return {place for name in names for place in range(name.span.start, name.span.end)}


def _bodies_of_people(view: View) -> dict[str, str]:
    """Organisations that only the positions of named people tell: "Ana Ruiz of Homes Not Hotels"."""
    bodies = {n.organisation for n in view.findings.names if n.kind == "person" and n.organisation}
    bare = {body.removeprefix("the ").removeprefix("The ") for body in bodies}
    return {body: body for body in bare if " " in body and body[:1].isupper() and not calls_no_protests(body)}


def calls_no_protests(body: str) -> bool:
    """Whether a body is known or named as one that calls no protests: police, press, a school."""
    voice = voice_of(Name(Span(0, 0), "organisation", body, body))
    return voice in _NOT_CALLERS or heads().get(body.rsplit(maxsplit=1)[-1].lower()) in _NOT_KINDS


def _by_sentence(view: View, ordered: Iterator[Caller]) -> dict[int, list[Caller]]:
    found: dict[int, list[Caller]] = {}
    caller = next(ordered, None)
    for sentence in sorted(view.sentences, key=lambda sentence: sentence.span):
        while caller and caller.span.start < sentence.span.end:
            if sentence.span.covers(caller.span):
                found.setdefault(sentence.index, []).append(caller)
            caller = next(ordered, None)
    return found


def is_caller(name: Name) -> bool:
    """Whether a name can be an organiser's: an organisation, not police, press, firm, school or office."""
    if name.kind not in ("organisation", "group", "pronoun") or not name.full[:1].isupper():
        return False
    if name.rule.startswith("noun") and (
        name.kind == "group" or name.full.lower() in people_words("singular_groups")
    ):
        return False
    if name.rule.rpartition(":")[2] in _NOT_KINDS or (name.kind == "pronoun" and name.rule == "pronoun"):
        return False
    return voice_of(name) not in _NOT_CALLERS and not (name.kind == "pronoun" and name.role)


def _unnamed(view: View) -> Iterator[Caller]:
    """Bodies without a name that may call a protest together: "two university unions"."""
    for name in view.findings.names:
        if name.kind != "group" or not _UNNAMED.match(name.full) or voice_of(name) in _NOT_CALLERS:
            continue
        if _NAMED_NEXT.match(view.text, name.span.end):
            continue
        if not _OF_SUCH.search(view.words(name.span.start - _BEFORE, name.span.start)):
            yield Caller(name.span, name.full, named=False)


def _fullest(view: View) -> dict[str, str]:
    """By key, the longest name that the report gives for an actor, without its article."""
    longest: dict[str, str] = {}
    for name in view.findings.names:
        full = name.full.removeprefix("the ").removeprefix("The ")
        if len(full) > len(longest.get(name.key, "")) and (name.kind != "pronoun" or name.key not in longest):
            longest[name.key] = full
    return longest


def _by_context(view: View, bodies: set[int], people: set[int]) -> Iterator[tuple[Caller, str]]:
    """Campaigns that no word heads: those with an acronym behind them, or words for organisers before."""
    for match in _ACRONYM.finditer(view.text):
        initials = "".join(word[0] for word in match["name"].replace("-", " ").split())
        if match["short"].lower() == initials.lower() and match.start() not in bodies:
            yield Caller(Span(match.start(), match.end("name")), match["name"]), match["short"]
    places = {(phrase.span.start, phrase.span.end) for phrase in view.findings.places}
    for person in view.findings.names:
        of = _OF_BODY.match(view.text, person.span.end) if person.kind == "person" else None
        if (
            of
            and of.span("name") not in places
            and of.start("name") not in bodies
            and not calls_no_protests(of["name"])
        ):
            yield Caller(Span(of.start("name"), of.end("name")), of["name"]), ""
    for branch in _LOCAL.finditer(view.text):
        yield Caller(Span(branch.start(), branch.end()), branch.group()), ""
    for lead in _leads(view.codebook).finditer(view.text):
        start = lead.start("name")
        name = lead["name"].removesuffix("’s").removesuffix("'s")
        is_person = start in people and not _GROUP.search(lead.group())
        is_place = (start, start + len(name)) in places
        is_one_line = "\n" not in lead.group()
        if (
            is_one_line
            and start not in bodies
            and not is_person
            and not is_place
            and not calls_no_protests(name)
        ):
            yield Caller(Span(start, start + len(name)), name), ""


@cache
def _leads(codebook: Codebook) -> re.Pattern[str]:
    leads = "|".join(organiser_cues(codebook, category, "before") for category in ("by", "apposed", "people"))
    # "supporters of the president rallied in Quito": a preposition ends what the lead is of.
    small = r"(?:[Tt]he\s|an?\s)?(?:(?!(?:in|at|on|near|outside|through)\s)[a-z-]{1,20}\s){0,4}"
    return re.compile(rf"(?<!\w)(?i:{leads})\s{{1,3}}{small}[“\"‘']?(?P<name>{_RUN})")


@cache
def organiser_cues(codebook: Codebook, category: str, side: str) -> str:
    """The cues of one category of the variable ``organiser``, as one alternation."""
    return alternation(codebook["organiser"].cues(side, category))


def _again(view: View, known: dict[str, str], bodies: set[int]) -> Iterator[Caller]:
    """The same names where the name finder passed them over, short forms among them ("the Fellowship")."""
    for name in list(known)[:_MOST_NAMES]:
        last = _SHORT_NAME.search(name)
        if " " in name and last and last.group()[0].isupper() and not name.lower().startswith("the "):
            for the in ("The", "the"):
                known.setdefault(f"{the} {last.group()}", name)
    words = sorted((word for word in known if len(word) > 2), key=len, reverse=True)[: 4 * _MOST_NAMES]
    if not words:
        return
    inner = "|".join(map(re.escape, words))
    for match in re.compile(rf"(?<!\w)(?:{inner})(?!\w)").finditer(view.text):
        if match.end() - 1 not in bodies:
            yield Caller(Span(match.start(), match.end()), known[match.group()])
