"""The loss of each task on a batch; a task without targets in the batch gives nothing."""

import torch
from torch import Tensor
from torch.nn import functional

from purport.language.links import distance_bucket
from training.batches import Batch, factuality_column
from training.examples import IGNORE, KNOWS_EVENTS, NAME_CORPORA, NAME_LABELS
from training.network import Network

_EVENTS = [NAME_LABELS.index("B-EVENT"), NAME_LABELS.index("I-EVENT")]


def batch_losses(net: Network, batch: Batch) -> dict[str, Tensor]:
    """Return the mean loss per word of every task the batch has targets for."""
    syntax, spans = net.encode(batch.ids, batch.mask, batch.feats, batch.first)
    kind = batch.windows[0]
    out: dict[str, Tensor] = {}
    if kind.sentence_starts is not None:
        out |= _syntax_losses(net, batch, syntax)
        out |= _factuality_loss(net, batch, syntax, spans)
    if kind.names is not None:
        out |= _names_loss(net, batch, spans)
    if kind.spans is not None:
        out["spans"] = crf_loss(net.spans(spans), net.span_transitions, batch)
        out |= _link_loss(net, batch, spans)
    return out


def _cross_entropy(scores: Tensor, target: Tensor) -> Tensor:
    wanted = target != IGNORE
    return functional.cross_entropy(scores[wanted], target[wanted]) if bool(wanted.any()) else scores.sum() * 0


def _syntax_losses(net: Network, batch: Batch, x: Tensor) -> dict[str, Tensor]:
    out = net.syntax(x)
    losses = {task: _cross_entropy(out[task], batch.column(task)) for task in ("upos", "xpos", "feats", "lemma")}
    starts = batch.column("sentence_starts").float()
    losses["sentence"] = functional.binary_cross_entropy_with_logits(out["sentence"], starts)
    losses |= _tree_losses(net, batch, out)
    return losses


def _tree_losses(net: Network, batch: Batch, out: dict[str, Tensor]) -> dict[str, Tensor]:
    rows: list[int] = []
    columns: list[int] = []
    targets: list[int] = []
    heads: list[int] = []
    row, base, at = -1, 0, 0
    sentence_base = 0
    for window in batch.windows:
        before = -1
        for i, (number, head) in enumerate(zip(window.sentence_of, window.heads, strict=True)):
            if number != before:
                row, sentence_base, before = row + 1, i, number
            rows.append(row)
            columns.append(i - sentence_base)
            targets.append(0 if head < 0 else head - sentence_base + 1)
            heads.append(-1 if head < 0 else base + head)
            at += 1
        base += len(window.words)
    r, c = torch.tensor(rows), torch.tensor(columns)
    n, longest = row + 1, int(c.max()) + 1
    dep = out["arc_dep"].new_zeros(n, longest, out["arc_dep"].shape[1]).index_put((r, c), out["arc_dep"])
    head = out["arc_head"].new_zeros(n, longest, out["arc_head"].shape[1]).index_put((r, c), out["arc_head"])
    scores = dep @ head[:, :, :-1].transpose(1, 2) + head[:, :, -1].unsqueeze(1)
    present = torch.zeros(n, longest, dtype=torch.bool).index_put((r, c), torch.ones(len(rows), dtype=torch.bool))
    scores = scores.masked_fill(~present.unsqueeze(1), -1e4)
    scores = scores.masked_fill(torch.eye(longest, dtype=torch.bool), -1e4)
    word_scores = torch.cat([out["arc_root"].unsqueeze(1), scores[r, c]], dim=1)
    arc = functional.cross_entropy(word_scores, torch.tensor(targets))
    h = torch.tensor(heads)
    kept = h >= 0
    labels = net.relation_scores(out["rel_dep"][kept], out["rel_head"][h[kept]])
    return {"arc": arc, "deprel": _cross_entropy(labels, batch.column("deprels")[kept])}


def _names_loss(net: Network, batch: Batch, spans: Tensor) -> dict[str, Tensor]:
    target = batch.column("names")
    corpus = torch.tensor([w.corpus for w in batch.windows for _ in w.words])
    scores = net.name_scores(spans, corpus)
    wanted = target != IGNORE
    if not bool(wanted.any()):
        return {}
    scores, target, corpus = scores[wanted], target[wanted], corpus[wanted]
    # A corpus that does not mark events says nothing of them: its words never see the event labels.
    knows = torch.tensor([c in KNOWS_EVENTS for c in NAME_CORPORA])[corpus]
    hidden = torch.zeros_like(scores)
    hidden[:, _EVENTS] = -1e4
    loss = functional.cross_entropy(torch.where(knows.unsqueeze(1), scores, scores + hidden), target)
    return {"names": loss}


def _factuality_loss(net: Network, batch: Batch, syntax: Tensor, spans: Tensor) -> dict[str, Tensor]:
    target = factuality_column(batch)
    wanted = ~torch.isnan(target)
    if not bool(wanted.any()):
        return {}
    scores = net.factuality(syntax[wanted], spans[wanted])
    return {"factuality": functional.smooth_l1_loss(scores, target[wanted])}


def forbidden_transitions(n: int) -> Tensor:
    """Return minus 1e4 where a label may not follow another: inside a span only after its beginning or inside."""
    mask = torch.zeros(n, n)
    for to in range(2, n, 2):
        for before in range(n):
            if before not in (to, to - 1):
                mask[before, to] = -1e4
    return mask


def crf_loss(scores: Tensor, transitions: Tensor, batch: Batch) -> Tensor:
    """Return the negative log likelihood of the gold spans per word under a linear chain."""
    n = scores.shape[1]
    lengths = torch.tensor(batch.lengths)
    longest = int(lengths.max())
    position = torch.arange(longest)
    present = position.unsqueeze(0) < lengths.unsqueeze(1)
    padded = scores.new_zeros(len(lengths), longest, n)
    padded = padded.masked_scatter(present.unsqueeze(2), scores)
    gold = torch.zeros(len(lengths), longest, dtype=torch.long)
    gold[present] = batch.column("spans")
    allowed = transitions + forbidden_transitions(n)
    first_mask = torch.zeros(n)
    first_mask[2::2] = -1e4
    unary = padded.gather(2, gold.unsqueeze(2)).squeeze(2)
    pairs = allowed[gold[:, :-1], gold[:, 1:]]
    path = (unary * present).sum() + (pairs * present[:, 1:]).sum()
    alpha = padded[:, 0] + first_mask
    steps = padded.unbind(1)
    for t in range(1, longest):
        nxt = torch.logsumexp(alpha.unsqueeze(2) + allowed, dim=1) + steps[t]
        alpha = torch.where(present[:, t].unsqueeze(1), nxt, alpha)
    return (torch.logsumexp(alpha, dim=1).sum() - path) / int(lengths.sum())


def _link_loss(net: Network, batch: Batch, spans: Tensor) -> dict[str, Tensor]:
    vectors = net.link(spans)
    losses: list[Tensor] = []
    base = 0
    for window in batch.windows:
        by_kind = [[i for i, p in enumerate(window.parts) if p[0] == kind] for kind in range(3)]
        for relation, (_, to_kind) in enumerate(((0, 1), (2, 1), (2, 0))):
            wanted = [(a, b) for r, a, b in window.links if r == relation]
            if wanted:
                candidates = by_kind[to_kind]
                scores = link_scores(net, vectors, window.parts, base, relation, [a for a, _ in wanted], candidates)
                target = torch.tensor([candidates.index(b) if b >= 0 else len(candidates) for _, b in wanted])
                losses.append(functional.cross_entropy(scores, target, reduction="sum"))
        base += len(window.words)
    n = sum(len(w.links) for w in batch.windows)
    return {"link": torch.stack(losses).sum() / n} if losses else {}


def link_scores(
    net: Network,
    vectors: Tensor,
    parts: list[tuple[int, int, int]],
    base: int,
    relation: int,
    froms: list[int],
    tos: list[int],
) -> Tensor:
    """Return scores of each part in `froms` against each in `tos`, and against none in the last column."""
    a1, a2, b1, b2 = vectors.chunk(4, dim=1)
    first = lambda ids: torch.tensor([base + parts[i][1] for i in ids], dtype=torch.long)  # noqa: E731
    last = lambda ids: torch.tensor([base + parts[i][2] for i in ids], dtype=torch.long)  # noqa: E731
    a = a1[first(froms)] + a2[last(froms)]
    null = functional.relu(a) @ net.link_null[relation]
    if not tos:
        return null.unsqueeze(1)
    b = b1[first(tos)] + b2[last(tos)]
    buckets = torch.tensor(
        [[distance_bucket(parts[i][1], parts[i][2], parts[j][1], parts[j][2]) for j in tos] for i in froms]
    )
    hidden = functional.relu(a.unsqueeze(1) + b.unsqueeze(0) + net.link_distance[relation][buckets])
    return torch.cat([hidden @ net.link_out[relation], null.unsqueeze(1)], dim=1)
