"""Point at things in a report: who said what, triggers, figures, when, where, who."""

from onrecord.codebook import Codebook
from onrecord.finding.attributions import find_attributions
from onrecord.finding.dates import find_dates
from onrecord.finding.figures import find_figures
from onrecord.finding.measures import find_measures
from onrecord.finding.names import find_names
from onrecord.finding.parsed import attributions_of
from onrecord.finding.parsed_triggers import is_mark, triggers_of
from onrecord.finding.places import find_places
from onrecord.finding.quotations import find_quotations
from onrecord.finding.triggers import find_triggers
from onrecord.finding.unknowns import find_unknowns
from onrecord.finding.wordings import find_wordings
from onrecord.records import Findings, Parse, Report


def find(report: Report, parse: Parse | None = None, codebook: Codebook | None = None) -> Findings:
    """All findings of one report, each kind in the order of the text; the rules', and what ``parse`` adds.

    ``codebook``: the built-in one where none is given.
    """
    quotations = find_quotations(report)
    names = find_names(report)
    attributions = find_attributions(report, quotations, names)
    triggers = find_triggers(report, codebook)
    if parse:
        attributions = attributions_of(report, parse, quotations, attributions)
        triggers = triggers_of(report, parse, triggers, codebook)
    return Findings(
        quotations=quotations,
        names=names,
        attributions=attributions,
        dates=find_dates(report),
        places=find_places(report),
        figures=find_figures(report),
        triggers=tuple(one for one in triggers if not is_mark(one)),
        measures=find_measures(report, codebook),
        wordings=find_wordings(report, quotations, codebook),
        unknowns=find_unknowns(report, codebook),
        frames=parse.frames if parse else (),
        entities=parse.entities if parse else (),
        marks=tuple(one for one in triggers if is_mark(one)),
        parser=parse.coder if parse else "",
    )


__all__ = ["find"]
