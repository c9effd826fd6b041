"""Towns that no table knows: by themselves, or as parts of the city that a report is about.

"Outside the election commission in Saburtalo" tells a part of the city that the report names, "the highway at
Chandwad" a town of its own; which of the two is weighed (``towns_weighed.py``), here is what tells.
"""

import re
from collections.abc import Mapping
from dataclasses import replace

from onrecord.coding.gathering.drafts import Draft
from onrecord.coding.laying.view import View
from onrecord.records import PlacePhrase, Where
from onrecord.tables.gazetteer import fold
from onrecord.tables.places import place_words, places_named

_CITY = 200_000  # people: its parts are known by name
_LONGEST = 2  # words of a town that only "at" makes one
_REACH = 60  # code points
_BEFORE = re.compile(r"(?P<word>[^\W\d_][\w’'-]*)\s(?P<lead>in|at)\s\Z")
_OPENS = re.compile(r"(?:\A|[.!?:\n]\W*)(?:in|at)\s\Z", re.IGNORECASE)
_TELLING = frozenset({"behind a site", "behind a way", "opens the sentence"})
_AT = frozenset({"at", "near", "in"})
_IN = frozenset({"in", "across", "throughout"})
_WAYS = frozenset({"highway", "track", "line", "rail", "train", "motorway", "railway", "road"})
_WHERE = re.compile(r",\s(?:where|about|some|in|near|a)\b")


class Parts:
    """What tells a report's unknown towns from parts of its city."""

    def __init__(self, view: View, resolved: Mapping[PlacePhrase, Where]) -> None:
        self._view = view
        self._people = {
            (fold(where.locality), where.country): _people(where)
            for where in resolved.values()
            if where.locality and where.latitude is not None
        }
        self._city = max(self._people.values(), default=0) >= _CITY
        self._resolved = resolved
        self._told: dict[PlacePhrase, dict[str, float]] = {}
        self._signs: dict[str, set[str]] = {}
        for phrase, where in resolved.items() if self._city else ():
            if where.grain == "locality" and where.locality and where.latitude is None:
                signs = self._signs.setdefault(fold(where.locality), set())
                signs |= self.of_phrase(phrase).keys() & _TELLING or ({"dateline"} & {phrase.relation})

    def of_town(self, where: Where) -> dict[str, float]:
        """Whether a town is a city, or one that no table knows in a report that names a city."""
        people = self._people.get((fold(where.locality or ""), where.country))
        if people is None:
            signs = self._signs.get(fold(where.locality or ""), set())
            told = ["unknown"] + ["unknown in a city's report"] * self._city
            told += ["part"] * (signs == {"behind a site"})
            told += ["town of its own"] * (bool(signs) and "behind a site" not in signs)
            return dict.fromkeys(told, 1.0)
        return {"city": 1.0} if people >= _CITY else {}

    def as_part(self, where: Where, city: Where) -> Where | None:
        """A place in a town that no table knows as one in a part of ``city``; None where it may be no part."""
        mine, theirs = self.of_town(where), self.of_town(city)
        if not where.locality or "city" not in theirs or "unknown in a city's report" not in mine:
            return None
        if "town of its own" in mine or where.country not in (None, city.country):
            return None
        grain = "district" if where.grain == "locality" else where.grain
        return replace(where, grain=grain, district=where.locality, locality=None, region=None)

    def of_phrase(self, phrase: PlacePhrase) -> dict[str, float]:
        """What the words round a place tell: a site before it, a way, or that the sentence opens with it."""
        if phrase not in self._told:
            self._told[phrase] = self._of_phrase(phrase)
        return self._told[phrase]

    def _of_phrase(self, phrase: PlacePhrase) -> dict[str, float]:
        told: dict[str, float] = {}
        before = self._view.words(max(0, phrase.span.start - _REACH), phrase.span.start)
        if _OPENS.search(before):
            told["opens the sentence"] = 1.0
        elif found := _BEFORE.search(before):
            word = found["word"]
            if word.lower() in place_words("ways") or word.lower().removesuffix("s") in _WAYS:
                told["behind a way"] = 1.0
            elif found["lead"] == "in" and (word[0].isupper() or word in place_words("heads")):
                told["behind a site"] = 1.0
        if _WHERE.match(self._view.words(phrase.span.end, phrase.span.end + 8)):
            told["goes on with where"] = 1.0
        return told

    def named_town(self, phrase: PlacePhrase, where: Where | None) -> Where | None:
        """The town that a name behind "at" may be, where it was taken for a site: "At Birtamod, …"."""
        if where is None or phrase.label != "site" or phrase.rule != "form" or phrase.relation not in _AT:
            return None
        name = phrase.span.of(self._view.text)
        words = fold(name).split()
        heads = place_words("heads") | place_words("weak_heads")
        before = self._view.words(phrase.span.start - 4, phrase.span.start).lower()
        is_like_a_town = name[0].isupper() and not name.isupper() and len(words) <= _LONGEST
        if not is_like_a_town or words[-1] in heads or before == "the ":
            return None
        return Where("locality", locality=" ".join(name.split()), country=where.country, rule="as named")

    def words_of(self, draft: Draft) -> str:
        """The words of an event's sentences, folded."""
        return fold(
            " ".join(
                self._view.words(one.sentence.span.start, one.sentence.span.end) for one in draft.references
            )
        )

    def is_land_told(self, draft: Draft) -> bool:
        """Whether a sentence of an event tells a country or region as where it was."""
        return any(
            self._resolved[phrase].grain in ("country", "region")
            for one in draft.references
            for phrase in one.sentence.places
            if phrase in self._resolved and phrase.relation in _IN
        )


def _people(where: Where) -> int:
    return max(
        (one.population for one in places_named(where.locality or "") if one.country == where.country), default=0
    )
