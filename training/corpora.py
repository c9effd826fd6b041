"""The open corpora, read from the data folder as examples. Their texts stay there; only weights learn."""

import gzip
import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from onrecord.models.scheme import PROPBANK_ROLES
from training.attributing import attribution_of
from training.examples import Example
from training.markup import MarkedFrame, Place, read_folder

DULL = frozenset({"be.01", "be.02", "be.03", "do.01", "have.01"})
"""Rolesets of auxiliaries and copulas: half of all frames, and not what reports turn on."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a treebank: where it stands in its text, and its place in the tree."""

    form: str
    place: Place
    part: str
    head: int
    relation: str
    lemma: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a treebank."""

    name: str
    text: str
    words: tuple[Word, ...]


def _lines(path: Path) -> Iterator[str]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from lines


def _rows(path: Path) -> Iterator[Any]:
    yield from (json.loads(line) for line in _lines(path))


def treebank(path: Path) -> Iterator[Sentence]:
    """The sentences of a CoNLL-U file whose words are all found in their text."""
    name, text, rows = "", "", list[list[str]]()
    for line in _lines(path):
        if line.startswith("# sent_id = "):
            name = line.split(" = ", 1)[1].strip()
        elif line.startswith("# text = "):
            text = line.split(" = ", 1)[1].strip()
        elif line[0].isdigit():
            cells = line.rstrip("\n").split("\t")
            if cells[0].isdigit():
                rows.append(cells)
        elif not line.strip() and rows:
            sentence = _sentence(name, text, rows)
            if sentence:
                yield sentence
            rows = []


def _sentence(name: str, text: str, rows: list[list[str]]) -> Sentence | None:
    words, at = [], 0
    for cells in rows:
        start = text.find(cells[1], at)
        if start < 0 or start - at > 2:
            return None
        at = start + len(cells[1])
        words.append(Word(cells[1], (start, at), cells[3], int(cells[6]) - 1, cells[7], cells[2]))
    return Sentence(name, text, tuple(words))


def spans_of_tags(tags: list[str]) -> list[tuple[str, int, int]]:
    """Spans ``(kind, first, last)`` of IOB tags of either make (B- at every start, or only where needed)."""
    spans: list[tuple[str, int, int]] = []
    for at, tag in enumerate(tags):
        part, _, kind = tag.partition("-")
        goes_on = part == "I" and spans and spans[-1][2] == at - 1 and spans[-1][0] == kind
        if goes_on:
            spans[-1] = (kind, spans[-1][1], at)
        elif part in {"B", "I"}:
            spans.append((kind, at, at))
    return spans


def _names_by_sentence(path: Path) -> dict[str, list[str]]:
    names: dict[str, list[str]] = {}
    tags: list[str] = []
    for line in _lines(path):
        if line.startswith("# sent_id = "):
            tags = names[line.split(" = ", 1)[1].strip()] = []
        elif line[0].isdigit():
            tags.append(line.rstrip("\n").split("\t")[2])
    return names


UNER_FILES = {"train": "en_ewt-ud-train.prerelease-0c7ce0d.iob2.gz", "test": "en_ewt-ud-test.iob2.gz",
              "dev": "en_ewt-ud-dev.iob2.gz"}  # fmt: skip


def _propbank_frame(sentence: Sentence, row: dict[str, Any]) -> MarkedFrame:
    words = sentence.words
    arguments = []
    for label, first, last in row["args"]:
        if label in {"V", "C-V"}:
            continue
        role = label if label in PROPBANK_ROLES else "other"
        arguments.append((role, (words[first].place[0], words[last].place[1])))
    return MarkedFrame(row["roleset"], words[row["i"]].place, tuple(arguments))


def ewt(data: Path, part: str = "train") -> Iterator[Example]:
    """English-EWT: names (UNER), PropBank roles, and attributions made of these and the tree."""
    names = _names_by_sentence(data / "uner-ewt" / UNER_FILES[part])
    rows = {row["sent_id"]: row for row in _rows(data / "ewt-propbank" / f"{part}.jsonl.gz")}
    for sentence in treebank(data / "ud-ewt" / f"{part}.conllu.gz"):
        row, tags = rows.get(sentence.name), names.get(sentence.name)
        if row is None or len(row["words"]) != len(sentence.words):
            continue
        entities = None
        if tags is not None and len(tags) == len(sentence.words):
            entities = tuple(
                _placed(sentence, span) for span in spans_of_tags(tags) if span[0] in {"PER", "ORG", "LOC"}
            )
        frames, unsure = attribution_of(sentence.text, sentence.words, row["frames"])
        yield Example(
            sentence.text,
            entities=entities,
            cues=True,
            frames=frames,
            propbank=tuple(
                _propbank_frame(sentence, one)
                for one in row["frames"]
                if part != "train" or one["roleset"] not in DULL
            ),
            unsure=unsure,
        )


def _placed(sentence: Sentence, span: tuple[str, int, int]) -> tuple[str, Place]:
    kind, first, last = span
    return kind, (sentence.words[first].place[0], sentence.words[last].place[1])


def unspaced(words: list[str]) -> tuple[str, list[Place]]:
    """Words as a text, without a space before punctuation, and where each of them stands in it."""
    text, places = "", list[Place]()
    opened = False
    for told in words:
        word = {"``": '"', "''": '"', "-LRB-": "(", "-RRB-": ")"}.get(told, told)
        closes = word in {".", ",", ";", ":", "?", "!", ")", "%", "'s", "n't", "’s"} or (word == '"' and opened)
        glued = text.endswith(("(", "$", "£")) or (text.endswith('"') and opened)
        if text and not closes and not glued:
            text += " "
        places.append((len(text), len(text) + len(word)))
        text += word
        opened = opened != (word == '"')
    return text, places


WIKIGOLD = {"PER": "PER", "ORG": "ORG", "LOC": "LOC"}
WNUT = {"person": "PER", "location": "LOC", "corporation": "ORG", "group": "ORG"}
CROSSNER = {
    "politician": "PER", "person": "PER", "politicalparty": "ORG", "organisation": "ORG", "country": "LOC",
    "location": "LOC",
}  # fmt: skip


def named(path: Path, kinds: dict[str, str]) -> Iterator[Example]:
    """A file of one word and tag a line, kinds of names brought to ours."""
    words: list[str] = []
    tags: list[str] = []
    for line in [*_lines(path), "\n"]:
        cells = line.split()
        if len(cells) >= 2:
            words.append(cells[0])
            tags.append(cells[-1])
        elif words:
            text, places = unspaced(words)
            spans = [(kinds[kind], (places[first][0], places[last][1]))
                     for kind, first, last in spans_of_tags(tags) if kind in kinds]  # fmt: skip
            yield Example(text, entities=tuple(spans))
            words, tags = [], []


def own(folder: Path, *, aside: bool) -> Iterator[Example]:
    """Our own sentences: those to learn from, or those kept aside."""
    for file in read_folder(folder):
        if file.aside is aside:
            for item in file.items:
                yield Example(item.text, cues=True, triggers=True, frames=item.frames)


def _crossner(data: Path) -> Iterator[Example]:
    for part in ("train", "dev", "test"):
        yield from named(data / "crossner-politics" / f"{part}.txt.gz", CROSSNER)


def learnable(data: Path, sentences: Path, only: Collection[str] = ()) -> dict[str, list[Example]]:
    """All that the shipped weights learn from, by corpus (``only``: those named)."""
    readers = {
        "own": partial(own, sentences, aside=False),
        "ewt": partial(ewt, data),
        "wikigold": partial(named, data / "wikigold" / "wikigold.conll.txt.gz", WIKIGOLD),
        "wnut": partial(named, data / "wnut17" / "wnut17train.conll.gz", WNUT),
        "crossner": partial(_crossner, data),
    }
    return {name: list(reader()) for name, reader in readers.items() if not only or name in only}
