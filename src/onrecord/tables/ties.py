"""Words by which a report ties one event to another (``ties.yml``)."""

import re
from collections.abc import Mapping
from functools import cache

from onrecord.tables.files import read_table


@cache
def cue_before(group: str, most: int = 4) -> re.Pattern[str]:
    """A cue of ``group`` with at most ``most`` words behind it, at the end of the words before an event."""
    return re.compile(rf"\b(?P<cue>{_either(group)})\s+(?:[\w’'-]+,?\s+){{0,{most}}}\Z", re.IGNORECASE)


@cache
def cue_in(group: str) -> re.Pattern[str]:
    """A cue of ``group`` anywhere."""
    return re.compile(rf"\b(?:{_either(group)})\b", re.IGNORECASE)


@cache
def cue_first(group: str) -> re.Pattern[str]:
    """A cue of ``group`` at the beginning of a sentence."""
    return re.compile(rf"\W*(?:{_either(group)})(?!\w)", re.IGNORECASE)


@cache
def named(form: str) -> re.Pattern[str] | None:
    """ "The ban", "this ban" for form ``ban``; None where a form has no such noun."""
    nouns = read_table("ties.yml")["nouns"].get(form)
    if not nouns:
        return None
    either = "|".join(map(re.escape, sorted(nouns, key=len, reverse=True)))
    return re.compile(
        rf"\b(?:the|this|that|these|those|his|her|their)\s+(?:[\w’'-]+\s+)?(?:{either})\b", re.IGNORECASE
    )


@cache
def called(word: str) -> re.Pattern[str] | None:
    """ "The vote" for a doing whose words hold ``voted``; None where the word gives no such noun."""
    nouns = [noun for noun, words in read_table("ties.yml")["called_by_words"].items() if word in words]
    if not nouns:
        return None
    return re.compile(rf"\b(?:the|this|that)\s+(?:[\w’'-]+\s+)?(?:{'|'.join(nouns)})\b", re.IGNORECASE)


@cache
def after_protest() -> re.Pattern[str]:
    """ "After the march", with the noun as group ``noun``."""
    return re.compile(
        rf"\b(?:after|following)\s+(?:the|that|this|a|an)\s+(?:[\w’'-]+\s+){{0,2}}?(?P<noun>{_either('protests')})\b",
        re.IGNORECASE,
    )


@cache
def the_protest() -> re.Pattern[str]:
    """ "The strike", "their sit-in", with the noun as group ``noun``."""
    return re.compile(
        rf"\b(?:the|that|this|their|his|her)\s+(?:[\w’'-]+\s+){{0,1}}?(?P<noun>{_either('protests')})\b",
        re.IGNORECASE,
    )


@cache
def one_of_several() -> re.Pattern[str]:
    """ "The third in a month", "their second walkout this spring", "not the first time"."""
    ordinals = "second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|latest"
    return re.compile(
        rf"\b(?:the|their|its|her|his|our|a)\s+(?:{ordinals})\b(?:\s+[\w’'-]+){{0,4}}?\s+(?:this|since|in|within|over|such|of)\b"
        rf"|\b(?:{_either('not_first')})\b",
        re.IGNORECASE,
    )


@cache
def decision() -> re.Pattern[str]:
    """ "The decision", "the ruling", with the noun as group ``noun``."""
    return re.compile(rf"\b(?:the|this|that)\s+(?P<noun>{_either('decision')})\b", re.IGNORECASE)


def decision_forms(noun: str) -> frozenset[str]:
    """The forms that a noun of a decision can mean; none: any."""
    return frozenset(read_table("ties.yml")["decision"][noun.lower()])


@cache
def same_doing() -> Mapping[str, str]:
    """A word of a doing to the first of the words that mean it: "sale" and "sold" to "sell"."""
    return {word: line[0] for line in read_table("ties.yml")["same_doing"] for word in line}


@cache
def words(group: str) -> frozenset[str]:
    """A group of single words."""
    return frozenset(read_table("ties.yml")[group])


@cache
def forms(group: str) -> frozenset[str]:
    """A group of forms of mentions."""
    return frozenset(read_table("ties.yml")[group])


@cache
def stages() -> Mapping[str, int]:
    """Forms of court mentions to how far the case has gone."""
    told: Mapping[str, int] = read_table("ties.yml")["stages"]
    return told


def _either(group: str) -> str:
    cues = sorted(read_table("ties.yml")[group], key=len, reverse=True)
    return "|".join(re.escape(cue).replace(r"\ ", r"\s+") for cue in cues)
