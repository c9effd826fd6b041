"""``events.csv``: one row for each event, settled by a named rule, and how far its reports differ."""

from collections.abc import Iterable, Sequence
from typing import get_args

from onrecord.exporting.accounts import Account, Telling, outlet_of
from onrecord.exporting.cells import Row, beside, joined, parts
from onrecord.exporting.mentions import LISTED
from onrecord.exporting.settling import Settled, settle
from onrecord.exporting.settling_figures import Given, figures_of
from onrecord.exporting.settling_values import (
    Borne,
    date_of,
    forms_differ,
    forms_of,
    last_status,
    place_of,
    statuses_differ,
    statuses_of,
)
from onrecord.records import Tie, TieKind, Voice, When, Where
from onrecord.records.labels import label, place

# Figures that are settled. Sums of money and other figures are of many things: event_figures.csv has them.
SETTLED = (
    *("participants", "arrests", "detained", "charged", "injured_participants", "injured_police"),
    *("injured_other", "deaths", "police_deployed"),
)
_APART = ("form", "status", "counter_to", "part_of")  # have columns of their own
TIED: tuple[TieKind, ...] = get_args(TieKind)


def event_row(account: Account, rule: str, ties: Iterable[Tie] = (), own: Sequence[str] = ()) -> Row:
    """The row of one event; figures are settled by ``rule``; ``ties`` are those of this event.

    ``own`` are a user's own variables, whose columns come last.
    """
    figures = figures_of(account)
    row = (
        {"event_id": account.id, "kind": account.kind}
        | _date(date_of(account))
        | _place(account, place_of(account))
        | _forms(account)
        | {name: _listed(account, name) for name in LISTED if name not in _APART}
        | {"settle_rule": rule}
        | _figures(figures, rule)
        | _ties(ties)
        | _told_by(account)
    )
    return beside(row, {name: _listed(account, name) for name in own})


def _date(date: Borne) -> Row:
    when = date.value if isinstance(date.value, When) else None
    return parts(when, "start", "end", "grain", prefix="date_") | _borne("date", date)


def _place(account: Account, where: Borne) -> Row:
    value = where.value if isinstance(where.value, Where) else None
    told = [coding.value for one in account.tellings for coding in one.mention.of("place")]
    sites = [site for one in told if isinstance(one, Where) for site in (one.site or "", *one.route)]
    return (
        {"place": place(value) if value else None, "sites": joined(sites)}
        | parts(value, "district", "locality", "region", "country", "latitude", "longitude")
        | {"place_grain": value.grain if value else None}
        | _borne("place", where)
    )


def _borne(name: str, value: Borne) -> Row:
    return {
        f"{name}_reports": value.independent,
        f"{name}_rivals": joined(f"{words} ({outlets(tellings)})" for words, tellings in value.rivals),
    }


def _forms(account: Account) -> Row:
    forms, statuses = forms_of(account), statuses_of(account)
    return {
        "form": joined(form for form, _ in forms),
        "form_rivals": _by_whom(forms) if forms_differ(account) else "",
        "status": joined(last_status(account)),
        "statuses": joined(status for status, _ in statuses),
        "status_rivals": _by_whom(statuses) if statuses_differ(account) else "",
    }


def _by_whom(told: Iterable[tuple[str, tuple[Telling, ...]]]) -> str:
    return joined(f"{value} ({outlets(tellings)})" for value, tellings in told)


def outlets(tellings: Iterable[Telling]) -> str:
    """The outlets of some tellings, each once, as one reads them."""
    return ", ".join(dict.fromkeys(outlet_of(one.report) for one in tellings))


def _listed(account: Account, variable: str) -> str:
    return joined(label(coding.value) for one in account.tellings for coding in one.mention.of(variable))


def _figures(figures: Sequence[Given], rule: str) -> Row:
    row: Row = {}
    for variable in SETTLED:
        settled = settle(variable, figures, rule)
        row |= _settled(variable, settled)
        if variable == "participants":
            row |= {"participants_org_police_ratio": settled.organiser_police}
            row |= _expected(figures)
    return row


def _settled(variable: str, told: Settled) -> Row:
    return {
        f"{variable}_low": _whole(told.low),
        f"{variable}_high": _whole(told.high),
        f"{variable}_mean": _whole(told.mean),
        f"{variable}_voices": joined(map(voice_words, told.voices)),
        f"{variable}_reports": told.reports,
        f"{variable}_independent": told.independent,
        f"{variable}_outlets": told.outlets,
        f"{variable}_spread": told.spread,
    }


def _expected(figures: Sequence[Given]) -> Row:
    ahead = [one.size for one in figures if one.variable == "participants" and one.is_ahead]
    ends = [n for size in ahead for n in (size.low, size.high) if n is not None]
    return {
        "participants_expected_low": min(ends, default=None),
        "participants_expected_high": max(ends, default=None),
    }


def _whole(number: float | None) -> float | int | None:
    return int(number) if number is not None and float(number).is_integer() else number


def voice_words(voice: Voice) -> str:
    """A voice in a cell: "police (Severn Coast Police)"."""
    return f"{voice.role} ({voice.name})" if voice.name else voice.role


def _ties(ties: Iterable[Tie]) -> Row:
    told = [*ties]
    return {kind: joined(one.to for one in told if one.kind == kind) for kind in TIED}


def _told_by(account: Account) -> Row:
    days = [one.day for one in account.tellings if one.day]
    return {
        "first_published": min(days, default=None),
        "last_published": max(days, default=None),
        "mentions": len(account.tellings),
        "reports": len(account.reports),
        "independent_reports": len(account.witnesses),
        "copies": len(account.copied),
        "outlets": len(account.outlets),
        "sources": joined(account.outlets),
        "mention_ids": joined(one.mention.id for one in account.tellings),
        "missing_mention_ids": joined(account.missing),
    }
