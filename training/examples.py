"""What the network learns from: texts with spans, whichever corpus they come from."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace

from training.markup import MarkedFrame, Place


@dataclass(frozen=True, slots=True)
class Example:
    """A text with what is known of it. ``None`` means not annotated, which is not the same as none there.

    ``unsure`` are places where a cue may or may not stand: nothing is learnt of cues there. ``frames`` are of
    our own scheme; ``propbank`` frames carry the roles of PropBank and no kind.
    """

    text: str
    entities: tuple[tuple[str, Place], ...] | None = None
    cues: bool = False
    triggers: bool = False
    frames: tuple[MarkedFrame, ...] = ()
    propbank: tuple[MarkedFrame, ...] = ()
    unsure: tuple[Place, ...] = ()


def _moved(place: Place, by: int) -> Place:
    return place[0] + by, place[1] + by


def _frames_moved(frames: Sequence[MarkedFrame], by: int) -> tuple[MarkedFrame, ...]:
    return tuple(
        MarkedFrame(
            one.kind, _moved(one.trigger, by), tuple((role, _moved(at, by)) for role, at in one.arguments)
        )
        for one in frames
    )


def joined(examples: Sequence[Example], between: str) -> Example:
    """Several examples of one corpus as one text, ``between`` them a space or a paragraph's end."""
    if len(examples) == 1:
        return examples[0]
    at, moved = 0, []
    for one in examples:
        moved.append((one, at))
        at += len(one.text) + len(between)
    entities = None
    if examples[0].entities is not None:
        entities = tuple((kind, _moved(place, by)) for one, by in moved for kind, place in one.entities or ())
    return replace(
        examples[0],
        text=between.join(one.text for one in examples),
        entities=entities,
        frames=tuple(frame for one, by in moved for frame in _frames_moved(one.frames, by)),
        propbank=tuple(frame for one, by in moved for frame in _frames_moved(one.propbank, by)),
        unsure=tuple(_moved(place, by) for one, by in moved for place in one.unsure),
    )


def regrouped(examples: Sequence[Example], chance: random.Random, longest: int) -> list[Example]:
    """Neighbours of one corpus joined to texts of varied length, as reports are read in windows."""
    texts: list[Example] = []
    group: list[Example] = []
    limit = chance.randint(60, longest)
    for one in examples:
        if group and sum(len(other.text) for other in group) + len(one.text) > limit:
            texts.append(joined(group, chance.choice((" ", "\n", "\n"))))
            group, limit = [], chance.randint(60, longest)
        group.append(one)
    return [*texts, joined(group, "\n")] if group else texts


_STRAIGHT = str.maketrans("“”‘’", "\"\"''")
_SINGLE = str.maketrans('“”"', "‘’'")
_CURLY = str.maketrans("'", "’")


def varied(example: Example, chance: random.Random) -> Example:
    """The same words in another dress: other quotation marks, or no capitals, as some archives print them."""
    drawn, text = chance.random(), example.text
    if drawn < 0.15:
        text = text.translate(_STRAIGHT)
    elif drawn < 0.2 and "'" not in text and "’" not in text:
        text = text.translate(_SINGLE)
    elif drawn < 0.3:
        text = text.translate(_CURLY)
    if chance.random() < 0.07:
        lowered = text.lower()
        text = lowered if len(lowered) == len(text) else text
    return replace(example, text=text)
