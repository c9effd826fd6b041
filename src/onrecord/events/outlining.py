"""Outlines of what is on a shelf, and the names that its reports give: made once for each coding shown."""

from collections.abc import Sequence

from onrecord import __version__, linking
from onrecord.linking.actors_decided import holding, name_keys
from onrecord.linking.actors_known import own_key
from onrecord.linking.actors_names import names_in
from onrecord.ports import EventShelf, Linker, LinkingShelf, Progress
from onrecord.records import Decision, Named, NameKeys, Outline

PROGRAM = f"onrecord {__version__}"
_REPORTS = 500  # reports whose outlines are kept by one transaction


def outline_shelf(shelf: LinkingShelf, linker: Linker = linking, tell: Progress | None = None) -> int:
    """Bring the outlines up to date with the codings shown. How many mentions changed."""
    stale = shelf.events.stale(PROGRAM)
    return outlined(shelf, stale, name_keys(standing_names(shelf.events)), linker, PROGRAM, tell) if stale else 0


def outlined(
    shelf: LinkingShelf,
    reports: Sequence[tuple[str, int | None]],
    decided: NameKeys,
    linker: Linker,
    maker: str,
    tell: Progress | None = None,
) -> int:
    """Keep the outlines and names of ``reports``, each with its coding's number. How many mentions changed."""
    changed = 0
    for n in range(0, len(reports), _REPORTS):
        if tell:
            tell("outlining", n, len(reports))
        some = reports[n : n + _REPORTS]
        told = {report: _told(shelf, report, decided, linker) if coded else ((), ()) for report, coded in some}
        made = [(report, coded, told[report][0]) for report, coded in some]
        changed += shelf.events.put_outlines(made, maker, {report: names for report, (_, names) in told.items()})
    return changed


def _told(
    shelf: LinkingShelf, report: str, decided: NameKeys, linker: Linker
) -> tuple[Sequence[tuple[Outline, Sequence[str]]], Sequence[tuple[Named, str]]]:
    """The outlines of one report, each mention once (two of one anchor have one id), and its names."""
    found: dict[str, Outline] = {}
    names: list[tuple[Named, str]] = []
    for coded in shelf.coded(report):
        for one in linker.outlines(coded, decided):
            found.setdefault(one.id, one)
        names += ((one, key) for one in names_in(coded) if (key := own_key(one)))
    return [(one, linker.block_keys(one)) for one in found.values()], names


def standing_names(events: EventShelf) -> tuple[Decision, ...]:
    """The decisions on names that hold."""
    return holding(one.decision for one in events.kept_names())
