"""The model's files: the ONNX graph, its label lists and the small weights that numpy applies."""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from purport.errors import ModelError
from purport.language.analysis import CUE_LABELS, TRIGGER_LABELS

DATA = Path(__file__).parent / "data"

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelFiles:
    """What `labels.json` and `heads.npz` say, and where graph and tokenizer are.

    `span_calibration` turns the score of an attribution span, by kind, into the share of such spans that is exact:
    points to interpolate between.
    """

    version: str
    sha256: str
    graph: bytes
    tokenizer: Path
    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    feats: tuple[str, ...]
    lemma: tuple[str, ...]
    deprel: tuple[str, ...]
    names: tuple[str, ...]
    spans: tuple[str, ...]
    relation_size: int
    link_size: int
    sentence_threshold: float
    span_calibration: dict[str, tuple[Floats, Floats]]
    heads: dict[str, Floats]


def read_model_files(folder: Path = DATA) -> ModelFiles:
    """Read and check the files of a model.

    Args:
        folder: holds `model.onnx`, `tokenizer.json`, `labels.json` and `heads.npz`.

    Raises:
        ModelError: a file is missing or broken, or the graph is not the one `labels.json` names.
    """
    try:
        record = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
        graph = (folder / "model.onnx").read_bytes()
        with np.load(folder / "heads.npz", allow_pickle=False) as weights:
            heads = {str(k): np.asarray(weights[k], dtype=np.float32) for k in weights.files}
        if hashlib.sha256(graph).hexdigest() != record["sha256"]:
            raise ModelError(f"{folder / 'model.onnx'} is not the graph that labels.json names; install again")
        if (*record["types"], *record["cues"]) != TRIGGER_LABELS + CUE_LABELS:
            raise ModelError(f"{folder / 'labels.json'} has other event types or cue classes than this version")
        return ModelFiles(
            version=str(record["version"]),
            sha256=str(record["sha256"]),
            graph=graph,
            tokenizer=folder / "tokenizer.json",
            upos=tuple(record["upos"]),
            xpos=tuple(record["xpos"]),
            feats=tuple(record["feats"]),
            lemma=tuple(record["lemma"]),
            deprel=tuple(record["deprel"]),
            names=tuple(record["names"]),
            spans=tuple(record["spans"]),
            relation_size=int(record["relation_size"]),
            link_size=int(record["link_size"]),
            sentence_threshold=float(record["sentence_threshold"]),
            span_calibration={
                kind: (np.array([k[0] for k in knots]), np.array([k[1] for k in knots]))
                for kind, knots in record.get("span_calibration", {}).items()
            },
            heads=heads,
        )
    except (OSError, KeyError, ValueError, TypeError, IndexError, BadZipFile) as error:
        raise ModelError(f"the language model in {folder} is incomplete or broken: {error}") from error
