"""BERT4Rec in PyTorch: what src/models/bert4rec.ts computes on tfjs, to check it and time it against.

Sun et al., "BERT4Rec: Sequential Recommendation with Bidirectional Encoder Representations from Transformer",
CIKM 2019: hide some games of a history and guess them from both sides; to recommend, append a hidden one.

    python3 reference/bert4rec.py public/data/steam/dataset.bin --epochs 90 --seed 0
"""

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

from dataset import PADDING
from layers import SelfAttention, initialise
from training import main


class BERT4Rec(nn.Module):
    def __init__(self, games, width=64, max_length=50, blocks=2, heads=2, dropout=0.4, mask_rate=0.2):
        super().__init__()
        self.max_length = max_length
        self.mask_rate = mask_rate
        self.mask = games + 1  # the id of [MASK]
        self.items = nn.Embedding(games + 2, width, padding_idx=PADDING)
        self.positions = nn.Embedding(max_length, width)
        self.norm = nn.LayerNorm(width)
        self.blocks = nn.ModuleList(Block(width, heads, dropout) for _ in range(blocks))
        self.head = nn.Linear(width, width)
        self.head_norm = nn.LayerNorm(width)
        self.bias = nn.Parameter(torch.zeros(games))
        self.dropout = nn.Dropout(dropout)
        initialise(self, 0.02)

    def forward(self, items, asked):
        """items [batch, length], padded on the left → head [n, width], one row for each place that is asked."""
        length = items.shape[1]
        token = self.items(items)  # [batch, length, width]
        position = self.positions.weight[-length:]  # [length, width]: the latest game has the last position
        input = self.norm(token + position)
        allowed = (items != PADDING)[:, None, None, :]  # [batch, 1, 1, length]: earlier and later games alike
        s = self.dropout(input)
        for block in self.blocks:
            s = block(s, allowed)
        hidden = s[asked]  # [n, width]
        head = self.head_norm(F.gelu(self.head(hidden)))
        return head

    def catalogue(self):
        """A game's score is head · vector + bias. vectors [games, width], bias [games]: [MASK] is no answer."""
        return self.items.weight[1 : self.mask], self.bias

    def examples(self, history, rng):
        """A Cloze test with games hidden at random, and one with only the last game hidden, as in the question."""
        window = history[-self.max_length :]
        chosen = np.flatnonzero(rng.random(len(window)) < self.mask_rate)
        if len(chosen) == 0:
            chosen = rng.integers(len(window), size=1)
        return [self.cloze(window, chosen), self.cloze(window, [len(window) - 1])]

    def cloze(self, window, masked):
        """The window with some games hidden, and what was hidden; elsewhere nothing is asked."""
        items, targets = np.array(window), np.full(len(window), PADDING)
        targets[masked] = items[masked]
        items[masked] = self.mask
        return items, targets

    def question(self, history):
        return np.append(history[-(self.max_length - 1) :], self.mask)


class Block(nn.Module):
    """Post-LN: attend, add, normalise; widen fourfold, narrow, add, normalise. s [batch, length, width]."""

    def __init__(self, width, heads, dropout):
        super().__init__()
        self.attention = SelfAttention(width, heads, dropout)
        self.norm1 = nn.LayerNorm(width)
        self.inner = nn.Linear(width, 4 * width)
        self.outer = nn.Linear(4 * width, width)
        self.norm2 = nn.LayerNorm(width)
        self.dropout = nn.Dropout(dropout)

    def forward(self, s, allowed):
        heard = self.attention(s, s, allowed)
        attended = self.norm1(s + heard)
        inner = F.gelu(self.inner(attended))  # [batch, length, 4 width]
        thought = self.dropout(self.outer(inner))
        output = self.norm2(attended + thought)
        return output


if __name__ == "__main__":
    main(BERT4Rec, epochs=90)
