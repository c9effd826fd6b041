"""Parses written by hand, in the markup of our annotated sentences, for tests of what is done with a parse."""

from typing import get_args

from training.markup import item_of

from onrecord.records import Argument, CueKind, Frame, Parse, Span, TriggerKind

KINDS: dict[str, CueKind | TriggerKind] = {kind: kind for kind in (*get_args(CueKind), *get_args(TriggerKind))}


# A sentence before and behind makes the line a paragraph of a report, not a headline.
_BEFORE, _AFTER = "It rained all day.\n\n", "\n\nThe shops opened at nine."


def marked(line: str, probability: float = 0.99) -> tuple[str, Parse]:
    """A report of a marked line, and the parse that its marks make, each of the same probability."""
    item = item_of(line)
    frames = tuple(
        Frame(
            KINDS[frame.kind],
            _span(frame.trigger),
            probability,
            tuple(Argument(role, _span(place), probability) for role, place in frame.arguments),
        )
        for frame in item.frames
    )
    return f"{_BEFORE}{item.text}{_AFTER}", Parse((), (), frames, "frames@test")


def _span(place: tuple[int, int]) -> Span:
    return Span(place[0] + len(_BEFORE), place[1] + len(_BEFORE))
