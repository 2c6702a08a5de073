"""SASRec in PyTorch: what src/models/sasrec.ts computes on tfjs, to check it and time it against.

Kang and McAuley, "Self-Attentive Sequential Recommendation", ICDM 2018; by default with pre-LN blocks and the
cross-entropy of a full softmax over tied embeddings, as later reproductions advise.

    python3 reference/sasrec.py public/data/steam/dataset.bin --epochs 60 --seed 0
"""

import math

import torch
import torch.nn as nn
import torch.nn.functional as F

from dataset import PADDING, next_item
from layers import SelfAttention, initialise
from training import main


class SASRec(nn.Module):
    def __init__(self, games, width=64, max_length=50, blocks=2, heads=2, dropout=0.4, published=False):
        super().__init__()
        self.max_length = max_length
        self.items = nn.Embedding(games + 1, width, padding_idx=PADDING)
        self.positions = nn.Embedding(max_length, width)
        self.blocks = nn.ModuleList(Block(width, heads, dropout, published) for _ in range(blocks))
        self.norm = nn.LayerNorm(width)
        self.dropout = nn.Dropout(dropout)
        initialise(self, 1 / width)

    def forward(self, items, asked):
        """items [batch, length], padded on the left → hidden [n, width], one row for each place that is asked."""
        length = items.shape[1]
        token = self.items(items) * math.sqrt(self.items.embedding_dim)  # [batch, length, width]
        position = self.positions.weight[-length:]  # [length, width]: the latest game has the last position
        input = token + position
        causal = torch.ones(length, length, dtype=torch.bool, device=items.device).tril()
        allowed = causal & (items != PADDING)[:, None, None, :]  # [batch, 1, length, length]
        s = self.dropout(input)
        for block in self.blocks:
            s = block(s, allowed)
        hidden = self.norm(s[asked])
        return hidden

    def catalogue(self):
        """A game's score is hidden · vector + bias. vectors [games, width], bias [games]."""
        vectors = self.items.weight[1:]
        return vectors, vectors.new_zeros(len(vectors))

    def examples(self, history, _rng):
        return [next_item(history, self.max_length)]

    def question(self, history):
        return history[-self.max_length :]


class Block(nn.Module):
    """Listen to the past, then think about it. s [batch, length, width] → the same shape.

    Pre-LN normalises what goes into each sub-layer and leaves the residual path alone. The published code takes
    the *normalised* vector as query and as residual, keys and values from the raw one, and does not mix the heads.
    """

    def __init__(self, width, heads, dropout, published):
        super().__init__()
        self.published = published
        self.norm1 = nn.LayerNorm(width)
        self.attention = SelfAttention(width, heads, dropout, mixes=not published)
        self.norm2 = nn.LayerNorm(width)
        self.inner = nn.Linear(width, width)
        self.outer = nn.Linear(width, width)
        self.dropout = nn.Dropout(dropout)

    def forward(self, s, allowed):
        normed = self.norm1(s)
        heard = self.attention(normed, s if self.published else normed, allowed)
        attended = (normed if self.published else s) + heard
        renormed = self.norm2(attended)
        inner = F.relu(self.inner(renormed))
        thought = self.dropout(self.outer(self.dropout(inner)))
        output = (renormed if self.published else attended) + thought
        return output


if __name__ == "__main__":
    main(SASRec, epochs=60)
