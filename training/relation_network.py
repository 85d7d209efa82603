"""The relation head: a copy of the encoder that is told which words are actor, recipient and trigger."""

import numpy as np
import torch
from torch import Tensor, nn

from training.network import HIDDEN, Dropout, Encoder
from training.relation_examples import LABELS, Encoded

ROLE_NUMBERS = 4
POOLED = 4
INNER = 256


class RelationNetwork(nn.Module):
    """MiniLM with an embedding per role at the input; the roles' words are averaged and classified."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.encoder = Encoder(dropout)
        self.role = nn.Embedding(ROLE_NUMBERS, HIDDEN, padding_idx=0)
        nn.init.normal_(self.role.weight, std=0.02)
        with torch.no_grad():
            self.role.weight[0] = 0
        self.hidden = nn.Linear(POOLED * HIDDEN, INNER)
        self.out = nn.Linear(INNER, len(LABELS))
        self.dropout = Dropout(dropout)

    def forward(self, ids: Tensor, mask: Tensor, roles: Tensor) -> Tensor:
        """Return the logarithms of the labels' probabilities.

        Args:
            ids, mask, roles: (sentences, wordpieces); roles are 0 none, 1 actor, 2 recipient, 3 trigger.
        """
        e = self.encoder
        x = e.words(ids) + e.positions(torch.arange(ids.shape[1])).unsqueeze(0) + e.segment + self.role(roles)
        x = e.dropout(e.norm(x))
        bias = ((1.0 - mask.to(x.dtype)) * -1e4).unsqueeze(1).unsqueeze(1)
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=self.training):
            for layer in e.layers:
                x = layer(x, bias)
        x = x.float()
        parts = [_mean(x, roles == 1), _mean(x, roles == 2), _mean(x, roles == 3), _mean(x, mask == 1)]
        inner = torch.tanh(self.hidden(self.dropout(torch.cat(parts, dim=1))))
        return torch.log_softmax(self.out(self.dropout(inner)), dim=1)


def _mean(x: Tensor, wanted: Tensor) -> Tensor:
    weights = wanted.to(x.dtype).unsqueeze(2)
    return (x * weights).sum(dim=1) / weights.sum(dim=1).clamp(min=1.0)


def collate(examples: list[Encoded]) -> tuple[Tensor, Tensor, Tensor]:
    """Return ids, mask and roles of some examples, padded."""
    longest = max(len(x.ids) for x in examples)
    table = np.zeros((3, len(examples), longest), dtype=np.int64)
    for row, example in enumerate(examples):
        n = len(example.ids)
        table[0, row, :n] = example.ids
        table[1, row, :n] = 1
        table[2, row, :n] = example.roles
    return torch.from_numpy(table[0]), torch.from_numpy(table[1]), torch.from_numpy(table[2])


def loss(scores: Tensor, examples: list[Encoded], smoothing: float = 0.05) -> Tensor:
    """Return the weighted mean loss; where several labels are right their probabilities add up."""
    right = torch.zeros_like(scores, dtype=torch.bool)
    for row, example in enumerate(examples):
        right[row, example.labels] = True
    weights = torch.tensor([x.weight for x in examples])
    hit = torch.logsumexp(scores.masked_fill(~right, -1e4), dim=1)
    each = -(1 - smoothing) * hit - smoothing * scores.mean(dim=1)
    return (each * weights).sum() / weights.sum()
