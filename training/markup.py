"""The markup of our own annotated sentences (``training/sentences/GUIDE.md``): reading it, and its faults.

``{source1 Police} {say1 said} {content1 {number2 40} were {arrest2 held}}.`` is a text with two frames.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from onrecord.records import ROLES_OF_KIND

_ROLES = frozenset().union(*ROLES_OF_KIND.values())

_OPENING = re.compile(r"\{((?:[a-z]+\d+)(?:,[a-z]+\d+)*) ")
_LABEL = re.compile(r"([a-z]+)(\d+)")
_SENTENCE_END = re.compile(r"[.!?][\"”'’)]*\s+(?=[\"“'‘A-Z0-9a-z])|\n+")

Place = tuple[int, int]


class MarkupError(ValueError):
    """What is wrong with an item, in words for the one who wrote it."""


@dataclass(frozen=True, slots=True)
class MarkedFrame:
    """One frame: ``trigger`` and ``arguments`` as ``[start, end)`` in code points of the item's text."""

    kind: str
    trigger: Place
    arguments: tuple[tuple[str, Place], ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """One to six sentences that stand together, with their frames."""

    text: str
    frames: tuple[MarkedFrame, ...]
    where: str = ""

    @property
    def sentences(self) -> int:
        """How many sentences the item has, by its full stops."""
        return len(_SENTENCE_END.findall(self.text.strip() + "\n"))


@dataclass(frozen=True, slots=True)
class SentenceFile:
    """A file of items with its head."""

    path: Path
    style: str
    topics: tuple[str, ...]
    aside: bool
    items: tuple[Item, ...] = field(default=())


def spans_of(line: str) -> tuple[str, list[tuple[str, int, Place]]]:
    """The plain text of a marked line and its labelled spans ``(label, frame number, place)``.

    Raises :class:`MarkupError` for a brace that does not open or close a span.
    """
    text: list[str] = []
    length, at = 0, 0
    opened: list[tuple[str, int]] = []
    spans: list[tuple[str, int, Place]] = []
    while at < len(line):
        if line[at] == "{":
            head = _OPENING.match(line, at)
            if not head:
                raise MarkupError(f"a brace without label at: {line[at : at + 40]!r}")
            opened.append((head[1], length))
            at = head.end()
        elif line[at] == "}":
            if not opened:
                raise MarkupError(f"a closing brace too many after: {''.join(text)[-40:]!r}")
            labels, start = opened.pop()
            if start == length:
                raise MarkupError(f"an empty span {labels} after: {''.join(text)[-40:]!r}")
            spans += [(name, int(number), (start, length)) for name, number in _LABEL.findall(labels)]
            at += 1
        else:
            text.append("\n" if line[at] == "¶" else line[at])
            length += 1
            at += 1
    if opened:
        raise MarkupError(f"a brace is never closed: {opened[-1][0]}")
    return "".join(text), spans


def item_of(line: str, where: str = "") -> Item:
    """One marked line as an item. Raises :class:`MarkupError` with what is wrong and in which frame."""
    text, spans = spans_of(re.sub(r"\s*¶\s*", "¶", line.strip()))
    kinds: dict[int, tuple[str, Place]] = {}
    arguments: dict[int, list[tuple[str, Place]]] = defaultdict(list)
    for label, number, place in spans:
        words = text[slice(*place)]
        if words != words.strip():
            raise MarkupError(f"white space at an end of {label}{number}: {words!r}")
        if label in ROLES_OF_KIND:
            if number in kinds:
                raise MarkupError(f"frame {number} has two cues or triggers: {kinds[number][0]} and {label}")
            kinds[number] = (label, place)
        elif label in _ROLES:
            arguments[number].append((label, place))
        else:
            raise MarkupError(f"no such label: {label}{number}")
    for number, found in arguments.items():
        _check_arguments(number, kinds.get(number), found)
    frames = (MarkedFrame(kind, at, tuple(sorted(arguments[number], key=lambda one: one[1])))
              for number, (kind, at) in kinds.items())  # fmt: skip
    return Item(text, tuple(sorted(frames, key=lambda frame: frame.trigger)), where)


def _check_arguments(number: int, trigger: tuple[str, Place] | None, found: list[tuple[str, Place]]) -> None:
    if trigger is None:
        raise MarkupError(f"frame {number} has {found[0][0]} but no cue or trigger")
    kind, _ = trigger
    roles = next(roles for name, roles in ROLES_OF_KIND.items() if name == kind)
    for label, _place in found:
        if label not in roles:
            raise MarkupError(f"a frame of {kind} has no {label} (frame {number})")
    labels = [label for label, _ in found]
    if labels.count("source") > 1:
        raise MarkupError(f"frame {number} has two sources")


def lines_of(path: Path) -> Iterator[tuple[int, str]]:
    """The marked lines of a file with their numbers, without comments and blank lines."""
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if line.strip() and not line.startswith("#"):
            yield number, line


def read_file(path: Path) -> SentenceFile:
    """A file of items. Raises :class:`MarkupError` with file and line for the first fault."""
    head = dict(re.findall(r"^# (style|topics|aside): (.+)$", path.read_text("utf-8"), re.MULTILINE))
    if missing := {"style", "topics", "aside"} - head.keys():
        raise MarkupError(f"{path.name}: the head has no {', '.join(sorted(missing))}")
    items = []
    for number, line in lines_of(path):
        where = f"{path.name}:{number}"
        try:
            items.append(item_of(line, where))
        except MarkupError as fault:
            raise MarkupError(f"{where}: {fault}") from fault
    topics = tuple(topic.strip() for topic in head["topics"].split(","))
    return SentenceFile(path, head["style"].strip(), topics, head["aside"].strip() == "yes", tuple(items))


def read_folder(folder: Path) -> list[SentenceFile]:
    """All files of items in a folder, by name."""
    return [read_file(path) for path in sorted(folder.glob("*.frames"))]
