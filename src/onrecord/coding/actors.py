"""Who called an event and who acts: organisations, offices and groups, never private persons."""

import re
from collections.abc import Iterator

from onrecord.coding.drafts import Draft
from onrecord.coding.references import Reference
from onrecord.coding.view import Sentence, View
from onrecord.coding.voices import voice_of
from onrecord.records import Actor, Coding, Name, Span

_CODER = "actors@1"
_BY = re.compile(
    r"\b(?:organi[sz]ed|called|convened|staged|led|held|hosted|initiated|arranged|planned|declared|spearheaded|"
    r"co-?ordinated|orchestrated|mounted|launched|announced)(?:\s+(?:jointly|together))?\s+by\s+",
    re.IGNORECASE,
)
_ORGANISERS = re.compile(
    r"\b(?:co-)?organi[sz]ers?,?\s+(?:the\s+)?\Z|\bprotest group,?\s+\Z|\bcampaign group,?\s+\Z", re.IGNORECASE
)
# What an organiser does with an event; the event's words follow.
_CALLS = re.compile(
    r"\A(?:\s*\([^)]{1,30}\))?(?:,[^,.;]{1,90},|,\s+(?:a|an|the)\s[\w\s-]{1,50}?)?\s*,?\s*"
    r"(?:(?:said|says|announced|vowed|warned|threatened)\s+(?:that\s+)?(?:it|they)\s+)?(?:(?:who|which|"
    r"that|has|have|had|is|are|was|"
    r"were|will|would|also|yesterday|jointly|to)\s+){0,3}"
    r"(?:call(?:s|ed|ing)?(?:\s+(?:out|for|on|its))?|organi[sz](?:e|es|ed|ing)|stag(?:e|es|ed|ing)|"
    r"h(?:eld|olds|old|olding)|announc(?:ed|es|ing)|"
    r"plan(?:s|ned|ning)?|declared|mobili[sz]e[sd]?|led|leads|leading|began|begun|launch(?:ed|es)|"
    r"embark(?:ed|s)?|convene[sd]?|"
    r"march(?:ed|es)?|rall(?:ied|y|ies)|mount(?:ed|s)|claimed\s+responsibility|part\s+of\s+a\s+coalition)\b",
    re.IGNORECASE,
)
_COMPOUND = re.compile(
    r"\b(?P<who>[A-Za-z]\w{1,30})[-‑](?:organi[sz]ed|led|called|run)\s+(?:[\w-]+\s+){0,2}\Z", re.IGNORECASE
)
_PLAIN_PART = re.compile(r"\b(?:members|supporters|relatives|families|part)\s+of\s+(?:the\s+)?\Z", re.IGNORECASE)
_AND = re.compile(
    r"\s*(?:,|and|&|,\s*and|as well as|alongside|together with|with)\s+(?:the\s+)?\Z", re.IGNORECASE
)
_QUOTED = re.compile(r"(?:the\s+)?(?:[\w-]+\s+){0,4}[“\"‘](?P<name>[A-Z][^“”\"‘’\n]{2,60}?),?[”\"’]")
_CAPITALS = re.compile(
    r"(?:the\s+)?(?:[a-z-]{1,20}\s+){0,4}(?P<name>[A-Z][\w’'&-]{1,30}(?:\s+(?:for|of|the|and|to|"
    r"[A-Z][\w’'&-]{1,30})){0,5}"
    r"\s+[A-Z][\w’'&-]{1,30})"
)
_NOT_CALLERS = frozenset({"police", "authority", "media", "reporter", "witness"})


def organiser_codings(view: View, draft: Draft, is_main: bool) -> list[Coding]:
    """The organisers that the sentences of ``draft`` name, each once; ``is_main`` takes in the whole report.

    "The organisers, X, said …" need not name the event.
    """
    fullest = _fullest(view)
    found: dict[str, Coding] = {}
    for reference in draft.references:
        if reference.trigger.rule == "people":
            continue
        for told, span, rule in _organisers(view, reference):
            name = fullest.get(told, told)
            found.setdefault(name.lower(), _organiser(Actor(name, "organisation"), span, rule, 0.65))
    for source in view.findings.names if is_main else ():
        before = view.words(source.span.start - 30, source.span.start)
        if is_caller(source) and _ORGANISERS.search(before):
            actor = Actor(fullest.get(source.full, source.full), "organisation")
            found.setdefault(actor.name.lower(), _organiser(actor, source.span, "organisers X", 0.6))
    return list(found.values())


def _organiser(actor: Actor, span: Span, rule: str, sure: float) -> Coding:
    return Coding("organiser", actor, (span,), _CODER, sure, rule=rule)


def _fullest(view: View) -> dict[str, str]:
    """The longest name that the report gives for each name of an actor."""
    longest: dict[str, str] = {}
    for name in view.findings.names:
        if name.kind != "pronoun" and len(name.full) > len(longest.get(name.key, "")):
            longest[name.key] = name.full
    return {name.full: longest.get(name.key, name.full) for name in view.findings.names}


def _organisers(view: View, reference: Reference) -> Iterator[tuple[str, Span, str]]:
    sentence = reference.sentence
    for by in _BY.finditer(view.text, sentence.span.start, sentence.span.end):
        if abs(by.start() - reference.span.end) < 160:
            yield from _listed_after(view, sentence, by.end(), "by")
    yield from _compound(view, reference)
    for name in sentence.names:
        if not is_caller(name):
            continue
        before = view.words(max(sentence.span.start, name.span.start - 30), name.span.start)
        between = view.words(name.span.end, reference.span.start)
        if _ORGANISERS.search(before):
            yield name.full, name.span, "organisers X"
        elif name.span.end <= reference.span.start and not _PLAIN_PART.search(before):
            if re.fullmatch(r"(?:['’]s?)?\s+(?:[a-z-]+\s+){0,2}", between) and reference.trigger.rule == "nouns":
                yield name.full, name.span, "X's march"
            elif len(between) < 160 and _CALLS.match(view.words(name.span.end, reference.span.end)):
                yield name.full, name.span, "X called"


def _compound(view: View, reference: Reference) -> Iterator[tuple[str, Span, str]]:
    """ "The union-organised rally": the group of that noun that the report names, else the noun itself."""
    start = max(reference.sentence.span.start, reference.span.start - 60)
    match = _COMPOUND.search(view.words(start, reference.span.start))
    if match is None:
        return
    noun, span = match["who"].lower(), Span(start + match.start("who"), start + match.end("who"))
    groups = [n.full for n in view.findings.names if n.kind in ("group", "organisation")]
    named = next((full for full in groups if {noun, noun + "s"} & set(full.lower().split())), match["who"])
    yield named, span, "X-organised"


def _listed_after(view: View, sentence: Sentence, start: int, rule: str) -> Iterator[tuple[str, Span, str]]:
    end = start
    found = False
    for name in sentence.names:
        if name.span.start < start or not is_caller(name):
            continue
        between = view.words(end, name.span.start)
        if (not found and len(between) <= 40 and not re.search(r"[.;]", between)) or (
            found and _AND.fullmatch(between)
        ):
            yield name.full, name.span, rule
            found, end = True, name.span.end
    quoted = _QUOTED.match(view.text, start, sentence.span.end)
    quoted = quoted or _CAPITALS.match(view.text, start, sentence.span.end)
    if quoted and not found and not _is_known(sentence, quoted.start("name"), quoted.end("name")):
        yield quoted["name"].strip(" ,"), Span(quoted.start("name"), quoted.end("name")), f"{rule}, quoted"


def _is_known(sentence: Sentence, start: int, end: int) -> bool:
    """Whether a name found by the name finder stands there: it was judged already."""
    return any(name.span.start < end and start < name.span.end for name in sentence.names)


def is_caller(name: Name) -> bool:
    """Whether a name can be an organiser's: an organisation or named group, not police, press or office."""
    if name.kind not in ("organisation", "group", "pronoun"):
        return False
    if name.kind == "pronoun" and not name.full[:1].isupper():
        return False
    return name.full[:1].isupper() and voice_of(name) not in _NOT_CALLERS and not _is_person(name)


def _is_person(name: Name) -> bool:
    return name.kind == "person" or (name.kind == "pronoun" and name.role is not None)


def actor_codings(view: View, draft: Draft) -> list[Coding]:
    """Who acts in an answer to protest: the nearest body or office before the words, or the one after "by"."""
    reference = draft.references[0]
    clause = view.clause(reference.sentence, reference.span)
    names = [
        n
        for n in reference.sentence.names
        if n.kind in ("organisation", "office") or (n.kind == "person" and n.role)
    ]
    by = re.compile(r"\bby\s+(?:the\s+)?").search(
        view.text, reference.span.start, min(clause.end, reference.span.end + 60)
    )
    after = [n for n in names if by and by.end() - 4 <= n.span.start <= by.end() + 2]
    before = [n for n in names if clause.start <= n.span.start and n.span.end <= reference.span.start]
    chosen = after[0] if after else before[-1] if before else None
    if chosen is None:
        return []
    value = Actor(chosen.full, chosen.kind, chosen.role, chosen.organisation)
    return [Coding("actor", value, (chosen.span,), _CODER, 0.55)]
