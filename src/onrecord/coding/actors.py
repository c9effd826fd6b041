"""Who acts in an answer to protest, and towards whom: bodies and offices, never private persons."""

import re
from collections.abc import Iterator
from functools import cache

from onrecord.codebook import Codebook, alternation
from onrecord.coding.drafts import Draft
from onrecord.coding.kinds import Kinds
from onrecord.coding.references import Reference
from onrecord.coding.view import View
from onrecord.records import Actor, Coding, Name, Span

_CODER = "actors@2"
_SURE = {"subject": 0.65, "by": 0.6, "in court": 0.55, "before": 0.45}
# Who does what: a mere neighbour of the words is taken for the doer only where it is of such a kind.
_DOERS = {
    "court": frozenset({"JUD"}),
    "policing": frozenset({"COP", "GOV", "MIL", "SPY", "JUD"}),
    "government": frozenset({"GOV", "LEG", "COP", "IGO", "OPP", "PTY", "MIL"}),
    "protest": frozenset[str](),
}
_ASKING = frozenset({"appeal", "legal_challenge"})  # court forms that a party to the case does
_MOST = 6  # references of an event that are read
_BY = 60  # code points behind the words for what was done in which "by" may stand
_FRONT, _TITLE = 30, 14  # code points: a position before a name, a title
_SIDE = 70
_TIME = r"(?:(?:on|in|at|last|late|early|this|earlier|by)\s[\w\s]{2,24}?|yesterday|today|\w+day(?:\s\w+)?)"
_DOING = (
    r"(?:has|have|had|is|are|was|will|would|may|might|could|shall|also|then|later|now|since|yet|not|to|been|it|itself|"
    r"be|set|due|expected|going|about|planning|considering|weighing|refused|promised|agreed|announced|that|finally|"
    r"immediately|again|recently|already|formally|unanimously|\w{3,14}ly)"
)
_BETWEEN = rf"(?:\s\([^)]{{1,30}}\))?(?:,[^,.;]{{1,80}},)?(?:,?\s(?:{_TIME}|{_DOING}),?)*"
_PASSIVE = re.compile(
    r"\b(?:was|were|been|being|be|is|are|gets?|got)(?:\s\w{2,14}ly|\snot|\salso|\slater)?\s\Z", re.IGNORECASE
)
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
    at, text = reference.span, view.text
    clause = view.clause(reference.sentence, at)
    passive = _is_passive(view, clause, at)
    before = [(name, actor) for name, actor in named if name.span.end <= at.start]
    within = [
        (name, actor) for name, actor in named if name.span.meets(at) and name.span.start < at.start + _TITLE
    ]
    if within and not passive:  # the words for what was done take in who did it: "Court judge Grace Low ordered"
        people = [
            (n, a)
            for n, a in within[1:2]
            if n.kind == "person" and n.span.start - within[0][0].span.end < _FRONT
        ]
        return (*(people or within)[0], "subject")
    if not passive:
        for name, actor in reversed(before):
            if _straight(view.codebook).match(view.words(name.span.end, at.start)):
                return (*_seat(view, before, name, actor), "subject")
            if _straight(view.codebook).match(view.words(_sitting(view, before, name), at.start)):
                return (*_seat(view, before, name, actor), "subject")
    by = re.compile(r"\bby\s+(?:(?:the|a|an)\s+)?").search(
        text, max(at.start, at.end - 3), min(clause.end, at.end + _BY)
    )
    if by:
        for name, actor in named:
            if by.end() - 5 <= name.span.start <= by.end() + 2:
                return name, actor, "by"
    if draft.kind == "court":
        for name, actor in named:
            lead = view.words(max(reference.sentence.span.start, name.span.start - 12), name.span.start)
            if actor.kind == "JUD" and (_OF_COURT.search(lead) or (not passive and name.span.end <= at.start)):
                return name, actor, "in court"
    fitting = _DOERS[draft.kind] | (
        {actor.kind for _, actor in before} if draft.forms & _ASKING else frozenset()
    )
    near = [(name, actor) for name, actor in before if clause.start <= name.span.start and actor.kind in fitting]
    if passive or not near:
        return None
    return (*near[-1], "before")


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
    """What may stand between a doer and the words for the deed: asides, times, auxiliaries, a verb and article."""
    verbs = alternation(codebook["actor"].cues("after", "does"))
    return re.compile(rf"\A{_BETWEEN}(?:\s(?:{verbs})(?:\s[\w’'-]{{1,20}}){{0,4}})?\s*\Z", re.IGNORECASE)


@cache
def _towards(codebook: Codebook) -> re.Pattern[str]:
    cues = alternation(codebook["addressee"].cues("before", "towards"))
    small = (
        r"(?:(?:the|a|an|its|their|his|her)\s)?"
        r"(?:(?!(?:of|on|at|in|to|for|by|from|with|after|over|and|against)\s)[a-z][\w’'-]{0,20}\s){0,3}?"
    )
    return re.compile(rf"(?<![\w-])(?i:(?P<cue>{cues})\s{small})\Z")
