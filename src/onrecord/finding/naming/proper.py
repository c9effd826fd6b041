"""Proper names: people with their titles and positions, bodies with their acronyms."""

import re
from collections.abc import Iterator

from onrecord.finding.naming.capitals import runs
from onrecord.finding.naming.drafts import Draft, Sentence
from onrecord.finding.tokens import Token
from onrecord.records import Report, Span
from onrecord.tables.bodies import heads, known_bodies, not_bodies
from onrecord.tables.cues import cue_forms
from onrecord.tables.grammar import grammar
from onrecord.tables.people import given_names, people_words, titles

_ACRONYM = re.compile(r"[A-Z][A-Z&.-]{1,4}s?\Z")


def proper_names(report: Report, sentence: Sentence) -> Iterator[Draft]:
    """The names in capitals of one sentence, in order."""
    tokens = sentence.tokens
    for first, end in runs(tokens):
        yield from _Run(report.text, sentence, first, end).drafts()


class _Run:
    """One run of capitals, taken apart into position, body and person."""

    def __init__(self, text: str, sentence: Sentence, first: int, end: int) -> None:
        self.text, self.sentence, self.tokens = text, sentence, sentence.tokens
        self.first, self.end = first, end

    def drafts(self) -> Iterator[Draft]:
        """A body that the run begins with, then what it names in the end."""
        known = self._known_end(self.first)
        if known == self.end:
            yield self._body(self.first, self.end, "known")
            return
        turn = self._after_position()
        if turn is not None:
            role_start = self._role_start(turn)
            if role_start > self.first:
                yield self._body(self.first, role_start, "before position")
            yield from self._person(turn, self._role_words(role_start, turn), "position")
            return
        if known is not None and known > self.first:
            yield self._body(self.first, known, "known")
            self.first = known
        yield from self._plain()

    def _plain(self) -> Iterator[Draft]:
        first, end = self.first, self.end
        while first < end and not self.tokens[first].is_word:
            first += 1
        if first >= end:
            return
        words = [token.lower for token in self.tokens[first:end]]
        single = self.tokens[first].text if len(words) == 1 else ""
        if single and _ACRONYM.match(single) and single.rstrip("s") not in not_bodies():
            yield self._body(first, end, "acronym")
        elif words[0] == "the" or self._heads_body(words):
            yield self._body(first, end, "head")
        elif self._headed_before(first):
            yield self._body(first, end, "defined")
        elif (role := self._role_before(first)) or self._looks_like_person(first, end):
            yield from self._person(first, role, "position" if role else "given name")
        elif self._is_told_body(first, end):
            yield self._body(first, end, "defined")
        elif not (
            single
            and words[0] in people_words("roles") | people_words("groups") | people_words("role_modifiers")
        ):
            yield self._draft(first, end, "person", "capitals", 0.3)

    def _heads_body(self, words: list[str]) -> bool:
        table = heads()
        if len(words) > 1 and words[-1] in table:
            return True
        linked = next((n for n, word in enumerate(words) if word in {"of", "for", "against"}), 0)
        return linked > 0 and words[linked - 1] in table

    def _known_end(self, first: int) -> int | None:
        """The end of the longest well-known body that begins at ``first``."""
        start = first + (self.tokens[first].lower == "the" and self._name(first, self.end) not in known_bodies())
        for end in range(self.end, start, -1):
            if self._name(start, end) in known_bodies():
                return end
        return None

    def _name(self, first: int, end: int) -> str:
        return " ".join(self.text[self.tokens[first].start : self.tokens[end - 1].end].split())

    def _after_position(self) -> int | None:
        """Where a person's name begins after the last title or position in the run."""
        for at in range(self.end - 1, self.first - 1, -1):
            word = self.tokens[at].lower
            if word not in titles() and word not in people_words("roles"):
                continue
            turn = at + 1 + (at + 1 < self.end and self.tokens[at + 1].text == ".")
            rest = [token.lower for token in self.tokens[turn : self.end]]
            if rest and rest[0] in {"of", "for"}:
                turn = self._after_of(turn)
                rest = [token.lower for token in self.tokens[turn : self.end]]
            if not rest:
                return None
            return None if rest[-1] in heads() and word not in titles() else turn
        return None

    def _after_of(self, at: int) -> int:
        """Behind "of Police" in "Commissioner of Police Jane Doe": the name's first word, or the run's end."""
        at += 1
        beside = heads().keys() | people_words("role_modifiers")
        while at < self.end and self.tokens[at].lower in beside:
            at += 1
        return at

    def _role_start(self, turn: int) -> int:
        """Where the position before the name begins: what stands before it in the run is a body."""
        at = turn
        position = people_words("roles") | people_words("role_modifiers") | titles().keys()
        while at > self.first:
            word = self.tokens[at - 1].lower
            if word not in position and word != ".":
                break
            if word in heads() and word not in people_words("roles") and self._is_body(self.first, at):
                break
            at -= 1
        return at if self._is_body(self.first, at) or at == self.first else self.first

    def _is_body(self, first: int, end: int) -> bool:
        if end <= first:
            return False
        name = self._name(first, end)
        words = [token.lower for token in self.tokens[first:end]]
        acronym = len(words) == 1 and _ACRONYM.match(name) and name not in not_bodies()
        return bool(
            name.removeprefix("The ") in known_bodies()
            or acronym
            or (len(words) > 1 and self._heads_body(words))
        )

    def _role_words(self, first: int, end: int) -> str | None:
        inside = (
            " ".join(self.text[self.tokens[first].start : self.tokens[end - 1].end].split())
            if end > first
            else ""
        )
        words = [word for word in re.split(r"\s+", inside) if word]
        while words and words[-1].rstrip(".").lower() in {
            "mr",
            "mrs",
            "ms",
            "miss",
            "sir",
            "dr",
            "dame",
            "lord",
            "lady",
        }:
            words.pop()
        before = self._role_before(first)
        told = [*(before.split() if before else ()), *words]
        if (
            len(told) > 1
            and told[-1].lower() not in people_words("roles")
            and told[-2].lower() in people_words("roles")
        ):
            told.pop()
        return " ".join(told) or None

    def _role_before(self, first: int) -> str | None:
        """A position in small letters right before the name: "police spokeswoman", "former home secretary"."""
        at = first
        words = people_words("roles") | people_words("role_modifiers")
        while at > 0 and at > first - 8 and self.tokens[at - 1].lower in words and self.tokens[at - 1].is_word:
            at -= 1
        while at < first and self.tokens[at].lower in {"and", "of"}:
            at += 1
        if at == first or self.tokens[first - 1].lower not in people_words("roles"):
            return None
        return self._name(at, first)

    def _group_before(self, first: int) -> bool:
        word = self.tokens[first - 1].lower if first else ""
        return word in people_words("singular_groups") or word in people_words("groups")

    def _headed_before(self, first: int) -> bool:
        """Whether it is what somebody is the head of: "the chair of Save Our Rivers"."""
        if first < 2 or self.tokens[first - 1].lower not in {"of", "for", "from"}:
            return False
        return (
            self.tokens[first - 2].lower in people_words("roles")
            and self.tokens[first].text not in given_names()
        )

    def _is_told_body(self, first: int, end: int) -> bool:
        """Whether what stands beside a run tells that it names a body."""
        if self._defined(end) or self._group_before(first) or self._which_after(end):
            return True
        following = self.tokens[end].lower if end < len(self.tokens) else ""
        several = sum(token.is_word for token in self.tokens[first:end]) > 1
        small = any(token.lower in grammar("never_names") for token in self.tokens[first:end])
        return several and small and (_is_past_cue(following) or following in {"is", "has", "was"})

    def _which_after(self, end: int) -> bool:
        """Whether ", which" follows: then it is no person."""
        after = [token.lower for token in self.tokens[end : end + 2]]
        return after == [",", "which"] and self.first == 0

    def _defined(self, end: int) -> bool:
        """Whether an acronym in brackets follows: then the name is a body's."""
        after = self.tokens[end : end + 3]
        return (
            len(after) == 3
            and after[0].text == "("
            and after[2].text == ")"
            and bool(_ACRONYM.match(after[1].text))
        )

    def _looks_like_person(self, first: int, end: int) -> bool:
        words = [token for token in self.tokens[first:end] if token.is_word]
        if any(word.lower in grammar("never_names") for word in words):
            return False
        if words[0].text in given_names() and len(words) in {2, 3, 4}:
            return True
        if len(words) not in {2, 3, 4}:
            return False
        after = self.tokens[end : end + 4]
        before = self.tokens[first - 1].lower if first else ""
        if before == "," and after and after[0].text == "," and self._position_before(first - 1):
            return True
        if len(after) > 1 and after[0].lower in {"of", "from"} and self._body_from(end + 1):
            return True
        if len(after) > 1 and after[0].text == ",":
            word = after[1].lower
            aged = word.isdigit() and len(word) <= 2
            who = word in {"who", "whose"}
            article = word in {"a", "an", "the"} and len(after) > 2
            return aged or who or word in people_words("roles") or (article and self._role_soon(end + 2))
        return before not in grammar("prepositions") and bool(after) and _is_past_cue(after[0].lower)

    def _body_from(self, at: int) -> bool:
        at += self.tokens[at].lower == "the" and at + 1 < len(self.tokens)
        follow = next((end for first, end in runs(self.tokens[at:]) if first == 0), 0)
        return follow > 0 and self._is_body(at, at + follow)

    def _position_before(self, comma: int) -> bool:
        """Whether "the chairman of the union at the docks" stands before the comma."""
        start = comma
        while start > 0 and self.tokens[start - 1].is_word and comma - start < 16:
            start -= 1
        return any(token.lower in people_words("roles") for token in self.tokens[start : min(start + 5, comma)])

    def _role_soon(self, at: int) -> bool:
        return any(token.lower in people_words("roles") for token in self.tokens[at : at + 5])

    def _person(self, first: int, role: str | None, rule: str) -> Iterator[Draft]:
        end = self.end
        start = first
        while start > self.first and (
            self.tokens[start - 1].lower in titles() or self.tokens[start - 1].text == "."
        ):
            start -= 1
        title = next((t.lower for t in self.tokens[start:first] if t.lower in titles()), "")
        draft = self._draft(first, end, "person", rule, 0.8)
        draft.span = Span(self.tokens[start].start, draft.span.end)
        draft.role = role
        draft.gender = titles().get(title) or given_names().get(self.tokens[first].text)
        if role:
            last = role.lower().split()[-1]
            draft.gender = draft.gender or ("female" if last in people_words("female_roles") else None)
            draft.gender = draft.gender or ("male" if last in people_words("male_roles") else None)
        yield draft

    def _body(self, first: int, end: int, rule: str) -> Draft:
        while end > first + 1 and self.tokens[end - 1].lower in {"and", "of", "for", "'s", "’s", "the"}:
            end -= 1
        draft = self._draft(first, end, "organisation", rule, 0.8)
        name = draft.core
        known = known_bodies().get(name) or known_bodies().get(name.removeprefix("The "))
        if known:
            draft.alias_of, draft.body = known.name, known.kind
        else:
            words = [token.lower for token in self.tokens[first:end]]
            linked = next((n for n, word in enumerate(words) if word in {"of", "for", "against"}), len(words))
            draft.body = heads().get(words[linked - 1]) or heads().get(words[-1]) or "other"
            draft.head = words[linked - 1]
        return draft

    def _draft(self, first: int, end: int, kind: str, rule: str, confidence: float) -> Draft:
        span = Span(self.tokens[first].start, self.tokens[end - 1].end)
        core = self._name(first, end)
        return Draft(span, kind, core, self.sentence.number, rule, confidence=confidence)  # type: ignore[arg-type]


def _is_past_cue(word: str) -> bool:
    return any("past" in one.forms or word == "says" for one in cue_forms().get(word, ()))


def acronym_after(tokens: list[Token], end: int) -> Token | None:
    """The acronym in brackets that follows the token before ``end``: "Friends of the River (FOR)"."""
    after = tokens[end : end + 3]
    if len(after) == 3 and after[0].text == "(" and after[2].text == ")" and _ACRONYM.match(after[1].text):
        return after[1]
    return None
