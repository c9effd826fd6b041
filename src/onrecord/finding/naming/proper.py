"""Proper names: people with their titles and positions, bodies with their acronyms."""

from collections.abc import Iterator

from onrecord.finding.naming.capitals import runs
from onrecord.finding.naming.drafts import Draft, Sentence
from onrecord.finding.naming.evidence import (
    headed_before,
    heads_body,
    is_acronym,
    is_body,
    looks_like_person,
    plainly_body,
    told_body,
)
from onrecord.records import NameKind, Report, Span
from onrecord.tables.bodies import heads, is_own_assembly, known_bodies, openings
from onrecord.tables.people import given_names, people_words, titles
from onrecord.tables.sides import of_camps, party_words

_LONGEST_REST = 2  # words of a body's name behind another's
_ALSO_ADJECTIVES = frozenset({"general", "major"})  # "the General Labour League"
_LONGEST_ROLE = 8  # tokens of a position in small letters before a name


def proper_names(report: Report, sentence: Sentence) -> Iterator[Draft]:
    """The names in capitals of one sentence, in order."""
    for first, end in runs(sentence.tokens):
        yield from _Run(report.text, sentence, first, end).drafts()


class _Run:
    """One run of capitals, taken apart into position, body and person."""

    def __init__(self, text: str, sentence: Sentence, first: int, end: int) -> None:
        self.text, self.sentence, self.tokens = text, sentence, sentence.tokens
        self.first, self.end = first, end

    def drafts(self) -> Iterator[Draft]:
        """A body that the run begins with, then what it names in the end."""
        if self._is_side():
            return
        if self._is_campaign():
            yield self._body(self.first, self.end, "head")
            return
        known = self._known_end()
        if known is not None and self._goes_on_to_head(known):
            known = None
        turn = self._after_position() if known != self.end else None
        if turn is not None:
            role_start = self._role_start(turn)
            if role_start > self.first:
                yield self._body(self.first, role_start, "before position")
            yield self._person(turn, self._role_words(role_start, turn), "position")
            return
        if known is not None:
            yield self._body(self.first, known, "known")
            self.first = known
        while self.first < self.end and not self.tokens[self.first].is_word:
            self.first += 1
        if self.first < self.end:
            yield self._plain()

    def _is_side(self) -> bool:
        """Whether a party's name only tells the side of who is named next: "Labour" supporters."""
        alone = self.end == self.first + 1 < len(self.tokens)
        return (
            alone and self.tokens[self.first].text in party_words() and self.tokens[self.end].lower in of_camps()
        )

    def _goes_on_to_head(self, known: int) -> bool:
        """Whether a known name only begins another body's: "Palestine Action" in "Palestine Action Group"."""
        rest = [token.lower for token in self.tokens[known : self.end]]
        heading = bool(rest) and rest[-1] in heads() and rest[-1] not in people_words("roles")
        return heading and len(rest) <= _LONGEST_REST and all(word.isalpha() for word in rest)

    def _is_campaign(self) -> bool:
        """Whether it is the name of a campaign for something: "Justice for Ama"."""
        words = [token.lower for token in self.tokens[self.first : self.end]]
        return len(words) > 2 and words[0] in openings() and words[1] == "for"

    def _plain(self) -> Draft:
        """What a run without a position names."""
        first, end = self.first, self.end
        words = [token.lower for token in self.tokens[first:end]]
        if len(words) == 1 and is_acronym(self.tokens[first].text):
            return self._body(first, end, "acronym")
        if words[0] == "the" or heads_body(words):
            return self._body(first, end, "head")
        plain = plainly_body(self.tokens, first, end)
        if plain or headed_before(self.tokens, first):
            return self._body(first, end, "told" if plain else "defined")
        role = self._role_before(first)
        if role or looks_like_person(self.tokens, first, end):
            return self._person(first, role, "position" if role else "given name")
        if told_body(self.tokens, first, end):
            return self._body(first, end, "defined")
        return self._draft(first, end, "person", "capitals", 0.3)

    def _name(self, first: int, end: int) -> str:
        if end <= first:
            return ""
        return " ".join(self.text[self.tokens[first].start : self.tokens[end - 1].end].split())

    def _known_end(self) -> int | None:
        """The end of the longest well-known body that the run begins with."""
        whole = self._name(self.first, self.end) in known_bodies()
        start = self.first + (self.tokens[self.first].lower == "the" and not whole)
        return next(
            (end for end in range(self.end, start, -1) if self._name(start, end) in known_bodies()), None
        )

    def _after_position(self) -> int | None:
        """Where a person's name begins after the last title or position in the run."""
        for at in range(self.end - 1, self.first - 1, -1):
            word = self.tokens[at].lower
            if word not in titles() and word not in people_words("roles"):
                continue
            turn = at + 1 + (at + 1 < self.end and self.tokens[at + 1].text == ".")
            if turn < self.end and word in heads() and self.tokens[turn].lower == "of":  # "Council of Elders"
                return None
            if turn == self.end - 1 and self.tokens[turn].lower in heads():  # "Mercy General Hospital"
                return None
            if turn < self.end and self.tokens[turn].lower in {"of", "for"}:
                turn = self._after_of(turn)
            if turn == self.end - 1 and self.tokens[turn].lower in heads():
                return None  # "Justice Party"
            ranked = word in titles() and word not in _ALSO_ADJECTIVES
            if turn >= self.end or (self.tokens[self.end - 1].lower in heads() and not ranked):
                return None
            return turn
        return None

    def _after_of(self, at: int) -> int:
        """Behind "of Police" in "Commissioner of Police Jane Doe": the name's first word, or the run's end."""
        at += 1
        while at < self.end and (
            self.tokens[at].lower in heads() or self.tokens[at].lower in people_words("role_modifiers")
        ):
            at += 1
        return at

    def _role_start(self, turn: int) -> int:
        """Where the position before the name begins: what stands before it in the run is a body."""
        at = turn
        while at > self.first:
            word = self.tokens[at - 1].lower
            role = word in people_words("roles")
            if not (role or word in people_words("role_modifiers") or word in titles() or word == "."):
                break
            if word in heads() and not role and is_body(self._name(self.first, at)):
                break
            at -= 1
        return at if is_body(self._name(self.first, at)) else self.first

    def _role_words(self, first: int, end: int) -> str | None:
        """The position as printed, without the title that follows it: "police spokeswoman" of "… Lt-Col"."""
        roles = people_words("roles")
        told = [*(self._role_before(first) or "").split(), *self._name(first, end).split()]
        while told and told[-1].rstrip(".").lower() in people_words("plain_titles"):
            told.pop()
        if len(told) > 1 and told[-1].lower() not in roles and told[-2].lower() in roles:
            told.pop()
        return " ".join(told) or None

    def _role_before(self, first: int) -> str | None:
        """A position in small letters right before the name: "police spokeswoman", "former home secretary"."""
        at = first
        while at > max(0, first - _LONGEST_ROLE) and (
            self.tokens[at - 1].lower in people_words("roles")
            or self.tokens[at - 1].lower in people_words("role_modifiers")
        ):
            at -= 1
        while at < first and self.tokens[at].lower in {"and", "of"}:
            at += 1
        if at == first or self.tokens[first - 1].lower not in people_words("roles"):
            return None
        return self._name(at, first)

    def _person(self, first: int, role: str | None, rule: str) -> Draft:
        start = first
        while start > self.first and (
            self.tokens[start - 1].lower in titles() or self.tokens[start - 1].text == "."
        ):
            start -= 1
        draft = self._draft(first, self.end, "person", rule, 0.8)
        draft.span = Span(self.tokens[start].start, draft.span.end)
        draft.role = role
        last = role.lower().split()[-1] if role else ""
        told = [titles().get(token.lower) for token in self.tokens[start:first]]
        told.append(given_names().get(self.tokens[first].text))
        told.append("female" if last in people_words("female_roles") else None)
        told.append("male" if last in people_words("male_roles") else None)
        draft.gender = next((gender for gender in told if gender), None)
        return draft

    def _body(self, first: int, end: int, rule: str) -> Draft:
        while end > first + 1 and self.tokens[end - 1].lower in {"and", "of", "for", "'s", "’s", "the"}:
            end -= 1
        draft = self._draft(first, end, "organisation", rule, 0.8)
        known = known_bodies().get(draft.core) or known_bodies().get(draft.core.removeprefix("The "))
        if known:
            draft.alias_of, draft.body = known.name, known.kind
            return draft
        words = [token.lower for token in self.tokens[first:end]]
        linked = next((n for n, word in enumerate(words) if word in {"of", "for", "against"}), len(words))
        draft.body = heads().get(words[linked - 1]) or heads().get(words[-1]) or "other"
        if is_own_assembly(draft.core):
            draft.body = "ngo"
        draft.head = words[linked - 1]
        return draft

    def _draft(self, first: int, end: int, kind: NameKind, rule: str, confidence: float) -> Draft:
        span = Span(self.tokens[first].start, self.tokens[end - 1].end)
        name = self._name(first, end)
        return Draft(span, kind, name, self.sentence.number, rule, confidence=confidence)
