"""What stands around a place name: the preposition before it, and what makes it part of another name."""

import re
from dataclasses import dataclass
from itertools import pairwise

from onrecord.finding.tokens import Token
from onrecord.records import Passage, PassageKind, Span
from onrecord.tables.calendar import calendar_words, months, weekdays
from onrecord.tables.grammar import grammar
from onrecord.tables.places import Kind, place_deeds, place_grains, place_words

_LOOK_BACK = 8
_DETERMINERS = frozenset({"the", "a", "an", "its", "their", "our", "his", "her", "my", "your"})
_HEADED = 25  # code points: less text than that is headed by nothing
_TITLED = 12  # behind a colon
_NUMBER = re.compile(r"\(?\d{1,2}[.)]\s")
_DAY = re.compile(r",\s(?:\d{1,2}\s[A-Z][a-z]+|[A-Z][a-z]+\s\d{1,2})\b")
_FIRST_PLACE = re.compile(r"[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,2}, ")
# "Cremona, Monday 2 March 2026": a line of nothing but where and when it was written.
_DAY_LINE = re.compile(
    r",\s(?:[A-Z][\w.]{1,15}(?:\s[A-Z]\w{2,15})?,\s)?(?:\w+,?\s)?(?:\d{1,2}\.?(?:st|nd|rd|th)?\s\w+|\w+\.?\s\d{1,2}),?\s(?:19|20)\d\d\.?\s*"
)
_DATELINE = re.compile(r"[^!?\n]{0,60}?(?:\([^()\n]{2,40}\)|\s[-–—]{1,2}\s|—|:\s)")


@dataclass(frozen=True, slots=True)
class Reader:
    """One passage as tokens, with the last names of the report's people and the towns it tells itself.

    ``once`` are names that may be towns, for no more than an "in" before them. ``home`` is the country of the
    source, ``countries`` are those it speaks for; they are asked for only where places are added.
    ``tells_protest`` says that the report has words for protest, so that common nouns are looked for.
    """

    text: str
    passage: Passage
    tokens: list[Token]
    title_case: bool
    surnames: frozenset[str] = frozenset()
    told: frozenset[str] = frozenset()
    countries: frozenset[str] = frozenset()
    once: frozenset[str] = frozenset()
    home: str | None = None
    tells_protest: bool = False

    def words(self, first: int, end: int) -> str:
        """The text of the tokens ``[first, end)``."""
        return self.text[self.tokens[first].start : self.tokens[end - 1].end]


@dataclass(frozen=True, slots=True)
class Lead:
    """The words before a name: a preposition or "", whether a determiner stood there, and the grain

    that a noun tells ("the city of"). ``first`` is the index of the name's first token.
    """

    relation: str = ""
    determiner: bool = False
    grain: Kind | None = None

    @property
    def is_strong(self) -> bool:
        """Whether the preposition is one that mostly stands before places."""
        return self.relation in place_words("strong")


def lead_of(tokens: list[Token], first: int) -> Lead:
    """What leads to the name that begins at token ``first``: "in the northern city of"."""
    index, determiner = first - 1, False
    grain: Kind | None = None
    stop = max(-1, first - 1 - _LOOK_BACK)
    while index > stop:
        word = tokens[index].lower
        if word == "of" and index and tokens[index - 1].lower in place_grains():
            grain = grain or place_grains()[tokens[index - 1].lower]
            index -= 2
        elif word in {"'s", "’s"}:
            determiner, index = True, index - 2
        elif word in place_words("between") and not _is_preposition(tokens, index):
            determiner = determiner or word in _DETERMINERS
            index -= 1
        else:
            break
    return Lead(_preposition(tokens, index), determiner, grain) if index > stop else Lead("", determiner, grain)


def is_set_for(tokens: list[Token], first: int) -> bool:
    """Whether "for" says where something is to be: "a gathering planned for" a town."""
    before = [token.lower for token in tokens[max(0, first - 3) : first]]
    return any(one in calendar_words("set_for") and other == "for" for one, other in pairwise(before))


def deed_before(tokens: list[Token], first: int) -> str:
    """The preposition that a verb before a site comes to ("blocked the", "left"), or ""."""
    index = first - 1
    while index > max(0, first - 5):
        if tokens[index].lower in {"'s", "’s"}:
            index -= 2  # "picketed the utility's regional office"
        elif tokens[index].lower in place_words("between"):
            index -= 1
        else:
            break
    if index < 0:
        return ""
    last = tokens[index].lower
    two = f"{tokens[index - 1].lower} {last}" if index else last  # "took over", "sealed off"
    return place_deeds().get(two) or place_deeds().get(last, "")


def is_far(tokens: list[Token], first: int) -> bool:
    """Whether the name is only what a distance is told from: "30 miles southwest of"."""
    before = [token.lower for token in tokens[max(0, first - 4) : first]]
    return (
        bool(before) and before[-1] in {"of", "from"} and any(word in place_words("lengths") for word in before)
    )


def _is_preposition(tokens: list[Token], index: int) -> bool:
    return bool(_preposition(tokens, index)) and tokens[index].lower not in place_words("between")


def _preposition(tokens: list[Token], index: int) -> str:
    """The preposition that ends at token ``index``, of up to three words; "" where none does."""
    if index < 0:
        return ""
    for count in (4, 3, 2, 1):
        if index - count + 1 >= 0:
            words = " ".join(token.lower for token in tokens[index - count + 1 : index + 1])
            if words in place_words("strong") or words in place_words("weak"):
                return words
    return ""


def adjacent(text: str, before: Token, after: Token) -> bool:
    """Whether only a space or two stand between two tokens: words of one name are not parted by more."""
    gap = text[before.end : after.start]
    return 0 < len(gap) <= 2 and gap.isspace() and "\n" not in gap


def is_name_word(token: Token) -> bool:
    """Whether a token may be part of a name: a capital, and neither a function word, day nor month."""
    return (
        token.is_capital
        and not is_function_word(token.lower)
        and token.lower not in weekdays()
        and (token.lower not in months() or token.lower in {"may", "march", "mar"})
    )


def is_function_word(word: str) -> bool:
    """A determiner, preposition, conjunction or pronoun: a capital on it only tells that a sentence begins."""
    return (
        word in grammar("prepositions")
        or word in grammar("conjunctions")
        or word in grammar("subjects")
        or word in _DETERMINERS
        or word
        in {"this", "that", "these", "those", "all", "no", "some", "many", "several", "hundreds", "thousands"}
    )


def starts_sentence(tokens: list[Token], index: int) -> bool:
    """Whether nothing or the end of a sentence stands before token ``index``."""
    return index == 0 or tokens[index - 1].text[0] in ".!?…:“\"‘'(•|"


def is_title_case(kind: PassageKind, tokens: list[Token]) -> bool:
    """Whether a passage is a headline whose words nearly all have capitals, so that capitals tell nothing."""
    long = [token for token in tokens if len(token.text) > 3 and token.text[0].isalpha()]
    capitals = sum(token.is_capital for token in long)
    return kind in {"headline", "standfirst"} and len(long) > 2 and capitals > 0.6 * len(long)


def is_dateline(text: str, passage: Span, name: Span) -> bool:
    """Whether a name stands at the head of its passage, before an agency in brackets or a dash."""
    before = text[passage.start : name.start]
    if len(before) > 30 or (before and not (before.isupper() and before.rstrip().endswith(","))):
        return bool(before) and bool(_FIRST_PLACE.fullmatch(before)) and _heads(text, passage, name)
    return _heads(text, passage, name) or bool(_DAY_LINE.fullmatch(text, name.end, passage.end))


def is_heading(text: str, passage: Span, name: Span) -> bool:
    """Whether a name heads its paragraph: "BATUMI. On Friday …", "Rennes: tear gas", "4. Kutaisi, 12 May."."""
    if _NUMBER.fullmatch(text, passage.start, name.start):
        return bool(_DAY.match(text, name.end))
    if name.start != passage.start:
        return False
    mark, rest = text[name.end : name.end + 2], passage.end - name.end
    if mark == ": ":
        return rest >= _TITLED
    return rest >= _HEADED and mark == ". " and name.of(text).isupper()


def _heads(text: str, passage: Span, name: Span) -> bool:
    """After a dateline's place come a comma, a bracket or a dash, not the sentence itself."""
    following = text[name.end : min(name.end + 80, passage.end)]
    if following[:1] == ":" and name.of(text).isupper():
        return True
    return following.lstrip()[:1] in {",", "(", "-", "–", "—", "/"} and bool(_DATELINE.match(following))
