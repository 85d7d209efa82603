"""A user's own codebook wins over ours; what is broken in it is told by file and line and changes nothing."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from purport.errors import DataError
from purport.events.codebook import VERSION, load_codebook
from purport.events.entries import Reader, read_entries
from purport.events.own_codebook import SETTING
from purport.events.tables import scan_lines, scan_table

HEADER = "words\tpos\tmode\tcameo\tactor\trecipient\tconditions\texample\n"
GOOD = "frobnicate\tv\tphone\t041\t\twith\thard subj=#pol\tLima frobnicated with Quito.\n"


def own(folder: Path, **files: str | bytes) -> Path:
    for name, content in files.items():
        path = folder / name.replace("_", ".")
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


def test_rows_of_ones_own_are_tried_first_and_say_so(tmp_path: Path) -> None:
    row = GOOD.replace("frobnicate", "meet").replace("phone", "visit").replace("041", "042")
    book = load_codebook(own=own(tmp_path, CONSULT_tsv=HEADER + row))
    first = book.entries["v"]["meet"][0]
    assert first.own and first.mode == "visit"
    assert first.provenance.entry_or_head == "own:CONSULT:meet@2"
    assert book.version.startswith(f"{VERSION}+own-") and first.provenance.version == book.version
    assert not book.problems


def test_the_version_changes_with_every_change_of_the_files(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    one.mkdir()
    other.mkdir()
    a = load_codebook(own=own(one, CONSULT_tsv=HEADER + GOOD)).version
    b = load_codebook(own=own(other, CONSULT_tsv=HEADER + GOOD + "# a note\n")).version
    assert a != b != VERSION


BROKEN = [
    (GOOD.replace("\tphone\t", "\ttelegraph\t"), "no mode 'telegraph' of CONSULT"),
    (GOOD.replace("\t041\t", "\t41\t"), "no CAMEO code '41'; is '041' meant?"),
    (GOOD.replace("#pol", "#nobody"), "no kind #nobody"),
    (GOOD.replace("#pol", "@nothing"), "no class @nothing"),
    (GOOD.replace("hard ", "harder "), "unknown condition 'harder'"),
    (GOOD.replace("subj=", "subject="), "no role 'subject'"),
    (GOOD.replace("\twith\t", "\twhom\t"), "no role 'whom'"),
    (GOOD.replace("\tv\t", "\tx\t"), "part of speech 'x'"),
    (GOOD.replace("frobnicate", " "), "no words"),
    (GOOD.replace("hard ", "embed:maybe "), "no effect 'maybe'"),
    ("frobnicate\tv\n", "2 fields where 8 are expected"),
]


@pytest.mark.parametrize(("row", "reason"), BROKEN)
def test_a_broken_row_is_told_by_file_and_line_and_the_rest_is_loaded(tmp_path: Path, row: str, reason: str) -> None:
    sound = GOOD.replace("frobnicate", "quibblify")
    book = load_codebook(own=own(tmp_path, CONSULT_tsv=HEADER + row + sound))
    (problem,) = book.problems
    assert str(problem).startswith(f"{tmp_path / 'CONSULT.tsv'}:2: ") and reason in str(problem)
    assert "quibblify" in book.entries["v"] and "frobnicate" not in book.entries["v"]


def test_a_broken_row_leaves_the_coding_of_its_word_as_it_was(tmp_path: Path) -> None:
    row = GOOD.replace("frobnicate", "condemn").replace("#pol", "#nobody")
    book = load_codebook(own=own(tmp_path, CONSULT_tsv=HEADER + row))
    ours = [entry.name for entry in load_codebook(own=None).entries["v"]["condemn"]]
    assert [entry.name for entry in book.entries["v"]["condemn"]] == ours and len(book.problems) == 1


def test_the_same_row_twice_is_told(tmp_path: Path) -> None:
    book = load_codebook(own=own(tmp_path, CONSULT_tsv=HEADER + GOOD + GOOD))
    assert [problem.line for problem in book.problems] == [3]
    assert "stands in line 2 already" in str(book.problems[0])


def test_lines_that_are_no_utf_8_are_told_one_by_one(tmp_path: Path) -> None:
    latin = GOOD.replace("Lima", "Bogotá").encode("latin-1")
    book = load_codebook(own=own(tmp_path, CONSULT_tsv=HEADER.encode() + latin + GOOD.encode()))
    assert [problem.line for problem in book.problems] == [2] and "not UTF-8" in str(book.problems[0])
    assert "frobnicate" in book.entries["v"]


def test_a_file_in_utf_16_is_told_once(tmp_path: Path) -> None:
    book = load_codebook(own=own(tmp_path, CONSULT_tsv=(HEADER + GOOD).encode("utf-16")))
    assert len(book.problems) == 1 and "UTF-16" in str(book.problems[0])


def test_a_header_may_be_missing_and_a_byte_order_mark_may_stand_first(tmp_path: Path) -> None:
    book = load_codebook(own=own(tmp_path, CONSULT_tsv=b"\xef\xbb\xbf" + GOOD.encode()))
    assert not book.problems and "frobnicate" in book.entries["v"]


def test_a_file_of_an_unknown_type_is_told(tmp_path: Path) -> None:
    book = load_codebook(own=own(tmp_path, GREET_tsv=HEADER + GOOD))
    assert "no event type 'GREET'" in str(book.problems[0])


def test_entries_of_ours_can_be_switched_off_by_name_and_unknown_names_are_told(tmp_path: Path) -> None:
    book = load_codebook(own=own(tmp_path, off_txt="CONSULT:meet\nCONSULT:no such entry\n"))
    assert all(entry.name != "CONSULT:meet" for entry in book)
    assert [problem.line for problem in book.problems] == [2]


def test_a_class_of_ones_own_adds_words_to_ours(tmp_path: Path) -> None:
    book = load_codebook(own=own(tmp_path, classes_toml='envoy = ["plenipotent"]\nhue = ["red"]\n'))
    assert {"plenipotent", "ambassador"} <= book.classes["envoy"] and book.classes["hue"] == {"red"}


def test_a_broken_class_file_is_told_and_our_classes_stay(tmp_path: Path) -> None:
    book = load_codebook(own=own(tmp_path, classes_toml="envoy = [", CONSULT_tsv=HEADER + GOOD))
    assert "classes.toml" in str(book.problems[0]) and "ambassador" in book.classes["envoy"]


def test_no_folder_and_an_empty_folder_are_errors(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="no such folder"):
        load_codebook(own=tmp_path / "nothing")
    with pytest.raises(DataError, match="holds no TYPE"):
        load_codebook(own=tmp_path)


def test_the_setting_names_the_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(SETTING, str(own(tmp_path, CONSULT_tsv=HEADER + GOOD)))
    assert "frobnicate" in load_codebook().entries["v"]
    monkeypatch.delenv(SETTING)
    assert "frobnicate" not in load_codebook().entries["v"]


@settings(max_examples=60, deadline=None)
@given(content=st.binary(max_size=300))
def test_any_bytes_are_read_or_told_of_never_raised(content: bytes, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("own") / "CONSULT.tsv"
    path.write_bytes(content)
    reader = Reader(classes={}, roles={"v": {"default": "subj > obj"}, "n": {"default": "poss > of"},
                                       "a": {"default": "subj > of"}}, version="x", own=True)  # fmt: skip
    entries, problems = read_entries(path, reader)
    lines, unread = scan_lines(path)
    rows, _ = scan_table(path, 8, header="words")
    assert len({entry.line for entry in entries}) <= len(rows) <= len(lines)
    assert len(problems) >= len(unread)
