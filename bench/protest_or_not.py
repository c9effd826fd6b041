"""Protest or not: documents and sentences labelled by people (GLOCON sample, CASE 2021 samples; English).

The corpus (Hürriyetoğlu et al. 2021; Duruşan et al. 2022) labels with 1 what tells of contention that took place
or goes on: protests, strikes, riots, clashes of groups, attacks by armed groups. Its label 2 stands on what is
only planned or threatened, and counts as not. So what is measured is the sifting stage, which asks the same
(docs/sifting.md). Beside it stands how many documents have a protest mention that took place or goes on: fewer,
for by our codebook attacks are no protest mentions. No text of the samples may be trained on.
"""

import gzip
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.frames import Tally, rows
from onrecord.flow import code_page, sift_page
from onrecord.ports import Parser
from onrecord.records import Code, Page, Parse

PROTEST = "1"
_GLOCON = {"documents": "document.jsonl.gz", "sentences": "sentence.jsonl.gz"}
_CASE = {"documents": "subtask1-*.json.gz", "sentences": "subtask2-*.json.gz"}
_ENGLISH = re.compile(r"\b(?:the|and|that|was|were|with|by|from|have|has)\b", re.IGNORECASE)
_TOOK_PLACE = frozenset({"occurred", "under_way"})


@dataclass(frozen=True, slots=True)
class Labelled:
    """A text and whether people found that it tells of a protest."""

    text: str
    protest: bool


class Remembering:
    """A parser that parses a text once, for a document is sifted and coded."""

    def __init__(self, parser: Parser) -> None:
        self._parser, self._last, self._parse = parser, "", Parse()

    @property
    def name(self) -> str:
        """The parser's name."""
        return self._parser.name

    def __call__(self, text: str) -> Parse:
        """The parse of ``text``, anew only where another text was parsed last."""
        if text != self._last:
            self._last, self._parse = text, self._parser(text)
        return self._parse


def labelled(data: Path, unit: str) -> dict[str, list[Labelled]]:
    """The labelled texts of ``unit`` ("documents", "sentences") by set; only English ones of CASE 2021.

    Raises FileNotFoundError where the sample is not there.
    """
    glocon = rows(data / "glocon-sample" / _GLOCON[unit])
    case = (row for path in sorted((data / "case2021-samples").glob(_CASE[unit])) for row in _lines(path))
    return {
        "glocon": [_labelled(row) for row in glocon],
        "case2021": [one for row in case if "label" in row and is_english((one := _labelled(row)).text)],
    }


def _lines(path: Path) -> Iterator[Any]:
    """The rows of a file of one JSON object a line, in which empty lines may stand."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def _labelled(row: dict[str, Any]) -> Labelled:
    return Labelled(row.get("text") or row["sentence"], str(row["label"]) == PROTEST)


def is_english(text: str) -> bool:
    """Whether one word in twelve or more is a small word of English."""
    return 12 * len(_ENGLISH.findall(text)) >= len(text.split())


def _scores(name: str, tally: Tally) -> dict[str, float]:
    scores = {"F1": tally.f1, "precision": tally.precision, "recall": tally.recall}
    return {f"{name} {score}": value for score, value in scores.items()}


def _tally(texts: list[Labelled], tells: Callable[[Page], bool]) -> Tally:
    tally = Tally()
    for one in texts:
        tally.add([True] * tells(Page(text=one.text)), [True] * one.protest)
    return tally


def measure(data: Path, parser: Parser) -> dict[str, float]:
    """F1, precision and recall of documents and of sentences, each sentence by itself, through the program."""
    parser = Remembering(parser)

    def report_tells(page: Page) -> bool:
        return sift_page(page, parser).tells

    def sentence_tells(page: Page) -> bool:
        return any(sentence.tells for sentence in sift_page(page, parser).sentences)

    def has_mention(page: Page) -> bool:
        protests = [one for one in code_page(page, None, parser).mentions if one.kind == "protest"]
        told = (coding.value for one in protests for coding in one.of("status"))
        return any(isinstance(status, Code) and status.name in _TOOK_PLACE for status in told)

    documents, sentences = labelled(data, "documents"), labelled(data, "sentences")
    scores: dict[str, float] = {}
    for name in documents:
        for unit, texts, tells in (("documents", documents[name], report_tells),
                                   ("sentences", sentences[name], sentence_tells)):  # fmt: skip
            if any(one.protest for one in texts):
                scores |= _scores(f"protest {name} {unit}", _tally(texts, tells))
    return scores | _scores("protest glocon mentions", _tally(documents["glocon"], has_mention))
