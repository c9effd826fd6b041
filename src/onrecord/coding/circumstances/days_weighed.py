"""Which of a report's days an event was on: every day that may be its own, with what speaks for it.

Rules (``days_told.py``) make candidates and take one; what is taken in the end is that for which most speaks
by weights learnt from reports coded by hand (``tables/learnt/days.yml``; ``python -m bench.learn_days``).
"""

from collections.abc import Iterator

from onrecord.coding.circumstances.days_added import (
    counted_back,
    counted_on,
    head_day,
    of_year_told,
    told_before,
    two_ways,
)
from onrecord.coding.circumstances.days_beside import (
    of_draft,
    of_live_blog,
    of_noun,
    of_object,
    of_paragraph,
    of_place,
    of_telling,
)
from onrecord.coding.circumstances.days_candidates import (
    ELSEWHERE,
    NEAR,
    OWN,
    Day,
    Ends,
    as_one,
    ends_of,
    pointed,
    told_near,
    way_of,
)
from onrecord.coding.circumstances.days_closed import closed, is_told_ended, so_long_before, to_its_end
from onrecord.coding.circumstances.days_likely import (
    goes_on,
    is_against,
    leads,
    of_beginning,
    of_going_on,
    of_none,
    of_reading,
    of_today,
    of_value,
    of_words,
    together,
)
from onrecord.coding.circumstances.days_told import (
    OF_THE_DAY,
    date_codings,
    day_of,
    story_days,
)
from onrecord.coding.circumstances.lengths import as_long_as_told
from onrecord.coding.circumstances.nearness import is_of, nearness, steps
from onrecord.coding.gathering.drafts import Draft
from onrecord.coding.laying.view import Sentence, View
from onrecord.coding.referring.headed import stands_below
from onrecord.coding.referring.references import Reference
from onrecord.coding.referring.ties_set import AHEAD, is_set_for
from onrecord.records import Coding, DatePhrase, When
from onrecord.tables.learnt import chosen, learnt

TABLE = "days"
_DATES = "dates@1"
_BACK, _ON = 3, 1  # sentences before and behind those of an event in which its day may be told
_BARE = frozenset({"clock", "dateline"})
_TWO_WAYS = frozenset({"weekday", "weekday_range", "date", "date_range", "month", "holiday"})
"""Labels of what may lie behind or ahead where no year is told."""
UNDONE = frozenset({"called_off", "banned"})
"""Statuses told by verbs of the past, whenever it was to be."""


class Days:
    """Chooses the dates of a report's events."""

    def __init__(self, view: View, references: list[Reference]) -> None:
        self._view = view
        self._told = story_days(view, references)
        self._by_sentence: dict[int, list[Reference]] = {}
        for one in references:
            self._by_sentence.setdefault(one.sentence.index, []).append(one)
        self._references = references
        self._tied = {one.date_phrase.span: one for one in references if one.date_phrase}
        self._said = {span for said in view.statements for span in said.date_spans}

    def codings(self, draft: Draft, status: str) -> list[Coding]:
        """The date of ``draft``, or none."""
        ruled = self.ruled(draft, status)
        if self.is_left_to_rules() or any(stands_below(one) for one in draft.strong):
            return ruled
        days = self.candidates(draft, status, ruled)
        day = days[chosen([one.features for one in days], learnt(TABLE))]
        if day.when is None:
            return []
        if "ruled" in day.features:
            return ruled
        spans = (day.phrase or draft.references[0].span,)
        return [Coding("date", day.when, spans, _DATES, day.sure, rule=day.when.rule)]

    def is_left_to_rules(self) -> bool:
        """Whether nothing can be weighed: without a date of the report what the rules say waits for one."""
        return self._view.report.published is None

    def ruled(self, draft: Draft, status: str) -> list[Coding]:
        """What the rules say."""
        return date_codings(self._view, draft, status, self._told)

    def candidates(self, draft: Draft, status: str, ruled: list[Coding]) -> list[Day]:
        """Every day that may be that of ``draft``: first what the rules say (``ruled``), last none at all."""
        told = [
            *self._ruled_days(ruled),
            *self._told_days(draft, status),
            *self._news_days(draft, status),
        ]
        told += [*self._to_their_ends(draft, status, told)]
        by_ends: dict[Ends, list[Day]] = {}
        for day in told:
            by_ends.setdefault(ends_of(day.when), []).append(day)
        found = [as_one(days) for days in by_ends.values()]
        own = any("same sentence" in day.features for day in found)
        for day in found:
            if day.when:
                published = self._view.report.published
                day.features |= of_value(day.when, published, draft, status)
                day.features |= dict.fromkeys(of_going_on(day.when, published, draft, status), 1.0)
                day.features |= dict.fromkeys(together(day.features, draft), 1.0)
                day.features |= dict.fromkeys(of_draft(self._view, draft, day.when, status), 1.0)
                day.features |= dict.fromkeys([*of_telling(self._view, draft, day.features)], 1.0)
                day.features |= dict.fromkeys([*of_noun(day.features, day.when, published)], 1.0)
            if not own and "near" not in day.features:
                day.features["no day in its sentences"] = 1.0
        none = of_none(draft, status, [day.features for day in found])
        none |= dict.fromkeys([*of_telling(self._view, draft, none)], 1.0)
        none |= {} if self._told.story else {"none, no news day": 1.0}
        if self._view.report.is_live_blog:
            for each in (*(day.features for day in found), none):
                each.update(dict.fromkeys(of_live_blog(each), 1.0))
        return [*found, Day(None, features=none)]

    def _ruled_days(self, ruled: list[Coding]) -> Iterator[Day]:
        """The day that the rules take."""
        for coding in ruled[:1]:
            if isinstance(coding.value, When):
                features = {"ruled": 1.0, f"ruled, {way_of(coding)}": 1.0}
                yield Day(coding.value, coding.spans[0], features, coding.confidence)

    def _news_days(self, draft: Draft, status: str) -> Iterator[Day]:
        """The day of the report's news, that of the report, and that of what ``draft`` answers."""
        for one in draft.counter_to.references if draft.counter_to else ():
            if one.date and one.date_phrase:
                features = {"news": 1.0, "day of what it answers": 1.0}
                yield Day(told_near(day_of(one.date)), one.date_phrase.span, features)
        if self._told.story:
            phrase, when = self._told.story
            yield Day(told_near(day_of(when)), phrase.span, {"news": 1.0, "day of the news": 1.0})
        if published := self._view.report.published:
            when = When(published.isoformat(), published.isoformat(), "day", OF_THE_DAY)
            told = "day of a live blog" if self._view.report.is_live_blog else "day of the report"
            other = self._told.story and ends_of(self._told.story[1])[0] != when.start
            features = {"news": 1.0, told: 1.0} | ({"not the day of the news": 1.0} if other else {})
            features |= dict.fromkeys(of_today(self._view, draft, status), 1.0)
            yield Day(when, None, features)
        if self._told.story is None and (head := head_day(self._view)):
            features = {"news": 1.0, "first day of the head": 1.0}
            yield Day(told_near(day_of(head[1])), head[0].span, features)
        for when, one in so_long_before(self._view, draft, self._view.report):
            yield Day(when, one.span, {"so long before": 1.0, "same sentence": 1.0}, OWN)
        if before := told_before(draft, self._references):
            phrase, when, away = before
            features = {"news": 1.0, "day of the event before": 1.0, "event before, away": away / 10}
            yield Day(told_near(day_of(when)), phrase.span, features)

    def _to_their_ends(self, draft: Draft, status: str, told: list[Day]) -> Iterator[Day]:
        """From the day on which what lasts began to that on which it ended."""
        if not goes_on(draft, status) or not (ended := is_told_ended(self._view, draft)):
            return
        near = [ended.date] if ended.date else []
        ends = [*near, *([self._told.story[1]] if self._told.story else [])]
        for day in told:
            if day.when and (day.begun or day.when.end is None or "counted back" in day.features):
                for when in to_its_end(day.when, ends):
                    features = {**day.features, "to its end": 1.0}
                    yield Day(when, day.phrase, features, day.sure, day.nearness)

    def _told_days(self, draft: Draft, status: str) -> Iterator[Day]:
        """The days that words in and round the sentences of ``draft`` tell."""
        at = {one.sentence.index for one in draft.references}
        near = {index + step for index in at for step in range(-_BACK, _ON + 1)}
        posts = {self._view.sentences[index].post for index in at}
        for index in sorted(near & set(range(len(self._view.sentences)))):
            sentence = self._view.sentences[index]
            for phrase in sentence.dates if sentence.post in posts else ():
                if phrase.label not in _BARE or phrase.span in self._tied:
                    yield from self._told_by(draft, status, sentence, phrase)

    def _told_by(self, draft: Draft, status: str, sentence: Sentence, phrase: DatePhrase) -> Iterator[Day]:
        """The days that one date phrase may tell."""
        mine = [one for one in draft.references if one.sentence.index == sentence.index]
        others = [one for one in self._by_sentence.get(sentence.index, ()) if not is_of(one, draft)]
        told = of_words(self._view, phrase, sentence, mine, others)
        if mine:
            near = nearness(self._view, phrase, mine)
        else:
            away, behind = min(steps(sentence.index, draft))
            near = (ELSEWHERE, away, behind)
            told |= {"near": 1.0, "sentences away": float(away), "sentence behind": float(behind)}
            told |= {"same paragraph": 1.0} if of_paragraph(draft, sentence) else {}
        told |= self._ties(phrase, draft, status)
        told |= dict.fromkeys(of_place(self._view, sentence, phrase, mine), 1.0)
        if sentence.index == min(one.sentence.index for one in draft.references):
            told["in its first sentence"] = 1.0
        points = of_beginning(self._view, sentence, phrase)
        if is_set_for(self._view, sentence, phrase):
            points.append("set for")
        way, published = leads(self._view, sentence, phrase), self._view.report.published
        owner = self._tied.get(phrase.span)
        told |= dict.fromkeys(of_object(phrase, owner, mine, draft), 1.0)
        readings = [(when, as_tied, "") for when, as_tied in self._readings(sentence, phrase)]
        readings += [(day, False, how) for one in readings for day, how in closed(self._view, phrase, one[0])]
        for when, as_tied, how in readings:
            value = as_long_as_told(self._view, draft, day_of(when))
            if not mine and is_against(value, published, status):
                continue
            undone = owner is not None and owner.status in UNDONE
            features = told | ({} if undone else of_reading(value, published, way))
            features |= dict.fromkeys(pointed(points, value, published, goes_on(draft, status)), 1.0)
            if how:
                features[how] = 1.0
            if as_tied and owner:
                features["read as its status tells" if owner.status else "read as tied"] = 1.0
            day = Day(value if mine else told_near(value), phrase.span, features, OWN if mine else NEAR, near)
            day.begun = "begun" in points
            yield day

    def _readings(self, sentence: Sentence, phrase: DatePhrase) -> Iterator[tuple[When, bool]]:
        """What a phrase may stand for: as it was tied, else, or where no year is told, ahead and back."""
        owner = self._tied.get(phrase.span)
        seen: set[Ends] = set()
        if owner and owner.date:
            seen.add(ends_of(owner.date))
            yield owner.date, True
        if seen and (phrase.label not in _TWO_WAYS or "year" in dict(phrase.parts)):
            return
        begun = {start for start, _ in seen if start}  # tied without an end, it has none
        for when in self._read(sentence, phrase):
            if ends_of(when) not in seen and ends_of(when)[0] not in begun:
                seen.add(ends_of(when))
                yield when, False

    def _read(self, sentence: Sentence, phrase: DatePhrase) -> Iterator[When]:
        """All that a phrase may stand for, whatever it was tied as."""
        if phrase.label == "nth":
            yield from counted_back(self._view, sentence, phrase)
        if phrase.label == "relative":
            yield from counted_on(self._view, sentence, phrase, self._tied)
        yield from two_ways(phrase, self._view.report)
        yield from of_year_told(self._view, sentence, phrase)

    def _ties(self, phrase: DatePhrase, draft: Draft, status: str) -> dict[str, float]:
        """Whose date the rules say that a phrase is."""
        owner = self._tied.get(phrase.span)
        told = ["when something was said"] if phrase.span in self._said else []
        if owner is None:
            told.append("nobody's")
        elif is_of(owner, draft):
            first = (draft.strong or draft.references)[0]
            told += ["its own", "its own, first words"] if owner.trigger is first.trigger else ["its own"]
        else:
            told += ["another's of the kind"] if owner.trigger.kind == draft.kind else ["another's"]
            told += ["another's, told otherwise"] if (owner.status in AHEAD) != (status in AHEAD) else []
        return dict.fromkeys(told, 1.0)
