"""Who called an event or ran it: what the words about each name tell, tied to the event that they are about."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.coding.doers.callers import Caller, find_callers
from onrecord.coding.doers.choice import Options, chosen
from onrecord.coding.doers.shared import shared_in_an_action, unions_of_strikers
from onrecord.coding.doers.words import (
    DID,
    before,
    behind,
    calls,
    counts,
    foreign,
    own_people,
    which_called,
)
from onrecord.coding.gathering.telling import Telling
from onrecord.coding.laying.kinds import Kinds
from onrecord.coding.laying.view import Sentence, View
from onrecord.coding.laying.voices import voice_of
from onrecord.coding.referring.references import Reference
from onrecord.records import Coding, Span, Statement
from onrecord.tables.letters import writer_of
from onrecord.tables.nearby import nearby

_CODER = "organisers@1"
_LISTED = re.compile(
    r"\)?\s*(?:,|,?\s*(?:and|&|as well as|alongside|together with|with))\s+(?:the\s+)?"
    r"(?:[a-z][\w'’-]*\s+){0,3}\Z",
    re.IGNORECASE,
)
_OWN = re.compile(
    r"(?:['’]s?)?\s+(?:(?!(?:and|or|in|at|on|of|to|the|a|an|this|that|its|their|all|any|no)\s)[a-z-]{2,20}\s+){0,2}\Z"
)
_COMPOUND = re.compile(
    rf"\b(?P<who>(?!(?:{nearby('people', 'compound_before')})-)[A-Za-z]\w{{1,30}})[-‑]"
    rf"(?:{nearby('people', 'compounds')})\s+(?:[\w-]+\s+){{0,2}}\Z",
    re.IGNORECASE,
)
_EMPLOYED = re.compile(rf"\b(?:{nearby('people', 'employed_by')})\s(?:the\s)?\Z", re.IGNORECASE)
_OURS = re.compile(
    r"\b(?:our|we(?:['’](?:ll|re|ve))?(?:\s+(?:will|are|have|shall|plan|to|going)){0,3})\s+(?:[\w-]+\s+){0,2}\Z",
    re.IGNORECASE,
)
_WE_DO = re.compile(
    rf"\b(?:(?:of\sus|we(?:['’](?:ll|re|ve))?|our\s(?:{nearby('people', 'our_people')}))\s"
    rf"(?!(?:{nearby('people', 'we_only_say')})\b)[^.;]{{0,60}}|our\s(?:[\w-]+\s)?)\Z",
    re.IGNORECASE,
)
_STEP = 60  # code points between an event and a participle said of it
_WAS = re.compile(
    r"(?:\s(?:on|in|at|through|across|outside|for|of|to|from)\s[\w\s'’-]{2,40})?,?(?:\s"
    rf"(?:{nearby('people', 'was_called')}))*\s*"
)
_NEAR = 90  # code points from the verb of calling to the words for the event
_ABOUT = 160
_MOST_CALLERS = 40  # in one sentence; what names more is a list
_BESIDE = 40  # from a speaker's name to that of the body spoken for
# How sure each rule is; the weaker ones speak only of an event whose organiser nothing else tells.
_SURE = {"by": 0.75, "organisers X": 0.7, "X called": 0.7, "X announced": 0.6, "X's march": 0.6, "X did": 0.6,
         "X-organised": 0.6, "our march": 0.55, "people of X": 0.45, "X and its people": 0.45,
         "X counted": 0.4}  # fmt: skip
_CALLING = frozenset({"by", "X called", "X announced", "organisers X", "X-organised"})
"""What tells that bodies without a name ("two unions") called an event, and did not only speak of it."""
_DOING = frozenset({"X did", "X's march"})
"""What tells it of one body too that is only described ("the inmates' committee")."""
_AT = re.compile(r"\b(?:at|outside|inside)\s(?:the\s)?\Z")  # "nurses at Perth's main hospital walked off"
_WEAK = 0.5
_SPEAKERS = frozenset({"organiser", "union", "ngo", "other", "participant"})


@dataclass(frozen=True, slots=True)
class _Evidence:
    """That ``caller`` organised the event which the words at ``at`` tell of."""

    caller: Caller
    at: Span
    rule: str


def organiser_codings(telling: Telling, kinds: Kinds) -> dict[int, list[Coding]]:
    """Codings of organisers by ``id`` of the draft that they called, each name once."""
    return chosen(organiser_options(telling, kinds).all())


def organiser_options(telling: Telling, kinds: Kinds) -> Options:
    """Which bodies may have called which event; those of the rules are among them."""
    callers = find_callers(telling.view)
    return Options(telling, kinds, callers, _by_rules(telling, kinds, callers))


def _by_rules(telling: Telling, kinds: Kinds, callers: dict[int, list[Caller]]) -> dict[int, list[Coding]]:
    """What the words beside each name tell."""
    found: dict[int, dict[str, Coding]] = {}
    last: Caller | None = None
    writing = writer_of(telling.view.text, telling.view.findings.quotations)
    for sentence in telling.view.sentences:
        here = callers.get(sentence.index, [])[:_MOST_CALLERS]
        ours = _of_writer(telling, sentence, Caller(*writing)) if writing else ()
        for evidence in (*_in_sentence(telling, sentence, here, last), *ours):
            may = _CALLING | _DOING if evidence.caller.described else _CALLING
            if not evidence.caller.named and evidence.rule not in may:
                continue
            told = telling.draft_of(sentence, evidence.at)
            if told:
                caller = evidence.caller
                coding = Coding(
                    "organiser", kinds.caller(caller.name), (caller.span,), _CODER,
                    _SURE[evidence.rule], rule=evidence.rule,
                )  # fmt: skip
                kept = found.setdefault(id(told[0]), {})
                key = caller.name.lower()
                if key not in kept or kept[key].confidence < coding.confidence:
                    kept[key] = coding
        last = here[0] if here else last
    named = {key: _strongest(list(codings.values())) for key, codings in found.items()}
    named = shared_in_an_action(telling, named) | named
    return unions_of_strikers(telling, kinds, callers, named) | named


def _strongest(codings: list[Coding]) -> list[Coding]:
    """Without those that only take part where another is told to have called the event."""
    strong = [coding for coding in codings if coding.confidence >= _WEAK]
    return strong or codings


def _in_sentence(
    telling: Telling, sentence: Sentence, callers: list[Caller], last: Caller | None
) -> Iterator[_Evidence]:
    view = telling.view
    references = [reference for reference, _ in telling.own.get((sentence.index, "protest"), ())]
    references = [reference for reference in references if reference.trigger.rule != "people"][:8]
    previous: _Evidence | None = None
    end = sentence.span.start
    for caller in callers:
        employs = _EMPLOYED.search(
            view.words(max(sentence.span.start, caller.span.start - 30), caller.span.start)
        )
        evidence = None if employs else _of_caller(view, sentence, caller, references)
        if evidence is None and previous and _LISTED.fullmatch(view.words(end, caller.span.start)):
            evidence = _Evidence(caller, previous.at, previous.rule)
        if evidence:
            yield evidence
            yield from _listed_before(view, callers, evidence)
        previous, end = evidence, caller.span.end
    yield from _of_own_people(view, sentence, callers, last, references)
    for reference in references:
        yield from _of_reference(view, reference, callers)
    yield from _of_counts(view, sentence, callers)


def _listed_before(view: View, callers: list[Caller], evidence: _Evidence) -> Iterator[_Evidence]:
    """ "X and Y called a march": what is told of Y is told of X too."""
    at = callers.index(evidence.caller)
    if at and evidence.rule in ("X called", "X did", "X announced"):
        other = callers[at - 1]
        if _LISTED.fullmatch(view.words(other.span.end, evidence.caller.span.start)):
            yield _Evidence(other, evidence.at, evidence.rule)


def _of_caller(view: View, sentence: Sentence, caller: Caller, references: list[Reference]) -> _Evidence | None:
    """What the words before and behind one name tell."""
    lead = view.words(max(sentence.span.start, caller.span.start - 90), caller.span.start)
    by = before(view.codebook, "by").search(lead)
    if by and (_is_of_protest(by.group()) or _follows(view, references, caller.span.start - len(by.group()))):
        return _Evidence(caller, Span(caller.span.start - 1, caller.span.start), "by")
    if before(view.codebook, "apposed").search(lead):
        return _Evidence(caller, _nearest(references, caller.span), "organisers X")
    is_part = bool(before(view.codebook, "people").search(lead))
    is_part = is_part or bool(behind(view.codebook, "people").match(view.text, caller.span.end))
    if behind(view.codebook, "announces").match(view.text, caller.span.end):
        earlier = [r for r in references if r.span.end <= caller.span.start]
        if earlier or references:
            return _Evidence(caller, (earlier or references)[-1].span, "X announced")
    for reference in references:
        if 0 <= reference.span.start - caller.span.end <= _ABOUT:
            rule = "people of X" if is_part else _relation(view, caller, reference)
            if rule and not (rule == "X did" and _AT.search(lead)):
                return _Evidence(caller, reference.span, rule)
    if which_called(view.codebook).match(view.text, caller.span.end, sentence.span.end):
        return _Evidence(caller, caller.span, "X called")
    return _Evidence(caller, caller.span, "people of X") if is_part and sentence.figures else None


def _is_of_protest(cue: str) -> bool:
    """Whether what was done by somebody can only be a protest; "held", "led", "announced" may be anything."""
    return not re.match(rf"(?:{nearby('people', 'runs_protest')})\b", cue)


def _follows(view: View, references: list[Reference], at: int) -> bool:
    """Whether the words at ``at`` are said of an event named just before: "the march, which was led by"."""
    return any(
        0 <= at - reference.span.end < _STEP and _WAS.fullmatch(view.words(reference.span.end, at))
        for reference in references
    )


def _relation(view: View, caller: Caller, reference: Reference) -> str | None:
    """The rule by which a name makes an event behind it its own."""
    between = view.words(caller.span.end, reference.span.start)
    is_noun = reference.trigger.rule == "nouns"
    if is_noun and _OWN.fullmatch(between):
        return "X's march"
    called = calls(view.codebook).match(view.words(caller.span.end, reference.span.end))
    if (
        called
        and len(between) - called.end() < _NEAR
        and not foreign(view.codebook).search(between, called.end())
    ):
        return "X called"
    return "X did" if not is_noun and DID.fullmatch(between) else None


def _nearest(references: list[Reference], span: Span) -> Span:
    near = min(references, key=lambda reference: abs(reference.span.start - span.start), default=None)
    return near.span if near else span


def _of_own_people(
    view: View, sentence: Sentence, callers: list[Caller], last: Caller | None, references: list[Reference]
) -> Iterator[_Evidence]:
    """ "X said 400 of its members walked out": X, or the one named in the sentence before."""
    for people in own_people(view.codebook).finditer(view.text, sentence.span.start, sentence.span.end):
        named = [caller for caller in callers if caller.span.end <= people.start()]
        caller = named[-1] if named else last
        behind = [r for r in references if r.span.start >= people.end() and r.span.start - people.end() < _NEAR]
        if caller and behind:
            yield _Evidence(caller, behind[0].span, "X and its people")


def _of_reference(view: View, reference: Reference, callers: list[Caller]) -> Iterator[_Evidence]:
    """ "The union-organised rally", and "our march" in somebody's speech."""
    start = max(reference.sentence.span.start, reference.span.start - 60)
    lead = view.words(start, reference.span.start)
    if match := _COMPOUND.search(lead):
        noun = match["who"].lower()
        span = Span(start + match.start("who"), start + match.end("who"))
        groups = [n.full for n in view.findings.names if n.kind in ("group", "organisation")]
        named = next((full for full in groups if {noun, noun + "s"} & set(full.lower().split())), match["who"])
        yield _Evidence(Caller(span, named), reference.span, "X-organised")
    said = view.statement_at(reference.span)
    if said and said.speaker and (_OURS.search(lead) or _is_threat(said, reference)):
        speaker = said.speaker
        span = said.speaker_spans[0] if said.speaker_spans else reference.span
        beside = [c.name for c in callers if 0 <= c.span.start - span.end < _BESIDE]
        name = speaker.organisation or (speaker.name if speaker.kind == "organisation" else "".join(beside[:1]))
        if name[:1].isupper() and voice_of(speaker) in _SPEAKERS:
            yield _Evidence(Caller(span, name), reference.span, "our march")


def _of_writer(telling: Telling, sentence: Sentence, body: Caller) -> Iterator[_Evidence]:
    """ "700 of us walked", "we will stand in the square", in a letter of ``body``: its own events."""
    for reference, _ in telling.own.get((sentence.index, "protest"), ()):
        lead = telling.view.words(sentence.span.start, reference.span.start)
        if _WE_DO.search(lead) and not telling.view.is_quoted(reference.span):
            yield _Evidence(body, reference.span, "our march")


def _of_counts(view: View, sentence: Sentence, callers: list[Caller]) -> Iterator[_Evidence]:
    """ "The League said 4,000 marched", "League chairman Jo Low expects 500 to attend": it counts."""
    if not sentence.figures or not counts(view.codebook).search(
        view.text, sentence.span.start, sentence.span.end
    ):
        return
    for figure in sentence.figures:
        said = view.statement_at(figure.span)
        if said is None or said.speaker is None or voice_of(said.speaker) not in _SPEAKERS - {"participant"}:
            continue
        speaker, span = said.speaker, said.speaker_spans[0] if said.speaker_spans else figure.span
        own = [caller for caller in callers if span.meets(caller.span)]
        name = own[0].name if own else speaker.organisation or (speaker.kind == "organisation" and speaker.name)
        if name and name[:1].isupper():
            yield _Evidence(Caller(own[0].span if own else span, name), figure.span, "X counted")
            return
    for caller in callers:  # "X spoke of more than 1,500"
        if behind(view.codebook, "counts").match(view.text, caller.span.end):
            yield _Evidence(caller, caller.span, "X counted")


def _is_threat(said: Statement, reference: Reference) -> bool:
    return said.act in ("threaten", "announce", "promise") and reference.status in ("threatened", "planned")
