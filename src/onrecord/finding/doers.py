"""Whose doing a deed is: the people last named before its words, or after "by"."""

import re

from onrecord.records import Span
from onrecord.tables.crowd import crowd_pattern
from onrecord.tables.nearby import nearby

# People so named are not those who act: "at police", "against the marchers", "attacked officers with clubs".
_ACTED_ON = re.compile(
    r"\b(?:at|against|on|upon|with|towards?|from|between|past|near|behind|for|to|between|"
    rf"(?:{nearby('people', 'done_to')})(?:ed|ing|s|en)?)\s(?:(?:the|a|an|two|three|some|several|many|riot|"
    rf"local)\s){{0,2}}\Z|\bof\sa\s\Z|\b(?:{nearby('people', 'done_to_whole')})\s(?:the|them|some|several|"
    r"many|dozens of)\s\Z",
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
_REACH = 160
_AFTER = 80


def by_police(text: str, sentence: Span, span: Span) -> bool:
    """Whether police did it: named last of all people before its words in the sentence, or after them by "by".

    Where nobody is named before, those named first behind it are taken for the doers.
    """
    last = _last(text, sentence, span)
    if last == "police":
        return True
    after = crowd_pattern("police").search(text, span.end, min(sentence.end, span.end + _AFTER))
    if after is None:
        return bool(crowd_pattern("police").search(text, span.start, span.end)) and last is None
    between = text[span.end : after.start()]
    if _BY.match(between):
        return not _OTHER_VERB.search(between)
    others = crowd_pattern("protest", "groups", "numbers", "strangers")
    return last is None and not others.search(between) and not _ACTED_ON.search(between)


def by_crowd(text: str, sentence: Span, span: Span) -> bool:
    """Whether those who protest did it: a crowd named before its words with no police in between, or behind."""
    last = _last(text, sentence, span)
    if last is not None:
        return last == "crowd"
    return bool(crowd_pattern("protest").search(text, span.end, sentence.end))


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
            if acting and (found is None or match.start() >= found[0]):
                found = match.start(), name
    return found[1] if found else None


_WHO = (("crowd", ("protest", "groups", "numbers")), ("strangers", ("strangers",)), ("police", ("police",)))
