"""The frame parser: a text in, tokens, entities and frames out. The only module that runs onnxruntime.

One pass of the encoder over each window tags entities, cues and triggers; then the argument head, once for all
frames of the window, marks who fills which role. Offline, and the same answer every time.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from onrecord.models.blinding import blind_pieces
from onrecord.models.carrying import with_quotations
from onrecord.models.decoding import Scores, best_tags, log_chances, spans_of
from onrecord.models.pieces import CLS, OTHER, SEP, Numbers, Pieces
from onrecord.models.scheme import AMOUNTS, BARRED, ENTITY_KINDS, ROLE_TAGS, ROLES, distances_of
from onrecord.models.weights import FOLDER, Weights, check_runtime, read_weights
from onrecord.models.windows import Window, windows_of
from onrecord.records import CUE_KINDS, TRIGGER_KINDS, Argument, CueKind, Entity, Frame, Parse, Span, TriggerKind

_LEAN = {"cue": np.float32(0.5), "trigger": np.float32(1.0)}
"""How far to lean towards marking, in logarithms of chance; chosen on the sentences we calibrate on."""
_MOST_FRAMES = 48
"""Frames of one window that the argument head sees at once; bounds memory on texts that are all cues."""


_Marked = tuple[CueKind | TriggerKind, int, int, float]
"""A cue or trigger: its kind, its first and last piece in the window, its probability."""


class Session(Protocol):
    """What the parser asks of the runtime."""

    def run(self, names: Sequence[str], feed: dict[str, Any]) -> Sequence[Any]:
        """The outputs called ``names`` for the inputs in ``feed``."""


@dataclass(frozen=True, slots=True)
class Read:
    """A window as the encoder read it: scores of its words' first pieces, and pieces for the argument head."""

    window: Window
    heads: Numbers
    tags: dict[str, Scores]
    pieces: Scores
    triggers: Scores


def _session(model: bytes, threads: int) -> Session:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    options.enable_mem_pattern = False  # a pattern would be kept for every length of window: memory without end
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    session: Session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
    return session


class FrameParser:
    """The parser over one set of weights. Safe to call from several threads.

    ``threads`` is how many processor cores one window may use (0: all). The answer does not depend on it. One is
    the default: two that share a busy machine with others wait for each other most of the time.
    """

    def __init__(self, weights: Weights, threads: int = 1) -> None:
        check_runtime(onnxruntime.__version__)
        self.name = weights.name
        self._calibration = weights.calibration
        self._tokenizer = Tokenizer.from_str(weights.files["tokenizer.json"].decode("utf-8"))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self.sessions: tuple[Session, Session] = (
            _session(weights.files["encoder.onnx"], threads),
            _session(weights.files["arguments.onnx"], threads),
        )

    @classmethod
    def load(cls, folder: Path = FOLDER, threads: int = 1) -> "FrameParser":
        """The parser with the weights in ``folder`` (default: those of the package).

        Raises:
            ParserUnavailableError: weights missing or damaged, or an onnxruntime too old for them.
        """
        return cls(read_weights(folder), threads)

    def __call__(self, text: str) -> Parse:
        """What is marked in ``text``. Text without letters or figures has nothing to mark."""
        return next(self.parse([text]))

    def parse(self, texts: Iterable[str], batch: int = 1) -> Iterator[Parse]:
        """What is marked in each text, in order. ``batch`` windows are read at once, to the same answer."""
        for text in texts:
            pieces = blind_pieces(text, self._tokenizer)
            windows = windows_of(pieces, text)
            entities: list[Entity] = []
            frames: list[Frame] = []
            for at in range(0, len(windows), batch):
                for read in self._read(pieces, windows[at : at + batch]):
                    entities += self._entities(pieces, read)
                    frames += self._frames(pieces, read)
            frames.sort(key=lambda frame: (frame.span.start, frame.span.end, frame.kind))
            yield Parse(_tokens(pieces), tuple(entities), tuple(with_quotations(text, frames)), self.name)

    def windows(self, text: str) -> Iterator[tuple[Pieces, "Read"]]:
        """Each window of a text as the encoder reads it, for those who want the scores themselves."""
        pieces = blind_pieces(text, self._tokenizer)
        for window in windows_of(pieces, text):
            yield pieces, next(self._read(pieces, [window]))

    @staticmethod
    def place_of(pieces: Pieces, read: "Read", first: int, last: int) -> tuple[int, int]:
        """Where the words number ``first`` to ``last`` of a window stand in the text, in code points."""
        span = _span(pieces, read.window, int(read.heads[first]), _last_piece(read, last))
        return span.start, span.end

    def _read(self, pieces: Pieces, windows: Sequence[Window]) -> Iterator[Read]:
        length = max(window.end - window.start for window in windows) + 2
        length += length % 2  # over an odd length onnxruntime sums in another order than over a padded one
        ids = np.zeros((len(windows), length), dtype=np.int64)
        marks, mask = np.full_like(ids, OTHER), np.zeros_like(ids)
        for row, window in enumerate(windows):
            size = window.end - window.start
            ids[row, 0], ids[row, size + 1] = CLS, SEP
            ids[row, 1 : size + 1] = pieces.ids[window.start : window.end]
            marks[row, 1 : size + 1] = pieces.marks[window.start : window.end]
            mask[row, : size + 2] = 1
        names = ["entity", "cue", "trigger", "piece", "trigger_piece"]
        found = dict(
            zip(names, self.sessions[0].run(names, {"ids": ids, "marks": marks, "mask": mask}), strict=True)
        )
        for row, window in enumerate(windows):
            size = window.end - window.start
            words = pieces.words[window.start : window.end]
            heads = np.flatnonzero(np.diff(words, prepend=-2) != 0)
            tags = {name: log_chances(found[name][row, 1 : size + 1][heads]) for name in names[:3]}
            yield Read(
                window, heads, tags, found["piece"][row, : size + 2], found["trigger_piece"][row, : size + 2]
            )

    def _spans(self, pieces: Pieces, read: Read, head: str) -> Iterator[tuple[int, int, int, float]]:
        """Spans ``(kind, first, last, probability)`` that begin in the core, in pieces of the window."""
        scores = read.tags[head]
        leant = scores.copy()
        leant[:, 1:] += _LEAN.get(head, 0.0)
        for kind, first, last, chance in spans_of(best_tags(leant[None])[0], scores):
            start, end = int(read.heads[first]), _last_piece(read, last)
            if read.window.first <= read.window.start + start < read.window.last:
                yield kind, start, end, self._calibrated(head, chance)

    def _entities(self, pieces: Pieces, read: Read) -> Iterator[Entity]:
        for kind, start, end, chance in self._spans(pieces, read, "entity"):
            yield Entity(_span(pieces, read.window, start, end), ENTITY_KINDS[kind], chance)

    def _frames(self, pieces: Pieces, read: Read) -> Iterator[Frame]:
        found: list[_Marked] = [
            (CUE_KINDS[kind], start, end, sure) for kind, start, end, sure in self._spans(pieces, read, "cue")
        ]
        found += [
            (TRIGGER_KINDS[kind], start, end, sure)
            for kind, start, end, sure in self._spans(pieces, read, "trigger")
        ]
        for at in range(0, len(found), _MOST_FRAMES):
            some = found[at : at + _MOST_FRAMES]
            for (kind, start, end, chance), arguments in zip(
                some, self._filled(pieces, read, some), strict=True
            ):
                yield Frame(kind, _span(pieces, read.window, start, end), chance, arguments)

    def _filled(self, pieces: Pieces, read: Read, frames: Sequence[_Marked]) -> Iterator[tuple[Argument, ...]]:
        found: list[list[Argument]] = [[] for _ in frames]
        scores = self.role_scores(
            read.pieces, read.triggers, [(start + 1, end + 1) for _, start, end, _ in frames]
        )
        for label_set, roles in (("frame", ROLES), ("amount", AMOUNTS)):
            logits = scores[label_set][:, 1:-1][:, read.heads]
            for row, (kind, *_) in enumerate(frames):
                logits[row][:, BARRED[kind, label_set]] = -np.inf
            chances = log_chances(logits)
            for row, tags in enumerate(best_tags(chances)):
                found[row] += [
                    Argument(
                        roles[role],
                        _span(pieces, read.window, int(read.heads[first]), _last_piece(read, last)),
                        self._calibrated("role", chance),
                    )
                    for role, first, last, chance in spans_of(tags, chances[row])
                ]
        for arguments in found:
            yield _in_order(arguments)

    def role_scores(
        self, pieces: Scores, triggers: Scores, frames: Sequence[tuple[int, int]]
    ) -> dict[str, Scores]:
        """Logits of role tags by label set, ``(frames, length, tags)``; frames by first and last piece."""
        length = len(pieces)
        names = list(ROLE_TAGS)
        found = self.sessions[1].run(
            names,
            {
                "pieces": np.repeat(pieces[None], len(frames), axis=0),
                "triggers": np.stack([(triggers[first] + triggers[last]) / 2 for first, last in frames]),
                "distances": np.stack([distances_of(np.arange(length), first, last) for first, last in frames]),
                "mask": np.ones((len(frames), length), dtype=np.int64),
            },
        )
        return dict(zip(names, found, strict=True))

    def _calibrated(self, head: str, chance: float) -> float:
        slope, offset = self._calibration.get(head, (1.0, 0.0))
        bounded = min(max(chance, 1e-6), 1 - 1e-6)
        told = float(1 / (1 + np.exp(-(slope * np.log(bounded / (1 - bounded)) + offset))))
        return min(max(round(told, 3), 0.001), 0.999)


def _in_order(arguments: list[Argument]) -> tuple[Argument, ...]:
    """Arguments in the order of the text. A frame has one source: of several, the surest."""
    sources = [one for one in arguments if one.role == "source"]
    if len(sources) > 1:
        best = max(sources, key=lambda one: one.probability)
        arguments = [one for one in arguments if one.role != "source" or one is best]
    return tuple(sorted(arguments, key=lambda one: (one.span.start, -one.span.end)))


def _last_piece(read: Read, word: int) -> int:
    """The last piece of the window's word number ``word``."""
    size = read.window.end - read.window.start
    return int(read.heads[word + 1]) - 1 if word + 1 < len(read.heads) else size - 1


def _span(pieces: Pieces, window: Window, first: int, last: int) -> Span:
    return Span(int(pieces.starts[window.start + first]), int(pieces.ends[window.start + last]))


def _tokens(pieces: Pieces) -> tuple[Span, ...]:
    """The words of the text as spans."""
    heads = np.flatnonzero(np.diff(pieces.words, prepend=-2) != 0)
    lasts = np.append(heads[1:], len(pieces)) - 1
    return (
        tuple(
            Span(int(start), int(end))
            for start, end in zip(pieces.starts[heads], pieces.ends[lasts], strict=True)
        )
        if len(heads)
        else ()
    )
