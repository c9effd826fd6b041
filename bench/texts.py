"""Reports of one happening, by their text alone: words, names and numbers weighed by how rare they are.

For reports whose mentions tell no day or no place. Likeness is the cosine of weighed words (Salton and Buckley
1988); groups are joined from the most alike down while the mean likeness between them stays above a threshold.
"""

import math
import re
from collections import Counter
from collections.abc import Sequence

from onrecord.linking.vocabulary import empty_words
from onrecord.tables.gazetteer import fold

ALIKE = 0.18
_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+")
_NAME = 2.0  # as often as this counts a name or number: it says more of what happened than another word
_STEM = 6

Weighed = dict[str, float]


def group_texts(texts: Sequence[str], alike: float = ALIKE) -> list[list[int]]:
    """Groups of ``texts`` that tell of one happening, by index, each in rising order.

    ``alike`` is the mean cosine, 0 to 1, from which two groups are one. Time grows with the square of the
    number of texts, so group the reports of some days at a time.
    """
    vectors = weighed(texts)
    likeness = _likeness(vectors)
    members = {index: [index] for index in range(len(texts))}
    while likeness:
        pair = max(
            likeness, key=lambda at: (likeness[at] / (len(members[at[0]]) * len(members[at[1]])), -at[0], -at[1])
        )
        if likeness[pair] / (len(members[pair[0]]) * len(members[pair[1]])) < alike:
            break
        _join(*pair, members, likeness)
    return sorted(sorted(group) for group in members.values())


def _join(one: int, other: int, members: dict[int, list[int]], likeness: dict[tuple[int, int], float]) -> None:
    """Make one group of two; the sums of cosines to a third group add up."""
    members[one] += members.pop(other)
    likeness.pop((one, other), None)
    for third in members:
        if third != one:
            gone = likeness.pop((min(other, third), max(other, third)), 0.0)
            pair = (min(one, third), max(one, third))
            if total := likeness.get(pair, 0.0) + gone:
                likeness[pair] = total


def _likeness(vectors: Sequence[Weighed]) -> dict[tuple[int, int], float]:
    found: dict[tuple[int, int], float] = {}
    for other, longer in enumerate(vectors):
        for one in range(other):
            if cosine := sum(weight * longer.get(word, 0.0) for word, weight in vectors[one].items()):
                found[one, other] = cosine
    return found


def weighed(texts: Sequence[str]) -> list[Weighed]:
    """Each text as weights by word, of length 1: rare words weigh more; names and numbers count twice."""
    counts = [_counts(text) for text in texts]
    documents = Counter(word for one in counts for word in one)
    found = []
    for one in counts:
        weights = {
            word: (1 + math.log(count)) * math.log(len(texts) / documents[word]) for word, count in one.items()
        }
        length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
        found.append({word: weight / length for word, weight in weights.items()})
    return found


def _counts(text: str) -> dict[str, float]:
    """How often each stem stands in ``text``; a capital inside a sentence and a digit make a name or number."""
    counts: dict[str, float] = {}
    begins = True
    for match in _WORD.finditer(text):
        word = match.group()
        named = word[0].isdigit() or (word[0].isupper() and not begins)
        begins = text[match.end() : match.end() + 2].strip() in (".", "!", "?")
        stem = fold(word)[:_STEM]
        if len(stem) > 1 and fold(word) not in empty_words():
            counts[stem] = counts.get(stem, 0.0) + (_NAME if named else 1.0)
    return counts
