"""How many days an event lasted: "a two-day protest", "for three days", "ended a nine-day blockade"."""

import re
from dataclasses import replace
from datetime import date, timedelta

from onrecord.coding.gathering.drafts import Draft
from onrecord.coding.laying.view import View
from onrecord.coding.referring.likeness import LASTING_AND_SIT_INS
from onrecord.coding.referring.references import Reference
from onrecord.records import When
from onrecord.tables.calendar import small_number
from onrecord.tables.nearby import nearby

_IN_DAYS = {"hour": 1 / 24, "hr": 1 / 24, "day": 1, "night": 1, "week": 7, "month": 30}
_NUMBER = (
    r"(?P<count>an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen"
    r"|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|\d{1,3})"
)
_LENGTH = re.compile(
    rf"\b(?:{_NUMBER}[- ](?P<unit>hour|hr|day|week|month)(?:-long|-old|s of)?|(?P<whole>day|week|month)-?long)"
    r"\s+(?:[\w-]+\s+){0,3}\Z",
    re.IGNORECASE,
)
_LASTING_FOR = re.compile(
    rf"\bfor {_NUMBER}\s(?P<unit>hour|day|week)s?,?\s(?:starting |beginning )?(?:from|on)?\s*\Z",
    re.IGNORECASE,
)
# Behind what lasts: "sat down on the road for two days", not "called for two days of mourning".
_LASTED = re.compile(
    rf"\A(?:(?!\b(?:to|after|against|over|who|which|being|jailed|held|called|calling|for)\b)[^,;:.]){{0,60}}"
    rf"\bfor {_NUMBER}\s(?P<unit>hour|day|week)s?\b(?!\s(?:of|in|running|straight))",
    re.IGNORECASE,
)
_PERFECT = frozenset({"have", "has", "’ve", "'ve"})
_AFTER_IT_BEGAN = re.compile(
    rf"\b{_NUMBER}\s(?P<unit>day|week)s? after (?:[\w’'-]+\s){{1,5}}(?:{nearby('events', 'was_begun')})\b",
    re.IGNORECASE,
)
# "Ended a nine-day blockade", "after a 31-hour sit-in"; "the two-week strike was called off".
_ENDED_BEFORE = re.compile(
    rf"\b(?:{nearby('events', 'brings_to_an_end')}),?\s(?:[^.;:]{{0,30}}\s)?"
    r"(?:(?:a|an|the|their|its|his|her)\s)?(?:[\w-]+\s){0,3}\Z",
    re.IGNORECASE,
)
_ENDED_AFTER = re.compile(
    rf"\A(?:\s(?!(?:will|to|would|is|are)\b)[\w’'.-]+,?){{0,12}}\s(?:{nearby('events', 'comes_to_an_end')})\b",
    re.IGNORECASE,
)
_UNTIL_IT_ENDED = re.compile(r"\b(?:before|until|till)\b")
_LONGEST = 120  # days that a length told in words may last
_BACK = 40  # code points before what lasts in which its length is told


def as_long_as_told(view: View, draft: Draft, when: When) -> When:
    """The date of "a two-day protest", from its first day to its last.

    A day on which it ended is its last: "ended a nine-day blockade on Monday".
    """
    if draft.kind not in ("protest", "court") or when.grain != "day" or not (when.start or when.end):
        return when
    if when.end not in (None, when.start or when.end):
        return when
    for reference in draft.strong:
        told, back = _told(view, reference)
        if told is None or not (length := _length(told)):
            continue
        words = " ".join(told.group().split()[:2]) if told.re is not _LASTED else f"for {length} days"
        rule = f"{when.rule}; {words}"
        if when.start is None or (back and when.end and _is_its_day(reference, when)):
            last = date.fromisoformat(when.end or "")
            begun = last - timedelta(days=length if back and told["unit"] == "week" else length - 1)
            return replace(when, start=begun.isoformat(), rule=rule)
        end = date.fromisoformat(when.start) + timedelta(days=length - 1)
        return when if back else replace(when, end=end.isoformat(), rule=rule)
    return _begun_before(view, draft, when)


def tells_an_end(before: str, after: str) -> bool:
    """Whether the words before and behind what lasts tell that it ended: "called off the (camp)"."""
    return bool(_ENDED_BEFORE.search(before) or _ENDED_AFTER.match(after))


def _is_its_day(reference: Reference, when: When) -> bool:
    """Whether the date is told with the reference that tells of the end."""
    return reference.date is None or (reference.date.end or "")[:10] == when.end


def _told(view: View, reference: Reference) -> tuple[re.Match[str] | None, bool]:
    """The length that is told of it, and whether it is told with its end."""
    start, words = reference.span.start, reference.span.of(view.text)
    told = _LENGTH.search(view.words(start - _BACK, start)) or _LENGTH.search(
        words + " "  # "joined the two-day stoppage" is one trigger
    )
    if told:
        lead = view.words(max(reference.sentence.span.start, start - 2 * _BACK), start) + words + " "
        lead = lead[: lead.rfind(told.group().split()[0])]
        behind = view.words(reference.span.end, min(reference.sentence.span.end, reference.span.end + 120))
        return told, tells_an_end(lead, behind)
    if reference.date_phrase:
        day = reference.date_phrase.span.start
        told = _LASTING_FOR.search(view.words(day - _BACK, day))
    if told is None and (told := _lasted(view, reference)) and reference.date_phrase:
        until = view.words(reference.span.end, reference.date_phrase.span.start)
        return told, bool(_UNTIL_IT_ENDED.search(until))
    return told, False


def _lasted(view: View, reference: Reference) -> re.Match[str] | None:
    """The length told behind what lasts; "has blocked the road for two days" counts back from the report."""
    before = view.words(reference.span.start - 16, reference.span.start).lower().split()[-2:]
    if not set(reference.forms) & (LASTING_AND_SIT_INS | {"walkout"}) or not _PERFECT.isdisjoint(before):
        return None
    return _LASTED.search(view.words(reference.span.end, reference.sentence.span.end))


def _begun_before(view: View, draft: Draft, when: When) -> When:
    """The first day of what ended "on Tuesday, eight days after it began"."""
    if when.end is None or not draft.forms & LASTING_AND_SIT_INS:
        return when
    for reference in draft.strong:
        span = reference.sentence.span
        told = _AFTER_IT_BEGAN.search(view.words(reference.span.end, span.end))
        if told and (reference.date is None or _is_its_day(reference, when)) and (length := _length(told)):
            begun = date.fromisoformat(when.end) - timedelta(days=length)
            return replace(when, start=begun.isoformat(), rule=f"{when.rule}; {length} days after it began")
    return when


def _length(told: re.Match[str]) -> int | None:
    """Days that "two-day", "48-hour", "week-long" or "for three days" tell; None for other words and hours."""
    if whole := told.groupdict().get("whole"):
        return round(_IN_DAYS[whole.lower()])
    count, unit = small_number(told["count"].lower()), told["unit"].lower()
    if not count or (unit in ("hour", "hr") and count < 24):
        return None
    days = count * _IN_DAYS[unit]
    return min(round(days) if days == round(days) else int(days) + 1, _LONGEST)
