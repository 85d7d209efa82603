"""Score tags, lemmas, trees, words and sentence boundaries against Universal Dependencies."""

from collections.abc import Iterable, Iterator, Set
from itertools import islice
from pathlib import Path
from typing import TypeVar

from spacy.tokens import Doc

from purport.evaluation.treebanks import GoldParagraph, GoldSentence, first_only, read_paragraphs
from purport.language import LanguageModel

EWT_DEV = "treebank/ewt/en_ewt-ud-dev.conllu"
GUM_DEV = "treebank/gum_open/en_gum_open-ud-dev.conllu"

_BATCH = 400
_T = TypeVar("_T")


def score_parsing(corpora: Path, model: LanguageModel, *, limit: int | None = None) -> dict[str, float]:
    """Return tags, lemmas and attachment on the gold words and sentences of EWT dev, in percent.

    The sentence-boundary figures are taken on raw paragraphs of GUM dev, of the weblogs and newsgroups of EWT dev,
    and of both. `boundary_f1` counts all sentence starts; `inner_boundary_f1` leaves out the first of each paragraph,
    which is right by being first; `sentence_f1` wants both ends of a sentence right.

    Args:
        corpora: the folder that holds `treebank`.
        model: the model to score.
        limit: paragraphs of each treebank to score; all when not given.
    """
    ewt = list(islice(read_paragraphs(corpora / EWT_DEV), limit))
    gum = list(islice(read_paragraphs(corpora / GUM_DEV), limit))
    figures = {f"ewt_{k}": v for k, v in score_trees((s for p in ewt for s in p.sentences), model).items()}
    posts = [p for p in ewt if p.document.startswith(("weblog", "newsgroup"))]
    for name, paragraphs in (("gum", gum), ("ewt_weblog_newsgroup", posts), ("raw", gum + posts)):
        for key, value in score_boundaries(paragraphs, model).items():
            figures[f"{name}_{key}"] = value
    return figures


def score_trees(sentences: Iterable[GoldSentence], model: LanguageModel) -> dict[str, float]:
    """Return UPOS, XPOS, lemma, UAS and LAS on gold words and sentences; LAS counts whole labels."""
    right = dict.fromkeys(("upos", "xpos", "lemma", "uas", "las"), 0)
    total = 0
    for sentence in sentences:
        starts = first_only(len(sentence.words))
        doc = Doc(model.vocab, words=sentence.words, spaces=sentence.spaces, sent_starts=starts)
        said = model.analyse_doc(doc).syntax
        for i, head in enumerate(sentence.heads):
            own = -1 if said.heads[i] == i else said.heads[i]
            right["upos"] += said.pos[i] == sentence.upos[i]
            right["xpos"] += said.tags[i] == sentence.xpos[i]
            right["lemma"] += said.lemmas[i] == sentence.lemmas[i]
            right["uas"] += own == head
            right["las"] += own == head and said.deps[i] == sentence.deprels[i]
        total += len(sentence.words)
    return {key: round(100 * value / max(1, total), 2) for key, value in right.items()}


def score_boundaries(paragraphs: Iterable[GoldParagraph], model: LanguageModel) -> dict[str, float]:
    """Return F1 of sentence starts in raw paragraphs, with and without the first, of whole sentences, and of words."""
    starts, inner, sentences, words = [0, 0, 0], [0, 0, 0], [0, 0, 0], [0, 0, 0]
    for batch in _batched(paragraphs, _BATCH):
        texts = [p.text() for p in batch]
        analyses = model.analyse([text for text, _ in texts])
        for paragraph, (text, gold), analysis in zip(batch, texts, analyses, strict=True):
            said = [analysis.syntax.starts[a] for a, _ in analysis.syntax.sentences]
            length = len(text)
            _count(starts, set(gold), set(said))
            _count(inner, set(gold[1:]), set(said[1:]))
            _count(sentences, set(zip(gold, [*gold[1:], length], strict=True)),
                   set(zip(said, [*said[1:], length], strict=True)))  # fmt: skip
            syntax = analysis.syntax
            tokens = zip(syntax.starts, syntax.ends, syntax.pos, strict=True)
            _count(words, set(_word_spans(paragraph)), {(s, e) for s, e, pos in tokens if pos != "SPACE"})
    return {
        "boundary_f1": _f1(starts),
        "inner_boundary_f1": _f1(inner),
        "sentence_f1": _f1(sentences),
        "word_f1": _f1(words),
    }


def _word_spans(paragraph: GoldParagraph) -> Iterator[tuple[int, int]]:
    at = 0
    for sentence in paragraph.sentences:
        for word, space in zip(sentence.words, sentence.spaces, strict=True):
            yield at, at + len(word)
            at += len(word) + space


def _batched(items: Iterable[GoldParagraph], size: int) -> Iterator[list[GoldParagraph]]:
    iterator = iter(items)
    while batch := list(islice(iterator, size)):
        yield batch


def _count(counts: list[int], gold: Set[_T], said: Set[_T]) -> None:
    counts[0] += len(gold & said)
    counts[1] += len(gold)
    counts[2] += len(said)


def _f1(counts: list[int]) -> float:
    return round(200 * counts[0] / max(1, counts[1] + counts[2]), 2)
