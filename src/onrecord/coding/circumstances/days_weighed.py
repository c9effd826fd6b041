"""Which of a report's days an event was on: every day that may be its own, with what speaks for it.

Rules (``days_told.py``) make candidates and take one; what is taken in the end is that for which most speaks
by weights learnt from reports coded by hand (``tables/learnt/days.yml``; ``python -m bench.learn_days``).
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from onrecord.coding.circumstances.days_added import (
    COUNTED_BACK,
    YEAR_TOLD,
    counted_back,
    counted_on,
    of_year_told,
    told_before,
    two_ways,
)
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
    TOLD_NEARBY,
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
from onrecord.records import Coding, DatePhrase, Span, When
from onrecord.tables.learnt import chosen, learnt

TABLE = "days"
_DATES = "dates@1"
_BACK, _ON = 3, 1  # sentences before and behind those of an event in which its day may be told
_BARE = frozenset({"clock", "dateline"})
_TWO_WAYS = frozenset({"weekday", "weekday_range", "date", "date_range", "month", "holiday"})
"""Labels of what may lie behind or ahead where no year is told."""
_OWN, _NEAR, _NEWS = 0.75, 0.5, 0.45
_MOST_TOLD = 3  # tellings of one day beyond which more of them say no more
_ELSEWHERE = 10  # clause breaks that another sentence counts for
COUNTED = "counted"  # begins the rules of days counted from another (when_story.py, ties_counted.py)
UNDONE = frozenset({"called_off", "banned"})
"""Statuses told by verbs of the past, whenever it was to be."""
_Ends = tuple[str | None, str | None]


@dataclass(slots=True)
class Day:
    """A date that an event may have had, or none (``when`` is None), with what is true of it.

    ``phrase`` are the words that tell it nearest to the event's, ``nearness`` how near, ``sure`` how sure to be.
    """

    when: When | None
    phrase: Span | None = None
    features: dict[str, float] = field(default_factory=dict)
    sure: float = _NEWS
    nearness: tuple[int, int, int] = (2 * _ELSEWHERE, 0, 0)


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
        if self.is_left_to_rules(ruled) or any(stands_below(one) for one in draft.strong):
            return ruled
        days = self.candidates(draft, status, ruled)
        day = days[chosen([one.features for one in days], learnt(TABLE))]
        if day.when is None:
            return []
        if "ruled" in day.features:
            return ruled
        spans = (day.phrase or draft.references[0].span,)
        return [Coding("date", day.when, spans, _DATES, day.sure, rule=day.when.rule)]

    def is_left_to_rules(self, ruled: list[Coding]) -> bool:
        """Whether too little was learnt of such dates: of live blogs, and days counted from another day.

        Without a date of the report nothing can be weighed: what the rules say waits for one.
        """
        report = self._view.report
        counted = any(coding.rule.startswith(COUNTED) for coding in ruled)
        return report.published is None or report.is_live_blog or counted

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
        by_ends: dict[_Ends, list[Day]] = {}
        for day in told:
            by_ends.setdefault(_ends(day.when), []).append(day)
        found = [self._as_one(days) for days in by_ends.values()]
        own = any("same sentence" in day.features for day in found)
        for day in found:
            if day.when:
                published = self._view.report.published
                day.features |= of_value(day.when, published, draft, status)
                day.features |= dict.fromkeys(of_going_on(day.when, published, draft, status), 1.0)
                day.features |= dict.fromkeys(together(day.features, draft), 1.0)
            if not own and "near" not in day.features:
                day.features["no day in its sentences"] = 1.0
        return [*found, Day(None, features=of_none(draft, status, [day.features for day in found]))]

    def _as_one(self, days: list[Day]) -> Day:
        """One day told several times: as it is told nearest to the event, with what rules and news say of it."""
        nearest = min(days, key=lambda day: day.nearness)
        best = replace(nearest, features=dict(nearest.features))
        for day in days:
            if "ruled" in day.features or "news" in day.features:
                best.features |= day.features
        best.features.pop("news", None)
        times = sum(day.phrase is not None and "ruled" not in day.features for day in days)
        best.features["tellings"] = min(times, _MOST_TOLD) / _MOST_TOLD
        return best

    def _ruled_days(self, ruled: list[Coding]) -> Iterator[Day]:
        """The day that the rules take."""
        for coding in ruled[:1]:
            if isinstance(coding.value, When):
                features = {"ruled": 1.0, f"ruled, {_way(coding)}": 1.0}
                yield Day(coding.value, coding.spans[0], features, coding.confidence)

    def _news_days(self, draft: Draft, status: str) -> Iterator[Day]:
        """The day of the report's news, that of the report, and that of what ``draft`` answers."""
        for one in draft.counter_to.references if draft.counter_to else ():
            if one.date and one.date_phrase:
                features = {"news": 1.0, "day of what it answers": 1.0}
                yield Day(_near(day_of(one.date)), one.date_phrase.span, features)
        if self._told.story:
            phrase, when = self._told.story
            yield Day(_near(day_of(when)), phrase.span, {"news": 1.0, "day of the news": 1.0})
        if published := self._view.report.published:
            when = When(published.isoformat(), published.isoformat(), "day", OF_THE_DAY)
            told = "day of a live blog" if self._view.report.is_live_blog else "day of the report"
            features = {"news": 1.0, told: 1.0} | dict.fromkeys(of_today(self._view, draft, status), 1.0)
            yield Day(when, None, features)
        if before := told_before(draft, self._references):
            phrase, when, away = before
            features = {"news": 1.0, "day of the event before": 1.0, "event before, away": away / 10}
            yield Day(_near(day_of(when)), phrase.span, features)

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
            near = (_ELSEWHERE, away, behind)
            told |= {"near": 1.0, "sentences away": float(away), "sentence behind": float(behind)}
        told |= self._ties(phrase, draft, status)
        if sentence.index == min(one.sentence.index for one in draft.references):
            told["in its first sentence"] = 1.0
        points = of_beginning(self._view, sentence, phrase)
        if is_set_for(self._view, sentence, phrase):
            points.append("set for")
        way, published = leads(self._view, sentence, phrase), self._view.report.published
        owner = self._tied.get(phrase.span)
        for when, as_tied in self._readings(sentence, phrase):
            value = as_long_as_told(self._view, draft, day_of(when))
            if not mine and is_against(value, published, status):
                continue
            undone = owner is not None and owner.status in UNDONE
            features = told | ({} if undone else of_reading(value, published, way))
            features |= dict.fromkeys(_pointed(points, value, published, goes_on(draft, status)), 1.0)
            if as_tied and owner:
                features["read as its status tells" if owner.status else "read as tied"] = 1.0
            yield Day(value if mine else _near(value), phrase.span, features, _OWN if mine else _NEAR, near)

    def _readings(self, sentence: Sentence, phrase: DatePhrase) -> Iterator[tuple[When, bool]]:
        """What a phrase may stand for: as it was tied, else, or where no year is told, ahead and back."""
        owner = self._tied.get(phrase.span)
        seen: set[_Ends] = set()
        if owner and owner.date:
            seen.add(_ends(owner.date))
            yield owner.date, True
        if seen and (phrase.label not in _TWO_WAYS or "year" in dict(phrase.parts)):
            return
        begun = {start for start, _ in seen if start}  # tied without an end, it has none
        for when in self._read(sentence, phrase):
            if _ends(when) not in seen and _ends(when)[0] not in begun:
                seen.add(_ends(when))
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


def _pointed(points: list[str], when: When, published: date | None, lasts: bool) -> Iterator[str]:
    """What words before a date say of it, by whether it lies ahead and whether the event goes on.

    And by what it was reckoned, where its own words tell no day.
    """
    way = "ahead" if published and (when.start or when.end or "") > published.isoformat() else "back"
    for point in points:
        if point != "begun":
            yield f"{point}, {way}"
        elif lasts and way == "back":
            yield "begun, and it goes on"
    if when.rule.startswith(COUNTED):
        yield "counted back" if when.rule.startswith(COUNTED_BACK) else "counted on"
    if when.rule.startswith(YEAR_TOLD):
        yield "year told before"


def _near(when: When) -> When:
    """A date told in another sentence than the event."""
    return replace(when, rule=TOLD_NEARBY + when.rule)


def _way(coding: Coding) -> str:
    """How the rules came to a date."""
    if coding.rule.startswith(TOLD_NEARBY):
        return "told nearby" if coding.confidence == _NEAR else "day of the news"
    return "report of the day" if coding.rule == OF_THE_DAY else "own words"


def _ends(when: When | None) -> _Ends:
    if when is None:
        return None, None
    return (when.start or "")[:10] or None, (when.end or "")[:10] or None
