"""Whom a protest addresses or opposes: names with the words for it beside them, tied to the event."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from onrecord.coding.doers.target_words import Sides, rules_of
from onrecord.coding.gathering.telling import Telling
from onrecord.coding.laying.kinds import Kinds
from onrecord.coding.laying.view import Sentence, View
from onrecord.coding.laying.voices import voice_of
from onrecord.coding.referring.references import Reference
from onrecord.records import Actor, Coding, Span
from onrecord.tables.actor_kinds import generic_nouns
from onrecord.tables.crowd import crowd_pattern
from onrecord.tables.letters import writer_of
from onrecord.tables.nearby import nearby

_CODER = "targets@1"
_SURE = {"ousting": 0.75, "against": 0.7, "handed": 0.7, "asks": 0.65, "over": 0.65, "outside": 0.6,
         "employer": 0.6, "accused": 0.6, "letter": 0.65}  # fmt: skip
_SIDE = 110  # code points before a name in which its cue stands
_BEHIND = 90
_NEAR = 170  # code points between the words for the event and the cue
_OPENS = 12  # code points of the words for an event that may hold the cue: "protested against"
_MOST = 30  # names of one sentence that are looked at
_MOST_SPANS = 3
_STRAIGHT = 12  # code points between a subject and its verb: "also", "had"
_SPEAK = frozenset({"organiser", "participant", "union", "ngo", "witness"})
_AHEAD = frozenset({"announce", "threaten", "promise"})
_AGAINST = frozenset({"police", "authority", "media", "reporter"})
_LABOUR = frozenset({"strike", "walkout", "picket"})
_HEAD_OF_LETTER = 500  # code points of a report in which a letter's addressee stands
_LETTER = re.compile(
    r"\b(?i:letter|appeal|memorandum|petition)\b[^.\n]{0,60}?\s(?:to|TO)\s(?:the\s|THE\s)?"
    r"(?P<name>(?!you\b|us\b)[^,.\n;:]{3,70}?)(?=,|\.|\n|\sby\s|\sfrom\s|\sto\s|\sand\s|\Z)"
)
_DEAR = re.compile(
    r"\nDear (?!Sir|Madam|Editor|friends|comrades|neighbou?rs|colleagues|all\b|reader|fellow|members of our)"
    r"(?:members of the |the )?(?P<name>[^,\n]{3,60}),?\n"
)
_SAYS = re.compile(rf"\b(?:{nearby('people', 'said')})\b", re.IGNORECASE)
_THEY = re.compile(r"(?:\A|[,;]\s|\b(?:and|but|as)\s)they\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Target:
    """That ``span`` names whom the event told of at ``at`` is against, by ``rule``."""

    actor: Actor
    span: Span
    at: Span
    rule: str


def target_codings(
    telling: Telling, kinds: Kinds, organisers: Mapping[int, list[Coding]]
) -> dict[int, list[Coding]]:
    """Codings of targets by ``id`` of the draft, each actor once; nobody is the target of an own protest."""
    found: dict[int, dict[str, Coding]] = {}
    for sentence in telling.view.sentences:
        for target in _in_sentence(telling, kinds, sentence, _callers_of(telling, sentence, organisers)):
            told = telling.draft_of(sentence, target.at)
            if told is None:
                continue
            own = {c.value.name.lower() for c in organisers.get(id(told[0]), ()) if isinstance(c.value, Actor)}
            name = target.actor.name.lower()
            if name in own or (target.rule == "employer" and not told[0].forms & _LABOUR):
                continue
            known = found.setdefault(id(told[0]), {})
            before = known.get(name)
            spans = (*before.spans, target.span) if before else (target.span,)
            sure = max(_SURE[target.rule], before.confidence if before else 0.0)
            rule = before.rule if before and before.confidence == sure else target.rule
            known[name] = Coding("target", target.actor, spans[:_MOST_SPANS], _CODER, sure, rule=rule)
    for key, coding in _of_letter(telling, kinds, organisers):
        found.setdefault(key, {}).setdefault(coding.value.name.lower(), coding)  # type: ignore[union-attr]
    return {key: list(codings.values()) for key, codings in found.items()}


def _of_letter(
    telling: Telling, kinds: Kinds, organisers: Mapping[int, list[Coding]]
) -> Iterator[tuple[int, Coding]]:
    """ "Open letter to the Vice-Chancellor": to whom those write who tell what they did and will do."""
    view = telling.view
    if writer_of(view.text, view.findings.quotations) is None:
        return
    match = _LETTER.search(view.text, 0, _HEAD_OF_LETTER) or _DEAR.search(view.text, 0, 2 * _HEAD_OF_LETTER)
    actor = kinds.body(" ".join(match["name"].split())) if match else None
    if match is None or actor is None:
        return
    span = Span(match.start("name"), match.end("name"))
    for key, codings in organisers.items():
        if any(coding.rule == "our march" for coding in codings):
            yield key, Coding("target", actor, (span,), _CODER, _SURE["letter"], rule="letter")


def _callers_of(telling: Telling, sentence: Sentence, organisers: Mapping[int, list[Coding]]) -> frozenset[str]:
    """Lower-case names of those who called the event that a sentence goes on about without naming it."""
    carried = telling.carried.get(sentence.index)
    codings = organisers.get(id(carried), ()) if carried else ()
    return frozenset(c.value.name.lower() for c in codings if isinstance(c.value, Actor))


def _in_sentence(
    telling: Telling, kinds: Kinds, sentence: Sentence, callers: frozenset[str]
) -> Iterator[_Target]:
    view = telling.view
    references = [reference for reference, _ in telling.own.get((sentence.index, "protest"), ())]
    for name in sentence.names[:_MOST]:
        actor = kinds.actor(name) if name.kind != "pronoun" else None
        if actor is None or actor.name.lower() in generic_nouns() or not _may_speak(view, name.span):
            continue
        if actor.kind is None and name.kind != "organisation":
            continue
        told = _of_name(view, sentence, name.span, actor, references) or (
            _asked_by_callers(view, sentence, name.span, actor, callers) if callers and not references else None
        )
        if told:
            yield _Target(actor, name.span, *told)


def _may_speak(view: View, span: Span) -> bool:
    """Whether it is the reporter who tells it, or somebody of the protest."""
    said = view.statement_at(span)
    if said is None or said.speaker is None or view.is_quoted(span):
        return said is None
    voice = voice_of(said.speaker)
    return voice in _SPEAK or (said.act in _AHEAD and voice not in _AGAINST)  # whoever says "they will march"


def _of_name(
    view: View, sentence: Sentence, span: Span, actor: Actor, references: list[Reference]
) -> tuple[Span, str] | None:
    """Where the event is told of and the rule, if the words beside the name at ``span`` make it a target."""
    for rule, at in _told_beside(view, sentence, span, actor):
        event = _event(view, sentence, at, rule, references)
        if event:
            return event, rule
    return None


def _told_beside(view: View, sentence: Sentence, span: Span, actor: Actor) -> Iterator[tuple[str, int]]:
    """The rules that the words beside the name at ``span`` fulfil, and where those words stand."""
    before = view.words(max(sentence.span.start, span.start - _SIDE), span.start)
    after = view.words(span.end, min(sentence.span.end, span.end + _BEHIND))
    for rule, back in rules_of(Sides(view.codebook, actor, before, after)):
        yield rule, span.start - back


def _asked_by_callers(
    view: View, sentence: Sentence, span: Span, actor: Actor, callers: frozenset[str]
) -> tuple[Span, str] | None:
    """ "The union wants the board to lift the freeze": those who called the event ask it or accuse it."""
    for rule, at in _told_beside(view, sentence, span, actor):
        ahead = [name for name in sentence.names if name.span.end <= at]
        last = ahead[-1] if ahead and rule in ("asks", "accused") else None
        if last and last.full.lower().removeprefix("the ") in callers and at - last.span.end < _STRAIGHT:
            return Span(at, at + 1), rule
    return None


def _event(view: View, sentence: Sentence, at: int, rule: str, references: list[Reference]) -> Span | None:
    """The words for the event that a cue at ``at`` goes with; the cue's own where the crowd is its subject."""
    if rule == "accused" or not references:
        return Span(at, at + 1) if _is_of_crowd(view, sentence, at) else None
    ahead = [r for r in references if r.span.start <= at + _OPENS and at - r.span.end < _NEAR]
    if ahead and not _SAYS.search(view.words(ahead[-1].span.end, at)):
        return ahead[-1].span
    behind = [r for r in references if 0 <= r.span.start - at < _NEAR]
    return behind[0].span if behind and rule != "asks" else None


def _is_of_crowd(view: View, sentence: Sentence, at: int) -> bool:
    """Whether the crowd, or "they", is named last before ``at`` as those who do it."""
    offset = max(sentence.span.start, at - _SIDE)
    before = view.words(offset, at)
    bodies = [name.span for name in sentence.names if name.kind == "organisation"]
    crowd = [
        match.end()
        for match in crowd_pattern("protest", "groups", "numbers").finditer(before)
        if not any(body.start <= match.start() + offset < body.end for body in bodies)  # "Workers' Front"
    ]
    crowd += [match.end() for match in _THEY.finditer(before)]
    last = max(crowd, default=-1)
    others = [n for n in sentence.names if last + offset <= n.span.start < at and n.kind != "pronoun"]
    return last >= 0 and not others and not _SAYS.search(before[last:])
