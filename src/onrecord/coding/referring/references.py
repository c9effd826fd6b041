"""Triggers in their context: what a sentence tells of the event that a trigger refers to."""

import re
from dataclasses import dataclass
from typing import Literal

from onrecord.coding.laying.view import Sentence, View
from onrecord.coding.referring.nouns import is_elided, is_thing, status_of
from onrecord.coding.referring.status import opposing
from onrecord.records import DatePhrase, PlacePhrase, Span, Trigger, When, Where
from onrecord.tables.doings import told_as
from onrecord.tables.nearby import nearby

Weight = Literal["strong", "weak", "aside"]

# Another event than the one told before (codebook section 1).
_ANOTHER = re.compile(rf"\b(?:{nearby('events', 'another')})\s+(?:[\w’'-]+\s+){{0,3}}\Z", re.IGNORECASE)
_NEXT = re.compile(r"\bthe next\s(?:[\w-]+\s){0,2}\Z", re.IGNORECASE)  # however definite, one still to come
_ALSO = re.compile(r"\b(?:also|separately|meanwhile)\s+(?:[\w’'-]+\s+){0,2}\Z", re.IGNORECASE)
_APART = re.compile(r"\W?(?:Separately|Elsewhere|In a separate)\b")
# "Elsewhere 300 gathered on the green, where a silence was held": one event.
_THERE = re.compile(r",\swhere\s[^,;]*\Z")
# "They will be back on 14 June".
_BACK = frozenset({"back", "be back", "return", "come back", "again", "out again", "back again"})
_MEANWHILE = re.compile(r"\W?(?:Meanwhile|In the meantime|At the same time)\b")
# "Meanwhile, about 40 taxpayers gathered": new people, so that it is told of another event.
_NEW_PEOPLE = re.compile(
    rf"\W?(?:Meanwhile|In the meantime),?\s(?:{nearby('events', 'new_people')}|an?\s"
    rf"(?:{nearby('events', 'new_group')})|\d)\b"
)
_COUNTER = re.compile(rf"\bcounter[- ]?(?:{nearby('events', 'counter')})", re.IGNORECASE)
_DEFINITE = re.compile(rf"\b(?:{nearby('events', 'definite')})\s+(?:[\w’'“”\"-]+\s+){{0,4}}\Z", re.IGNORECASE)
_INDEFINITE = re.compile(
    r"\b(?:a|an|one|several|many|numerous|some)\s+(?:(?!(?:the|this|that)\b)[\w’'-]+\s+){0,4}\Z", re.IGNORECASE
)
# Habits, rights and kinds of protest, and nouns that only borrow the word ("march organisers").
_GENERIC_BEFORE = re.compile(
    rf"(?<![\w-])(?:{nearby('events', 'generic_before')})\s+(?:of\s+|on\s+|to\s+)?(?:[\w’'-]+\s+){{0,2}}\Z",
    re.IGNORECASE,
)
# "A rally against the ban on Saturday": the day is the rally's, and the ban what it is about.
_PROTESTED = re.compile(
    r"\b(?:against|opposing|condemning|denouncing)\s(?:the|a|an|this|its|their)\s(?:[\w-]+\s)?\Z", re.I
)
# "There will be no march in Leith on Saturday": one was to be held.
_NONE_HELD = re.compile(r"\bthere (?:will|would) (?:now )?be no\s(?:[\w-]+\s){0,2}\Z", re.IGNORECASE)
_BORROWED_AFTER = re.compile(rf"\A[\s-]{{1,2}}(?:{nearby('events', 'borrowed_after')})\b", re.IGNORECASE)
_OTHERS = re.compile(
    rf"\b(?:{nearby('events', 'other_people')}|more(?!\s+than\b))\s+(?:\w+\s+){{1,4}}(?:are|is|were|was|have|"
    r"had|will|also)?\s*(?:\w+\s+){0,2}(?:to\s+)?\Z",
    re.IGNORECASE,
)
_HELD = re.compile(
    rf"\b(?:{nearby('events', 'held')})\s+(?:a|an|its|their)\s+(?:[\w-]+\s+){{0,2}}\Z", re.IGNORECASE
)
# "Vowed to intensify the strike" says that it goes on, "vowed to end it" nothing of what is to come.
_GOES_ON = re.compile(rf"\b(?:{nearby('events', 'goes_on')})\s+(?:\w+\s+){{0,2}}\Z", re.IGNORECASE)
_TITLED = re.compile(r"(?P<name>(?:[A-Z][\w-]+\s+){1,4})(?:[a-z-]+\s+)?\Z")
_SET_TO = re.compile(
    rf"\b(?:is|are|was|were|['’]re)\s+(?:all\s+)?(?:{nearby('events', 'set_to')})\s+(?:to\s+)?\Z", re.IGNORECASE
)
_SAME_DAY = re.compile(
    r"\b(?:(?:on|at) )?the same (?:day|evening|night|afternoon|morning|time)\b", re.IGNORECASE
)
_WIDE = re.compile(
    rf"\b(?:{nearby('events', 'nationwide')}|(?:all|several|many|various|dozens of|(?:more than|at least|"
    r"over|some|about) \w+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,3}|a dozen) "
    r"(?:(?!other\b)\w+ )?(?:cities|towns|states|counties|provinces|regions|districts|departments|governorates|"
    r"prefectures|capitals))\b",
    re.IGNORECASE,
)
_PLURAL = re.compile(r"(?:s|ies)\Z", re.IGNORECASE)
# The trigger itself is a bare verb: "to march", "will rally", "people protest".
_BASE_FORM = re.compile(r"\bto\s+\x00|\x00(?:to|and|not|they|we|who|people)\s", re.IGNORECASE)
HYPOTHETICAL = re.compile(rf"\b(?:{nearby('events', 'hypothetical')})\b[^.;]{{0,80}}\Z", re.IGNORECASE)
"""Words before a doing that leave open whether it was done: "if", "could", "urged"."""
# What somebody asks of an authority, or makes a condition, has not been done.
_ASKED = re.compile(rf"\b(?:{nearby('events', 'asked')})\b[^.;]{{0,50}}\Z", re.IGNORECASE)
# What police are asked to do, or left undone, begins no event; what is ahead of them may be planned.
_NOT_DONE = frozenset({"asked", "undone"})
_IN_QUOTES = re.compile(r"[\"“][^\"“”]*[\"”]")
_NEXT_CLAUSE = re.compile(r"\s(?:as|while|when|where|after|before)\s")
_REFUSAL = "conditions_order"  # to refuse a permit is done by refusing
_HAD = re.compile(rf"\bhad\s(?:(?:{nearby('events', 'had_already')})\s)?\Z", re.IGNORECASE)
_ONE_NEW = re.compile(r"\b(?:an?|one)\s+(?:[\w’'-]+\s+){0,3}\Z", re.IGNORECASE)
_ANY = re.compile(r"\b(?:such|any|every|all|regular|usual|future)\s(?:[\w-]+\s){0,2}\Z", re.IGNORECASE)
_ONE_WITHIN = re.compile(r"\s(?:an?|one)\s")  # the trigger's own words tell it as new: "disrupted by a protest"
# "Pitched tents across the road": that is where the tents are.
_LIES_THERE = re.compile(rf"\b(?:{nearby('events', 'laid_across')})\s\Z", re.IGNORECASE)
_SIDE = 160  # code points beside a trigger in which its side is told


@dataclass(frozen=True, eq=False)
class Reference:
    """One trigger with what its sentence tells of it.

    ``weight``: *strong* asserts an event, *weak* may refer to one told elsewhere, *aside* starts no mention.
    ``places`` and ``date`` are those tied to this trigger, with the phrases they were read from. ``wide``
    says that it is told to be nationwide, ``loose`` are places told in another clause, ``other_people`` that
    others than those told of before take part; ``title`` is its name ("Palm Street" march), ``opposing``
    says that words set its crowd against another; ``introduced`` that one event is told of as new ("a rally"),
    ``had`` that a verb tells it as past already ("had gathered").
    """

    trigger: Trigger
    sentence: Sentence
    weight: Weight
    status: str | None
    definite: bool
    plural: bool
    another: bool
    counter: bool
    date: When | None = None
    date_phrase: DatePhrase | None = None
    places: tuple[tuple[PlacePhrase, Where], ...] = ()
    other_date: When | None = None
    other_people: bool = False
    title: str = ""
    wide: bool = False
    loose: frozenset[Span] = frozenset()
    opposing: bool = False
    introduced: bool = False
    had: bool = False

    @property
    def readings(self) -> list[When]:
        """The dates that its words may mean: a bare weekday may be the last one or the next."""
        return [when for when in (self.date, self.other_date) if when]

    @property
    def span(self) -> Span:
        """The trigger's words."""
        return self.trigger.span

    @property
    def forms(self) -> tuple[str, ...]:
        """The forms that the trigger tells."""
        return self.trigger.forms


def bare(view: View, sentence: Sentence, trigger: Trigger) -> Reference:
    """A trigger by the words of its own clause, dates and places still to be tied to it."""
    clause = view.clause(sentence, trigger.span)
    before = view.words(max(clause.start, trigger.span.start - 60), trigger.span.start)
    after = view.words(trigger.span.end, min(clause.end, trigger.span.end + 40))
    words = trigger.span.of(view.text)
    thing = is_thing(trigger, before, words, after)
    is_noun = trigger.rule in ("nouns", "kin", "people") or thing
    status = status_of(view, sentence, trigger, clause, is_noun)
    listed = is_elided(words)
    definite = is_noun and bool(_DEFINITE.search(before)) and not _INDEFINITE.search(before[-25:])
    definite = definite and not listed and not _ONE_WITHIN.search(words)
    if definite and status == "planned" and _GOES_ON.search(before):
        status = "under_way"
    plural = is_noun and not listed and bool(_PLURAL.search(words))
    weight = _weight(view, sentence, trigger, before + "\x00" + after)
    if thing and weight == "strong" and _ANY.search(before):
        weight = "aside"
    another = (
        is_noun
        and trigger.rule != "people"
        and bool(_ANOTHER.search(before) or (listed and not words.lower().endswith("first")))
    )
    others = not is_noun or bool(_HELD.search(before))
    counter = bool(_COUNTER.search(view.words(trigger.span.start - 10, trigger.span.end)))
    behind = view.words(trigger.span.end, min(clause.end, trigger.span.end + 50)) if plural else after[:40]
    wide = bool(
        _WIDE.search(
            (before[-30:] if is_noun else "") + words + (behind if plural or not is_noun else after[:30])
        )
    )
    also = not is_noun and bool(_ALSO.search(before))
    also = also or (status == "planned" and words.lower() in _BACK)
    opening = view.words(sentence.span.start, sentence.span.start + 24)
    further = view.words(trigger.span.end, min(clause.end, trigger.span.end + 120))
    there = bool(_THERE.search(view.words(sentence.span.start, trigger.span.start)))
    also = also or (not definite and trigger.rule != "people" and bool(_APART.match(opening)) and not there)
    also = also or (not definite and trigger.rule != "people" and bool(_SAME_DAY.search(further)))
    introduced = is_noun and not plural and bool(_ONE_NEW.search(before))
    also = also or (not is_noun and bool(_NEW_PEOPLE.match(opening)))
    also = also or (introduced and trigger.rule != "people" and bool(_MEANWHILE.match(opening)))
    title = _TITLED.search(before) if is_noun else None
    return Reference(
        trigger,
        sentence,
        weight,
        status,
        definite,
        plural,
        (another and not (definite and not _NEXT.search(before))) or also,
        counter,
        wide=wide,
        other_people=others
        and not definite
        and bool(_OTHERS.search(_HELD.sub("", before) if is_noun else before)),
        title=title["name"].lower() if title else "",
        opposing=_is_opposing(view, sentence, trigger) and not definite,
        introduced=introduced,
        had=not is_noun and bool(_HAD.search(before)),
    )


def _weight(view: View, sentence: Sentence, trigger: Trigger, context: str) -> Weight:
    """How much a trigger asserts: borrowed words nothing, people, speech, habits and wishes little."""
    before, after = context.split("\x00", 1)
    is_noun = trigger.rule in ("nouns", "kin")
    if trigger.rule != "people" and is_noun and _BORROWED_AFTER.match(after):
        return "aside"
    is_marked = trigger.rule in ("frame", "mark")
    is_protested = is_marked and trigger.kind != "protest" and _PROTESTED.search(before)
    if is_protested or (is_noun and _is_of_a_name(view, sentence, trigger)):
        return "aside"
    if trigger.kind != "protest":
        told = trigger.kind == "court" or not view.is_quoted(trigger.span)
        if trigger.kind == "policing" and told and _REFUSAL not in trigger.forms:
            told = told_as(view.text, trigger.span.start, trigger.span.end, sentence.span.start) not in _NOT_DONE
        return "strong" if told and not _ASKED.search(before) else "weak"
    if trigger.rule == "people" or view.is_quoted(trigger.span):
        return "weak"
    if _SET_TO.search(before):
        return "strong"
    is_wish = _BASE_FORM.search(before + "\x00" + trigger.span.of(view.text))
    told_before = view.words(sentence.span.start, trigger.span.start)
    is_habit = is_noun and _GENERIC_BEFORE.search(before) and not _NONE_HELD.search(before)
    is_weak = trigger.rule == "group" or is_habit or is_wish or HYPOTHETICAL.search(told_before)
    return "weak" if is_weak else "strong"


def _is_of_a_name(view: View, sentence: Sentence, trigger: Trigger) -> bool:
    """Whether the word is part of what a body is called: "Tidal Uprising", "the March for Jobs Coalition"."""
    if not view.text[trigger.span.start].isupper():
        return False
    return any(
        name.kind == "organisation" and name.span.covers(trigger.span) and name.span != trigger.span
        for name in sentence.names
    )


def _is_opposing(view: View, sentence: Sentence, trigger: Trigger) -> bool:
    """Whether words beside a gathering put it on the other side: "across the road", "who back the plan"."""
    if trigger.kind != "protest" or view.is_quoted(trigger.span):
        return False
    start, end = trigger.span.start, trigger.span.end
    if trigger.rule == "crowd":  # "Across the road, some 90 of its supporters gathered"
        opens = opposing(view.codebook, "before").match(view.text, sentence.span.start)
        return opens is not None and any(one.counts == "people" for one in sentence.figures)
    before = view.words(max(sentence.span.start, start - _SIDE), start)
    after = view.words(end, min(sentence.span.end, end + _SIDE))
    if trigger.rule == "people":
        some = any(
            0 <= start - figure.span.end <= 1 or figure.span.covers(trigger.span) for figure in sentence.figures
        )
        own = _NEXT_CLAUSE.split(_IN_QUOTES.sub("", after), maxsplit=1)[0]
        return some and bool(opposing(view.codebook, "passing").search(own))
    return bool(
        any(
            not _LIES_THERE.search(before, 0, one.start())
            for one in opposing(view.codebook, "before").finditer(before)
        )
        or (trigger.rule in ("group", "frame") and opposing(view.codebook, "after").search(after))
    )
