"""The table of docs/linking.md is that of the features and weights."""

from docs.make_features import PAGE, page


def test_the_table_is_as_the_features_have_it() -> None:
    text = PAGE.read_text("utf-8")
    assert page(text) == text, "make it anew: python -m docs.make_features"
    assert "| `same_site` | same site in the same city |" in text
