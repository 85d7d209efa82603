"""Score names against UNER over EWT."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from spacy.tokens import Doc

from purport.language import LanguageModel
from purport.language.spans import read_spans

UNER_DEV = "names/uner_ewt/en_ewt-ud-dev.iob2"
KINDS = ("PER", "ORG", "LOC")

Named = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class NamedSentence:
    """Words, whether a space follows each, BIO labels, and whether a document begins here."""

    words: list[str]
    spaces: list[bool]
    labels: list[str]
    begins_document: bool


def score_names(corpora: Path, model: LanguageModel, *, limit: int | None = None, context: int = 1) -> dict[str, float]:
    """Return exact span F1 of PER, ORG and LOC on UNER-EWT dev, each and together, in percent.

    Args:
        corpora: the folder that holds `names`.
        model: the model to score.
        limit: passages to score; all when not given.
        context: words of one document that are read together, whole sentences; 1 reads every sentence alone.
    """
    counts = {kind: [0, 0, 0] for kind in (*KINDS, "micro")}
    for passage in islice(_passages(read_iob2(corpora / UNER_DEV), context), limit):
        gold, said = _spans(passage, model)
        for kind in counts:
            one = {s for s in gold if kind in (s[0], "micro")}
            other = {s for s in said if kind in (s[0], "micro")}
            counts[kind][0] += len(one & other)
            counts[kind][1] += len(one)
            counts[kind][2] += len(other)
    figures = {k.lower(): round(200 * c[0] / max(1, c[1] + c[2]), 2) for k, c in counts.items()}
    figures["micro_precision"] = round(100 * counts["micro"][0] / max(1, counts["micro"][2]), 2)
    figures["micro_recall"] = round(100 * counts["micro"][0] / max(1, counts["micro"][1]), 2)
    return figures


def _spans(passage: list[NamedSentence], model: LanguageModel) -> tuple[set[Named], set[Named]]:
    words = [w for s in passage for w in s.words]
    spaces = [x for s in passage for x in s.spaces]
    starts: list[bool | int | None] = [i == 0 for s in passage for i in range(len(s.words))]
    doc = Doc(model.vocab, words=words, spaces=spaces, sent_starts=starts)
    gold = {s for s in read_spans([x for s in passage for x in s.labels]) if s[0] in KINDS}
    return gold, {(kind, a, b) for a, b, kind in model.analyse_doc(doc).syntax.ents if kind in KINDS}


def _passages(sentences: list[NamedSentence], context: int) -> Iterator[list[NamedSentence]]:
    passage: list[NamedSentence] = []
    size = 0
    for sentence in sentences:
        if passage and (sentence.begins_document or size + len(sentence.words) > context):
            yield passage
            passage, size = [], 0
        passage.append(sentence)
        size += len(sentence.words)
    if passage:
        yield passage


def read_iob2(path: Path) -> list[NamedSentence]:
    """Return the sentences of a UNER file; labels of no interest (OTH) count as outside."""
    sentences: list[NamedSentence] = []
    text, begins = "", True
    words: list[str] = []
    labels: list[str] = []
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        cols = line.split("\t")
        if line.startswith("# newdoc"):
            begins = True
        elif line.startswith("# text = "):
            text = line[9:]
        elif len(cols) >= 3 and cols[0].isdigit():
            words.append(cols[1])
            labels.append(cols[2] if cols[2][2:] in KINDS else "O")
        elif not line and words:
            sentences.append(NamedSentence(words, _spaces(text, words), labels, begins))
            words, labels, begins = [], [], False
    return sentences


def _spaces(text: str, words: list[str]) -> list[bool]:
    spaces: list[bool] = []
    at = 0
    for word in words:
        at = max(at, text.find(word, at)) + len(word)
        spaces.append(text[at : at + 1] == " ")
    spaces[-1] = True
    return spaces
