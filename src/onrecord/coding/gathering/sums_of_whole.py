"""Sentences that sum up what befell people everywhere, in a report that goes from town to town."""

import re

from onrecord.coding.gathering.telling import Telling
from onrecord.tables.nearby import nearby

# What is counted over all the places of a protest.
_EVERYWHERE = re.compile(rf"\b(?:{nearby('events', 'everywhere')})\b", re.IGNORECASE)
_TOLL = re.compile(r"\b(?:death toll|toll|total number)\b", re.IGNORECASE)


def of_whole(telling: Telling) -> frozenset[int]:
    """Indexes of sentences that sum up what befell people everywhere, and of those that go on about it.

    A report that goes from town to town turns back to the whole with "countrywide" or a toll of its own.
    """
    found, going_on = set(), False
    for sentence in telling.view.sentences:
        words = sentence.span.of(telling.view.text)
        own = telling.own.get((sentence.index, "protest"))
        away = sentence.index not in telling.carried
        towns = any(place.span in telling.towns for place in sentence.places)
        sums = _EVERYWHERE.search(words) or (away and _TOLL.search(words))
        going_on = not own and not towns and bool(sums or (going_on and sentence.figures))
        if going_on:
            found.add(sentence.index)
    return frozenset(found)
