"""What speaks for and against two names being one actor's. A feature's docstring is the reason that people read.

Features stand in groups, and the first of a group that holds speaks for it, so that nothing is counted twice.
"""

import re
from collections.abc import Callable

from rapidfuzz.distance import OSA

from onrecord.linking.actors_known import ActorName
from onrecord.linking.actors_names import plain, table
from onrecord.records import Reason

_NUMBER = re.compile(r"\w*\d\w*")

Feature = Callable[[ActorName, ActorName], bool]
COMMON = 3
"""Reports that must give the usual spelling, before that of a single report is taken for a slip."""


def one_body(a: ActorName, b: ActorName) -> bool:
    """both are names of one well-known body"""
    return a.body is not None and a.body == b.body


def two_bodies(a: ActorName, b: ActorName) -> bool:
    """names of two well-known bodies"""
    return a.body is not None and b.body is not None


def same_name(a: ActorName, b: ActorName) -> bool:
    """the same name in another spelling, in one country"""
    return a.country is not None and a.country == b.country and _whole(a.key) == _whole(b.key)


def _whole(key: str) -> str:
    return plain(key).replace(" ", "")


def same_name_untold_country(a: ActorName, b: ActorName) -> bool:
    """the same name, told without a country, and no second country has it"""
    if a.country and b.country:
        return False
    # Letters may stand for anything where the country is not told.
    return _whole(a.key) == _whole(b.key) and max(a.namesakes, b.namesakes) < 2 and not a.acronym


def told_short(a: ActorName, b: ActorName) -> bool:
    """a report from the same country says that one is short for the other"""
    return a.country == b.country and (a.longs == {b.key} or b.longs == {a.key})


def initials_in_report(a: ActorName, b: ActorName) -> bool:
    """one is the initials of the other, and a report has both"""
    return not a.reports.isdisjoint(b.reports) and (a.fits_here == {b.key} or b.fits_here == {a.key})


def initials_in_country(a: ActorName, b: ActorName) -> bool:
    """one is the initials of the other, and of no other name in the country"""
    if a.country is None or a.country != b.country:
        return False
    return any(len(x.longs) < 2 and x.fits == {plain(y.key)} for x, y in ((a, b), (b, a)))


def short_in_report(a: ActorName, b: ActorName) -> bool:
    """one is the beginning or the end of the other, and of no other name in its reports, which have both"""
    return a.longer == {b.key} or b.longer == {a.key}


def same_but_for_tail(a: ActorName, b: ActorName) -> bool:
    """the same name but for a last word such as "Service", in one country"""
    short, long = sorted((plain(a.key), plain(b.key)), key=len)
    *head, tail = long.split()
    in_one = a.country is not None and a.country == b.country
    return in_one and len(head) > 1 and " ".join(head) == short and tail in table()["tails"]


def spelt_alike_once(a: ActorName, b: ActorName) -> bool:
    """spelt almost alike, in one country, and a single report has the one"""
    rare, common = sorted((len(a.reports), len(b.reports)))
    return rare == 1 and common >= COMMON and spelt_alike(a, b)


def spelt_alike(a: ActorName, b: ActorName) -> bool:
    """spelt almost alike, in one country"""
    return a.country is not None and a.country == b.country and alike(plain(a.key), plain(b.key))


def alike(one: str, other: str) -> bool:
    """Whether two names are the same but for a slip in one word: a letter, or two in a word of nine or more.

    Words under five letters must be the same, and so must numbers: Kent is not Gent, nor North South.
    """
    words, others = one.split(), other.split()
    if len(words) != len(others):
        return False
    differing = [(x, y) for x, y in zip(words, others, strict=True) if x != y]
    if len(differing) != 1 or not all(word.isalpha() for word in differing[0]):
        return False
    shorter = min(map(len, differing[0]))
    return shorter >= 5 and OSA.distance(*differing[0]) <= (2 if shorter >= 9 else 1)


def other_country(a: ActorName, b: ActorName) -> bool:
    """names from two countries, of no body known to be in both"""
    return a.country != b.country and None not in (a.country, b.country) and not one_body(a, b)


def other_kind(a: ActorName, b: ActorName) -> bool:
    """bodies of two kinds"""
    kinds, others = (one.kinds & frozenset(table()["apart"]) for one in (a, b))
    return bool(kinds and others) and kinds.isdisjoint(others)


def other_number(a: ActorName, b: ActorName) -> bool:
    """names with other numbers"""
    return _numbers(a.key) != _numbers(b.key) and not one_body(a, b)


def _numbers(key: str) -> list[str]:
    return _NUMBER.findall(key)


GROUPS: tuple[tuple[Feature, ...], ...] = (
    (one_body, two_bodies),
    (
        same_name,
        same_name_untold_country,
        told_short,
        initials_in_report,
        initials_in_country,
        same_but_for_tail,
        short_in_report,
        spelt_alike_once,
        spelt_alike,
    ),
    (other_country,),
    (other_kind,),
    (other_number,),
)


def reasons(a: ActorName, b: ActorName) -> tuple[Reason, ...]:
    """All that speaks for or against the two being one actor's names, the outset first."""
    weights = table()["weights"]
    found = (next((one for one in group if one(a, b)), None) for group in GROUPS)
    told = (Reason(one.__name__, (one.__doc__ or "").strip(), weights[one.__name__]) for one in found if one)
    return (Reason("outset", "two names", weights["outset"]), *told)
