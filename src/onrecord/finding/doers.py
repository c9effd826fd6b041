"""Whose doing a deed is: the people last named before its words, or after "by"."""

import re
from collections.abc import Iterator

from onrecord.codebook.cues import pattern
from onrecord.records import Span
from onrecord.tables.crowd import crowd_pattern
from onrecord.tables.nearby import nearby

# People so named are not those who act: "at police", "against the marchers", "attacked officers with clubs".
_ACTED_ON = re.compile(
    r"\b(?:at|against|on|upon|with|towards?|from|between|past|near|behind|for|to|between|"
    rf"(?:{nearby('people', 'done_to')})(?:ed|ing|s|en)?)\s(?:(?:the|a|an|two|three|some|several|many|riot|"
    rf"local)\s){{0,2}}\Z|\bof\sa\s\Z|\b(?:{nearby('people', 'done_to_whole')})\s(?:the|them|some|several|"
    r"many|dozens of|scores of|hundreds of|about|around|nearly|all|both|two|three|four|five|\d[\d,]{0,6})\s\Z",
    re.IGNORECASE,
)
_BY = re.compile(r"\A[^.;:!?]{0,60}?\bby\s(?:[\w-]{1,20}\s){0,3}?\Z", re.IGNORECASE)
# "Sprayed marchers with an irritant was held by police": what stands after "by" did another deed.
_OTHER_VERB = re.compile(r"\s(?:was|were|been|is|are)\s\w+(?:ed|en|ld|ht)\s", re.IGNORECASE)
# "officers had also", "police, who": what follows is done by those just named.
_STRAIGHT = re.compile(
    r"\A,?\s(?:(?:who|had|have|has|then|also|later|\w{2,14}ly|in|with|wearing|formed)\s){0,3}\Z"
)
# "Police were pelted": what befell them.
_PASSIVE = re.compile(r"(?:was|were|been|being)\b", re.IGNORECASE)
# "Force against people who blocked (an entrance)": acted on, they do what follows.
_WHO_DID = re.compile(r"\s(?:who|that|which)\s(?:(?:had|have|were|then|also|allegedly|later)\s){0,2}")
# "They moved in": police or a crowd, whoever the sentence before told of first.
_PRONOUN = re.compile(
    r"\b(?:they|he|she|it|we|both|some|others|many|most|several|all|everyone|each|one|who)\b", re.IGNORECASE
)
# "Three of them were lifted", "the sitters had to be": what befalls people follows.
_SOMEONE = pattern(nearby("people", "someone"))
_BEFELL = re.compile(
    rf"\b(?:{_SOMEONE})\b(?:,?\s[\w’'-]{{1,20}}){{0,5}}?\s(?:{pattern('<was>')})\s(?:[\w-]{{1,14}}\s){{0,2}}\Z",
    re.IGNORECASE,
)
_REACH = 160
_AFTER = 80

_TELLING = re.compile(r"(?:\s[\w’'-]{1,20}){0,2}?\s(?:said|says?|added|told|reported|announced|confirmed)\b")


def by_police(text: str, sentence: Span, span: Span, before: Span | None = None) -> bool:
    """Whether police did it: named last of all people before its words in the sentence, or after them by "by".

    Where nobody is named before, those named first behind it are taken for the doers; else a pronoun stands for
    those of whom ``before``, the sentence before, told first.
    """
    last = _last(text, sentence, span)
    if last == "police":
        return True
    after = crowd_pattern("police").search(text, span.end, min(sentence.end, span.end + _AFTER))
    if after is None:
        inside = bool(crowd_pattern("police").search(text, span.start, span.end))
        return last is None and (inside or _stands_for(text, sentence, span, before) == "police")
    between = text[span.end : after.start()]
    if _BY.match(between):
        return not _OTHER_VERB.search(between)
    others = crowd_pattern("protest", "groups", "numbers", "strangers")
    if _TELLING.match(text, after.end()):  # "70 people blocked the gates, police said": they only tell of it
        return False
    return last is None and not others.search(between) and not _ACTED_ON.search(between)


def by_crowd(text: str, sentence: Span, span: Span, before: Span | None = None) -> bool:
    """Whether those who protest did it: a crowd named before its words with no police in between, or behind.

    "They" and the like are those who protest, unless ``before``, the sentence before, told of police first.
    """
    last = _last(text, sentence, span)
    if last is not None:
        return last == "crowd"
    if crowd_pattern("protest").search(text, span.end, sentence.end):
        return True
    return bool(_PRONOUN.search(text, sentence.start, span.start)) and (
        _stands_for(text, sentence, span, before) != "police"
    )


def befell_people(text: str, sentence: Span, span: Span) -> bool:
    """Whether it was done to people, and by nobody who is named but police: "five were brought down"."""
    others = crowd_pattern("protest", "groups", "numbers", "strangers")
    end = min(sentence.end, span.end + _AFTER)
    after = crowd_pattern("police").search(text, span.end, end)
    if after and _BY.match(text[span.end : after.start()]):
        return True
    other = others.search(text, span.end, end)
    if other and _BY.match(text[span.end : other.start()]):
        return False
    return bool(_BEFELL.search(text[max(sentence.start, span.start - 100) : span.start]))


def _stands_for(text: str, sentence: Span, span: Span, before: Span | None) -> str | None:
    """Of whom the sentence before told first, where a pronoun stands before ``span`` in its own."""
    if before is None or not _PRONOUN.search(text, sentence.start, span.start):
        return None
    named = [*_named(text, before.start, before.end)]
    return min(named)[1] if named else None


def straight_after_police(text: str, sentence: Span, span: Span) -> bool:
    """Whether police are the subject just before the words: "officers wearing masks", "police then climbed"."""
    if _PASSIVE.match(text, span.start):
        return False
    last = None
    for match in crowd_pattern("police").finditer(text, max(sentence.start, span.start - 60), span.start):
        last = match
    if last is None or not _STRAIGHT.match(text[last.end() : span.start]):
        return False
    return not _ACTED_ON.search(text[sentence.start : last.start()])


def _last(text: str, sentence: Span, span: Span) -> str | None:
    """Who was named last before ``span`` as acting: "police", "crowd" or "strangers"; None for nobody."""
    start = max(sentence.start, span.start - _REACH)
    found: tuple[int, str] | None = None
    for name, groups in _WHO:
        for match in crowd_pattern(*groups).finditer(text, start, span.start):
            acting = not _ACTED_ON.search(text[max(start, match.start() - 40) : match.start()])
            acting = acting or bool(_WHO_DID.fullmatch(text[match.end() : span.start]))
            if acting and (found is None or match.end() >= found[0]):
                found = match.end(), name
    return found[1] if found else None


def _named(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    """Where people are named who act, and who they are."""
    for name, groups in _WHO:
        for match in crowd_pattern(*groups).finditer(text, start, end):
            if not _ACTED_ON.search(text[max(start, match.start() - 40) : match.start()]):
                yield match.start(), name


_WHO = (("crowd", ("protest", "groups", "numbers")), ("strangers", ("strangers",)), ("police", ("police",)))
