"""Metadata comes from what the page states for machines, in a fixed order, and never from running text."""

import pytest

from purport.documents import read_bytes
from purport.records import Article

BODY = "<p>The two foreign ministries said on Tuesday that they would open talks on the treaty next month.</p>" * 4


def read(head: str, body: str = BODY, **given: str) -> Article:
    return read_bytes(f"<html><head>{head}</head><body>{body}</body></html>".encode(), media="html", **given)[0]


LD = '<script type="application/ld+json">%s</script>'


@pytest.mark.parametrize(
    ("head", "published"),
    [
        (LD % '{"@type":"NewsArticle","datePublished":"2023-09-11"}', "2023-09-11"),
        (
            LD % '[{"@type":"WebSite"},{"@graph":[{"@type":["Article"],"datePublished":"2023-09-11T08:00:00+0200"}]}]',
            "2023-09-11T08:00:00+02:00",
        ),
        ('<meta property="article:published_time" content="2023-09-11T08:00:00.123Z">', "2023-09-11T08:00:00+00:00"),
        ('<meta name="date" content="11 September 2023">', "2023-09-11"),
        ('<meta itemprop="datePublished" content="Mon, 11 Sep 2023 08:00:00 GMT">', "2023-09-11T08:00:00+00:00"),
    ],
)
def test_the_date_is_found_wherever_pages_state_it(head: str, published: str) -> None:
    assert read(head).published == published


def test_json_ld_goes_before_meta_and_meta_before_time() -> None:
    meta = '<meta property="article:published_time" content="2023-09-10">'
    ld = LD % '{"@type":"NewsArticle","datePublished":"2023-09-11"}'
    time = '<time datetime="2023-09-09">Saturday</time>'
    assert read(meta + ld, time + BODY).published == "2023-09-11"
    assert read(meta, time + BODY).published == "2023-09-10"
    assert read("", time + BODY).published == "2023-09-09"


def test_a_date_in_the_address_is_the_last_resort() -> None:
    assert read("", url="https://example.org/world/2023/09/11/lake-talks").published == "2023-09-11"


def test_a_date_in_running_text_is_not_the_publication_date() -> None:
    prose = (
        "<p>The treaty was signed on 4 May 1955 in the port of Puno, where the two presidents met for a day.</p>" * 4
    )
    assert read("", prose).published is None


@pytest.mark.parametrize("date", ["0001-01-01T00:00:00Z", "2023-02-30", "yesterday", "2023-13-01"])
def test_an_impossible_date_is_ignored_with_an_issue(date: str) -> None:
    source = f'<html><head><meta name="date" content="{date}"></head><body>{BODY}</body></html>'
    article, issues = read_bytes(source.encode(), media="html")
    assert article.published is None
    assert any("ignored" in issue.reason for issue in issues)


def test_authors_and_outlet_are_named_without_by() -> None:
    head = (
        LD % '{"@type":"Article","author":[{"name":"By Ana Quispe"},{"name":"Luz Mamani"}],"publisher":{"name":"Wire"}}'
    )
    article = read(head)
    assert (article.byline, article.outlet) == ("Ana Quispe, Luz Mamani", "Wire")


@pytest.mark.parametrize(
    "script", ["{", "[" * 50_000, '{"@type":"Article","headline":{"a":1},"author":7}', "null", "<!-- {} -->"]
)
def test_broken_json_ld_does_no_harm(script: str) -> None:
    assert read(LD % script).text


def test_the_declared_language_is_reduced_and_the_words_decide() -> None:
    german = (
        "<p>Die beiden Außenminister haben gesagt, dass sie im nächsten Monat über den Vertrag reden werden.</p>" * 3
    )
    source = f'<html lang="en-US"><body>{german}</body></html>'
    article, issues = read_bytes(source.encode(), media="html")
    assert article.language == "de"
    assert "language de: not coded" in [issue.reason for issue in issues]
