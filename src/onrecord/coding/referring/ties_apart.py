"""Dates and words beside a trigger that tell of something else than its event."""

import re
from dataclasses import replace

from onrecord.coding.dates.phrases import resolve
from onrecord.coding.laying.view import Sentence, View
from onrecord.coding.referring.references import Reference
from onrecord.records import DatePhrase, Span, When
from onrecord.tables.nearby import nearby

# "The third since January", "the largest since the war" count or compare; they date nothing.
_COMPARED = re.compile(
    rf"\b(?:first|second|third|fourth|fifth|sixth|\d{{1,3}}(?:st|nd|rd|th)|{nearby('events', 'compared')})"
    r"\s+(?:[\w’'-]+,?\s+){0,9}\Z",
    re.IGNORECASE,
)
# "The marches followed a fire on Tuesday": the day is of what came before.
_FOLLOWED = re.compile(
    r"\b(?:followed|follows|came after|comes after|come after|was in response to|were in response to|"
    r"(?:sparked|triggered|prompted|provoked|set off) by)\s",
    re.IGNORECASE,
)
# "The pickets came down on Saturday", "the camp was set up in May": the end or beginning of what was told.
_OVER = re.compile(
    r"\s(?:finally )?(?:came down|ended|finished|(?:was|were|had been) "
    r"(?:over|lifted|cleared|dispersed|broken up|set up|established|dismantled))\b",
    re.IGNORECASE,
)
_BEGAN = re.compile(rf"\b(?:{nearby('events', 'began')})\s(?:\w+\s){{0,2}}\Z", re.IGNORECASE)
# "The two-day stoppage, which is to end on Friday": the last day, not the first.
_ENDING = re.compile(
    r"\s(?:(?:to|will|would) (?:end|finish|conclude)|(?P<past>ended|finished)|ends|finishes|ending|finishing)"
    r"\s(?:(?:at|on|late|midnight|noon|early)\s){0,3}\Z",
    re.IGNORECASE,
)
_SUBJECT = 60  # code points from a protest to its day or town: "A march planned for next week in Hull"
_APOSTROPHES = ("'", "’")
_OWNS = re.compile(r"['’]s?\s(?:[\w’'-]+\s){0,3}")
_AS_DID = re.compile(r"\bas (?:he|she|it|they|we) (?:did|had)\b", re.IGNORECASE)
_VOTED = re.compile(r"\b(?:vot(?:e|es|ed|ing)|ballot(?:s|ed|ing)?)\b[^.;]{0,40}\Z", re.IGNORECASE)
_WHETHER = re.compile(r"\bwhether\b", re.IGNORECASE)
# "Jailed on Thursday for their part in a riot": the day is of what was done about it.
_PART_IN = re.compile(
    r"\b(?:for|over)\s(?:(?:their|his|her|an?|its|alleged)\s)*(?:part|role|roles|involvement|participation)\sin\b"
    r"|\b(?:in connection with|accused of|linked to|stemming from|arising from)\b",
    re.IGNORECASE,
)


def without_ends(view: View, references: list[Reference]) -> list[Reference]:
    """The references, "protest" of "called a strike in protest at the plans" aside: it says why, not what."""
    ends = [n for n, one in enumerate(references) if _is_end(view, one)]
    told = [one for n, one in enumerate(references) if n not in ends and one.trigger.kind == "protest"]
    if not ends or not any(one.trigger.rule not in ("people", "group") for one in told):
        return references
    return [replace(one, weight="aside") if n in ends else one for n, one in enumerate(references)]


def _is_end(view: View, reference: Reference) -> bool:
    """Whether it is "protest" of "in protest at"."""
    words, before = reference.span.of(view.text), view.words(reference.span.start - 4, reference.span.start)
    return words.lower() == "protest" and before.lower() == " in "


def status_ahead(view: View, reference: Reference, when: When | None) -> str | None:
    """What is told with a day after that of the report is planned, whatever verb leads up to it."""
    published, start = view.report.published, when.start if when else None
    ahead = bool(published and start and start[:10] > published.isoformat())
    return "planned" if ahead and reference.trigger.kind == "protest" and not reference.definite else None


def is_of_another_deed(view: View, reference: Reference, phrase: DatePhrase) -> bool:
    """Whether a date is that of what came before, of a decision to come, or of an end told elsewhere."""
    behind = view.words(reference.span.end, phrase.span.start)
    if _FOLLOWED.search(behind) or _AS_DID.search(behind) or is_its_end(view, reference, phrase):
        return True
    return bool(_WHETHER.search(view.words(phrase.span.end, reference.span.end)))


def is_voted_on(view: View, reference: Reference) -> bool:
    """Whether members are to decide on it: "cleaners in Derry will vote on whether to strike"."""
    if reference.status != "threatened" or view.is_quoted(reference.span):
        return False
    return bool(_VOTED.search(view.words(reference.span.start - 60, reference.span.start)))


def is_part_in(view: View, date: Span, reference: Reference) -> bool:
    """Whether a date before a protest is that of an answer to it: "jailed on Thursday for a part in a riot"."""
    words = view.words(date.end, reference.span.start)
    return reference.trigger.kind == "protest" and bool(words) and bool(_PART_IN.search(words))


def is_of_subject(view: View, before: list[Reference], answer: Reference, words: Span) -> bool:
    """Whether words belong to the protest that an answer is about: "A rally in Leeds on Friday was banned"."""
    if answer.trigger.kind not in ("government", "court") or words.end > answer.span.start:
        return False
    nouns = (one for one in before if one.trigger.kind == "protest" and one.trigger.rule == "nouns")
    return any(
        0 <= words.start - one.span.end <= _SUBJECT and not view.breaks(one.span, answer.span) for one in nouns
    )


def is_its_end(view: View, reference: Reference, phrase: DatePhrase) -> bool:
    """Whether a date only says when something told before began or was over."""
    return reference.definite and bool(_OVER.match(view.words(reference.span.end, phrase.span.start)))


def open_ended(view: View, reference: Reference, phrase: DatePhrase, when: When | None) -> When | None:
    """The first day of what goes on: "the protest, which began on June 2, enters its third week"."""
    before = view.words(phrase.span.start - 24, phrase.span.start)
    if when and reference.status == "under_way" and _BEGAN.search(before):
        return replace(when, end=None, rule=f"{when.rule}; began")
    return when


def until_its_end(view: View, reference: Reference, phrase: DatePhrase, when: When | None) -> When | None:
    """The last day of what is "to end on Friday": it began before."""
    if when is None or reference.trigger.kind != "protest":
        return when
    ending = _ENDING.search(view.words(reference.span.end, phrase.span.start))
    if ending is None:
        return when
    last = when if ending["past"] else resolve(phrase, view.report, "future") or when
    return replace(last, start=None, rule=f"until: {last.rule}")


def owner_of(view: View, references: list[Reference], phrase: DatePhrase) -> int | None:
    """Whose day a possessive tells, whatever else the sentence dates: "called off Monday's planned sit-in"."""
    if view.words(phrase.span.end, phrase.span.end + 1) not in _APOSTROPHES:
        return None
    after = (n for n, one in enumerate(references) if one.span.start > phrase.span.end)
    index = next(after, None)
    if index is None or references[index].trigger.kind != "protest":
        return None
    between = view.words(phrase.span.end, references[index].span.start)
    return index if _OWNS.fullmatch(between) else None


def is_compared(view: View, sentence: Sentence, phrase: DatePhrase) -> bool:
    """Whether a date with "since" only says since when something was the third or the largest."""
    if not phrase.span.of(view.text).lower().startswith("since"):
        return False
    return bool(
        _COMPARED.search(view.words(max(sentence.span.start, phrase.span.start - 80), phrase.span.start))
    )
