"""Train the relation head.

`python -m training.relation folds --corpora DIR [--seeds 3] [--to DATA]` cross-validates on PLV, grouped by sentence,
and records the figures beside the shipped graph where --to names its folder;
`python -m training.relation train --corpora DIR --to src/purport/language/data` trains on everything and writes
the int8 graph that the package carries. Options stand in `relation.toml`.
"""

import argparse
import hashlib
import json
import math
import random
import tempfile
import tomllib
from functools import cache
from pathlib import Path

import torch

from purport.evaluation.rates import macro_f1
from purport.events import code_relation
from purport.language.model import LanguageModel
from purport.language.wordpieces import WordPieces
from training.export import quantise
from training.network import Layer
from training.relation_examples import (
    LABELS,
    NONE,
    QUADS,
    YIELD,
    Encoded,
    Example,
    encode,
    fold_of,
    read_own,
    read_plv,
    without_trigger,
)
from training.relation_network import RelationNetwork, collate, loss
from training.relation_passages import read_passages
from training.run import base_folder

HERE = Path(__file__).parent
OWN = HERE / "relations"
PASSAGES = HERE.parent / "tests" / "gold"


def main() -> None:
    """Read the arguments and run."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=("folds", "train"))
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--to", type=Path)
    parser.add_argument("--version", default="0.1.0")
    parser.add_argument("--seeds", type=int, default=1)
    parser.add_argument("--first-seed", type=int, default=0)
    parser.add_argument("--scores", type=Path, help="where to keep each sentence's answers, to choose weights by")
    parser.add_argument("--folds", type=int, default=5, help="how many of the five folds to train")
    parser.add_argument("--without-own", action="store_true")
    parser.add_argument("--threads", type=int, default=2)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    config = tomllib.loads((HERE / "relation.toml").read_text(encoding="utf-8"))
    pieces = WordPieces(base_folder(config) / "tokenizer.json")
    plv = read_plv(args.corpora / "relations" / "plv_train.tsv")
    own = [] if args.without_own else read_own(OWN) + read_passages(PASSAGES)
    if args.what == "folds":
        for seed in range(args.first_seed, args.first_seed + args.seeds):
            result, answers = cross_validate(config, pieces, plv, own, seed, args.folds)
            print(json.dumps(result), flush=True)
            if args.to is not None:
                _record(args.to, result)
            if args.scores is not None:
                args.scores.with_suffix(f".{seed}.json").write_text(json.dumps(answers), encoding="utf-8")
        return
    if args.to is None:
        parser.error("train needs --to")
    net = train(config, [encode(x, pieces) for x in with_variants(plv + own)], seed=config["schedule"]["seed"])
    write(net, args.to, args.version, len(plv), len(own))


def _record(folder: Path, result: dict[str, float]) -> None:
    """Write the figures of the folds into the shipped record, for `purport evaluate relations`."""
    path = folder / "relation.json"
    record = json.loads(path.read_text(encoding="utf-8")) | {"folds": result}
    path.write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")


def with_variants(examples: list[Example]) -> list[Example]:
    """Return the examples, those with a trigger once with and once without it."""
    return examples + [without_trigger(x) for x in examples if "trigger" in x.spans]


def cross_validate(
    config: dict, pieces: WordPieces, plv: list[Example], own: list[Example], seed: int, folds: int
) -> tuple[dict[str, float], list[dict]]:
    """Return macro-F1 over roots and quads in five folds of PLV, of the head alone and with the codebook beside it.

    Beside the figures stand the answers behind them: row, gold, the head's scores, the codebook's root.

    The project's own sentences are always trained on; sentences of PLV lie in one fold.
    """
    encoded = [encode(x, pieces) for x in plv]
    extra = [encode(x, pieces) for x in with_variants(own)]
    rows: list[int] = []
    scores: list[dict[str, float]] = []
    for number, (inside, outside) in enumerate(fold_of(plv, 5, random.Random(seed).shuffle)):
        if number == folds:
            break
        net = train(config, [encoded[i] for i in inside] + extra, seed=seed)
        scores += root_scores(net, [encoded[i] for i in outside])
        rows += outside
        print(f"seed {seed} fold {number} root {macro_f1(*_roots(plv, rows, scores)):.3f}", flush=True)
    coded = [code_by_rules(plv[i]) for i in rows]
    both = [combine(own, rule, config["codebook"]["weight"]) for own, rule in zip(scores, coded, strict=True)]
    result: dict[str, float] = {"seed": seed, "rows": len(rows)}
    for name, said in (("codebook", [{c: 1.0} for c in coded]), ("head", scores), ("both", both)):
        gold, roots = _roots(plv, rows, said)
        quads = [QUADS.get(x, 0) for x in roots]
        result[f"{name} root"] = round(macro_f1(gold, roots), 4)
        result[f"{name} quad"] = round(macro_f1([int(plv[i].quad or 0) for i in rows], quads), 4)
    gold, _ = _roots(plv, rows, scores)
    answers = [
        {"row": i, "gold": g, "head": h, "codebook": c} for i, g, h, c in zip(rows, gold, scores, coded, strict=True)
    ]
    return result, answers


def _roots(plv: list[Example], rows: list[int], scores: list[dict[str, float]]) -> tuple[list[str], list[str]]:
    gold = ["YIELD" if len(plv[i].labels) > 1 else next(iter(plv[i].labels)) for i in rows]
    return gold, [max(x, key=x.__getitem__) for x in scores]


def code_by_rules(example: Example) -> str:
    """Return the root that the codebook alone gives, or an empty text where it is silent."""
    actor, recipient = example.spans.get("actor"), example.spans.get("recipient")
    given = [span for span in (actor, recipient) if span is not None]
    found = code_relation(_model().analyse([example.text])[0], given[0], given[1] if len(given) > 1 else None)
    return "" if found is None else "YIELD" if found.type in YIELD else found.type


def combine(scores: dict[str, float], rule: str, weight: float) -> dict[str, float]:
    """Return the head's scores where the codebook's answer, if it has one, counts as a vote of a given weight."""
    return {root: score * (math.exp(weight) if root == rule else 1.0) for root, score in scores.items()}


@cache
def _model() -> LanguageModel:
    return LanguageModel.load(threads=1)


def train(config: dict, examples: list[Encoded], seed: int) -> RelationNetwork:
    """Return the network trained on the examples."""
    torch.manual_seed(seed)
    rng = random.Random(seed)
    schedule = config["schedule"]
    net = RelationNetwork(config["model"]["dropout"])
    net.encoder.load_base(base_folder(config))
    inner = list(net.encoder.parameters())
    known = {id(p) for p in inner}
    heads = [p for p in net.parameters() if id(p) not in known]
    optimizer = torch.optim.AdamW(
        [{"params": inner, "lr": schedule["encoder_rate"]}, {"params": heads, "lr": schedule["head_rate"]}],
        weight_decay=schedule["weight_decay"], fused=True,
    )  # fmt: skip
    rates = [g["lr"] for g in optimizer.param_groups]
    total = schedule["epochs"] * -(-len(examples) // schedule["batch"])
    step = 0
    net.train()
    for _ in range(schedule["epochs"]):
        for batch in _batches(examples, schedule["batch"], rng):
            done = step / total
            factor = max(0.0, min(done / schedule["warm_up"], (1 - done) / (1 - schedule["warm_up"])))
            for group, rate in zip(optimizer.param_groups, rates, strict=True):
                group["lr"] = rate * factor
            loss(net(*collate(batch)), batch, schedule["smoothing"]).backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), schedule["clip"], foreach=True)
            optimizer.step()
            optimizer.zero_grad(set_to_none=True)
            step += 1
    return net.eval()


def _batches(examples: list[Encoded], size: int, rng: random.Random) -> list[list[Encoded]]:
    """Return the batches of one epoch; examples of like length stand together."""
    order = list(examples)
    rng.shuffle(order)
    batches: list[list[Encoded]] = []
    for at in range(0, len(order), 10 * size):
        pool = sorted(order[at : at + 10 * size], key=lambda x: len(x.ids))
        batches += [pool[i : i + size] for i in range(0, len(pool), size)]
    rng.shuffle(batches)
    return batches


def root_scores(net: RelationNetwork, examples: list[Encoded]) -> list[dict[str, float]]:
    """Return the probabilities of PLV's roots for each example; nothing is not an answer there."""
    found: list[dict[str, float]] = []
    kept = [i for i, x in enumerate(LABELS) if x != NONE]
    with torch.no_grad():
        for at in range(0, len(examples), 32):
            for row in net(*collate(examples[at : at + 32])).exp().tolist():
                roots: dict[str, float] = {}
                for i in kept:
                    root = "YIELD" if LABELS[i] in YIELD else LABELS[i]
                    roots[root] = roots.get(root, 0.0) + row[i]
                found.append(roots)
    return found


def write(net: RelationNetwork, to: Path, version: str, plv: int, own: int) -> None:
    """Write the int8 graph and what the run time has to know of it."""
    for module in net.modules():
        if isinstance(module, Layer):
            module.plain_attention = True
    example = tuple(torch.ones(2, 9, dtype=torch.long) for _ in range(3))
    axes = {name: {0: "sentences", 1: "pieces"} for name in ("ids", "mask", "roles")} | {"labels": {0: "sentences"}}
    with tempfile.TemporaryDirectory() as folder:
        graph = Path(folder) / "relation.onnx"
        torch.onnx.export(
            net, example, str(graph), input_names=["ids", "mask", "roles"], output_names=["labels"],
            dynamic_axes=axes, opset_version=17, dynamo=False, do_constant_folding=True,
        )  # fmt: skip
        quantise(graph, to / "relation.onnx")
    record = {
        "version": version, "sha256": hashlib.sha256((to / "relation.onnx").read_bytes()).hexdigest(),
        "labels": list(LABELS), "examples": {"plv": plv, "own": own},
    }  # fmt: skip
    (to / "relation.json").write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
