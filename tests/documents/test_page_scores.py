"""The page scores count what they say they count, and the labels hold no page text."""

import gzip
import json
from pathlib import Path

import pytest

from purport.documents import read_text
from purport.errors import MissingInput
from purport.evaluation.pages import Label, digest, evaluate_pages, labels, score_bodies, score_kinds, shingles
from purport.records.values import BLOCK_KINDS

SENTENCE = "The two foreign ministries said on Tuesday that they would open talks on the treaty next month."


def test_shingles_are_runs_of_four_words() -> None:
    assert shingles("a b c d e") == {("a", "b", "c", "d"): 1, ("b", "c", "d", "e"): 1}
    assert shingles("A b") == {("a", "b"): 1}
    assert not shingles("")


def test_bodies_are_scored_per_page() -> None:
    figures = score_bodies({"x": "a b c d e", "y": "nothing of it at all"}, {"x": "a b c d e", "y": "p q r s"})
    assert figures == {"f1": 0.5, "precision": 0.5, "recall": 0.5}


def test_a_repeated_text_is_matched_in_order_and_a_missing_one_is_missed() -> None:
    article, _ = read_text(f"Talks on lake treaty\n\n{SENTENCE}")
    truth = [
        Label(page="p", part="test", index=0, digest=digest("Talks on lake treaty"), kind="headline"),
        Label(page="p", part="test", index=1, digest=digest(SENTENCE), kind="body"),
        Label(page="p", part="test", index=2, digest=digest(SENTENCE), kind="caption"),
    ]
    figures = score_kinds({"p": article}, truth)
    assert figures["headline"]["f1"] == figures["body"]["f1"] == 1.0
    assert (figures["caption"]["recall"], figures["caption"]["true"]) == (0.0, 1)


def test_the_labels_are_thirty_pages_in_two_parts_without_text() -> None:
    known = labels()
    parts = {part: {label.page for label in known if label.part == part} for part in ("rules", "test")}
    assert [len(pages) for pages in parts.values()] == [15, 15]
    assert not parts["rules"] & parts["test"]
    assert all(label.kind in BLOCK_KINDS and len(label.digest) == 12 for label in known)


def test_a_corpus_is_scored_beside_the_baselines(tmp_path: Path) -> None:
    folder = tmp_path / "pages" / "html"
    folder.mkdir(parents=True)
    body = "\n".join(f"{number}. {SENTENCE}" for number in range(6))
    page = (
        "<html><body><article><h1>Talks on lake treaty</h1>"
        + "".join(f"<p>{line}</p>" for line in body.split("\n"))
        + "</article></body></html>"
    )
    (folder / "one.html.gz").write_bytes(gzip.compress(page.encode()))
    (tmp_path / "pages" / "ground-truth.json").write_text(
        json.dumps({"one": {"articleBody": body, "url": "https://example.org/"}})
    )
    figures = evaluate_pages(tmp_path)
    assert figures["pages"] == 1
    assert figures["body"]["purport"]["f1"] == 1.0
    assert set(figures["body"]) == {"purport", "trafilatura_fast", "trafilatura_default"}


def test_an_absent_corpus_is_named(tmp_path: Path) -> None:
    with pytest.raises(MissingInput, match="ground-truth"):
        evaluate_pages(tmp_path)
