"""Place names."""

from onrecord.records import PlacePhrase, Report


def find_places(report: Report) -> tuple[PlacePhrase, ...]:
    """Place names."""
    return ()
