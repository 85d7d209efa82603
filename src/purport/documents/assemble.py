"""Makes an Article of a draft: identity, dates, language, and what stayed open."""

import hashlib

from purport.documents.dates import normalise_published
from purport.documents.languages import base_code, detect_language
from purport.documents.page import Draft, Given, issue
from purport.errors import UsageError
from purport.records.article import Article, Issue

_ID_DIGITS = 16


def check_given(given: Given) -> Given:
    """Check what the caller states and bring `published` to ISO form.

    Raises UsageError for a publication date that does not exist or cannot be read.
    """
    if given.published is None or not given.published.strip():
        return Given(url=given.url, outlet=given.outlet, title=given.title)
    try:
        published = normalise_published(given.published)
    except ValueError as error:
        raise UsageError(f"published={given.published!r}: {error}. Give a date such as 2023-09-11.") from error
    return Given(url=given.url, outlet=given.outlet, title=given.title, published=published)


def assemble(draft: Draft, given: Given, data: bytes, issues: tuple[Issue, ...]) -> tuple[Article, tuple[Issue, ...]]:
    """Make the Article.

    Arguments: the draft; checked metadata, which outranks the page's; the bytes that were read; issues from
    decoding. Returns the article and all issues. The id is a hash of the text, `sha256` one of the bytes.
    """
    found = [*issues, *draft.issues]
    published = given.published or _page_date(draft.published, found)
    if published is None:
        found.append(issue("no publication date: relative dates stay unresolved"))
    language = detect_language(_prose(draft), declared=base_code(draft.language))
    if language == "und":
        found.append(issue("language not recognised: not coded"))
    elif language not in (None, "en"):
        found.append(issue(f"language {language}: not coded"))
    article = Article(
        id=hashlib.sha256(draft.text.encode("utf-8")).hexdigest()[:_ID_DIGITS],
        sha256=hashlib.sha256(data).hexdigest(),
        text=draft.text,
        blocks=draft.blocks,
        url=given.url,
        outlet=given.outlet or draft.outlet,
        title=given.title or draft.title,
        byline=draft.byline,
        dateline=draft.dateline,
        published=published,
        language=language,
    )
    return article, tuple(found)


def _page_date(written: str | None, found: list[Issue]) -> str | None:
    if written is None:
        return None
    try:
        return normalise_published(written)
    except ValueError as error:
        found.append(issue(f"the page's publication date was ignored: {error}"))
        return None


def _prose(draft: Draft) -> str:
    """Give the text that decides the language: body and headlines, or everything where there is no body."""
    kinds = ("body", "headline", "subheading", "caption")
    pieces = [draft.text[block.start : block.end] for block in draft.blocks if block.kind in kinds]
    return "\n".join(pieces) if pieces else draft.text
