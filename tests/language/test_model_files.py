"""A model whose files are broken is refused in words, whatever broke."""

import json
import shutil
from pathlib import Path

import pytest

from purport.errors import ModelError
from purport.language.model_files import DATA, read_model_files


@pytest.mark.parametrize(
    ("name", "data"),
    [("labels.json", b"[]"), ("labels.json", b"{"), ("heads.npz", b"PK\x03\x04cut off"), ("model.onnx", b"no graph")],
)
def test_a_broken_file_is_told(tmp_path: Path, name: str, data: bytes) -> None:
    for kept in ("labels.json", "heads.npz", "model.onnx", "tokenizer.json"):
        shutil.copy(DATA / kept, tmp_path / kept)
    (tmp_path / name).write_bytes(data)
    with pytest.raises(ModelError):
        read_model_files(tmp_path)


def test_a_model_of_other_event_types_is_refused(tmp_path: Path) -> None:
    for kept in ("labels.json", "heads.npz", "model.onnx", "tokenizer.json"):
        shutil.copy(DATA / kept, tmp_path / kept)
    record = json.loads((tmp_path / "labels.json").read_text(encoding="utf-8"))
    record["types"] = record["types"][:-1]
    (tmp_path / "labels.json").write_text(json.dumps(record), encoding="utf-8")
    with pytest.raises(ModelError, match="other event types"):
        read_model_files(tmp_path)
