"""For any input: blocks lie inside the text, in order, and hold everything that is not white space, once."""

import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from purport.documents import read_bytes, read_text
from purport.documents.markup import tokens
from purport.errors import PurportError
from purport.records import Article
from purport.records.values import BLOCK_KINDS

LINES = st.sampled_from(
    [
        "Talks on lake treaty to open | Andean News",
        "By Ana Quispe",
        "The two foreign ministries said on Tuesday that they would open talks on the treaty next month.",
        "WATCH l Fishermen count their losses:",
        "Related Articles",
        "Leave a Reply",
        "Comments",
        "Photo: Luz Mamani",
        "Seventy years",
        "\u200b",
        "\ufeff",
        "",
        "   ",
        "\u201cUnclosed quotation",
        "|",
        "- -",
        "\t1 / 3",
    ]
)
BREAKS = st.sampled_from(["\n", "\r\n", "\r", "\n\n", "\u2028", "\x0b", "\x85", " \n "])
TEXTS = st.one_of(
    st.text(max_size=300),
    st.lists(st.tuples(LINES, BREAKS), max_size=25).map(lambda pairs: "".join(line + end for line, end in pairs)),
)
TAGS = st.sampled_from(
    [
        "<p>",
        "</p>",
        "<div class='related'>",
        "</div>",
        "<b>",
        "</b>",
        "<br>",
        "<table><tr><td>",
        "</td>",
        "<li>",
        "<ul>",
        "<a href=x>",
        "</a>",
        "<script>",
        "</script>",
        "<!--",
        "-->",
        "<title>",
        "</title>",
        "<h1>",
        "</h1>",
        "<figure><figcaption>",
        "<p hidden>",
        "<",
        ">",
        "&amp;",
        "&#0;",
        "&#x110000;",
        "<nav>",
        "</nav>",
        "<svg>",
        "<span style='display:none'>",
        "<head>",
        "<body>",
        "<p title='",
    ]
)
MARKUP = st.lists(st.one_of(TAGS, LINES, st.text(max_size=20)), max_size=40).map("".join)


def check(article: Article) -> None:
    position = 0
    for block in article.blocks:
        assert block.kind in BLOCK_KINDS
        assert position <= block.start < block.end <= len(article.text)
        assert not article.text[position : block.start].strip()
        assert article.text[block.start : block.end].strip()
        position = block.end
    assert not article.text[position:].strip()


@settings(deadline=None)
@given(TEXTS)
@example("\ufeff")
@example("\ufeff\nx")
@example("A | B | C")
def test_plain_text_is_parted_whole_and_left_unchanged(text: str) -> None:
    try:
        article, issues = read_text(text)
    except PurportError:
        return
    assert article.text == text
    check(article)
    assert (article, issues) == read_text(text)


@settings(deadline=None, max_examples=40)
@given(MARKUP)
def test_any_markup_is_read_without_error_and_raw_places_are_inside(source: str) -> None:
    try:
        article, issues = read_bytes(source.encode("utf-8", "replace"), media="html")
    except PurportError:
        return
    check(article)
    assert (article, issues) == read_bytes(source.encode("utf-8", "replace"), media="html")
    last = 0
    for block in article.blocks:
        if block.raw is not None:
            start, end = block.raw
            assert last <= start < end <= len(source)
            last = start


@settings(deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        check(read_bytes(data)[0])
    except PurportError:
        return


@settings(deadline=None)
@given(MARKUP)
def test_tokens_cover_markup_in_order(source: str) -> None:
    position = 0
    for token in tokens(source):
        assert position <= token.start <= token.end <= len(source)
        position = token.end


SENTENCE = "The two foreign ministries said on Tuesday that they would open talks on the treaty next month. "
HOSTILE = {
    "deep": "<html><body>" + "<div>" * 50_000 + SENTENCE,
    "deep with classes": "<html><body>" + "<div class='related nav'>" * 30_000 + SENTENCE,
    "stray ends": "<html><body>" + "</b></p></div>" * 30_000 + SENTENCE,
    "crossed": "<html><body>" + "<b><div></b></div>" * 10_000 + SENTENCE,
    "angles": "<html>" + "<" * 200_000,
    "open quotes": "<html>" + '<a href="' * 60_000,
    "open comments": "<html>" + "<!--" * 100_000,
    "spaces in a tag": "<html><p a" + " " * 300_000 + ">" + SENTENCE,
    "huge reference": "<html><p>&#" + "9" * 100_000 + ";" + "&" * 100_000,
    "deep data": "<html><script type='application/ld+json'>" + "[" * 100_000 + "</script><p>" + SENTENCE,
    "dashes after by": "By A" + "-" * 100_000,
    "brackets": "(" * 100_000,
    "slashes": "A/" * 100_000 + " (",
    "one word": "a" * 2_000_000,
    "ten thousand words": SENTENCE * 600,
    "spaces": "x" + " " * 500_000 + "y",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_input_takes_linear_time(name: str) -> None:
    before = time.process_time()
    check(read_bytes(HOSTILE[name].encode())[0])
    assert time.process_time() - before < 10


def test_a_page_too_deep_for_extraction_says_so_and_keeps_its_body() -> None:
    article, issues = read_bytes(HOSTILE["deep"].encode())
    assert [block.kind for block in article.blocks] == ["body"]
    assert any("rules alone" in issue.reason for issue in issues)
