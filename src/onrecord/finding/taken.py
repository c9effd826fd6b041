"""Which words of a text some finding holds."""

from collections.abc import Iterable

from onrecord.records import Span


class Taken:
    """Which code points of a text some finding holds; asked and told in time linear in the spans."""

    def __init__(self, text: str, spans: Iterable[Span]) -> None:
        self._held = bytearray(len(text))
        self.take(spans)

    def take(self, spans: Iterable[Span]) -> None:
        """Hold ``spans`` too."""
        for span in spans:
            self._held[span.start : span.end] = b"\x01" * len(span)

    def meets(self, span: Span) -> bool:
        """Whether any code point of ``span`` is held."""
        return self._held.find(1, span.start, span.end) >= 0
