"""The status of an event from all that is told of it, and whether it is the news or its background."""

import re
from datetime import date

from onrecord.coding.gathering.answer_likeness import answer_status
from onrecord.coding.gathering.drafts import Draft
from onrecord.coding.gathering.lasting import goes_on, put_off_to
from onrecord.coding.laying.view import View
from onrecord.coding.referring.likeness import LASTING, days
from onrecord.coding.referring.references import Reference
from onrecord.records import Code, Coding, When

_CODER = "status@1"
_ENDED = ("called_off", "banned")
_BAN = re.compile(r"\b(?:ban|bann|prohibit|outlaw|forb)", re.IGNORECASE)
_HELD = frozenset({Code("occurred"), Code("under_way")})
_DEFIED = Code("defying_ban")
_LEAD = 3  # the first passages of a report are its news
_POSTS = 3  # of a live blog that tell of an event which it follows from its beginning to its end
_OLD = 21  # days before publication after which an event is background


def status_codings(view: View, draft: Draft, when: When | None) -> list[Coding]:
    """The status, or two where an event was banned and called off besides."""
    told = [r for r in draft.references if r.status and r.weight != "aside"]
    strong = [r for r in told if r.weight == "strong"] or ([] if draft.strong else told)
    ended = [r for r in strong if r.status in _ENDED]
    codings = [_coding(status, [r for r in ended if r.status == status], 0.65) for status in _ENDED
               if any(r.status == status for r in ended)]  # fmt: skip
    held = [r for r in strong if r.status in ("occurred", "under_way")]
    if held and {r.status for r in ended} == {"banned"}:  # they gathered all the same
        status, sure = _main_status(view, draft, held, when)
        return [_coding(status, held, sure), *codings]
    if codings and any(put_off_to(view, r) for r in ended):
        return [_coding("planned", ended, 0.6), *codings]
    if codings:
        return codings
    if draft.kind != "protest":
        first = draft.references[0]
        return [_coding(answer_status(view, first), [first], 0.65)]
    status, sure = _main_status(view, draft, strong, when)
    if both := _of_live_blog(view, draft, strong, status):
        return both
    dated = when is not None and when.start is not None and when.start == when.end
    if not strong and sure < 0.5 and not dated and draft.forms and draft.forms <= LASTING:
        status, sure = "under_way", 0.45
    backing = [r for r in strong if r.status == status] or draft.strong[:1] or draft.references[:1]
    return [_coding(status, backing, sure)]


def _of_live_blog(view: View, draft: Draft, told: list[Reference], status: str) -> list[Coding]:
    """What went on in one post of a live blog and was over in another: both hold, each as of its own time."""
    if not view.report.is_live_blog or draft.kind != "protest" or status not in ("occurred", "under_way"):
        return []
    by_status = {held: [r for r in told if r.status == held] for held in ("occurred", "under_way")}
    posts = {held: {r.sentence.post for r in references} for held, references in by_status.items()}
    followed = len({r.sentence.post for r in draft.strong}) >= _POSTS
    if not (followed and all(by_status.values())) or posts["occurred"] == posts["under_way"]:
        return []
    return [_coding(held, references, 0.55) for held, references in by_status.items()]


def _coding(status: str, references: list[Reference], sure: float) -> Coding:
    spans = tuple(r.span for r in references[:4])
    return Coding("status", Code(status), spans, _CODER, sure)


def banned_besides(view: View, codings: list[Coding]) -> list[Coding]:
    """``banned`` for what went on in defiance of a ban, as its people are told to do."""
    held = {one.value for one in codings if one.variable == "status"}
    if not held or not held <= _HELD:
        return []
    defied = [one for one in codings if one.variable == "participant_measure" and one.value == _DEFIED]
    spans = tuple(span for one in defied for span in one.spans if _BAN.search(span.of(view.text)))
    return [Coding("status", Code("banned"), spans[:4], _CODER, 0.6)] if spans else []


def _main_status(view: View, draft: Draft, told: list[Reference], when: When | None) -> tuple[str, float]:
    """The date against publication decides first, then what happened over what was planned."""
    statuses = {r.status for r in told}
    side = _side_of_publication(view, when)
    live = view.report.is_live_blog
    lasts = bool(draft.forms & LASTING) and draft.forms <= LASTING | {"walkout", "picket"}
    still = side in ("now", "past") and lasts and "under_way" in statuses
    still = still or (side != "future" and goes_on(view, draft, when))
    over = "occurred" in statuses and "under_way" not in statuses
    ranked = (
        ("under_way", 0.6, still),
        ("occurred", 0.8, side == "past" and (when is None or when.end is not None)),
        ("threatened", 0.7, side == "future" and statuses == {"threatened"}),
        ("planned", 0.8, side == "future"),
        ("denied", 0.5, statuses == {"denied"}),
        ("under_way", 0.6, "under_way" in statuses and (live or "occurred" not in statuses)),
        ("under_way", 0.6, side == "now" and when is not None and when.start != when.end and not over),
        ("occurred", 0.65, "occurred" in statuses),
        ("planned", 0.6, "planned" in statuses),
        ("threatened", 0.6, "threatened" in statuses),
        ("under_way", 0.5, side == "now" and live),
    )
    return next(((status, sure) for status, sure, holds in ranked if holds), ("occurred", 0.4))


def _side_of_publication(view: View, when: When | None) -> str | None:
    published = view.report.published
    span = days(when) if when else None
    if published is None or span is None:
        return None
    if span[1] < published:
        return "past"
    return "future" if span[0] > published else "now"


def foreground_coding(view: View, draft: Draft, when: When | None) -> Coding:
    """News, unless the event is old, or is told late and only in passing."""
    first = draft.strong[0] if draft.strong else draft.references[0]
    code, sure = "news", 0.6
    if _is_old(view.report.published, when):
        code, sure = "background", 0.8
    elif first.sentence.passage > _LEAD and len(draft.strong) < 2:
        code, sure = "background", 0.4
    return Coding("foreground", Code(code), (first.span,), _CODER, sure)


def _is_old(published: date | None, when: When | None) -> bool:
    span = days(when) if when else None
    return bool(published and span and span[1] != date.max and (published - span[1]).days > _OLD)
