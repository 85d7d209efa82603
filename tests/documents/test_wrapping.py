"""Wrapped plain text: the lines of a paragraph are one block, and kinds are those of the text before it was wrapped."""

import textwrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from purport.documents import read_text

STORY = (
    "Lake ministers to meet in Puno after years of quarrels | Andean News",
    "By Ana Quispe",
    "PUNO, Peru (Andean News) - Peru and Bolivia will open talks on the lake treaty next month, the two foreign "
    "ministries said on Tuesday, after years in which neither side was ready to give way on the fishing limits.",
    "The Bolivian minister told reporters in La Paz that his government had accepted the invitation without any "
    "conditions. Sen. Rosa Mamani, who leads the committee on the lake, called it a first step.",
    "\u201cWe have waited long enough,\u201d Mamani said.",
    "Pressure from Lima",
    "Peru's president said last week that the treaty of 1955 had to be renewed before the end of the year, and that "
    "otherwise the patrols would go back to the line that they had held before the agreement was signed.",
    "Fishermen on both shores have complained for years about falling stocks and about patrols that stop their boats, "
    "seize their nets and hold them for days without telling their families.",
)


def told(text: str) -> list[tuple[str, str]]:
    article, _ = read_text(text)
    assert article.text == text
    return [(block.kind, " ".join(text[block.start : block.end].split())) for block in article.blocks]


def wrapped(paragraphs: tuple[str, ...], width: int, line_break: str, paragraph_break: str) -> str:
    """Break paragraphs at a width, but not within words."""
    broken = (textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=False) for text in paragraphs)
    return paragraph_break.join(line_break.join(lines) for lines in broken)


@pytest.mark.parametrize("width", [40, 60, 72, 100])
@pytest.mark.parametrize(
    ("line_break", "paragraph_break"),
    [("\n", "\n\n"), ("\r\n", "\r\n\r\n"), ("\n        ", "\n\n        ")],
    ids=["wire", "windows", "indented"],
)
def test_wrapped_text_has_the_blocks_of_the_text_before(width: int, line_break: str, paragraph_break: str) -> None:
    assert told(wrapped(STORY, width, line_break, paragraph_break)) == told("\n\n".join(STORY))


@pytest.mark.parametrize("width", [40, 60, 72])
def test_an_empty_line_after_every_line_parts_paragraphs_only_where_sentences_end(width: int) -> None:
    found = told(wrapped(STORY, width, "\n\n", "\n\n"))
    before = told("\n\n".join(STORY))
    assert [(kind, word) for kind, text in found for word in text.split()] == [
        (kind, word) for kind, text in before for word in text.split()
    ]
    assert all(text.endswith((".", "\u201d")) or (kind, text) in before for kind, text in found if kind == "body")


def test_paragraphs_without_an_empty_line_between_them_part_where_a_line_is_not_full() -> None:
    body = STORY[2:5]
    found = told(wrapped(body, 60, "\n            ", "\n            "))
    assert found == [("body", text) for text in body]


def test_a_wrapped_title_is_one_line_of_metadata() -> None:
    article, _ = read_text(wrapped(STORY, 40, "\n", "\n\n"))
    assert (article.title, article.outlet) == ("Lake ministers to meet in Puno after years of quarrels", "Andean News")


def test_a_sentence_runs_on_over_an_empty_line() -> None:
    lines = textwrap.wrap(STORY[2], 60, break_on_hyphens=False)
    text = "\n".join(lines[:2]) + "\n\n\f" + "\n".join(lines[2:])
    assert told(text) == [("body", STORY[2])]


def test_a_sentence_with_its_links_on_lines_of_their_own_is_one_block() -> None:
    text = "The union, which\nrepresents\nmost fishermen on the lake, said it\nwould not\nsign."
    assert told("\n\n".join([STORY[2], text]))[1] == ("body", " ".join(text.split()))


def test_items_of_a_list_are_not_joined_however_full_their_lines() -> None:
    items = tuple(f"{number}. {text}" for number, text in enumerate(STORY[2:4], 1))
    found = told(wrapped(items, 60, "\n", "\n"))
    assert [text for _, text in found] == list(items)


def test_unwrapped_paragraphs_stay_apart() -> None:
    text = "\n".join(STORY[2:])
    assert [words for _, words in told(text)] == list(STORY[2:])


WORDS = st.sampled_from("the a ministers boats of Puno said on lake treaty Peru agreed that signed limits".split())
SENTENCES = st.lists(WORDS, min_size=12, max_size=40).map(lambda words: " ".join(["Then", *words]) + ".")


@settings(deadline=None, max_examples=60, derandomize=True)
@given(st.lists(SENTENCES, min_size=2, max_size=5, unique=True), st.sampled_from([40, 60, 72]))
def test_no_word_of_a_body_is_lost_by_wrapping(paragraphs: list[str], width: int) -> None:
    found = told(wrapped(tuple(paragraphs), width, "\n", "\n\n"))
    as_it_was = {kind for kind, _ in told("\n\n".join(paragraphs))}
    assert {kind for kind, _ in found} <= {"body", "headline"} | as_it_was
    assert " ".join(text for _, text in found).split() == " ".join(paragraphs).split()
