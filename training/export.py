"""Write the shipped model: `python -m training.export --checkpoint FILE --to src/purport/language/data`.

The graph is traced in fp32, its attention and layer norms are fused, and every matrix and embedding is
quantised to int8: per channel and with seven bits of range, which costs nothing in quality (see README.md).
"""

import argparse
import hashlib
import json
import shutil
import tempfile
from pathlib import Path

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process

from purport.language import features
from training.examples import NAME_LABELS, SPAN_LABELS, Labels
from training.network import LINK, LINK_BUCKETS, RELATION, Layer, Network
from training.run import base_folder, build_network

INPUTS = ("ids", "mask", "marks", "first")
FP32_WEIGHTS = (
    "relation_out.weight", "relation_out.bias", "link_distance", "link_out", "link_null", "span_transitions",
)  # fmt: skip
"""Small weights that numpy applies at run time; they travel in `heads.npz`."""


def main() -> None:
    """Read the arguments and export."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--to", type=Path, required=True)
    parser.add_argument("--version", required=True)
    parser.add_argument("--fp32", type=Path, help="also keep the unquantised graph in this folder")
    args = parser.parse_args()
    torch.set_num_threads(1)
    state = torch.load(args.checkpoint, weights_only=True, map_location="cpu")
    labels = Labels(**state["labels"])
    net = build_network(state["config"], labels)
    net.load_state_dict(state["model"])
    with tempfile.TemporaryDirectory() as folder:
        graph = Path(folder) / "model.onnx"
        trace(net, graph)
        if args.fp32:
            write_folder(net, labels, state, graph, args.fp32, args.version + "-fp32")
        small = Path(folder) / "int8.onnx"
        quantise(graph, small)
        write_folder(net, labels, state, small, args.to, args.version)


def trace(net: Network, path: Path) -> None:
    """Write the fp32 graph."""
    net.eval()
    for module in net.modules():
        if isinstance(module, Layer):
            module.plain_attention = True
    ids = torch.randint(1000, 2000, (2, 9))
    mask = torch.ones(2, 9, dtype=torch.long)
    feats = torch.ones(2, 9, 3, dtype=torch.long)
    first = torch.tensor([1, 2, 4, 10, 12])
    axes: dict[str, dict[int, str]] = {"ids": {0: "batch", 1: "pieces"}, "mask": {0: "batch", 1: "pieces"}}
    axes |= {"marks": {0: "batch", 1: "pieces"}, "first": {0: "words"}}
    axes |= {name: {0: "words"} for name in Network.OUTPUTS}
    torch.onnx.export(
        net, (ids, mask, feats, first), str(path), input_names=list(INPUTS), output_names=list(Network.OUTPUTS),
        dynamic_axes=axes, opset_version=17, dynamo=False, do_constant_folding=True,
    )  # fmt: skip


def quantise(graph: Path, out: Path) -> None:
    """Write the int8 graph."""
    prepared = graph.with_name("prepared.onnx")
    quant_pre_process(str(graph), str(prepared), skip_symbolic_shape=True)
    quantize_dynamic(
        str(prepared), str(out), weight_type=QuantType.QInt8, per_channel=True, reduce_range=True,
        op_types_to_quantize=["MatMul", "Gemm", "Gather", "Attention"],
        extra_options={"MatMulConstBOnly": True},
    )  # fmt: skip
    onnx.checker.check_model(str(out))


def write_folder(net: Network, labels: Labels, state: dict, graph: Path, to: Path, version: str) -> None:
    """Write the folder the run time reads."""
    to.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(graph, to / "model.onnx")
    shutil.copyfile(base_folder(state["config"]) / "tokenizer.json", to / "tokenizer.json")
    weights = {k: v.detach().numpy().astype(np.float32) for k, v in net.state_dict().items() if k in FP32_WEIGHTS}
    np.savez(to / "heads.npz", **weights)
    record = {
        "version": version,
        "sha256": hashlib.sha256((to / "model.onnx").read_bytes()).hexdigest(),
        "steps": state["step"],
        "upos": labels.upos, "xpos": labels.xpos, "feats": labels.feats, "lemma": labels.lemma,
        "deprel": labels.deprel, "names": list(NAME_LABELS), "spans": list(SPAN_LABELS),
        "shapes": list(features.SHAPES), "relation_size": RELATION, "link_size": LINK, "link_buckets": LINK_BUCKETS,
        "sentence_threshold": 0.0,
    }  # fmt: skip
    (to / "labels.json").write_text(json.dumps(record, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
