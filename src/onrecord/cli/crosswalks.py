"""``codebook crosswalk``: how our codebook becomes another scheme, and what is lost; ``export --as``."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.codebooks import opened_codebook

if TYPE_CHECKING:
    from onrecord.codebook.crosswalk_losses import Losses
    from onrecord.codebook.crosswalks import Crosswalk, Field
    from onrecord.records import CodedReport

Write = Callable[..., tuple[Path, ...]]


def crosswalk(
    name: Annotated[
        str | None, typer.Argument(metavar="NAME", help="ccc, acled, plover or poldem.", show_default=False)
    ] = None,
    codebook: Annotated[
        str, typer.Option("--codebook", metavar="FOLDER", help="A codebook of your own.", show_default=False)
    ] = "",
    lost: Annotated[bool, typer.Option("--lost", help="Only what is lost.")] = False,
) -> None:
    """Show how the codebook becomes another scheme, and what is lost; without NAME, which there are."""
    from onrecord.codebook.crosswalk_losses import losses
    from onrecord.codebook.crosswalks import CROSSWALKS

    if name is None:
        for each in CROSSWALKS:
            one = _named(each)
            typer.echo(f"{each}: {one.title}; {one.version}")
        return
    one = _named(name)
    book = opened_codebook(codebook)
    for line in (*(() if lost else mapping_lines(one)), *loss_lines(losses(one, book))):
        typer.echo(line)


def writer(scheme: str | None) -> Write:
    """What writes an export: in our own tables, or in those of the scheme of that name."""
    from onrecord.exporting import Own, export, export_as

    if scheme is None:
        return export
    one = _named(scheme, "--as")

    def write(
        reports: "Iterable[CodedReport]", folder: Path, *, own: Own, mask_private: bool, excel: bool
    ) -> tuple[Path, ...]:
        # Other schemes have columns of their own: what is in none of them is in NAME_lost.csv.
        return export_as(reports, folder, one, mask_private=mask_private, excel=excel)

    return write


def _named(name: str, option: str = "NAME") -> "Crosswalk":
    from onrecord.codebook.crosswalks import CROSSWALKS
    from onrecord.codebook.crosswalks import crosswalk as shipped_crosswalk

    if name not in CROSSWALKS:
        raise typer.BadParameter(f"{option} is one of {', '.join(CROSSWALKS)}, not {name!r}")
    return shipped_crosswalk(name)


def mapping_lines(one: "Crosswalk") -> Iterator[str]:
    """The crosswalk for people: head, kinds of row, and each field with its rules."""
    yield f"{one.title}: {one.version}"
    yield f"From the codebook {one.codebook}. A row: {one.unit}"
    yield f"Source: {one.citation}"
    yield f"Checked: {one.checked}"
    yield ""
    for row in one.rows:
        groups = ", or ".join(" and ".join(map(str, group)) for group in row.when)
        barred = " or ".join(map(str, row.unless))
        asked = (f", when {groups}" if groups else "") + (f", unless {barred}" if barred else "")
        yield f"row {row.name} of each {row.of}{asked}"
    for field in one.fields:
        yield ""
        yield from _field_lines(field)


def _field_lines(field: "Field") -> Iterator[str]:
    doubt = "" if field.checked else " (not verified)"
    yield f"{field.name}{doubt}: {field.meaning}"
    if not field.rules:
        yield f"  empty: {field.empty}"
    for rule in field.rules:
        kinds = f"[{', '.join(rule.rows)}] " if rule.rows else ""
        if rule.value is not None:
            yield f"  {kinds}{rule.value}  ← {rule}"
            continue
        frame = "" if rule.frame == "{}" else f"{rule.frame}  "
        yield f"  {kinds}{frame}← {rule}"
        for ours, theirs in (rule.table or {}).items():
            yield f"    {ours} → {', '.join(map(str, theirs))}"
        for low, theirs_banded in rule.bands:
            yield f"    from {low:g} → {theirs_banded}"


def loss_lines(told: "Losses") -> Iterator[str]:
    """What is lost, for people: a heading for each kind of loss, and what is lost under it."""
    whole = [
        ("Of ours, no place there", [f"{name}: {why}" for name, why in told.ours]),
        ("Of these, kept as words for people", [f"{name}: in {_listed(where)}" for name, where in told.words]),
        ("Of ours, only in part there; lost are", [f"{name}: {_listed(parts)}" for name, parts in told.parts]),
        ("Several of ours that are one there", [f"{name}: {' = '.join(group)}" for name, group in told.merged]),
        (
            "One of ours that may be several there",
            [f"{name} in {field}: {_listed(values, ' or ')}" for name, field, values in told.split],
        ),
        (
            "One unit of ours that may be several rows there",
            [f"{kind}: {_listed(rows)}" for kind, rows in told.rows],
        ),
        ("Of theirs, not coded by us", [f"{name}: {why}" for name, why in told.theirs]),
        (
            "Values of theirs that we never give",
            [f"{name}: {_listed(values)}. {why}".rstrip() for name, values, why in told.never],
        ),
        ("Not verified in a document of theirs", list(told.unchecked)),
    ]
    for heading, lines in whole:
        if lines:
            yield ""
            yield f"{heading} ({len(lines)}):"
            yield from (f"  {line}" for line in lines)


def _listed(told: Iterable[object], between: str = ", ") -> str:
    return between.join(map(str, told))
