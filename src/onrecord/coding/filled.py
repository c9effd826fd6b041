"""What the frame parser marked of an event, for the variables on which the rules are silent."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache, partial

from onrecord.codebook import Codebook, alternation
from onrecord.coding.gathering.drafts import Draft
from onrecord.coding.laying.kinds import Kinds
from onrecord.coding.laying.view import View
from onrecord.records import Argument, Coding, Frame, Name, Span, Text, Value
from onrecord.tables.chances import FILLED
from onrecord.tables.nearby import nearby

_VARIABLES = {
    "protest": {"organiser": "organiser", "demand": "demand", "target": "target", "participants": "participant"},
    "policing": {"agent": "actor"},
    "court": {"agent": "actor"},
    "government": {"agent": "actor"},
}
_ARTICLE = re.compile(r"(?:the|a|an|its|their|his|her|some|other|fellow)\s+", re.IGNORECASE)
_EMPTY = re.compile(rf"(?:{nearby('people', 'empty')})\Z", re.IGNORECASE)
"""Words that name no group beyond that it protests."""
_COUNT = re.compile(
    rf"(?:(?:{nearby('people', 'counts')}|[\d,.]+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|"
    r"twelve)\s+)+",
    re.IGNORECASE,
)
"""A number before people is a figure, and names no group."""
_CUT = re.compile(r"\b(?:the|an?|of|in|to|from|by)\Z", re.IGNORECASE)
_CLAUSE = re.compile(r",?\s(?:who|which|whose)\s")
_AGAINST = re.compile(rf"\b(?:{nearby('people', 'against')})\s+(?:the\s+)?\Z", re.IGNORECASE)


def filled_codings(view: View, kinds: Kinds, draft: Draft, known: list[Coding]) -> list[Coding]:
    """Codings of a draft from the parser's frames, only of variables that ``known`` does not have."""
    coded = {coding.variable for coding in known}
    found: dict[tuple[str, str], Coding] = {}
    for frame in _frames(view, draft):
        for argument in map(partial(_without_clause, view.text), frame.arguments):
            variable = _VARIABLES[draft.kind].get(argument.role)
            sure = round(frame.probability * argument.probability, 3)
            if variable is None or variable in coded or sure < FILLED[variable]:
                continue
            value = _value(view, kinds, variable, argument)
            if value is not None:
                rule = (
                    f"{argument.role}: {_stance(view.text, argument)}" if variable == "demand" else argument.role
                )
                coding = Coding(variable, value, (argument.span,), view.findings.parser, sure, rule=rule)
                found.setdefault((variable, argument.span.of(view.text).lower()), coding)
    return list(found.values())


def _without_clause(text: str, argument: Argument) -> Argument:
    """A demand without the clause that only describes it: "a teacher, who died in custody"."""
    if argument.role != "demand":
        return argument
    clause = _CLAUSE.search(text, argument.span.start, argument.span.end)
    return replace(argument, span=Span(argument.span.start, clause.start())) if clause else argument


def _frames(view: View, draft: Draft) -> Iterator[Frame]:
    """The frames whose trigger is one of the draft's."""
    spans = [reference.span for reference in draft.references]
    for frame in view.findings.frames:
        if frame.tells_of == draft.kind and any(frame.span.meets(span) for span in spans):
            yield frame


def _value(view: View, kinds: Kinds, variable: str, argument: Argument) -> Value | None:
    words = " ".join(argument.span.of(view.text).split())
    if variable == "demand":
        return Text(argument.span.of(view.text))
    bare = _ARTICLE.sub("", words, count=1) if _ARTICLE.match(words) else words
    counted = _COUNT.match(bare)
    if _EMPTY.fullmatch(bare) or _CUT.search(bare) or (counted and _EMPTY.fullmatch(bare, counted.end())):
        return None
    names = [name for name in view.findings.names if argument.span.covers(name.span)]
    if variable == "participant":
        counts_things = counted and _things(view.codebook).search(bare[counted.end() :])
        return None if counts_things or any(name.kind == "person" for name in names) else kinds.group(bare)
    named = _body(names, argument.span)
    if named and (variable != "organiser" or named.full[:1].isupper()):
        return kinds.actor(named)
    if variable == "organiser" and not bare[:1].isupper():  # "its rivals": read by the side that it names
        return None
    private = any(name.kind in {"person", "pronoun", "anonymous"} for name in names)
    return None if private else kinds.caller(bare) if variable == "organiser" else kinds.body(bare)


@cache
def _things(codebook: Codebook) -> re.Pattern[str]:
    """Nouns of things that are counted at a protest: "600 tractors" take no part themselves."""
    return re.compile(rf"\b(?:{alternation(codebook['other_figure'].cues('units'))})\Z", re.IGNORECASE)


def _body(names: list[Name], span: Span) -> Name | None:
    """The organisation or office that the words mostly name; a person only with a role."""
    public = [n for n in names if n.kind in {"organisation", "office"} or (n.kind == "person" and n.role)]
    public = [n for n in public if 2 * len(n.span) > len(span)]
    return min(public, key=lambda name: (name.span.start - span.start, -len(name.span)), default=None)


def _stance(text: str, argument: Argument) -> str:
    """Whether a demand is told as for or against, by the words before it."""
    return "against" if _AGAINST.search(text, max(0, argument.span.start - 20), argument.span.start) else "for"
