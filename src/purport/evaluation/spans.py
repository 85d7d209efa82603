"""Score attribution spans, their links, and factuality."""

import json
from collections.abc import Iterator, Set
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TypeVar

import numpy as np
from spacy.tokens import Doc

from purport.evaluation.parsing import EWT_DEV
from purport.evaluation.treebanks import first_only, read_paragraphs
from purport.language import Analysis, LanguageModel

POLNEAR_DEV = "attribution/polnear/dev"
UDS_DEV = "factuality/uds_ih2/dev.jsonl"
KINDS = ("source", "cue", "content")

Place = tuple[int, int]
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """A PolNeAR document: text, span parts by kind, and attributions as (source, cue, content) part triples."""

    text: str
    parts: dict[str, set[Place]]
    triples: set[tuple[Place, Place, Place]]


def read_polnear(folder: Path) -> Iterator[GoldDocument]:
    """Yield documents with the annotation of the first annotator in name order."""
    chosen: dict[str, Path] = {}
    for path in sorted((folder / "attributions").glob("*.ann")):
        chosen.setdefault(path.stem.rsplit("_", 1)[0], path)
    for name, path in sorted(chosen.items()):
        # Offsets count characters as they stand in the file, so line ends must not be translated.
        text = (folder / "text" / f"{name}.txt").read_bytes().decode("utf-8")
        yield _gold_document(text, path.read_text(encoding="utf-8"))


def _gold_document(text: str, brat: str) -> GoldDocument:
    parts: dict[str, set[Place]] = {kind: set() for kind in KINDS}
    spans: dict[str, tuple[str, list[Place]]] = {}
    triples: set[tuple[Place, Place, Place]] = set()
    for line in brat.split("\n"):
        cols = line.split("\t")
        if line.startswith("T") and len(cols) >= 3:
            label, _, places = cols[1].partition(" ")
            kind = label.lower()
            if kind not in KINDS:
                continue
            found = [_trim(text, *map(int, p.split())) for p in places.split(";")]
            spans[cols[0]] = (kind, found)
            parts[kind].update(found)
        elif line.startswith("E") and len(cols) >= 2:
            by_kind: dict[str, list[Place]] = {kind: [] for kind in KINDS}
            for item in cols[1].split():
                kind, found = spans.get(item.partition(":")[2], ("", []))
                if kind:
                    by_kind[kind] += found
            triples |= {(s, c, k) for s in by_kind["source"] for c in by_kind["cue"] for k in by_kind["content"]}
    return GoldDocument(text, parts, triples)


def _trim(text: str, start: int, end: int) -> Place:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def score_attribution(corpora: Path, model: LanguageModel, *, limit: int | None = None) -> dict[str, float]:
    """Return span and link figures on PolNeAR dev, in percent.

    Every contiguous part of a gold span counts as a span. `*_exact` wants both ends right; `content_overlap`
    is F1 over characters; `triples` wants source, cue and content parts exact and linked, `triples_overlap`
    wants the cue exact and the source and content to overlap.

    Args:
        corpora: the folder that holds `attribution`.
        model: the model to score.
        limit: documents to score; all when not given.
    """
    exact = {kind: [0, 0, 0] for kind in KINDS}
    overlap, triples, loose = [0, 0, 0], [0, 0, 0], [0, 0, 0]
    for document in islice(read_polnear(corpora / POLNEAR_DEV), limit):
        said_parts, said_triples = _read(document.text, model)
        for kind in KINDS:
            _count(exact[kind], document.parts[kind], said_parts[kind])
        _count(overlap, _characters(document.parts["content"]), _characters(said_parts["content"]))
        _count(triples, document.triples, said_triples)
        hits = sum(any(_alike(g, s) for s in said_triples) for g in document.triples)
        precise = sum(any(_alike(g, s) for g in document.triples) for s in said_triples)
        loose = [loose[0] + hits + precise, loose[1] + 2 * len(document.triples), loose[2] + 2 * len(said_triples)]
    figures = {f"{kind}_exact": _f1(c) for kind, c in exact.items()}
    return figures | {"content_overlap": _f1(overlap), "triples": _f1(triples), "triples_overlap": _f1(loose)}


def _read(text: str, model: LanguageModel) -> tuple[dict[str, set[Place]], set[tuple[Place, Place, Place]]]:
    parts: dict[str, set[Place]] = {kind: set() for kind in KINDS}
    triples: set[tuple[Place, Place, Place]] = set()
    blocks: list[str] = []
    begins: list[int] = []
    at = 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(line)
            begins.append(at)
        at += len(line) + 1
    for begin, analysis in zip(begins, model.analyse(blocks), strict=True):
        places = [_place(analysis, begin, k) for k in range(len(analysis.spans))]
        for span, place in zip(analysis.spans, places, strict=True):
            parts[span.kind].add(place)
        for link in analysis.links:
            if link.cue is not None:
                triples |= {(places[s], places[link.cue], places[k]) for s in link.sources for k in link.contents}
    return parts, triples


def _place(analysis: Analysis, begin: int, number: int) -> Place:
    span = analysis.spans[number]
    return begin + analysis.syntax.starts[span.start], begin + analysis.syntax.ends[span.end - 1]


def _characters(places: set[Place]) -> set[int]:
    return {i for a, b in places for i in range(a, b)}


def _alike(gold: tuple[Place, Place, Place], said: tuple[Place, Place, Place]) -> bool:
    return gold[1] == said[1] and all(gold[k][0] < said[k][1] and said[k][0] < gold[k][1] for k in (0, 2))


def score_factuality(corpora: Path, model: LanguageModel, *, limit: int | None = None) -> dict[str, float]:
    """Return mean absolute error and Pearson's r on the predicates of UDS-IH2 dev.

    Args:
        corpora: the folder that holds `factuality` and `treebank`.
        model: the model to score.
        limit: sentences to score; all when not given.
    """
    pairs = list(factuality_pairs(corpora, model, limit=limit))
    a, b = np.asarray([g for g, _ in pairs]), np.asarray([s for _, s in pairs])
    return {
        "mae": round(float(np.abs(a - b).mean()), 3),
        "mae_of_mean": round(float(np.abs(a - a.mean()).mean()), 3),
        "pearson": round(float(np.corrcoef(a, b)[0, 1]), 3),
        "predicates": float(len(pairs)),
    }


def factuality_pairs(corpora: Path, model: LanguageModel, *, limit: int | None = None) -> Iterator[tuple[float, float]]:
    """Yield the annotated and the predicted factuality of every predicate of UDS-IH2 dev."""
    spaces = {tuple(s.words): s.spaces for p in read_paragraphs(corpora / EWT_DEV) for s in p.sentences}
    for line in islice((corpora / UDS_DEV).read_text(encoding="utf-8").splitlines(), limit):
        record = json.loads(line)
        words = record["text"].split(" ")
        starts = first_only(len(words))
        doc = Doc(model.vocab, words=words, spaces=spaces.get(tuple(words)), sent_starts=starts)
        values = model.analyse_doc(doc).factuality
        for target in record["targets"]:
            yield float(target["label"]), float(values[target["span1"][0]])


def span_scores(document: GoldDocument, model: LanguageModel) -> Iterator[tuple[str, float, bool]]:
    """Yield kind, score and whether it is exact for every span that the model finds in a document."""
    at = 0
    blocks: list[tuple[int, str]] = []
    for line in document.text.split("\n"):
        if line.strip():
            blocks.append((at, line))
        at += len(line) + 1
    for (begin, _), analysis in zip(blocks, model.analyse([b for _, b in blocks]), strict=True):
        for number, span in enumerate(analysis.spans):
            yield span.kind, span.exact, _place(analysis, begin, number) in document.parts[span.kind]


def _count(counts: list[int], gold: Set[_T], said: Set[_T]) -> None:
    counts[0] += len(gold & said)
    counts[1] += len(gold)
    counts[2] += len(said)


def _f1(counts: list[int]) -> float:
    return round(200 * counts[0] / max(1, counts[1] + counts[2]), 2)
