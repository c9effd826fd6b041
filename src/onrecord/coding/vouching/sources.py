"""What a report tells of one source: its title, its body, what it says, and where it is named."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from onrecord.coding.laying.view import View
from onrecord.coding.laying.voices import voice_of
from onrecord.coding.vouching.writers import issued_by
from onrecord.records import Name, Span, Speaker, Statement
from onrecord.records.codings import VoiceRole
from onrecord.tables.groups import plural_kind
from onrecord.tables.nearby import nearby
from onrecord.tables.voices import voice_nouns

_WORD = re.compile(r"[^\W\d_]+")
_LEADS = re.compile(rf"\b(?:{nearby('people', 'leads')})\b", re.IGNORECASE)
_PARTY = re.compile(r",\s(?:an?|the|its|one of the)\s(?:[\w-]+\s){0,3}part(?:y|ies)\b", re.IGNORECASE)
_LABEL = 60  # code points behind a name in which a label tells what it is
_EMPLOYER = re.compile(rf"\b(?:{nearby('people', 'employers')})\b", re.IGNORECASE)
# "The university spokeswoman", "a company manager"
_EMPLOYED = re.compile(
    rf"\b(?:{nearby('people', 'employers')})\s(?:{nearby('people', 'speaks_for_employers')})\b", re.IGNORECASE
)
# Kinds of actor that call no protest: firms, forces, courts, hospitals and what several states have set up.
_CALLS_NONE = frozenset({"BUS", "MIL", "COP", "JUD", "MED", "SPY", "IGO"})
_OBSERVER = re.compile(rf"\b(?:{nearby('people', 'observers')})\b", re.IGNORECASE)
_WATCHER = re.compile(rf"\b(?:{nearby('people', 'watchers')})\b", re.IGNORECASE)
# Positions that any body has: by themselves they make nobody an authority.
_ANY_BODY = re.compile(rf"(?:{nearby('people', 'of_any_body')})", re.IGNORECASE)


@dataclass(frozen=True)
class Source:
    """A source under the name that a figure has for it.

    ``spans``: where it or its body is named; ``kind``: its kind of actor (``tables/actor_kinds.yml``);
    ``issues``: it watches protests, and the report is its own.
    """

    name: str
    title: str
    body: str
    own: Name | None
    said: tuple[Statement, ...]
    spans: tuple[Span, ...]
    label: str = ""
    kind: str | None = None
    issues: bool = False

    @property
    def is_person(self) -> bool:
        """Whether it is one who speaks for others."""
        return self.own is not None and self.own.kind == "person"

    @property
    def plain(self) -> VoiceRole:
        """The role that its own name and title tell, whoever called what."""
        return voice_of(self.own) if self.own else "other"

    @property
    def of_body(self) -> VoiceRole | None:
        """The role of the body that a person speaks for; None where no body is told."""
        if not self.own or not self.is_person or not self.body:
            return None
        return voice_of(Name(self.own.span, "organisation", self.body, self.body))

    @cached_property
    def holds_office(self) -> bool:
        """Whether its title, or the words for it, tell an office of state; no council of workers does."""
        words = _WORD.findall(f"{self.title} {'' if self.is_person else self.name}".lower())
        if any(plural_kind(word) == "people" for word in words):
            return False
        offices = dict(voice_nouns())["authority"]
        return any(word in offices and not _ANY_BODY.fullmatch(word) for word in words)

    @property
    def is_party(self) -> bool:
        """Whether it is labelled a party: "De Groenen, an opposition party"."""
        return bool(self.label and _PARTY.match(self.label))

    @property
    def is_employer(self) -> bool:
        """Whether its nouns, or its kind, are those of who employs or runs something, or serves a state."""
        told = _EMPLOYER.search(f"{self.name} {self.body}") or _EMPLOYED.search(self.title)
        return told is not None or self.kind in _CALLS_NONE

    @property
    def observes(self) -> bool:
        """Whether its own noun, or the label behind it, is one for those who watch and count what others do."""
        told = f"{self.name} {self.body} {self.title} {self.label.split('. ')[0]}"
        return self.issues or _OBSERVER.search(told) is not None

    @property
    def watches(self) -> bool:
        """Whether it is told to watch or count as a body of volunteers: "a group that counts heads"."""
        return _WATCHER.search(f"{self.name} {self.title} {self.label.split('. ')[0]}") is not None

    @property
    def leads(self) -> bool:
        """Whether its title tells that it leads a body or speaks for one."""
        return _LEADS.search(self.title) is not None


def source_named(view: View, name: str) -> Source:
    """What the report tells of the source of that name."""
    said = tuple(one for one in view.statements if one.speaker and one.speaker.name == name)
    named = [one for one in view.findings.names if one.full == name]
    speakers = [one.speaker for one in said if one.speaker]
    told: list[Speaker | Name] = [*speakers, *named]
    body = _first(one.organisation for one in told)
    full = next((one.full for one in view.findings.names if body and _is_short_for(body, one)), body)
    bodies = [one for one in view.findings.names if full and one.full == full]
    end = max(view.text.find(name), 0) + len(name)
    return Source(
        name=name,
        title=_first(one.role for one in told),
        body=full,
        own=next((one for one in named if one.kind == "person"), named[0] if named else None),
        said=said,
        label=view.words(end, end + _LABEL),
        kind=view.kinds.of_body(name) if named and named[0].kind == "organisation" else None,
        issues=issued_by(view.text, name),
        spans=tuple(one.span for one in (*named, *bodies)),
    )


def _first(words: Iterable[str | None]) -> str:
    return next((one for one in words if one), "")


def _is_short_for(body: str, name: Name) -> bool:
    """Whether a body named in short ("the front") is that of a full name ("Tambo Valley Defense Front")."""
    if name.kind != "organisation" or not name.full:
        return False
    return name.full.split()[-1].casefold() == body.rsplit(maxsplit=1)[-1].casefold()
