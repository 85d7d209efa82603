"""Ways in: bytes, text, a path, a URL, a file of many articles."""

import io
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Literal

from purport.documents.assemble import assemble, check_given
from purport.documents.decoding import MAX_BYTES, check_readable, decode, too_large
from purport.documents.fetch import fetch
from purport.documents.formats import InputFormat, format_named, format_of
from purport.documents.json_lines import Record
from purport.documents.page import Given, issue
from purport.errors import MissingInput, PurportError, UnreadableInput, UsageError
from purport.records.article import Article, Issue

Media = Literal["text", "html"]
Result = tuple[Article, tuple[Issue, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One article out of an input that may hold many: what was read, or the error.

    `line` counts from 1 in JSON Lines and is None elsewhere; `id` is the caller's own.
    """

    line: int | None = None
    id: str | None = None
    article: Article | None = None
    issues: tuple[Issue, ...] = ()
    error: PurportError | None = None


def read_bytes(
    data: bytes,
    *,
    media: Media | None = None,
    url: str | None = None,
    outlet: str | None = None,
    title: str | None = None,
    published: str | None = None,
    charset: str | None = None,
) -> Result:
    """Read a page from its bytes.

    Arguments: the bytes; whether they are text or HTML, found out where not given; metadata, which outranks
    the page's own; the charset that a server named. Returns the article and its issues. Raises
    UnreadableInput for input that is empty, binary or too large, UsageError for a bad `media` or `published`.
    """
    given = check_given(Given(url=url, outlet=outlet, title=title, published=published))
    return _read(data, _named(media) or format_of(data), given, charset=charset)


def read_text(
    text: str,
    *,
    media: Media | None = "text",
    url: str | None = None,
    outlet: str | None = None,
    title: str | None = None,
    published: str | None = None,
) -> Result:
    """Read a page that is already decoded; `sha256` is that of its UTF-8 form.

    Arguments and errors as for `read_bytes`. The text of a plain text stays unchanged, but for halves of
    surrogate pairs, which no file can hold; they are replaced and an issue says so.
    """
    given = check_given(Given(url=url, outlet=outlet, title=title, published=published))
    issues: tuple[Issue, ...] = ()
    try:
        data = text.encode("utf-8")
    except UnicodeEncodeError:
        text = "".join("\ufffd" if "\ud800" <= character <= "\udfff" else character for character in text)
        data, issues = text.encode("utf-8"), (issue("halves of surrogate pairs were replaced"),)
    check_readable(data)
    chosen = _named(media) or format_of(data)
    assert chosen.page is not None
    return assemble(chosen.page(text, given), given, data, issues)


def read_path(
    path: str | os.PathLike[str],
    *,
    media: Media | None = None,
    url: str | None = None,
    outlet: str | None = None,
    title: str | None = None,
    published: str | None = None,
) -> Result:
    """Read a page from a file.

    Arguments and errors as for `read_bytes`; also raises MissingInput where there is no such file.
    """
    given = check_given(Given(url=url, outlet=outlet, title=title, published=published))
    data = _file_bytes(Path(path))
    try:
        return _read(data, _named(media) or format_of(data, suffix=Path(path).suffix), given)
    except UnreadableInput as error:
        raise UnreadableInput(f"{path}: {error}") from error


def read_url(
    url: str,
    *,
    allow_private: bool = False,
    timeout: float = 20.0,
    outlet: str | None = None,
    title: str | None = None,
    published: str | None = None,
) -> Result:
    """Fetch a page and read it.

    Arguments: an http or https URL; whether addresses inside the own network may be asked; the seconds that
    the whole fetch may take; metadata. Returns the article, whose `url` is the one that answered after
    redirects, and its issues. Raises FetchError where the URL may not or could not be fetched.
    """
    given = check_given(Given(url=url, outlet=outlet, title=title, published=published))
    page = fetch(url, allow_private=allow_private, timeout=timeout)
    given = Given(url=page.url, outlet=given.outlet, title=given.title, published=given.published)
    try:
        return _read(page.data, format_of(page.data, media_type=page.media_type), given, charset=page.charset)
    except UnreadableInput as error:
        raise UnreadableInput(f"{url}: {error}") from error


def read_jsonl(source: str | os.PathLike[str] | BinaryIO) -> Iterator[Item]:
    """Read JSON Lines from a path or a binary stream, one item per line, order kept.

    A broken line gives an Item with an error that names the line; reading goes on. Raises MissingInput
    where there is no such file.
    """
    container = format_named("jsonl")
    assert container is not None and container.records is not None
    if isinstance(source, str | os.PathLike):
        with _opened(Path(source)) as stream:
            for record in container.records(stream):
                yield _item(record)
        return
    for record in container.records(source):
        yield _item(record)


def read_items(
    path: str | os.PathLike[str],
    *,
    url: str | None = None,
    outlet: str | None = None,
    title: str | None = None,
    published: str | None = None,
) -> Iterator[Item]:
    """Read whatever a path holds: one item for a page, many for JSON Lines; `-` is standard input.

    Bad content gives an Item with an error. Raises UsageError for bad metadata.
    """
    given = check_given(Given(url=url, outlet=outlet, title=title, published=published))
    try:
        if Path(path).suffix.casefold() in (".jsonl", ".ndjson"):
            yield from read_jsonl(path)
            return
        if str(path) == "-":
            data = sys.stdin.buffer.read(MAX_BYTES + 1)
            if _is_json_lines(data):
                yield from read_jsonl(io.BytesIO(data))
                return
            article, issues = _read(data, format_of(data), given)
        else:
            data = _file_bytes(Path(path))
            article, issues = _read(data, format_of(data, suffix=Path(path).suffix), given)
    except PurportError as error:
        yield Item(error=error)
        return
    yield Item(article=article, issues=issues)


def _is_json_lines(data: bytes) -> bool:
    first = data[:MAX_BYTES].lstrip().split(b"\n", 1)[0].strip()
    return first.startswith(b"{") and first.endswith(b"}") and (b'"text"' in first or b'"html"' in first)


def _item(record: Record) -> Item:
    if record.error is not None:
        return Item(line=record.line, id=record.id, error=record.error)
    try:
        article, issues = read_text(
            record.text if record.text is not None else record.html or "",
            media="text" if record.text is not None else "html",
            url=record.url,
            outlet=record.outlet,
            title=record.title,
            published=record.published,
        )
    except PurportError as error:
        kind = UsageError if isinstance(error, UsageError) else UnreadableInput
        return Item(line=record.line, id=record.id, error=kind(f"line {record.line}: {error}"))
    return Item(line=record.line, id=record.id, article=article, issues=issues)


def _read(data: bytes, chosen: InputFormat, given: Given, *, charset: str | None = None) -> Result:
    if chosen.page is None:
        raise UsageError(f"{chosen.name} holds many articles: read it with read_jsonl")
    text, issues = decode(data, charset=charset, html=chosen.name == "html")
    return assemble(chosen.page(text, given), given, data, issues)


def _named(media: str | None) -> InputFormat | None:
    if media is None:
        return None
    chosen = format_named(media)
    if chosen is None or chosen.page is None:
        raise UsageError(f"media={media!r} is not known; use 'text' or 'html'")
    return chosen


def _file_bytes(path: Path) -> bytes:
    with _opened(path) as stream:
        size = os.fstat(stream.fileno()).st_size
        if size > MAX_BYTES:
            raise UnreadableInput(f"{path}: {too_large(size)}")
        data = stream.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise UnreadableInput(f"{path}: {too_large(len(data))}")
    return data


def _opened(path: Path) -> BinaryIO:
    try:
        if path.is_dir():
            raise UnreadableInput(f"{path} is a directory; give the files in it")
        return path.open("rb")
    except FileNotFoundError as error:
        raise MissingInput(f"no such file: {path}") from error
    except (OSError, ValueError) as error:
        raise UnreadableInput(f"{path} cannot be opened: {error}") from error
