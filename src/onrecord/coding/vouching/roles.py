"""In which role a source gives a figure: as organiser, or as the union, office or body that its name tells.

Who called a protest counts its people as ``organiser`` (codebook section 4), whatever else it is. That is seldom
said beside the figure; how much what is told of the source speaks for it was learnt from reports coded by hand
(``tables/learnt/voice_roles.yml``, ``python -m bench.learn_voice_roles``). Features tell of offices, of acts of
speech and of how a count lies to that of officials, never of a side or a cause.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.coding.gathering.drafts import Draft
from onrecord.coding.laying.view import View
from onrecord.coding.vouching.source_words import calls_it, runs_it
from onrecord.coding.vouching.sources import Source, source_named
from onrecord.records import Coding, Size, Voice
from onrecord.records.codings import VoiceRole
from onrecord.tables.learnt import Features, chosen, learnt
from onrecord.tables.nearby import nearby

TABLE = "voice_roles"

Told = tuple[Draft, Coding]

_ASKED = frozenset({"organiser", "union", "ngo", "authority", "other"})
_NOT_ASKED = frozenset({"money", "charged"})  # sums and charges are no count of those who called it
_ORGANISER = re.compile(r"\borgani[sz]er", re.IGNORECASE)  # "the chief organiser": its name tells it
_CROWD = frozenset({"participants", "other_figure"})
_OFFICIAL = frozenset({"police", "authority"})
# What those who call protests do more often than others who are quoted on them.
_ASKS = frozenset({"demand", "call_for", "announce", "threaten", "promise"})
_MEMBERS = re.compile(
    rf"\s?(?:of\s)?(?:its|their|our)\s(?:own\s)?(?:{nearby('figures', 'own_people')})\b", re.IGNORECASE
)
_BEHIND = 30  # code points from the beginning of a figure in which "of its members" stands
_AFTER = 80  # code points behind a name in which it is told to have called a protest
_MUCH = 3  # statements


@dataclass(frozen=True, slots=True)
class Given:
    """A figure of a protest with its source, and what officials count of the same."""

    draft: Draft
    coding: Coding
    voice: Voice
    rivals: tuple[Coding, ...]


def in_roles(view: View, told: Sequence[Told]) -> dict[int, list[Coding]]:
    """Every figure by ``id`` of its draft, its source in the role for which most speaks."""
    found: dict[int, list[Coding]] = {}
    for draft, coding in told:
        found.setdefault(id(draft), []).append(coding)
    roles, drafts = VoiceRoles(view, found), {id(draft): draft for draft, _ in told}
    return {key: [roles.settled(drafts[key], one) for one in codings] for key, codings in found.items()}


class VoiceRoles:
    """Settles in which role the sources of the figures of one report give them.

    ``figures``: all of them, by ``id`` of their draft.
    """

    def __init__(self, view: View, figures: Mapping[int, Sequence[Coding]]) -> None:
        self._view, self._figures = view, figures
        self._sources: dict[str, Source] = {}
        crowds = (one for codings in figures.values() for one in codings if one.variable == "participants")
        self._count_crowds = {one.voice.name for one in crowds if one.voice}

    def settled(self, draft: Draft, coding: Coding) -> Coding:
        """A figure of ``draft`` with the role of its voice for which most speaks."""
        voice = coding.voice
        if voice is None or not voice.name or voice.role not in _ASKED or coding.variable in _NOT_ASKED:
            return coding
        source = self._source(voice)
        if source.issues and not self._called(source):
            return replace(coding, voice=replace(voice, role="ngo"))
        if voice.role == "other" and source.watches and not source.is_employer:
            return replace(coding, voice=replace(voice, role="ngo"))
        if source.is_employer or source.is_party or (voice.role == "other" and voice.name.islower()):
            return coding  # "the company", "an archivist"
        if voice.role == "organiser" and _ORGANISER.search(voice.name):
            return coding
        given = Given(draft, coding, voice, self._rivals(draft, coding, voice))
        roles, features = self.candidates(given)
        role = roles[taken(given, roles, features)]
        if role == "organiser" and voice.role != "organiser" and source.observes:
            role = role if self._called(source) else voice.role
        return coding if role == voice.role else replace(coding, voice=replace(voice, role=role))

    def candidates(self, given: Given) -> tuple[list[VoiceRole], list[Features]]:
        """The roles in which a source may give a figure, with their features.

        They are the organiser's, the one that its own name and title tell, and that of the body it speaks for.
        """
        source, as_read = self._source(given.voice), given.voice.role
        plain = as_read if as_read != "organiser" else source.plain
        roles: list[VoiceRole] = ["organiser", "other" if plain == "organiser" else plain]
        features: list[Features] = [
            self._of_organiser(given, source, roles[1]),
            {"as read": float(as_read == roles[1])},
        ]
        if source.of_body not in (*roles, None):
            roles.append(source.of_body or "other")
            features.append({"of its body": 1.0, f"of its body, not {roles[1]}": 1.0})
        return roles, [{name: value for name, value in one.items() if value} for one in features]

    def _of_organiser(self, given: Given, source: Source, plain: VoiceRole) -> Features:
        """What speaks for the organiser and against its ``plain`` role."""
        view, coding, value = self._view, given.coding, given.coding.value
        crowd, start = coding.variable in _CROWD, coding.spans[0].start
        others = [one.value.high or one.value.low or 0 for one in given.rivals if isinstance(one.value, Size)]
        own = (value.high or value.low or 0) if isinstance(value, Size) else 0
        told_in = [view.sentences[index].span for index in given.draft.told_in]
        holds = {
            "as read": given.voice.role == "organiser",
            f"organiser, not {plain}": True,
            "organiser, authority without office": plain == "authority" and not source.holds_office,
            "organiser, holds an office": source.holds_office,
            "organiser, leads a body": source.leads,
            "organiser, a person": source.is_person,
            "organiser, of a crowd": crowd,
            "organiser, counts crowds elsewhere": not crowd and source.name in self._count_crowds,
            "organiser, expects": isinstance(value, Size) and value.basis == "expected",
            "organiser, above officials": crowd and any(own > one for one in others),
            "organiser, below officials": crowd and any(own < one for one in others),
            "organiser, its members": bool(_MEMBERS.search(view.words(start, start + _BEHIND))),
            "organiser, asks": any(said.act in _ASKS for said in source.said),
            "organiser, says much": len(source.said) >= _MUCH,
            "organiser, ran something": any(
                runs_it(view.words(span.end, span.end + _AFTER)) for span in source.spans
            ),
            "organiser, named with it": any(told.covers(span) for span in source.spans for told in told_in),
        }
        return {name: float(value) for name, value in holds.items()}

    def _called(self, source: Source) -> bool:
        """Whether the report says outright that it called something: "River Watch called a march"."""
        return any(calls_it(self._view.words(span.end, span.end + _AFTER)) for span in source.spans)

    def _rivals(self, draft: Draft, coding: Coding, voice: Voice) -> tuple[Coding, ...]:
        """What officials count of the same."""
        alike = (one for one in self._figures.get(id(draft), ()) if one.variable == coding.variable)
        return tuple(
            one for one in alike if one.voice and one.voice.role in _OFFICIAL and one.voice.name != voice.name
        )

    def _source(self, voice: Voice) -> Source:
        name = voice.name or ""
        if name not in self._sources:
            self._sources[name] = source_named(self._view, name)
        return self._sources[name]


def taken(given: Given, roles: Sequence[VoiceRole], features: Sequence[Features]) -> int:
    """The number of the role for which most speaks. Whoever learns listens in here."""
    return chosen(features, learnt(TABLE))
