"""Score the finder of time expressions against the dates marked in GUM: relaxed F1, any overlap counts."""

import csv
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from spacy.tokens import Doc

from purport.evaluation.treebanks import first_only
from purport.language import LanguageModel
from purport.mentions.date_expressions import Duration, Recurring
from purport.mentions.date_finder import find_dates

TREEBANKS = tuple(f"treebank/gum_open/en_gum_open-ud-{part}.conllu" for part in ("train", "dev"))
_BRACKET = re.compile(r"\([^()]*\)?|[^()]*\)")
_ENTITY = re.compile(r"Entity=([^|]*)")

Range = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedSentence:
    """A sentence as words, and the dates marked in it as half-open character ranges of the words joined by spaces."""

    words: Sequence[str]
    dates: Sequence[Range]


def score_spans(data: Path, model: LanguageModel) -> dict[str, float]:
    """Return precision, recall and relaxed F1 of the finder on DATE in percent, and the counts.

    Taken are the sentences all of whose dates are annotated: those in which every entity of GUM's type `time` overlaps
    a marked date, since the list holds only part of the dates. Lengths and sets are no dates and are left out.

    Args:
        data: the corpora folder.
        model: reads the gold words.
    """
    predicted = right = gold = found = sentences = 0
    for sentence in complete_sentences(data):
        spaces = [True] * len(sentence.words)
        starts = first_only(len(sentence.words))
        doc = Doc(model.vocab, words=list(sentence.words), spaces=spaces, sent_starts=starts)
        syntax = model.analyse_doc(doc).syntax
        own = [
            (syntax.starts[f.start], syntax.ends[f.end - 1])
            for f in find_dates(syntax)
            if not isinstance(f.expression, (Duration, Recurring))
        ]
        sentences += 1
        predicted += len(own)
        gold += len(sentence.dates)
        right += sum(any(_overlaps(o, g) for g in sentence.dates) for o in own)
        found += sum(any(_overlaps(o, g) for o in own) for g in sentence.dates)
    precision, recall = right / max(1, predicted), found / max(1, gold)
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return {"precision": precision, "recall": recall, "f1": f1, "dates": gold, "sentences": sentences}


def _overlaps(a: Range, b: Range) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def complete_sentences(data: Path) -> Iterator[DatedSentence]:
    """Yield the sentences of `dates/gum_dates.tsv` all of whose dates are annotated; needs the open part of GUM."""
    marked: defaultdict[tuple[str, str], set[Range]] = defaultdict(set)
    with (data / "dates" / "gum_dates.tsv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            text = row["sentence"].strip()
            start, end = text.index("⟦"), text.index("⟧")
            plain = text[:start] + text[start + 1 : end] + text[end + 1 :]
            marked[row["doc"], plain].add((start, end - 1))
    known = {key: (words, times) for name in TREEBANKS for key, words, times in _sentences(data / name)}
    for key, dates in sorted(marked.items()):
        words, times = known.get(key, ((), ()))
        if words and all(any(_overlaps(time, date) for date in dates) for time in times):
            yield DatedSentence(words=words, dates=sorted(dates))


def _sentences(path: Path) -> Iterator[tuple[tuple[str, str], Sequence[str], Sequence[Range]]]:
    """Yield document and text, words, and where the `time` entities are, of each sentence of a CoNLL-U file."""
    document, words, marks = "", list[str](), list[str]()
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        if line.startswith("# newdoc"):
            document = line.split("=", 1)[-1].strip()
        elif not line and words:
            yield (document, " ".join(words)), words, _times(words, marks)
            words, marks = [], []
        elif line[:1].isdigit():
            columns = line.split("\t")
            if columns[0].isdigit():
                words.append(columns[1])
                found = _ENTITY.search(columns[9])
                marks.append(found[1] if found else "")


def _times(words: Sequence[str], marks: Sequence[str]) -> list[Range]:
    """Read the entities of type `time`: "(12-time-new-cf1-2-sgl" opens number 12, "12)" closes it."""
    starts, at = [], 0
    for word in words:
        starts.append(at)
        at += len(word) + 1
    times: list[Range] = []
    opened: list[tuple[str, str, int]] = []
    for i, mark in enumerate(marks):
        for piece in _BRACKET.findall(mark):
            if piece.startswith("("):
                number, _, rest = piece.strip("()").partition("-")
                opened.append((number, rest.partition("-")[0], i))
                if not piece.endswith(")"):
                    continue
            else:
                number = piece.rstrip(")").partition("-")[0]
            last = next((k for k in range(len(opened) - 1, -1, -1) if opened[k][0] == number), None)
            if last is not None:
                _, kind, first = opened.pop(last)
                if kind == "time":
                    times.append((starts[first], starts[i] + len(words[i])))
    return times
