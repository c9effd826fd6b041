"""Who acts in an answer to protest, and towards whom: bodies and offices, never private persons."""

import re
from collections.abc import Iterator
from functools import cache

from onrecord.codebook import Codebook, alternation
from onrecord.coding.gathering.drafts import Draft
from onrecord.coding.laying.kinds import Kinds
from onrecord.coding.laying.view import View
from onrecord.coding.referring.references import Reference
from onrecord.records import Actor, Coding, Name, Span
from onrecord.tables.nearby import nearby
from onrecord.tables.people import people_words

_CODER = "actors@2"
_SURE = {"subject": 0.65, "by": 0.6, "in court": 0.55, "before": 0.45, "alone": 0.4, "only court": 0.4}
# Who does what: a mere neighbour of the words is taken for the doer only where it is of such a kind.
_DOERS = {
    "court": frozenset({"JUD"}),
    "policing": frozenset({"COP", "GOV", "MIL", "SPY", "JUD"}),
    "government": frozenset({"GOV", "LEG", "COP", "IGO", "OPP", "PTY", "MIL"}),
    "protest": frozenset[str](),
}
_PLURAL = frozenset({"group", "anonymous"})  # kinds of names: "MPs", to whom it may be done
_RULING = frozenset({"GOV", "LEG"})
_ASKING = frozenset({"appeal", "legal_challenge"})  # court forms that a party to the case does
_HEARD = frozenset(
    {"hearing", "bail", "conviction", "acquittal", "sentence", "ruling"}
)  # what a court itself does
_MOST = 6  # references of an event that are read
_BY = 60  # code points behind the words for what was done in which "by" may stand
_FRONT = 30  # code points between a court and its judge
_SIDE = 70
_TIME = r"(?:(?:on|in|at|last|late|early|this|earlier|by)\s[\w\s]{2,24}?|yesterday|today|\w+day(?:\s\w+)?)"
_DOING = rf"(?:{nearby('people', 'doing')})"
_BETWEEN = rf"(?:\s\([^)]{{1,30}}\))?(?:,[^,.;]{{1,80}},)?(?:,?\s(?:{_TIME}|{_DOING}),?)*"
_PASSIVE = re.compile(
    r"\b(?:was|were|been|being|be|is|are|gets?|got)(?:\s\w{2,14}ly|\snot|\salso|\slater)?\s\Z", re.IGNORECASE
)
_BY_WORD = re.compile(r"\bby\s+(?:(?:the|a|an)\s+)?")
_OF_COURT = re.compile(r"\b(?:at|in|before|by|to)\s(?:the\s)?\Z", re.IGNORECASE)
_SITS = re.compile(r"\A\s(?:at|in|of|on|for|with)\s(?:the\s)?\Z", re.IGNORECASE)


def actor_codings(view: View, kinds: Kinds, draft: Draft) -> list[Coding]:
    """Who acts, by the surest of its first references, and towards whom, by the first that tells it."""
    doers: list[Coding] = []
    towards: list[Coding] = []
    for reference in draft.references[:_MOST]:
        told = _named(kinds, reference)
        actor = _doer(view, draft, reference, told)
        if actor:
            name, value, rule = actor
            doers.append(Coding("actor", value, (name.span,), _CODER, _SURE[rule], rule=rule))
        towards = towards or list(_addressees(view, reference, told, actor[0] if actor else None))
    if not doers and draft.forms & _HEARD and not draft.forms & _ASKING:
        doers = _only_court(view, kinds)
    best = max(doers, key=lambda one: (_is_fitting(one, draft), one.confidence), default=None)
    return ([best] if best else []) + towards


def _is_fitting(coding: Coding, draft: Draft) -> bool:
    """Whether the doer is of a kind that does such things."""
    asks = bool(draft.forms & _ASKING)
    return asks or (isinstance(coding.value, Actor) and coding.value.kind in _DOERS[draft.kind])


def _named(kinds: Kinds, reference: Reference) -> list[tuple[Name, Actor]]:
    """The public actors named in a sentence, in order; crowds and private persons are none."""
    named = ((name, kinds.actor(name)) for name in reference.sentence.names)
    return [(name, actor) for name, actor in named if actor and (actor.kind or name.kind == "organisation")]


def _doer(
    view: View, draft: Draft, reference: Reference, named: list[tuple[Name, Actor]]
) -> tuple[Name, Actor, str] | None:
    """Whoever does it: its subject, else who stands after "by", the court it is done in, the nearest before."""
    clause = view.clause(reference.sentence, reference.span)
    passive = _is_passive(view, clause, reference.span)
    ways = (
        None if passive else _subject(view, reference.span, named),
        _agent(view, clause, reference.span, named),
        _court(view, reference, named, passive)
        if draft.kind == "court" and not draft.forms <= _ASKING
        else None,
        None if passive else _neighbour(draft, clause, reference.span, named),
        _alone(draft, named),
    )
    return next((found for found in ways if found), None)


_Found = tuple[Name, Actor, str] | None


def _subject(view: View, at: Span, named: list[tuple[Name, Actor]]) -> _Found:
    """Who is told to do it right before the words for it, or in them: "Court judge Grace Low ordered"."""
    within = [(n, a) for n, a in named if n.span.meets(at) and _leads(view, at, n.span)]
    for name, actor in named if within else ():
        if (
            name.kind == "person"
            and 0 <= name.span.start - within[0][0].span.end < _FRONT
            and name.span.meets(at)
        ):
            return name, actor, "subject"
    if within:
        return (*within[0], "subject")
    before = [(name, actor) for name, actor in named if name.span.end <= at.start]
    straight = _straight(view.codebook)
    for name, actor in reversed(before):
        if any(
            straight.match(view.words(end, at.start)) for end in (name.span.end, _sitting(view, before, name))
        ):
            return (*_seat(view, before, name, actor), "subject")
    return None


def _leads(view: View, at: Span, name: Span) -> bool:
    """Whether a name begins the words for the deed, a title apart."""
    title = view.words(at.start, name.start).strip().lower()
    return name.start <= at.start or title in people_words("roles")


def _agent(view: View, clause: Span, at: Span, named: list[tuple[Name, Actor]]) -> _Found:
    by = _BY_WORD.search(view.text, max(at.start, at.end - len("by ")), min(clause.end, at.end + _BY))
    for name, actor in named if by else ():
        if by and by.end() - len(" the ") <= name.span.start <= by.end() + 2:
            return name, actor, "by"
    return None


def _court(view: View, reference: Reference, named: list[tuple[Name, Actor]], passive: bool) -> _Found:
    for name, actor in named:
        lead = view.words(max(reference.sentence.span.start, name.span.start - 12), name.span.start)
        active = not passive and name.span.end <= reference.span.start
        if actor.kind == "JUD" and (active or _OF_COURT.search(lead)):
            return name, actor, "in court"
    return None


def _neighbour(draft: Draft, clause: Span, at: Span, named: list[tuple[Name, Actor]]) -> _Found:
    for name, actor in reversed(named):
        here = clause.start <= name.span.start and name.span.end <= at.start
        if here and (actor.kind in _DOERS[draft.kind] or draft.forms & _ASKING):
            return name, actor, "before"
    return None


def _alone(draft: Draft, named: list[tuple[Name, Actor]]) -> _Found:
    """The one body or office of its sentence that does such things."""
    kinds = _DOERS[draft.kind] if draft.kind != "government" else _RULING
    fitting = {
        actor.name: (name, actor) for name, actor in named if actor.kind in kinds and name.kind not in _PLURAL
    }
    return (*next(iter(fitting.values())), "alone") if len(fitting) == 1 and not draft.forms & _ASKING else None


def _only_court(view: View, kinds: Kinds) -> list[Coding]:
    """The one court that the report names, as the one that sits in it."""
    courts = ((name, kinds.actor(name)) for name in view.findings.names if name.kind == "organisation")
    sitting = {actor.name: (name, actor) for name, actor in courts if actor and actor.kind == "JUD"}
    if len(sitting) != 1:
        return []
    name, actor = next(iter(sitting.values()))
    return [Coding("actor", actor, (name.span,), _CODER, _SURE["only court"], rule="only court")]


def _is_passive(view: View, clause: Span, at: Span) -> bool:
    """Whether the words tell what was done to whoever stands before them: "was fined", "been banned by"."""
    words = at.of(view.text).lower().split()
    if words[0] in ("was", "were", "been", "being"):
        return True
    before = _PASSIVE.search(view.words(max(clause.start, at.start - 24), at.start))
    return bool(before) and not words[0].endswith("ing")


def _sitting(view: View, named: list[tuple[Name, Actor]], name: Name) -> int:
    """Where "A judge at Leeds Crown Court" ends, for its first name."""
    for other, _ in named:
        if other.span.start > name.span.end and _SITS.match(view.words(name.span.end, other.span.start)):
            return other.span.end
    return name.span.end


def _seat(view: View, named: list[tuple[Name, Actor]], name: Name, actor: Actor) -> tuple[Name, Actor]:
    """The court that an unnamed judge sits in."""
    if name.kind != "anonymous" or actor.kind != "JUD":
        return name, actor
    for other, body in named:
        if body.kind == "JUD" and _SITS.match(view.words(name.span.end, other.span.start)):
            return other, body
    return name, actor


def _addressees(
    view: View, reference: Reference, named: list[tuple[Name, Actor]], doer: Name | None
) -> Iterator[Coding]:
    """Codings of those towards whom it is done: named behind it after a cue, or before a passive."""
    at = reference.span
    clause = view.clause(reference.sentence, at)
    passive = _is_passive(view, clause, at)
    seen: set[str] = set()
    proper = [n for n, a in named if a.name[:1].isupper() and n.span.start < at.start]
    for name, actor in named:
        if passive and proper and actor.name.islower():  # "the union, the Dock Workers' Guild, was fined"
            continue
        if (doer and name.key == doer.key) or actor.name.lower() in seen:
            continue
        lead = view.words(max(reference.sentence.span.start, name.span.start - _SIDE), name.span.start)
        cue = _towards(view.codebook).search(lead)
        behind = (
            name.span.start >= at.start and name.span.start - at.end < 2 * _SIDE and name.span.end <= clause.end
        )
        reaches = cue is not None and not passive and name.span.start - len(lead) + cue.end("cue") >= at.start
        suffers = passive and name.span.end <= at.start and bool(
            _straight(view.codebook).match(view.words(name.span.end, at.start))
        )  # fmt: skip
        if (behind and reaches) or suffers:
            seen.add(actor.name.lower())
            yield Coding(
                "addressee", actor, (name.span,), _CODER, 0.55, rule="passive" if suffers else "towards"
            )


@cache
def _straight(codebook: Codebook) -> re.Pattern[str]:
    """What may stand between a doer and the words for the deed: asides, times, auxiliaries, a verb."""
    verbs = alternation(codebook["actor"].cues("after", "does"))
    return re.compile(rf"\A{_BETWEEN}(?:\s(?:{verbs})(?:\s[\w’'-]{{1,20}}){{0,6}})?,?\s*\Z", re.IGNORECASE)


@cache
def _towards(codebook: Codebook) -> re.Pattern[str]:
    cues = alternation(codebook["addressee"].cues("before", "towards"))
    small = (
        r"(?:(?:the|a|an|its|their|his|her)\s)?"
        r"(?:(?!(?:of|on|at|in|to|for|by|from|with|after|over|and|against)\s)[a-z][\w’'-]{0,20}\s){0,3}?"
    )
    return re.compile(rf"(?<![\w-])(?i:(?P<cue>{cues})\s{small})\Z")
