"""Vectors of words out of the shipped int8 graph, and new heads put into it, without touching what it already gives."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import onnx
import onnxruntime as ort
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from purport.language.encoder import MAX_PIECES
from purport.language.model import LanguageModel
from purport.language.model_files import DATA
from purport.language.syntax import Syntax
from purport.language.words import read_words

LAYERS = (0, 2, 5)
"""Whose outputs a word is told by: what a word means fades in the upper layers, which learned syntax."""
TAP = "layers"
PREFIX = "word_heads/"
HEADS = ("types", "cues")
"""The outputs of the heads made here, which a graph fresh from `training.export` does not have."""
HIDDEN = 384
Array = NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """Two linear layers with a ReLU between, on standardised vectors; `name` is the output of the graph."""

    name: str
    first: Array
    first_bias: Array
    second: Array
    second_bias: Array


def tapped(graph: onnx.ModelProto) -> onnx.ModelProto:
    """Return a copy of the graph with one more output: the vectors of all words, layer beside layer."""
    copy = onnx.ModelProto()
    copy.CopyFrom(graph)
    _gather(copy.graph)
    copy.graph.output.append(helper.make_tensor_value_info(TAP, TensorProto.FLOAT, ["words", HIDDEN * len(LAYERS)]))
    return copy


def _gather(graph: onnx.GraphProto) -> None:
    """Add the nodes that lay the layers' vectors of the words side by side, unless they are there."""
    if any(node.output[0] == TAP for node in graph.node):
        return
    shape = numpy_helper.from_array(np.array([-1, HIDDEN], dtype=np.int64), PREFIX + "shape")
    graph.initializer.append(shape)
    for layer in LAYERS:
        output = f"/encoder/layers.{layer}/norm2/LayerNormalization_output_0"
        if not any(output in node.output for node in graph.node):
            raise ValueError(f"the graph has no output of layer {layer}")
        flat, rows = f"{PREFIX}flat{layer}", f"{PREFIX}rows{layer}"
        graph.node.append(helper.make_node("Reshape", [output, PREFIX + "shape"], [flat]))
        graph.node.append(helper.make_node("Gather", [flat, "first"], [rows], axis=0))
    graph.node.append(helper.make_node("Concat", [f"{PREFIX}rows{n}" for n in LAYERS], [TAP], axis=1))


def without_heads(graph: onnx.ModelProto) -> onnx.ModelProto:
    """Return a copy without the nodes, weights and outputs of earlier word heads."""
    copy = onnx.ModelProto()
    copy.CopyFrom(graph)
    for parts, name_of in (
        (copy.graph.node, lambda node: node.output[0]),
        (copy.graph.initializer, lambda weight: weight.name),
        (copy.graph.output, lambda output: output.name),
    ):
        for part in [p for p in parts if name_of(p).startswith(PREFIX) or name_of(p) in (TAP, *HEADS)]:
            parts.remove(part)
    return copy


def with_heads(graph: onnx.ModelProto, heads: Sequence[Head]) -> onnx.ModelProto:
    """Return a copy of the graph that gives the probabilities of each head beside its other outputs.

    The first layers of all heads are one int8 matrix, as everywhere in the graph.
    """
    copy = without_heads(graph)
    _gather(copy.graph)
    add = copy.graph.node.append
    first = np.concatenate([head.first for head in heads], axis=1)
    scale = np.maximum(np.abs(first).max(axis=0), 1e-8) / 127
    whole = np.clip(np.rint(first / scale), -127, 127).astype(np.int8)
    sizes = np.array([head.first.shape[1] for head in heads], dtype=np.int64)
    for name, value in (
        ("first", whole), ("scale", scale.astype(np.float32)), ("sizes", sizes),
        ("bias", np.concatenate([head.first_bias for head in heads])),
    ):  # fmt: skip
        copy.graph.initializer.append(numpy_helper.from_array(value, PREFIX + name))
    p = PREFIX
    add(helper.make_node("DynamicQuantizeLinear", [TAP], [p + "q", p + "qs", p + "qz"]))
    add(helper.make_node("MatMulInteger", [p + "q", p + "first", p + "qz"], [p + "whole"]))
    add(helper.make_node("Cast", [p + "whole"], [p + "float"], to=TensorProto.FLOAT))
    add(helper.make_node("Mul", [p + "qs", p + "scale"], [p + "step"]))
    add(helper.make_node("Mul", [p + "float", p + "step"], [p + "scaled"]))
    add(helper.make_node("Add", [p + "scaled", p + "bias"], [p + "added"]))
    add(helper.make_node("Relu", [p + "added"], [p + "hidden"]))
    parts = [f"{p}{head.name}/hidden" for head in heads]
    add(helper.make_node("Split", [p + "hidden", p + "sizes"], parts, axis=1))
    for head, part in zip(heads, parts, strict=True):
        own = f"{p}{head.name}/"
        copy.graph.initializer.append(numpy_helper.from_array(head.second, own + "second"))
        copy.graph.initializer.append(numpy_helper.from_array(head.second_bias, own + "bias"))
        add(helper.make_node("MatMul", [part, own + "second"], [own + "product"]))
        add(helper.make_node("Add", [own + "product", own + "bias"], [own + "scores"]))
        add(helper.make_node("Softmax", [own + "scores"], [head.name], axis=1))
        size = head.second.shape[1]
        copy.graph.output.append(helper.make_tensor_value_info(head.name, TensorProto.FLOAT, ["words", size]))
    onnx.checker.check_model(copy)
    return copy


class _Listener:
    """A session that also keeps the vectors of the words."""

    def __init__(self, graph: bytes) -> None:
        options = ort.SessionOptions()
        options.intra_op_num_threads = 1
        self._session = ort.InferenceSession(graph, options, providers=["CPUExecutionProvider"])
        self.vectors: list[Array] = []

    def run(self, names: list[str], inputs: dict[str, NDArray[np.int64]]) -> list[Array]:
        own = [name for name in names if name not in HEADS]
        *results, vectors = self._session.run([*own, TAP], inputs)
        self.vectors.append(vectors)
        given = dict(zip(own, results, strict=True))
        unread = np.zeros((len(vectors), 1), dtype=np.float32)
        return [given.get(name, unread) for name in names]


class Reader:
    """Reads paragraphs with the shipped model. Gives syntax, and a vector per token (zero at white space)."""

    def __init__(self) -> None:
        self._model = LanguageModel.load()
        graph = tapped(without_heads(onnx.load(DATA / "model.onnx")))
        self._listener = _Listener(graph.SerializeToString())
        self._model._encoder._session = self._listener

    def read(self, text: str) -> tuple[Syntax, Array] | None:
        """Read one paragraph; None where it has nothing to read or is too long for one window."""
        self._listener.vectors.clear()
        (analysis,) = self._model.analyse([text])
        words = read_words(self._model.tokenizer(text), text)
        if not words.words or sum(map(len, self._model._encoder._pieces.encode(words.words))) > MAX_PIECES:
            return None
        (vectors,) = self._listener.vectors
        if words.places is None:
            return analysis.syntax, vectors
        spread = np.zeros((len(words.tokens), vectors.shape[1]), dtype=np.float32)
        spread[words.places] = vectors
        return analysis.syntax, spread
