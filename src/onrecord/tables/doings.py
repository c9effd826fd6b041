"""Whether words tell of a doing as done: "was arrested" against "must be arrested" (``doings.yml``).

The reading goes left from the doing, a word at a time, to where its clause begins. It is the same for every kind
of doing and for whoever did it.
"""

import re
from collections.abc import Iterable
from typing import Literal

from onrecord.tables.doings_words import WordsBefore, belongs, is_past

Told = Literal["done", "asked", "ahead", "undone"]
"""Told as done; asked for or ordered; in prospect or on a condition; or told not to have been done."""

_REACH, _BEHIND = 170, 40  # code points before and behind a doing that are read
_FAR, _NEAR = 14, 9  # words before a doing in which its subject stands; in which what governs a noun does
_LIST = 24  # words before the last of several things that are asked for
_NONE = 4  # words between "no" and a noun: "no further mass arrests"
_OF = re.compile(r"\A[\s,]+of\b")
_NOUN = re.compile(r"(?:ion|ment|tody|[^s]s)\Z")  # "led to arrests", "sent to detention": no infinitives
_WORD = re.compile(r"[\w-]+")
_BEING = ("being", "getting", "having")
_JOINS = ("and", "or", ",", "besides")


def told_as(text: str, start: int, end: int, floor: int = 0) -> Told:
    """How ``text`` tells of the doing whose words are ``text[start:end]``; nothing before ``floor`` is read.

    >>> told_as("Nobody was arrested.", 11, 19)
    'undone'
    >>> told_as("Police arrested two men.", 7, 15)
    'done'
    """
    words = [word.lower() for word in _WORD.findall(text, start, end)]
    if not words:
        return "done"
    if belongs(words[0], "idle"):
        return "undone"
    verbs = (n for n, word in enumerate(words) if is_past(word) or (n and words[n - 1] in ("to", "be")))
    verb = next(verbs, 0)
    before = WordsBefore.of(text, max(floor, start - _REACH), start)
    return _Reading(WordsBefore([*words[:verb][::-1], *before.words]), text[end : end + _BEHIND]).of(words[verb])


def _first(ranked: Iterable[tuple[bool, Told]]) -> Told | None:
    return next((told for holds, told in ranked if holds), None)


class _Reading:
    """How a doing is told by the words before it, and the few behind it that tell of a noun."""

    def __init__(self, before: WordsBefore, after: str) -> None:
        self._before, self._after = before, after

    def of(self, word: str) -> Told:
        """How the doing, whose first word is ``word``, is told."""
        if self._before.denied(_FAR + 2):
            return "undone"
        if word.endswith("ing"):
            return self.of_gerund()
        if is_past(word):
            return self.of_verb()
        noun = bool(_OF.match(self._after))
        bare = any(
            one in ("to", "not", "n't", "never") or belongs(one, "modals") for one in self._before.chain()
        )
        if bare and not noun and not _NOUN.search(word):
            return self.of_verb()
        joined = None if noun else self._joined()
        return self._of_noun() if joined is None else self.of_verb(joined)

    def _joined(self) -> int | None:
        """Where the "to" or modal stands that a verb shares with one before it: "to stop and arrest them"."""
        if self._before.at(0) not in ("and", "or"):
            return None
        clause = self._before.clause(1, _FAR)
        return next((n for n, word in enumerate(clause, 1) if word == "to" or belongs(word, "modals")), None)

    def of_verb(self, at: int = 0) -> Told:
        """A verb by its own words, then by its subject and the conditions of its clause."""
        chain = self._before.chain(at)
        if "to" in chain:
            return self._of_infinitive(at, chain)
        denied = any(belongs(word, "negatives") for word in chain)
        if chain and chain[-1] in _BEING and not denied:
            return self.of_gerund(at + len(chain))
        behind = at + len(chain)
        told = (
            _by_modal(chain, denied)
            or _first(
                (
                    (chain[-1:] == ["be"], "asked"),  # "demanded that he be arrested"
                    (chain[-1:] == ["been"] and "had" in self._before.words[behind : behind + 4], "undone"),
                )  # "had he been detained, …"
            )
        )
        return told or self._of_clause(behind, any(belongs(word, "past") for word in chain), bool(chain))

    def _of_infinitive(self, at: int, chain: list[str]) -> Told:
        """By what leads up to "to": "managed to", "failed to", "demanded of police to", "fired tear gas to"."""
        place = at + chain.index("to") + 1
        inner, behind = chain[: chain.index("to")], self._before.words[place:]
        lead = next((n for n, word in enumerate(behind) if not _is_adverb(word)), None)
        first, leading = self._before.at(place), behind[lead] if lead is not None else ""
        told = _first(
            (
                (any(word in ("not", "never") for word in (*inner, first)), "undone"),
                ("have" in inner or first in ("only", "first", "last") or leading == "had", "done"),
                (first == "yet" or belongs(leading, "failed"), "undone"),
            )
        )
        if told is None and lead is not None and belongs(leading, "managed"):
            return self.of_verb(place + lead + 1)
        return told or self._governed_infinitive(place)

    def _governed_infinitive(self, place: int) -> Told:
        for at, word in enumerate(self._before.clause(place, _NEAR), place):
            if belongs(word, "asking"):
                return "asked"
            if belongs(word, "means"):
                return self.of_verb(at + 1)
            if belongs(word, "failed"):
                return "undone"
        return "ahead"

    def _of_clause(self, at: int, past: bool, told: bool) -> Told:
        """A verb without a modal by what stands before it: nobody as its subject, or a condition."""
        before = ""
        for word in self._before.clause(at, _FAR):
            none = word == "not" and before in ("one", "a")  # "not one of them", "not a single man"
            if none or (belongs(word, "nobody") and not belongs(before, "fewer")):
                return "undone"
            if belongs(word, "conditions") or (belongs(word, "conditions_ahead") and told and not past):
                return "ahead"
            if told and (belongs(word, "past") or word in ("has", "have", "is", "are")):
                break
            before = word
        return "done"

    def of_gerund(self, at: int = 0) -> Told:
        """A form in -ing by what stands before it: "instead of arresting", "the risk of being held"."""
        chain = self._before.chain(at)
        told = _by_modal(chain, any(word in ("not", "never") for word in chain[:2]))
        if told:
            return told
        behind = self._before.words[at + len(chain) :][:2]
        near = 2 if behind[:1] in (["of"], ["in"], ["about"]) else 1
        if any(belongs(word, "instead") for word in behind[:near]):
            return "undone"
        return self._of_noun() if behind and belongs(behind[0], "determiners") else "done"

    def _of_noun(self) -> Told:
        """A noun by what follows and governs it: "no arrests", "demanded the arrest", "will make arrests"."""
        follows = [word.lower() for word in _WORD.findall(self._after)[:3]]
        told = _by_following(follows) or self._governed()
        if told:
            return told
        if self._before.at(0) != "the" and any(
            belongs(one, "conditions") for one in self._before.clause(0, _FAR)
        ):
            return "ahead"
        return "asked" if self._is_listed(follows) else "done"

    def _governed(self) -> Told | None:
        last = ""
        for at, word in enumerate(self._before.until_break(_NEAR)):
            ahead = self._before.at(at + 1)
            if belongs(word, "light"):
                return self._of_light(at, word)
            told = self._by_governor(at, word, last)
            if told:
                return told
            if word == "to" and belongs(ahead, "light"):
                return self._of_light(at + 1, ahead)
            led = belongs(ahead, "asking") or belongs(ahead, "ahead")
            if (belongs(word, "stops") and not led) or word in ("is", "are", "was", "were", "has", "had"):
                return None
            last = word
        return None

    def _by_governor(self, at: int, word: str, last: str) -> Told | None:
        none = word in ("no", "not") and at < _NONE and not belongs(last, "fewer")
        modal = belongs(word, "modals") and last in ("", "be")
        return _first(
            (
                (word == "without" or none, "undone"),
                (belongs(word, "asking") or (modal and belongs(word, "asking_modals")), "asked"),
                (belongs(word, "ahead") or belongs(word, "conditions") or modal, "ahead"),
            )
        )

    def _is_listed(self, follows: list[str]) -> bool:
        """Whether a noun is one of several things asked for: "demanded calm, aid and the arrest of …"."""
        lead = next((word for word in self._before.words if not belongs(word, "determiners")), "")
        if lead not in _JOINS or (follows and belongs(follows[0], "auxiliaries")):
            return False
        return any(belongs(word, "asking") for word in self._before.until_break(_LIST))

    def _of_light(self, at: int, word: str) -> Told:
        """A noun that a verb like "make" carries: its tense is the doing's."""
        reading = _Reading(self._before.behind(at), "")
        return reading.of_gerund() if word.endswith("ing") else reading.of_verb()


def _by_modal(chain: list[str], denied: bool) -> Told | None:
    """How the auxiliaries of a verb tell of it; None for those of the past and the perfect."""
    modal = next((word for word in chain if belongs(word, "modals")), None)
    perfect = "have" in chain or "'ve" in chain
    owed = denied and modal in ("should", "need", "ought")  # "should not have arrested him": they had
    return _first(
        (
            (modal is not None and perfect, "done" if owed else "undone"),
            (denied, "undone"),
            (modal is not None and belongs(modal, "asking_modals"), "asked"),
            (modal is not None, "ahead"),
        )
    )


def _by_following(follows: list[str]) -> Told | None:
    """How the words behind a noun tell of it: "arrest warrants", "arrests will follow", "were not made"."""
    if not follows:
        return None
    expected = follows[0] in ("is", "are", "was") and any(belongs(word, "after") for word in follows[1:])
    left = follows[0] in ("has", "have", "had", "were", "was") and follows[1:2] in (["not"], ["yet"])
    coming = belongs(follows[0], "after") or belongs(follows[0], "modals")
    return _first(((coming or expected, "ahead"), (left, "undone")))


def _is_adverb(word: str) -> bool:
    return belongs(word, "adverbs") or word.endswith("ly")
