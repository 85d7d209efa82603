"""Attribution beside peers on the same documents: `python -m benchmarks.peers_attribution --data CORPORA`.

Purport's heads, textacy's extractor of direct quotations fed with Purport's own spaCy documents, and a linear-chain CRF
trained on the training part, all scored by one scorer on PolNeAR dev (first annotator in name order). textacy and
python-crfsuite are no dependencies of Purport; a peer that is not installed is left out, and the table says so.
"""

import argparse
import re
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

from purport.evaluation.report import machine
from purport.evaluation.spans import KINDS, POLNEAR_DEV, GoldDocument, Place, read_polnear
from purport.language import Analysis, LanguageModel
from purport.reading.session import default_session

POLNEAR_TRAIN = "attribution/polnear/train"
ROUNDS = 50
_TOKEN = re.compile(r"\w+(?:['’]\w+)?|\S")
_QUOTES = frozenset("\"“”'‘’")
_REACH = 2

Triple = tuple[Place, Place, Place]
Parts = dict[str, set[Place]]
Read = Callable[[str], tuple[Parts, set[Triple]]]


@dataclass(slots=True)
class Tally:
    """Right, gold and predicted counts of one system, and the seconds it took."""

    exact: dict[str, list[int]] = field(default_factory=lambda: {kind: [0, 0, 0] for kind in KINDS})
    overlap: list[int] = field(default_factory=lambda: [0, 0, 0])
    triples: list[int] = field(default_factory=lambda: [0, 0, 0])
    seconds: float = 0.0
    words: int = 0

    def add(self, gold: GoldDocument, parts: Parts, triples: set[Triple]) -> None:
        """Count one document."""
        for kind in KINDS:
            _count(self.exact[kind], gold.parts[kind], parts[kind])
        _count(self.overlap, _characters(gold.parts["content"]), _characters(parts["content"]))
        _count(self.triples, gold.triples, triples)
        self.words += len(gold.text.split())

    def row(self, name: str) -> str:
        """Give the figures as a line of the table."""
        figures = [_f1(self.exact[kind]) for kind in KINDS] + [_f1(self.overlap), _f1(self.triples)]
        speed = self.words / self.seconds if self.seconds else 0.0
        return f"{name:34}" + "".join(f"{figure:9.1f}" for figure in figures) + f"{speed:10.0f}"


def _count(counts: list[int], gold: set[Any], said: set[Any]) -> None:
    counts[0] += len(gold & said)
    counts[1] += len(gold)
    counts[2] += len(said)


def _f1(counts: Sequence[int]) -> float:
    return 200 * counts[0] / max(1, counts[1] + counts[2])


def _characters(places: set[Place]) -> set[int]:
    return {i for a, b in places for i in range(a, b)}


def paragraphs(text: str) -> Iterator[tuple[int, str]]:
    """Give the lines that are not blank, with their offsets."""
    at = 0
    for line in text.split("\n"):
        if line.strip():
            yield at, line
        at += len(line) + 1


def _analyses(text: str, model: LanguageModel) -> Iterator[tuple[int, Analysis]]:
    found = list(paragraphs(text))
    yield from zip([begin for begin, _ in found], model.analyse([line for _, line in found]), strict=True)


def read_purport(text: str) -> tuple[Parts, set[Triple]]:
    """Take spans and links of Purport's heads."""
    parts, triples = _empty()
    for begin, analysis in _analyses(text, default_session().model):
        syntax = analysis.syntax
        places = [(begin + syntax.starts[s.start], begin + syntax.ends[s.end - 1]) for s in analysis.spans]
        for span, place in zip(analysis.spans, places, strict=True):
            parts[span.kind].add(place)
        for link in analysis.links:
            if link.cue is not None:
                triples |= {(places[s], places[link.cue], places[k]) for s in link.sources for k in link.contents}
    return parts, triples


def textacy_reader() -> Read:
    """Give textacy's extractor of direct quotations. Raises ImportError where it is not installed."""
    from textacy.extract.triples import direct_quotations  # type: ignore[import-not-found]

    def read(text: str) -> tuple[Parts, set[Triple]]:
        parts, triples = _empty()
        for begin, analysis in _analyses(text, default_session().model):
            try:
                quotations = list(direct_quotations(analysis.doc))
            except ValueError:  # an odd number of quotation marks: textacy gives the document up
                continue
            for speaker, cue, content in quotations:
                source, said = _of_tokens(begin, speaker), _of_tokens(begin, cue)
                quoted = (begin + content.start_char, begin + content.end_char)
                parts["source"].add(source)
                parts["cue"].add(said)
                parts["content"].add(quoted)
                triples.add((source, said, quoted))
        return parts, triples

    return read


def _of_tokens(begin: int, tokens: Sequence[Any]) -> Place:
    return begin + tokens[0].idx, begin + tokens[-1].idx + len(tokens[-1])


def crf_reader(corpora: Path, stored: Path) -> Read:
    """Give a CRF over the words around, trained on PolNeAR train and kept in a file for the next time.

    Each token has one label: cue before source before content where spans overlap. A cue is linked to the nearest
    source and the nearest content of its paragraph. Raises ImportError where python-crfsuite is not installed.
    """
    import pycrfsuite  # type: ignore[import-not-found]

    if not stored.exists():
        _train(pycrfsuite, corpora, stored)
    tagger = pycrfsuite.Tagger()
    tagger.open(str(stored))

    def read(text: str) -> tuple[Parts, set[Triple]]:
        parts, triples = _empty()
        for begin, line in paragraphs(text):
            places = [m.span() for m in _TOKEN.finditer(line)]
            found = _spans(places, tagger.tag(features(line, places)))
            for kind, start, end in found:
                parts[kind].add((begin + start, begin + end))
            for kind, start, end in found:
                if kind == "cue":
                    near = [_nearest(found, wanted, start, end) for wanted in ("source", "content")]
                    source, content = ((begin + n[0], begin + n[1]) if n else None for n in near)
                    if source and content:
                        triples.add((source, (begin + start, begin + end), content))
        return parts, triples

    return read


def _nearest(found: Sequence[tuple[str, int, int]], kind: str, start: int, end: int) -> Place | None:
    near = [(max(s - end, start - e), s, e) for k, s, e in found if k == kind]
    return min(near)[1:] if near else None


def _train(crfsuite: Any, corpora: Path, stored: Path) -> None:
    trainer = crfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params({"c2": 1.0, "max_iterations": ROUNDS, "feature.minfreq": 2})
    for document in read_polnear(corpora / POLNEAR_TRAIN):
        for begin, line in paragraphs(document.text):
            places = [m.span() for m in _TOKEN.finditer(line)]
            if places:
                trainer.append(features(line, places), _labels(document.parts, begin, places))
    trainer.train(str(stored))


def features(line: str, places: Sequence[Place]) -> list[list[str]]:
    """Give the features of every token of a paragraph: words and shapes two to the left and right, quotation."""
    words = [line[start:end] for start, end in places]
    own = [_own_features(word) for word in words]
    quoted, out = False, []
    for i, word in enumerate(words):
        around = [
            f"{j}:{feature}"
            for j in range(-_REACH, _REACH + 1)
            for feature in (own[i + j] if 0 <= i + j < len(own) else ["edge"])
        ]
        pair = f"pair={words[i - 1].lower() if i else ''}_{word.lower()}"
        out.append([*around, pair, f"quoted={quoted}"])
        if word in _QUOTES and word not in "'‘’":
            quoted = not quoted
    return out


def _own_features(word: str) -> list[str]:
    kind = "digit" if word.isdigit() else "capital" if word[:1].isupper() else "lower" if word.isalpha() else "mark"
    return [f"w={word.lower()}", f"s={word[-3:].lower()}", kind]


def _labels(parts: Parts, begin: int, places: Sequence[Place]) -> list[str]:
    labels = ["O"] * len(places)
    for kind in ("content", "source", "cue"):
        for start, end in parts[kind]:
            inside = [i for i, (s, e) in enumerate(places) if begin + s >= start and begin + e <= end]
            for n, i in enumerate(inside):
                labels[i] = f"{'I' if n else 'B'}-{kind}"
    return labels


def _spans(places: Sequence[Place], labels: Sequence[str]) -> list[tuple[str, int, int]]:
    found: list[tuple[str, int, int]] = []
    before = ""
    for (start, end), label in zip(places, labels, strict=True):
        mark, _, kind = label.partition("-")
        if kind and mark == "I" and before == kind and found:
            found[-1] = (kind, found[-1][1], end)
        elif kind:
            found.append((kind, start, end))
        before = kind
    return found


def _empty() -> tuple[Parts, set[Triple]]:
    return {kind: set() for kind in KINDS}, set()


def measure(documents: Sequence[GoldDocument], read: Read) -> Tally:
    """Score one system; only reading is timed."""
    tally = Tally()
    for document in documents:
        begin = time.perf_counter()
        parts, triples = read(document.text)
        tally.seconds += time.perf_counter() - begin
        tally.add(document, parts, triples)
    return tally


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the corpora folder")
    parser.add_argument("--documents", type=int, default=None, help="score the first so many documents only")
    parser.add_argument("--crf", type=Path, default=Path("polnear.crfsuite"), help="where the trained CRF is kept")
    given = parser.parse_args()
    documents = list(islice(read_polnear(given.data / POLNEAR_DEV), given.documents))
    peers: list[tuple[str, Callable[[], Read]]] = [
        ("Purport, heads", lambda: read_purport),
        ("textacy, direct quotations", textacy_reader),
        (f"CRF, words and shapes, {ROUNDS} rounds", lambda: crf_reader(given.data, given.crf)),
    ]
    print(f"PolNeAR dev, {len(documents)} documents; {machine()}")
    heads = ("source", "cue", "content", "overlap", "triples", "words/s")
    print(f"{'exact F1':34}" + "".join(f"{head:>{9 if head != 'words/s' else 10}}" for head in heads))
    for name, load in peers:
        try:
            read = load()
        except ImportError as error:
            print(f"{name:34}  not installed ({error.name})")
            continue
        print(measure(documents, read).row(name), flush=True)


if __name__ == "__main__":
    main()
