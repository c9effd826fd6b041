"""Names to actors: which are public, and of what kind (``tables/actor_kinds.yml``; codebook section 5)."""

import re
from functools import cached_property

from onrecord.records import Actor, Name
from onrecord.tables.actor_kinds import (
    is_office,
    kind_by_name,
    kind_by_noun,
    kind_by_office,
    kind_of_body,
    kind_of_people,
    sorts,
)
from onrecord.tables.bodies import heads, known_bodies
from onrecord.tables.nearby import nearby
from onrecord.tables.sides import side_words

_ARTICLE = re.compile(r"\A(?:the|a|an|this|that|its|their|his|her)\s+", re.IGNORECASE)
_FORMER = re.compile(rf"\A(?:(?:{nearby('people', 'former')})[\s-]+)+", re.IGNORECASE)
_BEFORE = re.compile(r"(?P<noun>(?:[a-z][\w'’-]{0,20}\s){0,2}[a-z][\w'’-]{1,20}),?\s(?:the\s)?[“\"‘']?\Z")
_AFTER = re.compile(
    r"(?:\s\([^)]{1,30}\))?,\s(?:a|an|the|one of the)\s(?P<noun>(?:[\w'’-]{1,20}\s){0,4}?[a-z][\w'’-]{2,20})"
    r"(?=\s(?:of|that|which|who|for|in|representing|behind|with|at|to)\b|[,.;])"
)
_MATTER = re.compile(r"\s(?:of|for)\s[a-z]{4,20}(?:\sand\s[a-z]{4,20})?\b")
_OPPOSITION = re.compile(rf"\bopposition (?:{nearby('people', 'opposition')})\b")
_OFFICES = ("ministry", "department", "secretariat")
_REACH = 60
_VAGUE = frozenset({"NGO", "GOV", None})
_MOST = 40  # places where one name stands that are read for what is said of it


class Kinds:
    """The names of one report as actors. Asked for by name; what a report says of one place holds for all."""

    def __init__(self, text: str, names: tuple[Name, ...]) -> None:
        self._text, self._names = text, names

    def actor(self, name: Name) -> Actor | None:
        """The actor that ``name`` names; None for private persons, crowds and pronouns without a name."""
        if name.kind == "person" or (name.kind in ("office", "pronoun") and name.key in self._people):
            return self._holder(name)
        if name.kind == "office":
            return self._office(name)
        if name.kind == "organisation" or (name.kind == "pronoun" and name.key in self._bodies):
            full = self._with_its_matter(name)
            return Actor(_bare(full), self.of_body(full, name.key))
        return self._unnamed(name)

    def body(self, full: str) -> Actor:
        """A body that only its context makes one, by the name that it goes under."""
        return Actor(_bare(full), self.of_body(full, full.casefold()))

    def caller(self, full: str) -> Actor:
        """As :meth:`body`; one that called a protest, and of which nothing else is told, is civil society."""
        return Actor(_bare(full), self.of_body(full, full.casefold()) or "NGO")

    def group(self, words: str) -> Actor:
        """People named only by what they are: "nurses"."""
        return Actor(words, kind_of_people(words))

    def of_body(self, full: str, key: str = "") -> str | None:
        """The kind of a body, by what the report calls it, the table, or its own words; None where unknown."""
        bare = _bare(full)
        known = known_bodies().get(full) or known_bodies().get(bare)
        called = self._called.get(key or full.casefold())
        if called == "OPP":
            return "OPP"
        if known and (known.actor or kind_of_body(known.kind)):
            return known.actor or kind_of_body(known.kind)
        body = self._bodies.get(key or full.casefold()) or head_kind(bare)
        own = kind_by_name(bare, body)
        if own:
            return own
        told = called if called not in _VAGUE else kind_of_body(body) or called
        return told or (kind_by_noun(bare) if bare.islower() else None)

    def _office(self, name: Name) -> Actor | None:
        """ "The home secretary", "police": an office whose holder the report does not name."""
        if any(letter.isdigit() for letter in name.full) or (not is_office(name.full) and " " not in name.full):
            return None
        return Actor(_bare(self._with_its_matter(name)), kind_by_office(name.full), name.role, name.organisation)

    def _with_its_matter(self, name: Name) -> str:
        """ "The ministry of transport": what a ministry told in small letters is for belongs to its name."""
        matter = _MATTER.match(self._text, name.span.end) if name.full.islower() else None
        return name.full + matter.group() if matter and name.full.endswith(_OFFICES) else name.full

    def _holder(self, name: Name) -> Actor | None:
        """A person with a public position; the body that they stand for tells their kind first."""
        role, body = name.role, name.organisation
        office = kind_by_office(_FORMER.sub("", role)) if role else None
        own = self.of_body(body) if body else None
        if role is None or (office is None and own is None):
            return None
        kind = own if own and not (own == "GOV" and office in ("COP", "JUD", "LEG", "OPP")) else office
        return Actor(name.full, kind, role, body)

    def _unnamed(self, name: Name) -> Actor | None:
        """ "A judge", "councillors": people in public office, without a name."""
        if name.kind not in ("anonymous", "group"):
            return None
        noun = name.full.split()[-1]
        if not is_office(noun) or any(letter.isdigit() for letter in name.full):
            return None
        return Actor(_bare(name.full), kind_by_office(name.full))

    @cached_property
    def _people(self) -> frozenset[str]:
        return frozenset(name.key for name in self._names if name.kind == "person")

    @cached_property
    def _bodies(self) -> dict[str, str]:
        """By key, the kind of body that the finder of names gave it."""
        found: dict[str, str] = {}
        for name in self._names:
            if name.kind == "organisation" and name.full[:1].isupper():
                kind = name.rule.rpartition(":")[2] if ":" in name.rule else ""
                if kind and found.get(name.key, "other") == "other":
                    found[name.key] = kind
        return found

    @cached_property
    def _called(self) -> dict[str, str]:
        """By key, the kind that a noun beside a name tells: "the developer, Weir Homes"."""
        found: dict[str, str] = {}
        counts: dict[str, int] = {}
        for name in self._names:
            counts[name.key] = counts.get(name.key, 0) + 1
            if name.kind != "organisation" or counts[name.key] > _MOST:
                continue
            kind = self._beside(name)
            if kind and found.get(name.key) in (None, "NGO", "GOV"):
                found[name.key] = kind
        return found

    def _beside(self, name: Name) -> str | None:
        start, end = name.span.start, name.span.end
        before = _BEFORE.search(self._text[max(0, start - _REACH) : start])
        after = _AFTER.match(self._text[end : end + 2 * _REACH])
        told = [match["noun"] for match in (before, after) if match]
        if after and _OPPOSITION.search(self._text[end : end + 2 * _REACH].split(",")[1]):
            return "OPP"
        return next((kind for noun in told if (kind := kind_by_noun(noun))), None)


def head_kind(name: str) -> str:
    """The kind of body that the nouns heading its name tell; "" where they tell none."""
    words = name.lower().replace("’", "'").split()
    linked = next((n for n, word in enumerate(words) if word in {"of", "for", "against"}), len(words))
    headed = (*words[max(0, linked - 1) : linked], *words[-1:])
    return next((heads()[word] for word in headed if word in heads()), "")


def _bare(full: str) -> str:
    """A name without its article, or a noun that only says what sort of body it is: "the Unite union"."""
    bare = _ARTICLE.sub("", full, count=1)
    name, _, last = bare.rpartition(" ")
    if last in sorts() and name and all(word[:1].isupper() for word in name.split()):
        whole = known_bodies().get(f"{name} {last.title()}")
        if whole is None and name.lower() in side_words():
            return bare  # "the Labour movement" is not the party, nor "the Green group"
        known = whole or known_bodies().get(name)
        return known.name if known else name
    return bare
