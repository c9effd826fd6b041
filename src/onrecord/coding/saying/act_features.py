"""What speaks for one act of a statement over another: how it is told, and the words that are said.

The acts of plainly told statements ("said", "told") show in their words, of which no list holds enough. So each
word weighs, as learnt from statements that people coded (``tables/learnt/acts.yml``). Who speaks weighs nothing,
nor do names, sides, bodies or kinds of people: the same words do the same whoever says them of whom (codebook
section 6).
"""

import re
from collections.abc import Iterator, Mapping

from onrecord.records import Attribution
from onrecord.tables.acts import is_weighed
from onrecord.tables.cues import Cue
from onrecord.tables.learnt import learnt_by_kind

TABLE = "acts"
RULED = "ruled: "
"""Begins the feature that tells what the rules say."""

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*|[?!]")
_OPENS = re.compile(r"[.?!:;\n\"“”]")
_MOST = 80  # words of a statement that weigh
_ENDINGS = ("ingly", "edly", "ments", "ment", "ness", "ings", "ing", "ied", "ies", "ed", "es", "ly", "s", "e")
_STEM = 3  # letters that a stem keeps at least
_NOTHING: Mapping[str, float] = {}


def act_features(attribution: Attribution, cue: Cue | None, content: str, ruled: str) -> frozenset[str]:
    """What holds of a statement whose content reads ``content``, and whose act by the rules is ``ruled``."""
    words = list(_words(content))[:_MOST]
    stems = [stem_of(word) for word in words if word]
    features = {
        "any",
        f"{RULED}{ruled}",
        f"{attribution.quotation} speech",
        f"told: {attribution.rule.removesuffix('/inner').split(': ')[-1]}",
        f"cue: {cue.lemma if cue else ''}",
        *(f"word: {stem}" for stem in stems),
    }
    if words and words[0]:
        features.add(f"begins: {stem_of(words[0])}")
    return frozenset(features)


def likeliest_act(features: frozenset[str]) -> str:
    """The act for which most speaks by the weights learnt."""
    table = learnt_by_kind(TABLE)
    sums: dict[str, float] = {}
    for weights in (table.get(feature, _NOTHING) for feature in sorted(features)):
        for act, weight in weights.items():
            sums[act] = sums.get(act, 0.0) + weight
    return max(sorted(sums), key=lambda act: sums[act], default="assert")


def _words(content: str) -> Iterator[str]:
    """The words in small letters; "" for those that weigh nothing: names, sides, kinds of people."""
    end, begins = 0, True
    for match in _WORD.finditer(content):
        begins = begins or _OPENS.search(content, end, match.start()) is not None
        word, end = match[0].replace("’", "'"), match.end()
        is_name = word[0].isupper() and not begins and word.split("'")[0] != "I"
        begins = False
        small = word.lower()
        yield small if not is_name and is_weighed(small.split("'")[0]) else ""


def stem_of(word: str) -> str:
    """A word without its ending, roughly: "failed", "failing" and "fails" are one."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _STEM and not word.endswith("ss"):
            word = word.removesuffix(ending)
            break
    return word[:-1] if len(word) > _STEM and word[-1] == word[-2] else word
