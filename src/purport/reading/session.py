"""Reads inputs of any kind with one loaded model, alone or in batches."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice
from os import PathLike, fspath
from typing import Any, Literal, TypedDict, Unpack

from purport.documents import read_bytes, read_path, read_text, read_url
from purport.errors import InputError, PurportError, UsageError
from purport.language import LanguageModel
from purport.language.relation_head import RelationHead
from purport.reading.assemble import read_article
from purport.reading.collector import at_rest
from purport.reading.versions import coder
from purport.records import SCHEMA_VERSION, Article, Issue, Reading

INPUT_STAGE = "input"
"""Stage of the issue that says that an input could not be read at all."""

FAULT_STAGE = "fault"
"""Stage of the issue that says that our own code failed on an article."""

Item = str | PathLike[str] | bytes | Mapping[str, Any]
Read = tuple[Article, tuple[Issue, ...]]


class Metadata(TypedDict, total=False):
    """What the caller states about an input; it outranks what the page says of itself."""

    url: str | None
    outlet: str | None
    title: str | None
    published: str | None


METADATA: tuple[Literal["url", "outlet", "title", "published"], ...] = ("url", "outlet", "title", "published")
ITEM_KEYS = frozenset({"text", "html", "path", "id", *METADATA})
BATCH = 16
"""Articles that go to a worker at a time."""


@dataclass(frozen=True, slots=True)
class Session:
    """A loaded model, ready to read."""

    model: LanguageModel

    def read(self, source: Item, *, allow_private: bool = False, **metadata: Unpack[Metadata]) -> Reading:
        """Read one input.

        Arguments: a path, a URL, bytes, or a mapping with `text` or `html`; metadata that overrides the page's own;
        whether URLs may lead to private addresses. Returns a Reading; content that cannot be read gives a Reading
        with an issue. Raises MissingInput, FetchError or UsageError.
        """
        try:
            article, issues = open_item(source, allow_private=allow_private, **metadata)
        except (UsageError, FileNotFoundError):
            raise
        except InputError as error:
            if is_url(source):
                raise
            return failed_reading(source, error, self.model.version)
        return read_article(article, self.model, issues)

    def read_batch(
        self, items: Iterable[Item], *, allow_private: bool = False, **metadata: Unpack[Metadata]
    ) -> list[Reading]:
        """Read several inputs, order kept; none of them stops the others."""
        return list(self.read_stream(items, allow_private=allow_private, **metadata))

    def _read_one(self, item: Item, allow_private: bool, metadata: Metadata) -> Reading:
        """Read one item, whatever happens.

        Each article has encoder batches of its own: dynamic int8 scales depend on what shares a batch, and an
        article must read the same alone and among others.
        """
        try:
            article, issues = open_item(item, allow_private=allow_private, **metadata)
        except PurportError as error:
            return failed_reading(item, error, self.model.version)
        try:
            return read_article(article, self.model, issues)
        except Exception as error:  # noqa: BLE001 - a fault of ours on one article must not lose the others
            reason = f"our own code failed here ({type(error).__name__}: {error}); please report it with this article"
            return uncoded_reading(article, self.model.version, (*issues, Issue(stage=FAULT_STAGE, reason=reason)))

    def read_stream(
        self, items: Iterable[Item], *, allow_private: bool = False, **metadata: Unpack[Metadata]
    ) -> Iterator[Reading]:
        """Read a stream of inputs, order kept; none of them stops the others."""
        rest = iter(items)
        for first in rest:
            # The first article loads the tables; only then is there something to pass over.
            yield self._read_one(first, allow_private, metadata)
            break
        with at_rest():
            for item in rest:
                yield self._read_one(item, allow_private, metadata)


def batches(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    """Cut a stream into lists of at most `size` items."""
    stream = iter(items)
    while batch := list(islice(stream, size)):
        yield batch


def is_url(source: Item) -> bool:
    """Say whether the input names a web address."""
    return isinstance(source, str) and source.lower().startswith(("http://", "https://"))


def open_item(source: Item, *, allow_private: bool = False, **metadata: Unpack[Metadata]) -> Read:
    """Open a path, URL, bytes or mapping as an Article.

    Raises MissingInput, UnreadableInput, FetchError or UsageError.
    """
    if isinstance(source, Mapping):
        return _open_mapping(source, metadata)
    if isinstance(source, bytes):
        return read_bytes(source, **metadata)
    if is_url(source):
        return read_url(str(source), allow_private=allow_private, **_without_url(metadata))
    return read_path(fspath(source), **metadata)


class _PageMetadata(TypedDict, total=False):
    outlet: str | None
    title: str | None
    published: str | None


def _without_url(metadata: Metadata) -> _PageMetadata:
    return {"outlet": metadata.get("outlet"), "title": metadata.get("title"), "published": metadata.get("published")}


def _open_mapping(item: Mapping[str, Any], metadata: Metadata) -> Read:
    unknown = set(item) - ITEM_KEYS
    if unknown:
        raise UsageError(f"unknown keys {sorted(unknown)} in an item; known are {sorted(ITEM_KEYS)}")
    given = Metadata(**{key: item.get(key) or metadata.get(key) for key in METADATA})  # type: ignore[typeddict-item]
    if isinstance(item.get("text"), str):
        article, issues = read_text(item["text"], **given)
    elif isinstance(item.get("html"), str):
        article, issues = read_bytes(item["html"].encode("utf-8", "surrogatepass"), media="html", **given)
    elif isinstance(item.get("path"), str | PathLike):
        article, issues = read_path(fspath(item["path"]), **given)
    else:
        raise UsageError("an item needs one of `text`, `html` or `path`, as a string")
    label = item.get("id")
    return (article if label is None else replace(article, label=str(label))), issues


def failed_reading(source: Item, error: PurportError, model: str) -> Reading:
    """Give the record of an input that could not be read: no text, no events, one issue that says why."""
    data = source if isinstance(source, bytes) else b""
    digest = hashlib.sha256(data).hexdigest()
    url = source if is_url(source) and isinstance(source, str) else None
    article = Article(id=hashlib.sha256(b"").hexdigest()[:16], sha256=digest, text="", blocks=(), url=url)
    return uncoded_reading(article, model, (Issue(stage=INPUT_STAGE, reason=str(error)),))


def uncoded_reading(article: Article, model: str, issues: tuple[Issue, ...]) -> Reading:
    """Give the record of an article without attributions and events."""
    return Reading(
        schema=SCHEMA_VERSION, coder=coder(model), article=article, attributions=(), events=(), issues=issues
    )


def is_failed(reading: Reading) -> bool:
    """Say whether a Reading stands for an input that could not be read or coded, or that holds no text."""
    return not reading.article.text.strip() or any(
        issue.stage in (INPUT_STAGE, FAULT_STAGE) for issue in reading.issues
    )


@cache
def default_session(threads: int = 1) -> Session:
    """Load the shipped model once per process."""
    return Session(LanguageModel.load(threads=threads))


@cache
def default_relation_head() -> RelationHead:
    """Load the shipped relation head once per process, when somebody first asks."""
    return RelationHead.load()
