"""Full weights in half precision, so that heads can be added or trained further later.

`python -m training.weights --checkpoint FILE` writes `training/weights/model.fp16.safetensors`; `load` reads it.
"""

import argparse
import json
from pathlib import Path

import torch
from safetensors import safe_open
from safetensors.torch import save_file

from training.examples import Labels
from training.network import Network
from training.run import build_network

FILE = Path(__file__).parent / "weights" / "model.fp16.safetensors"


def save(checkpoint: Path, to: Path = FILE) -> None:
    """Write the weights of a checkpoint with its labels and configuration."""
    state = torch.load(checkpoint, weights_only=True, map_location="cpu")
    to.parent.mkdir(parents=True, exist_ok=True)
    tensors = {k: v.to(torch.float16).contiguous() for k, v in state["model"].items()}
    notes = {"labels": state["labels"], "config": state["config"], "step": state["step"]}
    save_file(tensors, to, metadata={k: json.dumps(v) for k, v in notes.items()})


def load(path: Path = FILE) -> tuple[Network, Labels, dict]:
    """Return the network, its labels and the configuration it was trained with."""
    with safe_open(path, "pt") as file:
        notes = {k: json.loads(v) for k, v in file.metadata().items()}
        state = {k: file.get_tensor(k).float() for k in file.keys()}  # noqa: SIM118
    labels = Labels(**notes["labels"])
    net = build_network(notes["config"], labels)
    net.load_state_dict(state)
    return net, labels, notes["config"]


def main() -> None:
    """Read the arguments and save."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--checkpoint", type=Path, required=True)
    save(parser.parse_args().checkpoint)


if __name__ == "__main__":
    main()
