"""The source that stands right beside a figure: "8,000 (police)", "the organisers' claim of 20,000".

Where two counts stand in one sentence, the nearest source is each one's own, whatever the order of the words.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from onrecord.coding.laying.view import Sentence, View
from onrecord.coding.laying.voices import role_of, voice_of
from onrecord.coding.vouching.source_words import end_of_station, is_ours, runs_it
from onrecord.records import Span, Voice
from onrecord.records.codings import VoiceRole
from onrecord.tables.beside import Group, beside_words, source_words
from onrecord.tables.grammar import grammar
from onrecord.tables.groups import plural_kind, singular_kind
from onrecord.tables.nearby import nearby
from onrecord.tables.voices import voice_nouns

_REACH = 140  # code points on either side of a figure in which its source stands
_FEW = 4  # nouns of sources before a figure that are tried, the nearest first
_LAST_WORD = re.compile(r"(?P<word>[\w’'-]{2,20})\s\Z")
_IN_ALL = re.compile(rf"\A\s(?:{nearby('figures', 'in_all')})\b")
_ESTIMATED = re.compile(r"estimated\s", re.IGNORECASE)
_DETERMINER = re.compile(r"\b(?:the|a|an|local|its|their|this|our|his|her)\s(?:own\s)?\Z", re.IGNORECASE)
# "The (Roof Over Us) coalition": small words behind capitals stand in a name.
_IN_NAME = re.compile(r"[A-Z][\w’'-]+\s(?!The\s)[A-Z][\w’'-]*\s\Z")
_SHORT, _LONG = 2, 6  # words before the noun of a source that are its own, and those of a name
_OPENING = "\x01"  # where a sentence begins
_ACCORDING = re.compile(r",?\s(?:according\sto|by|on)\s(?:the\s)?", re.IGNORECASE)
_MEASURE = re.compile(
    rf"(?:['’]s?)?\s(?:own\s)?(?:{nearby('figures', 'figures_given')}|account)\b", re.IGNORECASE
)
_TAIL = 240  # code points behind a figure in which the sentence may end with its source
_WORD = re.compile(r"[^\W\d_]+(?:['’](?!s\b)[^\W\d_]+)?")
_PUT = re.compile(rf"\b(?:{nearby('figures', 'put')})\b[^.;]{{0,30}}\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Beside:
    """Who gave a figure, and the words that say so; ``end`` is where a source before the figure ends, else 0.

    ``named`` says that the words bind it to the figure alone: "estimated by police at", "citing police".
    """

    voice: Voice
    words: str
    end: int = 0
    named: bool = False

    @property
    def counts(self) -> bool:
        """Whether the source is told to have counted or reckoned, not only to have said."""
        return _counting().search(self.words) is not None


def source_beside(view: View, sentence: Sentence, span: Span) -> Beside | None:
    """The source named right behind the figure at ``span``, or right before it; None where there is none."""
    if estimated := _ESTIMATED.match(span.of(view.text)):  # "Carabineros (estimated 50,000)"
        span = Span(span.start + estimated.end(), span.end)
    after = _IN_ALL.sub("", view.words(span.end, min(sentence.span.end, span.end + _REACH)))
    start = max(sentence.span.start, span.start - _REACH)
    before = (_OPENING if start == sentence.span.start else "") + view.words(start, span.start)
    if any(_nouns_in(after)):
        if match := next(filter(None, (pattern.match(after) for pattern in _behind())), None):
            return _beside(after, match.start("who"), match.span("noun"), 0)
        if (put := _put_by().match(after)) and _PUT.search(before):
            return _beside(after, put.start("who"), put.span("noun"), 0)
    for noun in reversed(list(_nouns_in(before))[-_FEW:]):
        who = _who(before, noun.start())
        end = end_of_station(before, noun.span())
        way = _way(before[:who], before[end:])
        if way is not None:
            found = _beside(before, who, noun.span(), span.start - len(before) + noun.end())
            return replace(found, named=way) if found else None
    return _named_behind(sentence, span, after)


def _named_behind(sentence: Sentence, span: Span, after: str) -> Beside | None:
    """A source that only its name tells: "40,000, according to the CGT"."""
    match = _ACCORDING.match(after)
    start = span.end + match.end() if match else -1
    name = next((name for name in sentence.names if match and name.span.start in (start, start - 4)), None)
    if name is None or match is None:
        return None
    behind = after[name.span.end - span.end :]
    told = "according" in match.group().lower() or _MEASURE.match(behind)
    return Beside(Voice(voice_of(name), name.full), after, named=True) if told else None


def _nouns_in(words: str) -> Iterator[re.Match[str]]:
    """Every noun of a source, without what makes it an owner."""
    return (match for match in _WORD.finditer(words) if match.group().lower() in _nouns())


def _who(words: str, noun: int) -> int:
    """Where the words of a source begin whose noun begins at ``noun``: two words before it, or its name."""
    start = noun
    for count in range(_LONG):
        before = _LAST_WORD.search(words, max(0, start - 22), start)
        if before is None or (count >= _SHORT and not before["word"][0].isupper()):
            break
        if before["word"].lower() in _small() and not _IN_NAME.search(words, 0, before.end()):
            break
        start = before.start("word")
    return start


def _way(lead: str, tail: str) -> bool | None:
    """Whether the words on both sides bind a source to the figure that follows ("estimated by police at ").

    None where they tie it to no figure at all.
    """
    lead = _DETERMINER.sub("", lead)
    if titled := _titled().match(tail):
        tail = tail[titled.end() :]
    for before, pattern in _ahead():
        if pattern.match(tail) and (before is None or before.search(lead)):
            return before is not None and lead.endswith(("by ", "citing ", "quoting "))
    return None


def source_behind(view: View, sentence: Sentence, span: Span) -> Beside | None:
    """The source with which the clause of a figure ends: "… were hurt, said police chief Ann Roe"."""
    after = view.words(span.end, min(sentence.span.end, span.end + _TAIL))
    if measured := next(filter(None, (pattern.match(after) for pattern in _measured())), None):
        return _beside(after, measured.start("who"), measured.span("noun"), 0)
    match = _trailing().match(after) if "," in after else None
    if match is None:
        return None
    who = match["last"] or match["first"]
    people = any(singular_kind(word.lower()) or plural_kind(word.lower()) for word in _WORD.findall(who))
    role = role_of(who) or ("other" if people else None)
    return Beside(Voice(role, who), match.group()) if role else None


def _beside(words: str, who: int, noun: tuple[int, int], end: int) -> Beside | None:
    """The source whose words begin at ``who``; a body's noun within a name ("in Quezon City") is none."""
    head = words[noun[0] : noun[1]]
    proper = head[0].isupper() and head[1:].islower() and source_words().get(head.lower(), "media") != "media"
    if proper and "the " not in words[max(0, who - 4) : who].lower():
        return None
    if is_ours(words[max(0, who - 5) : noun[1]]):
        return Beside(Voice("reporter"), words[max(0, who - 40) :], end)
    titled = _titled().match(words, noun[1])
    stop = titled.end() if titled else noun[1]
    role: VoiceRole = "organiser" if runs_it(words[stop:]) else role_of(head) or "other"
    if (
        role == "authority"
        and "police" in words[who:stop].lower().split()
        and not head.lower().startswith("minist")
    ):
        role = "police"  # "the Metropolitan Police Bureau"
    return Beside(Voice(role, words[who:stop]), words[max(0, who - 40) :], end)


@cache
def _nouns() -> frozenset[str]:
    return frozenset({noun for _, words in voice_nouns() for noun in words} | set(source_words()))


@cache
def _counting() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_any('measures')}|{nearby('figures', 'counting')})\b")


@cache
def _source() -> str:
    """A source by its noun: "the police", "a union", "interior ministry officials"."""
    listed = "|".join(map(re.escape, sorted(_nouns(), key=lambda noun: (-len(noun), noun))))
    return (
        r"(?:\b(?:the|a|an|local|its|their|this|our|his|her)\s(?:own\s)?)?"
        rf"(?P<who>(?:[\w’'-]{{2,20}}\s){{0,2}}?\b(?P<noun>{listed})(?!\s(?:{_any('forces')})\b)"
        rf"(?:\s(?:{_any('titles')}))?)\b"
    )


def _any(group: Group) -> str:
    return "|".join(beside_words(group))


@cache
def _behind() -> tuple[re.Pattern[str], ...]:
    """ "(police)", ", according to police", ", by the police count", ", the police figure"."""
    source, measures = _source(), _any("measures")
    told = (
        rf"\s\((?:according\sto\s)?{source}\)",
        rf",?\saccording\sto\s{source}",
        rf",?\s(?:by|on)\s(?:that|those|the\s(?:{measures}))\sof\s{source}",
        rf",?\s(?:by|on|in)\s{source}(?:['’]s?)?\s(?:own\s)?(?:[\w-]{{2,14}}\s)?(?:{measures})\b",
        rf",\s{source}(?:['’]s?)?\s(?:own\s)?(?:{measures})\b",
        rf",\s{source}['’]s?(?=[,.;]|\Z)",
        rf",?\s(?:in|by|on|to)\sthe\s(?:{nearby('figures', 'by_whose')})\sof\s(?:the\ssame\s)?{source}",
        rf":\s{source}(?=[.;]|\Z)",
        rf",?\s(?:by|on|according\sto)\s(?:an?|the)\s[^,.;\d]{{0,40}}\s(?:by|from|of)\s{source}",
        rf",?\s(?:as\s)?(?:{_any('participles')})\sby\s{source}",
        rf"(?:\s[\w-]{{2,20}}){{0,2}},\s{source}\s(?:{nearby('figures', 'reckoning_verbs')})(?=[,.;]|\Z)",
        rf"(?:\s[\w-]{{2,20}}){{0,2}},\s(?:says?|said)\s{source}(?=[,.;]|\Z)",
    )
    return tuple(re.compile(rf"\A{words}", re.IGNORECASE) for words in told)


@cache
def _ahead() -> tuple[tuple[re.Pattern[str] | None, re.Pattern[str]], ...]:
    """What stands before a source (None: anything) and between it and its figure: "'s claim of"."""
    measures, verbs = _any("measures"), _any("verbs")
    own = rf"(?:['’]s?)?\s(?:own\s)?(?:[\w-]{{2,14}}\s)?(?:{measures})\b"
    did = (
        r"(?:\s(?:in|of|from|at|on|near|outside)\s(?:the\s)?[\w-]{2,20})?"
        r"(?:,\s(?:\w+|for (?:its|their) part|[^,.;:\d()]{2,40}),|,?\s(?:who|which))?"
        rf"\s(?:(?:had|has|have|were|are|was|is|only|later|also|themselves)\s){{0,2}}(?:{verbs})\b"
    )
    hoped = rf"(?:\s[^,.;:]{{1,50}})?,\s(?:who|which)\s(?:(?:had|has|have)\s)?(?:{_any('hopes')})\b"
    to = r"[^.;:\d,()]{0,70}(?:\bfrom\s[\d,]{1,9}\sto\s)?[“\"‘']?\Z"
    about = r"(?:(?:about|around|some|only|just)\s)?\Z"
    place = r"(?:\s(?:in|of|from|at|on)(?:\s[\w’'-]+){1,4})?"
    told = (
        (None, own + to),
        (None, did + to),
        (None, hoped + to),
        (None, rf"{place}\s(?:{nearby('figures', 'has_it')})\s(?:{nearby('figures', 'had_at')})\sat\s{about}"),
        (None, rf":\s{about}"),
        (r"\b(?:by|on|according\sto)\s\Z", rf"{own},?\s{to}"),
        (r"\b(?:citing|quoting)\s\Z", r"(?!\w)[^.;:\d()]{0,50}\Z"),
        (
            r"(?:\x01[“\"']?|[;:,]\s)according\sto\s(?:[\w’'-]+\s){0,2}\Z",
            rf"(?:\s[\w’'-]+){{0,2}},\s(?!and\s){to}",
        ),
        (rf"\b(?:{measures})\s(?:made\s)?(?:by|from)\s\Z", rf"(?!\w){to}"),
        (rf"\b(?:{_any('participles')})\sby\s\Z", r"(?!\w)[^.;:\d,()]{0,20}[“\"‘']?\Z"),
        (r"(?:[;,]|\band|\bbut|\bwhile)\s\Z", rf"\s{about}"),
        (r"[;,]\s(?:(?:and|but|while)\s)?\Z", rf"(?:,|\sat|\sof|\sonly)\s{about}"),
        (r"\d\s(?:and|but|while)\s\Z", rf"\sat\s{about}"),
    )
    return tuple(
        (re.compile(lead, re.IGNORECASE) if lead else None, re.compile(tail, re.IGNORECASE))
        for lead, tail in told
    )


@cache
def _titled() -> re.Pattern[str]:
    return re.compile(rf"\s(?:{_any('titles')})\b", re.IGNORECASE)


@cache
def _small() -> frozenset[str]:
    """Words that end the words of a source to the left."""
    groups = ("determiners", "prepositions", "auxiliaries", "conjunctions", "subjects")
    return frozenset(word for group in groups for word in grammar(group)) | {
        "said",
        "to",
        "that",
        "citing",
        "quoting",
        "own",
    }


@cache
def _put_by() -> re.Pattern[str]:
    """ "(was put at 700) by police"."""
    return re.compile(rf"\sby\s{_source()}(?=[,.;]|\Z)", re.IGNORECASE)


@cache
def _measured() -> tuple[re.Pattern[str], ...]:
    """ ", by the police count", ", in the judgement of the police" with which a clause ends."""
    told = (
        rf"(?:by|on|in)\s{_source()}(?:['’]s?)?\s(?:own\s)?(?:[\w-]{{2,14}}\s)?(?:{_any('measures')})\b",
        rf"(?:in|by|on|to)\sthe\s(?:{nearby('figures', 'by_whose')})\sof\s(?:the\ssame\s)?{_source()}",
    )
    far = tuple(re.compile(rf"\A[^.;:,\d“”\"]{{1,140}},\s{words}", re.IGNORECASE) for words in told)
    return (*far, re.compile(rf"\A[^.;:,\d“”\"]{{1,60}}?\s{told[0]}", re.IGNORECASE))


@cache
def _trailing() -> re.Pattern[str]:
    """ ", said the mayor", ", a doctor said" with which a clause or sentence ends."""
    says = _any("trailing")
    return re.compile(
        rf"\A[^.;:“”\"]{{0,160}}?,\s(?:(?:{says}|according\sto)\s(?P<last>[^,.;:\d“”\"]{{2,70}})"
        rf"|(?P<first>[^,.;:\d“”\"]{{2,60}}?)\s(?:{says}))(?=[,.;:]|\sin\s|\son\s|\Z)",
        re.IGNORECASE,
    )
