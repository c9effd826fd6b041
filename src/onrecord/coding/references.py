"""Triggers in their context: what a sentence tells of the event that a trigger refers to."""

import re
from dataclasses import dataclass
from typing import Literal

from onrecord.coding.status import opposing, told_status
from onrecord.coding.view import Sentence, View
from onrecord.records import DatePhrase, PlacePhrase, Span, Trigger, When, Where
from onrecord.tables.doings import told_as

Weight = Literal["strong", "weak", "aside"]

# Another event than the one told before (codebook section 1).
_ANOTHER = re.compile(
    r"\b(?:another|separate|seperate|separately|second|third|rival|different|similar|parallel|"
    r"simultaneous|elsewhere|"
    r"previous|earlier|past|recent|other|new|fresh|further|more|next|future)\s+(?:[\w’'-]+\s+){0,3}\Z",
    re.IGNORECASE,
)
_ALSO = re.compile(r"\b(?:also|separately|meanwhile)\s+(?:[\w’'-]+\s+){0,2}\Z", re.IGNORECASE)
_APART = re.compile(r"\W?(?:Separately|Elsewhere|In a separate)\b")
_MEANWHILE = re.compile(r"\W?(?:Meanwhile|In the meantime|At the same time)\b")
# "Meanwhile, about 40 taxpayers gathered": new people, so that it is told of another event.
_NEW_PEOPLE = re.compile(
    r"\W?(?:Meanwhile|In the meantime),?\s(?:about|around|some|nearly|more than|over|dozens|scores|hundreds|"
    r"thousands|several|members|another|an?\s(?:group|band|crowd|number|handful)|\d)\b"
)
_COUNTER = re.compile(r"\bcounter[- ]?(?:protest|demonstrat|rall|march|demo)", re.IGNORECASE)
_DEFINITE = re.compile(
    r"\b(?:the|this|that(?! (?:they|it|he|she|we|I|there|this|these|those|the|a|an)\b)|"
    r"these|those|its|their(?! own)|his|her|today['’]s|\w+day['’]s|"
    r"said)\s+(?:[\w’'“”\"-]+\s+){0,4}\Z",
    re.IGNORECASE,
)
_INDEFINITE = re.compile(r"\b(?:a|an|one|several|many|numerous|some)\s+(?:[\w’'-]+\s+){0,4}\Z", re.IGNORECASE)
# Habits, rights and kinds of protest, and nouns that only borrow the word ("march organisers").
_GENERIC_BEFORE = re.compile(
    r"(?<![\w-])(?:regular|any|such|all|every|usual|frequent|repeated|right|rights|freedoms?(?= to\b| of\b)|"
    r"line|laws?|powers|"
    r"policing|handling|ban|ability|"
    r"demoni[sz]ing|supports?|defend(?:s|ed)?|oppos(?:es|ed)|history|kind|sort|type|no|peaceful|legal|"
    r"many|violent|lawful|future|these|about|years of|wave of|threat of|against|"
    r"cost of|waves of)\s+(?:of\s+|on\s+|to\s+)?(?:[\w’'-]+\s+){0,2}\Z",
    re.IGNORECASE,
)
_BORROWED_AFTER = re.compile(
    r"\A[\s-]{1,2}(?:organi[sz]ers?|leaders?|group|groups|movement|bans?|laws?|policing|chants?|rights|"
    r"fund|ballot|vote|action|"
    r"pay|bill|committee|song|art|culture|season|days|camp leader|tactics|mandate|notice)\b",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"\b(?:other|rival|opposing|separate|another|more)\s+(?:\w+\s+){1,4}(?:are|is|were|was|have|had|will|"
    r"also)?\s*(?:\w+\s+){0,2}(?:to\s+)?\Z",
    re.IGNORECASE,
)
_HELD = re.compile(
    r"\b(?:held|staged|organi[sz]ed|mounted|led|began|launched)\s+(?:a|an|its|their)\s+(?:[\w-]+\s+){0,2}\Z",
    re.IGNORECASE,
)
# "Vowed to intensify the strike" says that it goes on, "vowed to end it" nothing of what is to come.
_GOES_ON = re.compile(
    r"\b(?:intensify|continue|escalate|sustain|step up|press on with|go on with|keep up|extend|maintain)\s+"
    r"(?:\w+\s+){0,2}\Z",
    re.IGNORECASE,
)
_TITLED = re.compile(r"(?P<name>(?:[A-Z][\w-]+\s+){1,4})(?:[a-z-]+\s+)?\Z")
_SET_TO = re.compile(
    r"\b(?:is|are|was|were|['’]re)\s+(?:all\s+)?(?:set|due|expected|scheduled|planning|preparing|going|"
    r"about|poised)\s+(?:to\s+)?\Z",
    re.IGNORECASE,
)
_SAME_DAY = re.compile(r"\b(?:on|at) the same (?:day|evening|night|afternoon|morning|time)\b", re.IGNORECASE)
_RELATIVE = re.compile(r"(?:\s[\w’'-]+){0,6},\s(?:which|who)\s[^,]{3,120},\s(?P<rest>.*)\Z", re.DOTALL)
_WIDE = re.compile(
    r"\b(?:nation-?wide|country-?wide|state-?wide|across the (?:country|nation|state|continent|world)|"
    r"national(?! (?:party|front|movement|congress|union|guard|alliance|assembly)\b)|all over the country|"
    r"(?:all|several|many|dozens of|more than \w+) (?:cities|towns|states))\b",
    re.IGNORECASE,
)
_PLURAL = re.compile(r"(?:s|ies)\Z", re.IGNORECASE)
# The trigger itself is a bare verb: "to march", "will rally", "people protest".
_BASE_FORM = re.compile(r"\bto\s+\x00|\x00(?:to|and|not|they|we|who|people)\s", re.IGNORECASE)
_HYPOTHETICAL = re.compile(
    r"\b(?:if|whether|unless|could|should|encourag\w+|urg\w+|likely)\b[^.;]{0,80}\Z", re.IGNORECASE
)


# What somebody asks of an authority, or makes a condition, has not been done.
_ASKED = re.compile(
    r"\b(?:if|unless|until|should|urg\w+|demand\w*|whether|petition\w*|call(?:s|ed|ing)? (?:on|for|upon))\b"
    r"[^.;]{0,50}\Z",
    re.IGNORECASE,
)


# What police are asked to do, or left undone, begins no event; what is ahead of them may be planned.
_NOT_DONE = frozenset({"asked", "undone"})
_HAD = re.compile(r"\bhad\s(?:(?:also|already|earlier|previously|themselves|all)\s)?\Z", re.IGNORECASE)
_ONE_NEW = re.compile(r"\b(?:an?|one)\s+(?:[\w’'-]+\s+){0,3}\Z", re.IGNORECASE)
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
    is_noun = trigger.rule in ("nouns", "kin", "people")
    status = told_status(
        view.codebook, view.text, (clause.start, clause.end), (trigger.span.start, trigger.span.end), not is_noun
    )
    ending = _RELATIVE.match(view.words(trigger.span.end, min(sentence.span.end, trigger.span.end + 240)))
    if is_noun and ending:  # "the rally, which was to be held on Friday, was called off"
        told = words + " " + ending["rest"]
        ended = told_status(view.codebook, told, (0, len(told)), (0, len(words)), False)
        status = ended if ended in ("called_off", "banned", "denied", "under_way") else status
    definite = is_noun and bool(_DEFINITE.search(before)) and not _INDEFINITE.search(before[-25:])
    if definite and status == "planned" and _GOES_ON.search(before):
        status = "under_way"
    plural = is_noun and bool(_PLURAL.search(words))
    weight = _weight(view, sentence, trigger, before + "\x00" + after)
    another = (
        is_noun and trigger.rule != "people" and bool(_ANOTHER.search(before) or words.lower() == "another")
    )
    others = not is_noun or bool(_HELD.search(before))
    counter = bool(_COUNTER.search(view.words(trigger.span.start - 10, trigger.span.end)))
    wide = bool(_WIDE.search(before[-30:] + words + after[:30] if is_noun else words))
    also = not is_noun and bool(_ALSO.search(before))
    opening = view.words(sentence.span.start, sentence.span.start + 24)
    further = view.words(trigger.span.end, min(clause.end, trigger.span.end + 120))
    also = also or (not definite and trigger.rule != "people" and bool(_APART.match(opening)))
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
        (another and not definite) or also,
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
    if is_noun and _is_of_a_name(view, sentence, trigger):
        return "aside"
    if trigger.kind != "protest":
        told = trigger.kind == "court" or not view.is_quoted(trigger.span)
        if trigger.kind == "policing" and told:
            told = told_as(view.text, trigger.span.start, trigger.span.end, sentence.span.start) not in _NOT_DONE
        return "strong" if told and not _ASKED.search(before) else "weak"
    if trigger.rule == "people" or view.is_quoted(trigger.span):
        return "weak"
    if _SET_TO.search(before):
        return "strong"
    is_wish = _BASE_FORM.search(before + "\x00" + trigger.span.of(view.text))
    told_before = view.words(sentence.span.start, trigger.span.start)
    is_habit = is_noun and _GENERIC_BEFORE.search(before)
    is_weak = trigger.rule == "group" or is_habit or is_wish or _HYPOTHETICAL.search(told_before)
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
    if trigger.kind != "protest" or trigger.rule in ("people", "crowd") or view.is_quoted(trigger.span):
        return False
    start, end = trigger.span.start, trigger.span.end
    before = view.words(max(sentence.span.start, start - _SIDE), start)
    after = view.words(end, min(sentence.span.end, end + _SIDE))
    return bool(
        opposing(view.codebook, "before").search(before)
        or (trigger.rule in ("group", "frame") and opposing(view.codebook, "after").search(after))
    )
