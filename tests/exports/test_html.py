"""The page is self-contained, safe and complete."""

import re
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from purport.exports.html import to_html
from purport.exports.marks import Mark, cut
from purport.records import Block, Reading


def test_text_of_the_article_is_never_markup(reading: Reading) -> None:
    page = to_html(reading)
    assert "<soon>" not in page
    assert "&lt;soon&gt;" in page
    assert "Radio &amp; Co" in page


def test_a_hostile_title_stays_text(reading: Reading) -> None:
    hostile = replace(reading.article, title="</title><script>alert(1)</script>", url='"><img src=x>')
    page = to_html(replace(reading, article=hostile))
    assert "<script" not in page and "<img" not in page


def test_nothing_is_asked_from_outside(reading: Reading) -> None:
    page = to_html(reading)
    assert not re.search(r"""(?:src|href)=["']?(?:https?:)?//""", page)
    assert "default-src 'none'" in page


def test_every_link_leads_somewhere_on_the_page(reading: Reading) -> None:
    page = to_html(reading)
    targets = set(re.findall(r'id="([^"]+)"', page))
    links = set(re.findall(r'href="#([^"]+)"', page))
    assert links <= targets
    assert {"e1", "t-e1", "a1", "a2"} <= targets


def test_no_id_is_given_twice(reading: Reading) -> None:
    ids = re.findall(r'id="([^"]+)"', to_html(reading))
    assert len(ids) == len(set(ids))


def test_furniture_is_shown_and_said_not_to_be_read(reading: Reading) -> None:
    page = to_html(reading)
    assert "Leave a Reply" in page and "boilerplate, not read" in page


def test_the_whole_text_is_on_the_page(reading: Reading) -> None:
    body = to_html(reading).split("<main", 1)[1].split("</main>", 1)[0]
    shown = re.sub(r"<(?:ol|div).*?</(?:ol|div)>", "", body, flags=re.S)
    shown = re.sub(r"<[^>]+>", "", shown)
    assert "Bolivian radio said, citing two officials, that the envoy would visit Lima on Friday." in shown


def test_an_article_without_blocks_gives_a_page(reading: Reading) -> None:
    empty = replace(reading, article=replace(reading.article, blocks=(), text=""), events=(), attributions=())
    assert "</html>" in to_html(empty)


@given(
    st.lists(st.tuples(st.integers(0, 40), st.integers(1, 20)), max_size=12),
    st.integers(0, 30),
    st.integers(1, 30),
)
def test_pieces_cover_the_block_without_gaps(spans: list[tuple[int, int]], start: int, length: int) -> None:
    marks = [Mark(span=(a, a + n), kind="content", record=f"a{i}") for i, (a, n) in enumerate(spans)]
    pieces = list(cut(start, start + length, marks))
    assert [p.start for p in pieces] == [start, *(p.end for p in pieces[:-1])]
    assert pieces[-1].end == start + length
    for piece in pieces:
        covering = {m.record for m in marks if m.span[0] <= piece.start and piece.end <= m.span[1]}
        assert {m.record for m in piece.marks} == covering


def test_blocks_may_lie_anywhere(reading: Reading) -> None:
    moved = replace(reading.article, blocks=(Block(kind="body", start=5, end=40),))
    assert "</html>" in to_html(replace(reading, article=moved))


def test_ids_of_a_reading_from_elsewhere_are_escaped(reading: Reading) -> None:
    mark = '"><script>alert(1)</script>'
    events = tuple(replace(event, id=mark) for event in reading.events)
    attributions = tuple(replace(a, id=mark, parent=None) for a in reading.attributions)
    page = to_html(replace(reading, events=events, attributions=attributions))
    assert "<script" not in page
