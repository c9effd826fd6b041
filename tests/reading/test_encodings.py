"""Which encoding bytes are in: by mark, by their pattern, as named; and what is refused."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.encodings import detect
from onrecord.reading.sources import UnreadableError

ENGLISH = "The “march” cost £5, the café’s owner said."


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (ENGLISH.encode(), "utf-8"),
        (ENGLISH.encode("utf-8-sig"), "utf-8"),
        (ENGLISH.encode("utf-16"), "utf-16"),
        (b"\xfe\xff" + ENGLISH.encode("utf-16-be"), "utf-16"),
        (ENGLISH.encode("utf-32"), "utf-32"),
        (ENGLISH.encode("windows-1252"), "windows-1252"),
        ("Протест в Москве".encode(), "utf-8"),
        (b"plain", "utf-8"),
        (b"one \x00 in a text is no reason to refuse it", "utf-8"),
    ],
)
def test_detected(data: bytes, name: str) -> None:
    stream = io.BytesIO(data)
    found = detect(stream)
    assert (found.shown, found.broken) == (name, 0)
    assert stream.tell() == 0


@pytest.mark.parametrize(
    ("data", "named", "reason"),
    [
        ("Протест в Москве состоялся".encode("windows-1251"), None, "neither UTF-8 nor Windows-1252"),
        (b"caf\x81 is no Windows-1252", None, "neither UTF-8 nor Windows-1252"),
        (bytes(range(256)) * 8, None, "binary data"),
        (b"%PDF-1.7 text", None, "binary data"),
        (b"\xff\xfea\x00b", None, "not valid utf-16"),
        (b"text", "klingon", "no encoding is called 'klingon'"),
        (b"text", "hex", "no encoding is called 'hex'"),
        (b"text", "a\x00b", "no encoding is called"),
        (b"abc\xe9", "ascii", "not valid ascii, near byte 3"),
    ],
)
def test_refused(data: bytes, named: str | None, reason: str) -> None:
    with pytest.raises(UnreadableError, match=reason) as refused:
        detect(io.BytesIO(data), named)
    assert refused.value.advice


def test_a_named_encoding_is_taken() -> None:
    data = "Протест".encode("koi8-r")
    found = detect(io.BytesIO(data), "koi8-r")
    assert data.decode(found.name) == "Протест"


def test_utf8_with_a_broken_end_stays_utf8() -> None:
    found = detect(io.BytesIO("“a” “b” “c” ‘d’ é".encode()[:-1]))
    assert (found.name, found.broken) == ("utf-8", 1)


@given(
    st.text(st.characters(exclude_categories=("Cs", "Cc"))),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-32"]),
)
def test_text_comes_back_as_it_was_written(text: str, codec: str) -> None:
    text = text.removeprefix("\ufeff")
    data = text.encode(codec)
    found = detect(io.BytesIO(data))
    assert data.decode(found.name, found.errors) == text


@given(st.binary())
def test_any_bytes_are_decoded_or_refused(data: bytes) -> None:
    try:
        found = detect(io.BytesIO(data))
    except UnreadableError:
        return
    data.decode(found.name, found.errors)
