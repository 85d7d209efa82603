"""Events in text about nothing political: counted per sentence and genre, on the quiet genres only."""

from pathlib import Path
from typing import Any

import pytest

from purport.errors import DataError
from purport.evaluation.quiet import QuietText, load_quiet, score_quiet

SENTENCE = "1\tRivers\triver\tNOUN\tNNS\t_\t2\tnsubj\t_\t_\n2\trun\trun\tVERB\tVBP\t_\t0\troot\t_\tSpaceAfter=No\n"


def _document(name: str, sentences: int) -> str:
    return f"# newdoc id = {name}\n" + f"{SENTENCE}\n" * sentences


def test_only_quiet_genres_are_read_with_all_their_sentences(tmp_path: Path) -> None:
    path = tmp_path / "dev.conllu"
    path.write_text(_document("GUM_voyage_x", 3) + _document("GUM_news_x", 2) + _document("GUM_bio_x", 1), "utf-8")
    found = load_quiet(path)
    assert [(t.name, t.genre, t.sentences) for t in found] == [("GUM_voyage_x", "voyage", 3), ("GUM_bio_x", "bio", 1)]
    assert found[0].text.startswith("Rivers run")


def test_a_file_without_quiet_documents_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "dev.conllu"
    path.write_text(_document("GUM_news_x", 2), "utf-8")
    with pytest.raises(DataError, match="no document"):
        load_quiet(path)


def test_events_are_counted_per_thousand_sentences() -> None:
    texts = [
        QuietText(name="a", genre="bio", text="a", sentences=50),
        QuietText(name="b", genre="vlog", text="b", sentences=150),
    ]
    event: dict[str, Any] = {"type": "CONSULT", "trigger": {"text": "met"}}
    figures = score_quiet(texts, lambda text: {"events": [event] if text.name == "a" else []})
    assert {f.name: f.value for f in figures} == {"events per 1,000 sentences": 5.0, "bio": 20.0, "vlog": 0.0}
    assert all(f.better == "less" for f in figures)
