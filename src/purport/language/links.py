"""Which source and which content belong to which cue."""

from bisect import bisect_left
from collections.abc import Sequence

import numpy as np

from purport.language.analysis import AttributionSpan, Link
from purport.language.model_files import Floats

_CHUNK = 24
_CANDIDATES = 72
_SOURCE_CUE, _CONTENT_CUE, _CONTENT_SOURCE = range(3)


def distance_bucket(first_a: int, last_a: int, first_b: int, last_b: int) -> int:
    """Return the bucket of the gap between two parts of a text: 0 to 11 where b follows, 12 to 23 before."""
    if first_b > last_a:
        gap, side = first_b - last_a - 1, 0
    else:
        gap, side = max(first_a - last_b - 1, 0), 12
    if gap < 5:
        return side + gap
    return side + min(11, 3 + gap.bit_length() - 1)


class Linker:
    """The link head: for every part the score of each part it may hang on, and of none."""

    def __init__(self, weights: dict[str, Floats]) -> None:
        self._distance = weights["link_distance"]
        self._out = weights["link_out"]
        self._null = weights["link_null"]

    def link(self, vectors: Floats, spans: Sequence[AttributionSpan]) -> tuple[Link, ...]:
        """Return the attributions that the spans of one paragraph form, in the order of their first span.

        A content hangs on a cue; without one it hangs on a source, or stands alone. A source whose cue has no
        content, and a cue without either, are kept as links of their own.

        Args:
            vectors: the link vector of every word that the spans count.
            spans: the spans, by their word indices.
        """
        if not spans:
            return ()
        kinds: dict[str, list[int]] = {"source": [], "cue": [], "content": []}
        for n, span in enumerate(spans):
            kinds[span.kind].append(n)
        sources, cues, contents = kinds["source"], kinds["cue"], kinds["content"]
        source_to = self._choose(vectors, spans, _SOURCE_CUE, sources, cues)
        content_to = self._choose(vectors, spans, _CONTENT_CUE, contents, cues)
        alone = [c for c, (cue, _) in zip(contents, content_to, strict=True) if cue is None]
        speaker = dict(zip(alone, self._choose(vectors, spans, _CONTENT_SOURCE, alone, sources), strict=True))
        links: list[Link] = []
        for cue in cues:
            mine = [(s, p) for s, (c, p) in zip(sources, source_to, strict=True) if c == cue]
            said = [(s, p) for s, (c, p) in zip(contents, content_to, strict=True) if c == cue]
            links.append(_link(cue, mine, said))
        taken = {source for source, _ in speaker.values() if source is not None}
        for source, (cue_of, p) in zip(sources, source_to, strict=True):
            said = [(c, q) for c, (s, q) in speaker.items() if s == source]
            if cue_of is None or source in taken:
                links.append(_link(None, [(source, p if cue_of is None else 1.0)], said))
        links += [_link(None, [], [(c, q)]) for c, (s, q) in speaker.items() if s is None]
        return tuple(sorted(links, key=_first_span))

    def _choose(
        self, vectors: Floats, spans: Sequence[AttributionSpan], relation: int, froms: Sequence[int], tos: Sequence[int]
    ) -> list[tuple[int | None, float]]:
        """Choose for each part; in a very long text a part sees only the candidates around it."""
        chosen: list[tuple[int | None, float]] = []
        for at in range(0, len(froms), _CHUNK):
            few = froms[at : at + _CHUNK]
            near = tos
            if len(tos) > _CANDIDATES:
                middle = bisect_left(tos, few[len(few) // 2])
                begin = max(0, min(middle - _CANDIDATES // 2, len(tos) - _CANDIDATES))
                near = tos[begin : begin + _CANDIDATES]
            chosen += self._choose_among(vectors, spans, relation, few, near)
        return chosen

    def _choose_among(
        self, vectors: Floats, spans: Sequence[AttributionSpan], relation: int, froms: Sequence[int], tos: Sequence[int]
    ) -> list[tuple[int | None, float]]:
        if not tos:
            return [(None, 1.0)] * len(froms)
        size = self._out.shape[1]
        a = vectors[[spans[i].start for i in froms]][:, :size]
        a += vectors[[spans[i].end - 1 for i in froms]][:, size : 2 * size]
        null = np.maximum(a, 0) @ self._null[relation]
        b_first = vectors[[spans[j].start for j in tos], 2 * size : 3 * size]
        b_last = vectors[[spans[j].end - 1 for j in tos], 3 * size :]
        buckets = [
            [distance_bucket(spans[i].start, spans[i].end - 1, spans[j].start, spans[j].end - 1) for j in tos]
            for i in froms
        ]
        hidden = a[:, None] + (b_first + b_last)[None] + self._distance[relation][np.asarray(buckets)]
        scores = np.concatenate([np.maximum(hidden, 0) @ self._out[relation], null[:, None]], axis=1)
        scores -= scores.max(1, keepdims=True)
        p = np.exp(scores)
        p /= p.sum(1, keepdims=True)
        best = p.argmax(1)
        return [(None if k == len(tos) else tos[int(k)], float(p[row, k])) for row, k in enumerate(best)]


def _link(cue: int | None, sources: list[tuple[int, float]], contents: list[tuple[int, float]]) -> Link:
    scores = [p for _, p in sources] + [p for _, p in contents]
    return Link(
        cue=cue,
        sources=tuple(s for s, _ in sources),
        contents=tuple(c for c, _ in contents),
        source_scores=tuple(p for _, p in sources),
        content_scores=tuple(p for _, p in contents),
        score=min(scores) if scores else 0.0,
    )


def _first_span(link: Link) -> int:
    return min(*link.sources, *link.contents, 1 << 30, 1 << 30 if link.cue is None else link.cue)
