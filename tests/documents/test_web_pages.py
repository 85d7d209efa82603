"""Web pages: every visible text is kept in order, with its kind and its place in the source."""

import html
import re

from purport.documents import read_bytes
from purport.records import Article, Issue

PARAGRAPHS = (
    "Peru and Bolivia will open talks on the lake treaty next month, the two foreign ministries said on Tuesday.",
    "The Bolivian minister told reporters in La Paz that his government accepted without conditions.",
    "Peru&rsquo;s president said last week that the treaty of 1955 had to be renewed before the end of the year.",
    "Fishermen on both shores have complained for years about falling stocks and about <b>patrols</b>, a mayor said.",
)
PAGE = f"""<!DOCTYPE html>
<html lang="en-GB"><head><title>Talks on lake treaty to open | Andean News</title>
<meta property="og:site_name" content="Andean News"><meta name="author" content="By Ana Quispe">
<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "Talks on lake treaty to open",
 "datePublished": "2023-09-11T09:30:00Z", "publisher": {{"name": "Andean News"}}}}</script>
<style>p {{ color: red }}</style></head>
<body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/w">World</a></li></ul></nav>
<main><article class="has-sidebar newsletter-on">
<h1>Talks on lake treaty to open</h1>
<p class="standfirst">Two neighbours try again after seventy years of quarrels over a border that runs through water</p>
<div class="byline">By Ana Quispe</div><time datetime="2023-09-11">11 September 2023</time>
<figure><img src="x.jpg" alt="boats">
<figcaption>Boats in the harbour of Puno <span class="credit">Luz Mamani/Reuters</span></figcaption></figure>
<p>{PARAGRAPHS[0]}</p>
<p>{PARAGRAPHS[1]}</p>
<h2>Seventy years of quarrels</h2>
<div class="related-stories"><h3>Related stories</h3>
<ul><li><a href="/a">Bolivia names a new envoy to Lima after long delay</a></li></ul></div>
<p>{PARAGRAPHS[2]}</p>
<p hidden>This paragraph is hidden from every reader of the page and must not be read at all.</p>
<p>{PARAGRAPHS[3]}</p>
<aside><p>Get the morning briefing, every day in your inbox.</p></aside>
</article></main>
<section id="comments"><h3>2 comments</h3>
<p>I have fished on this lake for thirty years and nobody ever asked me what I think.</p></section>
<footer>&copy; 2023 Andean News. All rights reserved.</footer>
<script>var hidden = "not text";</script>
</body></html>"""


def read(source: str, **given: str) -> tuple[Article, tuple[Issue, ...]]:
    return read_bytes(source.encode("utf-8"), media="html", **given)


def found(article: Article) -> list[tuple[str, str]]:
    return [(block.kind, article.text[block.start : block.end]) for block in article.blocks]


def clean(markup: str) -> str:
    return html.unescape(re.sub(r"<[^>]+>", "", markup))


def test_every_part_of_a_page_gets_its_kind() -> None:
    article, issues = read(PAGE)
    blocks = {words: kind for kind, words in found(article)}
    assert blocks["Talks on lake treaty to open"] == "headline"
    assert blocks["By Ana Quispe"] == "byline"
    assert blocks["Boats in the harbour of Puno Luz Mamani/Reuters"] == "caption"
    assert [words for kind, words in found(article) if kind == "body"] == [clean(text) for text in PARAGRAPHS]
    assert blocks["Seventy years of quarrels"] == "subheading"
    assert blocks["Bolivia names a new envoy to Lima after long delay"] == "teaser"
    assert blocks["Home"] == blocks["World"] == "boilerplate"
    assert blocks["I have fished on this lake for thirty years and nobody ever asked me what I think."] == "boilerplate"
    assert blocks["© 2023 Andean News. All rights reserved."] == "boilerplate"
    assert not issues


def test_scripts_styles_and_hidden_elements_are_no_text() -> None:
    text = read(PAGE)[0].text
    assert "not text" not in text and "color" not in text and "hidden from every reader" not in text


def test_raw_offsets_point_at_the_markup_of_the_block() -> None:
    article, _ = read(PAGE)
    placed = [block for block in article.blocks if block.raw is not None]
    assert len(placed) == len(article.blocks)
    for block in placed:
        assert block.raw is not None
        markup = PAGE[block.raw[0] : block.raw[1]]
        assert clean(markup).split() == article.text[block.start : block.end].split()


def test_each_block_is_a_line_of_its_own() -> None:
    article, _ = read(PAGE)
    for before, after in zip(article.blocks, article.blocks[1:], strict=False):
        assert article.text[before.end : after.start].strip(" ") in ("\n", "\n\n")


def test_a_page_whose_headline_is_only_its_title_gets_it_first() -> None:
    body = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
    article, _ = read(
        f"<html><head><title>Talks on lake treaty to open | Andean News</title></head><body>{body}</body></html>"
    )
    assert found(article)[0] == ("headline", "Talks on lake treaty to open")
    assert article.outlet == "Andean News"


def test_line_breaks_part_paragraphs_after_sentences_only() -> None:
    article, _ = read(
        "<html><body><p>The two ministers met in Puno.<br>They agreed on<br>nothing at all.</p></body></html>"
    )
    assert [words for _, words in found(article)] == [
        "The two ministers met in Puno.",
        "They agreed on\nnothing at all.",
    ]


def test_neighbouring_links_do_not_run_together() -> None:
    article, _ = read(
        "<html><body><div><a href=a>Home</a><a href=b>World</a></div><p>Word<b>s</b> hold.</p></body></html>"
    )
    assert [words for _, words in found(article)] == ["Home World", "Words hold."]


def test_a_table_row_of_figures_is_one_block() -> None:
    article, _ = read("<html><body><table><tr><td>Peru<td>12<td>4</tr><tr><td>Bolivia<td>9<td>7</table></body></html>")
    assert [words for _, words in found(article)] == ["Peru\t12\t4", "Bolivia\t9\t7"]


def test_a_page_without_text_says_so() -> None:
    article, issues = read("<html><head><title>Untitled</title></head><body><script>x()</script></body></html>")
    assert article.text == "" and article.blocks == ()
    assert "the page has no text" in [issue.reason for issue in issues]


def test_character_references_are_resolved_but_no_entity_is_looked_up() -> None:
    doctype = '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
    source = doctype + "<html><body><p>Caf&eacute; &#8211; &x; &#0; end.</p></body></html>"
    text = read(source)[0].text
    assert "Café – &x; \ufffd end." in text


def test_broken_markup_is_read_as_far_as_it_goes() -> None:
    source = "<html><body><p>One sentence here.<div><p>Another <b>one</div></i></p> there < 5 & more.<p title='"
    text = read(source)[0].text
    assert "One sentence here." in text and "Another one" in text and "there < 5 & more." in text


def test_control_characters_leave_the_text_of_a_page() -> None:
    assert "\x01" not in read("<html><body><p>Peru\x01 recalled\x1b its envoy.</p></body></html>")[0].text


def test_what_the_caller_states_outranks_the_page() -> None:
    article, _ = read(PAGE, outlet="Wire", published="2023-09-12", title="Lake talks", url="https://example.org/a")
    assert (article.outlet, article.published, article.title) == ("Wire", "2023-09-12", "Lake talks")
    assert article.url == "https://example.org/a"
