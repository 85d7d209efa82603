"""The functions that `import purport` gives."""

from __future__ import annotations

from collections.abc import Iterable
from numbers import Integral

from spacy.language import Language

from purport.errors import UsageError
from purport.events.relation import code_relation, relation_modes
from purport.events.relation_votes import parties_of, weigh
from purport.mentions import resolve_actor, resolve_date, resolve_place, resolve_places
from purport.reading.component import load_pipeline
from purport.reading.session import Item, default_relation_head, default_session
from purport.reading.workers import read_parallel
from purport.records import Reading, Relation, Span

__all__ = ["load", "read", "read_many", "relation", "resolve_actor", "resolve_date", "resolve_place", "resolve_places"]


def read(
    source: Item | None = None,
    *,
    text: str | None = None,
    published: str | None = None,
    url: str | None = None,
    outlet: str | None = None,
    title: str | None = None,
    allow_private: bool = False,
) -> Reading:
    """Read one page into attributed events.

    Arguments: a path, a URL, bytes or a mapping, or else `text`; metadata that overrides what the page says of
    itself, `published` as an ISO date; whether a URL may lead to a private address.
    Returns a Reading; content that cannot be read gives a Reading with issues.
    Raises MissingInput for a missing file, FetchError for a URL, UsageError for a wrong argument.
    """
    if (source is None) == (text is None):
        raise UsageError("give one input: a path, URL, bytes or mapping, or text=...")
    item: Item = {"text": text} if source is None else source
    return default_session().read(
        item, allow_private=allow_private, published=published, url=url, outlet=outlet, title=title
    )


def read_many(
    items: Iterable[Item], *, workers: int = 1, published: str | None = None, allow_private: bool = False
) -> Iterable[Reading]:
    """Read many inputs, order kept, one Reading each.

    Arguments: paths, URLs, bytes, or mappings {text|html|path, id, url, outlet, title, published}; the number of
    processes. An input that cannot be read gives a Reading with an issue of stage "input" and stops nothing.
    """
    return read_parallel(items, workers=workers, allow_private=allow_private, metadata={"published": published})


def load() -> Language:
    """Give a spaCy pipeline with `doc._.reading`."""
    return load_pipeline()


def relation(
    sentence: str, actor_span: Span, recipient_span: Span | None = None, trigger_span: Span | None = None
) -> Relation | None:
    """Say what the actor does in a sentence, by PLOVER's own rules: the codebook and a learned head together.

    Arguments: the sentence; half-open code point spans in it. Returns None where nothing is coded.
    Raises UsageError for a span that is none, that lies outside the sentence, or that holds no words.
    """
    _check_span(sentence, actor_span)
    for span in (recipient_span, trigger_span):
        if span is not None:
            _check_span(sentence, span)
    analysis = default_session().model.analyse([sentence])[0]
    coded = code_relation(analysis, actor_span, recipient_span, trigger_span)
    syntax = analysis.syntax
    words = [sentence[a:b] for a, b in zip(syntax.starts, syntax.ends, strict=True)]
    spans = {"actor": actor_span, "recipient": recipient_span, "trigger": trigger_span}
    head = default_relation_head()
    (row,) = head.scores([parties_of(syntax, words, spans)])
    modes = relation_modes(analysis, actor_span, recipient_span, trigger_span) if coded is None else ()
    return weigh(coded, dict(zip(head.labels, row.tolist(), strict=True)), modes)


def _check_span(sentence: str, span: Span) -> None:
    """A party without words would leave the head to guess who acts."""
    if not isinstance(span, tuple | list) or len(span) != 2 or not all(isinstance(n, Integral) for n in span):
        raise UsageError(f"a span is a pair of character counts (start, end), not {span!r}")
    if not 0 <= span[0] < span[1] <= len(sentence):
        raise UsageError(f"span {span} lies outside a sentence of {len(sentence)} characters")
    if not sentence[span[0] : span[1]].strip():
        raise UsageError(f"span {span} holds no words")
