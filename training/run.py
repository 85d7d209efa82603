"""Train the language model: `python -m training.run --corpora DIR --out DIR`.

The run keeps checkpoints and goes on from the last one when started again. A file named `cooldown` in the
output folder, holding a number of steps, ends it early: the learning rate falls to nothing over those steps.
"""

import argparse
import dataclasses
import json
import random
import time
import tomllib
from importlib.resources import files
from pathlib import Path

import torch

from purport.language.wordpieces import WordPieces
from training import quick
from training.batches import Stream
from training.conllu import Document
from training.corpora import NamedSentence, read_ewt, read_gum, read_named, read_polnear, sentences
from training.examples import (
    NAME_CORPORA,
    NAME_LABELS,
    SPAN_LABELS,
    AttributionWindows,
    Labels,
    NameWindows,
    TreebankWindows,
    collect_labels,
)  # fmt: skip
from training.losses import batch_losses
from training.network import Network

HERE = Path(__file__).parent


def main() -> None:
    """Read the arguments and train."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--config", type=Path, default=HERE / "config.toml")
    parser.add_argument("--threads", type=int, default=2)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    config = tomllib.loads(args.config.read_text(encoding="utf-8"))
    args.out.mkdir(parents=True, exist_ok=True)
    Run(config, args.corpora, args.out).train()


def base_folder(config: dict) -> Path:
    """Return the folder of the base weights."""
    return Path(str(files(config["model"]["base"]))) / "model"


def named_sentences(corpora: Path, treebank: list[tuple[str, Document]]) -> dict[str, list[NamedSentence]]:
    """Return the sentences with names by corpus, those of the treebanks among them.

    They are met a second time here, with other names in the places of their own.
    """
    found: dict[str, list[NamedSentence]] = {"uner": [], "gum": []}
    for corpus, document in treebank:
        for sentence in sentences([document]):
            if sentence.names and any(x != "O" for x in sentence.names):
                kept = NamedSentence(list(sentence.words), list(sentence.spaces), list(sentence.names))
                found["gum" if corpus == "gum" else "uner"].append(kept)
    return found | read_named(corpora)


def build_network(config: dict, labels: Labels) -> Network:
    """Return an untrained network for the labels."""
    sizes = {k: len(v) for k, v in dataclasses.asdict(labels).items()}
    sizes |= {"names": len(NAME_LABELS), "spans": len(SPAN_LABELS)}
    return Network(sizes, len(NAME_CORPORA), config["model"]["dropout"])


class Run:
    """One training run and its state on disk."""

    def __init__(self, config: dict, corpora: Path, out: Path) -> None:
        self.config = config
        self.out = out
        self.step = 0
        self.elapsed = 0.0
        self.cooling: tuple[int, int, float] | None = None
        self.log_file = (out / "log.txt").open("a", encoding="utf-8")
        seed = config["schedule"]["seed"]
        torch.manual_seed(seed)
        base = base_folder(config)
        self.pieces = WordPieces(base / "tokenizer.json")
        treebank = [("ewt", d) for d in read_ewt(corpora, "train")] + [("gum", d) for d in read_gum(corpora, "train")]
        self.labels = collect_labels([d for _, d in treebank], config["model"]["rare"])
        self.net = build_network(config, self.labels)
        self.net.encoder.load_base(base)
        self.net.encoder.train_in_bfloat16 = config["model"]["bfloat16"]
        self.optimizer = self._optimizer()
        checkpoint = out / "checkpoint.pt"
        if checkpoint.exists():
            self._resume(checkpoint)
        options = config["treebank"]
        ud = TreebankWindows(treebank, self.labels, options)
        named = NameWindows(named_sentences(corpora, treebank), config["names"])
        attribution = AttributionWindows(read_polnear(corpora, "train"), config["attribution"])
        sizes = config["batches"]
        seed += self.step
        self.streams = {
            "treebank": Stream(lambda r: ud.epoch(r, options["weights"]), self.pieces, sizes["treebank"], seed),
            "attribution": Stream(attribution.epoch, self.pieces, sizes["attribution"], seed + 1),
            "names": Stream(
                lambda r: named.epoch(r, config["names"]["weights"]), self.pieces, sizes["names"], seed + 2
            ),
        }
        self.dev = quick.DevSample(corpora, self.labels, self.pieces)
        self.log("labels " + json.dumps({k: len(v) for k, v in dataclasses.asdict(self.labels).items()}))

    def _optimizer(self) -> torch.optim.Optimizer:
        schedule = self.config["schedule"]
        groups: dict[tuple[bool, bool], list[torch.nn.Parameter]] = {}
        fresh = ("encoder.shape", "encoder.gap", "encoder.suffix")
        for name, parameter in self.net.named_parameters():
            is_head = not name.startswith("encoder.") or name.startswith(fresh)
            groups.setdefault((is_head, parameter.ndim > 1 and "norm" not in name), []).append(parameter)
        return torch.optim.AdamW(
            [
                {
                    "params": parameters,
                    "base_rate": schedule["head_rate" if is_head else "encoder_rate"],
                    "weight_decay": schedule["weight_decay"] if decays else 0.0,
                }
                for (is_head, decays), parameters in groups.items()
            ],
            lr=1e-4, betas=(0.9, 0.98), fused=True,
        )  # fmt: skip

    def progress(self) -> float:
        """Return the share of the run that is done."""
        schedule = self.config["schedule"]
        if schedule["steps"]:
            return self.step / schedule["steps"]
        return self.elapsed / (60 * schedule["minutes"])

    def rate_factor(self) -> float:
        """Return the factor on all learning rates: warm-up, then a straight fall to nothing."""
        if self.cooling:
            begun, steps, factor = self.cooling
            return max(0.0, factor * (1 - (self.step - begun) / steps))
        done, warm = self.progress(), self.config["schedule"]["warm_up"]
        return max(0.0, min(done / warm, (1 - done) / (1 - warm)))

    def finished(self) -> bool:
        """Say whether the run is at its end."""
        if self.cooling:
            return self.step >= self.cooling[0] + self.cooling[1]
        return self.progress() >= 1

    def train(self) -> None:
        """Train to the end, saving and measuring on the way, and write `final.pt`."""
        schedule, weights = self.config["schedule"], self.config["loss"]
        self.net.train()
        averages: dict[str, float] = {}
        saved = evaluated = self.elapsed
        pieces_done = 0
        began = time.monotonic() - self.elapsed
        while not self.finished():
            factor = self.rate_factor()
            for group in self.optimizer.param_groups:
                group["lr"] = max(group["base_rate"] * factor, 1e-7)
            names = ["treebank", "attribution"]
            if self.step % self.config["batches"]["names_every"] == 0:
                names.append("names")
            for name in names:
                batch = next(self.streams[name])
                pieces_done += batch.ids.numel()
                losses = batch_losses(self.net, batch)
                scale = self.config["batches"]["names_scale"] if name == "names" else 1.0
                sum(scale * weights[k] * v for k, v in losses.items()).backward()
                for key, value in losses.items():
                    key = f"{key}'" if name == "names" else key
                    averages[key] = 0.98 * averages.get(key, value.item()) + 0.02 * value.item()
            torch.nn.utils.clip_grad_norm_(self.net.parameters(), schedule["clip"], foreach=True)
            self.optimizer.step()
            self.optimizer.zero_grad(set_to_none=True)
            self.step += 1
            self.elapsed = time.monotonic() - began
            if self.step % 25 == 0:
                epochs = " ".join(f"{n[:5]} {s.progress:.2f}" for n, s in self.streams.items())
                told = " ".join(f"{k} {v:.3f}" for k, v in sorted(averages.items()))
                done = f"step {self.step} done {self.progress():.3f} lr {factor:.3f}"
                self.log(f"{done} [{epochs}] {pieces_done} wp | {told}")
                self._look_for_cooldown(factor)
            if self.elapsed - saved > 60 * schedule["checkpoint_minutes"]:
                self.save("checkpoint.pt")
                saved = self.elapsed
            if self.elapsed - evaluated > 60 * schedule["evaluate_minutes"]:
                self.evaluate()
                self.elapsed = time.monotonic() - began
                evaluated = self.elapsed
        self.save("checkpoint.pt")
        self.save("final.pt")
        self.evaluate()
        self.log("finished")

    def evaluate(self) -> None:
        """Log dev figures on a small sample."""
        self.net.eval()
        with torch.no_grad():
            self.log("dev " + json.dumps(self.dev.measure(self.net)))
        self.net.train()

    def _look_for_cooldown(self, factor: float) -> None:
        path = self.out / "cooldown"
        if self.cooling is None and path.exists():
            steps = int(path.read_text(encoding="utf-8").strip() or "100")
            self.cooling = (self.step, steps, factor)
            self.log(f"cooling down over {steps} steps")

    def save(self, name: str) -> None:
        """Write the state of the run."""
        state = {
            "model": self.net.state_dict(), "step": self.step, "elapsed": self.elapsed,
            "labels": dataclasses.asdict(self.labels), "config": self.config,
        }  # fmt: skip
        if name == "checkpoint.pt":
            state["optimizer"] = self.optimizer.state_dict()
        torch.save(state, self.out / f"{name}.part")
        (self.out / f"{name}.part").replace(self.out / name)
        self.log(f"saved {name}")

    def _resume(self, path: Path) -> None:
        state = torch.load(path, weights_only=True)
        self.net.load_state_dict(state["model"])
        rates = [g["base_rate"] for g in self.optimizer.param_groups]
        self.optimizer.load_state_dict(state["optimizer"])
        for group, rate in zip(self.optimizer.param_groups, rates, strict=True):
            group["base_rate"] = rate
        self.step, self.elapsed = state["step"], state["elapsed"]
        random.seed(self.step)
        self.log(f"resumed at step {self.step}")

    def log(self, text: str) -> None:
        """Write one line with the time of day."""
        self.log_file.write(f"{time.strftime('%H:%M:%S')} {text}\n")
        self.log_file.flush()


if __name__ == "__main__":
    main()
