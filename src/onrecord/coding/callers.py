"""Names that may be an organiser's: organisations, and campaigns that only their context gives away."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from onrecord.codebook import variable
from onrecord.codebook.cues import pattern
from onrecord.coding.view import View
from onrecord.coding.voices import voice_of
from onrecord.records import Name, Span

_NOT_CALLERS = frozenset({"police", "authority", "media", "reporter", "witness"})
_NOT_KINDS = frozenset({"university", "company", "court", "military", "media", "police", "authority"})
_MOST_NAMES = 60  # names that are looked for again; a report of more is a list of names
_CAPITAL = r"[A-Z][\w'’&-]{0,30}"
_SMALL = r"(?:for|of|the|and|to|not|in|on|our|against|no|is|over|from|with|without)"
# "Beds for Brenmouth", "Homes Not Hotels": words in capitals, small words between them.
_RUN = rf"{_CAPITAL}(?:\s(?:{_SMALL}\s){{0,2}}(?:{_CAPITAL}|\d{{1,4}})){{1,7}}"
_ACRONYM = re.compile(rf"(?<![\w’'])(?P<name>{_RUN})\s\((?P<short>[A-Z][A-Za-z]{{1,9}})\)")
_SHORT_NAME = re.compile(r"[\w’'&-]+\Z")


@dataclass(frozen=True, slots=True)
class Caller:
    """A place where a possible organiser is named, with the fullest name that the report gives for it."""

    span: Span
    name: str


def find_callers(view: View) -> dict[int, list[Caller]]:
    """By sentence, the names in it that may be an organiser's, in the order of the text."""
    fullest = _fullest(view)
    told = {
        name.span.start: Caller(name.span, fullest[name.key]) for name in view.findings.names if is_caller(name)
    }
    taken = {
        place
        for name in view.findings.names
        if name.kind in ("person", "organisation", "office") and name.full[:1].isupper()
        for place in range(name.span.start, name.span.end)
    }
    shorts: dict[str, str] = {}
    for caller, short in _by_context(view, taken):
        told.setdefault(caller.span.start, caller)
        taken.update(range(caller.span.start, caller.span.end))
        shorts |= {short: caller.name} if short else {}
    for caller in _again(view, {caller.name for caller in told.values()}, shorts, taken):
        told.setdefault(caller.span.start, caller)
    ordered = iter(sorted(told.values(), key=lambda caller: caller.span))
    return _by_sentence(view, ordered)


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
    if name.kind == "group" and name.rule.startswith("noun"):
        return False
    if name.rule.rpartition(":")[2] in _NOT_KINDS or (name.kind == "pronoun" and name.rule == "pronoun"):
        return False
    return voice_of(name) not in _NOT_CALLERS and not (name.kind == "pronoun" and name.role)


def _fullest(view: View) -> dict[str, str]:
    """By key, the longest name that the report gives for an actor, without its article."""
    longest: dict[str, str] = {}
    for name in view.findings.names:
        full = name.full.removeprefix("the ").removeprefix("The ")
        if len(full) > len(longest.get(name.key, "")) and (name.kind != "pronoun" or name.key not in longest):
            longest[name.key] = full
    return longest


def _by_context(view: View, taken: set[int]) -> Iterator[tuple[Caller, str]]:
    """Campaigns that no word heads: those with an acronym behind them, or words for organisers before."""
    for match in _ACRONYM.finditer(view.text):
        initials = "".join(word[0] for word in match["name"].replace("-", " ").split())
        if match["short"].lower() == initials.lower() and match.start() not in taken:
            yield Caller(Span(match.start(), match.end("name")), match["name"]), match["short"]
    for lead in _leads().finditer(view.text):
        if lead.start("name") not in taken:
            name = lead["name"].removesuffix("’s").removesuffix("'s")
            yield Caller(Span(lead.start("name"), lead.start("name") + len(name)), name), ""


@cache
def _leads() -> re.Pattern[str]:
    leads = "|".join((organiser_cues("by", "before"), organiser_cues("apposed", "before")))
    small = r"(?:[Tt]he\s|an?\s)?(?:[a-z-]{1,20}\s){0,4}"
    return re.compile(rf"(?<!\w)(?i:{leads})\s{{1,3}}{small}[“\"‘']?(?P<name>{_RUN})")


@cache
def organiser_cues(category: str, side: str) -> str:
    """The cues of one category of ``codebook/organiser.yml``, as one alternation."""
    listed = variable("organiser").categories[category].cues[side]
    return "|".join(map(pattern, sorted(listed, key=len, reverse=True)))


def _again(view: View, names: set[str], shorts: dict[str, str], taken: set[int]) -> Iterator[Caller]:
    """The same names where the name finder passed them over, short forms among them ("the Fellowship")."""
    known = dict(sorted(((name, name) for name in names), key=lambda row: -len(row[0]))[:_MOST_NAMES]) | shorts
    for name in list(known):
        last = _SHORT_NAME.search(name)
        if " " in name and last and last.group()[0].isupper():
            known.setdefault(f"the {last.group()}", name)
            known.setdefault(f"The {last.group()}", name)
    words = [word for word in known if len(word) > 2]
    if not words:
        return
    inner = "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
    for match in re.compile(rf"(?<!\w)(?:{inner})(?!\w)").finditer(view.text):
        if match.end() - 1 not in taken:
            yield Caller(Span(match.start(), match.end()), known[match.group()])
