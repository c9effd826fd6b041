"""The rules by which two mentions of a report are tied; each returns the words that tell it, or None."""

from collections.abc import Callable
from dataclasses import dataclass

from onrecord.linking import ties_aftermath as aftermath
from onrecord.linking import ties_answers as answers
from onrecord.linking import ties_courts as courts
from onrecord.linking import ties_protests as protests
from onrecord.linking import ties_series as series
from onrecord.linking.ties_view import Scene, Told
from onrecord.records import Span, TieKind
from onrecord.records.findings import EventKind

Evidence = Span | tuple[Span, ...] | None
Words = Callable[[Told, Told, Scene], Evidence]
Kinds = tuple[EventKind, ...]

_PROTEST: Kinds = ("protest",)
_DOING: Kinds = ("policing", "court", "government")
_DECISION: Kinds = ("court", "government")
_ORDER: Kinds = ("government", "policing")
_ANY: Kinds = (*_PROTEST, *_DOING)


@dataclass(frozen=True, slots=True)
class TieRule:
    """One rule: which tie it makes, its name as it is stored, between which kinds, what finds the words."""

    kind: TieKind
    name: str
    ones: Kinds
    others: Kinds
    words: Words


RULES: tuple[TieRule, ...] = (
    TieRule("answers", "done to it", _DOING, _PROTEST, answers.done_to_protest),
    TieRule("answers", "banned", _DOING, _PROTEST, answers.banned),
    TieRule("answers", "defied", _DOING, _PROTEST, answers.defied),
    TieRule("answers", "reason or addressee", _DOING, _PROTEST, answers.in_its_words),
    TieRule("answers", "cue before it", _DOING, _PROTEST, answers.answer_to_protest),
    TieRule("answers", "protest named", _DOING, _PROTEST, answers.to_named),
    TieRule("answers", "those who did it", _DOING, _PROTEST, answers.those_who),
    TieRule("answers", "cue after it", _DOING, _PROTEST, answers.protest_led_to),
    TieRule("answers", "of those arrested", _DOING, _PROTEST, aftermath.of_the_arrested),
    TieRule("answers", "people held", _DOING, _PROTEST, aftermath.of_people_held),
    TieRule("answers", "those arrested", _DOING, _PROTEST, aftermath.those_arrested),
    TieRule("answers", "to those who protest", _DOING, _PROTEST, aftermath.to_participants),
    TieRule("answers", "restrained", _DOING, _PROTEST, aftermath.restrained),
    TieRule("answers", "into what befell", _DOING, _PROTEST, aftermath.into_what_befell),
    TieRule("answers", "received", ("government",), _PROTEST, aftermath.received),
    TieRule("answers", "to both", _DOING, _PROTEST, aftermath.both),
    TieRule("answers", "ruled on", ("court",), _PROTEST, aftermath.ruled_on),
    TieRule("answers", "back to work", _DOING, _PROTEST, aftermath.back_to_work),
    TieRule("answers", "demand met", ("government",), _PROTEST, protests.demand_met),
    TieRule("answers", "in reply", _DOING, _PROTEST, aftermath.in_reply),
    TieRule("follows", "of those arrested", ("court",), ("policing",), aftermath.of_the_arrested),
    TieRule("follows", "next stage", ("court",), ("court",), courts.next_stage),
    TieRule("follows", "stage named", ("court",), ("court",), courts.named_stage),
    TieRule("follows", "on an order", ("court",), _ORDER, courts.on_order),
    TieRule("follows", "appeal", ("court",), _DOING, courts.appeal),
    TieRule("follows", "taken back", _ORDER, _DOING, courts.taken_back),
    TieRule("follows", "a further one", _PROTEST, _PROTEST, series.another),
    TieRule("follows", "carried on", _PROTEST, _PROTEST, series.carried_on),
    TieRule("follows", "or face", _PROTEST, _PROTEST, series.or_face),
    TieRule("follows", "after it", _PROTEST, _PROTEST, series.after_it),
    TieRule("follows", "of them", _PROTEST, _PROTEST, series.of_them),
    TieRule("follows", "after an earlier one", _PROTEST, _PROTEST, series.follows_earlier),
    TieRule("follows", "one of several", _PROTEST, _PROTEST, series.not_the_first),
    TieRule("against", "cue before it", _PROTEST, _DOING, protests.against_doing),
    TieRule("against", "sparked it", _PROTEST, _DOING, protests.sparked),
    TieRule("against", "the decision", _PROTEST, _DOING, protests.against_decision),
    TieRule("against", "demand", _PROTEST, _DOING, protests.demand_against),
    TieRule("against", "the same object", _PROTEST, _DECISION, protests.same_object),
    TieRule("supports", "cue before it", _PROTEST, _ANY, protests.in_support),
    TieRule("supports", "people held", _PROTEST, _PROTEST, protests.for_people_held),
    TieRule("against", "people held", _PROTEST, _DOING, protests.for_people_held),
    TieRule("commemorates", "in memory", _PROTEST, _ANY, protests.commemorated),
    TieRule("ended_by", "called off or ended", _PROTEST, _DOING, protests.ended),
    TieRule("occasion", "held at it", _PROTEST, _DECISION, protests.held_at),
    TieRule("occasion", "after police action", _PROTEST, ("policing",), protests.after_police),
    TieRule("occasion", "outside the court", _PROTEST, ("court",), protests.outside_court),
)
"""In the order in which they are asked; of several that tie the same, the first is kept."""
