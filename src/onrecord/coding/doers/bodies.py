"""The bodies of a report that may have called its events: where each is named, and what it says."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from onrecord.coding.doers.callers import Caller, calls_no_protests
from onrecord.coding.doers.words import before, behind, calls, foreign
from onrecord.coding.laying.kinds import Kinds
from onrecord.coding.laying.view import View
from onrecord.coding.laying.voices import voice_of
from onrecord.records import Actor, Coding, Span, Statement
from onrecord.tables.chances import NAMED

_MOST = 16  # bodies of a report; what names more is a list
_SIDE = 90  # code points beside a name in which words for calling stand
_PROPER = re.compile(r"[A-Z0-9].*", re.DOTALL)  # "alliance Rent Down Leipzig": from the first capital on
_FEW = 2  # letters
_NOT_CALLED = re.compile(
    r",?\s(?:which|who|that)\s(?:had|has|have|did|was|were|is|are)(?:\snot|\snever|n['’]t)\s"
)


@dataclass
class Body:
    """A body that the report names. ``actor`` is its name and kind as coded, ``sentences`` those that name it.

    ``said`` are the statements that it or its people make, ``voices`` the roles they make them in; ``calls``:
    somewhere words for calling or running an event stand beside its name.
    """

    actor: Actor
    spans: list[Span] = field(default_factory=list)
    sentences: set[int] = field(default_factory=set)
    said: list[Statement] = field(default_factory=list)
    voices: set[str] = field(default_factory=set)
    calls: bool = False


def find_bodies(
    view: View,
    kinds: Kinds,
    callers: Mapping[int, Sequence[Caller]],
    ruled: Mapping[int, Mapping[str, Coding]],
) -> dict[str, Body]:
    """By name in small letters, the bodies of the report: those of the rules, and others that it names most.

    ``ruled`` are codings of organisers by the ``id`` of their drafts, and by those names.
    """
    found: dict[str, Body] = {}
    longer = list(_marked(view))
    for index, caller in _with_marked(view, callers, longer):
        if _NOT_CALLED.match(view.text, caller.span.end):
            continue
        actor = kinds.caller(caller.name)
        body = found.setdefault(actor.name.lower(), Body(actor))
        body.spans.append(caller.span)
        body.sentences.add(index)
        body.calls = body.calls or _calls(view, caller.span)
    for codings in ruled.values():
        for key, coding in codings.items():
            if isinstance(coding.value, Actor):
                found.setdefault(key, Body(coding.value, list(coding.spans)))
    for said in view.statements:
        speaking = _speaks_for(kinds, said, found)
        if speaking and said.speaker:
            found[speaking].said.append(said)
            found[speaking].voices.add(voice_of(said.speaker))
    sure = {key for codings in ruled.values() for key in codings}
    ranked = sorted(found, key=lambda key: (key not in sure, -len(found[key].spans) - len(found[key].said)))
    most = set(ranked[:_MOST])
    return {key: body for key, body in found.items() if key in most}


def _marked(view: View) -> Iterator[Span]:
    """What the parser marks as the name of an organisation, from its first capital on."""
    for entity in view.findings.entities:
        if entity.kind == "ORG" and entity.probability >= NAMED:
            proper = _PROPER.search(view.text, entity.span.start, entity.span.end)
            if proper and len(proper.group()) > _FEW:
                yield Span(proper.start(), proper.end())


def _with_marked(
    view: View, callers: Mapping[int, Sequence[Caller]], marked: Sequence[Span]
) -> Iterator[tuple[int, Caller]]:
    """By sentence the names that may be an organiser's, with those that only the parser marks.

    Where the parser marks more words than the rules take for the name, it is the longer one.
    """
    full: dict[str, str] = {}
    taken: set[int] = set()
    named = [(index, one) for index, several in sorted(callers.items()) for one in several if one.named]
    for _, caller in named:
        taken.update(range(caller.span.start, caller.span.end))
        cover = next((s for s in marked if s.covers(caller.span) and s != caller.span), None)
        if cover and _starts_so(cover.of(view.text), caller.name):
            full.setdefault(caller.name, cover.of(view.text))
    for index, caller in named:
        yield index, Caller(caller.span, full.get(caller.name, caller.name))
    for sentence in view.sentences:
        for span in marked:
            if sentence.span.covers(span) and taken.isdisjoint(range(span.start, span.end)):
                words = " ".join(span.of(view.text).split())
                if _is_name(words) and not calls_no_protests(words):
                    yield sentence.index, Caller(span, words)


def _is_name(words: str) -> bool:
    """Whether words are surely a name: one alone may describe somebody's side, as in "the Green rally"."""
    return " " in words or words.isupper()


def _starts_so(longer: str, name: str) -> bool:
    """Whether a longer name begins with a shorter one: not "Council" of "United Workers' Council"."""
    return longer.lower().startswith(name.lower())


def _calls(view: View, name: Span) -> bool:
    """Whether words for calling or running something stand beside a name, whatever it may be."""
    lead = view.words(name.start - _SIDE, name.start)
    if any(before(view.codebook, cues).search(lead) for cues in ("by", "apposed")):
        return True
    after = view.words(name.end, name.end + _SIDE)
    called = calls(view.codebook).match(after)
    if called and not foreign(view.codebook).search(after, called.end()):
        return True
    return bool(behind(view.codebook, "announces").match(view.text, name.end))


def _speaks_for(kinds: Kinds, said: Statement, bodies: Mapping[str, Body]) -> str | None:
    """The body that a statement is of: its source, or whom its source speaks for."""
    if said.speaker is None:
        return None
    for name in (said.speaker.organisation, said.speaker.name):
        if name and (key := kinds.caller(name).name.lower()) in bodies:
            return key
    return next((key for key, body in bodies.items() if _names(body, said.speaker_spans)), None)


def _names(body: Body, spans: Iterable[Span]) -> bool:
    return any(one.covers(span) for one in spans for span in body.spans)
