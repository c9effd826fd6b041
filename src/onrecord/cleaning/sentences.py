"""Where sentences end. One pass over the full stops, question and exclamation marks of a passage."""

import re
from collections.abc import Iterator

from onrecord.records import Span
from onrecord.tables.sentences import sentence_words

# A run of end marks with the quotation marks and brackets that close right after it.
_END = re.compile(r"(?P<marks>[.!?…]+)(?P<close>[\"'”’»›)\]}]*)")
_WORD_BEFORE = re.compile(r"[^\s\"“”‘’'(\[{«/—–]+\Z")
_NEXT = re.compile(r"\s*[\"'“‘«‹(\[—–-]*\s*(?P<word>[^\W\d_]+|\d+)?")
_SPEAKER_AND_VERB = re.compile(r"\s+(?:[A-Z][\w.'’-]*,?\s+){1,4}(?P<verb>[a-z]+)\b")
_DOTTED = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]\Z")
_CLOCK = re.compile(r"(?:\A|\d)[ap]\.?m\Z", re.IGNORECASE)
_LIST_NUMBER = re.compile(r"[\s(]*(?:\d{1,2}|[a-z]|[ivx]{1,4})\Z")
_GLUED = re.compile(r"[A-Z“\"‘][a-z’']*\s")
_FAR = 60  # code points looked at on either side of an end mark: no decision needs more


def split_sentences(text: str, passage: Span) -> tuple[Span, ...]:
    """The sentences of ``passage``, in order; together they hold all of it but the white space between them."""
    sentences = []
    start = passage.start
    for end in _ends(text, passage):
        if end > start:
            sentences.append(Span(start, end))
        start = end
        while start < passage.end and text[start].isspace():
            start += 1
    if start < passage.end:
        sentences.append(Span(start, passage.end))
    return tuple(sentences)


def _ends(text: str, passage: Span) -> Iterator[int]:
    start = passage.start
    for match in _END.finditer(text, passage.start, passage.end):
        end = match.end()
        if end < passage.end and _is_end(text, match, start, passage.end):
            yield end
            start = end


def _is_end(text: str, match: re.Match[str], start: int, stop: int) -> bool:
    """Whether the end marks of ``match`` end the sentence that began at ``start``."""
    end = match.end()
    before = text[max(start, match.start() - _FAR) : match.start()]
    after = text[end : min(stop, end + _FAR)]
    if not after[0].isspace():
        return _is_glued_end(before, after, match)
    following = _NEXT.match(after)
    word = following["word"] if following else None
    if not word:
        # Nothing readable follows soon: a mark alone, as in ". . .", carries on; emoji and the like do not.
        return after.strip()[:1] not in {"", ".", ",", ";", ":", "?", "!", "…"}
    if word[0].islower():
        return False
    if match["close"] and match["marks"][-1] in "?!" and (told := _SPEAKER_AND_VERB.match(after)):
        return told["verb"] not in sentence_words("said")
    if match["marks"] == "." and not match["close"]:
        return _is_full_stop(before, word, after)
    return True


def _is_full_stop(before: str, word: str, after: str) -> bool:
    """Whether a single full stop between ``before`` and ``word`` is more than the mark of an abbreviation."""
    found = _WORD_BEFORE.search(before)
    last = found.group() if found else ""
    lower = last.lower()
    if not last:
        return bool(before.strip())
    if lower in sentence_words("never"):
        return lower in {"pc", "md", "mt", "ft", "sh"} and last.isupper()
    if lower in sentence_words("before_number") and word[0].isdigit():
        return False
    if _CLOCK.search(last):
        return word[0].isupper() and word.lower() not in sentence_words("after_clock")
    if _may_end(last):
        return word.lower() in sentence_words("starters") or after.lstrip()[0] in '"“‘'
    return not _LIST_NUMBER.fullmatch(before)


def _may_end(word: str) -> bool:
    """Whether a full stop after ``word``, an initial or abbreviation, may end a sentence as well."""
    if _DOTTED.search(word) or (len(word) == 1 and word.isupper()):
        return True
    return word.lower() in sentence_words("sometimes") and (word[0].isupper() or word in {"etc", "al"})


def _is_glued_end(before: str, after: str, match: re.Match[str]) -> bool:
    """Whether the space after an end is only missing, as in 'go home.The march' or 'go home."She said'."""
    if len(before) < 2 or not before[-2:].isalpha() or not before[-1].islower() or not _GLUED.match(after):
        return False
    token = before.rsplit(maxsplit=1)[-1]
    return len(match["marks"]) == 1 and "." not in token and "/" not in token and "@" not in token
