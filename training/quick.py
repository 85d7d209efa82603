"""Cheap dev figures while training; the figures that count are taken from the shipped model instead."""

from itertools import pairwise
from pathlib import Path

import numpy as np
import torch

from purport.language.wordpieces import WordPieces
from training.batches import Batch, collate, factuality_column, split_long
from training.corpora import read_ewt, read_polnear
from training.examples import IGNORE, NAME_LABELS, SPAN_LABELS, AttributionWindows, Labels, TreebankWindows, Window
from training.losses import forbidden_transitions
from training.network import Network


class DevSample:
    """A small fixed sample of dev windows."""

    def __init__(self, corpora: Path, labels: Labels, pieces: WordPieces) -> None:
        ewt = read_ewt(corpora, "dev")
        maker = TreebankWindows([("ewt", d) for d in ewt], labels, {})
        singles = [maker.window("ewt", [(s, True)], None) for d in ewt for p in d.paragraphs for s in p]
        chosen = [d for d in ewt if d.name.startswith(("weblog", "newsgroup"))]
        paragraphs = [
            maker.window("ewt", [(s, not n) for n, s in enumerate(p)], None) for d in chosen for p in d.paragraphs
        ]
        self.treebank = self._batches(singles[::4], pieces)
        self.paragraphs = self._batches(paragraphs, pieces)
        windows: list[Window] = []
        for document in read_polnear(corpora, "dev")[::5]:
            starts = [*document.paragraph_starts, len(document.words)]
            for a, b in pairwise(starts):
                windows += AttributionWindows.windows(document, a, b)
        self.attribution = self._batches(windows, pieces)

    @staticmethod
    def _batches(windows: list[Window], pieces: WordPieces) -> list[Batch]:
        kept = sorted(split_long(windows, pieces, 510), key=lambda w: w.pieces)
        return [collate(kept[i : i + 16], pieces) for i in range(0, len(kept), 16)]

    def measure(self, net: Network) -> dict[str, float]:
        """Return accuracies, attachment and span scores in percent."""
        out = self._syntax(net)
        out |= {f"sent_{k}": v for k, v in self._starts(net).items()}
        out |= self._attribution(net)
        return {k: round(v, 2) for k, v in out.items()}

    def _syntax(self, net: Network) -> dict[str, float]:
        right = dict.fromkeys(("upos", "xpos", "feats", "lemma", "uas", "las"), 0)
        total = 0
        names = Spans()
        gold_f: list[float] = []
        said_f: list[float] = []
        for batch in self.treebank:
            x, y = net.encode(batch.ids, batch.mask, batch.feats, batch.first)
            out = net.syntax(x)
            for task in ("upos", "xpos", "feats", "lemma"):
                right[task] += int((out[task].argmax(1) == batch.column(task)).sum())
            name_labels = net.name_scores(y).argmax(1).tolist()
            fact = factuality_column(batch)
            known = ~torch.isnan(fact)
            gold_f += fact[known].tolist()
            said_f += net.factuality(x[known], y[known]).tolist()
            at = 0
            for window in batch.windows:
                n = len(window.words)
                total += n
                rows = slice(at, at + n)
                head = out["arc_head"][rows]
                scores = out["arc_dep"][rows] @ head[:, :-1].T + head[:, -1]
                scores.fill_diagonal_(-1e4)
                best = torch.cat([out["arc_root"][rows].unsqueeze(1), scores], dim=1).argmax(1) - 1
                gold = torch.tensor(window.heads)
                labels = net.relation_scores(out["rel_dep"][rows], out["rel_head"][rows][best.clamp(min=0)]).argmax(1)
                right["uas"] += int((best == gold).sum())
                right["las"] += int(((best == gold) & ((labels == torch.tensor(window.deprels)) | (best < 0))).sum())
                if IGNORE not in (window.names or [IGNORE]):
                    names.add(window.names or [], name_labels[rows], NAME_LABELS)
                at += n
        result = {k: 100 * v / total for k, v in right.items()} | names.scores()
        result["fact_r"] = float(np.corrcoef(gold_f, said_f)[0, 1])
        return result

    def _starts(self, net: Network) -> dict[str, float]:
        spans = [0, 0, 0]
        for batch in self.paragraphs:
            x, _ = net.encode(batch.ids, batch.mask, batch.feats, batch.first)
            said = net.syntax(x)["sentence"] > 0
            gold = batch.column("sentence_starts") > 0
            inner = batch.feats[:, :, 2].reshape(-1)[batch.first] != 3
            spans[0] += int((said & gold & inner).sum())
            spans[1] += int((said & inner).sum())
            spans[2] += int((gold & inner).sum())
        return {"inner_f1": 200 * spans[0] / max(1, spans[1] + spans[2])}

    def _attribution(self, net: Network) -> dict[str, float]:
        spans = Spans()
        transitions = (net.span_transitions + forbidden_transitions(len(SPAN_LABELS))).numpy()
        for batch in self.attribution:
            _, y = net.encode(batch.ids, batch.mask, batch.feats, batch.first)
            scores = net.spans(y).numpy()
            at = 0
            for window in batch.windows:
                n = len(window.words)
                spans.add(window.spans or [], viterbi(scores[at : at + n], transitions), SPAN_LABELS)
                at += n
        return spans.scores()


def viterbi(scores: np.ndarray, transitions: np.ndarray) -> list[int]:
    """Return the best label sequence."""
    best = scores[0].copy()
    best[2::2] -= 1e4
    back: list[np.ndarray] = []
    for row in scores[1:]:
        table = best[:, None] + transitions
        back.append(table.argmax(0))
        best = table.max(0) + row
    path = [int(best.argmax())]
    for pointers in reversed(back):
        path.append(int(pointers[path[-1]]))
    return path[::-1]


class Spans:
    """Exact span F1 per kind."""

    def __init__(self) -> None:
        self.counts: dict[str, list[int]] = {}

    def add(self, gold: list[int], said: list[int], names: tuple[str, ...]) -> None:
        """Count one window's spans."""
        a, b = (self.read(x, names) for x in (gold, said))
        for kind in {k for k, _, _ in a | b}:
            row = self.counts.setdefault(kind, [0, 0, 0])
            row[0] += sum(1 for s in a & b if s[0] == kind)
            row[1] += sum(1 for s in a if s[0] == kind)
            row[2] += sum(1 for s in b if s[0] == kind)

    @staticmethod
    def read(labels: list[int], names: tuple[str, ...]) -> set[tuple[str, int, int]]:
        """Return the spans of BIO labels."""
        spans: set[tuple[str, int, int]] = set()
        start, kind = -1, ""
        for i, label in enumerate([*(names[x] for x in labels), "O"]):
            if start >= 0 and (label[0] != "I" or label[2:] != kind):
                spans.add((kind, start, i))
                start = -1
            if label[0] == "B" or (label[0] == "I" and start < 0):
                start, kind = i, label[2:]
        return spans

    def scores(self) -> dict[str, float]:
        """Return F1 in percent per kind."""
        return {k: 200 * v[0] / max(1, v[1] + v[2]) for k, v in sorted(self.counts.items())}
