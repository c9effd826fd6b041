"""The tables of docs/crosswalks.md are those that the crosswalks make."""

from docs.make_crosswalks import PAGE, page


def test_the_tables_are_as_the_crosswalks_have_them() -> None:
    text = PAGE.read_text("utf-8")
    assert page(text) == text, "make them anew: python -m docs.make_crosswalks"
