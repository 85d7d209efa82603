"""Score names against UNER over EWT."""

from itertools import islice
from pathlib import Path

from spacy.tokens import Doc

from purport.evaluation.treebanks import first_only
from purport.language import LanguageModel
from purport.language.spans import read_spans

UNER_DEV = "names/uner_ewt/en_ewt-ud-dev.iob2"
KINDS = ("PER", "ORG", "LOC")


def score_names(corpora: Path, model: LanguageModel, *, limit: int | None = None) -> dict[str, float]:
    """Return exact span F1 of PER, ORG and LOC on UNER-EWT dev, each and together, in percent.

    Args:
        corpora: the folder that holds `names`.
        model: the model to score.
        limit: sentences to score; all when not given.
    """
    counts = {kind: [0, 0, 0] for kind in (*KINDS, "micro")}
    for words, spaces, labels in islice(read_iob2(corpora / UNER_DEV), limit):
        doc = Doc(model.vocab, words=words, spaces=spaces, sent_starts=first_only(len(words)))
        gold = {s for s in read_spans(labels) if s[0] in KINDS}
        said = {(kind, a, b) for a, b, kind in model.analyse_doc(doc).syntax.ents if kind in KINDS}
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


def read_iob2(path: Path) -> list[tuple[list[str], list[bool], list[str]]]:
    """Return words, whether a space follows, and BIO labels of each sentence; other labels are outside."""
    sentences: list[tuple[list[str], list[bool], list[str]]] = []
    text = ""
    words: list[str] = []
    labels: list[str] = []
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        cols = line.split("\t")
        if line.startswith("# text = "):
            text = line[9:]
        elif len(cols) >= 3 and cols[0].isdigit():
            words.append(cols[1])
            labels.append(cols[2] if cols[2][2:] in KINDS else "O")
        elif not line and words:
            sentences.append((words, _spaces(text, words), labels))
            words, labels = [], []
    return sentences


def _spaces(text: str, words: list[str]) -> list[bool]:
    spaces: list[bool] = []
    at = 0
    for word in words:
        at = max(at, text.find(word, at)) + len(word)
        spaces.append(text[at : at + 1] == " ")
    return spaces
