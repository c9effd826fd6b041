"""Words that tell sides, and loaded words, with the plain words that stand for them (``sides.yml``)."""

from collections.abc import Mapping
from functools import cache

from onrecord.tables.crowd import crowd_words
from onrecord.tables.files import read_table
from onrecord.tables.places import adjectives_of_countries

POLITICS, PARTY, PEOPLE = "liberal", "Liberal", "Italian"
"""What is read for any political word, any party's adjective, any nation or faith: one word each."""


@cache
def plain_words() -> Mapping[str, str]:
    """By a word as printed, the word that stands for it: "Serbian" "Italian", "mobs" "crowds"."""
    found: dict[str, str] = {}
    for word in read_table("sides.yml")["politics"]:
        found |= {word: POLITICS, word + "s": POLITICS + "s"}
        found.setdefault(word.capitalize(), POLITICS.capitalize())
        found.setdefault(word.capitalize() + "s", POLITICS.capitalize() + "s")
    for word in read_table("sides.yml")["parties"]:
        found |= {word: PARTY, word + "s": PARTY + "s"}
    for word in read_table("sides.yml")["faiths"]:
        found |= {word: PEOPLE, word + "s": PEOPLE + "s"}
    for word in adjectives_of_countries():
        found[word] = PEOPLE + "s" * (word.endswith("s") and word[:-1] in adjectives_of_countries())
    for word, plain in read_table("sides.yml")["loaded"].items():
        found |= {word: plain, word.capitalize(): plain.capitalize()}
    return found


@cache
def after_riot() -> frozenset[str]:
    """Words before which "riot" tells of no event: "police", "shields"."""
    return frozenset(read_table("sides.yml")["riot"])


@cache
def camp_words() -> Mapping[str, str]:
    """Words that tell a side where one of :func:`of_camps` follows ("opposition" supporters); what is read."""
    found = dict.fromkeys(read_table("sides.yml")["parties_before_people"], PARTY)
    for word in read_table("sides.yml")["before_people"]:
        found |= {word: POLITICS, word.capitalize(): POLITICS.capitalize()}
    return found


@cache
def party_words() -> frozenset[str]:
    """Names of parties that tell a side in the same places: "Labour" (supporters)."""
    return frozenset((*read_table("sides.yml")["parties"], *read_table("sides.yml")["parties_before_people"]))


@cache
def of_camps() -> frozenset[str]:
    """The words before which those of :func:`camp_words` tell a side."""
    return frozenset(read_table("sides.yml")["camps"]) | crowd_words("protest") | crowd_words("groups")


@cache
def side_words() -> frozenset[str]:
    """All words that tell a side, in small letters: no places and no people are named so."""
    return frozenset({"pro", "anti", *(word.lower() for word in (*plain_words(), *camp_words()))})
