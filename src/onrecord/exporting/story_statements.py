"""Who said what about an event: which statements are its own, and on which side they stand."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from onrecord.exporting.accounts import Account, Telling
from onrecord.exporting.cells import words as words_of
from onrecord.exporting.settling_voices import bodies_of_persons, is_same
from onrecord.exporting.story_records import Refs, Said, Side
from onrecord.exporting.story_words import act_words, stems
from onrecord.exporting.times import in_order, told_at
from onrecord.records import Actor, CodedReport, Mention, Size, Span, Speaker, Statement, VoiceRole
from onrecord.records.labels import label
from onrecord.tables.bodies import stand_ins
from onrecord.tables.numerals_table import amounts

ORGANISERS, COUNTER = "Organisers and participants", "Counter-protest"
_SIDES: dict[VoiceRole, str] = {
    "police": "Police",
    "organiser": ORGANISERS,
    "participant": ORGANISERS,
    "authority": "Authorities",
    "union": "Unions",
    "ngo": "Other organisations",
    "witness": "Witnesses",
    "media": "Media",
    "reporter": "Media",
}
_OTHERS = "Others"
_WORD = re.compile(r"[^\W_]+")
_MERELY_A_FIGURE = 8  # words of a statement that gives a figure and nothing else: it is among the figures
_TOPIC = frozenset({"demand", "slogan", "arrest_reason", "reason", "police_measure", "participant_measure"})
_SHARED = 2  # words that a statement has in common with what is at issue in an event
_SAME = 0.7  # share of words that two printings of one statement have in common


@dataclass(frozen=True)
class Spoken:
    """A statement of one report, as the event's."""

    said: Statement
    coded: CodedReport

    @property
    def words(self) -> str:
        """What was said, on one line."""
        return " ".join(words_of(self.said.content, self.coded.report.text).split())

    @property
    def at(self) -> str | None:
        """When it was said, where the report tells; else when it was told."""
        date = self.said.date
        return date.start if date and date.start else told_at(self.coded.report, self.said.cue)


def statements_of(account: Account) -> Iterator[Spoken]:
    """The statements of an event's reports that are about it (docs/telling.md), in the order of the reports.

    A statement is the event's whose evidence stands in the same passage; where none stands there, that of the
    event told last before it in the same post; else that of what the report tells most of. Besides, it is the
    event's where it shares two words with what is at issue there. Repeats in headlines, statements within
    others, and mere figures are left out.
    """
    tellings: dict[str, list[Telling]] = {}
    for one in account.tellings:
        tellings.setdefault(one.report.id, []).append(one)
    topic = _topic(account)
    for told in tellings.values():
        coded = told[0].coded
        own = {one.mention.id for one in told}
        passages = [_passages(coded, mention) for mention in coded.mentions]
        for said in coded.statements:
            if said.repeat_of or said.within or _is_figure(coded, said):
                continue
            spoken = Spoken(said, coded)
            if own & _about(coded, said, passages) or len(topic & stems(spoken.words)) >= _SHARED:
                yield spoken


def _topic(account: Account) -> frozenset[str]:
    """The stems of what is at issue in an event: demands, slogans, reasons and measures."""
    codings = [one for telling in account.tellings for one in telling.mention.codings if one.variable in _TOPIC]
    words = " ".join(label(one.value).replace("_", " ") for one in codings)
    return frozenset(stem for stem in stems(words) if len(stem) > 3)


def sides_of(
    spoken: Iterable[Spoken], side_of: Callable[[Spoken], str], refs: Callable[[CodedReport], Refs]
) -> tuple[Side, ...]:
    """What each side said, sides in the order in which they first speak; the same words once."""
    sides: dict[str, list[Said]] = {}
    for group in _sayings(spoken):
        sides.setdefault(side_of(group[0]), []).append(_said(group, refs))
    return tuple(Side(name, tuple(said)) for name, said in sides.items())


def _sayings(spoken: Iterable[Spoken]) -> list[list[Spoken]]:
    """Statements in the order of time, those that are one saying together.

    Only those that share one of their two longest words are compared: an event may have thousands of reports.
    """
    groups: list[list[Spoken]] = []
    by_word: dict[str, list[list[Spoken]]] = {}
    for one in sorted(spoken, key=lambda one: (in_order(one.at), one.coded.report.id, _start(one.said))):
        words = sorted(set(_WORD.findall(one.words.lower())), key=lambda word: (-len(word), word))[:2] or [""]
        near = (group for word in words for group in by_word.get(word, ()))
        group = next((group for group in near if _is_same_saying(group[0], one)), None)
        if group is None:
            group = []
            groups.append(group)
            for word in words:
                by_word.setdefault(word, []).append(group)
        group.append(one)
    return groups


def side_finder(account: Account, against: Sequence[Account]) -> Callable[[Spoken], str]:
    """What tells a statement's side: organisers by the event's own names, then those of a counter-protest.

    ``against`` are the events that are counter to this one. Others stand by the role in which they speak.
    """
    bodies = bodies_of_persons(account)
    organisers, opponents = _organisers([account]), _organisers(against)

    def side_of(one: Spoken) -> str:
        who = one.said.speaker
        names = [name for name in (_body(who), bodies.get(who.name, "")) if name] if who else []
        for side, known in ((ORGANISERS, organisers), (COUNTER, opponents)):
            if any(is_same(name, body) for name in names for body in known):
                return side
        if who and any(stand_ins().get(word) == ("police",) for word in who.name.lower().split()):
            return _SIDES["police"]  # "a spokesperson for the force"
        return _SIDES.get(one.said.voice, _OTHERS)

    return side_of


def speaker_words(speaker: Speaker | None) -> str:
    """ "Martin Hale (chair, Keep Brenmouth Working)"; "not named" where there is none."""
    if speaker is None:
        return "Not named"
    more = ", ".join(part for part in (speaker.role, speaker.organisation) if part and part != speaker.name)
    name = speaker.name[:1].upper() + speaker.name[1:]
    return f"{name} ({more})" if more else name


def _body(who: Speaker) -> str:
    return who.organisation or who.name


def _organisers(told: Iterable[Account]) -> list[str]:
    codings = [
        one for account in told for telling in account.tellings for one in telling.mention.of("organiser")
    ]
    return sorted({one.value.name for one in codings if isinstance(one.value, Actor)})


def _passages(coded: CodedReport, mention: Mention) -> set[int]:
    spans = [mention.anchor, *(span for coding in mention.codings for span in coding.spans)]
    return {at for span in spans if (at := _passage(coded, span)) is not None}


def _passage(coded: CodedReport, span: Span) -> int | None:
    passages = coded.report.passages
    return next((at for at, passage in enumerate(passages) if passage.span.covers(span)), None)


def _about(coded: CodedReport, said: Statement, passages: Sequence[set[int]]) -> set[str]:
    """The ids of the mentions that a statement is about."""
    here = _passage(coded, (said.content or said.cue)[0])
    if here is None or not coded.mentions:
        return {mention.id for mention in coded.mentions}
    post = coded.report.passages[here].post
    for at in range(here, -1, -1):
        if coded.report.passages[at].post != post:
            break
        found = {one.id for one, own in zip(coded.mentions, passages, strict=True) if at in own}
        if found:
            return found
    return {max(coded.mentions, key=lambda one: len(one.codings)).id}


def _is_figure(coded: CodedReport, said: Statement) -> bool:
    if len(_WORD.findall(words_of(said.content, coded.report.text))) > _MERELY_A_FIGURE or not said.content:
        return False
    sizes = [one for mention in coded.mentions for one in mention.codings if isinstance(one.value, Size)]
    return any(part.covers(span) for one in sizes for span in one.spans for part in said.content)


def _is_same_saying(one: Spoken, other: Spoken) -> bool:
    """Whether two reports print one saying: the same speaker and numbers, and most of the words."""
    mine, others = one.said.speaker, other.said.speaker
    if one.coded is other.coded:
        return False
    if bool(mine) != bool(others) or (mine and others and not is_same(mine.name, others.name)):
        return False
    first, second = set(_WORD.findall(one.words.lower())), set(_WORD.findall(other.words.lower()))
    if not first and not second:
        return one.said.act == other.said.act
    if _numbers(first) != _numbers(second):
        return False
    return len(first & second) >= _SAME * max(1, min(len(first), len(second)))


def _numbers(words: Iterable[str]) -> set[str]:
    return {word for word in words if word.isdigit() or word in amounts("small") or word in amounts("tens")}


def _said(group: Sequence[Spoken], refs: Callable[[CodedReport], Refs]) -> Said:
    """One saying of the reports that print it, in the fullest words and with the speaker best told."""
    best = max(group, key=lambda one: len(one.words))
    speaker = max((one.said.speaker for one in group), key=lambda one: len(speaker_words(one)))
    sources = sorted({ref for one in group for ref in refs(one.coded)})
    act = act_words(best.said.act)
    addressee = label(best.said.addressee)
    act = f"{act}, to {addressee}" if addressee else act
    return Said(
        group[0].at, speaker_words(speaker), act, best.words, best.said.quotation == "direct", tuple(sources)
    )


def _start(said: Statement) -> int:
    return min(span.start for span in (*said.content, *said.cue))
