"""Of which event a figure or deed is: the one its clause names, its place is of, or the one last told of."""

import re
from collections.abc import Mapping
from functools import cached_property

from onrecord.coding.gathering.drafts import Draft
from onrecord.coding.gathering.stoppages import beside_stoppage, has_happened, is_stoppage
from onrecord.coding.gathering.sums_of_whole import of_whole
from onrecord.coding.gathering.telling import Telling
from onrecord.coding.laying.view import Sentence
from onrecord.records import Span, Voice
from onrecord.tables.nearby import nearby

# "14 arrested as sit-in is cleared": what befell people belongs to the event named next.
_AT = re.compile(
    r"\A(?:\s[\w-]+){1,3}?\s(?:as|at|during|in|over|following)\s(?:(?:a|an|the)\s)?(?:[\w-]+\s){0,2}\Z"
)


_WHERE = re.compile(r",?\swhere\s(?:[^\W\d]+\s){0,9}\Z", re.IGNORECASE)
# What follows only says since when, or how it compares.
_SINCE = re.compile(
    r"\b(?:since|than (?:at|in|when|the)|compared (?:with|to)|following|"
    r"(?:a|one|two|three|four|five) (?:day|week|month|year)s? (?:after|on from))\b",
    re.IGNORECASE,
)
# "In smaller towns such as Viroqua, where (about 150)": a town, though no gazetteer has it.
_SUCH_AS = re.compile(
    rf"\b(?:{nearby('events', 'settlements')})\b[^.;]{{0,20}}\b(?:such as|including|like)\s[^.;]{{0,200}}?"
    r"(?P<name>\w[\w-]+(?:\s[\w-]+){0,2}),?\swhere\s(?:[^\W\d]+\s){0,4}\Z"
)
_LONG = re.compile(
    rf"\b(?:since (?:{nearby('events', 'months')}|\d{{4}}|(?:the )?(?:start|beginning) of)|"
    rf"{nearby('events', 'long_since')}|in (?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_NEXT_CLAUSE = re.compile(
    r"\w\s(?:[\w’'-]+\s){0,6}[\w’'-]+,?\s(?:and|while|but|whereas)\s(?:that\s)?(?:an?|another)\s(?:[\w’'-]+\s){0,2}\Z"
)
_IN = frozenset({"in", "at", "outside"})
_BESIDE = 70  # code points between a figure and the town in which its clause puts it


def _gap(one: Span, other: Span) -> int:
    return max(one.start - other.end, other.start - one.end, 0)


class Belonging:
    """Ties the words of a report to its events. ``befell``: words for what was done to people, or by police.

    ``called``: by ``id`` of an event, the names of those who called it.
    """

    def __init__(self, telling: Telling, called: Mapping[int, frozenset[str]] | None = None) -> None:
        self._telling = telling
        self._called = called or {}

    def of(
        self, sentence: Sentence, span: Span, befell: bool = False, kind: str = "protest"
    ) -> tuple[Draft, bool] | None:
        """The event that words of a sentence belong to, and whether that sentence names it."""
        told = self._telling.draft_of(sentence, span, kind, beyond=befell)
        if told is None or kind != "protest" or not befell:
            return told
        draft, own = told
        if not own and (main := self._of_main_clause.get(sentence.index)) and main[0] is draft:
            draft, told = main[1], (main[1], False)
        if own and (named := self._named_next(sentence, span)):
            return named, True
        if own and has_happened(draft):
            return told
        at_place = None if own else self._at_place(sentence)
        if at_place:
            return at_place, False
        earlier = self._earlier.get(sentence.index)
        if earlier and (not has_happened(draft) or (not own and is_stoppage(draft))):
            return earlier, False
        return told

    def of_figure(self, sentence: Sentence, span: Span, befell: bool, ahead: bool) -> tuple[Draft, bool] | None:
        """The same for a figure: one beside a town is of the one event that is told to be in that town.

        ``ahead``: it is of what is to come.
        """
        if counted := self._counted_apart.get(span):
            return counted, True
        told = self._before_next_clause(sentence, span) or self.of(sentence, span, befell)
        if befell and not (told and told[1]) and sentence.index in self._of_whole and self._whole:
            return self._whole, False
        if told and not befell:
            earlier = self._earlier.get(sentence.index)
            gathering = beside_stoppage(self._telling, sentence, span, told, earlier)
            told = (gathering, False) if gathering else told
        placed = self._by_town(sentence, span, told)
        if placed is None or (
            befell and self._is_of_months(sentence) and not self._is_told_only_in(placed, sentence)
        ):
            return None
        if placed is told and ahead and not placed[1] and has_happened(placed[0]):
            coming = [draft for draft in self._protests if not has_happened(draft)]
            return (coming[0], False) if len(coming) == 1 else placed
        return placed

    def _before_next_clause(self, sentence: Sentence, span: Span) -> tuple[Draft, bool] | None:
        """The event told before, where the sentence goes on to another only in its next clause.

        "Police said 120 took part and that a counter-demonstration by 200 passed off peacefully."
        """
        tied = self._telling.own.get((sentence.index, "protest"), ())
        first = min((reference.span.start for reference, _ in tied), default=0)
        earlier = self._earlier.get(sentence.index)
        if first <= span.end or earlier is None or any(draft is earlier for _, draft in tied):
            return None
        next_clause = _NEXT_CLAUSE.search(self._telling.view.words(span.end, first))
        return (earlier, False) if next_clause else None

    def _is_told_only_in(self, placed: tuple[Draft, bool], sentence: Sentence) -> bool:
        """Whether the sentence alone tells of its event, so that a total of months is that event's own."""
        return placed[1] and placed[0].told_in <= {sentence.index}

    def _by_town(
        self, sentence: Sentence, span: Span, told: tuple[Draft, bool] | None
    ) -> tuple[Draft, bool] | None:
        """The event in the town where its clause puts a figure, else ``told``; None where none is told there."""
        where = self._town_of_clause(sentence, span)
        town = where or self._town(sentence, span)
        if town is None:
            return told
        there = [draft for draft in self._protests if town in draft.towns]
        if where and not there and told and told[0].towns:
            return None
        if told is None or self._is_yet_to_be_told(told, sentence):
            return self._told_of(sentence, town) or told
        elsewhere = bool(told[0].towns) and town not in told[0].towns
        return (there[0], False) if elsewhere and len(there) == 1 else told

    def of_caller(self, draft: Draft, voice: Voice | None) -> Draft | None:
        """The one other event that the source of a figure called; it counts its own people."""
        name = (voice.name or "").casefold() if voice else ""
        theirs = [one for one in self._protests if name and name in self._called.get(id(one), ())]
        return theirs[0] if len(theirs) == 1 and theirs[0] is not draft else None

    def is_counted_apart(self, span: Span) -> bool:
        """Whether a figure stands beside its town in a sentence that counts several."""
        return span in self._counted_apart

    @cached_property
    def _counted_apart(self) -> dict[Span, Draft]:
        """By its words, each figure of a sentence that counts towns apart, with the event there."""
        return {span: draft for draft in self._protests for span in draft.counted}

    @cached_property
    def _whole(self) -> Draft | None:
        """The event of which those of several towns are parts: the nationwide one, or the first told."""
        wide = [draft for draft in self._protests if draft.wide and has_happened(draft)]
        first = self._telling.own.get((0, "protest"), ())
        opens = [draft for _, draft in first if has_happened(draft)]
        return wide[0] if len(wide) == 1 else opens[0] if opens else None

    @cached_property
    def _of_whole(self) -> frozenset[int]:
        return of_whole(self._telling)

    def _is_of_months(self, sentence: Sentence) -> bool:
        """Whether a sentence that names no event tells of weeks or months: that is put on none of the days."""
        return _LONG.search(sentence.span.of(self._telling.view.text)) is not None

    def _is_yet_to_be_told(self, told: tuple[Draft, bool], sentence: Sentence) -> bool:
        """Whether the event of a post is told only further on: what stands before it is of another."""
        draft, own = told
        return not own and sentence.post is not None and min(_told_at(draft)) > sentence.index

    def _told_of(self, sentence: Sentence, town: str) -> tuple[Draft, bool] | None:
        """The event in a town that has been told of by then, most of all."""
        there = [
            draft
            for draft in self._protests
            if town in draft.towns and has_happened(draft) and min(_told_at(draft)) < sentence.index
        ]
        most = max(there, key=lambda draft: len(draft.references), default=None)
        return (most, False) if most else None

    def _town_of_clause(self, sentence: Sentence, span: Span) -> str | None:
        """The town right before whose "where" a figure stands: "in Viseu, where about 150 lined the road"."""
        for place in sentence.places:
            between = self._telling.view.words(place.span.end, span.start) if place.span.end < span.start else ""
            if place.span in self._telling.towns and _WHERE.match(between):
                return self._telling.towns[place.span]
        listed = _SUCH_AS.search(self._telling.view.words(sentence.span.start, span.start))
        return listed["name"].lower() if listed else None

    def _town(self, sentence: Sentence, span: Span) -> str | None:
        """The town in which the clause of a figure puts it: "in Marseille the prefecture counted 2,200"."""
        towns = self._telling.towns
        near = [
            place
            for place in sentence.places
            if place.span in towns
            and place.relation.lower() in _IN
            and -_BESIDE < place.span.start - span.end < _BESIDE
            and not self._telling.view.breaks(*sorted((place.span, span)))
            and not self._is_of_next(sentence, span, place.span)
        ]
        nearest = min(near, key=lambda place: _gap(place.span, span), default=None)
        return towns[nearest.span] if nearest else None

    def _is_of_next(self, sentence: Sentence, span: Span, place: Span) -> bool:
        """Whether two events are told before a place: "300 marched and a strike in Hull went on"."""
        tied = self._telling.own.get((sentence.index, "protest"), ())
        return len({id(draft) for one, draft in tied if span.end <= one.span.start < place.start}) > 1

    @cached_property
    def _protests(self) -> list[Draft]:
        drafts = {id(draft): draft for tied in self._telling.own.values() for _, draft in tied}
        return [draft for draft in drafts.values() if draft.kind == "protest"]

    def _named_next(self, sentence: Sentence, span: Span) -> Draft | None:
        tied = self._telling.own.get((sentence.index, "protest"), ())
        for reference, draft in tied[:8]:
            if 0 < reference.span.start - span.end < 60 and reference.trigger.rule == "nouns":
                words = self._telling.view.words(span.end, reference.span.start)
                if _AT.match(words) and has_happened(draft):
                    return draft
        return None

    def _at_place(self, sentence: Sentence) -> Draft | None:
        """The one event that was told to be at a place which the sentence names."""
        there = (place for place in sentence.places if place.relation)  # not "Ohio police"
        words = {place.span.of(self._telling.view.text).lower() for place in there}
        found = {id(draft): draft for word in words for draft in self._by_place.get(word, ())}
        return next(iter(found.values())) if len(found) == 1 else None

    @cached_property
    def _by_place(self) -> dict[str, list[Draft]]:
        found: dict[str, list[Draft]] = {}
        drafts = {id(draft): draft for tied in self._telling.own.values() for _, draft in tied}
        for draft in drafts.values():
            if draft.kind == "protest" and has_happened(draft):
                places = {
                    p.span.of(self._telling.view.text).lower() for r in draft.references for p, _ in r.places
                }
                for place in places:
                    found.setdefault(place, []).append(draft)
        return found

    @cached_property
    def _of_main_clause(self) -> dict[int, tuple[Draft, Draft]]:
        """By sentence that names no event, one told last only beside another, and that other.

        "The largest protest since 10,000 marched in 2020" goes on about the protest, not about 2020.
        """
        found: dict[int, tuple[Draft, Draft]] = {}
        last: tuple[Draft, Draft] | None = None
        for sentence in self._telling.view.sentences:
            tied = sorted(self._telling.own.get((sentence.index, "protest"), ()), key=lambda tie: tie[0].span)
            if len(tied) > 1:
                (first, main), (beside, aside) = tied[0], tied[-1]
                words = self._telling.view.words(first.span.end, beside.span.start)
                last = (aside, main) if main is not aside and _SINCE.search(words) else None
            elif tied:
                last = None
            if last and not tied:
                found[sentence.index] = last
        return found

    @cached_property
    def _earlier(self) -> dict[int, Draft]:
        """By sentence, the event last told before it that has happened."""
        found: dict[int, Draft] = {}
        last: Draft | None = None
        for sentence in self._telling.view.sentences:
            if last:
                found[sentence.index] = last
            here = [d for _, d in self._telling.own.get((sentence.index, "protest"), ()) if has_happened(d)]
            last = next((draft for draft in here if not is_stoppage(draft)), here[0] if here else last)
        return found


def _told_at(draft: Draft) -> list[int]:
    """The sentences in which an event is told of."""
    return [reference.sentence.index for reference in draft.references]
