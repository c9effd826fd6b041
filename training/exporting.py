"""The trained network as two ONNX graphs: the encoder with its tag heads, in 8 bits, and the argument head.

Weights are rounded to 8 bits in blocks along the inner dimension, each with a scale of its own, and what flows
through is rounded row by row at run time (operator ``MatMulNBits``, accuracy level 4). A row never depends on
the rows beside it, so a window reads the same in any batch.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from torch import Tensor

from training.network import FRAME, FRAME_HEADS, HEADS, LAYERS, WIDTH

BLOCK = 128
CONTRIB = "com.microsoft"
OPSET = 20


@dataclass(slots=True)
class Graph:
    """An ONNX graph while it is built: nodes and constants, names given as they come."""

    weights: dict[str, Tensor]
    rounded: bool = True
    nodes: list[Any] = field(default_factory=list)
    constants: list[Any] = field(default_factory=list)

    def add(
        self, kind: str, inputs: Sequence[str], *, domain: str = "", outputs: int = 1, **options: Any
    ) -> Any:
        """A node; the name (or names) of what it gives."""
        names = [f"{kind.lower()}_{len(self.nodes)}_{at}" for at in range(outputs)]
        self.nodes.append(helper.make_node(kind, list(inputs), names, domain=domain, **options))
        return names[0] if outputs == 1 else names

    def constant(self, array: np.ndarray) -> str:
        """A constant of the graph; its name."""
        name = f"constant_{len(self.constants)}"
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(array), name))
        return name

    def weight(self, name: str) -> np.ndarray:
        """A weight of the network as an array of 32-bit floats."""
        return np.asarray(self.weights[name].detach().float().numpy())

    def linear(self, states: str, name: str, *, exact: bool = False) -> str:
        """``states`` times the weight ``name``, plus its bias; rounded to 8 bits unless ``exact``."""
        weight, bias = self.weight(f"{name}.weight"), self.constant(self.weight(f"{name}.bias"))
        if exact or not self.rounded:
            return str(self.add("Add", [self.add("MatMul", [states, self.constant(weight.T)]), bias]))
        numbers, scales = rounded(weight)
        outer, inner = weight.shape
        inputs = [states, self.constant(numbers), self.constant(scales), "", "", bias]
        return str(self.add("MatMulNBits", inputs, domain=CONTRIB, K=inner, N=outer, bits=8, block_size=BLOCK,
                            accuracy_level=4))  # fmt: skip

    def norm(self, states: str, name: str, epsilon: float = 1e-12) -> str:
        """Layer normalisation by the weights ``name``."""
        scale, bias = (self.constant(self.weight(f"{name}.{part}")) for part in ("weight", "bias"))
        return str(self.add("LayerNormalization", [states, scale, bias], axis=-1, epsilon=epsilon))

    def attention(self, mixed: str, mask: str, heads: int) -> str:
        """Attention over queries, keys and values that stand side by side in ``mixed``."""
        query, key, value = self.add("Split", [mixed], outputs=3, axis=-1, num_outputs=3)
        return str(
            self.add("MultiHeadAttention", [query, key, value, "", mask], domain=CONTRIB, num_heads=heads)
        )

    def gather(self, table: str, ids: str) -> str:
        """Rows of an embedding, kept in 8 bits with a scale a row where the graph is rounded."""
        weight = self.weight(table)
        if not self.rounded:
            return str(self.add("Gather", [self.constant(weight), ids]))
        scales = np.maximum(np.abs(weight).max(axis=1, keepdims=True) / 127, 1e-12).astype(np.float32)
        numbers = np.clip(np.round(weight / scales), -127, 127).astype(np.int8)
        rows = self.add("Cast", [self.add("Gather", [self.constant(numbers), ids])], to=TensorProto.FLOAT)
        return str(self.add("Mul", [rows, self.add("Gather", [self.constant(scales), ids])]))

    def model(self, inputs: Mapping[str, tuple[int, Sequence[Any]]], outputs: dict[str, str]) -> onnx.ModelProto:
        """The finished model: ``inputs`` by name with type and shape, ``outputs`` by public name."""
        for public, inner in outputs.items():
            self.nodes.append(helper.make_node("Identity", [inner], [public]))
        graph = helper.make_graph(
            self.nodes,
            "onrecord",
            [helper.make_tensor_value_info(name, kind, shape) for name, (kind, shape) in inputs.items()],
            [helper.make_tensor_value_info(name, TensorProto.FLOAT, None) for name in outputs],
            self.constants,
        )
        opsets = [helper.make_opsetid("", OPSET), helper.make_opsetid(CONTRIB, 1)]
        model = helper.make_model(graph, opset_imports=opsets, producer_name="onrecord")
        model.ir_version = 10
        return model


def rounded(weight: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """A weight ``(outer, inner)`` in 8 bits as ``MatMulNBits`` reads it: numbers by block, and scales."""
    outer, inner = weight.shape
    blocks = weight.reshape(outer, inner // BLOCK, BLOCK)
    scales = np.maximum(np.abs(blocks).max(axis=-1) / 127, 1e-12).astype(np.float32)
    numbers = np.clip(np.round(blocks / scales[..., None]), -127, 127) + 128
    return numbers.astype(np.uint8), scales.reshape(-1)


_TABLES = (("pieces", "ids"), ("marks", "marks"))
_PUBLIC = {"piece": "piece", "trigger": "trigger_piece"}


def encoder_graph(
    weights: dict[str, Tensor], tag_heads: Sequence[str], *, small: bool = True
) -> onnx.ModelProto:
    """Ids, marks and mask ``(batch, length)`` to tag logits, and each piece as arguments and triggers see it."""
    graph = Graph(weights, small)
    places = graph.constant(graph.weight("encoder.places.weight"))
    length = graph.add("Shape", ["ids"], start=1, end=2)
    where = graph.add("Slice", [places, graph.constant(np.array([0])), length])
    pieces, marks = (graph.gather(f"encoder.{table}.weight", ids) for table, ids in _TABLES)
    states = graph.norm(graph.add("Add", [graph.add("Add", [pieces, where]), marks]), "encoder.norm")
    mask = graph.add("Cast", ["mask"], to=TensorProto.INT32)
    for number in range(LAYERS):
        name = f"encoder.layers.{number}"
        seen = graph.attention(graph.linear(states, f"{name}.mix"), mask, HEADS)
        states = graph.norm(graph.add("Add", [states, graph.linear(seen, f"{name}.out")]), f"{name}.norm_mix")
        inner = graph.add("Gelu", [graph.linear(states, f"{name}.up")])
        states = graph.norm(graph.add("Add", [states, graph.linear(inner, f"{name}.down")]), f"{name}.norm_out")
    outputs = {head: graph.linear(states, f"tags.{head}", exact=True) for head in tag_heads}
    for name in ("piece", "trigger"):
        outputs[_PUBLIC[name]] = graph.linear(states, f"arguments.{name}", exact=True)
    shape = ["batch", "length"]
    return graph.model(dict.fromkeys(("ids", "marks", "mask"), (TensorProto.INT64, shape)), outputs)


def argument_graph(weights: dict[str, Tensor], label_sets: Sequence[str]) -> onnx.ModelProto:
    """Pieces ``(frames, length, FRAME)``, triggers, distances and mask to role logits by label set."""
    graph = Graph(weights, rounded=False)
    axis = graph.constant(np.array([1]))
    distance = graph.gather("arguments.distance.weight", "distances")
    mixed = graph.add(
        "Add", [graph.add("Add", ["pieces", graph.add("Unsqueeze", ["triggers", axis])]), distance]
    )
    seen = graph.norm(graph.add("Gelu", [mixed]), "arguments.norm", 1e-5)
    mask = graph.add("Cast", ["mask"], to=TensorProto.INT32)
    depth = len({name.split(".")[2] for name in weights if name.startswith("arguments.layers.")})
    for number in range(depth):
        name = f"arguments.layers.{number}"
        around = graph.attention(graph.linear(seen, f"{name}.mix"), mask, FRAME_HEADS)
        around = graph.linear(around, f"{name}.out")
        seen = graph.norm(graph.add("Add", [seen, around]), f"{name}.norm", 1e-5)
        seen = graph.add("Add", [seen, graph.add("Gelu", [graph.linear(seen, f"{name}.inner")])])
    outputs = {name: graph.linear(seen, f"arguments.roles.{name}") for name in label_sets}
    inputs: dict[str, tuple[int, list[Any]]] = {
        "pieces": (TensorProto.FLOAT, ["frames", "length", FRAME]),
        "triggers": (TensorProto.FLOAT, ["frames", FRAME]),
        "distances": (TensorProto.INT64, ["frames", "length"]),
        "mask": (TensorProto.INT64, ["frames", "length"]),
    }
    return graph.model(inputs, outputs)


assert WIDTH % BLOCK == 0
