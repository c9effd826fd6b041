"""The network: a small encoder read once, tag heads over it, and one head that marks a frame's arguments.

The encoder is MiniLM-L6 (BERT with 6 layers of 384), given an embedding of its own for case, quotation and
paragraph. Attribution and events share one mechanism: the pieces of a cue or trigger are found by tagging, and
the argument head, conditioned on it, tags every piece by its role in that frame.
"""

import math
from dataclasses import dataclass

import numpy as np
import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from onrecord.models.pieces import MARKS
from onrecord.models.scheme import DISTANCES, ROLE_TAGS, TAG_HEADS, distances_of

WIDTH, HEADS, INNER, LAYERS = 384, 12, 1536, 6
FRAME, FRAME_HEADS = 192, 4
"""Width of the argument head, and its heads of attention."""


def attention(query: Tensor, key: Tensor, value: Tensor, mask: Tensor) -> Tensor:
    """Plain attention: on processors its backward pass is twice as fast as the fused one's."""
    scores = query @ key.transpose(-1, -2) / math.sqrt(query.shape[-1])
    scores = scores.masked_fill(~mask, torch.finfo(scores.dtype).min)
    return scores.softmax(-1).to(value.dtype) @ value


class SharedDropout(nn.Module):
    """Dropout that drops the same features at all places of a row: as good, and far cheaper to draw."""

    def __init__(self, share: float = 0.1) -> None:
        super().__init__()
        self.share = share

    def forward(self, states: Tensor) -> Tensor:
        if not self.training:
            return states
        kept = torch.full((states.shape[0], 1, states.shape[2]), 1 - self.share, dtype=states.dtype)
        return states * (torch.bernoulli(kept) / (1 - self.share))


class Layer(nn.Module):
    """One layer of BERT, weights named as this project names them."""

    def __init__(self) -> None:
        super().__init__()
        self.mix = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm_mix = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up = nn.Linear(WIDTH, INNER)
        self.down = nn.Linear(INNER, WIDTH)
        self.norm_out = nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = SharedDropout()

    def forward(self, states: Tensor, mask: Tensor) -> Tensor:
        batch, length, _ = states.shape
        shape = (batch, length, 3, HEADS, WIDTH // HEADS)
        query, key, value = self.mix(states).view(shape).permute(2, 0, 3, 1, 4)
        seen = attention(query, key, value, mask)
        seen = seen.transpose(1, 2).reshape(batch, length, WIDTH)
        states = self.norm_mix(states + self.drop(self.out(seen)))
        return self.norm_out(states + self.drop(self.down(functional.gelu(self.up(states)))))


class Encoder(nn.Module):
    """Piece ids and marks to states, shape ``(batch, length, 384)``."""

    def __init__(self, vocabulary: int = 30522, longest: int = 512) -> None:
        super().__init__()
        self.pieces = nn.Embedding(vocabulary, WIDTH)
        self.places = nn.Embedding(longest, WIDTH)
        self.marks = nn.Embedding(MARKS, WIDTH)
        nn.init.normal_(self.marks.weight, std=0.01)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.drop = SharedDropout()

    def forward(self, ids: Tensor, marks: Tensor, mask: Tensor) -> Tensor:
        places = torch.arange(ids.shape[1], device=ids.device)
        states = self.drop(self.norm(self.pieces(ids) + self.places(places) + self.marks(marks)))
        gate = mask[:, None, None, :].bool()
        for layer in self.layers:
            states = layer(states, gate)
        return states

    def load_base(self, file: str) -> None:
        """Take the weights of the base encoder from its ``model.safetensors``."""
        base = load_file(file)
        kind = base["embeddings.token_type_embeddings.weight"][0]
        self.pieces.weight.data = base["embeddings.word_embeddings.weight"]
        self.places.weight.data = base["embeddings.position_embeddings.weight"] + kind
        _copy(self.norm, base, "embeddings.LayerNorm")
        for number, layer in enumerate(self.layers):
            old = f"encoder.layer.{number}"
            for part in ("weight", "bias"):
                mixed = [base[f"{old}.attention.self.{name}.{part}"] for name in ("query", "key", "value")]
                getattr(layer.mix, part).data = torch.cat(mixed)
            _copy(layer.out, base, f"{old}.attention.output.dense")
            _copy(layer.norm_mix, base, f"{old}.attention.output.LayerNorm")
            _copy(layer.up, base, f"{old}.intermediate.dense")
            _copy(layer.down, base, f"{old}.output.dense")
            _copy(layer.norm_out, base, f"{old}.output.LayerNorm")


def _copy(module: nn.Module, base: dict[str, Tensor], name: str) -> None:
    module.weight.data = base[f"{name}.weight"].clone()
    module.bias.data = base[f"{name}.bias"].clone()


class FrameLayer(nn.Module):
    """A small layer of attention among the pieces as one trigger sees them, so that a span is marked as one."""

    def __init__(self) -> None:
        super().__init__()
        self.mix = nn.Linear(FRAME, 3 * FRAME)
        self.out = nn.Linear(FRAME, FRAME)
        self.norm = nn.LayerNorm(FRAME)
        self.inner = nn.Linear(FRAME, FRAME)
        self.drop = SharedDropout()

    def forward(self, seen: Tensor, mask: Tensor) -> Tensor:
        frames, length, _ = seen.shape
        shape = (frames, length, 3, FRAME_HEADS, FRAME // FRAME_HEADS)
        query, key, value = self.mix(seen).view(shape).permute(2, 0, 3, 1, 4)
        around = attention(query, key, value, mask[:, None, None, :].bool())
        around = around.transpose(1, 2).reshape(frames, length, FRAME)
        seen = self.norm(seen + self.drop(self.out(around)))
        return seen + self.drop(functional.gelu(self.inner(seen)))


class ArgumentHead(nn.Module):
    """Role tags of all pieces for each cue or trigger.

    A piece is seen with its trigger, its distance from it, and the pieces around it.
    """

    def __init__(self, depth: int = 1) -> None:
        super().__init__()
        self.trigger = nn.Linear(WIDTH, FRAME)
        self.piece = nn.Linear(WIDTH, FRAME)
        self.distance = nn.Embedding(DISTANCES, FRAME)
        self.norm = nn.LayerNorm(FRAME)
        self.layers = nn.ModuleList(FrameLayer() for _ in range(depth))
        self.roles = nn.ModuleDict({name: nn.Linear(FRAME, len(tags)) for name, tags in ROLE_TAGS.items()})

    def forward(self, pieces: Tensor, triggers: Tensor, distances: Tensor, mask: Tensor) -> Tensor:
        """Hidden states ``(frames, length, FRAME)``.

        ``pieces`` is ``(frames, length, FRAME)``, ``triggers`` ``(frames, 384)``, ``distances`` and ``mask``
        ``(frames, length)``.
        """
        mixed = pieces + self.trigger(triggers)[:, None] + self.distance(distances)
        seen = self.norm(functional.gelu(mixed))
        for layer in self.layers:
            seen = layer(seen, mask)
        return seen


@dataclass(frozen=True, slots=True)
class Seen:
    """What the network makes of a batch: tag logits by head, role logits by label set."""

    tags: dict[str, Tensor]
    states: Tensor


class Network(nn.Module):
    """Encoder, tag heads and argument head."""

    def __init__(self, depth: int = 1) -> None:
        super().__init__()
        self.encoder = Encoder()
        self.tags = nn.ModuleDict({name: nn.Linear(WIDTH, len(tags)) for name, tags in TAG_HEADS.items()})
        self.arguments = ArgumentHead(depth)

    def read(self, ids: Tensor, marks: Tensor, mask: Tensor) -> Seen:
        """One pass over a batch of windows, shape ``(batch, length)`` each."""
        states = self.encoder(ids, marks, mask)
        return Seen({name: head(states) for name, head in self.tags.items()}, states)

    def arguments_of(self, states: Tensor, mask: Tensor, frames: Tensor) -> Tensor:
        """Hidden states of frames; ``frames`` is ``(n, 3)``: row of the batch, trigger's ends."""
        rows, first, last = frames.unbind(1)
        triggers = (states[rows, first] + states[rows, last]) / 2
        ends = first.numpy()[:, None], last.numpy()[:, None]
        distances = torch.from_numpy(distances_of(np.arange(states.shape[1])[None], *ends))
        return self.arguments(self.arguments.piece(states)[rows], triggers, distances, mask[rows])
