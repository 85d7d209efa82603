"""Which source and which content belong to which cue."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Self

import numpy as np

from purport.language.analysis import Link
from purport.language.encoder import Encoded
from purport.language.model_files import Floats, Ints
from purport.language.spans import SpanTable

_CHUNK = 24
_CANDIDATES = 72
_TOGETHER = 128
_FAR = 256
"""From this gap on all distances are alike."""

_Choice = tuple[int | None, float]
"""The span that a part hangs on, or None, and the probability."""

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


@dataclass(frozen=True, slots=True)
class _Question:
    """A part, the relation that is looked for, and what the part may hang on, as numbers of spans."""

    part: int
    relation: int
    candidates: Sequence[int]


class Linker:
    """The link head: for every part the score of each part it may hang on, and of none.

    The parts of all paragraphs are asked about together, since each step in numpy costs the same for few and many.
    """

    def __init__(self, weights: dict[str, Floats]) -> None:
        self._distance = weights["link_distance"]
        self._out = weights["link_out"]
        self._null = weights["link_null"]
        self._buckets = np.asarray([distance_bucket(0, 0, 1 + gap, 1 + gap) for gap in range(_FAR + 1)])

    def link(self, encoded: Encoded, spans: SpanTable, blocks: Sequence[tuple[int, int]]) -> list[tuple[Link, ...]]:
        """Return the attributions that the spans of each paragraph form, in the order of their first span.

        A content hangs on a cue; without one it hangs on a source, or stands alone. A source whose cue has no
        content, and a cue without either, are kept as links of their own.

        Args:
            encoded: holds the link vector of every row.
            spans: the spans of all paragraphs.
            blocks: the rows of each paragraph, ascending. The links count the spans of their paragraph from 0.
        """
        if not spans.starts:
            return [()] * len(blocks)
        size = self._out.shape[1]
        firsts, lasts = encoded.rows("link", spans.starts), encoded.rows("link", [end - 1 for end in spans.ends])
        choose = partial(
            self._choose,
            np.asarray(spans.starts),
            np.asarray(spans.ends),
            firsts[:, :size] + lasts[:, size : 2 * size],
            firsts[:, 2 * size : 3 * size] + lasts[:, 3 * size :],
        )
        groups = [_Group.of(spans, a, b) for a, b in blocks]
        questions: list[_Question] = []
        for group in groups:
            questions += _questions(_SOURCE_CUE, group.sources, group.cues)
            questions += _questions(_CONTENT_CUE, group.contents, group.cues)
        chosen = choose(questions)
        alone = [[c for c in group.contents if chosen[c][0] is None] for group in groups]
        speakers = choose(
            [
                q
                for group, few in zip(groups, alone, strict=True)
                for q in _questions(_CONTENT_SOURCE, few, group.sources)
            ]
        )
        return [
            _links_of(group, chosen, {c: speakers[c] for c in few}) for group, few in zip(groups, alone, strict=True)
        ]

    def _choose(
        self, starts: Ints, ends: Ints, hanging: Floats, holding: Floats, questions: Sequence[_Question]
    ) -> dict[int, _Choice]:
        """Choose for each part; a limited number of questions together, to bound memory."""
        chosen: dict[int, _Choice] = {q.part: (None, 1.0) for q in questions if not q.candidates}
        open_ = [q for q in questions if q.candidates]
        for at in range(0, len(open_), _TOGETHER):
            few = open_[at : at + _TOGETHER]
            parts = np.asarray([q.part for q in few])
            counts = np.asarray([len(q.candidates) for q in few])
            to = np.asarray([c for q in few for c in q.candidates])
            of = np.repeat(parts, counts)
            relations = np.asarray([q.relation for q in few])
            each = np.repeat(relations, counts)
            hidden = hanging[of]
            hidden += holding[to]
            hidden += self._distance[each, self._bucket(starts[of], ends[of], starts[to], ends[to])]
            scores = np.add.reduce(np.maximum(hidden, 0) * self._out[each], 1)
            null = np.add.reduce(np.maximum(hanging[parts], 0) * self._null[relations], 1)
            for question, p in zip(few, _softmax(scores, null, counts), strict=True):
                best = p.index(max(p))
                taken = question.candidates[best] if best < len(question.candidates) else None
                chosen[question.part] = taken, p[best]
        return chosen

    def _bucket(self, start_a: Ints, end_a: Ints, start_b: Ints, end_b: Ints) -> Ints:
        """Return `distance_bucket` of many pairs."""
        after = start_b - end_a
        gap = np.where(after >= 0, after, start_a - end_b)
        buckets: Ints = self._buckets[np.clip(gap, 0, _FAR)] + np.where(after >= 0, 0, 12)
        return buckets


@dataclass(frozen=True, slots=True)
class _Group:
    """The spans [begin, end) of one paragraph, by kind."""

    begin: int
    end: int
    sources: list[int]
    cues: list[int]
    contents: list[int]

    @classmethod
    def of(cls, spans: SpanTable, start: int, end: int) -> Self:
        begin = bisect_left(spans.starts, start)
        until = bisect_left(spans.starts, end, begin)
        kinds: dict[str, list[int]] = {"source": [], "cue": [], "content": []}
        for n in range(begin, until):
            kinds[spans.labels[n]].append(n)
        return cls(begin, until, kinds["source"], kinds["cue"], kinds["content"])


def _questions(relation: int, parts: Sequence[int], candidates: Sequence[int]) -> Iterator[_Question]:
    """Ask what each part hangs on; in a very long text a part sees only the candidates around it."""
    for at in range(0, len(parts), _CHUNK):
        few = parts[at : at + _CHUNK]
        near = candidates
        if len(candidates) > _CANDIDATES:
            middle = bisect_left(candidates, few[len(few) // 2])
            begin = max(0, min(middle - _CANDIDATES // 2, len(candidates) - _CANDIDATES))
            near = candidates[begin : begin + _CANDIDATES]
        for part in few:
            yield _Question(part, relation, near)


def _softmax(scores: Floats, null: Floats, counts: Ints) -> list[list[float]]:
    """Return for each question the probabilities of its candidates and, last, of none."""
    ends = (counts + 1).cumsum()
    begins = ends - counts - 1
    p: Floats = np.insert(scores, counts.cumsum(), null)
    p -= np.repeat(np.maximum.reduceat(p, begins), counts + 1)
    np.exp(p, out=p)
    p /= np.repeat(np.add.reduceat(p, begins), counts + 1)
    flat = p.tolist()
    return [flat[a:b] for a, b in zip(begins.tolist(), ends.tolist(), strict=True)]


def _links_of(group: _Group, chosen: dict[int, _Choice], speakers: dict[int, _Choice]) -> tuple[Link, ...]:
    """Put the links of a paragraph together from what each of its parts hangs on."""
    first = group.begin
    links: list[Link] = []
    for cue in group.cues:
        mine = [(s - first, chosen[s][1]) for s in group.sources if chosen[s][0] == cue]
        said = [(c - first, chosen[c][1]) for c in group.contents if chosen[c][0] == cue]
        links.append(_link(cue - first, mine, said))
    taken = {source for source, _ in speakers.values() if source is not None}
    for source in group.sources:
        cue_of, p = chosen[source]
        if cue_of is None or source in taken:
            said = [(c - first, q) for c, (s, q) in speakers.items() if s == source]
            links.append(_link(None, [(source - first, p if cue_of is None else 1.0)], said))
    links += [_link(None, [], [(c - first, q)]) for c, (s, q) in speakers.items() if s is None]
    return tuple(sorted(links, key=_first_span))


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
