"""GRU4Rec in PyTorch: what src/models/gru4rec.ts computes on tfjs, to check it and time it against.

Hidasi et al., "Session-based Recommendations with Recurrent Neural Networks", ICLR 2016, with one embedding table
for input and output. Whole histories are read, and gradients flow back to their first event ("full BPTT").

    python3 reference/gru4rec.py public/data/steam/dataset.bin --epochs 70 --seed 0
"""

import math

import torch
import torch.nn as nn

from dataset import PADDING, next_item
from layers import initialise
from training import main


class GRU4Rec(nn.Module):
    def __init__(self, games, width=64, max_length=50, dropout=0.4):
        super().__init__()
        self.max_length = max_length
        self.items = nn.Embedding(games + 1, width, padding_idx=PADDING)
        self.input = nn.Linear(width, 3 * width)  # W and b of reset gate, update gate and candidate
        self.state = nn.Linear(width, 3 * width)  # U and b' of the same three
        self.dropout = nn.Dropout(dropout)
        initialise(self, 1 / math.sqrt(width))

    def forward(self, items, asked):
        """items [batch, length], padded on the left → hidden [n, width], one row for each place that is asked."""
        embedding = self.items(items)  # [batch, length, width]
        x = self.input(self.dropout(embedding))  # [batch, length, 3 width]
        known = (items != PADDING).unsqueeze(2)
        h = torch.zeros_like(embedding[:, 0])  # [batch, width]
        states = []
        for t in range(items.shape[1]):
            h = self.cell(x[:, t], h) * known[:, t]  # padding leaves nothing behind
            states.append(h)
        hidden = self.dropout(torch.stack(states, dim=1)[asked])
        return hidden

    def cell(self, x, h):
        """One event, as in torch.nn.GRUCell: what to forget, what to keep, what to write. h [batch, width]."""
        xr, xz, xn = x.chunk(3, dim=1)
        hr, hz, hn = self.state(h).chunk(3, dim=1)
        reset = torch.sigmoid(xr + hr)
        update = torch.sigmoid(xz + hz)
        candidate = torch.tanh(xn + reset * hn)
        state = (1 - update) * candidate + update * h
        return state

    def catalogue(self):
        """A game's score is hidden · vector + bias. vectors [games, width], bias [games]."""
        vectors = self.items.weight[1:]
        return vectors, vectors.new_zeros(len(vectors))

    def examples(self, history, _rng):
        return [next_item(history, self.max_length)]

    def question(self, history):
        return history[-self.max_length :]


if __name__ == "__main__":
    main(GRU4Rec, epochs=70, learning_rate=3e-3)
