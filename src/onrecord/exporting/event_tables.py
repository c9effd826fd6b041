"""The tables of events: one row an event, and long ones of its figures, its mentions and its ties."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from onrecord.exporting.accounts import Account, Telling
from onrecord.exporting.cells import Row, parts, words
from onrecord.exporting.event_rows import event_row
from onrecord.exporting.masking import mask_over
from onrecord.exporting.own import own_in
from onrecord.exporting.settling import DEFAULT, rule_named
from onrecord.exporting.settling_figures import Given, Series, figures_of, series_of
from onrecord.exporting.writing import write_tables
from onrecord.records import CodedReport, Coding, Event, Mention, Report, Size, Span, Tie


def export_events(
    told: Iterable[Account],
    folder: str | Path,
    *,
    rule: str = DEFAULT,
    ties: Sequence[Tie] = (),
    mask_private: bool = False,
    excel: bool = False,
) -> tuple[Path, ...]:
    """Write ``events.csv``, ``event_figures.csv``, ``event_mentions.csv``, ``event_ties.csv`` into ``folder``.

    ``rule`` is how rival figures are settled (docs/settling.md). Returns the paths; all files appear, or none.
    Raises ValueError where there is no such rule, OSError where the folder cannot be written.
    """
    rule_named(rule)
    everyone = [*told]
    own = own_in(report for one in everyone for report in one.reports).mentions
    rows = _rows(rule, ties, own)
    tables = {name: (columns, rows[name]) for name, columns in event_headers(own).items()}
    return write_tables(everyone, folder, tables, mask_all if mask_private else None, excel=excel)


def mask_all(account: Account) -> Callable[[str], str]:
    """What replaces the private speakers of all reports of an event, in any text about it."""
    return mask_over(account.reports)


def event_headers(own: Sequence[str] = ()) -> dict[str, tuple[str, ...]]:
    """The columns of each table of events, in order; those of a user's own variables come last."""
    span = Span(0, 1)
    figure = Coding("participants", Size(1, 1, "a"), (span,), coder="", confidence=1)
    mention = Mention("", "protest", span, (figure,))
    coded = CodedReport(Report(text="a"), (mention,), ())
    tie = Tie("answers", "a", "b", mention.id, (span,), "")
    sample = Account(Event("a", "protest", (mention.id,)), (Telling(mention, coded, coded.report.id),))
    return {name: tuple(next(rows(sample))) for name, rows in _rows(DEFAULT, (tie,), own).items()}


def _rows(rule: str, ties: Sequence[Tie], own: Sequence[str]) -> dict[str, Callable[[Account], Iterator[Row]]]:
    by_event: dict[str, list[Tie]] = {}
    for tie in ties:
        by_event.setdefault(tie.event, []).append(tie)
    return {
        "events": partial(_event_rows, rule=rule, ties=by_event, own=own),
        "event_figures": figure_rows,
        "event_mentions": mention_rows,
        "event_ties": partial(_tie_rows, ties=by_event),
    }


def _event_rows(
    account: Account, rule: str, ties: Mapping[str, Sequence[Tie]], own: Sequence[str]
) -> Iterator[Row]:
    yield event_row(account, rule, ties.get(account.id, ()), own)


def figure_rows(account: Account) -> Iterator[Row]:
    """One row for each figure of each report, series by series; ``step`` counts the updates of one voice."""
    for series in series_of(figures_of(account)):
        for step, point in enumerate(series.points, 1):
            for one in point.given:
                yield _figure(account, series, step, one)


def _figure(account: Account, series: Series, step: int, one: Given) -> Row:
    report = one.telling.report
    return (
        {"event_id": account.id, "kind": account.kind, "variable": one.variable}
        | {"voice": one.voice.role, "voice_name": one.voice.name}
        | {"step": step, "last": step == len(series.points)}
        | parts(one.size, "low", "high", "mean", "qualifier", "basis")
        | {"at": one.at, "as_of": one.size.as_of}
        | {"report_id": report.id, "outlet": report.source}
        | {"published": report.published.isoformat() if report.published else None}
        | {"copy_of": one.copy_of, "mention_id": one.telling.mention.id}
        | {"words": words(one.coding.spans, report.text)}
        | {"start": one.coding.spans[0].start if one.coding.spans else None}
        | {"end": one.coding.spans[-1].end if one.coding.spans else None}
        | {"confidence": round(one.coding.confidence, 3), "coder": one.coding.coder, "policy": one.size.policy}
    )


def mention_rows(account: Account) -> Iterator[Row]:
    """One row for each mention of the event, which ties it to ``mentions.csv`` and ``statements.csv``."""
    for one in account.tellings:
        yield {
            "event_id": account.id,
            "mention_id": one.mention.id,
            "report_id": one.report.id,
            "outlet": one.report.source,
            "published": one.report.published.isoformat() if one.report.published else None,
            "title": one.report.title,
            "copy_of": one.copy.of if one.copy else None,
            "witness": one.witness,
            "words": one.mention.anchor.of(one.report.text),
        }


def _tie_rows(account: Account, ties: Mapping[str, Sequence[Tie]]) -> Iterator[Row]:
    """One row for each tie of the event to another, with the words that tell it."""
    texts = {one.mention.id: one.report for one in account.tellings}
    for tie in ties.get(account.id, ()):
        report = texts.get(tie.mention)
        yield {
            "event_id": account.id,
            "tie": tie.kind,
            "to_event_id": tie.to,
            "mention_id": tie.mention,
            "report_id": report.id if report else None,
            "words": words(tie.evidence, report.text) if report else None,
            "rule": tie.rule,
        }
