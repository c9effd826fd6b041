"""When an event was, from the references to it and what the report says about it elsewhere."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from onrecord.coding.circumstances.lengths import as_long_as_told
from onrecord.coding.dates.phrases import UNDATED, resolve, unresolved
from onrecord.coding.gathering.drafts import Draft
from onrecord.coding.laying.view import View
from onrecord.coding.referring.likeness import LASTING, days
from onrecord.coding.referring.references import Reference
from onrecord.coding.referring.ties_set import AHEAD, is_set_for
from onrecord.records import Coding, DatePhrase, Report, Span, When
from onrecord.tables.nearby import nearby

_DATES = "dates@1"
_NO_DAY = frozenset({"dateline", "clock", "relative", "nth"})
_PERFECT = frozenset({"have", "has", "’ve", "'ve"})
_FUTURE = frozenset({"will", "would", "due", "expected", "scheduled"})
_PAST_WEEKDAY = "weekday before publication"
_HEAD = 3  # sentences: the headline and what a story begins with
_AHEAD = 60  # code points
OF_THE_DAY = "report of the day"
TOLD_NEARBY = "told nearby: "
_FEW, _RECENT = 2, 14  # days
_HEAD_NEWS = 6  # sentences in which a report, after headline and byline, tells its news with its day
_OTHER_TIMES = frozenset(nearby("events", "other_times").split("|"))
_BESIDE = 3  # sentences in which a day that no event claims is still that of the event told
_BACK = 12  # sentences read backwards for the day that a story is going on about


def day_of(when: When) -> When:
    """A clock time cut down to its day: the date of an event is a day (codebook section 2)."""
    if "T" not in (when.start or "") + (when.end or ""):
        return when
    start, end = ((told or "")[:10] or None for told in (when.start, when.end))
    return replace(when, start=start, end=end, grain="day")


@dataclass(frozen=True, slots=True)
class StoryDays:
    """Which of a report's dates are whose.

    ``announced`` are those of events to come, and of ends: no other event was on them. ``protest`` are those
    of protest told as done, ``story`` is the first of them in the report's head: the day of its news.
    """

    announced: frozenset[Span] = frozenset()
    protest: frozenset[Span] = frozenset()
    story: tuple[DatePhrase, When] | None = None


def date_codings(view: View, draft: Draft, status: str, told: StoryDays = StoryDays()) -> list[Coding]:
    """The date of ``draft``: that of its own words, else of the report's story, else none."""
    dated = [r for r in draft.references if r.date and r.date_phrase]
    if draft.sibling and not dated:
        dated = [r for r in draft.sibling.references if r.date and r.date_phrase]
    best = None if _is_swamped(view, draft, dated, status) else max(dated, key=_dating, default=None)
    if best and best.date and best.date_phrase:
        when = as_long_as_told(view, draft, day_of(_as_told(view, best.date_phrase, best, status)))
        return [Coding("date", day_of(when), (best.date_phrase.span,), _DATES, 0.75, rule=when.rule)]
    carried = _carried(view, draft, status, told)
    if carried:
        return [carried]
    if draft.counter_to and not draft.counter_to.counter_to and status not in ("planned", "threatened"):
        return [replace(one, confidence=0.5) for one in date_codings(view, draft.counter_to, status, told)]
    if _is_of_the_day(view, draft, status):
        day = view.report.published.isoformat() if view.report.published else None
        when = When(day, day, "day", OF_THE_DAY) if day else unresolved("day", OF_THE_DAY)
        return [Coding("date", when, (draft.references[0].span,), _DATES, 0.45, rule=when.rule)]
    return []


def _is_swamped(view: View, draft: Draft, dated: list[Reference], status: str) -> bool:
    """Whether a live blog tells of today's event post by post, and of another day only in passing."""
    if (
        not view.report.is_live_blog
        or status not in ("occurred", "under_way")
        or draft.forms & (LASTING - {"blockade"})
    ):
        return False
    away = [one for one in dated if one.date and one.date.rule != "today" and not _holds_today(view, one.date)]
    return bool(away) and len(away) == len(dated) and len(draft.strong) > _FEW * len(dated)


def _holds_today(view: View, when: When) -> bool:
    span, published = days(when), view.report.published
    return bool(span and published and span[0] <= published <= span[1])


def story_days(view: View, references: list[Reference]) -> StoryDays:
    """Whose the dates of a report are, and the day of its news."""
    dated = [(r, r.date_phrase, r.date) for r in references if r.date_phrase and r.date]
    done = [
        (r.sentence.index, phrase, when)
        for r, phrase, when in dated
        if r.trigger.kind == "protest" and r.status not in AHEAD and when.start
    ]
    news = ((phrase, when) for index, phrase, when in done if index < _HEAD_NEWS and is_near(view.report, when))
    return StoryDays(
        announced=frozenset(p.span for r, p, when in dated if r.status in AHEAD or when.start is None),
        protest=frozenset(phrase.span for _, phrase, _ in done),
        story=next(news, None),
    )


def _dating(reference: Reference) -> tuple[bool, bool, bool, int]:
    """Strong references first, then days before longer spans, then past events before announcements."""
    when = reference.date
    span = days(when) if when else None
    is_day = bool(span and (span[1] - span[0]).days <= 2)
    return is_day, reference.weight == "strong", reference.trigger.rule != "people", -reference.span.start


def _carried(view: View, draft: Draft, status: str, days_told: StoryDays) -> Coding | None:
    """The date of another sentence of the same passage that the event is told in, or of the one before it."""
    if draft.kind != "protest" or status in ("planned", "threatened"):
        return None
    if draft.forms and draft.forms <= LASTING and not any(r.status == "occurred" for r in draft.strong):
        return None
    told = sorted({r.sentence.index for r in draft.references if r.weight == "strong" or not draft.strong})
    for index in told:
        by_distance = list(_days_near(view, index, days_told))
        of_protest = (day for _, day in by_distance if day.spans[0] in days_told.protest)
        beside = (day for distance, day in by_distance if distance < _BESIDE)
        if found := next(of_protest, None) or next(beside, None):
            return found
    far = (day for index in told for _, day in _days_near(view, index, days_told))
    return _of_the_news(view, draft, days_told) or next(far, None)


def _days_near(view: View, index: int, days_told: StoryDays) -> Iterator[tuple[int, Coding]]:
    """Days of the sentence ``index`` and those near it, the nearest first, with how many sentences away."""
    sentence = view.sentences[index]
    for near in (*range(index, max(-1, index - _BACK), -1), index + 1):
        if near >= len(view.sentences) or view.sentences[near].post != sentence.post:
            continue
        for phrase in view.sentences[near].dates:
            if phrase.label in ("dateline", "clock", "relative", "nth", "year", "year_range", "past_span"):
                continue
            if phrase.span in days_told.announced or (near != index and _is_of_speech(view, near, phrase)):
                continue
            when = resolve(phrase, view.report, "past")
            if when and is_near(view.report, when):
                rule = TOLD_NEARBY + when.rule
                yield abs(near - index), Coding("date", day_of(when), (phrase.span,), _DATES, 0.5, rule=rule)


def _of_the_news(view: View, draft: Draft, told: StoryDays) -> Coding | None:
    """The day of the report's news, which what it tells beside shares: "Smaller rallies were held in Ghent"."""
    asserts = [r for r in draft.strong if r.status in (None, "occurred") and not r.had]
    if told.story is None or view.report.is_live_blog or not asserts:
        return None
    sentence = asserts[0].sentence
    words = view.words(sentence.span.start, sentence.span.end).lower().split()
    if sentence.dates or not _OTHER_TIMES.isdisjoint(word.strip(",.;") for word in words):
        return None
    phrase, when = told.story
    return Coding("date", day_of(when), (phrase.span,), _DATES, 0.45, rule=TOLD_NEARBY + when.rule)


def _as_told(view: View, phrase: DatePhrase, best: Reference, status: str) -> When:
    """Its date; of what is to come the day ahead that a bare weekday may mean as well."""
    assert best.date is not None
    if status not in ("planned", "threatened"):
        return best.date
    if best.other_date is None and best.date.rule.startswith(_PAST_WEEKDAY):
        return resolve(phrase, view.report, "future") or best.date
    return best.other_date or best.date


def _is_of_speech(view: View, index: int, phrase: DatePhrase) -> bool:
    """Whether a date is only of what a speaker quoted speaks of, or lies ahead: "on Tuesday I will vote"."""
    if view.is_quoted(phrase.span):
        return True
    sentence = view.sentences[index]
    before = view.words(max(sentence.span.start, phrase.span.start - _AHEAD), phrase.span.start).lower()
    return is_set_for(view, sentence, phrase) or not _FUTURE.isdisjoint(before.split())


def _has_today_for_news(view: View) -> bool:
    """Whether the head of the report tells its news by the perfect and without a day: "have marched"."""
    told = False
    for sentence in view.sentences[:_HEAD]:
        if any(one.label not in _NO_DAY and not view.is_quoted(one.span) for one in sentence.dates):
            return False
        for trigger in sentence.triggers:
            before = view.words(trigger.span.start - 16, trigger.span.start).lower().split()[-2:]
            told = told or (trigger.kind == "protest" and not _PERFECT.isdisjoint(before))
    return told


def is_near(report: Report, when: When) -> bool:
    """Whether a date told nearby is one of the last days, so that the story is of it; undated, it may be."""
    span = days(when)
    if report.published is None:
        return when.grain == "day" and when.rule.startswith(UNDATED)
    if span is None or (span[1] - span[0]).days > _FEW:
        return False
    return 0 <= (report.published - span[0]).days <= _RECENT


def _is_of_the_day(view: View, draft: Draft, status: str) -> bool:
    """Whether the report tells of what happens as it is written: a live blog, or words for "now"."""
    if view.report.is_live_blog and draft.strong:
        today = status == "planned" and all(_has_only_clock(one) for one in draft.strong)
        return (today or status in ("under_way", "occurred")) and not draft.forms & (LASTING - {"blockade"})
    if draft.kind == "protest" and status == "occurred" and any(not one.plural for one in draft.strong):
        return _has_today_for_news(view) and not draft.forms & (LASTING - {"blockade"})
    return draft.kind == "protest" and (
        status == "under_way"
        and not (draft.forms & {"strike", "occupation", "boycott", "hunger_strike"})
        and any(r.weight == "strong" and not r.plural and r.status == "under_way" for r in draft.references)
    )


def _has_only_clock(reference: Reference) -> bool:
    """Whether its sentence tells no more than the time of day: "is expected to start at 2pm"."""
    labels = {phrase.label for phrase in reference.sentence.dates}
    return labels == {"clock"}
