"""Ways in: paths, JSON Lines, standard input; each failure is ours, named, and stops nothing else."""

import io
import json
import sys
from pathlib import Path

import pytest

from purport.documents import FORMATS, read_bytes, read_items, read_jsonl, read_path, read_text
from purport.errors import MissingInput, UnreadableInput, UsageError

SENTENCE = "The two foreign ministries said on Tuesday that they would open talks on the treaty next month."


def test_a_path_is_read_by_what_is_in_it(tmp_path: Path) -> None:
    page = tmp_path / "saved.txt"
    page.write_text(f"<!doctype html><html><body><p>{SENTENCE}</p></body></html>", "utf-8")
    assert read_path(page)[0].text == SENTENCE


def test_a_text_that_mentions_tags_stays_text() -> None:
    text = f"The <b> tag is old.\n\n{SENTENCE}"
    assert read_bytes(text.encode())[0].text == text


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(MissingInput, match="nothing-here"):
        read_path(tmp_path / "nothing-here.txt")


def test_a_directory_and_a_binary_file_are_named(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match="directory"):
        read_path(tmp_path)
    (tmp_path / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(50))
    with pytest.raises(UnreadableInput, match=r"picture\.txt"):
        read_path(tmp_path / "picture.txt")


def test_a_file_over_the_limit_is_not_even_read(tmp_path: Path) -> None:
    big = tmp_path / "big.html"
    with big.open("wb") as stream:
        stream.truncate(60 * 1024 * 1024)
    with pytest.raises(UnreadableInput, match="60 MB"):
        read_path(big)


def test_an_unknown_media_is_a_usage_error() -> None:
    with pytest.raises(UsageError, match="pdf"):
        read_bytes(b"x", media="pdf")  # type: ignore[arg-type]


def test_json_lines_keep_their_order_and_broken_lines_their_number() -> None:
    lines = [
        json.dumps({"text": SENTENCE, "id": "a", "published": "2023-09-11", "outlet": "Andean News"}),
        "",
        "{broken",
        json.dumps({"html": f"<p>{SENTENCE}</p>", "id": 7}),
        json.dumps({"id": "neither"}),
        json.dumps({"text": SENTENCE, "published": "2023-02-30"}),
        json.dumps({"text": " "}),
        "[1, 2]",
    ]
    items = list(read_jsonl(io.BytesIO("\n".join(lines).encode())))
    assert [item.line for item in items] == [1, 3, 4, 5, 6, 7, 8]
    assert [item.id for item in items] == ["a", None, "7", "neither", None, None, None]
    assert [item.error is None for item in items] == [True, False, True, False, False, False, False]
    assert items[0].article is not None and items[0].article.outlet == "Andean News"
    assert items[0].article.published == "2023-09-11"
    assert items[2].article is not None and items[2].article.text == SENTENCE
    assert "line 3" in str(items[1].error)
    assert isinstance(items[4].error, UsageError) and "line 6" in str(items[4].error)
    assert isinstance(items[5].error, UnreadableInput)


def test_json_lines_come_from_a_path_too(tmp_path: Path) -> None:
    file = tmp_path / "articles.jsonl"
    file.write_text(json.dumps({"text": SENTENCE}) + "\n" + json.dumps({"text": SENTENCE}), "utf-8")
    assert len(list(read_jsonl(file))) == 2
    assert len(list(read_items(file))) == 2
    with pytest.raises(MissingInput):
        list(read_jsonl(tmp_path / "none.jsonl"))


def test_standard_input_may_be_a_page_or_json_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    for data in (SENTENCE.encode(), json.dumps({"text": SENTENCE}).encode()):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
        (item,) = read_items("-")
        assert item.article is not None and item.article.text == SENTENCE


def test_items_turn_failures_into_items(tmp_path: Path) -> None:
    (item,) = read_items(tmp_path / "none.txt")
    assert isinstance(item.error, MissingInput) and item.article is None


def test_half_surrogates_are_replaced_and_said() -> None:
    article, issues = read_text(f"{SENTENCE} \ud83d end.")
    assert "\ufffd" in article.text
    assert any("surrogate" in issue.reason for issue in issues)


@pytest.mark.parametrize("known", FORMATS, ids=lambda known: known.name)
def test_every_format_keeps_the_contract(known: object) -> None:
    """Each line of the table has a name, suffixes and media types of its own, and one way to read."""
    formats = [one for one in FORMATS if one is known]
    assert len(formats) == 1
    one = formats[0]
    assert (one.page is None) != (one.records is None)
    assert all(suffix.startswith(".") for suffix in one.suffixes)
    others = [other for other in FORMATS if other is not one]
    assert not any(set(one.suffixes) & set(other.suffixes) or one.name == other.name for other in others)
