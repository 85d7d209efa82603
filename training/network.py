"""The network: one MiniLM encoder and a light head for each layer of analysis.

Words of all windows of a batch are laid end to end after the encoder, so heads never see padding.
Everything that needs sentence boundaries or a search (trees, spans, links) is scored from the
per-word vectors given here, in torch while training and in numpy at run time.
"""

from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from purport.language.features import N_GAPS, N_SHAPES, N_SUFFIXES

HIDDEN = 384
LAYERS = 6
HEADS = 12
MIXED = 3
ARC = 320
RELATION = 192
LINK = 96
LINK_BUCKETS = 24
SUFFIX = 48


class Dropout(nn.Module):
    """Dropout whose masks are slices of one random table: on a CPU drawing the masks costs as much as a head."""

    SIZE = 1 << 22

    def __init__(self, rate: float) -> None:
        super().__init__()
        self.rate = rate
        self._table: Tensor | None = None
        self._uses = 0

    def forward(self, x: Tensor) -> Tensor:
        """Return `x` with a share of its values at zero and the others scaled up, while training."""
        if not self.training or not self.rate:
            return x
        n = x.numel()
        if n > self.SIZE // 2:
            return functional.dropout(x, self.rate, True)
        if self._table is None or self._uses >= 64:
            self._table = (torch.rand(self.SIZE) >= self.rate).to(x.dtype) / (1 - self.rate)
            self._uses = 0
        self._uses += 1
        at = int(torch.randint(self.SIZE - n, ()))
        return x * self._table[at : at + n].view_as(x)


class Layer(nn.Module):
    """One Transformer layer, post-norm as in BERT."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.query = nn.Linear(HIDDEN, HIDDEN)
        self.key = nn.Linear(HIDDEN, HIDDEN)
        self.value = nn.Linear(HIDDEN, HIDDEN)
        self.out = nn.Linear(HIDDEN, HIDDEN)
        self.norm1 = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.up = nn.Linear(HIDDEN, 4 * HIDDEN)
        self.down = nn.Linear(4 * HIDDEN, HIDDEN)
        self.norm2 = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.dropout = Dropout(dropout)
        self.plain_attention = False

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """Return the layer's output; `bias` is added to the attention scores (minus infinity at padding)."""
        b, t, _ = x.shape
        q, k, v = (f(x).view(b, t, HEADS, HIDDEN // HEADS).transpose(1, 2) for f in (self.query, self.key, self.value))
        if self.plain_attention:
            scores = q @ k.transpose(2, 3) / (HIDDEN // HEADS) ** 0.5 + bias
            mixed = torch.softmax(scores, dim=-1) @ v
        else:
            mixed = functional.scaled_dot_product_attention(q, k, v, attn_mask=bias)
        mixed = mixed.transpose(1, 2).reshape(b, t, HIDDEN)
        x = self.norm1(x + self.dropout(self.out(mixed)))
        return self.norm2(x + self.dropout(self.down(functional.gelu(self.up(x)))))


class Encoder(nn.Module):
    """MiniLM with what it does not see (case, endings, gaps) added to each word's first wordpiece."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.words = nn.Embedding(30522, HIDDEN)
        self.positions = nn.Embedding(512, HIDDEN)
        self.segment = nn.Parameter(torch.zeros(HIDDEN))
        self.shape = nn.Embedding(N_SHAPES, HIDDEN, padding_idx=0)
        self.gap = nn.Embedding(N_GAPS, HIDDEN, padding_idx=0)
        self.suffix = nn.Embedding(N_SUFFIXES, SUFFIX, padding_idx=0)
        self.suffix_out = nn.Linear(SUFFIX, HIDDEN, bias=False)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.dropout = Dropout(dropout)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.train_in_bfloat16 = False

    def forward(self, ids: Tensor, mask: Tensor, feats: Tensor) -> list[Tensor]:
        """Return the outputs of the upper layers that are mixed for the heads."""
        x = self.words(ids) + self.positions(torch.arange(ids.shape[1])).unsqueeze(0) + self.segment
        x = x + self.shape(feats[:, :, 0]) + self.gap(feats[:, :, 2]) + self.suffix_out(self.suffix(feats[:, :, 1]))
        x = self.dropout(self.norm(x))
        bias = ((1.0 - mask.to(x.dtype)) * -1e4).unsqueeze(1).unsqueeze(1)
        outputs: list[Tensor] = []
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=self.training and self.train_in_bfloat16):
            for layer in self.layers:
                x = layer(x, bias)
                outputs.append(x)
        return [x.float() for x in outputs[-MIXED:]]

    def load_base(self, folder: Path) -> None:
        """Take over the published MiniLM weights."""
        w = load_file(folder / "model.safetensors")
        w = {k.removeprefix("bert."): v.float() for k, v in w.items()}
        state = {
            "words.weight": w["embeddings.word_embeddings.weight"],
            "positions.weight": w["embeddings.position_embeddings.weight"],
            "segment": w["embeddings.token_type_embeddings.weight"][0],
            "norm.weight": w["embeddings.LayerNorm.weight"],
            "norm.bias": w["embeddings.LayerNorm.bias"],
        }
        names = {
            "query": "attention.self.query", "key": "attention.self.key", "value": "attention.self.value",
            "out": "attention.output.dense", "norm1": "attention.output.LayerNorm",
            "up": "intermediate.dense", "down": "output.dense", "norm2": "output.LayerNorm",
        }  # fmt: skip
        for n in range(LAYERS):
            for ours, theirs in names.items():
                for part in ("weight", "bias"):
                    state[f"layers.{n}.{ours}.{part}"] = w[f"encoder.layer.{n}.{theirs}.{part}"]
        missing, unexpected = self.load_state_dict(state, strict=False)
        extra = {"shape.weight", "gap.weight", "suffix.weight", "suffix_out.weight"}
        if unexpected or set(missing) != extra:
            raise ValueError(f"unexpected base weights: {missing} {unexpected}")
        for table in (self.shape, self.gap):
            nn.init.normal_(table.weight, std=0.02)
            nn.init.zeros_(table.weight[0].detach())
        nn.init.normal_(self.suffix.weight, std=0.1)
        nn.init.normal_(self.suffix_out.weight, std=0.02)
        with torch.no_grad():
            for table in (self.shape, self.gap, self.suffix):
                table.weight[0] = 0


class Network(nn.Module):
    """Encoder and heads."""

    OUTPUTS = (
        "sentence", "upos", "xpos", "feats", "lemma", "arc_dep", "arc_head", "arc_root",
        "rel_dep", "rel_head", "names", "spans", "link", "factuality",
    )  # fmt: skip

    def __init__(self, sizes: dict[str, int], n_corpora: int, dropout: float) -> None:
        super().__init__()
        self.encoder = Encoder(dropout)
        self.mix = nn.Parameter(torch.zeros(2, MIXED))
        self.mix.data[:, -1] = 1.0
        self.dropout = Dropout(dropout)
        self.sizes = [1, sizes["upos"], sizes["xpos"], sizes["feats"], sizes["lemma"]]
        self.tags = nn.Linear(HIDDEN, sum(self.sizes))
        self.arc = nn.Linear(HIDDEN, 2 * ARC)
        self.arc_bilinear = nn.Linear(ARC, ARC)
        self.arc_head_bias = nn.Linear(ARC, 1)
        self.arc_root = nn.Parameter(torch.randn(ARC) * 0.05)
        self.relation = nn.Linear(HIDDEN, 4 * RELATION)
        self.relation_out = nn.Linear(2 * RELATION, sizes["deprel"])
        self.names = nn.Linear(HIDDEN, sizes["names"])
        self.event_corpora = [1, 2]
        self.names_by_corpus = nn.Parameter(torch.zeros(n_corpora, sizes["names"], HIDDEN + 1))
        self.spans = nn.Linear(HIDDEN, sizes["spans"])
        self.span_transitions = nn.Parameter(torch.zeros(sizes["spans"], sizes["spans"]))
        self.link = nn.Linear(HIDDEN, 4 * LINK)
        self.link_distance = nn.Parameter(torch.randn(3, LINK_BUCKETS, LINK) * 0.02)
        self.link_out = nn.Parameter(torch.randn(3, LINK) * 0.1)
        self.link_null = nn.Parameter(torch.randn(3, LINK) * 0.1)
        self.fact_hidden = nn.Linear(HIDDEN, 128)
        self.fact_out = nn.Linear(128, 1)

    def encode(self, ids: Tensor, mask: Tensor, feats: Tensor, first: Tensor) -> tuple[Tensor, Tensor]:
        """Return the word vectors for syntax and for spans."""
        outputs = self.encoder(ids, mask, feats)
        weights = torch.softmax(self.mix, dim=1)
        rows = [x.reshape(-1, HIDDEN).index_select(0, first) for x in outputs]
        mixed = [sum(weights[k, i] * rows[i] for i in range(MIXED)) for k in range(2)]
        return self.dropout(mixed[0]), self.dropout(mixed[1])

    def syntax(self, x: Tensor) -> dict[str, Tensor]:
        """Return the outputs of the syntactic heads."""
        sentence, upos, xpos, feats, lemma = self.tags(x).split(self.sizes, dim=1)
        dep, head = self.dropout(functional.relu(self.arc(x))).split(ARC, dim=1)
        dep = self.arc_bilinear(dep) / ARC**0.5
        a, c, b, d = self.relation(x).split(RELATION, dim=1)
        return {
            "sentence": sentence.squeeze(1), "upos": upos, "xpos": xpos, "feats": feats, "lemma": lemma,
            "arc_dep": dep, "arc_head": torch.cat([head, self.arc_head_bias(head)], dim=1),
            "arc_root": (dep * self.arc_root).sum(dim=1),
            "rel_dep": torch.cat([a, c], dim=1), "rel_head": torch.cat([b, d], dim=1),
        }  # fmt: skip

    def relation_scores(self, dep: Tensor, head: Tensor) -> Tensor:
        """Return label scores for pairs of dependents and heads."""
        added = functional.relu(dep[:, :RELATION] + head[:, :RELATION])
        times = dep[:, RELATION:] * head[:, RELATION:]
        return self.relation_out(torch.cat([added, times], dim=1))

    def name_scores(self, x: Tensor, corpus: Tensor | None = None) -> Tensor:
        """Return name label scores in the convention of a corpus per word (default: the first)."""
        shared = self.names(x)
        if corpus is None:
            own = self.names_by_corpus[0]
            return shared + x @ own[:, :-1].T + own[:, -1]
        delta = torch.zeros_like(shared)
        for number in corpus.unique().tolist():
            own = self.names_by_corpus[number]
            rows = corpus == number
            delta[rows] = x[rows] @ own[:, :-1].T + own[:, -1]
        return shared + delta

    def shipped_name_scores(self, x: Tensor) -> Tensor:
        """Return the scores that the run time combines.

        All labels but the events in UNER's convention; the events, and "outside" once more in the last column,
        in the convention of the corpora that mark events.
        """
        own = self.names_by_corpus[0]
        other = self.names_by_corpus[self.event_corpora].mean(dim=0)
        weight = torch.cat([own[:-2], other[-2:], other[:1]]) + self._shared_names()
        return functional.linear(x, weight[:, :-1], weight[:, -1])

    def _shared_names(self) -> Tensor:
        shared = torch.cat([self.names.weight, self.names.bias.unsqueeze(1)], dim=1)
        return torch.cat([shared, shared[:1]])

    def factuality(self, syntax: Tensor, spans: Tensor) -> Tensor:
        """Return the factuality of every word as if it were a predicate."""
        return self.fact_out(functional.relu(self.fact_hidden(syntax + spans))).squeeze(1)

    def forward(self, ids: Tensor, mask: Tensor, feats: Tensor, first: Tensor) -> tuple[Tensor, ...]:
        """Return everything the run time needs, in the order of `OUTPUTS`."""
        syntax, spans = self.encode(ids, mask, feats, first)
        out = self.syntax(syntax)
        out["names"] = self.shipped_name_scores(spans)
        out["spans"] = self.spans(spans)
        out["link"] = self.link(spans)
        out["factuality"] = self.factuality(syntax, spans)
        return tuple(out[name] for name in self.OUTPUTS)
