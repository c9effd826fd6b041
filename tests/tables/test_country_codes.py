"""Codes of countries and of states of the US."""

import pytest

from onrecord.tables.country_codes import country_named, state_code


@pytest.mark.parametrize(
    ("alpha_2", "name", "alpha_3", "number"),
    [("GB", "United Kingdom", "GBR", 826), ("NG", "Nigeria", "NGA", 566), ("AF", "Afghanistan", "AFG", 4)],
)
def test_countries(alpha_2: str, name: str, alpha_3: str, number: int) -> None:
    country = country_named(alpha_2)
    assert country
    assert (country.name, country.alpha_3, country.number) == (name, alpha_3, number)


@pytest.mark.parametrize("alpha_2", ["", "XX", "gb", "GBR"])
def test_what_is_no_country(alpha_2: str) -> None:
    assert country_named(alpha_2) is None


@pytest.mark.parametrize(
    ("region", "code"),
    [("Texas", "TX"), ("District of Columbia", "DC"), ("Washington State", "WA"), ("England", None), ("", None)],
)
def test_states(region: str, code: str | None) -> None:
    assert state_code(region) == code
