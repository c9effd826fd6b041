"""A mention as linking sees it: keys to compare, from the codings that are surest."""

from collections.abc import Iterator
from datetime import date
from typing import TypeVar

from onrecord.linking.actors_decided import keys_in, with_names
from onrecord.linking.actors_names import names_in
from onrecord.linking.vocabulary import actor_key, claim_words, key
from onrecord.records import (
    Actor,
    Code,
    CodedReport,
    Coding,
    Mention,
    NameKeys,
    Outline,
    Size,
    Text,
    When,
    Where,
)

_Value = TypeVar("_Value", When, Where)
_ACTORS = ("organiser", "participant", "actor")
_WORDS = ("demand", "slogan", "arrest_reason", "reason")
_ARRESTS = ("arrests", "detained")


def outlines(coded: CodedReport, decided: NameKeys | None = None) -> tuple[Outline, ...]:
    """The outline of every mention of a coded report, in the order of the text.

    Actors go under the name of the well-known body, or under that for which the report says theirs is short;
    but first of all under what people ``decided`` of names (``actors_decided.py``).
    """
    keys = keys_in(names_in(coded), decided or NameKeys())
    return tuple(with_names(outline_of(mention, coded), keys) for mention in coded.mentions)


def outline_of(mention: Mention, coded: CodedReport) -> Outline:
    """What linking knows of ``mention``, one of ``coded``. Values that are not known count as not told."""
    report = coded.report
    when = _surest(mention, "date", When)
    where = _surest(mention, "place", Where) or Where("site")
    return Outline(
        id=mention.id,
        report=report.id,
        kind=mention.kind,
        anchor=mention.anchor,
        published=report.published.toordinal() if report.published else None,
        first_day=_day(when.start) if when else None,
        last_day=_day(when.end) if when else None,
        country=where.country,
        region=key(where.region),
        locality=key(where.locality),
        site=key(where.site or next(iter(where.route), None)),
        latitude=where.latitude,
        longitude=where.longitude,
        actors=frozenset(_actors(mention)),
        forms=_codes(mention, "form") - {"unspecified"},
        statuses=_codes(mention, "status"),
        words=_words(mention),
        sizes=_figures(mention, "participants"),
        arrests=_figures(mention, *_ARRESTS),
        series=key(_text(mention, "series")),
        source=key(report.source),
        opposes=_text(mention, "counter_to"),
        part_of=_text(mention, "part_of"),
    )


def _surest(mention: Mention, variable: str, kind: type[_Value]) -> _Value | None:
    """The value of the surest coding that has one; of equals, the first in the text."""
    best: Coding | None = None
    for coding in mention.of(variable):
        if isinstance(coding.value, kind) and (best is None or coding.confidence > best.confidence):
            best = coding
    return best.value if best and isinstance(best.value, kind) else None


def _day(iso: str | None) -> int | None:
    return date.fromisoformat(iso[:10]).toordinal() if iso else None


def _actors(mention: Mention) -> Iterator[str]:
    """Keys of who called, ran or did it, and of the bodies that office-holders speak for."""
    for variable in _ACTORS:
        for coding in mention.of(variable):
            if isinstance(coding.value, Actor):
                names = (coding.value.name, coding.value.organisation)
                yield from (found for name in names if name and (found := actor_key(name)))


def _codes(mention: Mention, variable: str) -> frozenset[str]:
    return frozenset(one.value.name for one in mention.of(variable) if isinstance(one.value, Code))


def _words(mention: Mention) -> frozenset[str]:
    """Stems of what is asked for, chanted and charged; the categories of the issue; for or against."""
    texts = [one.value.words for name in _WORDS for one in mention.of(name) if isinstance(one.value, Text)]
    issues = {f"issue:{code}" for code in _codes(mention, "issue")}
    return claim_words(texts) | issues | {f"side:{code}" for code in _codes(mention, "side") - {"unclear"}}


def _figures(mention: Mention, *variables: str) -> tuple[int, ...]:
    """Every low and high of any voice, in rising order."""
    sizes = (one.value for name in variables for one in mention.of(name) if isinstance(one.value, Size))
    return tuple(sorted({n for size in sizes for n in (size.low, size.high) if n is not None}))


def _text(mention: Mention, variable: str) -> str | None:
    return next((one.value.words for one in mention.of(variable) if isinstance(one.value, Text)), None)
