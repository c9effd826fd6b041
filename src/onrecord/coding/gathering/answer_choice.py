"""What a doing of police, courts or governments is: an answer told of before, a new one, or none to be coded.

Features for weights learnt from reports coded by hand (``tables/learnt/answers.yml``). They tell how the doing
is told, by whom, and how it stands to what was told before; never what a report is about, or for whom.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from onrecord.coding.gathering.answer_doers import OFFICES, doer_features, leading_features
from onrecord.coding.gathering.answer_likeness import (
    answer_status,
    has_office,
    is_away,
    is_of_a_side,
    is_of_nobody,
    is_same,
)
from onrecord.coding.gathering.answer_telling import begun_features, joined_features, telling_features
from onrecord.coding.gathering.conflicts import dates_conflict
from onrecord.coding.gathering.drafts import Draft
from onrecord.coding.laying.view import Sentence, View
from onrecord.coding.referring.likeness import days, localities
from onrecord.coding.referring.references import HYPOTHETICAL, Reference
from onrecord.records import Frame, Span
from onrecord.tables.crowd import crowd_pattern
from onrecord.tables.doings import told_as
from onrecord.tables.learnt import Features

_LEAD = 3  # sentences from the first in which the news stands
_LONG_AGO = timedelta(days=180)
_THE = re.compile(r"\b(?:the|this|that|its|their)\s\Z", re.IGNORECASE)
_ASKED_FOR = frozenset({"demand", "slogan", "target"})
_WORD = re.compile(r"\w{4,}")
LEARNT = frozenset({"court", "government"})
"""Kinds of answers whose mentions are many enough to learn from."""
_NOT_DONE = frozenset({"asked", "undone"})
_PARTS_OF_ANSWERS = frozenset({"arrest", "deployment", "other"})
_OF_EACH_KIND = (
    "headline", "done to a protest", "said by somebody", "protest in its sentence", "behind what it comes after",
    "formless", "dated", "late", "told as undone", "told as ahead",
)  # fmt: skip
_TRIAL = frozenset({"hearing", "plea", "conviction", "sentence", "charge", "bail", "acquittal"})
_SUIT = frozenset({"legal_challenge", "injunction", "ruling", "appeal", "hearing"})


@dataclass(frozen=True, slots=True)
class Answering:
    """What is asked of every doing of one kind in a report; ``carried``: a protest is told that may carry it."""

    view: View
    kind: str
    carried: bool
    starts: tuple[int, ...]
    frames: tuple[Frame, ...]
    within: tuple[tuple[Span, str], ...]
    """What is said, wanted or demanded, each with the kind of its frame; the shorter first."""

    @classmethod
    def of(cls, view: View, kind: str, carried: bool) -> "Answering":
        """For one kind of a report."""
        frames = tuple(one for one in view.findings.frames if not one.attributes)
        within = ((part.span, _within(one, part.role)) for one in view.findings.frames for part in one.arguments)
        told = sorted((row for row in within if row[1]), key=lambda row: len(row[0]))
        return cls(view, kind, carried, tuple(one.span.start for one in frames), frames, tuple(told))

    def marking(self, reference: Reference) -> tuple[Frame, ...]:
        """The frames whose words are those of ``reference``."""
        first = bisect_left(self.starts, reference.span.start - 80)
        last = bisect_left(self.starts, reference.span.end)
        return tuple(one for one in self.frames[first:last] if one.span.meets(reference.span))

    def doers(self, reference: Reference) -> set[str]:
        """The words, of some length, by which the parser marks who does it."""
        spans = (span for one in self.marking(reference) for span in one.of("agent"))
        return {word for span in spans for word in _WORD.findall(span.of(self.view.text).lower())}

    def told_within(self, reference: Reference) -> dict[str, float]:
        """In what is said, thought or wanted ``reference`` stands, and whether in what a protest asks for."""
        held = [kind for span, kind in self.within if span.covers(reference.span)]
        asked = "asked for by a protest"
        inner = next((f"within what they {kind}" for kind in held if kind != asked), None)
        return ({inner: 1.0} if inner else {}) | ({asked: 1.0} if asked in held else {})


def _within(frame: Frame, role: str) -> str:
    """As what a frame's argument holds other doings: its cue's kind, or what a protest asks for."""
    if frame.attributes:
        return frame.kind if role == "content" else ""
    return "asked for by a protest" if role in _ASKED_FOR else ""


def choices(asked: Answering, reference: Reference, drafts: Sequence[Draft]) -> list[Features]:
    """The features of leaving ``reference`` out, of beginning an answer with it, and of joining each draft.

    What was done to nobody ("nobody was charged"), or was only asked for, can only be left out.
    """
    if _is_none(asked.view, reference):
        return [{}]
    taken = _as_answer(asked, reference)
    begun = taken | _as_first(asked, reference, drafts)
    return [{}, begun, *(taken | _as_one(asked, reference, draft, drafts) for draft in drafts)]


def _is_none(view: View, reference: Reference) -> bool:
    """Whether it was done to nobody, by a side or by nobody yet, or is what a court decided of."""
    if is_of_nobody(view, reference) or is_of_a_side(view, reference) or _is_decided_of(view, reference):
        return True
    told = told_as(view.text, reference.span.start, reference.span.end, reference.sentence.span.start)
    return told in _NOT_DONE and (reference.trigger.rule == "mark" or reference.weight != "strong")


def _is_decided_of(view: View, reference: Reference) -> bool:
    """Whether a government's doing is what a court in its sentence decided of: "upheld the ban"."""
    sentence = reference.sentence
    if reference.trigger.kind != "government" or all(one.kind != "court" for one in sentence.triggers):
        return False
    return _THE.search(view.words(sentence.span.start, reference.span.start)) is not None


def by_rules(asked: Answering, reference: Reference, drafts: Sequence[Draft]) -> int:
    """Which of the :func:`choices` the rules take."""
    if not (kept_by_rules(asked, reference) and has_office(asked.view, reference)):
        return 0
    same = (at for at, draft in enumerate(drafts) if is_same(asked.view, reference, draft))
    return next((at + 2 for at in same), 1)


def kept_by_rules(asked: Answering, reference: Reference) -> bool:
    """Whether the doing counts by the rules: asserted, done to somebody, not carried by a protest."""
    if reference.trigger.rule == "mark" or reference.weight != "strong":
        return False
    if asked.kind == "court":
        return not is_of_nobody(asked.view, reference)
    is_part = asked.kind == "policing" and asked.carried and set(reference.forms) <= _PARTS_OF_ANSWERS
    return not is_part or is_away(asked.view, reference)


def _as_answer(asked: Answering, reference: Reference) -> dict[str, float]:
    """How the doing is told, by itself."""
    view, kind, sentence = asked.view, asked.kind, reference.sentence
    marks = asked.marking(reference)
    own = max((one.probability for one in marks if one.tells_of == kind), default=0.0)
    other = max((one.probability for one in marks if one.tells_of != kind), default=0.0)
    start, end = reference.span.start, reference.span.end
    told = told_as(view.text, start, end, sentence.span.start)
    is_mark, beside = reference.trigger.rule == "mark", any(one.kind == "protest" for one in sentence.triggers)
    status = answer_status(view, reference)
    features = {
        f"{kind}": 1.0,
        "no office": float(not has_office(view, reference)),
        f"{kind} kept by rules": float(kept_by_rules(asked, reference)),
        "by rule": float(reference.trigger.rule not in ("frame", "mark")),
        f"{kind} by {reference.trigger.rule}": 1.0,
        "only a mark": float(is_mark),
        f"{kind} chance": own,
        "not marked": float(not own),
        "marked as another kind": other,
        f"told as {told}": 1.0,
        f"status {status}": 1.0,
        "quoted": float(view.is_quoted(reference.span)),
        "said by somebody": float(view.statement_at(reference.span) is not None),
        "headline": float(sentence.kind == "headline"),
        "lead": float(sentence.index <= _LEAD),
        "dated": float(reference.date is not None),
        "placed": float(bool(reference.places)),
        "long ago": float(_is_long_ago(view, reference)),
        "formless": float(not reference.forms),
        "definite": float(reference.definite),
        "plural": float(reference.plural),
        "weak": float(reference.weight == "weak"),
        "aside": float(reference.weight == "aside"),
        "on a condition": float(bool(HYPOTHETICAL.search(view.words(sentence.span.start, start)))),
        "protest in its sentence": float(beside),
        "only a mark, no form, no protest": float(is_mark and not reference.forms and not beside),
        "protest in the sentence before": float(_is_protest_before(view, sentence)),
        "done to a protest": float(_is_to_protest(view, marks, sentence)),
        "late": sentence.index / max(len(view.sentences), 1),
        "people counted": float(any(one.counts == "people" for one in sentence.figures)),
        f"{kind} beside a protest": float(asked.carried),
    }
    features |= {f"{kind} {form}": 1.0 for form in reference.forms}
    features |= _beside_others(asked, reference) | leading_features(view, reference)
    features |= doer_features(view, kind, reference, marks) | asked.told_within(reference)
    features |= telling_features(view, kind, reference)
    features |= {f"{kind}, {name}": features.get(name, 0.0) for name in _OF_EACH_KIND}
    features |= {f"its {part.role} told": 1.0 for one in marks if one.tells_of == kind for part in one.arguments}
    return {name: value for name, value in features.items() if value}


def _beside_others(asked: Answering, reference: Reference) -> dict[str, float]:
    """What other answers its sentence tells of, and of what form it is where no body of its kind is named."""
    kind, sentence = asked.kind, reference.sentence
    others = [one for one in sentence.triggers if one.kind not in (kind, "protest")]
    features = {f"{kind} beside {one.kind}": 1.0 for one in others}
    features |= {f"{kind} within {one.kind}": 1.0 for one in others if one.span.meets(reference.span)}
    office = crowd_pattern(*OFFICES[kind])
    if not office.search(asked.view.text, sentence.span.start, sentence.span.end):
        features |= {f"{kind} {form}, no office named": 1.0 for form in reference.forms}
    return features


def _is_protest_before(view: View, sentence: Sentence) -> bool:
    """Whether the sentence before, of the same post, tells of a protest."""
    before = view.sentences[sentence.index - 1] if sentence.index else None
    return (
        before is not None
        and before.post == sentence.post
        and any(one.kind == "protest" for one in before.triggers)
    )


def _is_to_protest(view: View, marks: Sequence[Frame], sentence: Sentence) -> bool:
    """Whether what is done is done to a protest or its people."""
    told = [one.span for one in sentence.triggers if one.kind == "protest"]
    spans = [span for one in marks for role in ("patient", "offence") for span in one.of(role)]
    people = crowd_pattern("protest")
    return any(span.meets(one) for span in spans for one in told) or any(
        people.search(span.of(view.text)) for span in spans
    )


def _is_long_ago(view: View, reference: Reference) -> bool:
    span = days(reference.date) if reference.date else None
    published = view.report.published
    return bool(span and published and span[1] < published - _LONG_AGO)


def _as_first(asked: Answering, reference: Reference, drafts: Sequence[Draft]) -> dict[str, float]:
    """How the doing stands to all told before, as one that is not among them."""
    features = {
        "begins": 1.0,
        "begins the first": float(not drafts),
        "begins, rules find it told": float(any(is_same(asked.view, reference, draft) for draft in drafts)),
        "begins definite": float(reference.definite),
        f"begins definite, {reference.trigger.kind}": float(reference.definite),
        "begins another": float(reference.another),
        "begins, form told": float(any(set(reference.forms) & draft.forms for draft in drafts)),
        "begins dated": float(reference.date is not None),
        "begins only a mark": float(reference.trigger.rule == "mark"),
    } | begun_features(asked.view, reference, drafts)
    return {name: value for name, value in features.items() if value}


def _as_one(asked: Answering, reference: Reference, draft: Draft, drafts: Sequence[Draft]) -> dict[str, float]:
    """How the doing stands to one answer told before."""
    view, forms = asked.view, set(reference.forms)
    beside = [one for one in draft.references if one.sentence is reference.sentence]
    breaks = min((view.breaks(one.span, reference.span) for one in beside), default=0)
    gap = min(abs(reference.sentence.index - one.sentence.index) for one in draft.references)
    ahead = (answer_status(view, reference) == "planned") != (
        answer_status(view, draft.references[0]) == "planned"
    )
    towns, first = localities(reference), set(draft.references[0].forms)
    doers, known = asked.doers(reference), set().union(*(asked.doers(one) for one in draft.references))
    features = {
        "joins": 1.0,
        "joins one doer": float(bool(doers & known)),
        "joins other doer": float(bool(doers and known and not doers & known)),
        "joins first form": float(bool(forms & first)),
        "joins other than first form": float(bool(forms and first and not forms & first)),
        "joins other form in its sentence": float(bool(beside and forms and not forms & draft.forms)),
        "joins, rules find it another": float(not is_same(view, reference, draft)),
        "joins in its sentence": float(bool(beside)),
        "joins across a clause": float(bool(beside and breaks)),
        "joins the next sentence": float(gap == 1),
        "joins farther off": min(gap, 12) / 12,
        "joins the last": float(draft is drafts[-1]),
        "joins one form": float(bool(forms & draft.forms)),
        "joins other form": float(bool(forms and draft.forms and not forms & draft.forms)),
        "joins one trial": float(bool(forms & _TRIAL and draft.forms & _TRIAL)),
        "joins one suit": float(bool(forms & _SUIT and draft.forms & _SUIT)),
        "joins other tense": float(ahead),
        "joins other date": float(dates_conflict(reference, draft)),
        "joins one date": float(
            reference.date is not None and any(one.date == reference.date for one in draft.references)
        ),
        "joins other town": float(bool(towns and draft.towns and not towns & draft.towns)),
        "joins definite": float(reference.definite),
        "joins headline": float(all(one.sentence.kind == "headline" for one in draft.references)),
    } | joined_features(view, reference, draft, ahead)
    return {name: value for name, value in features.items() if value}
