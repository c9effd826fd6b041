"""Whom a protest addresses or opposes: what the words on both sides of a name tell, by ``codebook/target.yml``."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from onrecord.codebook import Codebook, alternation
from onrecord.coding.kinds import Kinds
from onrecord.coding.references import Reference
from onrecord.coding.telling import Telling
from onrecord.coding.view import Sentence, View
from onrecord.coding.voices import voice_of
from onrecord.records import Actor, Coding, Name, Span
from onrecord.tables.actor_kinds import kind_by_office
from onrecord.tables.bodies import known_bodies
from onrecord.tables.crowd import crowd_pattern
from onrecord.tables.people import people_words

_CODER = "targets@1"
_SURE = {"ousting": 0.75, "against": 0.7, "handed": 0.7, "asks": 0.65, "over": 0.65, "outside": 0.6,
         "employer": 0.6, "accused": 0.6, "anti-": 0.7}  # fmt: skip
_SIDE = 110  # code points before a name in which its cue stands
_BEHIND = 90
_NEAR = 170  # code points between the words for the event and the cue
_MOST = 30  # names of one sentence that are looked at
_MOST_SPANS = 3
_SPEAK = frozenset({"organiser", "participant", "union", "ngo", "witness"})
_LABOUR = frozenset({"strike", "walkout", "picket"})
_EMPLOYERS = frozenset({"BUS", "GOV", "EDU", "MED", "JRN", "NGO", None})
_SEATED = frozenset({"GOV", "COP", "BUS", "PTY", "JRN", "IGO", "NGO", "LAB", "SPY", "MIL", "OPP", "AGR", None})
_SAYS = re.compile(r"\b(?:said|says|told|announced|according)\b", re.IGNORECASE)
_THEY = re.compile(r"(?:\A|[,;]\s|\b(?:and|but|as)\s)they\b", re.IGNORECASE)
_ANTI = re.compile(r"(?<![\w-])anti[-‐‑–\s](?P<who>[A-Za-z][\w.]{1,30})(?!\w)")
_ITS = re.compile(r"[^.;]{0,60}?\b(?:its|their|his|her)\s(?!members|supporters)\w", re.IGNORECASE)
# A word of description between a cue and a name: no preposition, no verb in "-ing".
_DESCRIBING = (
    r"(?!(?:of|on|at|in|to|for|by|from|with|after|over|and|but|as|against|before|during|who|which|that|into|it|them|"
    r"about|or|ban|support|said)\b)(?!(?!ruling|mining|housing|governing|shipping|banking|building|planning|training)\w+ing\b)"
    r"[A-Za-z][\w’'-]{0,20}"
)
_OWNED = re.compile(r"['’]s?\s(?:[\w-]+\s)?(?P<noun>[a-z-]+)")
_GENERIC = frozenset({"group", "union", "campaign", "movement", "coalition", "alliance", "organisation", "organization",
                      "network", "association", "federation", "organiser", "organizer", "family", "crew"})  # fmt: skip
_PURPOSE = re.compile(
    r"\b(?:in protest|protest\w*|over|against|demand\w*|to (?:demand|call|urge|oppose|condemn|denounce)|calling|"
    r"angry|opposing|denouncing)\b",
    re.IGNORECASE,
)
# What asks of a name behind it that it do something is met by a verb; "call for", "want" take things as well.
_TO_DO = re.compile(
    r"(?:\s[\w'’-]+){0,3}?\s(?:to|should|must|not)\s\w|\s[a-z]{3,}\s(?:the|a|an|its|their|his|her|all|up|down|from|more|to|new)\b"
)


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
        for target in _in_sentence(telling, kinds, sentence):
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
    return {key: list(codings.values()) for key, codings in found.items()}


def _in_sentence(telling: Telling, kinds: Kinds, sentence: Sentence) -> Iterator[_Target]:
    view = telling.view
    references = [reference for reference, _ in telling.own.get((sentence.index, "protest"), ())]
    if references or sentence.index in telling.carried:
        yield from _anti(view, kinds, sentence, references)
    for name in sentence.names[:_MOST]:
        actor = kinds.actor(name) if name.kind != "group" else None
        if (
            actor is None
            or (actor.kind is None and name.kind != "organisation")
            or not _may_speak(view, name.span)
        ):
            continue
        told = _of_name(view, sentence, name, actor, references)
        if told:
            yield _Target(actor, name.span, *told)


def _anti(view: View, kinds: Kinds, sentence: Sentence, references: list[Reference]) -> Iterator[_Target]:
    """ "An anti-government march": the body or office that the prefix is set before."""
    for match in _ANTI.finditer(view.text, sentence.span.start, sentence.span.end):
        who = match["who"]
        span = Span(match.start("who"), match.end("who"))
        near = [r for r in references if 0 <= r.span.start - span.end < 40]
        known = known_bodies().get(who)
        if not near or not _may_speak(view, span):
            continue
        if known:
            yield _Target(Actor(known.name, kinds.of_body(known.name)), span, near[0].span, "anti-")
        elif who.islower() and (kind := kind_by_office(who)):
            yield _Target(Actor(who, kind), span, near[0].span, "anti-")


def _may_speak(view: View, span: Span) -> bool:
    """Whether it is the reporter who tells it, or somebody of the protest."""
    said = view.statement_at(span)
    return said is None or (
        not view.is_quoted(span) and said.speaker is not None and voice_of(said.speaker) in _SPEAK
    )


def _of_name(
    view: View, sentence: Sentence, name: Name, actor: Actor, references: list[Reference]
) -> tuple[Span, str] | None:
    """Where the event is told of and the rule, if the words beside ``name`` make it a target."""
    start = max(sentence.span.start, name.span.start - _SIDE)
    before = view.words(start, name.span.start)
    after = view.words(name.span.end, min(sentence.span.end, name.span.end + _BEHIND))
    if _describes(view.codebook).match(after) or _is_of_person(after):
        return None
    for rule in _RULES:
        cue = _before(view.codebook, rule).search(before)
        if cue is None and rule not in ("ousting", "outside", "handed", "employer"):
            continue
        at = start + cue.start() if cue else name.span.start
        if not _fits(view.codebook, rule, cue, (before, after), actor):
            continue
        event = _event(view, sentence, at, rule, references)
        if event:
            return event, rule
    return None


_RULES = ("ousting", "over", "against", "asks", "handed", "outside", "accused", "employer")


def _fits(
    codebook: Codebook, rule: str, cue: re.Match[str] | None, sides: tuple[str, str], actor: Actor
) -> bool:
    """Whether the words on both sides of a name are those of the rule."""
    before, after = sides
    behind = _after(codebook, rule).match(after)
    if rule == "against":
        return True
    if rule == "over":
        return bool(behind)
    if rule == "asks":
        wants = cue is not None and re.search(r"\b(?:for|want\w*|demand\w*|insist\w*(?: that)?)\b", cue["cue"])
        return not wants or bool(_TO_DO.match(after)) or "that" in (cue["cue"] if cue else "")
    if rule == "ousting":
        asked = re.search(
            r"\b(?:demand|call|want|seek|chant|urg|shout|press|over|against|for)", before, re.IGNORECASE
        )
        return bool(asked) and (cue is not None or bool(behind))
    if rule == "outside":
        if cue is None:
            return False
        seated = actor.kind in _SEATED and (
            bool(behind) or " of" in cue["cue"] or _is_seat(codebook, actor.name)
        )
        stands = not re.match(r"(?:at|to|on|into|inside|towards)\b", cue["cue"], re.IGNORECASE)
        return seated or (stands and bool(_PURPOSE.search(after)) and bool(_ITS.match(after)))
    if rule == "employer":
        return actor.kind in _EMPLOYERS and (cue is not None or bool(behind)) and actor.role is None
    if rule == "accused":
        says = cue is not None and re.match(
            r"(?:sa|argu|claim|insist|complain|alleg)", cue["cue"], re.IGNORECASE
        )
        return not says or bool(behind)
    return cue is not None or (
        bool(behind)
        and bool(re.search(r"\b(?:gave|given|give|hand\w*|serv\w+|present\w+|issued)\s(?:the\s)?\Z", before))
    )


def _is_of_person(after: str) -> bool:
    """Whether a name is only that of somebody's body: "the club's owner"."""
    owned = _OWNED.match(after)
    return owned is not None and owned["noun"].lower() in people_words("roles")


def _is_seat(codebook: Codebook, name: str) -> bool:
    return bool(
        re.search(rf"\b(?:{alternation(codebook['target'].cues('events', 'outside'))})\b", name, re.IGNORECASE)
    )


def _event(view: View, sentence: Sentence, at: int, rule: str, references: list[Reference]) -> Span | None:
    """The words for the event that a cue at ``at`` goes with; the cue's own where the crowd is its subject."""
    if rule == "accused" or not references:
        return Span(at, at + 1) if _is_of_crowd(view, sentence, at) else None
    ahead = [r for r in references if r.span.start <= at + 12 and at - r.span.end < _NEAR]
    if ahead and not _SAYS.search(view.words(ahead[-1].span.end, at)):
        return ahead[-1].span
    behind = [r for r in references if 0 <= r.span.start - at < _NEAR]
    return behind[0].span if behind and rule != "asks" else None


def _is_of_crowd(view: View, sentence: Sentence, at: int) -> bool:
    """Whether the crowd, or "they", is named last before ``at`` as those who do it."""
    before = view.words(max(sentence.span.start, at - _SIDE), at)
    crowd = [match.end() for match in crowd_pattern("protest", "groups", "numbers").finditer(before)]
    crowd += [match.end() for match in _THEY.finditer(before)]
    last = max(crowd, default=-1)
    offset = max(sentence.span.start, at - _SIDE)
    others = [n for n in sentence.names if last + offset <= n.span.start < at and n.kind != "pronoun"]
    return last >= 0 and not others and not _SAYS.search(before[last:])


@cache
def _before(codebook: Codebook, category: str) -> re.Pattern[str]:
    """The cues before a name, with what a decision or deed of its own is called between."""
    variable = codebook["target"]
    article = r"(?:(?:the|a|an|its|their|his|her|this)\s{1,3})?"
    deeds = alternation(variable.cues("foreign", "against"))
    lead = rf"(?:{article}(?:[\w’'-]{{1,20}}\s{{1,3}}){{0,4}}?(?:{deeds})\s{{1,3}}(?:by|from)\s{{1,3}})?"
    lead = lead if category in ("against", "over") else ""
    small = rf"{article}(?:{_DESCRIBING}\s{{1,3}}){{0,3}}?(?:{_DESCRIBING},\s(?:the\s)?)?[“\"‘']?"
    cues = alternation(variable.cues("before", category))
    return re.compile(rf"(?<![\w-])(?i:(?P<cue>{cues})\s{{1,3}}{lead}{small})\Z")


@cache
def _after(codebook: Codebook, category: str) -> re.Pattern[str]:
    """The cues behind a name: after its "'s" with a few words between, else straight or after one word."""
    listed = alternation(codebook["target"].cues("after", category))
    between = rf"(?:['’]s?\s{{1,3}}(?:{_DESCRIBING}\s{{1,3}}){{0,3}}?|\s{{1,3}}(?:{_DESCRIBING}\s{{1,3}})?)"
    return re.compile(rf"{between}(?i:{listed})(?!\w)")


@cache
def _describes(codebook: Codebook) -> re.Pattern[str]:
    """What a name is a mere attribute of: "council tax"."""
    return re.compile(rf"\s(?i:{alternation(codebook['target'].cues('relative', 'against'))})(?!\w)")
