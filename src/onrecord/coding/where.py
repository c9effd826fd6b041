"""Place phrases to places with coordinates, ambiguous names settled by the report's other places."""

from onrecord.records import PlacePhrase, Report, Where


def resolve_places(report: Report, places: tuple[PlacePhrase, ...]) -> dict[PlacePhrase, Where]:
    """What each place phrase stands for in this report; a phrase that stands for no known place is left out."""
    return {}
