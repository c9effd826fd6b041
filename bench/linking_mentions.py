"""Mentions of one event as different reports would give them, made of a row by the rates of
``linking_rates.yml``.

Every choice is drawn from a generator that is seeded with the row's id, so that a row gives the same mentions
in any company. The mentions are ours, the rows are the Consortium's.
"""

import random
import re
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import yaml

from bench.linking_rows import Row
from onrecord.codebook import cue_finder, shipped
from onrecord.linking.vocabulary import actor_key, claim_words, initials, key
from onrecord.records import Outline, Span
from onrecord.records.ids import digest

RATES = Path(__file__).with_name("linking_rates.yml")
_FORMS = ("march", "rally", "vigil", "picket", "strike")
_LAGS = {0: 0.45, 1: 0.40, 2: 0.10, 3: 0.05}
_FOR = re.compile(r"\b(?:for|pro|support\w*|demand\w*|celebrat\w*|rallying)\b", re.IGNORECASE)
_AGAINST = re.compile(
    r"\b(?:against|anti|oppos\w*|protest\w*|stop|no|ban|condemn\w*|denounc\w*)\b", re.IGNORECASE
)
_ANCHOR = Span(0, 1)


@cache
def rates() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load(RATES.read_text("utf-8"))
    return loaded


def mentions_of(row: Row, seed: int = 1) -> Iterator[Outline]:
    """1 to 6 mentions of ``row`` (a few more where a report splits it), each in a report of its own."""
    dice = random.Random(f"{seed} {row.id}")
    table = rates()
    count = dice.choices([*table["mentions"]], [*table["mentions"].values()])[0]
    for number, outlet in enumerate(dice.sample(range(table["outlets"]), count)):
        yield _mention(row, number, outlet, dice)
        if dice.random() < table["same_report"]:
            yield _mention(row, number + count, outlet, dice)


def _mention(row: Row, number: int, outlet: int, dice: random.Random) -> Outline:
    table = rates()
    planned = dice.random() < table["planned"]
    lag = -dice.randint(1, 7) if planned else dice.choices([*_LAGS], [*_LAGS.values()])[0]
    published = row.day + lag
    report = digest("report", row.city, row.region, published, outlet)
    first, last = _days(row, dice)
    city, site, region = _place(row, dice)
    told = row.is_counter and dice.random() >= table["counter_missing"]
    return Outline(
        id=digest("mention", row.id, number),
        report=report,
        kind="protest",
        anchor=_ANCHOR,
        published=published,
        first_day=first,
        last_day=last,
        country="US",
        region=region,
        locality=city,
        site=site,
        actors=_actors(row, dice),
        forms=_forms(row, dice),
        statuses=frozenset({"planned"} if planned else {"occurred"}),
        words=_words(row, dice),
        sizes=() if planned else _sizes(row, dice),
        arrests=() if planned else _arrests(row, dice),
        source=f"{row.city} {outlet}",
        opposes=digest("opposed", report) if told else None,
    )


def _days(row: Row, dice: random.Random) -> tuple[int | None, int | None]:
    odds, drawn = rates()["date"], dice.random()
    if drawn < odds["missing"]:
        return None, None
    if drawn < odds["missing"] + odds["day_off"]:
        day = row.day + dice.choice((-1, 1))
        return day, day
    if drawn < odds["missing"] + odds["day_off"] + odds["span"]:
        first = row.day - dice.randint(0, 1)
        return first, first + 1
    return row.day, row.day


def _place(row: Row, dice: random.Random) -> tuple[str | None, str | None, str | None]:
    """City, site and region, each a key or None where it is not told."""
    odds = rates()
    region = row.region if dice.random() < odds["region_told"] else None
    if row.site is None:
        return row.city, None, region
    how = dice.choices([*odds["place"]], [*odds["place"].values()])[0]
    if how == "city_only":
        return row.city, None, region
    words = row.site.split()
    if dice.random() < odds["site_in_other_words"]:
        words = ["outside", *_but_one(words, dice)] if dice.random() < 0.5 else words[-3:]
    return (row.city if how == "site_and_city" else None), key(" ".join(words)), region


def _but_one(words: list[str], dice: random.Random) -> list[str]:
    """Without one of three words or more: "city hall" stays whole."""
    if len(words) < 3:
        return words
    left = dice.randrange(len(words))
    return [*words[:left], *words[left + 1 :]]


def _actors(row: Row, dice: random.Random) -> frozenset[str]:
    odds = rates()["actors"]
    if dice.random() < odds["missing"]:
        return frozenset()
    if dice.random() < odds["other"]:
        return frozenset({dice.choice(rates()["bystanders"])})
    names = list(row.actors[:6])
    if len(names) > 1 and dice.random() < odds["one_left_out"]:
        names.pop(dice.randrange(len(names)))
    keys = [found for name in names if (found := actor_key(name))]
    return frozenset(_short(one, dice) if dice.random() < odds["abbreviated"] else one for one in keys)


def _short(name: str, dice: random.Random) -> str:
    """Initials of three words and more, or the first words."""
    words = name.split()
    if len(words) < 3:
        return name
    return initials(name) or name if dice.random() < 0.5 else " ".join(words[:2])


def _words(row: Row, dice: random.Random) -> frozenset[str]:
    odds = rates()["claim"]
    if dice.random() < odds["missing"]:
        return frozenset()
    text = " ".join(row.claims).lower()
    for said, others in rates()["synonyms"].items():
        if said in text and dice.random() < odds["synonym"]:
            text = text.replace(said, dice.choice(others))
    words = [word for word in text.split() if dice.random() >= odds["word_left_out"]]
    if dice.random() < odds["word_added"] * len(words):
        words.append(dice.choice(rates()["added"]))
    return claim_words([" ".join(words)]) | _issues(" ".join(words)) | _side(row, dice)


@lru_cache(1 << 14)
def _issues(text: str) -> frozenset[str]:
    """What the built-in codebook takes the words to be about."""
    return frozenset(f"issue:{hit.category}" for hit in cue_finder(shipped(), "issue").hits(text))


def _side(row: Row, dice: random.Random) -> frozenset[str]:
    """For or against, where the row's words show one of the two, and the report does too."""
    text = " ".join(row.claims)
    sides = {name for name, words in (("for", _FOR), ("against", _AGAINST)) if words.search(text)}
    if len(sides) != 1 or dice.random() < rates()["claim"]["side_missing"]:
        return frozenset()
    [side] = sides
    if dice.random() < rates()["claim"]["side_wrong"]:
        side = "for" if side == "against" else "against"
    return frozenset({f"side:{side}"})


def _forms(row: Row, dice: random.Random) -> frozenset[str]:
    odds, drawn = rates()["form"], dice.random()
    if drawn < odds["missing"]:
        return frozenset()
    if drawn < odds["missing"] + odds["other"]:
        return frozenset({dice.choice(_FORMS)})
    return frozenset(row.forms)


def _sizes(row: Row, dice: random.Random) -> tuple[int, ...]:
    """One figure or two, by who counts."""
    odds = rates()["size"]
    if row.size is None or dice.random() < odds["missing"]:
        return ()
    if dice.random() < odds["wild"]:
        return (_rounded(row.size * 20 ** dice.uniform(-1, 1)),)
    voices = [(row.size, "as_row"), (_rounded(row.size * dice.uniform(0.4, 1)), "police")]
    voices.append((_rounded(row.size * dice.uniform(1, 4)), "organiser"))
    return (dice.choices([size for size, _ in voices], [odds[name] for _, name in voices])[0],)


def _rounded(size: float) -> int:
    """To one or two digits: 1,830 is told as 1,800."""
    step = int(10 ** max(0, len(str(int(size))) - 2))
    return max(1, round(size / step) * step)


def _arrests(row: Row, dice: random.Random) -> tuple[int, ...]:
    odds = rates()["arrests"]
    if not row.arrests or dice.random() < odds["missing"]:
        return ()
    return (row.arrests + dice.randint(1, 3),) if dice.random() < odds["other"] else (row.arrests,)
