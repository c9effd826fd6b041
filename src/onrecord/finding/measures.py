"""What police and participants did."""

from onrecord.records import Measure, Report


def find_measures(report: Report) -> tuple[Measure, ...]:
    """What police and participants did."""
    return ()
