"""How answers to protest are told: done to nobody, away from a protest, still to come, two of them alike."""

import re

from onrecord.coding.gathering.conflicts import dates_conflict
from onrecord.coding.gathering.drafts import Draft
from onrecord.coding.laying.view import View
from onrecord.coding.laying.voices import voice_of
from onrecord.coding.referring.likeness import days
from onrecord.coding.referring.nouns import is_on_condition
from onrecord.coding.referring.references import Reference
from onrecord.tables.crowd import crowd_pattern
from onrecord.tables.doings_words import is_past
from onrecord.tables.nearby import nearby

_TO_COME = re.compile(rf"\b(?:{nearby('events', 'answer_to_come')})\b", re.IGNORECASE)
# "Charges of murder would be filed", "the hearing on the request is scheduled for Friday".
_TO_BE = re.compile(
    r"\s(?:(?:of|with|between|on|over|for|against|in) (?:(?!and |but )[\w’'-]+ ){1,6})?"
    r"(?:will|would|(?:is|are|was|were|has been|have been) (?:now |also |next )?"
    rf"(?:to|{nearby('events', 'set_for')})"
    r"|(?:opens|begins|starts|resumes|sits|meets|convenes) (?:on|next|tomorrow|later))\b",
    re.IGNORECASE,
)
_AT_IT = re.compile(
    r"\b(?:is|are)\s+(?:currently\s+|still\s+)?(?:being\b|\w+ing\b)|\bbeing\s+\w+ed\b", re.IGNORECASE
)
_FROM = re.compile(
    r"\b(?:at|from|off|in|out of|under)\s(?:(?:a|an|the|his|her|their|its)\s)?(?:\w+\s)?\Z", re.IGNORECASE
)
_NOBODY = re.compile(
    rf"\b(?:{nearby('events', 'nobody')})\s(?:(?:was|were|has|have|had|is|are|been|be|will|yet)\s)*\Z",
    re.IGNORECASE,
)
# "Invited both sides to talks in Leeds on Friday".
_BIDDING = re.compile(rf"\b(?:{nearby('events', 'bidding')})\b", re.IGNORECASE)
_ON_A_DAY = re.compile(
    r"\b(?:(?:on|for) (?:mon|tues|wednes|thurs|fri|satur|sun)day|tomorrow|next (?:week|month|\w{3,6}day))\b",
    re.IGNORECASE,
)
_TO_NOTHING = re.compile(
    rf"[\w’'-]+(?:\s[\w’'-]+){{0,11}}?(?:,[^,.;]{{3,110}},)?\s(?:{nearby('events', 'fell_through')})\b",
    re.IGNORECASE,
)
_COMING_TO_NOTHING = frozenset({"negotiation", "consultation", "hearing", "legal_challenge", "appeal"})
_HEADED_TO = re.compile(r"\w+ to\s\Z|\Ato\s", re.IGNORECASE)
_BID_REACH = 90  # code points behind words that bid to talks in which their day stands
_FOR = 4  # code points of a word that ends what the doing's words began: "is set | for"
_COURT = re.compile(rf"\b(?:{nearby('events', 'court_words')})\b", re.IGNORECASE)
_APART = re.compile(r"summon|impound|to report to", re.IGNORECASE)
_AWAY_REACH = 60  # code points behind the words for an arrest in which its place is told
# What one sitting of a court may bring, told over several sentences; an acquittal is of other people.
TRIAL = frozenset({"hearing", "plea", "conviction", "sentence"})
_ASKED_OF_COURT = frozenset({"legal_challenge", "appeal", "injunction"})
_AHEAD = ("planned", "threatened")
_MEETINGS = frozenset({"hearing", "negotiation", "meeting", "consultation"})
_CHARGED = frozenset({"charge", "bail"})
_SWOOP = frozenset({"raid", "arrest"})
VERDICTS = frozenset({"conviction", "sentence", "acquittal"})


def is_of_nobody(view: View, reference: Reference) -> bool:
    """Whether it was done to nobody: "nobody was charged" tells of no charge."""
    return bool(
        _NOBODY.search(
            view.words(max(reference.sentence.span.start, reference.span.start - 40), reference.span.start)
        )
    )


def is_away(view: View, reference: Reference) -> bool:
    """Whether police act apart from a protest: arrest "at his home", "off a train"; summon or impound."""
    if "other" in reference.forms:
        return _APART.search(reference.span.of(view.text)) is not None
    if "arrest" not in reference.forms:
        return False
    after = view.words(reference.span.start, min(reference.sentence.span.end, reference.span.end + _AWAY_REACH))
    return any(_FROM.search(after, 0, found.start()) for found in crowd_pattern("quarters").finditer(after))


def answer_status(view: View, reference: Reference) -> str:
    """What an authority will do, or is weighing, is planned; what it is at is under way; all else occurred.

    A pledge is made by being told, whenever it is to be kept.
    """
    if "pledge" in reference.forms:
        return "occurred"
    clause = view.clause(reference.sentence, reference.span)
    words = view.words(max(clause.start, reference.span.start - 40), min(clause.end, reference.span.end + _FOR))
    after = view.words(reference.span.end, min(clause.end, reference.span.end + 40))
    if _came_to_nothing(view, reference):
        return "called_off"
    if _is_bid_for(view, reference) or _is_headed_to(view, reference):
        return "planned"
    if _TO_COME.search(words) or _TO_BE.match(after) or _is_ahead(view, reference):
        on_condition = is_on_condition(view, reference.sentence, reference.span)
        return "threatened" if on_condition and is_asked_of_court(reference) else "planned"
    return "under_way" if _AT_IT.search(words) else "occurred"


def _came_to_nothing(view: View, reference: Reference) -> bool:
    """Whether talks or a claim were called off: "a petition, lodged in May, will now not be heard"."""
    if not _COMING_TO_NOTHING.intersection(reference.forms):
        return False
    return _TO_NOTHING.match(view.words(reference.span.start, reference.sentence.span.end)) is not None


def _is_bid_for(view: View, reference: Reference) -> bool:
    """Whether others are bidden to talks on a day: "summoned all sides to the town hall for Tuesday"."""
    if "negotiation" not in reference.forms or not _BIDDING.search(reference.span.of(view.text)):
        return False
    end = min(reference.sentence.span.end, reference.span.end + _BID_REACH)
    return _ON_A_DAY.search(view.words(reference.span.start, end)) is not None


def _is_headed_to(view: View, reference: Reference) -> bool:
    """Whether a headline says what is to come: "Group to go to court"."""
    span, sentence = reference.span, reference.sentence
    if sentence.kind != "headline":
        return False
    return bool(
        _HEADED_TO.search(view.words(sentence.span.start, span.start)) or _HEADED_TO.match(span.of(view.text))
    )


def is_asked_of_court(reference: Reference) -> bool:
    """Whether it is what somebody goes to court for: "if you do not reply we shall apply for a review"."""
    return bool(set(reference.forms) & _ASKED_OF_COURT)


def _is_ahead(view: View, reference: Reference) -> bool:
    """Whether its date is still to come; that of a verb in the past is of what was decided, not of deciding."""
    words = reference.span.of(view.text).lower().split()
    if any(is_past(word) for word in words) and not set(reference.forms) & _MEETINGS:
        return False
    span = days(reference.date) if reference.date else None
    published = view.report.published
    return bool(span and published and span[0] > published)


def _tense(view: View, draft: Draft) -> str:
    return answer_status(view, draft.references[0])


def is_same(view: View, reference: Reference, draft: Draft) -> bool:
    """Whether two doings are one: told in one sentence or with one form, neither of them being still to come."""
    if (answer_status(view, reference) in _AHEAD) != (_tense(view, draft) in _AHEAD):
        return False
    forms = set(reference.forms)
    if forms & VERDICTS and ("acquittal" in forms) != ("acquittal" in draft.forms):
        return False
    if any(r.sentence is reference.sentence for r in draft.references):
        return True
    if reference.another or dates_conflict(reference, draft):
        return False
    return bool(forms & draft.forms) or any(
        forms <= stage and bool(draft.forms & stage) for stage in (_CHARGED, TRIAL, _SWOOP)
    )


def is_of_a_side(view: View, reference: Reference) -> bool:
    """Whether a crowd or the police do what governments do: "organisers promised that it would be peaceful"."""
    if reference.trigger.rule != "named actor" or reference.trigger.kind != "government":
        return False
    doers = [name for name in reference.sentence.names if name.span.end <= reference.span.start]
    doer = max(doers, key=lambda name: name.span, default=None)
    return doer is not None and (doer.kind == "group" or voice_of(doer) in ("organiser", "police"))


def has_office(view: View, reference: Reference) -> bool:
    """Whether a public body acts: a mere name before the words must be that of an office or its holder."""
    if (
        reference.trigger.kind == "court"
        and set(reference.forms) <= {"hearing"}
        and not _COURT.search(view.text)
    ):
        return False  # parliaments and planners hold hearings too
    if reference.trigger.rule != "named actor":
        return True
    names = [name for name in reference.sentence.names if name.span.end <= reference.span.start]
    if not names:
        return False
    speaking = {said.speaker.name for said in view.statements if said.speaker and said.voice == "authority"}
    known = [name for name in view.findings.names if name.key == names[-1].key]
    return any(name.full in speaking or voice_of(name) == "authority" for name in known)
