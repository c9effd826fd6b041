"""The voice that a source's words make, with and without a name in them."""

import pytest

from onrecord.coding.vouching.source_words import voice_of_words
from onrecord.records import Argument, Frame, Name, Span


@pytest.mark.parametrize(
    ("words", "role"),
    [
        ("the city police", "police"),
        ("our two correspondents", "reporter"),
        ("a reporter of this newspaper", "reporter"),
        ("a reporter", "media"),
        ("the weekly Northern Lamp", "media"),
        ("weekly riders", "other"),
        ("the parish archivist", "other"),
        ("the organisers, who wore green", "organiser"),
    ],
)
def test_by_its_nouns(words: str, role: str) -> None:
    assert voice_of_words(words, ()).role == role


def test_a_name_whose_role_is_told_goes_before_the_nouns() -> None:
    name = Name(Span(4, 15), "organisation", "Harbour Ring", "Harbour Ring")
    called = voice_of_words("the Harbour Ring", [name], frozenset({"Harbour Ring"}))
    assert (called.role, called.name) == ("organiser", "Harbour Ring")
    assert voice_of_words("the Harbour Ring", [name]).role == "other"


def test_a_frame_is_as_sure_as_its_surest_arguments_together() -> None:
    source, weak = Argument("source", Span(0, 3), 0.5), Argument("source", Span(9, 12), 0.1)
    frame = Frame("say", Span(4, 8), 0.8, (source, weak))
    assert frame.sure_of("source") == pytest.approx(0.4)
    assert frame.sure_of() == pytest.approx(0.8)
    assert frame.sure_of("source", "content") == 0.0
