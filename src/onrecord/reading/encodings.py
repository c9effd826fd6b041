"""Which encoding a file is in. One pass over its bytes, a block at a time."""

import codecs
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from onrecord.reading.sources import UnreadableError

_BLOCK = 1 << 16
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark is the first half of this one
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_ASCII = bytes(range(128))
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b\x1a"))
_SPACES = b" \t\n\r"
_MAGIC = (
    b"%PDF",
    b"PK\x03\x04",
    b"\x1f\x8b",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\xd0\xcf\x11\xe0",
    b"SQLite format 3",
)
_ADVICE = "name the encoding, for instance --encoding iso-8859-5, or save the file as UTF-8"


@dataclass(frozen=True)
class Encoding:
    """A Python codec, and how many bytes or sequences it cannot decode (they become U+FFFD)."""

    name: str
    broken: int = 0

    @property
    def errors(self) -> str:
        """What a decoder shall do with what it cannot decode."""
        return "replace" if self.broken else "strict"

    @property
    def shown(self) -> str:
        """The encoding's own name; that of the codec says that a mark at the start is passed over, too."""
        return self.name.removesuffix("-sig")


def detect(stream: BinaryIO, named: str | None = None) -> Encoding:
    """The encoding of ``stream``, which is left at its start: as named, by its mark, UTF-8, or Windows-1252.

    Raises `UnreadableError` for binary data and for text in an encoding that nothing tells.
    """
    start = _first_block(stream)
    if named is not None:
        return _named(stream, named)
    for mark, name in _BOMS:
        if start.startswith(mark):
            return _checked(stream, name)
    if _is_binary(start):
        raise UnreadableError(
            "binary data, not text", "give a text, CSV or JSON lines file; convert others first"
        )
    return _guessed(stream)


def _named(stream: BinaryIO, named: str) -> Encoding:
    try:
        is_text = codecs.lookup(named)._is_text_encoding
    except (LookupError, ValueError):
        is_text = False
    if not is_text:
        raise UnreadableError(
            f"no encoding is called {named!r}",
            "use a name such as utf-8, windows-1252, iso-8859-2, shift_jis or gb18030",
        )
    # A mark at the start is no part of the text, whatever the user calls the encoding.
    plain = codecs.lookup(named).name
    return _checked(stream, "utf-8-sig" if plain == "utf-8" else plain)


def _checked(stream: BinaryIO, name: str) -> Encoding:
    """``name``, if the whole stream decodes by it."""
    decoder = codecs.getincrementaldecoder(name)("strict")
    done = 0
    try:
        for block in _blocks(stream):
            decoder.decode(block)
            done += len(block)
        decoder.decode(b"", final=True)
    except UnicodeError as error:
        at = done + getattr(error, "start", 0)
        raise UnreadableError(f"not valid {name}, near byte {at:,}", _ADVICE) from error
    finally:
        stream.seek(0)
    return Encoding(name)


def _guessed(stream: BinaryIO) -> Encoding:
    decoder = codecs.getincrementaldecoder("utf-8")("replace")
    beyond_ascii = broken = letters = 0
    western = True
    for block in _blocks(stream):
        decoded = decoder.decode(block)
        broken += decoded.count("\ufffd")
        beyond_ascii += len(decoded) - len(decoded.encode("ascii", "ignore"))
        letters += len(block.translate(None, _SPACES))
        western = western and not any(byte in block for byte in b"\x81\x8d\x8f\x90\x9d")
    broken += decoder.decode(b"", final=True).count("\ufffd")
    stream.seek(0)
    if not broken or beyond_ascii - broken > 4 * broken:
        return Encoding("utf-8", _real_breaks(stream) if broken else 0)
    # English in Windows-1252 has a few accents and curly quotation marks; other alphabets have little else.
    if western and beyond_ascii <= 0.25 * letters:
        return Encoding("windows-1252")
    raise UnreadableError("neither UTF-8 nor Windows-1252, and nothing tells its encoding", _ADVICE)


def _real_breaks(stream: BinaryIO) -> int:
    """How many sequences are no UTF-8: a file may well hold U+FFFD itself."""
    decoder = codecs.getincrementaldecoder("utf-8")("replace")
    found = sum(
        decoder.decode(block).count("\ufffd") - block.count(b"\xef\xbf\xbd") for block in _blocks(stream)
    )
    found += decoder.decode(b"", final=True).count("\ufffd")
    stream.seek(0)
    return max(found, 0)


def _is_binary(start: bytes) -> bool:
    controls = len(start) - len(start.translate(None, _CONTROLS))
    return start.startswith(_MAGIC) or controls > 0.01 * len(start) + 1


def _first_block(stream: BinaryIO) -> bytes:
    stream.seek(0)
    start = stream.read(_BLOCK)
    stream.seek(0)
    return start


def _blocks(stream: BinaryIO) -> Iterator[bytes]:
    stream.seek(0)
    while block := stream.read(_BLOCK):
        yield block
