"""Even-handedness (codebook section 6): texts coded twice with the sides exchanged must be coded the same.

The texts lie in ``tests/even_handed/``; the README there says how they are written. All that is coded is
compared, as :func:`onrecord.as_json` gives it, with offsets taken to the template and the sides' words to their
slots.
"""

import json
import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from onrecord import as_json, code

FOLDER = Path(__file__).parents[1] / "tests" / "even_handed"
PUBLISHED = date(2025, 6, 16)
"""The day on which every text is taken to have come out: a Monday."""
_EACH = {"sentence": 3, "report": 2}
"""Pairs of sides that a template is tried with: not the first ones always, but each in its turn."""
_SLOT = re.compile(r"(?:\b(?P<article>[Aa])(?= <))|<(?P<side>[abAB])>")
_SPANS = re.compile(r"(?:^|_)spans$|^(?:anchor|cue|content)$")
SURENESS = 0.1
"""What confidences may differ by: the parser is surer of some names than of others. What it marks may not."""
_HOW = frozenset({"coder", "rule", "codebook", "confidence"})
_CODES = frozenset({"kind", "variable", "voice", "act", "quotation"})

Pair = tuple[str, str]
Line = tuple[str, float]
"""A line of what is coded, and its confidence."""


@dataclass(frozen=True)
class Kind:
    """One file: a kind of exchange with its pairs and templates.

    ``labels`` are pairs of values that change places with the sides (``police`` and ``organiser``, as roles);
    ``only`` names the one part of the coding that is compared, "" where all of it is.
    """

    name: str
    pairs: tuple[Pair, ...]
    sentences: tuple[str, ...]
    reports: tuple[str, ...]
    labels: tuple[Pair, ...] = ()
    only: str = ""


@dataclass(frozen=True)
class Comparison:
    """A template with a pair of sides, to be coded as it stands and with the sides exchanged."""

    kind: Kind
    template: str
    pair: Pair

    @property
    def key(self) -> tuple[str, Pair, str]:
        """What names it in ``known.yml``: file, pair, template."""
        return self.kind.name, self.pair, self.template

    def __str__(self) -> str:
        return f"{self.kind.name}, {' and '.join(self.pair)}: {' '.join(self.template.split())[:60]}"


@dataclass(frozen=True)
class Filled:
    """A template filled with two sides: where each piece starts in ``text``, and in the template."""

    text: str
    starts: tuple[int, ...]
    origins: tuple[int, ...]
    fixed: tuple[bool, ...]

    def origin(self, at: int) -> int:
        """The place in the template of a code point of the text; one inside a side's words is its slot's."""
        piece = bisect_right(self.starts, at) - 1
        if self.starts[piece] == at or self.fixed[piece]:
            return self.origins[piece] + at - self.starts[piece]
        return self.origins[piece] + 1


def fill(template: str, sides: Pair) -> Filled:
    """Put the sides into the slots of a template, with "a" before them made "an" where a vowel follows."""
    pieces: list[tuple[str, int, bool]] = []
    last = 0
    for slot in _SLOT.finditer(template):
        pieces.append((template[last : slot.start()], last, True))
        at = slot.end() + 2 if slot["article"] else slot.start() + 1
        words = sides["ab".index(template[at].lower())]
        if slot["article"]:
            words = slot["article"] + ("n" if words[0].lower() in "aeio" else "")
        pieces.append(
            (words[0].upper() + words[1:] if slot["side"] in ("A", "B") else words, slot.start(), False)
        )
        last = slot.end()
    pieces.append((template[last:], last, True))
    kept = [piece for piece in pieces if piece[0]]
    starts = [sum(len(words) for words, _, _ in kept[:index]) for index in range(len(kept))]
    # One past the end is a place too: the end of the last span.
    ends = (*starts, sum(len(words) for words, _, _ in kept))
    origins = (*(origin for _, origin, _ in kept), len(template))
    text = "".join(words for words, _, _ in kept)
    return Filled(text, tuple(ends), origins, (*(fixed for _, _, fixed in kept), True))


def kinds(folder: Path = FOLDER) -> tuple[Kind, ...]:
    """Every kind of exchange in ``folder``, in the order of the files' names."""
    return tuple(_kind(path) for path in sorted(folder.glob("*.yml")) if path.stem != "known")


def _kind(path: Path) -> Kind:
    told = yaml.safe_load(path.read_text("utf-8"))
    return Kind(
        path.stem,
        tuple((one, two) for one, two in told["pairs"]),
        tuple(told["sentences"].splitlines()),
        tuple(told["reports"]),
        tuple((one, two) for one, two in told.get("labels", ())),
        told.get("only", ""),
    )


def comparisons(folder: Path = FOLDER, *, every: bool = False) -> Iterator[Comparison]:
    """All that is compared: each template with some pairs of its kind (``every``: with all of them)."""
    for kind in kinds(folder):
        for sort, templates in (("sentence", kind.sentences), ("report", kind.reports)):
            count = len(kind.pairs) if every else min(_EACH[sort], len(kind.pairs))
            for number, template in enumerate(templates):
                for turn in range(count):
                    yield Comparison(kind, template, kind.pairs[(number * count + turn) % len(kind.pairs)])


def known_differences(folder: Path = FOLDER) -> dict[tuple[str, Pair, str], str]:
    """The comparisons that ``known.yml`` lists, each with its reason.

    Raises:
        ValueError: an entry names no template of its file, or more than one.
    """
    listed = yaml.safe_load((folder / "known.yml").read_text("utf-8")) or []
    by_name = {kind.name: kind for kind in kinds(folder)}
    found = {}
    for entry in listed:
        kind = by_name[entry["file"]]
        fitting = [one for one in (*kind.sentences, *kind.reports) if one.startswith(entry["template"])]
        if len(fitting) != 1:
            raise ValueError(
                f"known.yml: {len(fitting)} templates of {kind.name}.yml begin {entry['template']!r}"
            )
        one, two = entry["pair"]
        found[kind.name, (one, two), fitting[0]] = entry["reason"]
    return found


def differences(one: Comparison) -> list[str]:
    """What is coded differently with the sides exchanged: lines that only one of the two has, or none."""
    straight = _told(one, one.pair, {})
    exchanged = _told(one, one.pair[::-1], {a: b for pair in one.kind.labels for a, b in (pair, pair[::-1])})
    lines, others = [line for line, _ in straight], [line for line, _ in exchanged]
    if lines != others:
        only = [f"- {line}" for line in lines if line not in others]
        return [*only, *(f"+ {line}" for line in others if line not in lines)] or ["the order differs"]
    return [
        f"{line}: confidence {sure} or {other}"
        for (line, sure), (_, other) in zip(straight, exchanged, strict=True)
        if abs(sure - other) > SURENESS
    ]


def is_coded(one: Comparison) -> bool:
    """Whether anything is coded at all of what is compared: a template that says nothing tests nothing."""
    return bool(_told(one, one.pair, {}))


@cache
def _coded(text: str) -> dict[str, Any]:
    return as_json(code(text, published=PUBLISHED))


def _told(one: Comparison, sides: Pair, labels: Mapping[str, str]) -> list[Line]:
    """All that is coded, a line each: spans by place and words of the template, sides and ids by their slots."""
    reading = _Reading.of(one, sides, labels)
    return [line for part in reading.parts for told in reading.coded[part] for line in reading.lines(told)]


@dataclass(frozen=True)
class _Reading:
    """A filled template as it was coded, with what is put for its sides' words, for ids and for labels."""

    template: str
    filled: Filled
    coded: Mapping[str, Any]
    parts: tuple[str, ...]
    ids: Mapping[str, str]
    names: tuple[tuple[re.Pattern[str], str], ...]
    labels: Mapping[str, str]

    @classmethod
    def of(cls, one: Comparison, sides: Pair, labels: Mapping[str, str]) -> "_Reading":
        """The coding of a comparison's template with ``sides`` in it."""
        filled = fill(one.template, sides)
        coded = _coded(filled.text)
        parts = (one.kind.only,) if one.kind.only else ("mentions", "statements")
        ids = {told["id"]: f"{part} {n}" for part in parts for n, told in enumerate(coded[part])}
        bare = [(words.removeprefix("the "), slot) for words, slot in zip(sides, ("<a>", "<b>"), strict=True)]
        names = tuple(
            (re.compile(rf"\b(?:(?:the|an?) )?{re.escape(words)}(?!\w)", re.IGNORECASE), slot)
            for words, slot in sorted(bare, key=lambda name: -len(name[0]))
        )
        return cls(one.template, filled, coded, parts, ids, names, labels)

    def lines(self, told: dict[str, Any]) -> Iterator[Line]:
        """One mention or statement as lines: itself, then each of its codings."""
        head = {key: value for key, value in told.items() if key != "codings"}
        yield json.dumps(self.neutral("", head), ensure_ascii=False), told.get("confidence", 1.0)
        for coding in told["codings"]:
            line = json.dumps(self.neutral("", coding), ensure_ascii=False)
            yield f"{self.ids[told['id']]}: {line}", coding["confidence"]

    def neutral(self, key: str, value: Any) -> Any:
        """A value of the coding without the sides."""
        if isinstance(value, dict):
            how = _HOW if "coder" in value else ()
            kept = {k: self.neutral(k, v) for k, v in value.items() if k not in how}
            if "kind" in kept and _SLOT.search(str(kept.get("name"))):
                kept["kind"] = None  # what kind of body a side is belongs to the side
            return kept | {"role": self.labels.get(value["role"], value["role"])} if key == "voice" else kept
        if _SPANS.search(key) and value:
            return [self._place(span) for span in ([value] if key == "anchor" else value)]
        if isinstance(value, list):
            return [self.neutral(key, each) for each in value]
        return self._words(key, value) if isinstance(value, str) else value

    def _place(self, span: Sequence[int]) -> str:
        start, end = (self.filled.origin(at) for at in span)
        return f"{self.template[start:end]} ({start}-{end})"

    def _words(self, key: str, value: str) -> str:
        if key in _CODES:
            return self.labels.get(value, value) if key == "voice" else value
        if value in self.ids or (value not in self.filled.text and key != "name"):
            return self.ids.get(value, value)  # a category: no words of the report
        for pattern, slot in self.names:
            value = pattern.sub(slot, value)
        return value


def measure() -> dict[str, float]:
    """The share of all comparisons, every template with every pair of its kind, that differ."""
    every = list(comparisons(every=True))
    return {"even-handed share that differs": sum(bool(differences(one)) for one in every) / len(every)}
