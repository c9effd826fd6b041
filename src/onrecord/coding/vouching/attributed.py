"""Figures that the next sentence gives to a source: "That was the count of the police" (codebook section 4)."""

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.coding.gathering.drafts import Draft
from onrecord.coding.laying.view import Sentence, View
from onrecord.coding.laying.voices import role_of
from onrecord.coding.vouching.source_words import runs_it, voice_of_words
from onrecord.records import Coding, Voice
from onrecord.tables.beside import beside_words

Told = tuple[Draft, Coding, Sentence]

_FIRST_WORDS = frozenset({"that", "this", "the", "both", "those", "these", "all", "it"})
_NUMBER = rf"(?:{'|'.join(beside_words('measures'))}|totals?|tolls?|turnout)"
# "That was …", "The estimate comes …", "Both figures, however, are …"
_BACK = re.compile(
    rf"\W?(?:(?P<number>(?P<all>both|all|those|these)\s(?:two\s|three\s)?{_NUMBER}"
    rf"|(?:that|this|the)\s(?:latter\s|last\s)?{_NUMBER})"
    rf"|that|this|it|(?P<plain>these|those))(?:,\s[^,.;]{{2,20}},)?\s"
    r"(?:is|are|was|were|comes?|came|(?:has|have|had)\s(?:come|been)|originates?d?|stems?|stemmed)\b",
    re.IGNORECASE,
)
_FROM = re.compile(
    r"\b(?:given|provided|made|released|published|supplied|issued)?\s?(?:by|from|according\sto)\s", re.IGNORECASE
)
_OWN = re.compile(
    rf"\A\s(?:(?:only|just|at least)\s)?(?:(?:that|those|the\s{_NUMBER})\sof\s(?P<of>[^.;]{{2,70}})"
    rf"|(?P<own>[^,.;]{{2,50}}?)['’]?s?\s(?:own\s)?{_NUMBER})(?=[,.;]|\Z)",
    re.IGNORECASE,
)
_IS_NUMBER = re.compile(
    rf"\s(?:(?:only|just|at least)\s)?(?:according\sto\b|(?:an?|the|its|their)\s"
    rf"(?:[\w’'-]+\s){{0,3}}{_NUMBER}\b)",
    re.IGNORECASE,
)
_REACH = 160


def with_sources(view: View, told: Sequence[Told]) -> list[Told]:
    """Every coding as it was; the reporter's figures with the source that the very next sentence gives them."""
    by_sentence: dict[int, list[int]] = {}
    for at, (_, coding, sentence) in enumerate(told):
        if coding.voice and coding.voice.role == "reporter":
            by_sentence.setdefault(sentence.index, []).append(at)
    found = list(told)
    for index, places in by_sentence.items():
        following = view.sentences[index + 1] if index + 1 < len(view.sentences) else None
        if following is None or following.passage != view.sentences[index].passage:
            continue
        source = _source(view, following)
        if source is None:
            continue
        voice, every = source
        last = max(places, key=lambda at: found[at][1].spans[0])
        alike = {found[at][1].variable for at in places}
        for at in places if every or len(alike) == 1 else [last]:
            draft, coding, sentence = found[at]
            found[at] = draft, replace(coding, voice=voice), sentence
    return found


def _source(view: View, sentence: Sentence) -> tuple[Voice, bool] | None:
    """Whom a sentence names as the source of the figures before it, and whether of all of them."""
    words = view.words(sentence.span.start, min(sentence.span.end, sentence.span.start + _REACH))
    if words.lstrip("“\"‘'").split(" ", 1)[0].lower() not in _FIRST_WORDS:
        return None
    back = _BACK.match(words)
    if back is None:
        return None
    rest = words[back.end() :]
    if not back["number"] and not _IS_NUMBER.match(rest):
        return None  # "It was the third march of the week, according to police"
    if own := _OWN.match(rest):
        start, who = (own.start("of"), own["of"]) if own["of"] else (own.start("own"), own["own"])
    elif by := _FROM.search(re.split(r"[.;:]\s|\d", rest)[0]):
        start, who = by.end(), rest[by.end() :]
    else:
        return None
    voice = _voice(sentence, who, sentence.span.start + back.end() + start)
    return (voice, bool(back["all"] or back["plain"])) if voice else None


def _voice(sentence: Sentence, words: str, start: int) -> Voice | None:
    """The source whose words begin at ``start``: by its nouns, its name, or the label behind it."""
    who = re.split(r"[,.;:]", words)[0]
    if runs_it(words[len(who) :]):
        return Voice("organiser", who.strip())
    names = [name for name in sentence.names if 0 <= name.span.start - start <= len(who)]
    voice = voice_of_words(who.strip(), names[:1])
    if voice.role != "other":
        return voice
    label = words[len(who) :].split(". ", maxsplit=1)[0]
    role = role_of(label.split(",")[1]) if label.count(",") else None
    return replace(voice, role=role) if role else None
