"""The codebook: loads, is large, names only known types and modes, and reports broken rows by file and line."""

import shutil
from pathlib import Path

import pytest

from purport.errors import DataError
from purport.events import load_codebook
from purport.events.codebook import DATA
from purport.events.inflection import form_table


def test_it_holds_more_than_a_thousand_words_of_every_type() -> None:
    book = load_codebook()
    entries = list(book)
    assert len(entries) > 1000
    assert len({entry.type for entry in entries}) == 16
    assert all(entry.example.endswith(".") for entry in entries)


def test_every_phrase_starts_from_a_head_that_its_example_row_can_hold() -> None:
    for entry in load_codebook():
        assert entry.head and entry.pos in ("v", "n", "a")
        assert entry.actor or entry.recipient


def test_a_broken_row_is_reported_by_file_and_line(tmp_path: Path) -> None:
    copy = tmp_path / "data"
    shutil.copytree(DATA, copy)
    path = copy / "codebook" / "AID.tsv"
    path.write_text(
        path.read_text(encoding="utf-8") + "help\tv\t\t070\t\t\tobj=@nonsense\tIt helps.\n", encoding="utf-8"
    )
    with pytest.raises(DataError, match=r"AID\.tsv:\d+: no class @nonsense"):
        load_codebook(copy)


def test_forms_lead_back_to_lemmas() -> None:
    forms = form_table(["ban", "visit", "deny", "free"], ["ally"], [("met", "v", "meet")])
    assert forms["v"]["banned"] == "ban" and forms["v"]["visited"] == "visit" and forms["v"]["denied"] == "deny"
    assert forms["v"]["freeing" if "freeing" in forms["v"] else "freed"] == "free"
    assert forms["n"]["allies"] == "ally" and forms["v"]["met"] == "meet"
