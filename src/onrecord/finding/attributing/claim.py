"""An attribution while it is worked on: places in the tokens of its line."""

from dataclasses import dataclass

from onrecord.finding.attributing.cues import Found
from onrecord.finding.attributing.sources import Range


@dataclass(frozen=True, slots=True)
class Claim:
    """The cue with its source and its content; ``tail`` is the rest of a content with the cue in its middle.

    ``inner`` tells that it stands in the content of another claim, ``via`` who passed the words on.
    """

    found: Found
    source: Range | None
    content: Range | None
    rule: str
    addressee: Range | None = None
    inner: bool = False
    tail: Range | None = None
    via: Range | None = None

    @property
    def is_left(self) -> bool:
        """Whether the content stands before the cue."""
        return self.content is not None and self.content[1] <= self.found.first
