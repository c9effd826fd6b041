"""Plain text: one report a file, its words untouched."""

import hashlib
from collections.abc import Iterator

from onrecord.reading.encodings import detect
from onrecord.reading.pages import Found, make_page
from onrecord.reading.sources import Item, Source


def read_text(source: Source) -> Iterator[Item]:
    """One page: the decoded text without its byte order mark. Line ends stay as they are."""
    encoding = detect(source.stream, source.options.encoding)
    data = source.stream.read()
    if encoding.broken:
        yield broken_notice(source, encoding.broken)
    text = data.decode(encoding.name, encoding.errors)
    digest = hashlib.sha256(data).hexdigest()
    yield from make_page(source, Found(text, source.told, encoding=encoding.shown, sha256=digest))


def broken_notice(source: Source, broken: int) -> Item:
    """Say that some bytes are no UTF-8, in a file that is otherwise."""
    return source.notice(
        f"{broken:,} broken UTF-8 sequence{'s' if broken > 1 else ''}, read as U+FFFD",
        "the file may be cut short or damaged; fetch it again, or name another --encoding",
    )
