"""What the network learns from: texts with spans, whichever corpus they come from."""

import random
from collections.abc import Callable, Iterable, Mapping, Sequence
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


def _moved(example: Example, text: str, at: Callable[[int], int]) -> Example:
    """The example with another text, every end of a span where ``at`` puts it."""

    def place(old: Place) -> Place:
        return at(old[0]), at(old[1])

    def frames(given: tuple[MarkedFrame, ...]) -> tuple[MarkedFrame, ...]:
        return tuple(
            MarkedFrame(one.kind, place(one.trigger), tuple((role, place(old)) for role, old in one.arguments))
            for one in given
        )

    entities = example.entities
    return replace(
        example,
        text=text,
        entities=None if entities is None else tuple((kind, place(old)) for kind, old in entities),
        frames=frames(example.frames),
        propbank=frames(example.propbank),
        unsure=tuple(place(old) for old in example.unsure),
    )


def joined(examples: Sequence[Example], between: str) -> Example:
    """Several examples of one corpus as one text, ``between`` them a space or a paragraph's end."""
    if len(examples) == 1:
        return examples[0]
    at, moved = 0, list[Example]()
    for one in examples:
        moved.append(_moved(one, one.text, at.__add__))
        at += len(one.text) + len(between)
    entities = tuple(name for one in moved for name in one.entities or ())
    return replace(
        examples[0],
        text=between.join(one.text for one in examples),
        entities=None if examples[0].entities is None else entities,
        frames=tuple(frame for one in moved for frame in one.frames),
        propbank=tuple(frame for one in moved for frame in one.propbank),
        unsure=tuple(place for one in moved for place in one.unsure),
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


Names = Mapping[str, Sequence[str]]
"""The names of each kind (person, organisation, place), each once."""


def names_of(examples: Iterable[Example]) -> Names:
    """All names marked in ``examples`` that are written with a capital, by kind, in order."""
    found: dict[str, set[str]] = {}
    for one in examples:
        for kind, (start, end) in one.entities or ():
            name = one.text[start:end]
            if name[:1].isupper():
                found.setdefault(kind, set()).add(name)
    return {kind: sorted(names) for kind, names in found.items()}


RENAMED = 0.5
"""How often a text is read with other names in it."""


def renamed(example: Example, names: Names, chance: random.Random) -> Example:
    """The same text with other names of the same kinds, so that it is learnt from what stands around them.

    A name stays where another span begins or ends within it, and where it has no capital.
    """
    if not example.entities or chance.random() >= RENAMED:
        return example
    ends = {end for frame in (*example.frames, *example.propbank)
            for place in (frame.trigger, *(at for _, at in frame.arguments)) for end in place}  # fmt: skip
    swaps: list[tuple[int, int, str]] = []
    for kind, (start, end) in sorted(example.entities, key=lambda one: one[1]):
        name = example.text[start:end]
        crossed = any(at in ends for at in range(start + 1, end))
        if not crossed and name[:1].isupper() and names.get(kind) and (not swaps or swaps[-1][1] <= start):
            swaps.append((start, end, chance.choice(names[kind])))
    parts, last = [], 0
    for start, end, name in swaps:
        parts += [example.text[last:start], name]
        last = end

    def at(place: int) -> int:
        return place + sum(len(name) - (end - start) for start, end, name in swaps if end <= place)

    return _moved(example, "".join([*parts, example.text[last:]]), at)


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
