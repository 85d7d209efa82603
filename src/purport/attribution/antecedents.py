"""Sources that take up an earlier one: "the paper", "the report", "the official"."""

from collections.abc import Sequence
from dataclasses import replace

from purport.attribution.lexicon import word_sets
from purport.attribution.ranges import Ranges
from purport.attribution.sources import head_of
from purport.attribution.view import View
from purport.records.attribution import Source

_MEDIA = frozenset({"news_media", "news_agency", "state_media"})
_LONGEST = 3


def with_antecedents(
    views: Sequence[View], spans: Sequence[Ranges], sources: Sequence[Source | None]
) -> list[Source | None]:
    """Give short definite sources the actors of the source that they take up.

    Arguments: the passage, the source's tokens and the source of every attribution, in text order. A noun for an
    outlet takes up the last outlet named; any other noun the last source with the same noun that has actors: "the
    judge" who was "a judge who asked not to be named" stays unnamed.
    """
    out: list[Source | None] = []
    by_noun: dict[str, Source] = {}
    outlet: Source | None = None
    for view, span, source in zip(views, spans, sources, strict=True):
        if source is None or not span:
            out.append(source)
            continue
        noun = view.lemmas[head_of(view, span)]
        if view.syntax.lower[span[0][0]] == "the" and span[0][1] - span[0][0] < _LONGEST:
            media = noun in word_sets()["media_nouns"] and outlet is not None
            earlier = outlet if media else by_noun.get(noun)
            if earlier is not None and source.naming != "named":
                unnamed = not media and source.naming == "role" and earlier.naming == "described_unnamed"
                source = replace(
                    source,
                    actors=earlier.actors,
                    kind=earlier.kind,
                    naming=earlier.naming if unnamed else source.naming,
                )
        if source.kind in _MEDIA and source.naming == "named":
            outlet = source
        if source.actors and source.naming != "named":
            by_noun[noun] = source
        out.append(source)
    return out
