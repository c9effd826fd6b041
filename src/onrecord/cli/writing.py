"""How ``export`` writes: its options, and the tables of events where they are asked for."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.events import possible

if TYPE_CHECKING:
    from onrecord.codebook import Codebook
    from onrecord.store import Store


@dataclass(frozen=True)
class Writing:
    """What is withheld, for whom the files are, whether events are written, how figures are settled."""

    mask_private: Annotated[
        bool, typer.Option("--mask-private", help="Withhold the names of speakers without a public role.")
    ] = False
    excel: Annotated[bool, typer.Option("--excel", help="Mark the files as UTF-8 the way Excel wants it.")] = (
        False
    )
    events: Annotated[
        bool, typer.Option("--events", help="Write the tables of events too: events.csv and three more.")
    ] = False
    settle: Annotated[
        str,
        typer.Option(metavar="RULE", help="How rival figures are settled in events.csv: see docs/settling.md."),
    ] = "low_high"

    codebook: Annotated[
        str,
        typer.Option(
            metavar="FOLDER",
            help="The codebook of your own that it was coded by: columns.csv then defines its variables.",
            show_default=False,
        ),
    ] = ""

    def check(self) -> "Codebook | None":
        """The codebook named. End here, before anything is written, at its faults, or at a rule that is none."""
        from onrecord.cli.codebooks import opened_codebook
        from onrecord.exporting.settling import rule_named

        try:
            rule_named(self.settle)
        except ValueError as error:
            raise typer.BadParameter(f"--settle: {error}") from error
        return opened_codebook(self.codebook) if self.codebook else None


def event_tables(store: "Store", folder: Path, writing: Writing) -> tuple[Path, ...]:
    """Write the tables of all events of ``store``, where they are asked for; the paths."""
    if not writing.events:
        return ()
    from onrecord.events import known_on
    from onrecord.exporting import export_events

    with possible():
        known = known_on(store)
    return export_events(
        known.accounts,
        folder,
        rule=writing.settle,
        ties=known.ties,
        mask_private=writing.mask_private,
        excel=writing.excel,
    )
