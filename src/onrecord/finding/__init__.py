"""Point at things in a report: who said what, triggers, figures, when, where, who."""

from onrecord.finding.attributions import find_attributions
from onrecord.finding.dates import find_dates
from onrecord.finding.figures import find_figures
from onrecord.finding.measures import find_measures
from onrecord.finding.names import find_names
from onrecord.finding.places import find_places
from onrecord.finding.quotations import find_quotations
from onrecord.finding.triggers import find_triggers
from onrecord.finding.wordings import find_wordings
from onrecord.records import Findings, Report


def find(report: Report) -> Findings:
    """All findings of one report, each kind in the order of the text."""
    quotations = find_quotations(report)
    names = find_names(report)
    return Findings(
        quotations=quotations,
        names=names,
        attributions=find_attributions(report, quotations, names),
        dates=find_dates(report),
        places=find_places(report),
        figures=find_figures(report),
        triggers=find_triggers(report),
        measures=find_measures(report),
        wordings=find_wordings(report, quotations),
    )


__all__ = ["find"]
