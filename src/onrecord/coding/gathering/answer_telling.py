"""How the words round a doing tell it: who stands right before it, whether it is named back or denied.

Features to be weighed (``answer_choice.py``). They tell how a doing is told, never whose side it takes.
"""

import re
from collections.abc import Sequence

from onrecord.coding.gathering.answer_doers import OFFICES, sort_of
from onrecord.coding.gathering.drafts import Draft
from onrecord.coding.laying.view import Sentence, View
from onrecord.coding.referring.likeness import localities
from onrecord.coding.referring.references import Reference
from onrecord.tables.crowd import crowd_pattern
from onrecord.tables.nearby import nearby

_LEAD = 60  # code points before a doing in which words tell how it is meant
_NEWS = 2  # sentences from the first, headline included, that tell one piece of news
_SUBJECT = 60  # code points before a doing in which its subject's last words stand
_BETWEEN = 24  # code points of "has since also" between a subject and its verb
_AUXILIARIES = re.compile(rf"\s*(?:(?:{nearby('events', 'auxiliaries')})\s+)*(?:\w+ly\s+)?\Z", re.IGNORECASE)
_NAMED_BACK = re.compile(r"\b(?:the|this|that|these|those|such)\s(?:[\w’'-]+\s)?\Z", re.IGNORECASE)
_KEPT_TO = re.compile(
    rf"\b(?:{nearby('events', 'kept_to')})\s(?:(?:by|with|to|from)\s)?"
    r"(?:the|this|that|its|their|any)\s(?:[\w-]+\s)?\Z",
    re.IGNORECASE,
)
_DENIED = re.compile(rf"\b(?:{nearby('events', 'denied_before')})\b[^.;:,]{{0,40}}\Z", re.IGNORECASE)
_TO_NOBODY = re.compile(r"\s(?:no[ -]one|nobody|none|no [a-z]+)\b", re.IGNORECASE)
_MODAL = re.compile(r"\b(?:could|may|might|can|would|should|must|cannot)\s(?:\w+\s){0,2}\Z", re.IGNORECASE)
_PENALTY = re.compile(
    r"[^.;]{0,24}\b(?:up to|between|a maximum|as (?:much|long) as|at least|fines? of|\w+ years?)\b",
    re.IGNORECASE,
)
_RISKED = re.compile(r"\b(?:fac(?:e|es|ing)|risk\w*|carr(?:y|ies)|punish\w+|liable)\b", re.IGNORECASE)
_ITEM = re.compile(r"\s*(?:[-–—•*·]|\(?\d{1,2}[.)]|\(?[a-z]\)|(?:that|to)\s)")
_OPENING = re.compile(r"\s*[-–—•*·“\"'‘(]*\s*(?:\d{1,2}[.)]\s)?\Z")
_WORD = re.compile(r"\w{4,}")
_DOERS = (("police", ("police",)), ("crowd", ("protest", "groups", "numbers")))
_NEAR = 20  # code points between a doing and the protest that it is done to, or what makes it a mere risk
_TO = re.compile(r"\s(?:to|for)\s", re.IGNORECASE)
_COURTS = re.compile(r"\b(?:court|tribunal|judge|bench)", re.IGNORECASE)
_PUNISHED = frozenset({"charge", "sentence", "conviction"})
_PRONOUN = re.compile(
    rf"\b(?:it|they|he|she|we|i)\s(?:(?:{nearby('events', 'auxiliaries')})\s)*\Z", re.IGNORECASE
)
_ACTING = frozenset(nearby("events", "answer_words").split("|"))


def telling_features(view: View, kind: str, reference: Reference) -> dict[str, float]:
    """How the words round a doing tell it."""
    sentence, span = reference.sentence, reference.span
    start = sentence.span.start
    lead = view.words(max(start, span.start - _LEAD), span.start)
    after = view.words(span.end, min(sentence.span.end, span.end + _LEAD))
    words = span.of(view.text)
    opening = view.words(start, span.start)
    return {
        f"{kind} subject {_subject(view, kind, reference)}": 1.0,
        **_voiced(view, kind, reference, lead),
        **{f"{kind} word {word}": 1.0 for word in _stems_told(words)},
        "named back": float(is_named_back(view, reference)),
        "kept to": float(bool(_KEPT_TO.search(lead))),
        "behind a denial": float(bool(_DENIED.search(lead))),
        "to nobody": float(bool(_TO_NOBODY.match(after))),
        f"{kind} behind a modal": float(bool(_MODAL.search(lead))),
        "penalty of a law": float(_is_penalty(reference, words, lead, after)),
        "appeal to no court": float("appeal" in reference.forms and _is_to_others(after)),
        f"{kind} right before a protest": float(
            any(one.kind == "protest" and 0 <= one.span.start - span.end <= _NEAR for one in sentence.triggers)
        ),
        "of a list": float(bool(_ITEM.match(view.words(start, start + 8)))),
        "opens bare": float(bool(_OPENING.fullmatch(opening)) and sentence.kind != "headline"),
        f"{kind} told as had": float(reference.had),
        "protest in the next sentence": float(_is_protest_next(view, sentence)),
    }


def _is_protest_next(view: View, sentence: Sentence) -> bool:
    """Whether the sentence behind, of the same post, tells of a protest."""
    behind = view.sentences[sentence.index + 1 : sentence.index + 2]
    return any(one.post == sentence.post and any(t.kind == "protest" for t in one.triggers) for one in behind)


def _is_to_others(after: str) -> bool:
    """Whether an appeal is made to somebody, and no court is named behind it: "appealed to the council"."""
    return bool(_TO.match(after)) and _COURTS.search(after) is None


def _is_penalty(reference: Reference, words: str, lead: str, after: str) -> bool:
    """Whether it is what may come of a deed by law: "face up to a year in prison", "can be fined"."""
    if not _PUNISHED.intersection(reference.forms):
        return False
    risked = _RISKED.search(words) or _RISKED.search(lead[-_NEAR:])
    return bool(_MODAL.search(lead)) or bool(risked and (_PENALTY.match(after) or _PENALTY.search(words)))


def _voiced(view: View, kind: str, reference: Reference, lead: str) -> dict[str, float]:
    """Whose voice tells it, and who "it" or "he" that does it is: who spoke last."""
    said = view.statement_at(reference.span)
    found = {f"{kind} said by {said.voice}": 1.0} if said else {}
    if _PRONOUN.search(lead):
        before = said or view.statement_before(reference.span)
        found[f"{kind} by one who speaks as {before.voice if before else None}"] = 1.0
    return found


def _stems_told(words: str) -> set[str]:
    """How the words begin that are among those with which courts and governments act."""
    return {word[:5] for word in re.findall(r"[a-z]{3,}", words.lower())} & _ACTING


def is_named_back(view: View, reference: Reference) -> bool:
    """Whether its words are a noun with "the" or "this" before it: "the ruling", "this latest ban"."""
    lead = view.words(max(reference.sentence.span.start, reference.span.start - _LEAD), reference.span.start)
    return bool(_NAMED_BACK.search(lead))


def _subject(view: View, kind: str, reference: Reference) -> str:
    """Who stands right before it, but for auxiliaries: a name's sort, police, a crowd, an office or none."""
    sentence, start = reference.sentence, reference.span.start
    lead = view.words(max(sentence.span.start, start - _SUBJECT), start)
    for name in sentence.names:
        between = view.words(name.span.end, start)
        if start - _BETWEEN <= name.span.end <= start and _AUXILIARIES.fullmatch(between):
            return f"name of {sort_of(view, kind, name)}"
    for sort, groups in (*_DOERS, ("office", OFFICES[kind])):
        for found in crowd_pattern(*groups).finditer(lead):
            if _AUXILIARIES.fullmatch(lead[found.end() :]):
                return sort
    return "none"


def begun_features(view: View, reference: Reference, drafts: Sequence[Draft]) -> dict[str, float]:
    """How a doing stands to all told before, as one that is not among them."""
    kind, at = reference.trigger.kind, reference.sentence.index
    told = [one.sentence.index for draft in drafts for one in draft.references]
    back = bool(drafts) and is_named_back(view, reference)
    towns, is_dated = localities(reference), any(_is_of_one_date(reference, draft) for draft in drafts)
    is_placed = any(towns & draft.towns for draft in drafts)
    return {
        f"begins named back, {kind} told": float(back),
        f"begins, {kind} told in its sentence": float(at in told),
        f"begins, {kind} told in the sentence before": float(at - 1 in told),
        "begins, word told": float(any(_is_of_one_word(view, reference, draft) for draft in drafts)),
        "begins after others": min(len(drafts), 6) / 6,
        "begins, date told": float(is_dated),
        "begins, dated otherwise": float(reference.date is not None and bool(drafts) and not is_dated),
        "begins, town told": float(is_placed),
        "begins, in another town": float(bool(towns and drafts) and not is_placed),
    }


def joined_features(view: View, reference: Reference, draft: Draft, ahead: bool) -> dict[str, float]:
    """How a doing stands to one told before; ``ahead``: one of the two is still to come."""
    back = is_named_back(view, reference)
    return {
        "joins named back": float(back),
        "joins named back, other tense": float(back and ahead),
        "joins one word": float(_is_of_one_word(view, reference, draft)),
        "joins news": float(
            reference.sentence.index <= _NEWS and any(one.sentence.index <= _NEWS for one in draft.references)
        ),
    }


def _is_of_one_date(reference: Reference, draft: Draft) -> bool:
    """Whether a doing told before is of its date."""
    return reference.date is not None and any(one.date == reference.date for one in draft.references)


def _is_of_one_word(view: View, reference: Reference, draft: Draft) -> bool:
    """Whether it and a doing told before share a word."""
    own = _stems(reference.span.of(view.text))
    return any(own & _stems(one.span.of(view.text)) for one in draft.references)


def _stems(words: str) -> set[str]:
    """How the longer words begin: "banned" and "banning" are one."""
    return {word[:5] for word in _WORD.findall(words.lower())}
