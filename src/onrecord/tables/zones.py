"""Time zones and the countries that they belong to (CLDR)."""

from collections.abc import Mapping

from babel.core import get_global


def zone_country(zone: str | None) -> str | None:
    """The country of a time zone ("Europe/London": GB), or None where it has none."""
    zones: Mapping[str, str] = get_global("zone_territories")
    return zones.get(zone or "")
